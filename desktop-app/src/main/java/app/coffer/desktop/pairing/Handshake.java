package app.coffer.desktop.pairing;

import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One side of a CPace run for a link. Bound into it: who invites and who joins, the server's
 * address, the mailbox, the version of the exchange. Closing wipes the scalar.
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

  Handshake(PairingLink link, boolean inviter, Randomness randomness) {
    this.inviter = inviter;
    this.session = HexFormat.of().parseHex(link.mailbox());
    byte[] channel =
        CPace.join(
            VERSION,
            INVITER,
            JOINER,
            link.origin().toString().getBytes(StandardCharsets.UTF_8),
            session);
    byte[] generator = link.secret().use(s -> CPace.generator(s, channel, session));
    this.scalar = Crypto.ristrettoScalar(randomness.bytes(64));
    this.share = CPace.share(scalar, generator).orElseThrow(IllegalStateException::new);
  }

  /** What this side sends, 32 bytes. */
  byte[] share() {
    return share.clone();
  }

  /** The keys of the run; empty where the other's share is our own or is not valid. */
  Optional<Channel> complete(byte[] other) {
    if (Crypto.equal(other, share)) {
      return Optional.empty();
    }
    return CPace.point(scalar, other)
        .map(point -> {
          var shares =
              inviter
                  ? new CPace.Shares(share, INVITER, other, JOINER)
                  : new CPace.Shares(other, INVITER, share, JOINER);
          byte[] key = CPace.sessionKey(session, point, shares);
          Arrays.fill(point, (byte) 0);
          return new Channel(
              inviter,
              key,
              CPace.confirmation(session, key, shares.ya(), INVITER),
              CPace.confirmation(session, key, shares.yb(), JOINER),
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
