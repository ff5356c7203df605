package app.coffer.desktop.vault;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.store.BrokenDisk;
import app.coffer.desktop.store.Scratch;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A process is killed at its write points and the vault is opened again: by default somewhere in
 * the middle of the main ones, with {@code -Dcoffer.kills=1} at every statement. Processes that
 * write or sync without end are killed in {@code KilledWriterTest} and {@code KilledSyncTest}.
 */
class KilledActsTest {
  private static final int STEP = Integer.getInteger("coffer.kills", 0);
  private static final int ROWS = 5;
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  private final Path folder = Scratch.folder("killed");

  /** The write points: what writes more than once, and where in its statements it is killed. */
  enum Point {
    EDIT(30),
    IMPORT(60),
    ATTACHMENT(14),
    UNDO(12),
    BACKUP(5),
    RESTORED_BACKUP(30),
    NEW_VAULT(60),
    OPENING(40),
    /** Of the newest tables: the vault is put back to before them each time. */
    MIGRATION(12);

    private final int middle;

    Point(int middle) {
      this.middle = middle;
    }

    /** Whether it begins with the process, and not in an open vault. */
    private boolean wholly() {
      return List.of(NEW_VAULT, RESTORED_BACKUP, OPENING, MIGRATION).contains(this);
    }
  }

  @ParameterizedTest
  @MethodSource("points")
  void nothingIsHalfThereAfterItWasKilled(Point point) throws Exception {
    Path home = folder.resolve("home");
    try (OpenVault vault = Vaults.ofThisComputer(Syncing.WHEN_ASKED).create(draft(home)).vault()) {
      prepare(vault);
    }
    int n = STEP == 0 ? point.middle : STEP;
    int kills = 0;
    boolean killed = true;
    while (killed) {
      if (point == Point.MIGRATION) {
        Older.make(home);
      }
      killed = run(point, n);
      kills += killed ? 1 : 0;
      holds(point, killed, n);
      n += STEP;
      if (STEP == 0) {
        assertThat(killed).as("%s has %d statements", point, n).isTrue();
        return;
      }
    }
    assertThat(kills).isPositive();
  }

  /** A process takes a second to begin: five of them in the ordinary run, all in the long one. */
  static List<Point> points() {
    return STEP == 0
        ? List.of(Point.IMPORT, Point.ATTACHMENT, Point.BACKUP, Point.NEW_VAULT, Point.MIGRATION)
        : List.of(Point.values());
  }

  private boolean run(Point point, int statements) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                folder.toString(),
                point.name(),
                Integer.toString(statements))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("victim.log").toFile())
            .start();
    int end = process.waitFor();
    assertThat(end).as(() -> log()).isIn(0, BrokenDisk.KILLED);
    return end == BrokenDisk.KILLED;
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("victim.log"));
    } catch (IOException gone) {
      return gone.toString();
    }
  }

  private void holds(Point point, boolean killed, int n) throws Exception {
    Vaults vaults = Vaults.ofThisComputer(Syncing.WHEN_ASKED);
    try (OpenVault vault = vaults.open(folder.resolve("home"), Optional::empty)) {
      assertThat(vault.verify()).as("%s killed at %d", point, n).isEmpty();
      int there = vault.ledger().read().count(RegisterFilter.all());
      if (point == Point.IMPORT) {
        assertThat(there).isIn(2, 2 + ROWS);
        assertThat(there == 2 + ROWS || killed).isTrue();
      } else {
        assertThat(there).isBetween(1, 3);
      }
      RecordId tx =
          vault.ledger().read().rows(RegisterFilter.all(), 0, 1).getFirst().transaction().id();
      int attached = vault.attachments().of(tx).size();
      assertThat(left(folder.resolve("home/attachments"))).as("tidied").hasSize(attached);
      // the same works now, over what was left behind
      vault.safekeeping().backUp(folder.resolve("b").resolve("one.coffer-backup"));
      assertThat(left(folder.resolve("b"))).containsExactly("one.coffer-backup");
    }
    for (String made : List.of("new", "back")) {
      Path half = folder.resolve(made);
      if (Files.exists(half.resolve("vault.json"))) {
        try (OpenVault whole = vaults.open(half, Optional::empty)) {
          assertThat(whole.verify()).isEmpty();
        }
      }
      delete(half);
    }
  }

  private static List<String> left(Path place) throws IOException {
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(place)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static void delete(Path place) throws IOException {
    if (Files.exists(place)) {
      try (Stream<Path> files = Files.walk(place)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static NewVault draft(Path place) {
    return new NewVault(
        place,
        "Home",
        Currency.getInstance("EUR"),
        StarterCategories.NONE,
        "Desk",
        Optional.empty());
  }

  private void prepare(OpenVault vault) throws Exception {
    vault.ledger().addAccount("Cash", AccountType.CASH, Money.of(0, "EUR"));
    add(vault, 1);
    add(vault, 2);
    vault.safekeeping().backUp(folder.resolve("b").resolve("one.coffer-backup"));
  }

  private static void add(OpenVault vault, int number) {
    RecordId account = vault.ledger().read().accounts().getFirst().account().id();
    assertThat(
            vault
                .ledger()
                .addTransaction(
                    TransactionDraft.of(
                        account, DAY, "Shop " + number, Money.of(-number, "EUR"), "Food/Bread")))
        .isInstanceOf(Outcome.Done.class);
  }

  /** Does one of them, on a disk at which it dies. */
  static final class Victim {
    private Victim() {}

    static void main(String[] arguments) throws Exception {
      Path folder = Path.of(arguments[0]);
      Point point = Point.valueOf(arguments[1]);
      int statements = Integer.parseInt(arguments[2]);
      var disk = new BrokenDisk();
      Vaults vaults = Vaults.ofThisComputer(Syncing.WHEN_ASKED);
      disk.under(() -> {
        if (point.wholly()) {
          disk.failAfter(statements, BrokenDisk.How.KILLED);
        }
        switch (point) {
          case NEW_VAULT -> vaults.create(draft(folder.resolve("new"))).vault().close();
          case RESTORED_BACKUP ->
              vaults
                  .restore(
                      folder.resolve("b").resolve("one.coffer-backup"),
                      folder.resolve("back"),
                      Optional::empty)
                  .close();
          default -> {
            try (OpenVault vault = vaults.open(folder.resolve("home"), Optional::empty)) {
              inside(vault, folder, point, () -> disk.failAfter(statements, BrokenDisk.How.KILLED));
            }
          }
        }
        return null;
      });
    }

    private static void inside(OpenVault vault, Path folder, Point point, Runnable armed)
        throws Exception {
      var tx = vault.ledger().read().rows(RegisterFilter.all(), 0, 1).getFirst().transaction();
      switch (point) {
        case EDIT -> {
          armed.run();
          vault
              .ledger()
              .editTransaction(
                  tx,
                  TransactionDraft.of(
                      tx.account(), DAY, "Edited", Money.of(-9, "EUR"), "Food/Cake"));
        }
        case UNDO -> {
          vault.ledger().removeTransaction(tx.id());
          armed.run();
          vault.books().acts().undo();
        }
        case IMPORT -> {
          Path file = folder.resolve("bank.csv");
          var text = new StringBuilder("Date,Payee,Amount\n");
          for (int i = 1; i <= ROWS; i++) {
            text.append("2026-11-0%d,Bank %d,-%d.00%n".formatted(i, i, i));
          }
          Files.writeString(file, text);
          var review = vault.bankImport().review(file, tx.account(), BankImport.Options.auto());
          armed.run();
          vault.bankImport().apply(review);
        }
        case ATTACHMENT -> {
          Path file = Files.write(folder.resolve("Receipt.pdf"), new byte[100_000]);
          armed.run();
          vault.attachments().add(tx.id(), file);
        }
        case BACKUP -> {
          armed.run();
          vault.safekeeping().backUp(folder.resolve("b").resolve("one.coffer-backup"));
        }
        default -> {}
      }
    }
  }
}
