package app.coffer.desktop.pairing;

import app.coffer.desktop.pairing.PairingRefused.Reason;
import app.coffer.desktop.seal.KeyRing;
import app.coffer.desktop.sync.Mailboxes;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Limits;
import app.coffer.wire.Problem;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.crypto.Randomness;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The inviting side, over a relay's mailbox. */
public final class Inviter implements Pairing {
  private static final Logger LOG = LoggerFactory.getLogger(Inviter.class);
  private static final int APPEND_ATTEMPTS = 5;

  private final Mailboxes.Relays relays;
  private final KeyRing ring;
  private final VaultHandover vault;
  private final InstantSource clock;
  private final Randomness randomness;

  /**
   * @param ring holds the root seed; stays the caller's to close
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
  public Invitation invite() throws SyncFault {
    URI server = vault.server();
    Mailboxes relay = relays.at(server);
    PairingLink link = PairingLink.fresh(server, randomness);
    Instant expires = clock.instant().plusSeconds(Limits.PAIRING_SECONDS);
    relay.open(link.mailbox());
    return new Shown(relay, link, expires);
  }

  private final class Shown implements Invitation {
    private final Mailboxes relay;
    private final PairingLink link;
    private final URI uri;
    private final Instant expires;
    private final Mail mail;
    private boolean awaited;

    Shown(Mailboxes relay, PairingLink link, Instant expires) {
      this.relay = relay;
      this.link = link;
      this.uri = link.uri();
      this.expires = expires;
      this.mail = new Mail(relay, link.mailbox(), expires, clock);
    }

    @Override
    public URI link() {
      return uri;
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
      try (Handshake handshake = new Handshake(link, true, randomness)) {
        return joined(handshake, confirm);
      } catch (PairingRefused refused) {
        mail.end(refused.reason());
        LOG.info("an invitation ended: {}", refused.reason());
        throw refused;
      } catch (SyncFault fault) {
        mail.end(Reason.CANCELLED);
        throw fault;
      } finally {
        // one guess: whatever happened, this secret is dead
        link.close();
      }
    }

    private Joined joined(Handshake handshake, Predicate<Joiner> confirm)
        throws SyncFault, PairingRefused {
      mail.put(Mail.INVITER_SHARE, handshake.share());
      byte[] answer = mail.await(Mail.JOINER_SHARE);
      int share = handshake.share().length;
      if (answer.length != share + Handshake.CONFIRMATION) {
        throw new PairingRefused(Reason.NOT_AUTHENTIC);
      }
      Optional<Channel> agreed = handshake.complete(Arrays.copyOf(answer, share));
      try (Channel channel = agreed.orElseThrow(() -> new PairingRefused(Reason.NOT_AUTHENTIC))) {
        if (!channel.confirms(Arrays.copyOfRange(answer, share, answer.length))) {
          throw new PairingRefused(Reason.WRONG_SECRET);
        }
        mail.put(Mail.INVITER_CONFIRMATION, channel.confirmation());
        return authorized(channel, confirm);
      }
    }

    private Joined authorized(Channel channel, Predicate<Joiner> confirm)
        throws SyncFault, PairingRefused {
      byte[] introduced = opened(channel, mail.await(Mail.INTRODUCTION));
      Introduction joiner = introduction(introduced);
      if (!confirm.test(new Joiner(joiner.name(), joiner.platform(), channel.digits(introduced)))) {
        throw new PairingRefused(Reason.DECLINED);
      }
      // the root key signs only after the person at the other screen agreed too
      opened(channel, mail.await(Mail.AGREED));
      authorize(joiner);
      mail.put(Mail.INHERITANCE, inheritance(channel));
      opened(channel, mail.await(Mail.VERIFIED));
      var joined = new Joined(RootStatement.deviceId(joiner.signKey()), joiner.name());
      LOG.info("device {} joined", joined.device());
      return joined;
    }

    private byte[] inheritance(Channel channel) {
      byte[] plain = Inheritance.give(ring, vault, link.origin());
      try {
        return channel.seal(plain);
      } finally {
        Arrays.fill(plain, (byte) 0);
      }
    }

    private void authorize(Introduction joiner) throws SyncFault {
      for (int attempt = 1; ; attempt++) {
        List<Signed> log = vault.rootLog();
        Signed statement =
            ring.authorize(
                log.size(),
                RootStatement.hashOf(log.getLast().bytes()),
                joiner.signKey(),
                joiner.boxKey(),
                joiner.name(),
                randomness);
        try {
          vault.append(statement);
          return;
        } catch (SyncFault.Refused refused) {
          boolean stale = refused.code().equals(Optional.of(Problem.Code.STALE_ROOT));
          if (!stale || attempt == APPEND_ATTEMPTS) {
            throw refused;
          }
          vault.refreshRootLog();
        }
      }
    }

    @Override
    public void close() {
      link.close();
      if (!mail.ended()) {
        try {
          relay.close(link.mailbox());
        } catch (SyncFault fault) {
          // the secret is gone, so the mailbox is worthless; the server drops it after its time
          LOG.debug("a mailbox could not be closed", fault);
        }
      }
    }

    @Override
    public String toString() {
      return "Invitation[redacted]";
    }
  }

  private static byte[] opened(Channel channel, byte[] box) throws PairingRefused {
    return channel.open(box).orElseThrow(() -> new PairingRefused(Reason.NOT_AUTHENTIC));
  }

  private static Introduction introduction(byte[] bytes) throws PairingRefused {
    try {
      return Introduction.read(bytes);
    } catch (MalformedCbor e) {
      throw new PairingRefused(Reason.NOT_AUTHENTIC);
    }
  }
}
