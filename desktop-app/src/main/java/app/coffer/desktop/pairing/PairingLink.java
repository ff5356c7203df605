package app.coffer.desktop.pairing;

import app.coffer.desktop.secret.Secret;
import app.coffer.wire.crypto.Randomness;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code coffer://join#v1.<origin>.<mailbox>.<secret>}: the server's address in base64url, a
 * mailbox of 32 hex digits, a secret of 16 bytes in base64url. All of it is in the fragment, which
 * no browser sends anywhere.
 */
final class PairingLink implements AutoCloseable {
  static final int SECRET = 16;

  /** What every link begins with. */
  static final String SCHEME = "coffer://join#";

  private static final int LONGEST = 2048;
  private static final int MAILBOX = 16;
  private static final Pattern GRAMMAR =
      Pattern.compile(
          "coffer://join#v([0-9]{1,3})\\.([A-Za-z0-9_-]{4,1400})\\.([0-9a-f]{32})\\.([A-Za-z0-9_-]{22})");

  private final URI origin;
  private final String mailbox;
  private final Secret secret;

  private PairingLink(URI origin, String mailbox, Secret secret) {
    this.origin = origin;
    this.mailbox = mailbox;
    this.secret = secret;
  }

  /** A link nobody had before. */
  static PairingLink fresh(URI origin, Randomness randomness) {
    return new PairingLink(
        origin,
        HexFormat.of().formatHex(randomness.bytes(MAILBOX)),
        Secret.owning(randomness.bytes(SECRET)));
  }

  /**
   * Reads a link; nothing but the one form that {@link #uri()} writes is taken.
   *
   * @throws PairingRefused MALFORMED_LINK, or VERSIONS_TOO_DIFFERENT for a link of a later version
   */
  static PairingLink parse(URI link) throws PairingRefused {
    String text = link.toString();
    Matcher parts = GRAMMAR.matcher(text);
    if (text.length() > LONGEST || !parts.matches()) {
      throw new PairingRefused(PairingRefused.Reason.MALFORMED_LINK);
    }
    if (!parts.group(1).equals("1")) {
      throw new PairingRefused(PairingRefused.Reason.VERSIONS_TOO_DIFFERENT);
    }
    byte[] secret = base64(parts.group(4));
    return new PairingLink(
        origin(new String(base64(parts.group(2)), StandardCharsets.UTF_8)),
        parts.group(3),
        Secret.owning(secret));
  }

  private static byte[] base64(String text) throws PairingRefused {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      if (Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // refused below: the text itself must not reach an exception
    }
    throw new PairingRefused(PairingRefused.Reason.MALFORMED_LINK);
  }

  private static URI origin(String text) throws PairingRefused {
    try {
      URI origin = new URI(text);
      boolean web = "https".equals(origin.getScheme()) || "http".equals(origin.getScheme());
      if (web
          && origin.getHost() != null
          && origin.getRawUserInfo() == null
          && origin.getRawQuery() == null
          && origin.getRawFragment() == null) {
        return origin;
      }
    } catch (URISyntaxException e) {
      // refused below: the text itself must not reach an exception
    }
    throw new PairingRefused(PairingRefused.Reason.MALFORMED_LINK);
  }

  URI origin() {
    return origin;
  }

  String mailbox() {
    return mailbox;
  }

  Secret secret() {
    return secret;
  }

  /** The text to show: whoever has it can try to join. */
  URI uri() {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String fragment =
        "v1."
            + base64.encodeToString(origin.toString().getBytes(StandardCharsets.UTF_8))
            + "."
            + mailbox
            + "."
            + secret.use(base64::encodeToString);
    return URI.create("coffer://join#" + fragment);
  }

  @Override
  public void close() {
    secret.close();
  }

  @Override
  public String toString() {
    return "PairingLink[redacted]";
  }
}
