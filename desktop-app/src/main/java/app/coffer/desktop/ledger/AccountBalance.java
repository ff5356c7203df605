package app.coffer.desktop.ledger;

import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.money.Money;

/**
 * An account as the sidebar shows it.
 *
 * @param balance opening balance and all transactions
 * @param cleared the part of it that the bank has confirmed
 */
public record AccountBalance(
    Account account, Money balance, Money cleared, SyncStatus syncStatus) {}
