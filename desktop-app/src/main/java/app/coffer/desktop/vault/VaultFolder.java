package app.coffer.desktop.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one vault in a folder of its own: {@code vault.json} says the folder's format,
 * {@code vault.key} keeps the wrapped key, {@code attachments} sealed files, {@code vault.db}
 * everything else, {@code vault.lock} is held by the process that has it open. Only {@code
 * vault.json} can be read without the key, and it says nothing but a number.
 *
 * @param path the folder
 */
record VaultFolder(Path path) {
  /** The layout this version writes; a greater number was written by a newer version. */
  static final int FORMAT = 1;

  private static final Pattern HEADER =
      Pattern.compile(
          "\\s*\\{\\s*\"coffer\"\\s*:\\s*\"vault\"\\s*,\\s*\"format\"\\s*:\\s*(\\d{1,9})\\b[^}]*}\\s*");
  private static final Pattern COPY = Pattern.compile("\"copy\"\\s*:\\s*true\\b");
  private static final Pattern DEMO = Pattern.compile("\"demo\"\\s*:\\s*true\\b");
  private static final int HEADER_BYTES = 4096;
  private static final List<String> FILES =
      List.of("vault.json", "vault.key", "vault.db", "vault.db-wal", "vault.db-shm", "vault.lock");
  private static final Logger LOG = LoggerFactory.getLogger(VaultFolder.class);

  Path header() {
    return path.resolve("vault.json");
  }

  Path key() {
    return path.resolve("vault.key");
  }

  Path database() {
    return path.resolve("vault.db");
  }

  Path attachments() {
    return path.resolve("attachments");
  }

  Path lock() {
    return path.resolve("vault.lock");
  }

  /** Whether a vault is, or was begun to be, in there. */
  boolean holdsVault() {
    return Files.isRegularFile(header());
  }

  /** Refuses a folder without a vault, or with one that this version cannot read. */
  void check() throws VaultRefused {
    if (!holdsVault()) {
      throw new VaultRefused(VaultRefused.Reason.NO_VAULT);
    }
    Optional<Integer> format = format();
    if (format.isPresent() && format.get() > FORMAT) {
      throw new VaultRefused(VaultRefused.Reason.TOO_NEW);
    }
    if (format.isEmpty() || !Files.isRegularFile(key()) || !Files.isRegularFile(database())) {
      throw new VaultRefused(VaultRefused.Reason.DAMAGED);
    }
  }

  /** Refuses a folder in which no vault could be made. */
  void checkFree() throws VaultRefused {
    try {
      if (Files.exists(path)) {
        refuseFull();
      }
    } catch (IOException e) {
      throw new VaultRefused(VaultRefused.Reason.NOT_WRITABLE, e);
    }
  }

  /**
   * Makes the folder, for its owner only; refuses one that holds anything.
   *
   * @return whether it was not there before
   */
  boolean makeEmpty() throws VaultRefused {
    try {
      boolean there = Files.exists(path);
      if (there) {
        refuseFull();
      } else {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.createDirectory(path);
      }
      if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      }
      return !there;
    } catch (IOException e) {
      throw new VaultRefused(VaultRefused.Reason.NOT_WRITABLE, e);
    }
  }

  /** The last step of making a vault: from now on the folder holds one, which is nobody's copy. */
  void writeHeader() throws VaultRefused {
    writeHeader("");
  }

  /** Says that the vault in here is a demo. */
  void markAsDemo() throws VaultRefused {
    writeHeader(",\"demo\":true");
  }

  private void writeHeader(String more) throws VaultRefused {
    try {
      Path aside = path.resolve("vault.json.new");
      Files.writeString(
          aside,
          "{\"coffer\":\"vault\",\"format\":" + FORMAT + more + "}\n",
          StandardCharsets.UTF_8);
      Files.move(
          aside, header(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new VaultRefused(VaultRefused.Reason.NOT_WRITABLE, e);
    }
  }

  /**
   * Takes away what an unfinished creation left; never called on a folder that held a vault. What
   * cannot be taken away is refused by the next creation, with its own sentence.
   *
   * @param folderToo whether the folder itself was made for it
   */
  void clear(boolean folderToo) {
    try {
      for (String name : FILES) {
        Files.deleteIfExists(path.resolve(name));
      }
      if (Files.isDirectory(attachments())) {
        try (DirectoryStream<Path> sealed = Files.newDirectoryStream(attachments())) {
          for (Path file : sealed) {
            Files.deleteIfExists(file);
          }
        }
        Files.delete(attachments());
      }
      if (folderToo) {
        Files.deleteIfExists(path);
      }
    } catch (IOException left) {
      LOG.warn("an unfinished vault could not be taken away");
    }
  }

  private void refuseFull() throws IOException, VaultRefused {
    if (!Files.isDirectory(path)) {
      throw new VaultRefused(VaultRefused.Reason.FOLDER_NOT_EMPTY);
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      if (entries.iterator().hasNext()) {
        throw new VaultRefused(VaultRefused.Reason.FOLDER_NOT_EMPTY);
      }
    }
  }

  /** Whether a backup was put back here, and no new device was made of it yet. */
  boolean isCopy() {
    try {
      return COPY.matcher(headerText()).find();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Whether it was made to look around in. */
  boolean isDemo() {
    try {
      return DEMO.matcher(headerText()).find();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Optional<Integer> format() throws VaultRefused {
    try {
      Matcher matcher = HEADER.matcher(headerText());
      return matcher.matches() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
    } catch (IOException e) {
      throw new VaultRefused(VaultRefused.Reason.NOT_WRITABLE, e);
    }
  }

  private String headerText() throws IOException {
    try (var in = Files.newInputStream(header())) {
      return new String(in.readNBytes(HEADER_BYTES), StandardCharsets.UTF_8);
    }
  }
}
