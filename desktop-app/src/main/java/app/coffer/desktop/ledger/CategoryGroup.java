package app.coffer.desktop.ledger;

import app.coffer.wire.id.RecordId;

/** A heading over categories. */
public record CategoryGroup(RecordId id, String name) {}
