package app.coffer.desktop.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder where this computer keeps its vaults, each in a folder of its own.
 *
 * @param folder need not exist yet
 */
public record VaultShelf(Path folder) {

  /** The folders that hold a vault, by name. */
  public List<Path> vaults() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return Stream.concat(Stream.of(folder), entries)
          .filter(VaultShelf::isVault)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder cannot be read", e);
    }
  }

  /** Whether a folder holds a vault. */
  public static boolean isVault(Path folder) {
    return new VaultFolder(folder).holdsVault();
  }

  /** Whether a vault may have this name. */
  public static boolean mayBeCalled(String vaultName) {
    try {
      Names.check(vaultName);
      return true;
    } catch (VaultRefused refused) {
      return false;
    }
  }

  /** Whether folders can be made in it, as far as that can be said without making one. */
  public boolean usable() {
    Path there = folder;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return folder.isAbsolute()
        && there != null
        && Files.isDirectory(there)
        && Files.isWritable(there);
  }

  /** A folder that does not exist yet, named after the vault. */
  public Path placeFor(String vaultName) {
    String plain =
        Normalizer.normalize(vaultName, Normalizer.Form.NFC)
            .replaceAll("[^\\p{L}\\p{N} _-]", "")
            .strip();
    String name = plain.isEmpty() ? "Vault" : plain.substring(0, Math.min(40, plain.length()));
    Path place = folder.resolve(name);
    for (int n = 2; Files.exists(place); n++) {
      place = folder.resolve(name + " " + n);
    }
    return place;
  }
}
