package app.coffer.desktop.pairing;

import app.coffer.desktop.secret.Secret;
import app.coffer.wire.crypto.Crypto;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The sealed messages of one pairing: a key for each direction, a counter as nonce, so that a
 * message flipped, repeated, reordered or reflected does not open.
 */
final class Channel implements AutoCloseable {
  private static final int DIGITS = 1_000_000;
  private final Secret sending;
  private final Secret receiving;
  private final Secret showing;
  private final byte[] own;
  private final byte[] others;
  private final byte[] transcript;
  private long sent;
  private long received;

  /**
   * @param sessionKey 64 bytes; wiped here
   * @param transcript all that was said before, for {@link #digits}
   */
  Channel(
      boolean inviter, byte[] sessionKey, byte[] ofInviter, byte[] ofJoiner, byte[] transcript) {
    byte[] key = Crypto.hash("pairing", sessionKey);
    Arrays.fill(sessionKey, (byte) 0);
    Secret fromInviter = Secret.owning(Crypto.keyedHash(key, "from-inviter", Crypto.KEY));
    Secret fromJoiner = Secret.owning(Crypto.keyedHash(key, "from-joiner", Crypto.KEY));
    this.sending = inviter ? fromInviter : fromJoiner;
    this.receiving = inviter ? fromJoiner : fromInviter;
    this.showing = Secret.owning(Crypto.keyedHash(key, "digits", Crypto.KEY));
    this.own = inviter ? ofInviter : ofJoiner;
    this.others = inviter ? ofJoiner : ofInviter;
    this.transcript = transcript;
    Arrays.fill(key, (byte) 0);
  }

  /** This side's proof that it knew the secret. */
  byte[] confirmation() {
    return own.clone();
  }

  /** Whether this is the other side's proof. */
  boolean confirms(byte[] proof) {
    return Crypto.equal(others, proof);
  }

  byte[] seal(byte[] message) {
    byte[] nonce = nonce(sent++);
    return sending.use(key -> Crypto.box(message, nonce, key));
  }

  /** The next message; empty where it is not exactly that. */
  Optional<byte[]> open(byte[] box) {
    byte[] nonce = nonce(received++);
    return receiving.use(key -> Crypto.openBox(box, nonce, key));
  }

  private static byte[] nonce(long counter) {
    return ByteBuffer.allocate(Crypto.NONCE).putLong(Crypto.NONCE - Long.BYTES, counter).array();
  }

  /** Six digits of everything said so far and the joiner's introduction. */
  String digits(byte[] introduction) {
    byte[] hash =
        showing.use(key ->
            Crypto.keyedHash(
                key, "pairing-digits", Crypto.KEY, CPace.join(transcript, introduction)));
    long number = Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), DIGITS);
    return String.format(Locale.ROOT, "%06d", number);
  }

  @Override
  public void close() {
    sending.close();
    receiving.close();
    showing.close();
  }

  @Override
  public String toString() {
    return "Channel[redacted]";
  }
}
