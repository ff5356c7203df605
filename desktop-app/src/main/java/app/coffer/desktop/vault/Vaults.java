package app.coffer.desktop.vault;

import app.coffer.desktop.backup.BackupFile;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.pairing.Admission;
import app.coffer.desktop.pairing.Cancellation;
import app.coffer.desktop.pairing.Inheritance;
import app.coffer.desktop.pairing.JoinExchange;
import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.seal.KeyFileRefused;
import app.coffer.desktop.seal.KeyRing;
import app.coffer.desktop.seal.VaultGenesis;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.secret.Secret;
import app.coffer.desktop.store.KeyRingTable;
import app.coffer.desktop.store.StoreFault;
import app.coffer.desktop.store.VaultDatabase;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Problem;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Makes, joins, opens vaults on this computer. Whatever is refused leaves the disk as it was. */
public final class Vaults {
  /** How long a second process waits for the one that has the vault open. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final int RESTORE_ATTEMPTS = 4;

  private final Clock clock;
  private final Randomness randomness;
  private final Syncing syncing;
  private final Connections connections;

  public Vaults(Clock clock, Randomness randomness, Syncing syncing) {
    this.clock = clock;
    this.randomness = randomness;
    this.syncing = syncing;
    this.connections = new Connections(clock, randomness);
  }

  /** With this computer's clock and randomness. */
  public static Vaults ofThisComputer(Syncing syncing) {
    return new Vaults(Clock.systemDefaultZone(), Randomness.secure(), syncing);
  }

  /** Makes a vault and opens it; its recovery words are the caller's to show. */
  public CreatedVault create(NewVault draft) throws VaultRefused {
    try (PreparedVault prepared = prepare(draft.deviceName())) {
      RecoveryPaper paper = prepared.paper(draft.name());
      OpenVault vault = create(prepared, draft, PreparedVault.Sheet.ON_PAPER);
      return new CreatedVault(vault, paper.words(), paper.about());
    }
  }

  /** Makes the keys of a vault whose first device has this name; nothing is on disk. */
  public PreparedVault prepare(String deviceName) throws VaultRefused {
    Names.check(deviceName);
    return new PreparedVault(VaultGenesis.create(deviceName, randomness));
  }

  /**
   * Makes the vault that was prepared, and opens it. Where that is refused, nothing is on disk and
   * it can be tried again; afterwards what was prepared is used up.
   */
  public OpenVault create(PreparedVault prepared, NewVault draft, PreparedVault.Sheet sheet)
      throws VaultRefused {
    Names.check(draft.name());
    VaultGenesis genesis = prepared.genesis();
    try {
      OpenVault vault =
          build(
              new VaultFolder(draft.folder()),
              draft.passphrase(),
              genesis.ring(),
              scope -> {
                scope.found(List.of(genesis.genesis(), genesis.authorize()));
                done(
                    scope
                        .ledger()
                        .nameVault(draft.name(), draft.currency(), draft.firstDayOfMonth()));
                done(scope.ledger().addStarterCategories(draft.starter(), draft.language()));
                if (sheet == PreparedVault.Sheet.MISSING) {
                  scope.keepSheet(genesis.recoveryWords().words());
                }
              });
      genesis.takeRing();
      return vault;
    } catch (SyncFault fault) {
      throw new IllegalStateException("a new root log was refused", fault);
    }
  }

  /**
   * Joins another device's vault, fetches it, and opens the copy here. Before the other side has
   * agreed nothing is made here; where fetching fails, nothing stays.
   *
   * @param confirm asked with six digits that must be the same on both screens
   */
  public OpenVault join(JoinVault request, Predicate<String> confirm)
      throws VaultRefused, SyncFault, PairingRefused {
    return join(request, confirm, new Cancellation());
  }

  /** The same, and somebody may break it off. */
  public OpenVault join(JoinVault request, Predicate<String> confirm, Cancellation cancellation)
      throws VaultRefused, SyncFault, PairingRefused {
    Names.check(request.deviceName());
    var folder = new VaultFolder(request.folder());
    folder.checkFree();
    var exchange = new JoinExchange(connections.relays(), clock, randomness);
    var self = new JoinExchange.Self(request.deviceName(), platform());
    try (Admission admission = exchange.join(request.ticket(), self, confirm, cancellation)) {
      Inheritance inheritance = admission.inheritance();
      OpenVault vault =
          build(
              folder,
              request.passphrase(),
              inheritance.ring(),
              scope -> {
                scope.found(inheritance.rootLog());
                new FirstFetch(cancellation, FirstFetch.PAUSE).of(() -> scope.fetch(inheritance));
              });
      inheritance.takeRing();
      admission.finished();
      return vault;
    }
  }

  /**
   * Gets a vault back from its server by its recovery sheet alone, and opens it. This device is its
   * only member then; those it had before are removed. Where anything fails before that, nothing
   * has changed, here or there.
   *
   * @param confirm asked when it is seen what would come back, and nothing is changed yet
   */
  public OpenVault restore(RestoreVault request, Predicate<FoundVault> confirm)
      throws VaultRefused, SyncFault, RestoreDeclined {
    Names.check(request.deviceName());
    Predicate<FoundVault> asked = confirm;
    for (int attempt = 1; ; attempt++) {
      try {
        return restoreOnce(request, asked);
      } catch (SyncFault.Refused refused) {
        boolean overtaken = refused.code().equals(Optional.of(Problem.Code.STALE_ROOT));
        if (!overtaken || attempt == RESTORE_ATTEMPTS) {
          throw refused;
        }
        // it was asked and agreed to; only a member's last act came between
        asked = found -> true;
      }
    }
  }

  private OpenVault restoreOnce(RestoreVault request, Predicate<FoundVault> confirm)
      throws VaultRefused, SyncFault, RestoreDeclined {
    var folder = new VaultFolder(request.folder());
    folder.checkFree();
    try (var restore = SheetRestore.find(request, connections, clock, randomness)) {
      OpenVault vault =
          build(
              folder,
              request.passphrase(),
              restore.ring(),
              scope -> {
                scope.found(restore.rootLog());
                scope.restore(restore, request.server(), confirm);
              });
      restore.takeRing();
      return vault;
    }
  }

  static String platform() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }

  /**
   * Opens a vault.
   *
   * @param passphrase asked only where the vault has one; closed here
   */
  public OpenVault open(Path path, Supplier<Optional<Passphrase>> passphrase) throws VaultRefused {
    VaultFolder folder = whole(path);
    VaultLock lock = VaultLock.take(folder.lock(), PATIENCE);
    boolean opened = false;
    try {
      OpenVault vault = open(folder, lock, passphrase);
      opened = true;
      return vault;
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  /**
   * Puts a backup back as a vault of its own, and opens it. It is a copy of the device that made
   * it: sync waits until it is a device of its own.
   *
   * @param path for the vault: does not exist yet, or is empty
   * @param passphrase asked only where the backup has one; closed here
   */
  public OpenVault restore(Path backup, Path path, Supplier<Optional<Passphrase>> passphrase)
      throws VaultRefused {
    var folder = new VaultFolder(path);
    folder.checkFree();
    boolean there = Files.exists(path);
    Restoring.into(folder, backup(backup));
    boolean opened = false;
    try {
      OpenVault vault = open(path, passphrase);
      opened = true;
      return vault;
    } finally {
      if (!opened) {
        folder.clear(!there);
      }
    }
  }

  /**
   * Puts a backup in the place of a vault that nobody has open. The vault there is gone afterwards:
   * whoever calls this has made a backup of it.
   */
  public void replace(Path backup, Path path) throws VaultRefused {
    VaultFolder folder = whole(path);
    BackupFile file = backup(backup);
    VaultLock lock = VaultLock.take(folder.lock(), PATIENCE);
    try {
      Restoring.over(folder, file);
    } finally {
      lock.close();
    }
  }

  /**
   * What a backup is, before anything is made of it; what it holds only where it has no passphrase
   * or this is the right one.
   *
   * @param passphrase closed here
   */
  public Backup look(Path backup, Optional<Passphrase> passphrase) throws VaultRefused {
    return new BackupLook(backup(backup), randomness).at(passphrase);
  }

  private static BackupFile backup(Path file) throws VaultRefused {
    try {
      return BackupFile.read(file);
    } catch (IOException fault) {
      throw Backups.refused(fault);
    }
  }

  /**
   * Makes a vault of believable data to look around in, and opens it. It never syncs.
   *
   * @param draft without a passphrase
   * @param language what the household speaks
   */
  public OpenVault createDemo(
      NewVault draft, int transactions, long seed, LocalDate until, Locale language)
      throws VaultRefused {
    var folder = new VaultFolder(draft.folder());
    try (OpenVault filled = create(draft).vault()) {
      filled.fillWithDemo(transactions, seed, until, language);
    }
    folder.markAsDemo();
    return open(draft.folder(), Optional::empty);
  }

  /** Whether a vault asks for a passphrase. */
  public boolean needsPassphrase(Path path) throws VaultRefused {
    VaultFolder folder = whole(path);
    try {
      return keys(folder).needsPassphrase();
    } catch (IOException | KeyFileRefused e) {
      throw Refusals.of(e);
    }
  }

  /**
   * Puts another passphrase, or none, on a vault; what it holds is not touched.
   *
   * @param from asked only where the vault has one; closed here
   * @param to empty for none; stays the caller's to close
   */
  public void changePassphrase(
      Path path, Supplier<Optional<Passphrase>> from, Optional<Passphrase> to) throws VaultRefused {
    VaultFolder folder = whole(path);
    VaultLock lock = VaultLock.take(folder.lock(), PATIENCE);
    try {
      keys(folder).changePassphrase(from, to);
    } catch (IOException | KeyFileRefused | StoreFault | MalformedCbor e) {
      throw Refusals.of(e);
    } finally {
      lock.close();
    }
  }

  /**
   * Opens the way to a vault whose passphrase is forgotten: puts another passphrase, or none, on
   * it; what it holds is not touched.
   *
   * @param sheet stays the caller's to close
   * @param to empty for none; stays the caller's to close
   * @throws VaultRefused {@link VaultRefused.Reason#WRONG_SHEET} where the sheet is another vault's
   */
  public void recover(Path path, RecoverySheet sheet, Optional<Passphrase> to) throws VaultRefused {
    VaultFolder folder = whole(path);
    VaultLock lock = VaultLock.take(folder.lock(), PATIENCE);
    try {
      keys(folder).recover(sheet, to);
    } catch (IOException | KeyFileRefused | StoreFault | MalformedCbor e) {
      throw Refusals.of(e);
    } finally {
      lock.close();
    }
  }

  /**
   * The vault in a folder; where putting a backup in its place was cut off, that is ended first.
   */
  private static VaultFolder whole(Path path) throws VaultRefused {
    var folder = new VaultFolder(path);
    folder.check();
    if (Restoring.isHalfDone(folder)) {
      VaultLock lock = VaultLock.take(folder.lock(), PATIENCE);
      try {
        Restoring.resume(folder);
      } finally {
        lock.close();
      }
    }
    return folder;
  }

  private OpenVault open(
      VaultFolder folder, VaultLock lock, Supplier<Optional<Passphrase>> passphrase)
      throws VaultRefused {
    try {
      VaultKeys keys = keys(folder);
      return keys.open(
          passphrase,
          (database, ring) -> {
            var scope =
                new VaultScope(
                    folder, lock, database, ring, needs(keys), connections, clock, randomness);
            begin(scope);
            return scope;
          });
    } catch (IOException | KeyFileRefused | StoreFault | MalformedCbor e) {
      throw Refusals.of(e);
    }
  }

  private static boolean needs(VaultKeys keys) throws VaultRefused {
    try {
      return keys.needsPassphrase();
    } catch (IOException | KeyFileRefused e) {
      throw Refusals.of(e);
    }
  }

  private void begin(VaultScope scope) throws VaultRefused {
    try {
      scope.begin(syncing);
    } catch (SyncFault e) {
      throw Refusals.of(e);
    }
  }

  /** The steps that fill a new vault's database. */
  @FunctionalInterface
  private interface Filling<F extends Exception> {
    void in(VaultScope scope) throws VaultRefused, SyncFault, F;
  }

  /** Makes the folder's files; where any step fails, none of them stays. */
  private <F extends Exception> VaultScope build(
      VaultFolder folder, Optional<Passphrase> passphrase, KeyRing ring, Filling<F> filling)
      throws VaultRefused, SyncFault, F {
    boolean madeFolder = folder.makeEmpty();
    VaultLock lock = VaultLock.take(folder.lock(), PATIENCE);
    boolean built = false;
    try (Secret key = keys(folder).create(passphrase, ring)) {
      VaultDatabase database = key.use(bytes -> VaultDatabase.create(folder.database(), bytes));
      try {
        byte[] ringBytes = ring.encode();
        new KeyRingTable(database).write(ringBytes);
        Arrays.fill(ringBytes, (byte) 0);
        var scope =
            new VaultScope(
                folder,
                lock,
                database,
                ring,
                passphrase.isPresent(),
                connections,
                clock,
                randomness);
        filling.in(scope);
        folder.writeHeader();
        scope.begin(syncing);
        built = true;
        return scope;
      } finally {
        if (!built) {
          database.close();
        }
      }
    } catch (IOException | StoreFault e) {
      throw Refusals.of(e);
    } finally {
      if (!built) {
        lock.close();
        folder.clear(madeFolder);
      }
    }
  }

  private VaultKeys keys(VaultFolder folder) {
    return new VaultKeys(folder, randomness);
  }

  private static void done(Outcome<?> outcome) throws VaultRefused {
    if (outcome instanceof Outcome.Refused<?>) {
      throw new VaultRefused(VaultRefused.Reason.BAD_NAME);
    }
  }
}
