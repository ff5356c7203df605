package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.Applied;
import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.desktop.banking.BankImport.Item;
import app.coffer.desktop.banking.BankImport.Progress;
import app.coffer.desktop.banking.BankImport.Review;
import app.coffer.desktop.banking.BankImport.Verdict;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.LedgerReader.ImportedAs;
import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes what was reviewed, within one transaction of the store. */
final class Booking {
  private static final int ROUND = 2_000;

  /**
   * Where and when something is imported.
   *
   * @param newId ids for what is made here
   */
  record Here(DeviceId device, Supplier<RecordId> newId, InstantSource clock) {}

  private final Writer ledger;
  private final DerivedIds ids;
  private final UnaryOperator<Transaction> newRow;
  private final Map<String, RecordId> payees = new HashMap<>();
  private int added;
  private int matched;
  private int already;
  private int changed;
  private final CategoryPaths categories;
  private final List<ImportBatch.Row> rows = new ArrayList<>();
  private final List<Transaction> waiting = new ArrayList<>();
  private final Map<String, ImportedAs> known = new HashMap<>();

  Booking(Writer ledger, DerivedIds ids, NewRows newRows) {
    this.ledger = ledger;
    this.ids = ids;
    this.newRow = newRows.over(ledger);
    this.categories = new CategoryPaths(ledger, ids);
  }

  /**
   * @param here where and when this happens
   */
  Applied book(Review review, Here here, Progress progress) {
    int done = 0;
    List<String> keys = review.items().stream().map(Item::importKey).toList();
    known.putAll(ledger.importedAs(keys));
    for (Item item : review.items()) {
      if (done++ % 500 == 0) {
        BankFile.stopIfCancelled();
        progress.at((double) done / review.items().size());
      }
      if (item.verdict() == Verdict.NEW) {
        add(review.account(), item);
      } else if (item.verdict() == Verdict.MATCH) {
        match(review.account(), item);
      } else if (item.verdict() == Verdict.ALREADY) {
        already++;
      }
    }
    flush();
    Optional<RecordId> batch = rows.isEmpty() ? Optional.empty() : Optional.of(keep(review, here));
    return new Applied(added, matched, already, changed, batch);
  }

  private boolean isHere(String key) {
    ImportedAs as = known.get(key);
    return as != null && !as.removed();
  }

  /** New rows are written many at once. */
  private void flush() {
    ledger.putAll(Kind.TRANSACTION, List.copyOf(waiting));
    waiting.parallelStream()
        .map(each -> new ImportBatch.Row(each.id(), ImportBatch.How.ADDED, Imprint.of(each)))
        .toList()
        .forEach(rows::add);
    waiting.clear();
  }

  private RecordId keep(Review review, Here here) {
    BankImport.Origin origin = review.origin();
    RecordId id = here.newId().get();
    int leftOut = origin.lines() - added - matched - already;
    ledger.put(
        ImportBatch.KIND,
        new ImportBatch(
            id,
            review.account(),
            Limited.text(origin.file(), 200),
            origin.hash(),
            origin.format(),
            Limited.text(origin.source(), Limited.NAME),
            here.device(),
            here.clock().instant(),
            new ImportBatch.Counts(
                added, matched, already, Math.max(0, leftOut), review.problems().size()),
            origin.first(),
            origin.last(),
            origin.opening().orElse(null),
            review.statementBalance().orElse(null),
            false));
    for (int from = 0; from < rows.size(); from += ImportBatch.ROWS) {
      List<ImportBatch.Row> some =
          rows.subList(from, Math.min(rows.size(), from + ImportBatch.ROWS));
      ledger.put(
          ImportBatch.Rows.KIND, new ImportBatch.Rows(here.newId().get(), id, List.copyOf(some)));
    }
    return id;
  }

  private void add(RecordId account, Item item) {
    // a removed one is written again only by a person's decision, which NEW is
    if (isHere(item.importKey())) {
      already++;
      return;
    }
    BankLine line = item.line();
    Transaction row =
        new Transaction(
            item.derivedId(),
            account,
            line.date(),
            payee(line.payee()),
            line.amount(),
            null,
            null,
            List.of(),
            Limited.text(line.number(), Limited.NAME),
            notes(line),
            new TreeSet<>(),
            Clearing.CLEARED,
            new TreeSet<>(List.of(item.importKey())),
            ImportText.of(line));
    Transaction written = newRow.apply(categorised(row, line));
    known.put(item.importKey(), new ImportedAs(written.id(), false));
    waiting.add(written);
    added++;
    if (waiting.size() == ROUND) {
      flush();
    }
  }

  /** With the category or the parts that the file says. */
  private Transaction categorised(Transaction row, BankLine line) {
    if (line.category().isEmpty() && line.parts().isEmpty()) {
      return row;
    }
    List<Line> lines = new ArrayList<>();
    for (BankImport.Part part : line.parts()) {
      RecordId id = ids.derive("import-line", row.id().hex() + "/" + lines.size());
      String notes = Limited.text(part.notes(), Limited.NOTES);
      lines.add(new Line(id, categories.at(part.category()), part.amount(), notes));
    }
    return new Transaction(
        row.id(),
        row.account(),
        row.date(),
        row.payee(),
        row.amount(),
        lines.isEmpty() ? categories.at(line.category()) : null,
        null,
        lines,
        row.number(),
        row.notes(),
        row.tags(),
        row.status(),
        row.importKeys(),
        row.importText());
  }

  private void match(RecordId account, Item item) {
    if (isHere(item.importKey())) {
      already++;
      return;
    }
    Optional<Transaction> found = item.match().flatMap(ledger::transaction);
    boolean entering = found.isEmpty() && item.planned().isPresent();
    if (entering) {
      found = item.planned().map(planned -> happened(planned, item.line()));
    }
    if (found.isEmpty() || !stillMatches(account, found.get(), item.line())) {
      changed++;
      return;
    }
    Transaction typed = found.get();
    TreeSet<String> keys = new TreeSet<>(typed.importKeys());
    keys.add(item.importKey());
    Transaction written =
        new Transaction(
            typed.id(),
            typed.account(),
            typed.date(),
            typed.payee(),
            typed.amount(),
            typed.category(),
            typed.transfer(),
            typed.lines(),
            typed.number().isEmpty()
                ? Limited.text(item.line().number(), Limited.NAME)
                : typed.number(),
            typed.notes(),
            typed.tags(),
            Clearing.CLEARED,
            keys,
            ImportText.of(item.line()));
    ledger.put(written);
    known.put(item.importKey(), new ImportedAs(written.id(), false));
    ImportBatch.How how =
        entering
            ? ImportBatch.How.ADDED
            : typed.status() == Clearing.CLEARED
                ? ImportBatch.How.MATCHED_CLEARED
                : ImportBatch.How.MATCHED;
    rows.add(new ImportBatch.Row(written.id(), how, Imprint.of(written)));
    matched++;
  }

  /** On the day and with the amount that the bank says; of another amount no split is known. */
  private static Transaction happened(Transaction planned, BankLine line) {
    boolean same = planned.amount().equals(line.amount());
    Transfer transfer = planned.transfer();
    boolean oneCurrency =
        transfer != null && transfer.amount().currency().equals(line.amount().currency());
    return new Transaction(
        planned.id(),
        planned.account(),
        line.date(),
        planned.payee(),
        line.amount(),
        planned.category(),
        oneCurrency ? new Transfer(transfer.account(), line.amount().negated()) : transfer,
        same ? planned.lines() : List.of(),
        planned.number(),
        planned.notes(),
        planned.tags(),
        planned.status(),
        planned.importKeys(),
        planned.importText());
  }

  /** Its amount is the line's, as the account sees it, and no bank has confirmed it meanwhile. */
  private static boolean stillMatches(RecordId account, Transaction typed, BankLine line) {
    if (typed.status() == Clearing.RECONCILED || !typed.importKeys().isEmpty()) {
      return false;
    }
    return line.amount().equals(typed.moves().get(account));
  }

  /** A bank's words that do not fit into a name are kept whole in the notes. */
  private static String notes(BankLine line) {
    boolean cut = line.payee().codePointCount(0, line.payee().length()) > Limited.NAME;
    return Limited.text((cut ? line.payee() + " " : "") + line.notes(), Limited.NOTES);
  }

  /**
   * The payee of that name, else the one that this name once made (it may have been renamed since),
   * else a new one under an id that another device would give it too.
   */
  private @Nullable RecordId payee(String written) {
    String name = Limited.text(written, Limited.NAME);
    if (name.isEmpty()) {
      return null;
    }
    return payees.computeIfAbsent(
        ImportKeys.folded(name),
        folded -> {
          Optional<Payee> same = ledger.payeeNamed(name);
          if (same.isPresent()) {
            return same.get().id();
          }
          RecordId id = ids.derive("payee", folded);
          if (ledger.payee(id).isEmpty()) {
            ledger.put(new Payee(id, name));
          }
          return id;
        });
  }
}
