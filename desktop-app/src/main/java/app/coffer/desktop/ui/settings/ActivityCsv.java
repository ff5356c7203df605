package app.coffer.desktop.ui.settings;

import app.coffer.desktop.sync.SyncControl;
import java.util.List;
import java.util.stream.Collectors;

/** The activity log as a file to give away: when, what kind, how many; nobody's name or amount. */
final class ActivityCsv {
  private static final String END = "\r\n";

  private ActivityCsv() {}

  static String of(List<SyncControl.Activity> entries) {
    return "time,kind,count"
        + END
        + entries.stream()
            .map(entry -> entry.at() + "," + entry.kind() + "," + entry.count() + END)
            .collect(Collectors.joining());
  }
}
