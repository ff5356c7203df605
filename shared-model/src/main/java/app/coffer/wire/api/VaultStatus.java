package app.coffer.wire.api;

import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.IncarnationId;
import java.time.Instant;
import java.util.List;

/**
 * How a vault stands at a replica.
 *
 * @param contested records with several heads
 * @param bytesUsed what counts against the quota
 */
public record VaultStatus(
    IncarnationId incarnation,
    Cursor cursor,
    List<RecordHeads> contested,
    long bytesUsed,
    long bytesQuota,
    List<DeviceStatus> devices) {
  public VaultStatus {
    contested = List.copyOf(contested);
    devices = List.copyOf(devices);
  }

  /**
   * One member.
   *
   * @param lastParcel the number of its last parcel; -1 where there is none
   * @param lastSeen when it last made a request; the epoch where never
   */
  public record DeviceStatus(DeviceId device, long lastParcel, Instant lastSeen, boolean online) {}
}
