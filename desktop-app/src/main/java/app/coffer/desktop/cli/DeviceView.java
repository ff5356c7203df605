package app.coffer.desktop.cli;

import app.coffer.desktop.sync.SyncControl;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A device as {@code --json} prints it.
 *
 * @param fingerprint for comparing by eye with what the device shows of itself
 * @param lacking changes that it has not confirmed yet
 * @param stale not seen for 90 days
 */
record DeviceView(
    String id,
    String name,
    boolean here,
    @Nullable String lastSeen,
    boolean online,
    boolean hasEverything,
    int lacking,
    String fingerprint,
    String platform,
    @Nullable String addedBy,
    @Nullable String addedAt,
    boolean stale) {
  private static final int SHORT_ID = 8;

  static DeviceView of(SyncControl.Device device) {
    return new DeviceView(
        device.id().hex(),
        device.name(),
        device.here(),
        device.lastSeen().map(Object::toString).orElse(null),
        device.online(),
        device.hasEverything(),
        device.lacking(),
        device.fingerprint(),
        device.platform(),
        device.addedBy().orElse(null),
        device.addedAt().map(Object::toString).orElse(null),
        device.stale(Instant.now()));
  }

  static String table(List<DeviceView> views) {
    var table = new Table("DEVICE", "LAST SEEN", "HAS EVERYTHING", "ADDED BY", "PLATFORM", "ID");
    for (DeviceView view : views) {
      table.row(
          view.name() + (view.here() ? " (this)" : ""),
          view.seen(),
          view.hasEverything() ? "yes" : view.lacking() + " not confirmed",
          Optional.ofNullable(view.addedBy()).orElse("–"),
          view.platform().isEmpty() ? "–" : view.platform(),
          view.id().substring(0, SHORT_ID));
    }
    return table.text("No devices.");
  }

  private String seen() {
    String when = online ? "now" : Optional.ofNullable(lastSeen).orElse("–");
    return stale ? when + " (long ago)" : when;
  }
}
