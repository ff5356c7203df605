package app.coffer.server.app;

import app.coffer.server.limit.Rates;
import app.coffer.server.vault.Allowance;
import app.coffer.server.vault.Registration;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a server runs.
 *
 * @param data the folder of the registration token, and of the database where that is a file
 * @param postgres {@code jdbc:postgresql:...} with user and password, where the database is no file
 * @param listen address and port; port 0 takes a free one
 * @param publicUrl where clients reach it, where that differs from what it listens on
 * @param behindProxy whether the proxy's Forwarded headers are believed
 * @param retention how long superseded bodies are kept at least
 */
public record ServerConfig(
    Path data,
    Optional<String> postgres,
    InetSocketAddress listen,
    Optional<URI> publicUrl,
    boolean behindProxy,
    Registration.Mode registration,
    Allowance allowance,
    Rates rates,
    Duration retention) {

  /** What holds where nothing else is said. */
  public static ServerConfig defaults(Path data) {
    return new ServerConfig(
        data,
        Optional.empty(),
        new InetSocketAddress("127.0.0.1", 8470),
        Optional.empty(),
        false,
        Registration.Mode.TOKEN,
        Allowance.USUAL,
        Rates.USUAL,
        Duration.ofDays(30));
  }

  /** The same with another address. */
  public ServerConfig listening(String host, int port) {
    return new ServerConfig(
        data,
        postgres,
        new InetSocketAddress(host, port),
        publicUrl,
        behindProxy,
        registration,
        allowance,
        rates,
        retention);
  }

  /** The same with another database. */
  public ServerConfig storing(Optional<String> inPostgres) {
    return new ServerConfig(
        data,
        inPostgres,
        listen,
        publicUrl,
        behindProxy,
        registration,
        allowance,
        rates,
        retention);
  }

  /** The same with another mode of registration. */
  public ServerConfig registering(Registration.Mode mode) {
    return new ServerConfig(
        data, postgres, listen, publicUrl, behindProxy, mode, allowance, rates, retention);
  }

  /** The same with other limits. */
  public ServerConfig limited(long quotaBytes, int perMinute) {
    return limited(allowance.ofVault(quotaBytes), rates.ofDevice(perMinute));
  }

  /** The same with other limits. */
  public ServerConfig limited(Allowance other, Rates otherRates) {
    return new ServerConfig(
        data, postgres, listen, publicUrl, behindProxy, registration, other, otherRates, retention);
  }

  /** The database where it is a file. */
  Path databaseFile() {
    return data.resolve("coffer-server.db");
  }

  /** Whether a server can have run before; one in PostgreSQL makes what it lacks. */
  boolean hasDatabase() {
    return postgres.isPresent() || Files.exists(databaseFile());
  }

  /** Without the database's password. */
  @Override
  public String toString() {
    return "ServerConfig[" + data + ", " + listen + "]";
  }
}
