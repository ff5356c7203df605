package app.coffer.server.app;

import app.coffer.server.limit.Rates;
import app.coffer.server.vault.Allowance;
import app.coffer.server.vault.Registration;
import app.coffer.wire.api.VaultCreated;
import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server on a free port, and a vault on it. */
abstract class ServerTest {
  @TempDir Path data;
  private Optional<String> postgres = Optional.empty();
  CofferServer server;
  final Household home = new Household(11);
  Api api;

  ServerConfig config() {
    return ServerConfig.defaults(data)
        .listening("127.0.0.1", 0)
        .registering(Registration.Mode.OPEN)
        .storing(postgres)
        .limited(Allowance.USUAL, new Rates(100_000, 100_000, 100, 200));
  }

  /** Empty where the database is a file. */
  Optional<String> database() {
    return Optional.empty();
  }

  @BeforeEach
  void startServer() throws IOException {
    postgres = database();
    server = CofferServer.start(config(), InstantSource.system(), Randomness.secure());
    api = new Api(server.address(), home, home.first);
    api.create(Map.of()).as(VaultCreated.class);
  }

  @AfterEach
  void stopServer() throws IOException {
    server.close();
  }

  void restart(ServerConfig config) throws IOException {
    server.close();
    server = CofferServer.start(config, InstantSource.system(), Randomness.secure());
    api = new Api(server.address(), home, home.first);
  }
}
