package app.coffer.desktop.cli;

import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code coffer devices}. */
@Command(name = "devices", description = "The devices that share the vault.")
final class DeviceCommands {
  private DeviceCommands() {}

  static Object top() {
    return new DeviceCommands();
  }

  static Object[] of(Coffer coffer) {
    return new Object[] {
      new ListAll(coffer),
      new Rename(coffer),
      new DeviceKeyCommands.Remove(coffer),
      new DeviceKeyCommands.SecurityLevel(coffer),
      new DeviceKeyCommands.Late(coffer),
      new DeviceKeyCommands.UndoSince(coffer)
    };
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

  /** {@code coffer devices rename}. */
  @Command(name = "rename", description = "Call a device something else, on all devices.")
  static final class Rename extends VaultCommand {
    @Parameters(index = "0", paramLabel = "DEVICE", description = "Its id, or its name now.")
    String device = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "At most 40 characters.")
    String name = "";

    Rename(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) throws VaultRefused {
      SyncControl.Device named = named(vault.sync().devices(), device);
      vault.roster().rename(named.id(), name);
      DeviceView view =
          vault.sync().devices().stream()
              .filter(each -> each.id().equals(named.id()))
              .map(DeviceView::of)
              .findFirst()
              .orElseThrow();
      coffer().print(view, () -> named.name() + " is called " + view.name() + " now.");
      return Exit.DONE;
    }
  }

  /** By its id, a unique beginning of it, or its name. */
  static SyncControl.Device named(List<SyncControl.Device> devices, String named) {
    String wanted = named.toLowerCase(Locale.ROOT).replace(" ", "");
    List<SyncControl.Device> byName =
        devices.stream().filter(each -> each.name().equalsIgnoreCase(named)).toList();
    List<SyncControl.Device> found =
        byName.isEmpty()
            ? devices.stream().filter(each -> each.id().hex().startsWith(wanted)).toList()
            : byName;
    if (found.size() > 1) {
      throw Refusal.usage(
          "There are several devices \"" + named + "\".",
          "Name one by its id: coffer devices list");
    }
    return found.stream()
        .findFirst()
        .filter(each -> !wanted.isEmpty())
        .orElseThrow(() -> Refusal.notFound("device", named));
  }
}
