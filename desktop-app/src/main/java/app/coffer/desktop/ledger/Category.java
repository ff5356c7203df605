package app.coffer.desktop.ledger;

import app.coffer.wire.id.RecordId;

/** What money is for; shown as {@code Group/Name}. */
public record Category(RecordId id, RecordId group, String name) {}
