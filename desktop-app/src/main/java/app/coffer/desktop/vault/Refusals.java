package app.coffer.desktop.vault;

import app.coffer.desktop.seal.KeyFileRefused;
import app.coffer.desktop.store.StoreFault;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** Why files, keys or the database let nobody in, as a reason that a person can be told. */
final class Refusals {
  private Refusals() {}

  static VaultRefused of(Exception fault) {
    return new VaultRefused(
        switch (fault) {
          case KeyFileRefused key ->
              switch (key.reason()) {
                case WRONG_PASSPHRASE -> VaultRefused.Reason.WRONG_PASSPHRASE;
                case PASSPHRASE_NEEDED -> VaultRefused.Reason.PASSPHRASE_NEEDED;
                case WRONG_SHEET -> VaultRefused.Reason.WRONG_SHEET;
                case NO_RECOVERY -> VaultRefused.Reason.NO_RECOVERY;
                case NOT_A_KEY_FILE, DAMAGED, PARAMETERS_OUT_OF_RANGE ->
                    VaultRefused.Reason.DAMAGED;
              };
          case StoreFault store ->
              switch (store.kind()) {
                case TOO_NEW -> VaultRefused.Reason.TOO_NEW;
                case BUSY -> VaultRefused.Reason.IN_USE;
                case DISK_FULL -> VaultRefused.Reason.DISK_FULL;
                case NOT_WRITABLE -> VaultRefused.Reason.NOT_WRITABLE;
                case NOT_A_VAULT -> VaultRefused.Reason.FOREIGN;
                case MISSING, ALREADY_THERE, WRONG_KEY, DAMAGED, CLOSED, OTHER ->
                    VaultRefused.Reason.DAMAGED;
              };
          case FileSystemException file when noSpace(file) -> VaultRefused.Reason.DISK_FULL;
          case FileSystemException file -> VaultRefused.Reason.NOT_WRITABLE;
          case IOException io -> VaultRefused.Reason.DISK_FULL;
          default -> VaultRefused.Reason.DAMAGED;
        },
        fault);
  }

  /** Java has no type for it, only what the system calls it. */
  private static boolean noSpace(FileSystemException file) {
    String reason = String.valueOf(file.getReason()).toLowerCase(Locale.ROOT);
    return reason.contains("no space") || reason.contains("enough space");
  }
}
