package app.coffer.desktop.app;

import app.coffer.desktop.ui.FirstView;
import app.coffer.desktop.ui.start.VaultDoor;
import app.coffer.desktop.ui.start.VaultDoor.DoorShut;
import app.coffer.desktop.ui.start.VaultDoor.KnownVault;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The vault that a start leads to: the one whose folder it was given, else the one used last. It is
 * opened at once where it asks for no passphrase.
 */
final class FirstVault {
  private final VaultDoor door;
  private final RememberedVaults remembered;

  FirstVault(VaultDoor door, RememberedVaults remembered) {
    this.door = door;
    this.remembered = remembered;
  }

  /**
   * @param brought what the start was given
   */
  FirstView find(List<String> brought) {
    List<KnownVault> known = door.known();
    Stream<Path> wished =
        Stream.concat(
            brought.stream()
                .filter(argument -> !argument.startsWith("-"))
                .flatMap(FirstVault::path),
            remembered.last().stream());
    return wished
        .flatMap(folder -> known.stream().filter(each -> each.folder().equals(folder)))
        .findFirst()
        .map(this::view)
        .orElseGet(FirstView.Home::new);
  }

  private FirstView view(KnownVault vault) {
    if (vault.passphrase()) {
      return new FirstView.Locked(vault);
    }
    try {
      return new FirstView.Inside(door.open(vault.folder()));
    } catch (DoorShut shut) {
      return new FirstView.Shut(shut);
    }
  }

  private static Stream<Path> path(String argument) {
    return RememberedVaults.path(argument).map(Path::toAbsolutePath).map(Path::normalize);
  }
}
