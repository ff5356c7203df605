package app.coffer.server.front;

import java.net.InetAddress;
import java.util.List;
import org.eclipse.jetty.util.InetAddressSet;

/** Addresses whose word counts about who asks through them. */
public final class TrustedProxies {
  /** Nobody's does. */
  public static final TrustedProxies NONE = of(List.of());

  private final InetAddressSet addresses = new InetAddressSet();

  private TrustedProxies() {}

  /**
   * Reads addresses and networks, as {@code ::1} and {@code 10.0.0.0/8}; {@link
   * IllegalArgumentException} where one is neither. Names are not looked up.
   */
  public static TrustedProxies of(List<String> patterns) {
    var proxies = new TrustedProxies();
    for (String pattern : patterns) {
      if (!pattern.matches("[0-9A-Fa-f:.]+(/\\d{1,3})?")) {
        throw new IllegalArgumentException("no address");
      }
      proxies.addresses.add(pattern);
    }
    return proxies;
  }

  boolean contains(InetAddress address) {
    return addresses.test(address);
  }

  @Override
  public String toString() {
    return addresses.toString();
  }
}
