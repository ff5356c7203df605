package app.coffer.server.app;

import app.coffer.server.vault.Registration;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a server runs.
 *
 * @param data the folder of the database and the registration token
 * @param listen address and port; port 0 takes a free one
 * @param publicUrl where clients reach it, where that differs from what it listens on
 * @param behindProxy whether the proxy's Forwarded headers are believed
 * @param quota bytes per vault
 * @param requestsPerMinute per device, and per address at the pairing mailboxes
 * @param retention how long superseded bodies are kept at least
 */
public record ServerConfig(
    Path data,
    InetSocketAddress listen,
    Optional<URI> publicUrl,
    boolean behindProxy,
    Registration.Mode registration,
    long quota,
    int requestsPerMinute,
    Duration retention) {

  /** What holds where nothing else is said. */
  public static ServerConfig defaults(Path data) {
    return new ServerConfig(
        data,
        new InetSocketAddress("127.0.0.1", 8470),
        Optional.empty(),
        false,
        Registration.Mode.TOKEN,
        1L << 30,
        600,
        Duration.ofDays(30));
  }

  /** The same with another address. */
  public ServerConfig listening(String host, int port) {
    return new ServerConfig(
        data,
        new InetSocketAddress(host, port),
        publicUrl,
        behindProxy,
        registration,
        quota,
        requestsPerMinute,
        retention);
  }

  /** The same with another mode of registration. */
  public ServerConfig registering(Registration.Mode mode) {
    return new ServerConfig(
        data, listen, publicUrl, behindProxy, mode, quota, requestsPerMinute, retention);
  }

  /** The same with other limits. */
  public ServerConfig limited(long quotaBytes, int perMinute) {
    return new ServerConfig(
        data, listen, publicUrl, behindProxy, registration, quotaBytes, perMinute, retention);
  }

  Path database() {
    return data.resolve("coffer-server.db");
  }
}
