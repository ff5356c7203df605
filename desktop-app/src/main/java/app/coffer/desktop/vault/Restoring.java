package app.coffer.desktop.vault;

import app.coffer.desktop.backup.BackupFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Puts the files of a backup into a folder. What comes out is a copy of the device that made it,
 * and its {@code vault.json} says so: before it syncs it becomes a device of its own.
 */
final class Restoring {
  private Restoring() {}

  /** Into a folder that is made for it, or is empty; where it fails nothing stays. */
  static void into(VaultFolder folder, BackupFile backup) throws VaultRefused {
    boolean made = folder.makeEmpty();
    boolean done = false;
    try {
      backup.unpackKey(folder.key());
      backup.unpackDatabase(folder.database());
      backup.unpackAttachments(folder.attachments());
      backup.unpackHeader(folder.header());
      done = true;
    } catch (IOException fault) {
      throw Backups.refused(fault);
    } finally {
      if (!done) {
        folder.clear(made);
      }
    }
  }

  /**
   * In place of the vault in a folder, which nobody has open. All is written beside it before the
   * first of its files is replaced.
   */
  static void over(VaultFolder folder, BackupFile backup) throws VaultRefused {
    Path key = beside(folder.key());
    Path database = beside(folder.database());
    Path header = beside(folder.header());
    try {
      try {
        backup.unpackKey(key);
        backup.unpackDatabase(database);
        backup.unpackHeader(header);
        // sealed files of one name never differ, and those that came since do no harm
        backup.unpackAttachments(folder.attachments());
        // said to be a copy first: a copy that is taken for the original must never sync
        move(header, folder.header());
        Files.deleteIfExists(log(folder, "-wal"));
        Files.deleteIfExists(log(folder, "-shm"));
        move(database, folder.database());
        move(key, folder.key());
      } finally {
        Files.deleteIfExists(key);
        Files.deleteIfExists(database);
        Files.deleteIfExists(header);
      }
    } catch (IOException fault) {
      throw Backups.refused(fault);
    }
  }

  private static Path log(VaultFolder folder, String tail) {
    return folder.database().resolveSibling(folder.database().getFileName() + tail);
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".restoring");
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
