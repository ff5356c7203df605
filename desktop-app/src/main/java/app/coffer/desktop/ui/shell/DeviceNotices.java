package app.coffer.desktop.ui.shell;

import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Refresh;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.settings.DeviceFacts;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Roster;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says once while the window is open that a device came or went; it stays on the Devices page. */
final class DeviceNotices implements AutoCloseable {
  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private final Runnable openDevices;
  private final Set<Long> told = new HashSet<>();
  private final Refresh changes;

  DeviceNotices(OpenVault vault, UiContext context, Overlay overlay, Runnable openDevices) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    this.openDevices = openDevices;
    changes = new Refresh(vault.sync().states(), context.background(), this::read);
    read();
  }

  @Override
  public void close() {
    changes.close();
  }

  private void read() {
    context.background().run(() -> vault.roster().notices()).then(this::tell);
  }

  private void tell(List<Roster.Notice> notices) {
    for (Roster.Notice notice : notices) {
      if (told.add(notice.statement())) {
        overlay
            .toasts()
            .show(
                DeviceFacts.sentence(notice, context),
                context.words().get("devices.notice.look"),
                openDevices);
      }
    }
  }
}
