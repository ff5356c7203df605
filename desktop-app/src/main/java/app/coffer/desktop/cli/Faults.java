package app.coffer.desktop.cli;

import app.coffer.desktop.attachment.AttachmentRefused;
import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.store.StoreFault;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.vault.VaultRefused;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/**
 * The one place that turns what went wrong into an exit code and a sentence: what happened, what it
 * means for the data, what the person can do.
 */
final class Faults {
  private Faults() {}

  /** What a command says of anything that was thrown. */
  static Refusal of(Throwable thrown) {
    return switch (thrown) {
      case Refusal refusal -> refusal;
      case VaultRefused refused -> of(refused);
      case StoreFault fault -> of(fault);
      case SyncFault fault -> SyncFaults.of(fault);
      case PairingRefused refused -> PairingFaults.of(refused);
      case AttachmentRefused refused -> AttachmentFaults.of(refused);
      case BankImport.UnreadableFile file ->
          refusal(Exit.REFUSED, "unreadable-file", sentence(file.getMessage()), "", file);
      case NoSuchFileException missing ->
          refusal(
              Exit.NOT_FOUND, "not-found", "There is no such file.", "Check its name.", missing);
      case IOException io ->
          refusal(
              Exit.OTHER,
              "file",
              "A file could not be read or written.",
              "Check that it exists, that you may use it, and that the disk is not full.",
              io);
      default ->
          refusal(
              Exit.OTHER,
              "bug",
              "Coffer did something it should not have ("
                  + thrown.getClass().getSimpleName()
                  + "). What was saved before is kept.",
              "Run: coffer verify. To see where it happened, set COFFER_DEBUG=1; that text may contain private details.",
              thrown);
    };
  }

  /** The value, or the refusal's sentence. */
  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(Outcome.Reason reason, String field) -> throw of(reason, field);
    };
  }

  private static Refusal of(Outcome.Reason reason, String field) {
    String what = field.isEmpty() ? "" : " (" + field + ")";
    return switch (reason) {
      case NAME_EMPTY -> rule(reason, "A name is needed" + what + ".", "");
      case NAME_TOO_LONG -> rule(reason, "That name is too long" + what + ".", "");
      case NAME_TAKEN -> rule(reason, "There is one of that name already.", "Choose another name.");
      case UNKNOWN_ACCOUNT -> gone(reason, "There is no such account" + what + ".");
      case UNKNOWN_CATEGORY -> gone(reason, "There is no such category" + what + ".");
      case UNKNOWN_TRANSACTION -> gone(reason, "There is no such transaction.");
      case ACCOUNT_CLOSED -> rule(reason, "That account is closed.", "Open it again first.");
      case CURRENCY_MISMATCH ->
          rule(
              reason, "The amount's currency is not the account's.", "Use the account's currency.");
      case LINES_DO_NOT_ADD_UP ->
          rule(
              reason,
              "The split lines do not add up to the amount.",
              "Correct a line or the amount.");
      case TRANSFER_TO_ITSELF ->
          rule(reason, "A transfer needs two different accounts.", "Choose another account.");
      case AMOUNT_TOO_LARGE -> rule(reason, "That amount is too large.", "");
      case DATE_OUT_OF_RANGE -> rule(reason, "That date is out of range.", "");
      case RECONCILED ->
          rule(
              reason,
              "This transaction is part of a reconciled statement.",
              "Set its status back first: --status cleared.");
      case CHANGED_MEANWHILE ->
          rule(reason, "It was changed in the meantime.", "Look at it again, then repeat.");
      case STILL_IN_USE -> rule(reason, "It is still in use.", "Move what uses it first.");
      case NO_LONGER_THERE -> gone(reason, "There is no such record" + what + ".");
      case NOT_BALANCED ->
          rule(reason, "The account and the statement do not agree.", "Look for the difference.");
      case NOTHING_TO_UNDO -> rule(reason, "There is nothing to undo.", "");
      case CHANGED_SINCE -> rule(reason, "It was changed again since.", "");
      case MONTH_LOCKED -> rule(reason, "That month is locked.", "Unlock it in the window.");
      case NOT_A_REPETITION ->
          rule(
              reason,
              "That repetition does not make sense.",
              "Use a recurrence rule such as FREQ=MONTHLY;BYMONTHDAY=1.");
      case ALREADY_ENTERED -> rule(reason, "It was entered already.", "");
      case NOT_A_PATTERN ->
          rule(reason, "That pattern cannot be read.", "Check the regular expression.");
    };
  }

  private static Refusal rule(Outcome.Reason reason, String message, String hint) {
    return new Refusal(Exit.REFUSED, code(reason), message + " Nothing was changed.", hint);
  }

  private static Refusal gone(Outcome.Reason reason, String message) {
    return new Refusal(Exit.NOT_FOUND, code(reason), message + " Nothing was changed.", "");
  }

  private static Refusal of(VaultRefused refused) {
    VaultRefused.Reason reason = refused.reason();
    return switch (reason) {
      case NO_VAULT ->
          refusal(
              Exit.NOT_FOUND,
              "no-vault",
              "There is no vault in this folder.",
              "Name another with --vault DIR, or make one: coffer vault create.",
              refused);
      case FOLDER_NOT_EMPTY ->
          refusal(
              Exit.REFUSED,
              code(reason),
              "The folder is not empty; what is in it stays as it is. Nothing was changed.",
              "Make a vault of its own beside it: name a folder that does not exist yet with --vault DIR.",
              refused);
      case BAD_NAME ->
          refusal(
              Exit.REFUSED,
              code(reason),
              "A name is empty, too long, or has characters that a name cannot have. Nothing was changed.",
              "Names have 1 to 40 characters.",
              refused);
      case NOT_EMPTY ->
          refusal(
              Exit.REFUSED,
              code(reason),
              "This vault has accounts already; a demo goes into an empty one. Nothing was changed.",
              "Make a vault for it: coffer vault create --name Demo.",
              refused);
      case NOT_A_BACKUP ->
          refusal(
              Exit.REFUSED,
              code(reason),
              "This file is no backup of Coffer, or not all of one. Nothing was changed.",
              "Try another: their names end in .coffer-backup.",
              refused);
      case PASSPHRASE_NEEDED ->
          refusal(
              Exit.LOCKED,
              code(reason),
              "The vault is protected by a passphrase.",
              "Give --passphrase-file FILE, or run it where it can ask.",
              refused);
      case WRONG_PASSPHRASE ->
          refusal(
              Exit.LOCKED,
              code(reason),
              "That passphrase does not open this vault.",
              "Check capitals and the keyboard's language, and try again.",
              refused);
      case WRONG_SHEET ->
          refusal(
              Exit.LOCKED,
              code(reason),
              "The words are complete, but they are not this vault's. Nothing was changed.",
              "Look for the sheet of this vault, or name another vault with --vault DIR.",
              refused);
      case NO_RECOVERY ->
          refusal(
              Exit.REFUSED,
              code(reason),
              "An older version of Coffer was the last to open this vault, and left no way in for the sheet. Nothing was changed.",
              "If the vault was synced, restore it: coffer vault recover --sheet FILE --server URL --into DIR.",
              refused);
      case INVITATION_NEEDED ->
          refusal(
              Exit.REFUSED,
              code(reason),
              "This device may not let devices in, so it cannot let itself in anew. Nothing was changed.",
              "Invite it from one that may (coffer pair invite), then: coffer sync new-identity --link LINK.",
              refused);
      case OTHER_VAULT ->
          refusal(
              Exit.REFUSED,
              code(reason),
              "The invitation was to another vault. Nothing was changed here.",
              "Invite it to this vault, from a device that has it.",
              refused);
      case IN_USE ->
          refusal(
              Exit.LOCKED,
              code(reason),
              "The vault is open in another window or program.",
              "Close it there, then try again.",
              refused);
      case DAMAGED ->
          refusal(
              Exit.OTHER,
              code(reason),
              "The vault's files are damaged or incomplete. They were left as they are.",
              "Put back a copy of the folder, or join again from another of your devices.",
              refused);
      case FOREIGN ->
          refusal(
              Exit.REFUSED,
              code(reason),
              "The database in this folder is not Coffer's. It was left as it is.",
              "Name the vault's own folder with --vault DIR.",
              refused);
      case TOO_NEW ->
          refusal(
              Exit.REFUSED,
              code(reason),
              "A newer version of Coffer wrote this vault. It was left as it is.",
              "Update Coffer on this computer.",
              refused);
      case DISK_FULL ->
          refusal(
              Exit.OTHER,
              code(reason),
              "The disk is full. Nothing was changed.",
              "Free space.",
              refused);
      case NOT_WRITABLE ->
          refusal(
              Exit.OTHER,
              code(reason),
              "The vault's folder cannot be read or written.",
              "Check that you own it.",
              refused);
    };
  }

  private static Refusal of(StoreFault fault) {
    return switch (fault.kind()) {
      case NOT_A_VAULT -> of(new VaultRefused(VaultRefused.Reason.FOREIGN, fault));
      case MISSING, ALREADY_THERE, WRONG_KEY, DAMAGED ->
          of(new VaultRefused(VaultRefused.Reason.DAMAGED, fault));
      case TOO_NEW -> of(new VaultRefused(VaultRefused.Reason.TOO_NEW, fault));
      case BUSY, CLOSED -> of(new VaultRefused(VaultRefused.Reason.IN_USE, fault));
      case DISK_FULL -> of(new VaultRefused(VaultRefused.Reason.DISK_FULL, fault));
      case NOT_WRITABLE -> of(new VaultRefused(VaultRefused.Reason.NOT_WRITABLE, fault));
      case OTHER ->
          refusal(
              Exit.OTHER,
              "database",
              "The vault's database could not do that. Nothing was changed.",
              "Run: coffer verify.",
              fault);
    };
  }

  private static Refusal refusal(
      Exit exit, String code, String message, String hint, Throwable cause) {
    return new Refusal(exit, code, message, hint, cause);
  }

  private static String code(Enum<?> reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }
}
