package app.coffer.desktop.pairing;

import app.coffer.desktop.pairing.Handshake.Kind;
import app.coffer.desktop.pairing.Pairing.Joined;
import app.coffer.desktop.pairing.Pairing.Joiner;
import app.coffer.desktop.pairing.PairingRefused.Reason;
import app.coffer.desktop.seal.KeyRing;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Problem;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the inviting side. Both secrets stand ready in the first message; the one answer that
 * is taken names which of them it means, so link and code together are one guess.
 */
final class InviteExchange implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InviteExchange.class);
  private static final int APPEND_ATTEMPTS = 5;

  private final KeyRing ring;
  private final VaultHandover vault;
  private final InstantSource clock;
  private final Randomness randomness;
  private final Mail mail;
  private final URI server;
  private final String mailbox;
  private final Handshake byLink;
  private final Handshake byCode;

  InviteExchange(
      KeyRing ring,
      VaultHandover vault,
      InstantSource clock,
      Randomness randomness,
      Mail mail,
      ShortCode code,
      PairingLink link) {
    this.ring = ring;
    this.vault = vault;
    this.clock = clock;
    this.randomness = randomness;
    this.mail = mail;
    this.server = link.origin();
    this.mailbox = link.mailbox();
    this.byLink = new Handshake(Kind.LINK, server, mailbox, link.secret(), true, randomness);
    this.byCode = new Handshake(Kind.CODE, server, mailbox, code.secret(), true, randomness);
  }

  Joined run(Predicate<Joiner> confirm) throws SyncFault, PairingRefused {
    byte[] opening = Crypto.concat(byLink.share(), byCode.share(), Handshake.tag(server, mailbox));
    mail.put(Mail.OPENING, opening);
    byte[] answer = mail.await(Mail.ANSWER);
    if (answer.length != 1 + Crypto.KEY + Handshake.CONFIRMATION) {
      throw new PairingRefused(Reason.NOT_AUTHENTIC);
    }
    Kind kind = Kind.of(answer[0]).orElseThrow(() -> new PairingRefused(Reason.NOT_AUTHENTIC));
    byte[] share = Arrays.copyOfRange(answer, 1, 1 + Crypto.KEY);
    byte[] confirmation = Arrays.copyOfRange(answer, 1 + Crypto.KEY, answer.length);
    Optional<Channel> agreed = (kind == Kind.LINK ? byLink : byCode).complete(share, opening);
    try (Channel channel = agreed.orElseThrow(() -> new PairingRefused(Reason.NOT_AUTHENTIC))) {
      if (!channel.confirms(confirmation)) {
        throw new PairingRefused(Reason.WRONG_SECRET);
      }
      mail.put(Mail.INVITER_CONFIRMATION, channel.confirmation());
      Introduction joiner = authorized(channel, confirm);
      var device = RootStatement.deviceId(joiner.signKey());
      boolean finished = handedOver(channel);
      vault.welcomed(device, joiner.platform());
      return new Joined(device, joiner.name(), finished);
    }
  }

  private Introduction authorized(Channel channel, Predicate<Joiner> confirm)
      throws SyncFault, PairingRefused {
    byte[] introduced = opened(channel, mail.await(Mail.INTRODUCTION));
    Introduction joiner = introduction(introduced);
    if (joiner.clockIsOff(clock.instant())) {
      throw new PairingRefused(Reason.CLOCK_SKEW);
    }
    var who = new Joiner(joiner.name(), joiner.platform(), channel.digits(introduced));
    if (!mail.ask(Mail.AGREED, () -> confirm.test(who))) {
      throw new PairingRefused(Reason.DECLINED);
    }
    // the root key signs only after the person at the other screen agreed too
    opened(channel, mail.await(Mail.AGREED));
    authorize(joiner);
    return joiner;
  }

  /** From here on there is a new member, whatever becomes of this exchange. */
  private boolean handedOver(Channel channel) {
    mail.bePatient();
    try {
      mail.put(Mail.INHERITANCE, inheritance(channel));
      opened(channel, mail.await(Mail.FINISHED));
      return true;
    } catch (SyncFault | PairingRefused e) {
      LOG.info("a new member did not say that it finished", e);
      return false;
    }
  }

  private byte[] inheritance(Channel channel) {
    byte[] plain = Inheritance.give(ring, vault, server);
    try {
      return channel.seal(plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private void authorize(Introduction joiner) throws SyncFault, PairingRefused {
    for (int attempt = 1; ; attempt++) {
      List<Signed> log = vault.rootLog();
      if (isMember(log, joiner)) {
        // the answer to an earlier attempt was lost
        return;
      }
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
      } catch (SyncFault fault) {
        if (attempt == APPEND_ATTEMPTS || !mayGoOn(fault)) {
          throw fault;
        }
        vault.refreshRootLog();
      }
    }
  }

  /** Another statement came first, or nobody knows whether this one arrived. */
  private static boolean mayGoOn(SyncFault fault) throws PairingRefused {
    if (fault instanceof SyncFault.Refused refused) {
      if (refused.code().equals(Optional.of(Problem.Code.TOO_LARGE))) {
        throw new PairingRefused(Reason.TOO_MANY_DEVICES);
      }
      return refused.code().equals(Optional.of(Problem.Code.STALE_ROOT));
    }
    return fault instanceof SyncFault.Offline;
  }

  private static boolean isMember(List<Signed> log, Introduction joiner) {
    return log.stream()
        .map(signed -> RootStatement.decode(signed.bytes()))
        .anyMatch(statement ->
            statement instanceof RootStatement.Authorize authorize
                && Crypto.equal(authorize.signKey(), joiner.signKey())
                && Crypto.equal(authorize.boxKey(), joiner.boxKey()));
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

  @Override
  public void close() {
    byLink.close();
    byCode.close();
  }
}
