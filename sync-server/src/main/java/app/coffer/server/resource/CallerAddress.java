package app.coffer.server.resource;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.eclipse.jetty.server.Request;

/** Who asks, as far as an address tells. */
public final class CallerAddress {
  private static final int NETWORK = 8;

  private CallerAddress() {}

  /** An IPv4 address, or the network of an IPv6 one: a household has 2^64 of those. */
  public static String of(Request request) {
    return of(Request.getRemoteAddr(request));
  }

  /** The same of an address as text. */
  public static String of(String address) {
    String bare = address.replaceAll("[\\[\\]]", "").replaceFirst("%.*$", "");
    if (!bare.contains(":") || !bare.matches("[0-9A-Fa-f:.]+")) {
      return bare;
    }
    try {
      // a literal: no name is looked up
      byte[] bytes = InetAddress.getByName(bare).getAddress();
      return bytes.length == 16
          ? InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(bytes, NETWORK), 16))
              .getHostAddress()
          : InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      return bare;
    }
  }
}
