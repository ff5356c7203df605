package app.coffer.desktop.vault;

import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes back the newest change of the tables, as far as it only adds some: an older vault. */
final class Older {
  private static final String NEWEST = "/db/migration/V12__late_bodies.sql";
  private static final Pattern CREATED = Pattern.compile("(?m)^CREATE TABLE (\\w+)");

  private Older() {}

  static void make(Path vault) throws Exception {
    var keys = new VaultKeys(new VaultFolder(vault), Randomness.secure());
    keys.<List<String>>open(
        Optional::empty,
        (database, ring) -> {
          ring.close();
          try (database) {
            return database.write(sql -> {
              sql.execute("DELETE FROM flyway_schema_history WHERE version = '12'");
              tables().forEach(table -> sql.execute("DROP TABLE " + table));
              return tables();
            });
          }
        });
  }

  private static List<String> tables() {
    try (var in = Older.class.getResourceAsStream(NEWEST)) {
      var tables = new ArrayList<String>();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      CREATED.matcher(text).results().forEach(found -> tables.add(found.group(1)));
      return tables;
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
