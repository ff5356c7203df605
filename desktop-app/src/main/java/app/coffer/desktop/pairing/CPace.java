package app.coffer.desktop.pairing;

import app.coffer.wire.crypto.Crypto;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The arithmetic of CPace, a balanced PAKE, in the suite CPACE-RISTR255-SHA512 of
 * draft-irtf-cfrg-cpace: two sides that know the same secret get the same key, and whoever does not
 * know it learns nothing from one run but whether one guess was right.
 */
final class CPace {
  private static final byte[] DSI = ascii("CPaceRistretto255");
  private static final byte[] DSI_ISK = ascii("CPaceRistretto255_ISK");
  private static final byte[] DSI_MAC = ascii("CPaceMac");
  private static final int SHA512_BLOCK = 128;

  private CPace() {}

  /** calculate_generator: the point that secret, channel and session name. */
  static byte[] generator(byte[] secret, byte[] channel, byte[] session) {
    int padding =
        Math.max(0, SHA512_BLOCK - 1 - prependLength(secret).length - prependLength(DSI).length);
    return Crypto.ristrettoFromHash(
        Crypto.sha512(join(DSI, secret, new byte[padding], channel, session)));
  }

  /** This side's share, to be sent; empty where the arithmetic gives the identity. */
  static Optional<byte[]> share(byte[] scalar, byte[] generator) {
    return Crypto.ristrettoMultiply(scalar, generator);
  }

  /** The shared point K; empty for a share that is no element or gives the identity: abort. */
  static Optional<byte[]> point(byte[] scalar, byte[] otherShare) {
    return Crypto.ristrettoMultiply(scalar, otherShare);
  }

  /** ISK, 64 bytes, in the initiator and responder setting. */
  static byte[] sessionKey(byte[] session, byte[] point, Shares shares) {
    return Crypto.sha512(join(DSI_ISK, session, point), shares.transcript());
  }

  /** A side's proof that it has the session key: HMAC-SHA-512 over its own share and data. */
  static byte[] confirmation(byte[] session, byte[] sessionKey, byte[] share, byte[] data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(Crypto.sha512(DSI_MAC, session, sessionKey), "HmacSHA512"));
      return mac.doFinal(join(share, data));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new AssertionError("every Java platform has HMAC-SHA-512", e);
    }
  }

  /**
   * Both shares and what each side associates with its own: the initiator's, then the responder's.
   */
  record Shares(byte[] ya, byte[] ada, byte[] yb, byte[] adb) {
    byte[] transcript() {
      return Crypto.concat(join(ya, ada), join(yb, adb));
    }

    @Override
    public String toString() {
      return "Shares[]";
    }
  }

  /** lv_cat: each part after its length. */
  static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(prependLength(part));
    }
    return out.toByteArray();
  }

  /** prepend_len: the length as LEB128, then the bytes. */
  private static byte[] prependLength(byte[] part) {
    var out = new ByteArrayOutputStream();
    int length = part.length;
    while (length >= 0x80) {
      out.write(length & 0x7f | 0x80);
      length >>>= 7;
    }
    out.write(length);
    out.writeBytes(part);
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
