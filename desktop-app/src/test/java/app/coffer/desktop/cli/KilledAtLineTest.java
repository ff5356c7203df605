package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.VaultRefused;
import app.coffer.desktop.vault.Vaults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Kills what writes files: the passphrase's key file and a backup that takes a vault's place. */
class KilledAtLineTest extends KilledAtLine {
  private final Vaults vaults = Vaults.ofThisComputer(Syncing.WHEN_ASKED);

  private boolean act(KillAtLine place, int line, String act) throws Exception {
    return place.run(
        line, folder.resolve("victim.log"), Victim.class.getName(), act, folder.toString());
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
