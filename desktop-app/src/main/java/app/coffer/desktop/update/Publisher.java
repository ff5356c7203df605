package app.coffer.desktop.update;

import java.net.URI;
import java.util.Base64;
import java.util.Optional;

/**
 * Who says which version is the newest: the address of a small file, and the public key (Ed25519)
 * that it has to be signed with. The signature lies beside it, under the same address with {@code
 * .sig} at its end, in Base64.
 */
public record Publisher(URI address, String key) {
  private static final int KEY_BYTES = 32;

  /**
   * @param key in Base64
   * @return empty where one of them is none; only {@code https} is asked, or this very computer
   */
  public static Optional<Publisher> of(String address, String key) {
    try {
      URI uri = URI.create(address.strip());
      byte[] bytes = Base64.getDecoder().decode(key.strip());
      boolean fits = safe(uri) && uri.getUserInfo() == null && bytes.length == KEY_BYTES;
      return fits ? Optional.of(new Publisher(uri, key.strip())) : Optional.empty();
    } catch (IllegalArgumentException neither) {
      return Optional.empty();
    }
  }

  private static boolean safe(URI uri) {
    if (uri.getHost() == null) {
      return false;
    }
    return "https".equals(uri.getScheme())
        || "http".equals(uri.getScheme()) && uri.getHost().equals("127.0.0.1");
  }

  byte[] keyBytes() {
    return Base64.getDecoder().decode(key);
  }

  URI signature() {
    return URI.create(address + ".sig");
  }
}
