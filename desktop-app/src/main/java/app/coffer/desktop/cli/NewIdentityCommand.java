package app.coffer.desktop.cli;

import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code coffer sync new-identity}. */
@Command(
    name = "new-identity",
    description =
        "Make this copy a device of its own, after the vault's files were copied or restored.")
final class NewIdentityCommand implements Callable<Integer> {
  private final Coffer coffer;

  @Option(names = "--name", paramLabel = "DEVICE", description = "The new device's name.")
  String name = VaultCommands.computerName();

  @Option(
      names = "--link",
      paramLabel = "LINK",
      description = "An invitation, where this device may not let devices in itself.")
  @Nullable String link;

  @Option(names = "--accept", description = "With --link: agree to the six digits without asking.")
  boolean accept;

  NewIdentityCommand(Coffer coffer) {
    this.coffer = coffer;
  }

  /** What {@code --json} prints. */
  record Changed(String vault, String device, String name) {}

  @Override
  public Integer call() throws VaultRefused, SyncFault, PairingRefused {
    OpenVault vault = coffer.open();
    try {
      if (vault.sync().state().server().isEmpty()) {
        throw new Refusal(
            Exit.REFUSED,
            "sync-off",
            "Sync is off, so this device is nobody's copy.",
            "Turn it on: coffer sync enable --server URL");
      }
      vault =
          link == null
              ? vault.copiedDevice().becomeNew(name)
              : vault.copiedDevice().becomeNew(name, address(link), this::matches);
      OpenVault.Identity identity = vault.identity();
      var view =
          new Changed(identity.vault().hex(), identity.device().hex(), identity.deviceName());
      coffer.print(
          view,
          () ->
              "This copy is " + view.name() + ", a device of its own. Go on with: coffer sync now");
      return Exit.DONE.code();
    } finally {
      vault.close();
    }
  }

  private boolean matches(String digits) {
    return accept || coffer.confirm("Does the other screen show " + digits + "?");
  }

  private static URI address(String link) {
    try {
      return new URI(link);
    } catch (URISyntaxException e) {
      throw Refusal.usage("That is not a link for joining.", "Copy the whole link.");
    }
  }
}
