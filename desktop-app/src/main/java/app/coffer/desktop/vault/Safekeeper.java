package app.coffer.desktop.vault;

import app.coffer.desktop.seal.KeyFile;
import app.coffer.desktop.seal.KeyFileRefused;
import app.coffer.desktop.seal.KeyRing;
import app.coffer.desktop.seal.VaultSeal;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.secret.Secret;
import app.coffer.desktop.store.VaultDatabase;
import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps one open vault safe: its key file, and what is sealed for later. */
final class Safekeeper implements Safekeeping {
  private final VaultFolder folder;
  private final Randomness randomness;
  private final VaultSeal seal;

  /** The recovery sheet's public key: it goes on opening the vault under any passphrase. */
  private final byte[] sheet;

  private final MissingSheet missing;
  private final Clock clock;
  private final Supplier<OpenVault.Identity> identity;
  private final Backups backups;
  private volatile boolean passphrase;

  Safekeeper(
      VaultFolder folder,
      VaultDatabase database,
      KeyRing ring,
      boolean passphrase,
      Clock clock,
      Randomness randomness,
      Supplier<OpenVault.Identity> identity) {
    this.folder = folder;
    this.randomness = randomness;
    this.sheet = ring.published().recoveryBox();
    this.seal = new VaultSeal(ring, randomness);
    this.passphrase = passphrase;
    this.missing = new MissingSheet(database);
    this.clock = clock;
    this.identity = identity;
    this.backups =
        new Backups(folder, database, seal, ring.vault(), ring.device(), clock, identity);
  }

  /** Waits for a backup under way: it needs the keys. */
  void close() {
    backups.close();
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
      throw Refusals.of(e);
    }
  }

  void keepSheet(List<String> words) {
    missing.keep(words, clock.instant());
  }

  @Override
  public Optional<Instant> sheetMissingSince() {
    return missing.since();
  }

  @Override
  public Optional<RecoveryPaper> missingSheet(Optional<Passphrase> typed) throws VaultRefused {
    try {
      new KeyFile(folder.key(), randomness).open(passphrase ? typed : Optional.empty()).close();
    } catch (IOException | KeyFileRefused e) {
      throw Refusals.of(e);
    }
    OpenVault.Identity named = identity.get();
    return missing
        .words()
        .map(words -> new RecoveryPaper(words, CreatedVault.About.of(named.name(), named.vault())));
  }

  @Override
  public void forgetSheet() {
    missing.forget();
  }

  @Override
  public Backup backUp(Path file) throws VaultRefused {
    return backups.write(file);
  }

  @Override
  public Backup backUpInto(Path place) throws VaultRefused {
    return backups.writeInto(place);
  }

  @Override
  public List<Backup> backups(Path place) throws VaultRefused {
    return backups.in(place);
  }

  @Override
  public boolean copy() {
    return folder.isCopy();
  }

  @Override
  public boolean demo() {
    return folder.isDemo();
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
