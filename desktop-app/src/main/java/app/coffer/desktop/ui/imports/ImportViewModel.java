package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.banking.BankImport.Applied;
import app.coffer.desktop.banking.BankImport.CsvColumns;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.CsvProfile;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ui.kit.FindingWords;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The steps from files to transactions in accounts. Nothing is written before the last. */
final class ImportViewModel {
  /** Where the import stands. */
  enum Step {
    FILES,
    ACCOUNTS,
    COLUMNS,
    REVIEW,
    DONE
  }

  private final Importing bank;
  private final UiContext context;
  private final Working working;
  private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.FILES);
  private final ReadOnlyObjectWrapper<List<ImportFile>> files =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ImportParts parts;
  private final ReadOnlyObjectWrapper<@Nullable ImportResult> result =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  /**
   * @param wanted the account that the person came from; null where they came from nowhere
   */
  ImportViewModel(
      Importing bank, UiContext context, @Nullable RecordId wanted, List<Path> dropped) {
    this.bank = bank;
    this.context = context;
    this.parts = new ImportParts(wanted);
    this.working = new Working(context.background(), new FindingWords(context));
    files.set(dropped.stream().map(ImportFile::reading).toList());
  }

  Working working() {
    return working;
  }

  ReadOnlyObjectProperty<Step> stepProperty() {
    return step.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<ImportFile>> filesProperty() {
    return files.getReadOnlyProperty();
  }

  /** The accounts that something can go into. */
  ReadOnlyObjectProperty<List<Account>> accountsProperty() {
    return parts.accountsProperty();
  }

  /** What the files hold, from the second step on. */
  ReadOnlyObjectProperty<List<ImportPart>> partsProperty() {
    return parts.allProperty();
  }

  /** The part whose columns or lines are shown. */
  ReadOnlyObjectProperty<@Nullable ImportPart> currentProperty() {
    return parts.currentProperty();
  }

  ReadOnlyObjectProperty<@Nullable ImportResult> resultProperty() {
    return result.getReadOnlyProperty();
  }

  /** Why this cannot be read in this way; else empty. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Reads the accounts, and looks into the files. */
  void load() {
    working.run(
        progress -> bank.ledger().accounts(),
        this::refuse,
        all -> {
          parts.accounts(all.stream().map(AccountBalance::account).toList());
          openNext();
        });
  }

  /** Takes more files; those that are there already are not taken twice. */
  void add(List<Path> more) {
    var all = new ArrayList<>(files.get());
    more.stream()
        .filter(path -> all.stream().noneMatch(each -> each.path().equals(path)))
        .forEach(path -> all.add(ImportFile.reading(path)));
    files.set(List.copyOf(all));
    if (step.get() != Step.FILES) {
      step.set(Step.FILES);
    }
    openNext();
  }

  void drop(ImportFile file) {
    files.set(files.get().stream().filter(each -> !each.path().equals(file.path())).toList());
    openNext();
  }

  /** One file after the other; a file that cannot be read does not keep the others. */
  private void openNext() {
    Optional<ImportFile> next = files.get().stream().filter(ImportFile::isReading).findFirst();
    if (next.isEmpty()) {
      working.stop();
      boolean all = !files.get().isEmpty() && files.get().stream().allMatch(ImportFile::isReady);
      if (all && step.get() == Step.FILES && !parts.accountsProperty().get().isEmpty()) {
        toAccounts();
      }
      return;
    }
    Path path = next.get().path();
    working.run(
        progress -> bank.files().open(path),
        why -> opened(new ImportFile(path, null, why)),
        found -> opened(new ImportFile(path, found, "")));
  }

  private void opened(ImportFile file) {
    files.set(
        files.get().stream().map(each -> each.path().equals(file.path()) ? file : each).toList());
    openNext();
  }

  /** From files to the accounts that they go into. */
  void toAccounts() {
    if (parts.of(files.get())) {
      step.set(Step.ACCOUNTS);
    }
  }

  void choose(ImportPart part, @Nullable Account into) {
    parts.put(parts.at(part.number()).into(into));
  }

  /** Those that go somewhere. */
  List<ImportPart> chosen() {
    return parts.chosen();
  }

  /** From the accounts on: to the columns of the first CSV, else to the review. */
  void confirmAccounts() {
    if (!chosen().isEmpty()) {
      toColumns(-1);
    }
  }

  private void toColumns(int after) {
    Optional<ImportPart> next =
        chosen().stream().filter(each -> each.isCsv() && each.number() > after).findFirst();
    if (next.isEmpty()) {
      reviewAll();
      return;
    }
    parts.show(next.get());
    step.set(Step.COLUMNS);
    CsvColumns columns = next.get().columns();
    if (columns != null && next.get().review() == null) {
      correct(columns);
    }
  }

  /** Cuts the text in another way and infers the columns again. */
  void cut(String charset, char delimiter) {
    Path path = parts.shown().file().path();
    problem.set("");
    working.run(
        progress -> bank.files().columns(path, charset, delimiter), this::refuse, this::correct);
  }

  /** Reads the columns as a profile says. */
  void use(CsvProfile profile) {
    Path path = parts.shown().file().path();
    problem.set("");
    working.run(progress -> bank.files().columns(path, profile), problem::set, this::correct);
  }

  /** Reads the file with corrected columns, to show what becomes of it. */
  void correct(CsvColumns corrected) {
    parts.put(parts.shown().read(corrected));
    problem.set("");
    if (!ColumnsModel.complete(corrected)) {
      working.stop();
      problem.set(context.words().get("imports.columns.incomplete"));
      return;
    }
    ImportPart part = parts.shown();
    working.run(
        progress -> review(part, progress), this::refuse, found -> parts.put(part.reviewed(found)));
  }

  /** Remembers the columns under this name when the lines are imported; empty for not. */
  void remember(String name) {
    parts.put(parts.shown().remembered(name.strip()));
  }

  /** From the columns of one file to those of the next, or to the review. */
  void confirmColumns() {
    if (parts.shown().review() != null && !working.busyProperty().get()) {
      toColumns(parts.shown().number());
    }
  }

  private void reviewAll() {
    List<ImportPart> open = chosen().stream().filter(each -> each.review() == null).toList();
    problem.set("");
    working.run(
        progress -> {
          Map<Integer, ReviewModel> found = new HashMap<>();
          for (int i = 0; i < open.size(); i++) {
            double done = (double) i / open.size();
            found.put(
                open.get(i).number(),
                review(open.get(i), part -> progress.at(done + part / open.size())));
          }
          return found;
        },
        this::refuse,
        found -> {
          parts.reviewed(found);
          show(chosen().getFirst());
          step.set(Step.REVIEW);
        });
  }

  private ReviewModel review(ImportPart part, BankImport.Progress progress) throws UnreadableFile {
    Account into = part.account();
    if (into == null) {
      throw new IllegalStateException("a part that goes nowhere is not read");
    }
    return ReviewModel.of(
        bank.files().review(part.file().path(), into.id(), part.options(), progress),
        bank.ledger(),
        context.formats());
  }

  /** Shows another part of what is reviewed. */
  void show(ImportPart part) {
    parts.show(part);
  }

  void decide(ReviewRow.Line line, Decision decision) {
    ImportPart now = parts.shown();
    if (now.review() != null) {
      parts.put(now.reviewed(now.review().decided(line, decision)));
    }
  }

  /** How many transactions all parts would write. */
  long toWrite() {
    return chosen().stream()
        .mapToLong(part -> part.review() == null ? 0 : part.review().toWrite())
        .sum();
  }

  /** Writes what was reviewed, a part after the other. */
  void apply() {
    List<ImportPart> all =
        chosen().stream()
            .filter(part -> part.review() != null && part.review().toWrite() > 0)
            .toList();
    if (all.isEmpty() || working.busyProperty().get()) {
      return;
    }
    working.run(
        progress -> {
          var applied = new HashMap<ImportPart, Applied>();
          for (ImportPart part : all) {
            double done = (double) applied.size() / all.size();
            applied.put(part, bank.apply(part, seen -> progress.at(done + seen / all.size())));
          }
          return bank.result(all, applied);
        },
        this::refuse,
        done -> {
          result.set(done);
          step.set(Step.DONE);
        });
  }

  /** Takes all of it back. */
  void undo(Runnable then) {
    ImportResult done = result.get();
    if (done != null) {
      working.run(
          progress -> bank.history().undo(Set.copyOf(done.batches()), false, progress),
          this::refuse,
          taken -> then.run());
    }
  }

  /** Makes one transfer of each of these pairs. */
  void join(List<ImportResult.Transfer> pairs) {
    ImportResult done = result.get();
    if (done != null) {
      working.run(
          progress ->
              bank.transfers().join(pairs.stream().map(ImportResult.Transfer::pair).toList()),
          this::refuse,
          joined -> result.set(done.without(pairs)));
    }
  }

  /** One step back; false where this was the first, or nothing can be taken back any more. */
  boolean back() {
    working.stop();
    problem.set("");
    Step before =
        switch (step.get()) {
          case REVIEW ->
              chosen().stream().anyMatch(ImportPart::isCsv) ? Step.COLUMNS : Step.ACCOUNTS;
          case COLUMNS -> Step.ACCOUNTS;
          case ACCOUNTS -> Step.FILES;
          case FILES, DONE -> null;
        };
    if (before == null) {
      return false;
    }
    if (before == Step.COLUMNS) {
      chosen().stream()
          .filter(ImportPart::isCsv)
          .reduce((one, other) -> other)
          .ifPresent(this::show);
    }
    step.set(before);
    return true;
  }

  private void refuse(String why) {
    problem.set(why);
    if (step.get() == Step.COLUMNS) {
      parts.put(parts.shown().reviewed(null));
    }
  }
}
