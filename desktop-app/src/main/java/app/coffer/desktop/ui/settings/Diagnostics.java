package app.coffer.desktop.ui.settings;

import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.vault.Release;
import java.util.ArrayList;
import java.util.List;

/**
 * What helps somebody else to find out why sync does not work: versions, counts, times and kinds;
 * never a name, an amount, an address or an id.
 */
public final class Diagnostics {
  private Diagnostics() {}

  public static String text(
      SyncControl.State state,
      List<SyncControl.Device> devices,
      List<SyncControl.Activity> activity) {
    var lines = new ArrayList<String>();
    lines.add(
        "Coffer "
            + Release.version()
            + ", Java "
            + Runtime.version()
            + ", "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch"));
    lines.add("state " + state.phase() + ", encrypted line " + encrypted(state));
    lines.add("waiting " + state.pending() + ", to decide " + state.conflicts());
    lines.add("last sync " + state.lastSync().map(Object::toString).orElse("never"));
    lines.add(
        "fault " + state.fault().map(fault -> fault.getClass().getSimpleName()).orElse("none"));
    lines.add("devices " + devices.size());
    devices.forEach(device ->
        lines.add(
            "  online "
                + device.online()
                + ", lacking "
                + device.lacking()
                + ", last seen "
                + device.lastSeen().map(Object::toString).orElse("never")));
    activity.forEach(entry -> lines.add(entry.at() + " " + entry.kind() + " " + entry.count()));
    return String.join(System.lineSeparator(), lines);
  }

  private static String encrypted(SyncControl.State state) {
    return state.server().map(server -> "https".equals(server.getScheme())).orElse(false)
        ? "yes"
        : "no";
  }
}
