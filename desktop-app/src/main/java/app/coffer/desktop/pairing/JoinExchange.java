package app.coffer.desktop.pairing;

import app.coffer.desktop.pairing.Handshake.Kind;
import app.coffer.desktop.pairing.PairingRefused.Reason;
import app.coffer.desktop.seal.DeviceKeys;
import app.coffer.desktop.secret.Secret;
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

/** The joining side: from a link or a code to a verified vault's keys, or to nothing at all. */
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
   * How this device is to be shown.
   *
   * @param platform what kind of computer this is
   */
  public record Self(String name, String platform) {}

  /**
   * Joins. Nothing of this computer's is touched; the keys it makes are in the result or wiped.
   *
   * @param confirm asked with six digits that must be the same on both screens
   */
  public Admission join(
      Ticket ticket, Self self, Predicate<String> confirm, Cancellation cancellation)
      throws SyncFault, PairingRefused {
    try (Meeting meeting = meeting(ticket)) {
      var mail =
          new Mail(
              meeting.relay,
              meeting.mailbox,
              clock.instant().plusSeconds(Limits.PAIRING_SECONDS),
              clock);
      cancellation.tellBy(mail::cancel);
      try {
        return admitted(mail, meeting, self, confirm);
      } catch (PairingRefused refused) {
        Reason reason = cancellation.isCancelled() ? Reason.CANCELLED : refused.reason();
        if (!leavesOthersAlone(reason)) {
          mail.end(reason);
        }
        LOG.info("joining ended: {}", reason);
        throw reason == refused.reason() ? refused : new PairingRefused(reason);
      } catch (SyncFault fault) {
        mail.end(Reason.CANCELLED);
        throw fault;
      }
    }
  }

  /**
   * Whoever comes second does not end the exchange of whoever came first, and an address that was
   * spelt otherwise is no guess.
   */
  private static boolean leavesOthersAlone(Reason reason) {
    return reason == Reason.ALREADY_USED || reason == Reason.OTHER_ADDRESS;
  }

  /** Where and by what the two sides meet; closing wipes the secret. */
  private record Meeting(Kind kind, URI origin, Mailboxes relay, String mailbox, Secret secret)
      implements AutoCloseable {
    @Override
    public void close() {
      secret.close();
    }

    @Override
    public String toString() {
      return "Meeting[redacted]";
    }
  }

  private Meeting meeting(Ticket ticket) throws SyncFault, PairingRefused {
    return switch (ticket) {
      case Ticket.Link(URI uri) -> {
        PairingLink link = PairingLink.parse(uri);
        yield new Meeting(
            Kind.LINK, link.origin(), relays.at(link.origin()), link.mailbox(), link.secret());
      }
      case Ticket.Code(String typed, URI server) -> {
        ShortCode code = ShortCode.parse(typed);
        Optional<String> found = Optional.empty();
        try {
          Mailboxes relay = relays.at(server);
          found = relay.find(code.mailbox());
          yield new Meeting(
              Kind.CODE,
              server,
              relay,
              found.orElseThrow(() -> new PairingRefused(Reason.UNKNOWN_CODE)),
              code.secret());
        } finally {
          if (found.isEmpty()) {
            code.close();
          }
        }
      }
    };
  }

  private Admission admitted(Mail mail, Meeting meeting, Self self, Predicate<String> confirm)
      throws SyncFault, PairingRefused {
    byte[] opening = mail.await(Mail.OPENING);
    byte[] share = shareOf(opening, meeting);
    DeviceKeys device = DeviceKeys.generate(randomness);
    Optional<Admission> admission = Optional.empty();
    Optional<Channel> agreed = Optional.empty();
    try (var handshake =
        new Handshake(
            meeting.kind, meeting.origin, meeting.mailbox, meeting.secret, false, randomness)) {
      agreed = handshake.complete(share, opening);
      Channel channel = agreed.orElseThrow(() -> new PairingRefused(Reason.NOT_AUTHENTIC));
      mail.put(
          Mail.ANSWER,
          Crypto.concat(
              new byte[] {meeting.kind.number}, handshake.share(), channel.confirmation()));
      if (!channel.confirms(mail.await(Mail.INVITER_CONFIRMATION))) {
        throw new PairingRefused(Reason.WRONG_SECRET);
      }
      Inheritance inheritance = received(mail, channel, device, self, confirm);
      admission = Optional.of(new Admission(inheritance, mail, channel));
      LOG.info("joined as device {}", device.id());
      return admission.get();
    } finally {
      if (admission.isEmpty()) {
        agreed.ifPresent(Channel::close);
        device.close();
      }
    }
  }

  /** The inviter's share for what this side was given. */
  private static byte[] shareOf(byte[] opening, Meeting meeting) throws PairingRefused {
    if (opening.length != 3 * Crypto.KEY) {
      throw new PairingRefused(Reason.NOT_AUTHENTIC);
    }
    boolean link = meeting.kind == Kind.LINK;
    byte[] tag = Arrays.copyOfRange(opening, 2 * Crypto.KEY, 3 * Crypto.KEY);
    if (!Crypto.equal(tag, Handshake.tag(meeting.origin, meeting.mailbox))) {
      throw new PairingRefused(link ? Reason.NOT_AUTHENTIC : Reason.OTHER_ADDRESS);
    }
    int at = link ? 0 : Crypto.KEY;
    return Arrays.copyOfRange(opening, at, at + Crypto.KEY);
  }

  private Inheritance received(
      Mail mail, Channel channel, DeviceKeys device, Self self, Predicate<String> confirm)
      throws SyncFault, PairingRefused {
    byte[] introduction = Introduction.of(device, self.name, self.platform, clock.instant());
    mail.put(Mail.INTRODUCTION, channel.seal(introduction));
    String digits = channel.digits(introduction);
    if (!mail.ask(Mail.AGREED, () -> confirm.test(digits))) {
      throw new PairingRefused(Reason.DECLINED);
    }
    mail.put(Mail.AGREED, channel.seal(new byte[0]));
    // from here on the other side may have made this device a member
    mail.bePatient();
    byte[] box = mail.await(Mail.INHERITANCE);
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
