package app.coffer.desktop.sync;

import app.coffer.desktop.sync.LogReader.Member;
import app.coffer.desktop.sync.SyncControl.Device;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.api.VaultStatus;
import app.coffer.wire.api.VaultStatus.DeviceStatus;
import app.coffer.wire.id.DeviceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of the vault, as this device and the server see them. */
final class DeviceList {
  private final LocalLog log;
  private final DeviceId self;

  DeviceList(LocalLog log, DeviceId self) {
    this.log = log;
    this.self = self;
  }

  /** What is known without asking anybody. */
  List<Device> local() {
    return list(Map.of());
  }

  List<Device> with(VaultStatus status) {
    var seen = new HashMap<DeviceId, DeviceStatus>();
    status.devices().forEach(device -> seen.put(device.device(), device));
    return list(seen);
  }

  private List<Device> list(Map<DeviceId, DeviceStatus> seen) {
    return log.read(log ->
        log.members().values().stream()
            .filter(Member::active)
            .map(member -> device(log, member, seen.get(member.device())))
            .sorted(
                Comparator.comparing((Device device) -> !device.here())
                    .thenComparing(Device::name)
                    .thenComparing(Device::id))
            .toList());
  }

  private Device device(LogReader log, Member member, @Nullable DeviceStatus seen) {
    boolean here = member.device().equals(self);
    Optional<Instant> lastSeen =
        seen == null || seen.lastSeen().equals(Instant.EPOCH)
            ? Optional.empty()
            : Optional.of(seen.lastSeen());
    return new Device(
        member.device(),
        member.name(),
        here,
        lastSeen,
        seen != null && seen.online(),
        here || hasEverything(log, member.device()));
  }

  /** Its own signed word: what its last parcel says it has verified of this device's feed. */
  private boolean hasEverything(LogReader log, DeviceId device) {
    Position last = log.feeds().get(device);
    if (last == null || log.unsent(self) > 0) {
      return false;
    }
    Parcel parcel = Parcel.decode(log.parcel(device, last.n()).orElseThrow().bytes());
    Position seen = parcel.seen().get(self);
    return (seen == null ? -1 : seen.n()) >= log.lastChange(self);
  }
}
