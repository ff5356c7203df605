package app.coffer.desktop.vault;

import app.coffer.desktop.seal.DeviceSeal;
import app.coffer.desktop.seal.KeyFile;
import app.coffer.desktop.seal.KeyFileRefused;
import app.coffer.desktop.seal.KeyRing;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.secret.Secret;
import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps one open vault safe: its key file, and what is sealed for later. */
final class Safekeeper implements Safekeeping {
  private final VaultFolder folder;
  private final Randomness randomness;
  private final DeviceSeal seal;

  /** The recovery sheet's public key: it goes on opening the vault under any passphrase. */
  private final byte[] sheet;

  private volatile boolean passphrase;

  Safekeeper(VaultFolder folder, KeyRing ring, boolean passphrase, Randomness randomness) {
    this.folder = folder;
    this.randomness = randomness;
    this.sheet = ring.published().recoveryBox();
    this.seal = new DeviceSeal(ring, randomness);
    this.passphrase = passphrase;
  }

  @Override
  public Path folder() {
    return folder.path();
  }

  @Override
  public boolean passphrase() {
    return passphrase;
  }

  @Override
  public synchronized void changePassphrase(Optional<Passphrase> from, Optional<Passphrase> to)
      throws VaultRefused {
    var file = new KeyFile(folder.key(), randomness);
    try (Secret key = file.open(passphrase ? from : Optional.empty())) {
      file.keep(key, to, sheet);
      passphrase = to.isPresent();
    } catch (IOException | KeyFileRefused e) {
      throw Vaults.refused(e);
    }
  }

  @Override
  public byte[] seal(byte[] plain) {
    return seal.seal(plain);
  }

  @Override
  public Optional<byte[]> unseal(byte[] sealed) {
    return seal.open(sealed);
  }
}
