package app.coffer.desktop.ui.backup;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.vault.Backup;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the backups of one open vault and remembers what became of the last. Calls block. */
public final class BackupKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(BackupKeeper.class);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration LONG = Duration.ofDays(14);
  private static final String FAILED = "backup.failed.";
  private static final String SINCE = "backup.since.";
  private final OpenVault vault;
  private final Appearance appearance;
  private final InstantSource clock;
  private final String id;

  public BackupKeeper(OpenVault vault, Appearance appearance, InstantSource clock) {
    this.vault = vault;
    this.appearance = appearance;
    this.clock = clock;
    id = BackupRules.id(vault);
    if (read(SINCE).isEmpty()) {
      appearance.set(SINCE + id, clock.instant().toString());
    }
  }

  /** What there is, newest first, and what the last try came to. */
  record Shelf(BackupRules rules, List<Backup> backups, Optional<Failure> failure) {}

  /** Why the last try made no backup. */
  record Failure(Instant at, String reason) {}

  Shelf look() throws VaultRefused {
    BackupRules rules = rules();
    return new Shelf(rules, vault.safekeeping().backups(rules.folder()), failure());
  }

  BackupRules rules() {
    return BackupRules.of(vault, appearance);
  }

  void keep(BackupRules rules) {
    rules.keep(vault, appearance);
  }

  /** Makes one now. */
  public Backup backUp() throws VaultRefused {
    try {
      Backup done = vault.safekeeping().backUpInto(rules().folder());
      appearance.set(FAILED + id, "");
      return done;
    } catch (VaultRefused refused) {
      appearance.set(FAILED + id, clock.instant() + " " + refused.reason());
      throw refused;
    }
  }

  /** The one of today, if it is time; a failure is remembered, and shown where backups are. */
  public void daily() {
    if (rules().daily() && !vault.safekeeping().demo()) {
      backUpWhereOlderThan(DAY);
    }
  }

  /** The one at quitting, if anything changed since the last. */
  public void atQuit() {
    if (rules().quit() && !vault.safekeeping().demo()) {
      backUpWhereOlderThan(Duration.ZERO);
    }
  }

  private void backUpWhereOlderThan(Duration age) {
    try {
      Optional<Backup> last = vault.safekeeping().backups(rules().folder()).stream().findFirst();
      boolean due =
          last.filter(there ->
                  there.changesSince() == 0 || there.made().plus(age).isAfter(clock.instant()))
              .isEmpty();
      if (due) {
        backUp();
      }
    } catch (VaultRefused refused) {
      LOG.warn("no backup was made: {}", refused.reason());
    }
  }

  /** When the newest backup was made; empty where there is none. */
  public Optional<Instant> last() throws VaultRefused {
    return vault.safekeeping().backups(rules().folder()).stream().findFirst().map(Backup::made);
  }

  /** Whether for a fortnight nothing was backed up that needs to be. */
  public boolean overdue() {
    if (vault.safekeeping().demo()) {
      return false;
    }
    try {
      Optional<Backup> last = vault.safekeeping().backups(rules().folder()).stream().findFirst();
      Instant since = last.map(Backup::made).or(() -> read(SINCE)).orElse(clock.instant());
      boolean changed = last.map(there -> there.changesSince() > 0).orElse(true);
      return changed && since.plus(LONG).isBefore(clock.instant());
    } catch (VaultRefused unreadable) {
      return true;
    }
  }

  private Optional<Failure> failure() {
    String[] parts = appearance.text(FAILED + id, "").split(" ", 2);
    if (parts.length < 2) {
      return Optional.empty();
    }
    return instant(parts[0]).map(at -> new Failure(at, parts[1]));
  }

  private Optional<Instant> read(String key) {
    return instant(appearance.text(key + id, ""));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }
}
