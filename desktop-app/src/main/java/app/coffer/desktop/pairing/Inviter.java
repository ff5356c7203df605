package app.coffer.desktop.pairing;

import app.coffer.desktop.pairing.PairingRefused.Reason;
import app.coffer.desktop.seal.KeyRing;
import app.coffer.desktop.sync.Mailboxes;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Limits;
import app.coffer.wire.Problem;
import app.coffer.wire.crypto.Randomness;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The inviting side, over a relay's mailbox. */
public final class Inviter implements Pairing {
  private static final Logger LOG = LoggerFactory.getLogger(Inviter.class);

  /** Of a million codes at most some dozens are in use. */
  private static final int CODES_TRIED = 5;

  private final Mailboxes.Relays relays;
  private final KeyRing ring;
  private final VaultHandover vault;
  private final InstantSource clock;
  private final Randomness randomness;
  private final AtomicReference<@Nullable Shown> current = new AtomicReference<>();

  /**
   * @param ring stays the caller's to close
   */
  public Inviter(
      Mailboxes.Relays relays,
      KeyRing ring,
      VaultHandover vault,
      InstantSource clock,
      Randomness randomness) {
    this.relays = relays;
    this.ring = ring;
    this.vault = vault;
    this.clock = clock;
    this.randomness = randomness;
  }

  @Override
  public Invitation invite() throws SyncFault, PairingRefused {
    if (!ring.canAuthorize()) {
      throw new PairingRefused(Reason.CANNOT_ADD);
    }
    URI server = Origin.of(vault.server());
    Shown before = current.getAndSet(null);
    if (before != null) {
      before.close();
    }
    Shown made = opened(relays.at(server), server);
    current.set(made);
    return made;
  }

  private Shown opened(Mailboxes relay, URI server) throws SyncFault {
    for (int tried = 1; ; tried++) {
      ShortCode code = ShortCode.fresh(randomness);
      PairingLink link = PairingLink.fresh(server, randomness);
      Instant expires = clock.instant().plusSeconds(Limits.PAIRING_SECONDS);
      boolean open = false;
      try {
        relay.open(link.mailbox(), code.mailbox());
        open = true;
        return new Shown(relay, code, link, expires);
      } catch (SyncFault.Refused refused) {
        boolean taken = refused.code().equals(Optional.of(Problem.Code.CODE_TAKEN));
        if (!taken || tried == CODES_TRIED) {
          throw refused;
        }
      } finally {
        if (!open) {
          code.close();
          link.close();
        }
      }
    }
  }

  private final class Shown implements Invitation {
    private final Mailboxes relay;
    private final ShortCode code;
    private final PairingLink link;
    private final String text;
    private final URI uri;
    private final Instant expires;
    private final Mail mail;
    private boolean awaited;
    private volatile boolean over;

    Shown(Mailboxes relay, ShortCode code, PairingLink link, Instant expires) {
      this.relay = relay;
      this.code = code;
      this.link = link;
      this.text = code.text();
      this.uri = link.uri();
      this.expires = expires;
      this.mail = new Mail(relay, link.mailbox(), expires, clock);
    }

    @Override
    public String code() {
      return text;
    }

    @Override
    public URI link() {
      return uri;
    }

    @Override
    public URI server() {
      return link.origin();
    }

    @Override
    public Instant expires() {
      return expires;
    }

    @Override
    public Joined await(Predicate<Joiner> confirm) throws SyncFault, PairingRefused {
      synchronized (this) {
        if (awaited) {
          throw new PairingRefused(Reason.ALREADY_USED);
        }
        awaited = true;
      }
      try (var exchange = new InviteExchange(ring, vault, clock, randomness, mail, code, link)) {
        Joined joined = exchange.run(confirm);
        LOG.info("device {} joined, finished: {}", joined.device(), joined.finished());
        drop();
        return joined;
      } catch (PairingRefused refused) {
        mail.end(refused.reason());
        LOG.info("an invitation ended: {}", refused.reason());
        throw refused;
      } catch (SyncFault fault) {
        mail.end(Reason.CANCELLED);
        throw fault;
      } finally {
        // one guess: whatever happened, these secrets are dead
        over = true;
        code.close();
        link.close();
      }
    }

    /** What is left in the mailbox is of no use any more, but sealed keys need not lie there. */
    private void drop() {
      try {
        relay.close(link.mailbox());
      } catch (SyncFault fault) {
        // the server drops it after its time
        LOG.debug("a mailbox could not be closed", fault);
      }
    }

    @Override
    public void close() {
      if (!over) {
        over = true;
        mail.cancel();
      }
      synchronized (this) {
        if (!awaited) {
          awaited = true;
          code.close();
          link.close();
        }
      }
    }

    @Override
    public String toString() {
      return "Invitation[redacted]";
    }
  }
}
