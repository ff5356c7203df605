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
   * first of its files is replaced; whoever is cut off after that has it replaced by {@link
   * #resume}.
   */
  static void over(VaultFolder folder, BackupFile backup) throws VaultRefused {
    try {
      clear(folder);
      backup.unpackKey(beside(folder.key()));
      backup.unpackDatabase(beside(folder.database()));
      backup.unpackHeader(beside(folder.header()));
      // sealed files of one name never differ, and those that came since do no harm
      backup.unpackAttachments(folder.attachments());
      move(beside(folder.header()), decided(folder));
      replace(folder);
    } catch (IOException fault) {
      throw Backups.refused(fault);
    } finally {
      clearUnlessDecided(folder);
    }
  }

  /** Whether replacing a vault was decided and not ended: neither of the two is there whole. */
  static boolean isHalfDone(VaultFolder folder) {
    return Files.exists(decided(folder));
  }

  /** Ends what was cut off; nobody has the vault open. */
  static void resume(VaultFolder folder) throws VaultRefused {
    if (isHalfDone(folder)) {
      try {
        replace(folder);
      } catch (IOException fault) {
        throw Backups.refused(fault);
      }
    }
  }

  /** Each step may have been done before. */
  private static void replace(VaultFolder folder) throws IOException {
    // said to be a copy first: a copy that is taken for the original must never sync
    Files.copy(decided(folder), beside(folder.header()), StandardCopyOption.REPLACE_EXISTING);
    move(beside(folder.header()), folder.header());
    Files.deleteIfExists(log(folder, "-wal"));
    Files.deleteIfExists(log(folder, "-shm"));
    moveIfThere(beside(folder.database()), folder.database());
    moveIfThere(beside(folder.key()), folder.key());
    Files.delete(decided(folder));
  }

  private static void clearUnlessDecided(VaultFolder folder) throws VaultRefused {
    if (!isHalfDone(folder)) {
      try {
        clear(folder);
      } catch (IOException fault) {
        throw Backups.refused(fault);
      }
    }
  }

  private static void clear(VaultFolder folder) throws IOException {
    Files.deleteIfExists(beside(folder.key()));
    Files.deleteIfExists(beside(folder.database()));
    Files.deleteIfExists(beside(folder.header()));
  }

  private static Path decided(VaultFolder folder) {
    return folder.header().resolveSibling(folder.header().getFileName() + ".replacing");
  }

  private static Path log(VaultFolder folder, String tail) {
    return folder.database().resolveSibling(folder.database().getFileName() + tail);
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".restoring");
  }

  private static void moveIfThere(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      move(from, to);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
