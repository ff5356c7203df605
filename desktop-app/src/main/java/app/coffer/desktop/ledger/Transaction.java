package app.coffer.desktop.ledger;

import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A transaction with all its lines, both legs of a transfer included.
 *
 * @param amount as {@code account} sees it: negative is money out
 * @param category null where it is a transfer, split, or not categorised
 * @param transfer the other leg, or null
 * @param lines empty, or at least two that add up to {@code amount}
 * @param number the bank's or cheque number, or empty
 * @param importKeys under which bank lines it is known: kept for ever, so that nothing is imported
 *     twice
 * @param importText what the bank wrote, or empty
 */
public record Transaction(
    RecordId id,
    RecordId account,
    LocalDate date,
    @Nullable RecordId payee,
    Money amount,
    @Nullable RecordId category,
    @Nullable Transfer transfer,
    List<Line> lines,
    String number,
    String notes,
    SortedSet<String> tags,
    Clearing status,
    SortedSet<String> importKeys,
    String importText) {

  /**
   * The largest amount in the currency's smallest unit, of either sign: sums of ninety thousand of
   * them still fit in 64 bits.
   */
  public static final long LARGEST_MINOR = 100_000_000_000_000L;

  public Transaction {
    lines = List.copyOf(lines);
    tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    importKeys = Collections.unmodifiableSortedSet(new TreeSet<>(importKeys));
  }

  /** What it moves in each account it touches, its own first. */
  public SequencedMap<RecordId, Money> moves() {
    var moves = new LinkedHashMap<RecordId, Money>();
    moves.put(account, amount);
    if (transfer != null) {
      moves.put(transfer.account(), transfer.amount());
    }
    for (Line line : lines) {
      Transfer part = line.transfer();
      if (part != null) {
        moves.merge(part.account(), part.amount(), Money::plus);
      }
    }
    return moves;
  }

  /** The same under another id, as in a file that is for other vaults. */
  public Transaction withId(RecordId other) {
    return new Transaction(
        other,
        account,
        date,
        payee,
        amount,
        category,
        transfer,
        lines,
        number,
        notes,
        tags,
        status,
        importKeys,
        importText);
  }

  /** The same as if no bank's file had ever named it. */
  public Transaction withoutBank() {
    return new Transaction(
        id,
        account,
        date,
        payee,
        amount,
        category,
        transfer,
        lines,
        number,
        notes,
        tags,
        status,
        Collections.emptySortedSet(),
        "");
  }

  /** The same, otherwise confirmed. */
  public Transaction with(Clearing other) {
    return new Transaction(
        id,
        account,
        date,
        payee,
        amount,
        category,
        transfer,
        lines,
        number,
        notes,
        tags,
        other,
        importKeys,
        importText);
  }
}
