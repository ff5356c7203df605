package app.coffer.desktop.cli;

import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A transaction as {@code --json} prints it.
 *
 * @param amount as the account that was asked for sees it
 * @param category {@code Group/Name}, or empty
 * @param transferTo the other account of a transfer, or empty
 */
record TransactionView(
    String id,
    String account,
    String date,
    String payee,
    String amount,
    String currency,
    String category,
    String transferTo,
    String notes,
    List<String> tags,
    String status,
    List<LineView> lines,
    String syncStatus) {

  /**
   * A part of a split.
   *
   * @param transferTo the other account of a part that is a transfer, or empty
   */
  record LineView(String category, String transferTo, String amount, String notes) {}

  static TransactionView of(
      RegisterRow row, Map<RecordId, String> categoryPaths, Map<RecordId, String> accounts) {
    Transaction transaction = row.transaction();
    return new TransactionView(
        transaction.id().hex(),
        row.account(),
        transaction.date().toString(),
        row.payee(),
        row.amount().decimal(),
        row.amount().currency().getCurrencyCode(),
        row.category(),
        row.transferAccount(),
        transaction.notes(),
        List.copyOf(transaction.tags()),
        transaction.status().name().toLowerCase(Locale.ROOT),
        transaction.lines().stream()
            .map(line ->
                new LineView(
                    line.categoryId().map(id -> categoryPaths.getOrDefault(id, "")).orElse(""),
                    line.otherAccount().map(id -> accounts.getOrDefault(id, "")).orElse(""),
                    line.amount().decimal(),
                    line.notes()))
            .toList(),
        row.syncStatus().text());
  }
}
