package app.coffer.desktop.pairing;

import app.coffer.desktop.secret.Secret;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One side of a CPace run. Bound into it: who invites and who joins, whether by link or by code,
 * the server's address, the mailbox, the version of the exchange, and the whole of the first
 * message. Closing wipes the scalar.
 */
final class Handshake implements AutoCloseable {
  static final int CONFIRMATION = 64;
  private static final byte[] INVITER = ascii("inviter");
  private static final byte[] JOINER = ascii("joiner");
  private static final byte[] VERSION = ascii("coffer-pairing-v" + Mail.VERSION);

  private final boolean inviter;
  private final byte[] session;
  private final byte[] scalar;
  private final byte[] share;

  /** How the joiner came by the secret; the number goes over the wire. */
  enum Kind {
    LINK(1),
    CODE(2);

    final byte number;

    Kind(int number) {
      this.number = (byte) number;
    }

    static Optional<Kind> of(byte number) {
      return Arrays.stream(values()).filter(kind -> kind.number == number).findFirst();
    }
  }

  /**
   * @param origin in its one spelling
   * @param mailbox 32 hex digits
   * @param secret stays the caller's to close
   */
  Handshake(
      Kind kind,
      URI origin,
      String mailbox,
      Secret secret,
      boolean inviter,
      Randomness randomness) {
    this.inviter = inviter;
    this.session = HexFormat.of().parseHex(mailbox);
    byte[] channel =
        CPace.join(VERSION, INVITER, JOINER, ascii(kind.name()), bytes(origin), session);
    byte[] generator = secret.use(s -> CPace.generator(s, channel, session));
    this.scalar = Crypto.ristrettoScalar(randomness.bytes(64));
    this.share = CPace.share(scalar, generator).orElseThrow(IllegalStateException::new);
  }

  /** What tells a joiner by code that it calls the server as the inviter does. */
  static byte[] tag(URI origin, String mailbox) {
    return Crypto.hash("pairing-origin", CPace.join(bytes(origin), ascii(mailbox)));
  }

  private static byte[] bytes(URI origin) {
    return origin.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What this side sends, 32 bytes. */
  byte[] share() {
    return share.clone();
  }

  /**
   * The keys of the run; empty where the other's share is our own or is not valid.
   *
   * @param opening the inviter's whole first message
   */
  Optional<Channel> complete(byte[] other, byte[] opening) {
    if (Crypto.equal(other, share)) {
      return Optional.empty();
    }
    byte[] saidFirst = CPace.join(INVITER, opening);
    return CPace.point(scalar, other)
        .map(point -> {
          var shares =
              inviter
                  ? new CPace.Shares(share, saidFirst, other, JOINER)
                  : new CPace.Shares(other, saidFirst, share, JOINER);
          byte[] key = CPace.sessionKey(session, point, shares);
          Arrays.fill(point, (byte) 0);
          return new Channel(
              inviter,
              key,
              CPace.confirmation(session, key, shares.ya(), shares.ada()),
              CPace.confirmation(session, key, shares.yb(), shares.adb()),
              shares.transcript());
        });
  }

  @Override
  public void close() {
    Arrays.fill(scalar, (byte) 0);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
