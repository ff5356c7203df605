package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.Format;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A bank's file that was brought into an account.
 *
 * @param file its name, without the folder
 * @param hash SHA-256 of its bytes, in hex
 * @param source what the file calls the account, or empty
 * @param device where it was imported
 * @param first the first day it covers; null, as {@code last}, where it has no line
 * @param opening what the file says the account held before; null where it says nothing
 * @param closing what the file says the account held afterwards; null where it says nothing
 * @param undone whether it was taken back
 */
public record ImportBatch(
    RecordId id,
    RecordId account,
    String file,
    String hash,
    Format format,
    String source,
    DeviceId device,
    Instant at,
    Counts counts,
    @Nullable LocalDate first,
    @Nullable LocalDate last,
    @Nullable Money opening,
    @Nullable Money closing,
    boolean undone) {
  public static final Kind<ImportBatch> KIND =
      new Kind<>(Entity.IMPORT, ImportBatch.class, ImportBatch::id);

  /** How many lines of each kind there were. */
  public record Counts(int added, int matched, int already, int leftOut, int unreadable) {}

  public Optional<Money> openingBalance() {
    return Optional.ofNullable(opening);
  }

  public Optional<Money> closingBalance() {
    return Optional.ofNullable(closing);
  }

  ImportBatch takenBack() {
    return new ImportBatch(
        id, account, file, hash, format, source, device, at, counts, first, last, opening, closing,
        true);
  }

  /** As many rows go into one record: a sealed record has a largest size. */
  public static final int ROWS = 4_000;

  /**
   * Some of the transactions that it wrote.
   *
   * @param batch the import's id
   */
  public record Rows(RecordId id, RecordId batch, List<Row> rows) {
    public static final Kind<Rows> KIND = new Kind<>(Entity.IMPORT_ROWS, Rows.class, Rows::id);

    public Rows {
      rows = List.copyOf(rows);
    }

    /** The same with other ids of transactions. */
    public Rows mapped(UnaryOperator<RecordId> ids) {
      return new Rows(
          id,
          batch,
          rows.stream()
              .map(row -> new Row(ids.apply(row.transaction()), row.how(), row.content()))
              .toList());
    }
  }

  /**
   * One transaction.
   *
   * @param how what was done
   * @param content what it said then, as eight bytes: another content was edited since
   */
  public record Row(RecordId transaction, How how, long content) {}

  /** What an import did with a transaction. The order is part of the format. */
  public enum How {
    ADDED,
    /** It was typed here and not cleared. */
    MATCHED,
    /** It was typed here and cleared. */
    MATCHED_CLEARED
  }

  static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}
