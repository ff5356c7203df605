package app.coffer.desktop.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;

/**
 * One of the versions a person chooses between.
 *
 * @param device who wrote it
 * @param deviceName its name now
 * @param here whether that is this device
 * @param arrivedAt when it reached this device; {@code content.editedAt()} says when it was written
 */
public record Side(
    RevisionId revision,
    DeviceId device,
    String deviceName,
    boolean here,
    Change content,
    Instant arrivedAt) {}
