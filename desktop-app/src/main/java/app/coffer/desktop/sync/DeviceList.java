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
  private final DeviceCards cards;
  private final DeviceId self;

  DeviceList(LocalLog log, DeviceCards cards, DeviceId self) {
    this.log = log;
    this.cards = cards;
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
    Map<DeviceId, DeviceCard> known = cards.all();
    return log.read(log -> {
      Map<DeviceId, Member> members = log.members();
      return members.values().stream()
          .filter(Member::active)
          .map(member ->
              device(
                  log,
                  member,
                  members,
                  Optional.ofNullable(known.get(member.device())),
                  seen.get(member.device())))
          .sorted(
              Comparator.comparing((Device device) -> !device.here())
                  .thenComparing(Device::name)
                  .thenComparing(Device::id))
          .toList();
    });
  }

  private Device device(
      LogReader log,
      Member member,
      Map<DeviceId, Member> members,
      Optional<DeviceCard> card,
      @Nullable DeviceStatus seen) {
    boolean here = member.device().equals(self);
    Optional<Instant> lastSeen =
        seen == null || seen.lastSeen().equals(Instant.EPOCH)
            ? Optional.empty()
            : Optional.of(seen.lastSeen());
    int lacking = here ? 0 : lacking(log, member.device());
    return new Device(
        member.device(),
        member.name(),
        here,
        lastSeen,
        seen != null && seen.online(),
        lacking == 0,
        lacking,
        card.map(DeviceCard::platform).orElse(""),
        card.map(DeviceCard::addedBy).map(members::get).map(Member::name),
        card.map(DeviceCard::addedAt));
  }

  /** By its own signed word: what its last parcel says it has verified of every feed. */
  private int lacking(LogReader log, DeviceId device) {
    Position last = log.feeds().get(device);
    var seen = new HashMap<DeviceId, Long>();
    if (last != null) {
      Parcel parcel = Parcel.decode(log.parcel(device, last.n()).orElseThrow().bytes());
      parcel.seen().forEach((feed, position) -> seen.put(feed, position.n()));
    }
    return log.changesBeyond(seen, device) + log.waiting();
  }
}
