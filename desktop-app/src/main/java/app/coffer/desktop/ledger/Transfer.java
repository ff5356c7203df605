package app.coffer.desktop.ledger;

import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;

/**
 * The other leg of a transfer; both legs are one record, so nothing can unbalance them.
 *
 * @param account the other account
 * @param amount what arrives there, in that account's currency: the negated amount where both have
 *     one currency
 */
public record Transfer(RecordId account, Money amount) {}
