package app.coffer.wire.api;

import app.coffer.wire.Position;
import app.coffer.wire.id.DeviceId;

/** How far a replica holds one device's feed. */
public record FeedPosition(DeviceId device, Position position) {}
