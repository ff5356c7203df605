package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.Progress;
import app.coffer.desktop.banking.ImportBatch.How;
import app.coffer.desktop.banking.ImportBatch.Row;
import app.coffer.desktop.banking.ImportBatch.Rows;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LedgerStore;
import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was imported, by every device, and taking an import back as one. */
public final class ImportHistory {
  /** So many are looked at, and written, at once. */
  private static final int ROUND = 1_000;

  private final LedgerStore store;

  public ImportHistory(LedgerStore store) {
    this.store = store;
  }

  /** All imports, the newest first. */
  public List<ImportBatch> all() {
    return batches(store);
  }

  public Optional<ImportBatch> find(RecordId id) {
    return store.find(ImportBatch.KIND, id);
  }

  /**
   * An import with the transactions that it added or matched.
   *
   * @param batch as it is listed
   */
  public record Origin(ImportBatch batch, Set<RecordId> transactions) {
    public Origin {
      transactions = Set.copyOf(transactions);
    }
  }

  /** The newest import that a transaction is part of. */
  public static Optional<Origin> of(RecordId transaction, LedgerReader ledger) {
    var batches =
        ledger.all(Rows.KIND).stream()
            .filter(
                rows -> rows.rows().stream().anyMatch(row -> row.transaction().equals(transaction)))
            .map(Rows::batch)
            .collect(Collectors.toSet());
    return batches.isEmpty()
        ? Optional.empty()
        : batches(ledger).stream()
            .filter(batch -> batches.contains(batch.id()) && !batch.undone())
            .findFirst()
            .map(batch -> {
              List<Row> rows = rows(ledger, batch.id());
              return new Origin(
                  batch, rows.stream().map(Row::transaction).collect(Collectors.toSet()));
            });
  }

  /** What no file covers in an account, the oldest first. */
  public List<Gaps.Gap> gaps(RecordId account) {
    return new Gaps(of(store, account)).all();
  }

  static List<ImportBatch> batches(LedgerReader ledger) {
    return ledger.all(ImportBatch.KIND).stream()
        .sorted(Comparator.comparing(ImportBatch::at).reversed())
        .toList();
  }

  static List<ImportBatch> of(LedgerReader ledger, RecordId account) {
    return batches(ledger).stream().filter(each -> each.account().equals(account)).toList();
  }

  /**
   * What taking back does, or did.
   *
   * @param removed transactions that the import made
   * @param released transactions typed here that are uncleared again and match nothing
   * @param edited made by the import and changed since
   * @param reconciled agreed with a statement since: they always stay
   */
  public record TakenBack(int removed, int released, int edited, int reconciled) {}

  /** What {@link #undo} would do; nothing is written. */
  public TakenBack preview(RecordId batch) {
    var step = new Step();
    for (List<Row> some : rounds(rows(store, batch))) {
      Map<RecordId, Transaction> now = transactions(store, some);
      for (Row row : some) {
        step.see(row, now.get(row.transaction()), false);
      }
    }
    return step.result();
  }

  /**
   * Takes an import back in one transaction, on whichever device. The file can be imported again as
   * if it never had been.
   *
   * @param editedToo whether those that were changed since go as well
   */
  public TakenBack undo(RecordId batch, boolean editedToo) {
    return undo(Set.of(batch), editedToo, Progress.UNSEEN);
  }

  /** The same for several, saying how far it is. An interrupted thread ends it: all stay. */
  public TakenBack undo(Set<RecordId> batches, boolean editedToo, Progress progress) {
    return store.write(ledger -> {
      var step = new Step();
      List<Row> all = batches.stream().flatMap(each -> rows(ledger, each).stream()).toList();
      int seen = 0;
      for (List<Row> some : rounds(all)) {
        BankFile.stopIfCancelled();
        takeBack(ledger, some, step, editedToo);
        seen += some.size();
        progress.at((double) seen / all.size());
      }
      for (RecordId each : batches) {
        ledger
            .find(ImportBatch.KIND, each)
            .ifPresent(found -> ledger.put(ImportBatch.KIND, found.takenBack()));
      }
      return step.result();
    });
  }

  private static void takeBack(Writer ledger, List<Row> some, Step step, boolean editedToo) {
    Map<RecordId, Transaction> now = transactions(ledger, some);
    var gone = new ArrayList<Transaction>();
    var released = new ArrayList<Transaction>();
    for (Row row : some) {
      Transaction tx = now.get(row.transaction());
      if (!step.see(row, tx, editedToo)) {
        continue;
      }
      // without its keys a removed line is not one that a person removed
      if (row.how() == How.ADDED) {
        gone.add(tx.withoutBank());
      } else {
        Clearing before = row.how() == How.MATCHED ? Clearing.UNCLEARED : Clearing.CLEARED;
        released.add(tx.withoutBank().with(before));
      }
    }
    ledger.removeAll(gone);
    ledger.putAll(Kind.TRANSACTION, released);
  }

  private static Map<RecordId, Transaction> transactions(LedgerReader ledger, List<Row> rows) {
    return ledger.transactions(rows.stream().map(Row::transaction).toList());
  }

  private static List<List<Row>> rounds(List<Row> all) {
    var rounds = new ArrayList<List<Row>>();
    for (int from = 0; from < all.size(); from += ROUND) {
      rounds.add(all.subList(from, Math.min(all.size(), from + ROUND)));
    }
    return rounds;
  }

  private static List<Row> rows(LedgerReader ledger, RecordId batch) {
    var rows = new ArrayList<Row>();
    for (Rows each : ledger.all(Rows.KIND)) {
      if (each.batch().equals(batch)) {
        rows.addAll(each.rows());
      }
    }
    return rows;
  }

  /** Decides for each transaction, and counts. */
  private static final class Step {
    private int removed;
    private int released;
    private int edited;
    private int reconciled;

    /** Whether it is taken back. */
    boolean see(Row row, @Nullable Transaction now, boolean editedToo) {
      if (now == null) {
        return false;
      }
      if (now.status() == Clearing.RECONCILED) {
        reconciled++;
        return false;
      }
      if (row.how() != How.ADDED) {
        boolean matched = !now.importKeys().isEmpty();
        released += matched ? 1 : 0;
        return matched;
      }
      if (Imprint.of(now) != row.content() && !editedToo) {
        edited++;
        return false;
      }
      removed++;
      return true;
    }

    TakenBack result() {
      return new TakenBack(removed, released, edited, reconciled);
    }
  }
}
