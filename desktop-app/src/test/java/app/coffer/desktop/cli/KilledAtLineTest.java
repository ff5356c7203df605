package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.tour.ServerProcess;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.VaultRefused;
import app.coffer.desktop.vault.Vaults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills processes between two lines of what writes files, chunks and the root log: by default at
 * one line of each, with {@code -Dcoffer.kills=1} at every one.
 */
@Timeout(value = 1800, unit = TimeUnit.SECONDS)
class KilledAtLineTest {
  private static final boolean ALL = Integer.getInteger("coffer.kills", 0) > 0;
  private static final String MAIN = "app.coffer.desktop.cli.Main";
  private static final int CHUNKED = 2_500_000;

  @TempDir Path folder;
  private final Vaults vaults = Vaults.ofThisComputer(Syncing.WHEN_ASKED);

  /** Does what the process is to be killed at, and says whether it was. */
  @FunctionalInterface
  private interface Kill {
    boolean at(int line) throws Exception;
  }

  /** What must hold afterwards. */
  @FunctionalInterface
  private interface Law {
    void holds(boolean killed, int line) throws Exception;
  }

  /**
   * @param middle the line for the ordinary run, one after which something is written already
   */
  private static void everywhere(int middle, Kill kill, Law law) throws Exception {
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

  private boolean act(KillAtLine place, int line, String act) throws Exception {
    return place.run(
        line, folder.resolve("victim.log"), Victim.class.getName(), act, folder.toString());
  }

  private void make(String where, String... more) {
    var command = new Command(folder.resolve(where));
    var all = new java.util.ArrayList<>(List.of("vault", "create", "--name", "Home"));
    all.addAll(List.of(more));
    command.done(all.toArray(String[]::new));
    command.done("demo", "--transactions", "10", "--seed", "3");
  }

  private Optional<Integer> counted(Path home, String phrase) throws VaultRefused {
    Optional<Passphrase> given = Optional.of(Passphrase.owning(phrase.toCharArray()));
    try (OpenVault vault = vaults.open(home, () -> given)) {
      assertThat(vault.verify()).isEmpty();
      return Optional.of(vault.ledger().read().count(RegisterFilter.all()));
    } catch (VaultRefused refused) {
      assertThat(refused.reason()).isEqualTo(VaultRefused.Reason.WRONG_PASSPHRASE);
      return Optional.empty();
    }
  }

  @Test
  void oneOfTwoPassphrasesOpensTheVaultAndItIsWhole() throws Exception {
    make("home", "--no-passphrase");
    try (OpenVault vault = vaults.open(folder.resolve("home"), Optional::empty)) {
      vault
          .safekeeping()
          .changePassphrase(
              Optional.empty(), Optional.of(Passphrase.owning("old geese".toCharArray())));
    }
    var write = new KillAtLine("app.coffer.desktop.seal.KeyFile", List.of("write"));
    everywhere(
        12,
        line -> act(write, line, "passphrase"),
        (killed, line) -> {
          Path home = folder.resolve("home");
          Optional<Integer> old = counted(home, "old geese");
          assertThat(old.or(() -> either(home))).as("line " + line).isPresent();
        });
  }

  private Optional<Integer> either(Path home) {
    try {
      Optional<Integer> now = counted(home, "new geese");
      // back, for the next one
      vaults.changePassphrase(
          home,
          () -> Optional.of(Passphrase.owning("new geese".toCharArray())),
          Optional.of(Passphrase.owning("old geese".toCharArray())));
      return now;
    } catch (VaultRefused refused) {
      throw new AssertionError(refused);
    }
  }

  /** Another vault's backup, so that no file of the one would fit the other's. */
  @Test
  void aBackupIsInTheVaultsPlaceWholeOrNotAtAll() throws Exception {
    make("other", "--no-passphrase");
    new Command(folder.resolve("other"))
        .done("tx", "remove", firstTransaction(folder.resolve("other")));
    Path backup = folder.resolve("other.coffer-backup");
    new Command(folder.resolve("other")).done("backup", "--out", backup.toString());
    int former = 10;
    var over =
        new KillAtLine("app.coffer.desktop.vault.Restoring", List.of("over", "replace", "move"));
    everywhere(
        15,
        line -> {
          deleteAll(folder.resolve("home"));
          make("home", "--no-passphrase");
          return act(over, line, "replace");
        },
        (killed, line) -> {
          Path home = folder.resolve("home");
          try (OpenVault vault = vaults.open(home, Optional::empty)) {
            assertThat(vault.verify()).isEmpty();
            int there = vault.ledger().read().count(RegisterFilter.all());
            assertThat(there).as("line " + line).isIn(former, former - 1);
            assertThat(killed || there == former - 1).isTrue();
          }
          vaults.replace(backup, home);
          try (OpenVault vault = vaults.open(home, Optional::empty)) {
            assertThat(vault.ledger().read().count(RegisterFilter.all())).isEqualTo(former - 1);
          }
          try (var left = Files.list(home)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                .noneMatch(name -> name.endsWith(".restoring") || name.endsWith(".replacing"));
          }
        });
  }

  @Test
  void chunksAndTheRootLogAreSentAndTakenOnce() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder.resolve("server"), "127.0.0.1:0")) {
      make("desktop", "--no-passphrase", "--device", "Desktop");
      var desktop = new Command(folder.resolve("desktop"));
      var laptop = new Command(folder.resolve("laptop"));
      desktop.done(
          "sync",
          "enable",
          "--server",
          server.address().toString(),
          "--token",
          server.registrationToken());
      Pairing.pair(desktop, laptop, "Laptop");
      laptop.done("sync", "now");
      chunks(desktop, laptop);
      root(desktop, laptop);
    }
  }

  private void chunks(Command desktop, Command laptop) throws Exception {
    byte[] content = new byte[CHUNKED];
    String transaction = firstTransaction(desktop.vault());
    var send =
        new KillAtLine("app.coffer.desktop.sync.AttachmentCarrier$Turn", List.of("send", "intact"));
    everywhere(
        14,
        line -> {
          new Random(line).nextBytes(content);
          Path file = Files.write(folder.resolve("sent-" + line + ".pdf"), content);
          desktop.done("attachment", "add", transaction, file.toString());
          return main(send, line, desktop, "sync", "now");
        },
        (killed, line) -> {
          desktop.done("sync", "now");
          laptop.done("sync", "now");
          fetched(laptop, "sent-" + line + ".pdf", content);
        });
    var fetch =
        new KillAtLine(
            "app.coffer.desktop.attachment.AttachmentFolder", List.of("append", "finish"));
    everywhere(
        17,
        line -> {
          new Random(-line).nextBytes(content);
          Path file = Files.write(folder.resolve("kept-" + line + ".pdf"), content);
          desktop.done("attachment", "add", transaction, file.toString());
          desktop.done("sync", "now");
          laptop.done("sync", "now");
          return main(
              fetch,
              line,
              laptop,
              "attachment",
              "save",
              "kept-" + line + ".pdf",
              "--out",
              folder.resolve("half").toString());
        },
        (killed, line) -> fetched(laptop, "kept-" + line + ".pdf", content));
  }

  private void fetched(Command laptop, String name, byte[] content) throws Exception {
    Path out = folder.resolve("out-" + name);
    laptop.done("attachment", "save", name, "--out", out.toString());
    assertThat(Files.readAllBytes(out)).isEqualTo(content);
  }

  /** The key that manages the vault moves, and is never nowhere. */
  private void root(Command desktop, Command laptop) throws Exception {
    // in the ordinary run where the server has the statement and this device does not
    List<String> methods = ALL ? List.of("changeRoot", "takeRoot") : List.of("takeRoot");
    var change = new KillAtLine("app.coffer.desktop.sync.SyncEngine", methods);
    String[] levels = {"high", "standard"};
    everywhere(
        0,
        line -> main(change, line, desktop, "devices", "level", levels[line % 2]),
        (killed, line) -> {
          desktop.done("sync", "now");
          laptop.done("sync", "now");
          desktop.done("sync", "rotate-key");
          laptop.done("sync", "now");
          desktop.done("devices", "level", levels[line % 2]);
          laptop.done("sync", "now");
          assertThat(laptop.done("devices", "level").get("level"))
              .isEqualTo(desktop.done("devices", "level").get("level"));
          for (Command computer : List.of(desktop, laptop)) {
            assertThat(computer.done("verify").get("ok").asBoolean()).isTrue();
          }
        });
  }

  private boolean main(KillAtLine place, int line, Command computer, String... arguments)
      throws Exception {
    var all = new java.util.ArrayList<>(List.of(arguments));
    all.addAll(List.of("--vault", computer.vault().toString()));
    return place.run(line, folder.resolve("victim.log"), MAIN, all.toArray(String[]::new));
  }

  private static String firstTransaction(Path vault) {
    return new Command(vault).done("tx", "list").get(0).get("id").asString();
  }

  private static void deleteAll(Path place) throws Exception {
    if (Files.exists(place)) {
      try (var files = Files.walk(place)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** What has no command. */
  static final class Victim {
    private Victim() {}

    static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[1]);
      Vaults vaults = Vaults.ofThisComputer(Syncing.WHEN_ASKED);
      Path home = folder.resolve("home");
      if (arguments[0].equals("replace")) {
        vaults.replace(folder.resolve("other.coffer-backup"), home);
      } else {
        vaults.changePassphrase(
            home,
            () -> Optional.of(Passphrase.owning("old geese".toCharArray())),
            Optional.of(Passphrase.owning("new geese".toCharArray())));
      }
    }
  }
}
