package app.coffer.desktop.ui.settings;

import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.Roster;
import java.time.Instant;
import java.util.ArrayList;

/** What is known of a device, in words. */
public final class DeviceFacts {
  private final SyncControl.Device device;
  private final UiContext context;

  DeviceFacts(SyncControl.Device device, UiContext context) {
    this.device = device;
    this.context = context;
  }

  /** Platform, and who added it when; empty where nothing is known. */
  String origin() {
    Words words = context.words();
    var facts = new ArrayList<String>();
    if (!device.platform().isEmpty()) {
      facts.add(device.platform());
    }
    device
        .addedAt()
        .ifPresent(at ->
            facts.add(
                words.get("devices.addedBy", device.addedBy().orElse("?"), moment(at, context))));
    return String.join(" · ", facts);
  }

  /** Whether it is there, and what it lacks. */
  String standing() {
    Words words = context.words();
    Instant now = context.clock().instant();
    if (device.here()) {
      return words.get("devices.here");
    }
    var facts = new ArrayList<String>();
    facts.add(
        device.online()
            ? words.get("sync.online")
            : device
                .lastSeen()
                .map(at -> words.get("sync.seen", context.formats().ago(at, now, words)))
                .orElse(words.get("sync.neverSeen")));
    facts.add(
        device.lacking() == 0
            ? words.get("sync.hasAll")
            : words.count("devices.lacking", device.lacking()));
    if (device.stale(now)) {
      facts.add(words.get("devices.stale"));
    }
    return String.join(" · ", facts);
  }

  /** Who came or went. */
  public static String sentence(Roster.Notice notice, UiContext context) {
    Words words = context.words();
    String at = notice.at().map(when -> moment(when, context)).orElse("?");
    return switch (notice.kind()) {
      case REMOVED -> words.get("devices.notice.REMOVED", notice.name(), at);
      case ADDED ->
          notice
              .by()
              .map(by -> words.get("devices.notice.addedBy", notice.name(), by, at))
              .orElseGet(() -> words.get("devices.notice.ADDED", notice.name()));
    };
  }

  private static String moment(Instant at, UiContext context) {
    return context.formats().moment(at, context.clock().instant());
  }
}
