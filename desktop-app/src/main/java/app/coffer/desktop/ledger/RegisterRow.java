package app.coffer.desktop.ledger;

import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.money.Money;

/**
 * A transaction as a register shows it, with names instead of ids.
 *
 * @param amount as the account asked for sees it, so a transfer's other leg shows its own amount
 * @param account the name of the transaction's own account
 * @param transferAccount the other account's name as seen from the account asked for, or empty
 * @param category {@code Group/Name}, or empty
 * @param attachments how many files are at it
 */
public record RegisterRow(
    Transaction transaction,
    Money amount,
    String account,
    String payee,
    String category,
    String transferAccount,
    SyncStatus syncStatus,
    int attachments) {}
