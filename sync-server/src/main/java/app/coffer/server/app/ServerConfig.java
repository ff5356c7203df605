package app.coffer.server.app;

import app.coffer.server.limit.Rates;
import app.coffer.server.vault.Allowance;
import app.coffer.server.vault.Registration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a server runs.
 *
 * @param data the folder of the registration token, and of the database where that is a file
 * @param postgres {@code jdbc:postgresql:...} with user and password, where the database is no file
 * @param retention how long superseded bodies are kept at least
 */
public record ServerConfig(
    Path data,
    Optional<String> postgres,
    Network network,
    Registration.Mode registration,
    Allowance allowance,
    Rates rates,
    Duration retention,
    Operations operations) {

  /** What holds where nothing else is said. */
  public static ServerConfig defaults(Path data) {
    return new ServerConfig(
        data,
        Optional.empty(),
        Network.USUAL,
        Registration.Mode.TOKEN,
        Allowance.USUAL,
        Rates.USUAL,
        Duration.ofDays(30),
        Operations.USUAL);
  }

  /** The same with another address. */
  public ServerConfig listening(String host, int port) {
    return reached(network.listening(host, port));
  }

  /** The same, reached in another way. */
  public ServerConfig reached(Network other) {
    return new ServerConfig(
        data, postgres, other, registration, allowance, rates, retention, operations);
  }

  /** The same with another database. */
  public ServerConfig storing(Optional<String> inPostgres) {
    return new ServerConfig(
        data, inPostgres, network, registration, allowance, rates, retention, operations);
  }

  /** The same with another mode of registration. */
  public ServerConfig registering(Registration.Mode mode) {
    return new ServerConfig(data, postgres, network, mode, allowance, rates, retention, operations);
  }

  /** The same with other limits. */
  public ServerConfig limited(long quotaBytes, int perMinute) {
    return limited(allowance.ofVault(quotaBytes), rates.ofDevice(perMinute));
  }

  /** The same with other limits. */
  public ServerConfig limited(Allowance other, Rates otherRates) {
    return new ServerConfig(
        data, postgres, network, registration, other, otherRates, retention, operations);
  }

  /** The same, operated in another way. */
  public ServerConfig operated(Operations other) {
    return new ServerConfig(
        data, postgres, network, registration, allowance, rates, retention, other);
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
    return "ServerConfig[" + data + ", " + network.listen() + "]";
  }
}
