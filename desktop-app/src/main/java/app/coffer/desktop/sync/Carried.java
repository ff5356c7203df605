package app.coffer.desktop.sync;

import app.coffer.wire.id.Hash;
import app.coffer.wire.id.RecordId;

/**
 * An attachment as far as carrying it needs to know.
 *
 * @param size of the file, which says how many chunks there are and how long they are
 * @param hash of its sealed chunks
 */
public record Carried(RecordId id, long size, int chunks, Hash hash) {}
