package app.coffer.desktop.vault;

import app.coffer.desktop.seal.KeyFile;
import app.coffer.desktop.seal.KeyFileRefused;
import app.coffer.desktop.seal.KeyRing;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.secret.Secret;
import app.coffer.desktop.store.KeyRingTable;
import app.coffer.desktop.store.VaultDatabase;
import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way from a passphrase, or from the recovery sheet, to the key of one vault's database. */
final class VaultKeys {
  private static final Logger LOG = LoggerFactory.getLogger(VaultKeys.class);

  private final VaultFolder folder;
  private final KeyFile file;

  VaultKeys(VaultFolder folder, Randomness randomness) {
    this.folder = folder;
    this.file = new KeyFile(folder.key(), randomness);
  }

  /** A new key, under a passphrase or none, and open to the sheet of the vault's genesis. */
  Secret create(Optional<Passphrase> passphrase, KeyRing ring) throws IOException {
    return file.create(passphrase, ring.published().recoveryBox());
  }

  boolean needsPassphrase() throws IOException, KeyFileRefused {
    return file.needsPassphrase();
  }

  /** What an opened database is used for. */
  @FunctionalInterface
  interface Use<T> {
    T of(VaultDatabase database, KeyRing ring) throws VaultRefused;
  }

  /**
   * Opens the database; where {@code use} throws it is closed again.
   *
   * @param passphrase asked only where the vault has one; closed here
   */
  <T> T open(Supplier<Optional<Passphrase>> passphrase, Use<T> use)
      throws IOException, KeyFileRefused, VaultRefused {
    Optional<Passphrase> given = given(passphrase);
    try (Secret key = file.open(given)) {
      return open(
          key,
          (database, ring) -> {
            openToSheet(key, given, ring);
            return use.of(database, ring);
          });
    } finally {
      given.ifPresent(Passphrase::close);
    }
  }

  /**
   * @param from asked only where the vault has one; closed here
   * @param to empty for none; stays the caller's to close
   */
  void changePassphrase(Supplier<Optional<Passphrase>> from, Optional<Passphrase> to)
      throws IOException, KeyFileRefused, VaultRefused {
    Optional<Passphrase> given = given(from);
    try (Secret key = file.open(given)) {
      file.keep(key, to, sheetOf(key));
    } finally {
      given.ifPresent(Passphrase::close);
    }
  }

  /**
   * Puts another passphrase, or none, on the vault by the word of its recovery sheet. The key that
   * the sheet gives opened the database before it is kept.
   */
  void recover(RecoverySheet sheet, Optional<Passphrase> to)
      throws IOException, KeyFileRefused, VaultRefused {
    try (Secret key = file.open(sheet.words())) {
      file.keep(key, to, sheetOf(key));
    }
  }

  /** The public key of the sheet, as the vault's genesis names it. */
  private byte[] sheetOf(Secret key) throws VaultRefused {
    return open(
        key,
        (database, ring) -> {
          byte[] sheet = ring.published().recoveryBox();
          ring.close();
          database.close();
          return sheet;
        });
  }

  private Optional<Passphrase> given(Supplier<Optional<Passphrase>> passphrase)
      throws IOException, KeyFileRefused {
    return file.needsPassphrase() ? passphrase.get() : Optional.empty();
  }

  private <T> T open(Secret key, Use<T> use) throws VaultRefused {
    VaultDatabase database = key.use(bytes -> VaultDatabase.open(folder.database(), bytes));
    boolean used = false;
    try {
      T result = use.of(database, ring(database));
      used = true;
      return result;
    } finally {
      if (!used) {
        database.close();
      }
    }
  }

  /** A key file of an older version learns the way in for the sheet as soon as it is opened. */
  private void openToSheet(Secret key, Optional<Passphrase> passphrase, KeyRing ring) {
    byte[] sheet = ring.published().recoveryBox();
    try {
      if (!file.recoverableWith(sheet)) {
        file.keep(key, passphrase, sheet);
        LOG.info("the recovery sheet opens this vault from now on");
      }
    } catch (IOException | KeyFileRefused later) {
      // the file is as it was, and the next opening tries again
      LOG.warn("the key file could not be opened to the recovery sheet", later);
    }
  }

  private static KeyRing ring(VaultDatabase database) throws VaultRefused {
    byte[] bytes =
        new KeyRingTable(database)
            .read()
            .orElseThrow(() -> new VaultRefused(VaultRefused.Reason.DAMAGED));
    try {
      return KeyRing.decode(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
