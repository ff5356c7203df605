package app.coffer.desktop.pairing;

import java.net.URI;
import java.net.URISyntaxException;

/** What the other device showed, as the person who joins gave it to this one; never logged. */
public sealed interface Ticket {

  /** A link, also where it came by a QR code. */
  record Link(URI uri) implements Ticket {
    @Override
    public String toString() {
      return "Link[redacted]";
    }
  }

  /**
   * A code, and the server it belongs to.
   *
   * @param server in its one spelling
   */
  record Code(String typed, URI server) implements Ticket {
    @Override
    public String toString() {
      return "Code[redacted]";
    }
  }

  /** Whether a text is, or begins to be, a link. */
  static boolean isLink(String text) {
    String begun = text.strip();
    String scheme = PairingLink.SCHEME;
    int length = Math.min(begun.length(), scheme.length());
    return length > 2 && begun.regionMatches(true, 0, scheme, 0, length);
  }

  /** Whether a text has as many characters as a code. */
  static boolean isWholeCode(String text) {
    return !isLink(text)
        && text.codePoints().filter(Character::isLetterOrDigit).count() >= ShortCode.LENGTH;
  }

  /**
   * Looks whether a text is a code; nothing is asked of any server.
   *
   * @throws PairingRefused INCOMPLETE_CODE or MISTYPED_CODE
   */
  static void checkCode(String typed) throws PairingRefused {
    ShortCode.parse(typed).close();
  }

  /**
   * Reads a link, or a code with its server's address; nothing is asked of any server yet.
   *
   * @throws PairingRefused with the reason for which it cannot be one
   */
  static Ticket of(String linkOrCode, String server) throws PairingRefused {
    if (isLink(linkOrCode)) {
      URI uri;
      try {
        uri = new URI(linkOrCode.strip());
      } catch (URISyntaxException e) {
        throw new PairingRefused(PairingRefused.Reason.MALFORMED_LINK);
      }
      PairingLink.parse(uri).close();
      return new Link(uri);
    }
    if (linkOrCode.contains(":")) {
      // an address of something, and no code has a colon
      throw new PairingRefused(PairingRefused.Reason.MALFORMED_LINK);
    }
    checkCode(linkOrCode);
    if (server.isBlank()) {
      throw new PairingRefused(PairingRefused.Reason.SERVER_MISSING);
    }
    return new Code(linkOrCode, Origin.typed(server));
  }
}
