package app.coffer.desktop.vault;

import app.coffer.desktop.backup.BackupContent;
import app.coffer.desktop.backup.BackupFile;
import app.coffer.desktop.seal.KeyFileRefused;
import app.coffer.desktop.seal.VaultSeal;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.store.StoreFault;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Looks into a backup without putting it back: its parts are unpacked aside, as encrypted as they
 * are in it, and taken away again.
 */
final class BackupLook {
  private final BackupFile file;
  private final Randomness randomness;

  BackupLook(BackupFile file, Randomness randomness) {
    this.file = file;
    this.randomness = randomness;
  }

  /**
   * What it is; without its content where it asks for a passphrase and none is given.
   *
   * @param passphrase closed here
   */
  Backup at(Optional<Passphrase> passphrase) throws VaultRefused {
    try {
      var aside = new VaultFolder(Files.createTempDirectory("coffer-look"));
      try {
        return described(content(aside, passphrase));
      } finally {
        passphrase.ifPresent(Passphrase::close);
        aside.clear(true);
      }
    } catch (IOException | KeyFileRefused | StoreFault | MalformedCbor fault) {
      throw Backups.refused(fault);
    }
  }

  private Backup described(Optional<byte[]> content) throws IOException {
    return new Backup(
        file.path(),
        file.header().made(),
        file.size(),
        content.isPresent() ? Optional.of(BackupContent.decode(content.get())) : Optional.empty(),
        0);
  }

  private Optional<byte[]> content(VaultFolder aside, Optional<Passphrase> passphrase)
      throws IOException, KeyFileRefused, VaultRefused {
    file.unpackKey(aside.key());
    var keys = new VaultKeys(aside, randomness);
    if (keys.needsPassphrase() && passphrase.isEmpty()) {
      return Optional.empty();
    }
    file.unpackDatabase(aside.database());
    byte[] sealed = file.content();
    return keys.open(
        () -> passphrase,
        (database, ring) -> {
          Optional<byte[]> opened = new VaultSeal(ring, randomness).open(sealed);
          ring.close();
          database.close();
          return opened;
        });
  }
}
