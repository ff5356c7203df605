package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.banking.BankImport.Applied;
import app.coffer.desktop.banking.BankImport.CsvColumns;
import app.coffer.desktop.banking.BankImport.Format;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The steps from a file to transactions in an account. Nothing is written before the last. */
final class ImportViewModel {
  /** Where the import stands. */
  enum Step {
    ACCOUNT,
    COLUMNS,
    REVIEW,
    DONE,
    UNREADABLE
  }

  private final BankImport bank;
  private final LedgerReader ledger;
  private final UiContext context;
  private final Path file;
  private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.ACCOUNT);
  private final ReadOnlyObjectWrapper<List<Account>> accounts =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable Account> account = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable CsvColumns> columns = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable ReviewModel> review = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Applied> applied = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private RecordId wanted;
  private Format format = Format.AUTO;
  private int reading;

  ImportViewModel(
      BankImport bank, LedgerReader ledger, UiContext context, RecordId account, Path file) {
    this.bank = bank;
    this.ledger = ledger;
    this.context = context;
    this.file = file;
    wanted = account;
  }

  /** Reads the accounts and which format the file has. */
  void load() {
    work(
        ledger::accounts,
        all -> {
          accounts.set(
              all.stream()
                  .map(AccountBalance::account)
                  .filter(each -> !each.closed() || each.id().equals(wanted))
                  .toList());
          accounts.get().stream()
              .filter(each -> each.id().equals(wanted))
              .findFirst()
              .ifPresent(account::set);
        });
  }

  String fileName() {
    return Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
  }

  ReadOnlyObjectProperty<Step> stepProperty() {
    return step.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<Account>> accountsProperty() {
    return accounts.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Account> accountProperty() {
    return account.getReadOnlyProperty();
  }

  /** How the CSV is read; null for another format. */
  ReadOnlyObjectProperty<@Nullable CsvColumns> columnsProperty() {
    return columns.getReadOnlyProperty();
  }

  /** The review, also while columns are corrected; null while it cannot be read. */
  ReadOnlyObjectProperty<@Nullable ReviewModel> reviewProperty() {
    return review.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<@Nullable Applied> appliedProperty() {
    return applied.getReadOnlyProperty();
  }

  /** Why the file, or these columns of it, cannot be read; else empty. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Whether there is a step for columns. */
  boolean hasColumns() {
    return format == Format.CSV;
  }

  void choose(Account into) {
    wanted = into.id();
    account.set(into);
  }

  /** From the account to the file: columns of a CSV, the review of another format. */
  void read() {
    problem.set("");
    review.set(null);
    columns.set(null);
    work(
        () -> {
          BankImport.Opened found = bank.open(file);
          return new Opened(found.format(), Optional.ofNullable(found.columns()));
        },
        opened -> {
          format = opened.format();
          if (opened.columns().isPresent()) {
            step.set(Step.COLUMNS);
            correct(opened.columns().get());
          } else {
            review(new Options(format, null), Step.REVIEW);
          }
        });
  }

  private record Opened(Format format, Optional<CsvColumns> columns) {}

  /** Cuts the text in another way and infers the columns again. */
  void cut(String charset, char delimiter) {
    problem.set("");
    int mine = ++reading;
    busy.set(true);
    context
        .background()
        .run(() -> bank.columns(file, charset, delimiter))
        .onFault(UnreadableFile.class, unreadable -> refused(mine, unreadable))
        .then(found -> {
          if (mine == reading) {
            busy.set(false);
            correct(found);
          }
        });
  }

  /** Reads the file with corrected columns, to show what becomes of it. */
  void correct(CsvColumns corrected) {
    columns.set(corrected);
    if (!ColumnsModel.complete(corrected)) {
      reading++;
      busy.set(false);
      review.set(null);
      problem.set(context.words().get("imports.columns.incomplete"));
      return;
    }
    review(new Options(Format.CSV, corrected), Step.COLUMNS);
  }

  /** From columns to the review. */
  void reviewColumns() {
    if (review.get() != null && !busy.get()) {
      step.set(Step.REVIEW);
    }
  }

  void decide(ReviewRow.Line line, Decision decision) {
    ReviewModel now = review.get();
    if (now != null) {
      review.set(now.decided(line, decision));
    }
  }

  /** Writes what was reviewed. */
  void apply() {
    ReviewModel now = review.get();
    if (now == null || busy.get() || now.toWrite() == 0) {
      return;
    }
    work(
        () -> bank.apply(now.decided()),
        result -> {
          applied.set(result);
          step.set(Step.DONE);
        });
  }

  /** One step back; false where this was the first. */
  boolean back() {
    reading++;
    busy.set(false);
    problem.set("");
    Step before =
        switch (step.get()) {
          case REVIEW -> hasColumns() ? Step.COLUMNS : Step.ACCOUNT;
          case COLUMNS, UNREADABLE -> Step.ACCOUNT;
          case ACCOUNT, DONE -> null;
        };
    if (before == null) {
      return false;
    }
    step.set(before);
    return true;
  }

  private void review(Options options, Step then) {
    problem.set("");
    RecordId into = wanted;
    int mine = ++reading;
    busy.set(true);
    context
        .background()
        .run(() -> ReviewModel.of(bank.review(file, into, options), ledger, context.formats()))
        .onFault(UnreadableFile.class, unreadable -> refused(mine, unreadable))
        .then(found -> {
          if (mine == reading) {
            busy.set(false);
            review.set(found);
            step.set(then);
          }
        });
  }

  private void refused(int mine, UnreadableFile unreadable) {
    if (mine != reading) {
      return;
    }
    busy.set(false);
    review.set(null);
    problem.set(unreadable.getMessage());
    if (step.get() != Step.COLUMNS) {
      step.set(Step.UNREADABLE);
    }
  }

  private <T> void work(Callable<T> task, java.util.function.Consumer<T> show) {
    int mine = ++reading;
    busy.set(true);
    context
        .background()
        .run(task)
        .onFault(UnreadableFile.class, unreadable -> refused(mine, unreadable))
        .then(result -> {
          if (mine == reading) {
            busy.set(false);
            show.accept(result);
          }
        });
  }
}
