package app.coffer.desktop.sync;

import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people said of a device: a record like any other, so that every device knows it and the
 * server does not.
 *
 * @param id derived from the device's id: two devices that say something meet in one record
 * @param name in place of the one it was added with; empty where it was never renamed
 * @param platform such as {@code Linux amd64}; empty where it is not known
 * @param addedBy the device on which a person agreed; null where it is not known
 */
public record DeviceCard(
    RecordId id,
    DeviceId device,
    String name,
    String platform,
    @Nullable DeviceId addedBy,
    @Nullable Instant addedAt) {

  /** The kind from which ids of cards are derived; the natural key is the device's id in hex. */
  public static final String KIND = "device";

  public DeviceCard named(String name) {
    return new DeviceCard(id, device, name, platform, addedBy, addedAt);
  }

  public DeviceCard added(DeviceId by, Instant at, String on) {
    return new DeviceCard(id, device, name, on, by, at);
  }
}
