package app.coffer.desktop.app;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.vault.VaultShelf;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The vaults of this computer: those on its shelf, and those that were made in another folder. It
 * knows what they called themselves when they were last open, and which was used last.
 */
final class RememberedVaults {
  private static final String LAST = "vault.last";
  private static final String NAME = "vault.name.";
  private static final String ELSEWHERE = "vault.elsewhere";

  private final VaultShelf shelf;
  private final Appearance remembered;

  RememberedVaults(VaultShelf shelf, Appearance remembered) {
    this.shelf = shelf;
    this.remembered = remembered;
  }

  /** Their folders, the one used last first. */
  List<Path> folders() {
    String last = remembered.text(LAST, "");
    return Stream.concat(shelf.vaults().stream(), elsewhere().stream().filter(VaultShelf::isVault))
        .distinct()
        .sorted(Comparator.comparing(folder -> !folder.toString().equals(last)))
        .toList();
  }

  /** The one used last, if it is still there. */
  Optional<Path> last() {
    return path(remembered.text(LAST, "")).filter(VaultShelf::isVault).findFirst();
  }

  /** As the vault called itself when it was last open here; a folder may be named otherwise. */
  String name(Path folder) {
    return remembered.text(NAME + key(folder), folder.getFileName().toString());
  }

  void used(Path folder, String name) {
    if (!onShelf(folder) && !elsewhere().contains(folder)) {
      var all = new ArrayList<>(elsewhere());
      all.add(folder);
      remembered.set(ELSEWHERE, String.join("\n", all.stream().map(Path::toString).toList()));
    }
    remembered.set(LAST, folder.toString());
    remembered.set(NAME + key(folder), name);
  }

  private boolean onShelf(Path folder) {
    return folder.equals(shelf.folder()) || shelf.folder().equals(folder.getParent());
  }

  private String key(Path folder) {
    return onShelf(folder) ? folder.getFileName().toString() : folder.toString();
  }

  private List<Path> elsewhere() {
    return remembered
        .text(ELSEWHERE, "")
        .lines()
        .filter(line -> !line.isBlank())
        .flatMap(RememberedVaults::path)
        .toList();
  }

  /** Nothing where the words are no path of this system. */
  static Stream<Path> path(String line) {
    try {
      return line.isBlank() ? Stream.empty() : Stream.of(Path.of(line));
    } catch (InvalidPathException otherSystem) {
      return Stream.empty();
    }
  }
}
