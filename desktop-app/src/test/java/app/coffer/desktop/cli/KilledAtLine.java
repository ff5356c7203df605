package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills processes between two lines of what writes: by default at one line of each, with {@code
 * -Dcoffer.kills=1} at every one.
 */
@Timeout(value = 1800, unit = TimeUnit.SECONDS)
abstract class KilledAtLine {
  static final boolean ALL = Integer.getInteger("coffer.kills", 0) > 0;

  @TempDir Path folder;

  /** Does what the process is to be killed at, and says whether it was. */
  @FunctionalInterface
  interface Kill {
    boolean at(int line) throws Exception;
  }

  /** What must hold afterwards. */
  @FunctionalInterface
  interface Law {
    void holds(boolean killed, int line) throws Exception;
  }

  /**
   * @param middle the line for the ordinary run, one after which something is written already
   */
  static void everywhere(int middle, Kill kill, Law law) throws Exception {
    int line = ALL ? 0 : middle;
    boolean killed;
    do {
      killed = kill.at(line);
      law.holds(killed, line);
      line++;
    } while (ALL && killed);
    assertThat(line).as("lines").isGreaterThan(ALL ? 3 : middle);
    assertThat(ALL || killed).as("there is a line " + middle).isTrue();
  }

  void make(String where, String... more) {
    var command = new Command(folder.resolve(where));
    var all = new java.util.ArrayList<>(List.of("vault", "create", "--name", "Home"));
    all.addAll(List.of(more));
    command.done(all.toArray(String[]::new));
    command.done("demo", "--transactions", "10", "--seed", "3");
  }

  static String firstTransaction(Path vault) {
    return new Command(vault).done("tx", "list").get(0).get("id").asString();
  }
}
