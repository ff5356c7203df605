package app.coffer.desktop.ledger;

import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;

/**
 * An account; its currency is its opening balance's.
 *
 * @param opening the balance before its first transaction
 */
public record Account(RecordId id, String name, AccountType type, Money opening, boolean closed) {}
