package app.coffer.wire.api;

import java.time.Instant;

/**
 * Whether a server is there and what it is.
 *
 * @param product always {@code coffer-server}
 * @param api the version of the API
 * @param time the server's clock, so that a client can name a wrong one
 * @param registration {@code open}, {@code token} or {@code closed}
 */
public record Health(String product, String version, int api, Instant time, String registration) {
  public static final String PRODUCT = "coffer-server";
  public static final int API = 1;
}
