package app.coffer.desktop.vault;

import app.coffer.desktop.backup.BackupContent;
import app.coffer.desktop.backup.BackupFile;
import app.coffer.desktop.backup.BackupHeader;
import app.coffer.desktop.backup.BackupWriting;
import app.coffer.desktop.backup.NotABackup;
import app.coffer.desktop.backup.Rotation;
import app.coffer.desktop.seal.VaultSeal;
import app.coffer.desktop.store.LedgerCheck;
import app.coffer.desktop.store.StoreFault;
import app.coffer.desktop.store.VaultCounts;
import app.coffer.desktop.store.VaultDatabase;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies an open vault into files that hold all of it, and looks at what it wrote. */
final class Backups {
  private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

  private final VaultFolder folder;
  private final VaultDatabase database;
  private final VaultSeal seal;
  private final VaultId vault;
  private final DeviceId device;
  private final Clock clock;
  private final Supplier<OpenVault.Identity> identity;
  private boolean closed;

  Backups(
      VaultFolder folder,
      VaultDatabase database,
      VaultSeal seal,
      VaultId vault,
      DeviceId device,
      Clock clock,
      Supplier<OpenVault.Identity> identity) {
    this.folder = folder;
    this.database = database;
    this.seal = seal;
    this.vault = vault;
    this.device = device;
    this.clock = clock;
    this.identity = identity;
  }

  synchronized Backup write(Path wanted) throws VaultRefused {
    if (closed) {
      throw new VaultRefused(VaultRefused.Reason.NO_VAULT);
    }
    try (var writing = new BackupWriting(wanted)) {
      VaultCounts counts = database.copyTo(writing.copy());
      var header = new BackupHeader(vault, device, clock.instant().truncatedTo(ChronoUnit.SECONDS));
      OpenVault.Identity named = identity.get();
      var content =
          new BackupContent(
              named.name(),
              named.deviceName(),
              counts.accounts(),
              counts.transactions(),
              counts.categories(),
              counts.changes());
      byte[] key = Files.readAllBytes(folder.key());
      Path check = writing.pack(header, key, seal.seal(content.encode()), folder.attachments());
      lookAt(check, counts);
      BackupFile kept = writing.keep();
      LOG.info("backed up {} transactions in {} bytes", counts.transactions(), kept.size());
      return new Backup(kept.path(), header.made(), kept.size(), Optional.of(content), 0);
    } catch (IOException | StoreFault fault) {
      throw refused(fault);
    }
  }

  /** Returns when no backup is being written; none begins afterwards, since the vault closes. */
  synchronized void close() {
    closed = true;
  }

  Backup writeInto(Path place) throws VaultRefused {
    Backup written =
        write(
            place.resolve(Rotation.name(identity.get().name(), clock.instant(), clock.getZone())));
    try {
      for (BackupFile old : Rotation.surplus(BackupFile.in(place), vault, clock.getZone())) {
        Files.deleteIfExists(old.path());
      }
    } catch (IOException later) {
      LOG.warn("old backups could not be taken away: {}", later.getClass().getSimpleName());
    }
    return written;
  }

  /** Those of this vault, newest first. */
  synchronized List<Backup> in(Path place) throws VaultRefused {
    if (closed) {
      throw new VaultRefused(VaultRefused.Reason.NO_VAULT);
    }
    try {
      long now = VaultCounts.of(database).changes();
      var found = new ArrayList<Backup>();
      for (BackupFile file : BackupFile.in(place)) {
        if (file.header().vault().equals(vault)) {
          Optional<BackupContent> content = content(file);
          long since = content.map(then -> Math.max(0, now - then.changes())).orElse(0L);
          found.add(new Backup(file.path(), file.header().made(), file.size(), content, since));
        }
      }
      return found;
    } catch (IOException | StoreFault fault) {
      throw refused(fault);
    }
  }

  private Optional<BackupContent> content(BackupFile file) throws IOException {
    Optional<byte[]> opened = seal.open(file.content());
    return opened.isPresent() ? Optional.of(BackupContent.decode(opened.get())) : Optional.empty();
  }

  /** The test: opens what came out of the file with the key, and holds it against the vault. */
  private void lookAt(Path check, VaultCounts expected) throws VaultRefused {
    List<String> findings =
        database.lookAt(
            check,
            copy -> {
              var wrong = new ArrayList<>(LedgerCheck.findings(copy));
              if (!VaultCounts.of(copy).equals(expected)) {
                wrong.add("The copy holds another number of records.");
              }
              return wrong;
            });
    if (!findings.isEmpty()) {
      LOG.warn("a backup did not pass its test: {}", findings);
      throw new VaultRefused(VaultRefused.Reason.DAMAGED);
    }
  }

  static VaultRefused refused(Exception fault) {
    if (fault instanceof NotABackup other) {
      return new VaultRefused(
          other.newer() ? VaultRefused.Reason.TOO_NEW : VaultRefused.Reason.NOT_A_BACKUP, other);
    }
    return Refusals.of(fault);
  }
}
