package app.coffer.desktop.ledger;

import app.coffer.desktop.change.Entity;

/**
 * A kind of record that the ledger keeps without looking into it: budgets, schedules, rules and
 * such declare theirs, and read and write through {@link LedgerReader#find} and {@link
 * LedgerStore.Writer#put(Kind, Object)}.
 */
public record Kind<T>(Entity entity, Class<T> type) {}
