package app.coffer.desktop.cli;

import app.coffer.desktop.cli.SyncCommands.DeviceView;
import app.coffer.desktop.vault.OpenVault;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code coffer devices}. */
@Command(name = "devices", description = "The devices that share the vault.")
final class DeviceCommands {
  private DeviceCommands() {}

  static Object top() {
    return new DeviceCommands();
  }

  static Object[] of(Coffer coffer) {
    return new Object[] {new ListAll(coffer)};
  }

  /** {@code coffer devices list}. */
  @Command(name = "list", description = "List devices, this one first.")
  static final class ListAll extends VaultCommand {
    ListAll(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      List<DeviceView> views = vault.sync().devices().stream().map(DeviceView::of).toList();
      coffer().print(views, () -> DeviceView.table(views));
      return Exit.DONE;
    }
  }
}
