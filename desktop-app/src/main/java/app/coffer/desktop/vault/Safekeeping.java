package app.coffer.desktop.vault;

import app.coffer.desktop.secret.Passphrase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What keeps an open vault safe on this computer. Calls block. */
public interface Safekeeping {

  /** The folder the vault is in. */
  Path folder();

  /** Whether a passphrase protects it now; one without cannot be locked. */
  boolean passphrase();

  /**
   * Puts another passphrase, or none, on the vault: only the key is wrapped anew, what it opens is
   * not touched.
   *
   * @param from the one there is, empty for none; stays the caller's to close
   * @param to empty for none; stays the caller's to close
   */
  void changePassphrase(Optional<Passphrase> from, Optional<Passphrase> to) throws VaultRefused;

  /**
   * Since when the recovery sheet waits to be written down; empty where it is on paper, was given
   * up, or is another device's to remember.
   */
  Optional<Instant> sheetMissingSince();

  /**
   * The sheet that waits to be written down.
   *
   * @param passphrase proves anew that the vault is theirs; empty where it has none; stays the
   *     caller's to close
   * @throws VaultRefused {@link VaultRefused.Reason#WRONG_PASSPHRASE} where it is another
   */
  Optional<RecoveryPaper> missingSheet(Optional<Passphrase> passphrase) throws VaultRefused;

  /** Forgets its words for good: they are on paper, or nobody wants them. */
  void forgetSheet();

  /**
   * Copies the whole vault into one file, encrypted like the vault itself: the same passphrase or
   * recovery sheet opens it. The file is opened and counted before it gets its name; where that
   * fails there is no file.
   *
   * @param file replaced where it is there
   */
  Backup backUp(Path file) throws VaultRefused;

  /** The same into a folder of backups, under a name of its own; the oldest may go. */
  Backup backUpInto(Path folder) throws VaultRefused;

  /** The backups of this vault in a folder, newest first. */
  List<Backup> backups(Path folder) throws VaultRefused;

  /**
   * Whether this vault was put back from a backup and its device may go on elsewhere: it syncs only
   * after {@link OpenVault#copiedDevice()} made it a device of its own.
   */
  boolean copy();

  /** Whether this vault was made to look around in; it never syncs. */
  boolean demo();

  /**
   * Seals what must wait until the vault is open again. The bytes may stay in memory or on disk:
   * without the vault nobody reads them.
   */
  byte[] seal(byte[] plain);

  /** What {@link #seal} sealed for this vault on this device; empty for anything else. */
  Optional<byte[]> unseal(byte[] sealed);
}
