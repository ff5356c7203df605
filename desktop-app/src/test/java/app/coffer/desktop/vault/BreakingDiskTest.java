package app.coffer.desktop.vault;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.attachment.AttachmentRefused;
import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.SeveralEdit;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.store.BrokenDisk;
import app.coffer.desktop.store.Scratch;
import app.coffer.desktop.store.StoreFault;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The disk fails at the first, second, third, ... statement of what a person does, until it
 * succeeds: whoever was told that it failed finds nothing of it, and can do it again.
 */
class BreakingDiskTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  /** Making a vault takes long: only every so many-th of its statements fails. */
  private static final int STEP = Integer.getInteger("coffer.faults.step", 9);

  /** After so many failures of a disk that is gone for good, the vault is opened anew. */
  private static final int REOPEN = 2 * STEP;

  /**
   * Migrating asks a disk that is gone for ten seconds: that is waited for in the long run only.
   */
  private static final List<BrokenDisk.How> QUICK =
      STEP == 1 ? BrokenDisk.FAULTS : List.of(BrokenDisk.How.ONCE, BrokenDisk.How.GIVING_UP);

  private final Path folder = Scratch.folder("breaking");
  private final BrokenDisk disk = new BrokenDisk();
  private final Vaults vaults = Vaults.ofThisComputer(Syncing.WHEN_ASKED);
  private OpenVault vault;
  private OpenVault opened;

  /** Something a person does; done again with another number, it changes something again. */
  @FunctionalInterface
  private interface Act {
    void does(int number) throws Exception;
  }

  @BeforeEach
  void create() throws Exception {
    vault = disk.under(() -> vaults.create(draft(folder.resolve("home"))).vault());
    vault.fillWithDemo(12, 7, DAY);
  }

  private NewVault draft(Path place) {
    return new NewVault(
        place,
        "Home",
        Currency.getInstance("EUR"),
        StarterCategories.SIMPLE,
        "Desk",
        Optional.empty());
  }

  @AfterEach
  void close() throws Exception {
    vault.close();
    disk.close();
  }

  @Test
  void addingAndEditing() throws Exception {
    breaksEverywhere(number -> done(vault.ledger().addTransaction(draft(number))));
    breaksEverywhere(number -> done(vault.ledger().editTransaction(newest(), draft(100 + number))));
    breaksEverywhere(
        number -> done(vault.ledger().addAccount("A" + number, AccountType.CASH, eur(1))));
  }

  @Test
  void editingAndRemovingSeveralAtOnce() throws Exception {
    breaksEverywhere(number ->
        done(
            vault
                .ledger()
                .editSeveral(
                    some(3),
                    new SeveralEdit(
                        DAY.minusDays(number),
                        "Payee " + number,
                        "Food/New " + number,
                        null,
                        Set.of("tag" + number),
                        Set.of(),
                        null))));
    breaksEverywhere(number -> done(vault.ledger().removeSeveral(some(2))));
  }

  @Test
  void undoingAndDoingAgain() throws Exception {
    for (int i = 0; i < 3; i++) {
      done(vault.ledger().addTransaction(draft(i)));
    }
    breaksEverywhere(number -> done(vault.books().acts().undo()));
    breaksEverywhere(number -> done(vault.books().acts().redo()));
  }

  @Test
  void restoringWhatARecordSaid() throws Exception {
    RecordId record = newest().id();
    for (int i = 0; i < 4; i++) {
      done(vault.ledger().editTransaction(newest(), draft(i)));
    }
    breaksEverywhere(number -> vault.history().restore(vault.history().of(record).get(1)));
  }

  @Test
  void importing() throws Exception {
    RecordId account = vault.ledger().read().accounts().getFirst().account().id();
    breaksEverywhere(number -> {
      Path file = folder.resolve("bank" + number + ".csv");
      var text = new StringBuilder("Date,Payee,Amount\n");
      for (int i = 1; i <= 3; i++) {
        text.append("2026-11-0%d,Shop %d,-%d.00%n".formatted(i, number, 10 * number + i));
      }
      Files.writeString(file, text);
      var review = vault.bankImport().review(file, account, BankImport.Options.auto());
      assertThat(vault.bankImport().apply(review).added()).isEqualTo(3);
    });
  }

  @Test
  void attachingRenamingAndTakingAway() throws Exception {
    Path receipt = Files.write(folder.resolve("Receipt.pdf"), new byte[5_000]);
    RecordId tx = newest().id();
    breaksEverywhere(number -> vault.attachments().add(tx, receipt));
    assertThat(vault.attachments().of(tx)).hasSize(BrokenDisk.FAULTS.size());
    RecordId file = vault.attachments().of(tx).getFirst().id();
    breaksEverywhere(number -> vault.attachments().rename(file, number + ".pdf"));
    breaksEverywhere(
        number -> vault.attachments().remove(vault.attachments().of(tx).getFirst().id()));
    reopen();
    try (Stream<Path> files = Files.list(folder.resolve("home/attachments"))) {
      assertThat(files).as("what was begun is tidied away").hasSize(3);
    }
  }

  /** A backup that failed leaves nothing in its folder, and those that were there stay. */
  @Test
  void backingUpAndPuttingBack() throws Exception {
    Path place = folder.resolve("b");
    Path first = vault.safekeeping().backUp(place.resolve("first.coffer-backup")).file();
    for (BrokenDisk.How how : QUICK) {
      Path made = place.resolve(how + ".coffer-backup");
      for (int n = 0; fails(how, n, () -> vault.safekeeping().backUp(made)) != Ending.WHOLE; n++) {
        if (!Files.deleteIfExists(made)) {
          assertThat(left(place)).as(disk.story()).containsExactly("first.coffer-backup");
        }
      }
      Files.delete(made);
      opens(how, STEP, back -> vaults.restore(first, back, Optional::empty));
    }
  }

  /** Joining and restoring from the sheet fill a new folder by the same steps. */
  @Test
  void makingAVault() throws Exception {
    for (BrokenDisk.How how : QUICK) {
      opens(how, STEP, made -> vaults.create(draft(made)).vault());
    }
  }

  /** A vault opens again, whatever failed while it was opened. */
  @Test
  void opening() throws Exception {
    vault.close();
    for (BrokenDisk.How how : QUICK) {
      opens(how, 1, nothing -> vaults.open(folder.resolve("home"), Optional::empty));
    }
    vault = disk.under(() -> vaults.open(folder.resolve("home"), Optional::empty));
    assertThat(transactions(vault)).isEqualTo(12);
  }

  private interface Opening {
    OpenVault in(Path fresh) throws Exception;
  }

  /**
   * What does not open leaves nothing; migrating looks twice at some things, and gets over some.
   */
  private void opens(BrokenDisk.How how, int step, Opening opening) throws Exception {
    for (int n = 0, failures = 0; ; n += step) {
      Path fresh = folder.resolve("fresh-" + how + "-" + n);
      Ending ending = fails(how, n, () -> opened = opening.in(fresh));
      if (ending == Ending.FAILED) {
        failures++;
        assertThat(fresh).as(disk.story()).doesNotExist();
        continue;
      }
      try (OpenVault whole = opened) {
        assertThat(whole.verify()).isEmpty();
      }
      if (ending == Ending.WHOLE) {
        assertThat(failures).isGreaterThan(4);
        return;
      }
    }
  }

  private static int transactions(OpenVault vault) {
    return vault.ledger().read().count(RegisterFilter.all());
  }

  private void breaksEverywhere(Act act) throws Exception {
    int number = 0;
    for (BrokenDisk.How how : BrokenDisk.FAULTS) {
      number++;
      int round = number;
      int n = 0;
      List<String> before = rows();
      for (Ending ending = fails(how, n, () -> act.does(round));
          ending != Ending.WHOLE;
          ending = fails(how, n, () -> act.does(round))) {
        assertThat(ending).as(disk.story()).isEqualTo(Ending.FAILED);
        same(before, "failure " + n + ", " + disk.story());
        n++;
        if (how == BrokenDisk.How.FOR_GOOD && n % REOPEN == 0) {
          before = reopened(before);
        }
      }
      assertThat(n).as("statements").isGreaterThan(3);
      assertThat(rows()).isNotEqualTo(before);
      assertThat(vault.verify()).isEmpty();
    }
  }

  /** Whoever undoes needs the memory of this session, so the acts do without reopening. */
  private List<String> reopened(List<String> before) throws Exception {
    if (vault.books().acts().undoable().isPresent()) {
      return before;
    }
    reopen();
    same(before, "reopened");
    return before;
  }

  private void reopen() throws Exception {
    vault.close();
    vault = disk.under(() -> vaults.open(folder.resolve("home"), Optional::empty));
  }

  private void same(List<String> before, String story) throws Exception {
    List<String> now = rows();
    if (!now.equals(before)) {
      var more = new ArrayList<>(now);
      more.removeAll(before);
      var less = new ArrayList<>(before);
      less.removeAll(now);
      throw new AssertionError(story + "\nmore: " + more + "\nless: " + less);
    }
  }

  private interface Attempt {
    void runs() throws Exception;
  }

  private enum Ending {
    FAILED,
    /** Something failed, and it succeeded all the same. */
    GOT_OVER,
    WHOLE
  }

  /** What fails is said by the exceptions that people are told about. */
  private Ending fails(BrokenDisk.How how, int statements, Attempt attempt) throws Exception {
    disk.failAfter(statements, how);
    boolean failed =
        disk.under(() -> {
          try {
            attempt.runs();
            return false;
          } catch (StoreFault | VaultRefused | AttachmentRefused told) {
            return true;
          }
        });
    boolean broke = disk.mend();
    assertThat(failed && !broke).isFalse();
    return failed ? Ending.FAILED : broke ? Ending.GOT_OVER : Ending.WHOLE;
  }

  private List<String> rows() throws Exception {
    return disk.rows(folder.resolve("home/vault.db"));
  }

  private Transaction newest() {
    return vault.ledger().read().rows(RegisterFilter.all(), 0, 1).getFirst().transaction();
  }

  private Set<RecordId> some(int count) {
    return Set.copyOf(
        vault.ledger().read().rows(RegisterFilter.all(), 0, count).stream()
            .map(row -> row.transaction().id())
            .toList());
  }

  private TransactionDraft draft(int number) {
    RecordId account = vault.ledger().read().accounts().getFirst().account().id();
    return TransactionDraft.of(
        account, DAY.plusDays(1), "Shop " + number, eur(-number - 1), "Food/Of " + number);
  }

  private static Money eur(int euros) {
    return Money.of(euros, "EUR");
  }

  private static List<String> left(Path place) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static <T> T done(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<T>) outcome).value();
  }
}
