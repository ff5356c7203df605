package app.coffer.desktop.app;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.vault.VaultShelf;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The vaults of this computer: those on its shelf, and those that were made in another folder. It
 * knows what they called themselves when they were last open, and which was used last.
 */
final class RememberedVaults {
  private static final String LAST = "vault.last";
  private static final String USED = "vault.used";
  private static final int KEPT = 20;
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
    List<String> used = used();
    return Stream.concat(shelf.vaults().stream(), elsewhere().stream().filter(VaultShelf::isVault))
        .distinct()
        .sorted(Comparator.comparingInt(folder -> place(used, folder.toString())))
        .toList();
  }

  private static int place(List<String> used, String folder) {
    int at = used.indexOf(folder);
    return at < 0 ? used.size() : at;
  }

  /** The folders that were used, the last one first, also those that are gone. */
  private List<String> used() {
    String last = remembered.text(LAST, "");
    return Stream.concat(Stream.of(last), remembered.text(USED, "").lines())
        .filter(line -> !line.isBlank())
        .distinct()
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
    remembered.set(
        USED,
        Stream.concat(Stream.of(folder.toString()), used().stream())
            .distinct()
            .limit(KEPT)
            .collect(Collectors.joining("\n")));
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
