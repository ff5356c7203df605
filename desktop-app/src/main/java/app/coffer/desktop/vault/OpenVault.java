package app.coffer.desktop.vault;

import app.coffer.desktop.attachment.Attachments;
import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.change.ChangeFeed;
import app.coffer.desktop.conflict.ConflictInbox;
import app.coffer.desktop.conflict.ConflictLog;
import app.coffer.desktop.conflict.History;
import app.coffer.desktop.conflict.RecordQuestions;
import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.outlook.Outlook;
import app.coffer.desktop.pairing.Pairing;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.sync.SyncControl;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;

/**
 * A vault that is open: the scope of all that lives unlocked. Closing stops sync, wipes keys,
 * releases the folder.
 */
public interface OpenVault extends AutoCloseable {

  Identity identity();

  Ledger ledger();

  /** Budget, schedules, reports and the like, and undoing. */
  Books books();

  BankImport bankImport();

  /** Files at transactions. */
  Attachments attachments();

  ConflictInbox conflicts();

  /** Open questions about whole records: removed and still in use, or added twice. */
  RecordQuestions recordQuestions();

  /** What was decided and put together, and taking it back. */
  ConflictLog conflictLog();

  /** What answers to open questions would do; nothing is written. */
  Outlook outlook();

  /** What records were before. */
  History history();

  SyncControl sync();

  /** The devices that share it. */
  Roster roster();

  Pairing pairing();

  /** Who may read and manage the vault: removal, keys, security level. */
  DeviceControl devices();

  /** Its passphrase, and what is kept for later. */
  Safekeeping safekeeping();

  /** What to do where this device's files were copied and both copies go on. */
  CopiedDevice copiedDevice();

  /** Rings after every commit, typed here or pulled. */
  ChangeFeed changes();

  /**
   * Lets somebody prove anew that the vault is theirs, before something that a passer-by at an
   * unlocked window must not do. Does nothing where the vault has no passphrase.
   *
   * @param passphrase stays the caller's to close
   * @throws VaultRefused {@link VaultRefused.Reason#WRONG_PASSPHRASE} where it is another
   */
  void confirmPassphrase(Passphrase passphrase) throws VaultRefused;

  /**
   * Fills a vault that has no accounts with believable data; the same number, seed and day give the
   * same records.
   *
   * @param until the day of the newest transaction
   * @param language what the household speaks; English where it is not known
   * @throws VaultRefused {@link VaultRefused.Reason#NOT_EMPTY} where there are accounts
   */
  void fillWithDemo(int transactions, long seed, LocalDate until, Locale language)
      throws VaultRefused;

  /** The same, in English. */
  default void fillWithDemo(int transactions, long seed, LocalDate until) throws VaultRefused {
    fillWithDemo(transactions, seed, until, Locale.ENGLISH);
  }

  /**
   * Checks database, feeds, hashes and sums; empty when all is well, else one sentence a finding.
   */
  java.util.List<String> verify();

  @Override
  void close();

  /**
   * @param passphrase whether the vault is protected by one; without, anyone using this login can
   *     read it
   */
  record Identity(
      VaultId vault,
      String name,
      Currency currency,
      DeviceId device,
      String deviceName,
      boolean passphrase) {}
}
