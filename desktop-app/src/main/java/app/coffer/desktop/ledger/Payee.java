package app.coffer.desktop.ledger;

import app.coffer.wire.id.RecordId;

/** Somebody money goes to or comes from. */
public record Payee(RecordId id, String name) {}
