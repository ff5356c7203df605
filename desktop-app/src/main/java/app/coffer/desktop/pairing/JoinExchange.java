package app.coffer.desktop.pairing;

import app.coffer.desktop.pairing.PairingRefused.Reason;
import app.coffer.desktop.seal.DeviceKeys;
import app.coffer.desktop.sync.Mailboxes;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Limits;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The joining side: from a link to a verified vault, or to nothing at all. */
public final class JoinExchange {
  private static final Logger LOG = LoggerFactory.getLogger(JoinExchange.class);
  private final Mailboxes.Relays relays;
  private final InstantSource clock;
  private final Randomness randomness;

  public JoinExchange(Mailboxes.Relays relays, InstantSource clock, Randomness randomness) {
    this.relays = relays;
    this.clock = clock;
    this.randomness = randomness;
  }

  /**
   * Joins. Nothing of this computer's is touched; the keys it makes are in the result or wiped.
   *
   * @param platform what kind of computer this is, as the inviter will see it
   * @param confirm asked with six digits that must be the same on both screens
   */
  public Inheritance join(URI link, String deviceName, String platform, Predicate<String> confirm)
      throws SyncFault, PairingRefused {
    try (PairingLink parsed = PairingLink.parse(link)) {
      var mail =
          new Mail(
              relays.at(parsed.origin()),
              parsed.mailbox(),
              clock.instant().plusSeconds(Limits.PAIRING_SECONDS),
              clock);
      DeviceKeys device = DeviceKeys.generate(randomness);
      Optional<Inheritance> kept = Optional.empty();
      try (Handshake handshake = new Handshake(parsed, false, randomness)) {
        kept =
            Optional.of(received(mail, handshake, device, new Self(deviceName, platform), confirm));
        return kept.get();
      } catch (PairingRefused refused) {
        // whoever comes second does not end the exchange of whoever came first
        if (refused.reason() != Reason.ALREADY_USED) {
          mail.end(refused.reason());
        }
        LOG.info("joining ended: {}", refused.reason());
        throw refused;
      } catch (SyncFault fault) {
        mail.end(Reason.CANCELLED);
        throw fault;
      } finally {
        if (kept.isEmpty()) {
          device.close();
        }
      }
    }
  }

  private record Self(String name, String platform) {}

  private Inheritance received(
      Mail mail, Handshake handshake, DeviceKeys device, Self self, Predicate<String> confirm)
      throws SyncFault, PairingRefused {
    byte[] share = mail.await(Mail.INVITER_SHARE);
    if (share.length != Crypto.KEY) {
      throw new PairingRefused(Reason.NOT_AUTHENTIC);
    }
    Optional<Channel> agreed = handshake.complete(share);
    try (Channel channel = agreed.orElseThrow(() -> new PairingRefused(Reason.NOT_AUTHENTIC))) {
      mail.put(Mail.JOINER_SHARE, Crypto.concat(handshake.share(), channel.confirmation()));
      if (!channel.confirms(mail.await(Mail.INVITER_CONFIRMATION))) {
        throw new PairingRefused(Reason.WRONG_SECRET);
      }
      byte[] introduction = Introduction.of(device, self.name, self.platform);
      mail.put(Mail.INTRODUCTION, channel.seal(introduction));
      if (!confirm.test(channel.digits(introduction))) {
        throw new PairingRefused(Reason.DECLINED);
      }
      mail.put(Mail.AGREED, channel.seal(new byte[0]));
      Inheritance inheritance = verified(channel, mail.await(Mail.INHERITANCE), device);
      try {
        mail.put(Mail.VERIFIED, channel.seal(new byte[0]));
      } catch (SyncFault | PairingRefused e) {
        // this device is a member and has everything; only the other screen does not know yet
        LOG.debug("the inviter could not be told", e);
      }
      LOG.info("joined as device {}", device.id());
      return inheritance;
    }
  }

  private static Inheritance verified(Channel channel, byte[] box, DeviceKeys device)
      throws PairingRefused {
    byte[] plain = channel.open(box).orElseThrow(() -> new PairingRefused(Reason.NOT_AUTHENTIC));
    try {
      return Inheritance.receive(plain, device);
    } catch (MalformedCbor e) {
      throw new PairingRefused(Reason.NOT_AUTHENTIC);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }
}
