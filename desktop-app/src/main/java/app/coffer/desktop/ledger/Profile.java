package app.coffer.desktop.ledger;

import app.coffer.wire.id.RecordId;
import java.util.Currency;

/**
 * What a vault is called and counts in; there is one.
 *
 * @param currency new accounts and reports start from it
 */
public record Profile(RecordId id, String name, Currency currency) {}
