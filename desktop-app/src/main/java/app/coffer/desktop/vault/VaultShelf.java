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
