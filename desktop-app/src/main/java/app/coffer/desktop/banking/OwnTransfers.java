package app.coffer.desktop.banking;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LedgerStore;
import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Transfers between one's own accounts that came as two lines of two files: suggested, and joined
 * only when a person says so.
 */
public final class OwnTransfers {
  private static final int DAYS = 5;
  private static final int MOST = 200;

  private final LedgerStore store;

  public OwnTransfers(LedgerStore store) {
    this.store = store;
  }

  /**
   * Two transactions that may be one transfer.
   *
   * @param out where the money left
   * @param in where it arrived
   */
  public record Pair(Transaction out, Transaction in) {}

  /** Pairs of which at least one was imported with these; the closest days first. */
  public List<Pair> among(Collection<RecordId> batches) {
    List<Transaction> imported = new ArrayList<>();
    for (ImportBatch.Rows rows : store.all(ImportBatch.Rows.KIND)) {
      if (batches.contains(rows.batch())) {
        rows.rows().stream()
            .flatMap(row -> store.transaction(row.transaction()).stream())
            .filter(OwnTransfers::alone)
            .forEach(imported::add);
      }
    }
    if (imported.isEmpty() || store.accounts().size() < 2) {
      return List.of();
    }
    Map<Long, List<Transaction>> others = others(imported);
    var all = new ArrayList<Pair>();
    for (Transaction one : imported) {
      for (Transaction other : others.getOrDefault(-one.amount().minor(), List.of())) {
        if (fits(one, other)) {
          all.add(one.amount().isNegative() ? new Pair(one, other) : new Pair(other, one));
        }
      }
    }
    all.sort(Comparator.comparingLong(OwnTransfers::apart));
    var pairs = new ArrayList<Pair>();
    Set<RecordId> taken = new HashSet<>();
    for (Pair pair : all) {
      if (pairs.size() < MOST && !taken.contains(pair.out.id()) && !taken.contains(pair.in.id())) {
        taken.add(pair.out.id());
        taken.add(pair.in.id());
        pairs.add(pair);
      }
    }
    return pairs;
  }

  /**
   * Makes one transfer of each pair that is still as it was suggested.
   *
   * @return how many
   */
  public int join(Collection<Pair> pairs) {
    return store.write(ledger -> {
      int joined = 0;
      for (Pair pair : pairs) {
        joined += join(ledger, pair) ? 1 : 0;
      }
      return joined;
    });
  }

  private static boolean join(Writer ledger, Pair pair) {
    boolean asSuggested =
        Optional.of(pair.out).equals(ledger.transaction(pair.out.id()))
            && Optional.of(pair.in).equals(ledger.transaction(pair.in.id()));
    if (!asSuggested) {
      return false;
    }
    var keys = new TreeSet<>(pair.out.importKeys());
    keys.addAll(pair.in.importKeys());
    var tags = new TreeSet<>(pair.out.tags());
    tags.addAll(pair.in.tags());
    Transaction out = pair.out;
    ledger.put(
        new Transaction(
            out.id(),
            out.account(),
            out.date(),
            out.payee() == null ? pair.in.payee() : out.payee(),
            out.amount(),
            null,
            new Transfer(pair.in.account(), pair.in.amount()),
            List.of(),
            out.number(),
            out.notes().isEmpty() ? pair.in.notes() : out.notes(),
            tags,
            out.status().compareTo(pair.in.status()) < 0 ? out.status() : pair.in.status(),
            keys,
            out.importText()));
    ledger.put(pair.in.withoutBank());
    ledger.remove(pair.in.id());
    return true;
  }

  private Map<Long, List<Transaction>> others(List<Transaction> imported) {
    LocalDate first =
        imported.stream().map(Transaction::date).min(LocalDate::compareTo).orElseThrow();
    LocalDate last =
        imported.stream().map(Transaction::date).max(LocalDate::compareTo).orElseThrow();
    Set<Long> wanted = new HashSet<>();
    imported.forEach(tx -> wanted.add(-tx.amount().minor()));
    Map<Long, List<Transaction>> found = new HashMap<>();
    for (var account : store.accounts()) {
      var filter =
          new RegisterFilter(
              account.account().id(), "", first.minusDays(DAYS), last.plusDays(DAYS));
      read(
          store,
          filter,
          tx -> {
            if (alone(tx) && wanted.contains(tx.amount().minor())) {
              found.computeIfAbsent(tx.amount().minor(), any -> new ArrayList<>()).add(tx);
            }
          });
    }
    return found;
  }

  private static void read(LedgerReader ledger, RegisterFilter filter, Consumer<Transaction> each) {
    int page = 1000;
    for (int offset = 0; ; offset += page) {
      BankFile.stopIfCancelled();
      List<RegisterRow> rows = ledger.rows(filter, offset, page);
      rows.forEach(row -> each.accept(row.transaction()));
      if (rows.size() < page) {
        return;
      }
    }
  }

  /** Nobody has said what it is yet, and no statement holds it. */
  private static boolean alone(Transaction tx) {
    return tx.transfer() == null
        && tx.lines().isEmpty()
        && tx.category() == null
        && !tx.amount().isZero()
        && tx.status() != Clearing.RECONCILED;
  }

  private static boolean fits(Transaction one, Transaction other) {
    return !one.account().equals(other.account())
        && one.amount().currency().equals(other.amount().currency())
        && Math.abs(ChronoUnit.DAYS.between(one.date(), other.date())) <= DAYS;
  }

  private static long apart(Pair pair) {
    return Math.abs(ChronoUnit.DAYS.between(pair.out.date(), pair.in.date()));
  }
}
