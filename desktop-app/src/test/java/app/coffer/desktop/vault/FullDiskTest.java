package app.coffer.desktop.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.store.BrokenDisk;
import app.coffer.desktop.store.Scratch;
import app.coffer.desktop.store.StoreFault;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A disk that is full says so, takes nothing half, and goes on when there is room again. */
class FullDiskTest {
  private static final int ROWS = 400;
  private final Path folder = Scratch.folder("full");
  private final BrokenDisk disk = new BrokenDisk();
  private final Vaults vaults = Vaults.ofThisComputer(Syncing.WHEN_ASKED);
  private OpenVault vault;

  @BeforeEach
  void create() throws Exception {
    vault =
        disk.under(() ->
            vaults
                .create(
                    new NewVault(
                        folder.resolve("home"),
                        "Home",
                        Currency.getInstance("EUR"),
                        StarterCategories.SIMPLE,
                        "Desk",
                        Optional.empty()))
                .vault());
    vault.fillWithDemo(12, 7, LocalDate.of(2026, 11, 20));
  }

  @AfterEach
  void close() throws Exception {
    vault.close();
    disk.close();
  }

  @Test
  void anImportThatDoesNotFitLeavesNothingAndFitsLater() throws Exception {
    var account = vault.ledger().read().accounts().getFirst().account().id();
    var text = new StringBuilder("Date,Payee,Amount\n");
    for (int i = 0; i < ROWS; i++) {
      text.append("2026-%02d-%02d,Shop %d,-%d.00%n".formatted(1 + i % 9, 1 + i % 28, i, i + 1));
    }
    Path file = Files.writeString(folder.resolve("bank.csv"), text);
    var review = vault.bankImport().review(file, account, BankImport.Options.auto());
    for (int room : List.of(0, 3, 20, 40)) {
      List<String> before = disk.rows(folder.resolve("home/vault.db"));
      disk.leaveRoom(room);
      assertThatExceptionOfType(StoreFault.class)
          .isThrownBy(() -> vault.bankImport().apply(review))
          .satisfies(full -> assertThat(full.kind()).isEqualTo(StoreFault.Kind.DISK_FULL));
      assertThat(disk.rows(folder.resolve("home/vault.db"))).isEqualTo(before);
      assertThat(vault.verify()).isEmpty();
    }
    disk.leaveRoom(1_000_000);
    assertThat(vault.bankImport().apply(review).added()).isEqualTo(ROWS);
    assertThat(vault.ledger().read().count(RegisterFilter.all())).isEqualTo(12 + ROWS);
  }

  /** On a file system of half a mebibyte, where the system lets one be made. */
  @Test
  void backupsAndVaultsThatDoNotFitLeaveNothing() throws Exception {
    Path tiny = Files.createDirectory(folder.resolve("tiny"));
    if (!runs("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", tiny.toString())) {
      return;
    }
    try {
      Path wanted = tiny.resolve("one.coffer-backup");
      assertThat(reason(() -> vault.safekeeping().backUp(wanted)))
          .isEqualTo(VaultRefused.Reason.DISK_FULL);
      assertThat(left(tiny)).isEmpty();

      Path good =
          vault.safekeeping().backUp(folder.resolve("b").resolve("one.coffer-backup")).file();
      assertThat(reason(() -> vaults.restore(good, tiny.resolve("back"), Optional::empty)))
          .isEqualTo(VaultRefused.Reason.DISK_FULL);
      assertThat(left(tiny)).isEmpty();
      assertThat(vault.verify()).isEmpty();
    } finally {
      assertThat(runs("umount", tiny.toString())).isTrue();
    }
  }

  @Test
  void theSystemsWordsForAFullDiskAreUnderstood() {
    for (String words :
        List.of("No space left on device", "There is not enough space on the disk")) {
      assertThat(Refusals.of(new FileSystemException("a", null, words)).reason())
          .isEqualTo(VaultRefused.Reason.DISK_FULL);
    }
    assertThat(Refusals.of(new FileSystemException("a", null, "Read-only")).reason())
        .isEqualTo(VaultRefused.Reason.NOT_WRITABLE);
  }

  private static VaultRefused.Reason reason(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(VaultRefused.class, call).reason();
  }

  private static List<String> left(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }
}
