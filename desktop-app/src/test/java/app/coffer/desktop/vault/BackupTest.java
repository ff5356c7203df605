package app.coffer.desktop.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.coffer.desktop.backup.BackupContent;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.vault.VaultRefused.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a real vault, written, listed, damaged, and put back. */
class BackupTest {
  private static final String PASSPHRASE = "nine quiet harbours";
  @TempDir private Path folder;
  private final Vaults vaults = Vaults.ofThisComputer(Syncing.WHEN_ASKED);
  private OpenVault vault;

  @BeforeEach
  void create() throws VaultRefused {
    vault =
        vaults
            .create(
                new NewVault(
                    folder.resolve("home"),
                    "Family Winter",
                    Currency.getInstance("EUR"),
                    StarterCategories.SIMPLE,
                    "Desk",
                    Optional.empty()))
            .vault();
    vault.fillWithDemo(30, 7, LocalDate.of(2026, 11, 20));
  }

  @AfterEach
  void close() {
    vault.close();
  }

  private static Optional<Passphrase> phrase(String text) {
    return Optional.of(Passphrase.owning(text.toCharArray()));
  }

  private static int transactions(OpenVault vault) {
    return vault.ledger().read().count(RegisterFilter.all());
  }

  private Reason refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(VaultRefused.class, call).reason();
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("b"))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @Test
  void attachedFilesComeBackWithTheirTransactions() throws Exception {
    var tx = vault.ledger().read().rows(RegisterFilter.all(), 0, 1).getFirst().transaction().id();
    Path receipt = Files.write(folder.resolve("Receipt.pdf"), new byte[2_000_000]);
    var added = vault.attachments().add(tx, receipt);
    Backup done = vault.safekeeping().backUpInto(folder.resolve("b"));
    try (OpenVault back = vaults.restore(done.file(), folder.resolve("back"), Optional::empty)) {
      assertThat(back.verify()).isEmpty();
      Path saved = folder.resolve("saved.pdf");
      back.attachments().save(added.id(), saved, false, share -> {});
      assertThat(saved).hasSameBinaryContentAs(receipt);
    }
  }

  @Test
  void aBackupHoldsAllAndComesBackAsACopy() throws Exception {
    Backup done = vault.safekeeping().backUpInto(folder.resolve("b"));

    BackupContent content = done.content().orElseThrow();
    assertThat(content.transactions()).isEqualTo(transactions(vault));
    assertThat(left()).containsExactly(done.file().getFileName().toString());
    try (OpenVault back = vaults.restore(done.file(), folder.resolve("back"), Optional::empty)) {
      assertThat(transactions(back)).isEqualTo(transactions(vault));
      assertThat(back.ledger().read().accounts()).isEqualTo(vault.ledger().read().accounts());
      assertThat(back.identity().name()).isEqualTo("Family Winter");
      assertThat(back.verify()).isEmpty();
      assertThat(back.safekeeping().copy()).isTrue();
    }
    assertThat(vault.safekeeping().copy()).isFalse();
  }

  @Test
  void theListSaysWhatIsInEachAndHowMuchCameAfter() throws Exception {
    vault.safekeeping().backUpInto(folder.resolve("b"));
    assertThat(vault.safekeeping().backups(folder.resolve("b")))
        .singleElement()
        .satisfies(each -> assertThat(each.changesSince()).isZero());

    vault.ledger().addAccount("Later", AccountType.CASH, Money.of(0, "EUR"));
    vault.ledger().addAccount("Later still", AccountType.CASH, Money.of(0, "EUR"));

    assertThat(vault.safekeeping().backups(folder.resolve("b")))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.changesSince()).isEqualTo(2);
          assertThat(each.content().orElseThrow().deviceName()).isEqualTo("Desk");
        });
    assertThat(vault.safekeeping().backups(folder.resolve("nowhere"))).isEmpty();
  }

  @Test
  void nothingReadableIsInTheFile() throws Exception {
    vault.ledger().addAccount("Zanzibar Holidays", AccountType.CASH, Money.of(0, "EUR"));
    Path file = vault.safekeeping().backUp(folder.resolve("one.coffer-backup")).file();
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(bytes)
        .doesNotContain("Zanzibar")
        .doesNotContain("Family Winter")
        .doesNotContain("Desk")
        .doesNotContain("SQLite format");
  }

  @Test
  void theWrongPassphraseAndAFullFolderLeaveNothing() throws Exception {
    vault.safekeeping().changePassphrase(Optional.empty(), phrase(PASSPHRASE));
    Path file = vault.safekeeping().backUp(folder.resolve("one.coffer-backup")).file();
    Path back = folder.resolve("back");
    assertThat(refusal(() -> vaults.restore(file, back, () -> phrase("guess"))))
        .isEqualTo(Reason.WRONG_PASSPHRASE);
    assertThat(back).doesNotExist();
    Files.createDirectory(back);
    Files.writeString(back.resolve("mine"), "x");
    assertThat(refusal(() -> vaults.restore(file, back, () -> phrase(PASSPHRASE))))
        .isEqualTo(Reason.FOLDER_NOT_EMPTY);
    assertThat(back.resolve("mine")).exists();
    try (OpenVault opened =
        vaults.restore(file, folder.resolve("other"), () -> phrase(PASSPHRASE))) {
      assertThat(opened.identity().passphrase()).isTrue();
    }
  }

  @Test
  void aFileThatIsCutOffOrChangedIsRefused() throws Exception {
    Path file = vault.safekeeping().backUp(folder.resolve("one.coffer-backup")).file();
    byte[] bytes = Files.readAllBytes(file);
    Path cut = folder.resolve("cut.coffer-backup");
    Files.write(cut, Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(refusal(() -> vaults.look(cut, Optional.empty()))).isEqualTo(Reason.NOT_A_BACKUP);
    assertThat(
            refusal(
                () -> vaults.look(folder.resolve("home").resolve("vault.db"), Optional.empty())))
        .isEqualTo(Reason.NOT_A_BACKUP);

    bytes[bytes.length / 2] ^= 1;
    Path changed = folder.resolve("changed.coffer-backup");
    Files.write(changed, bytes);
    assertThat(refusal(() -> vaults.restore(changed, folder.resolve("back"), Optional::empty)))
        .isIn(Reason.NOT_A_BACKUP, Reason.DAMAGED);
    assertThat(folder.resolve("back")).doesNotExist();
  }

  @Test
  void whereTheFolderCannotBeWrittenNothingIsLeftAndTheVaultGoesOn() throws Exception {
    Path blocked = Files.writeString(folder.resolve("b-file"), "not a folder");
    assertThat(refusal(() -> vault.safekeeping().backUpInto(blocked)))
        .isIn(Reason.NOT_WRITABLE, Reason.DISK_FULL);
    assertThat(transactions(vault)).isPositive();
  }

  @Test
  void aBackupInPlaceOfAVaultBringsItBackToThen() throws Exception {
    int then = transactions(vault);
    Path file = vault.safekeeping().backUp(folder.resolve("one.coffer-backup")).file();
    vault.ledger().addAccount("Mistake", AccountType.CASH, Money.of(0, "EUR"));
    Path home = vault.safekeeping().folder();
    assertThat(refusal(() -> vaults.replace(file, home))).isEqualTo(Reason.IN_USE);
    vault.close();

    vaults.replace(file, home);

    try (OpenVault back = vaults.open(home, Optional::empty)) {
      assertThat(transactions(back)).isEqualTo(then);
      assertThat(back.ledger().read().accounts())
          .noneMatch(each -> each.account().name().equals("Mistake"));
      assertThat(back.safekeeping().copy()).isTrue();
      assertThat(back.verify()).isEmpty();
    }
  }

  /** Writers go on while copies are made; each copy is of one moment and passes its test. */
  @Test
  void whileSomebodyWritesEachBackupIsOfOneMoment() throws Exception {
    var stop = new AtomicBoolean();
    var writing =
        CompletableFuture.runAsync(() -> {
          for (int i = 0; !stop.get(); i++) {
            vault.ledger().addAccount("Account " + i, AccountType.CASH, Money.of(i, "EUR"));
          }
        });
    var made = new ArrayList<Backup>();
    for (int i = 0; i < 3; i++) {
      made.add(vault.safekeeping().backUp(folder.resolve("n" + i + ".coffer-backup")));
    }
    stop.set(true);
    writing.join();
    assertThat(made).extracting(each -> each.content().orElseThrow().accounts()).isSorted();
  }
}
