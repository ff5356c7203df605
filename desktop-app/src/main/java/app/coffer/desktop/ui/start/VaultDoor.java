package app.coffer.desktop.ui.start;

import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.pairing.Cancellation;
import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.pairing.Ticket;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.vault.Backup;
import app.coffer.desktop.vault.FoundVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.PreparedVault;
import app.coffer.desktop.vault.RecoverySheet;
import app.coffer.desktop.vault.RestoreDeclined;
import java.net.URI;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.function.Predicate;

/**
 * The way from the start window to an open vault. Calls block; none runs on the window's thread.
 */
public interface VaultDoor {

  /** Vaults on this computer, the one used last first. */
  List<KnownVault> known();

  /** The name this computer proposes for itself as a device. */
  String deviceName();

  /** The folder in which this computer keeps vaults, unless somebody wants another. */
  Path dataFolder();

  /**
   * Where a vault of this name would be made: a folder that does not exist yet. Makes nothing.
   *
   * @param parent as it was typed
   */
  Path place(String name, String parent) throws DoorShut;

  /** Makes the keys of a vault, in memory only. The caller closes them. */
  PreparedVault prepare(String deviceName) throws DoorShut;

  /**
   * Makes the vault that was prepared, and opens it; before this nothing of it is on disk. Where it
   * is refused, what was prepared can be used again.
   */
  OpenVault create(PreparedVault prepared, NewVault draft) throws DoorShut;

  /** Opens a vault that has no passphrase. */
  OpenVault open(Path folder) throws DoorShut;

  /**
   * Opens a vault with its passphrase.
   *
   * @param passphrase wiped before this returns
   */
  OpenVault unlock(Path folder, char[] passphrase) throws DoorShut;

  /**
   * Joins the vault of another device and opens the copy here, when {@code confirm} said that both
   * screens show the same six digits.
   *
   * @param ticket a link, or a code with its server; never logged
   * @param passphrase protects the copy here; empty for none; wiped before this returns
   * @param cancellation by which the person breaks it off
   */
  OpenVault join(
      Ticket ticket,
      String deviceName,
      char[] passphrase,
      Predicate<String> confirm,
      Cancellation cancellation)
      throws DoorShut, SyncFault, PairingRefused;

  /**
   * What can be said of a backup before anything is made of it: what it holds only with its
   * passphrase.
   *
   * @param passphrase empty for none; wiped before this returns
   */
  Backup look(Path backup, char[] passphrase) throws DoorShut;

  /**
   * Puts a backup back as a vault of its own and opens it.
   *
   * @param passphrase empty for none; wiped before this returns
   */
  OpenVault restore(Path backup, char[] passphrase) throws DoorShut;

  /** Puts a backup in the place of a vault that nobody has open, and that was backed up. */
  void replace(Path folder, Path backup) throws DoorShut;

  /** Makes a vault of made-up money and opens it; it never syncs. */
  OpenVault demo(String name) throws DoorShut;

  /**
   * Puts a new passphrase on a vault by its recovery sheet, and opens it.
   *
   * @param sheet stays the caller's to close
   * @param passphrase empty for none; wiped before this returns
   */
  OpenVault recover(Path folder, RecoverySheet sheet, char[] passphrase) throws DoorShut;

  /**
   * Gets a vault back from its server by its recovery sheet, and opens it.
   *
   * @param sheet stays the caller's to close
   * @param passphrase protects it here; empty for none; wiped before this returns
   * @param confirm asked when it is seen what would come back, and nothing is changed yet
   */
  OpenVault recover(
      RecoverySheet sheet,
      URI server,
      String deviceName,
      char[] passphrase,
      Predicate<FoundVault> confirm)
      throws DoorShut, SyncFault, RestoreDeclined;

  /**
   * A vault on this computer.
   *
   * @param passphrase whether it asks for one
   */
  record KnownVault(Path folder, String name, boolean passphrase) {}

  /**
   * @param parent the folder in which its own folder is made, as it was typed
   * @param currency the base currency
   * @param firstDayOfMonth 1 to 28
   * @param starter categories to begin with
   * @param deviceName what this computer is called among the devices
   * @param sheet whether its recovery sheet is on paper
   * @param passphrase empty for none; wiped by {@link VaultDoor#create}
   */
  record NewVault(
      String name,
      String parent,
      Currency currency,
      int firstDayOfMonth,
      StarterCategories starter,
      String deviceName,
      PreparedVault.Sheet sheet,
      char[] passphrase) {
    @Override
    public String toString() {
      return "NewVault[redacted]";
    }
  }

  /** A vault that did not open; nothing was changed. */
  final class DoorShut extends Exception {
    private final Reason reason;

    public DoorShut(Reason reason) {
      super(reason.name());
      this.reason = reason;
    }

    public DoorShut(Reason reason, Throwable cause) {
      super(reason.name(), cause);
      this.reason = reason;
    }

    public Reason reason() {
      return reason;
    }

    /** Why, from which the window makes a sentence. */
    public enum Reason {
      WRONG_PASSPHRASE,
      /** The words are right, but they are another vault's. */
      WRONG_SHEET,
      /** An older version left no way in for the sheet. */
      NO_RECOVERY,
      IN_USE,
      NO_SUCH_VAULT,
      NAME_TAKEN,
      /** The folder for a new vault is none, or cannot be written. */
      FOLDER,
      DAMAGED,
      NOT_A_BACKUP,
      FOREIGN,
      TOO_NEW,
      DISK
    }
  }
}
