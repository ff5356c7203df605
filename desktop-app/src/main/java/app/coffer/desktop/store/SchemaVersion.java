package app.coffer.desktop.store;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a database has this program's schema already. Flyway says so, too, but takes longer for
 * it than all else that opening a vault needs; so it is only asked where there may be something to
 * do.
 */
final class SchemaVersion {
  private static final String FOLDER = "db/migration/";
  private static final Pattern FILE = Pattern.compile("V([0-9.]+)__.*\\.sql");

  private SchemaVersion() {}

  /** Whether exactly the migrations of this program were done, and all went well. */
  static boolean isNewest(Connection connection) throws SQLException {
    var done = new TreeSet<String>();
    try (var statement = connection.createStatement()) {
      try (var tables =
          statement.executeQuery(
              "SELECT count(*) FROM sqlite_schema WHERE name = 'flyway_schema_history'")) {
        if (tables.getInt(1) == 0) {
          return false;
        }
      }
      try (var rows =
          statement.executeQuery("SELECT version, success FROM flyway_schema_history")) {
        while (rows.next()) {
          if (rows.getString(1) == null || rows.getInt(2) != 1) {
            return false;
          }
          done.add(rows.getString(1));
        }
      }
    }
    return done.equals(known());
  }

  /** The versions of the files this program has; none where nobody can say. */
  static Set<String> known() {
    URL first = SchemaVersion.class.getResource("/" + FOLDER + "V1__ledger.sql");
    try (Stream<String> names = names(Objects.requireNonNull(first))) {
      return names
          .map(FILE::matcher)
          .filter(name -> name.matches())
          .map(name -> name.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException | URISyntaxException unreadable) {
      return Set.of();
    }
  }

  private static Stream<String> names(URL one) throws IOException, URISyntaxException {
    if (one.openConnection() instanceof JarURLConnection inJar) {
      return inJar.getJarFile().stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith(FOLDER))
          .map(name -> name.substring(FOLDER.length()));
    }
    return Files.list(Path.of(one.toURI()).getParent()).map(file -> file.getFileName().toString());
  }
}
