package app.coffer.server.app;

import app.coffer.server.blob.JooqBlobStore;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.IncarnationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The store that the configuration names. */
final class Stores {
  private Stores() {}

  static JooqBlobStore open(ServerConfig config, Randomness randomness) {
    return openAt(config.postgres().orElse(config.databaseFile().toString()), randomness);
  }

  /**
   * A store by where it is.
   *
   * @param database {@code jdbc:postgresql:...}, or the path of a file
   */
  static JooqBlobStore openAt(String database, Randomness randomness) {
    if (!database.startsWith("jdbc:")) {
      return JooqBlobStore.open(Path.of(database), randomness);
    }
    if (!Configured.isPostgres(database)) {
      throw new Unusable("A database is jdbc:postgresql://host/name?user=...&password=...");
    }
    return JooqBlobStore.openPostgres(database, randomness);
  }

  /** Puts a backup in place and begins a new life. */
  static void restore(ServerConfig config, Path backup, Randomness randomness) throws IOException {
    if (config.postgres().isEmpty()) {
      Files.copy(backup, config.databaseFile());
    }
    try (var store = open(config, randomness)) {
      if (config.postgres().isPresent()) {
        copy(backup, store, randomness);
      }
      var life = new IncarnationId(randomness.bytes(IncarnationId.LENGTH));
      store.write(rows -> {
        rows.newIncarnation(life);
        return life;
      });
    }
  }

  /** By way of a copy: opening a backup of an older version would change it. */
  private static void copy(Path backup, JooqBlobStore into, Randomness randomness)
      throws IOException {
    Path copied = Files.createTempFile("coffer-server", ".db");
    try {
      Files.copy(backup, copied, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      try (var store = JooqBlobStore.open(copied, randomness)) {
        store.copyTo(into);
      }
    } finally {
      Files.delete(copied);
    }
  }
}
