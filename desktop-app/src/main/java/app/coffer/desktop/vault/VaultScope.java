package app.coffer.desktop.vault;

import app.coffer.desktop.attachment.AttachmentFolder;
import app.coffer.desktop.attachment.Attachments;
import app.coffer.desktop.attachment.SealedAttachments;
import app.coffer.desktop.banking.BankFiles;
import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.change.ChangeFeed;
import app.coffer.desktop.conflict.ConflictInbox;
import app.coffer.desktop.conflict.ConflictLog;
import app.coffer.desktop.conflict.History;
import app.coffer.desktop.conflict.RecordQuestions;
import app.coffer.desktop.demo.DemoVault;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.ledger.Profile;
import app.coffer.desktop.ledger.Work;
import app.coffer.desktop.outlook.Outlook;
import app.coffer.desktop.pairing.Inheritance;
import app.coffer.desktop.pairing.Inviter;
import app.coffer.desktop.pairing.JoinExchange;
import app.coffer.desktop.pairing.Pairing;
import app.coffer.desktop.rules.Rulebook;
import app.coffer.desktop.seal.BoxSealer;
import app.coffer.desktop.seal.DerivedRecordIds;
import app.coffer.desktop.seal.KeyFile;
import app.coffer.desktop.seal.KeyFileRefused;
import app.coffer.desktop.seal.KeyRing;
import app.coffer.desktop.seal.RootWriter;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.store.LedgerCheck;
import app.coffer.desktop.store.VaultDatabase;
import app.coffer.desktop.store.VaultStore;
import app.coffer.desktop.sync.AttachmentCarrier;
import app.coffer.desktop.sync.CertificatePins;
import app.coffer.desktop.sync.CheckedConflicts;
import app.coffer.desktop.sync.DeviceCard;
import app.coffer.desktop.sync.LateKeeping;
import app.coffer.desktop.sync.LogReader;
import app.coffer.desktop.sync.RootIntake;
import app.coffer.desktop.sync.Servers;
import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.sync.SyncEngine;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.sync.SyncService;
import app.coffer.desktop.vault.OpenVault.Identity;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wiring of one open vault: everything that lives while it is unlocked, and its end. */
final class VaultScope implements OpenVault {
  private static final Logger LOG = LoggerFactory.getLogger(VaultScope.class);

  private final VaultFolder folder;
  private final VaultLock lock;
  private final VaultDatabase database;
  private final KeyRing ring;
  private final KeyFile keyFile;
  private final Safekeeper safekeeper;
  private final VaultStore store;
  private final BoxSealer sealer;
  private final SyncEngine engine;
  private final SyncService sync;
  private final DerivedIds derivedIds;
  private final Books books;
  private final Clock clock;
  private final Ledger ledger;
  private final BankImport bankImport;
  private final ConflictInbox conflicts;
  private final SealedAttachments attachments;
  private final Pairing pairing;
  private final StoredRing storedRing;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Reopened reopened;
  private final CopiedDevice copiedDevice;
  private final DeviceControl devices;
  private Syncing syncing = Syncing.WHEN_ASKED;
  private final VaultRoster roster;
  private final ChangeFeed.Subscription naming;
  private volatile String deviceName = "";

  /** Makes the scope of the same vault with another ring. */
  @FunctionalInterface
  private interface Reopened {
    VaultScope with(KeyRing ring);
  }

  VaultScope(
      VaultFolder folder,
      VaultLock lock,
      VaultDatabase database,
      KeyRing ring,
      boolean passphrase,
      Connections connections,
      Clock clock,
      Randomness randomness) {
    this.folder = folder;
    this.lock = lock;
    this.database = database;
    this.ring = ring;
    this.keyFile = new KeyFile(folder.key(), randomness);
    this.safekeeper =
        new Safekeeper(folder, database, ring, passphrase, clock, randomness, this::identity);
    this.derivedIds = new DerivedRecordIds(ring)::derive;
    this.store =
        new VaultStore(
            database,
            ring.device(),
            clock,
            this::deviceName,
            device -> derivedIds.derive(DeviceCard.KIND, device.hex()),
            derivedIds);
    this.roster = new VaultRoster(store.log(), store.deviceCards(), ring.device(), clock);
    // another device may have renamed this one
    this.naming = database.changes().listen(() -> deviceName = "");
    this.storedRing = new StoredRing(ring, database);
    this.sealer = new BoxSealer(ring, randomness, storedRing::learned);
    this.engine = new SyncEngine(store.log(), sealer, clock, Release.version());
    var pins = new CertificatePins(store.log());
    Servers servers = connections.servers(ring, pins::at);
    var files = new AttachmentFolder(folder.attachments());
    var carrier = new AttachmentCarrier(store.attachmentBook(), files);
    this.sync =
        new SyncService(
            store.log(),
            store.deviceCards(),
            sealer,
            engine,
            servers,
            carrier,
            database.changes(),
            clock,
            randomness);
    this.attachments =
        new SealedAttachments(
            ring.vault(),
            store.attachments(),
            store.attachmentBook(),
            files,
            carrier,
            new SealedAttachments.Server(() -> sync.state().server().isPresent(), sync::chunk),
            randomness,
            clock);
    this.clock = clock;
    this.books =
        Books.over(store, new VaultAttachedFiles(attachments), randomness, derivedIds, clock);
    this.ledger = new Ledger(books.acts(), randomness, derivedIds);
    this.bankImport =
        new BankFiles(
            books.acts(),
            derivedIds,
            Rulebook::importing,
            books.schedules()::expected,
            ring.device(),
            new Work(books.acts(), randomness)::newId,
            clock);
    this.conflicts = new CheckedConflicts(store.conflicts(), sync);
    var handover =
        new Handover(database, store.log(), sealer, servers, engine, sync, store.ledger(), roster);
    this.pairing = new Inviter(connections.relays(pins::at), ring, handover, clock, randomness);
    this.devices =
        new Devices(
            store.log(),
            sync,
            new RootWriter(ring, randomness),
            new LateKeeping(sealer, Release.version()),
            ring.device(),
            clock,
            this::deviceName,
            new Devices.Confirmation() {
              @Override
              public boolean needed() {
                return safekeeper.passphrase();
              }

              @Override
              public void check(Passphrase passphrase) throws VaultRefused {
                confirmPassphrase(passphrase);
              }
            });
    this.reopened =
        next ->
            new VaultScope(
                folder, lock, database, next, passphrase, connections, clock, randomness);
    this.copiedDevice =
        new NewIdentity(
            store,
            ring,
            engine,
            sync,
            new JoinExchange(connections.relays(pins::at), clock, randomness),
            clock,
            randomness,
            this::goOnWith);
  }

  /** Takes the first statements of the root log. */
  void found(List<Signed> statements) throws SyncFault {
    store.log().write(log -> new RootIntake(sealer).take(log, statements));
  }

  /**
   * Fetches a joined vault from its server, and refuses a server that shows less than the inviter
   * had.
   */
  void fetch(Inheritance inheritance) throws SyncFault {
    sync.attach(inheritance.server());
    sync.syncNow();
    new InviterHad(inheritance).compare(database, store.log(), ring.device());
  }

  /** Takes a vault over by its recovery sheet, and goes on with its server as its only member. */
  void restore(SheetRestore restore, URI server, Predicate<FoundVault> confirm)
      throws SyncFault, RestoreDeclined {
    restore.takeOver(store.log(), engine, confirm);
    sync.attach(server);
    sync.syncNow();
  }

  /** From now on the vault is in use. */
  void begin(Syncing syncing) throws SyncFault {
    this.syncing = syncing;
    if (folder.isCopy()) {
      sync.hold(new SyncFault.Distrusted(SyncFault.Alarm.CLONED_DEVICE, "put back from a backup"));
    } else if (folder.isDemo()) {
      sync.hold(new SyncFault.Refused("demo", "the demo never syncs"));
    }
    sealer.learnAgain(rootStatements());
    storedRing.keep();
    attachments.tidy();
    if (syncing == Syncing.BY_ITSELF) {
      enterDue();
      sync.start();
    } else {
      engine.recover();
    }
  }

  @Override
  public Identity identity() {
    Optional<Profile> profile = ledger.read().profile();
    return new Identity(
        ring.vault(),
        profile.map(Profile::name).orElseGet(() -> folder.path().getFileName().toString()),
        profile.map(Profile::currency).orElseGet(() -> Currency.getInstance("EUR")),
        ring.device(),
        deviceName(),
        safekeeper.passphrase());
  }

  @Override
  public Ledger ledger() {
    return ledger;
  }

  /** What enters itself does so where somebody is there to see it: not for a command. */
  private void enterDue() {
    var entry = books.schedules().enterDue(LocalDate.now(clock));
    if (!entry.entered().isEmpty() || !entry.failed().isEmpty()) {
      LOG.info("entered {} by schedule, {} failed", entry.entered().size(), entry.failed().size());
    }
  }

  @Override
  public Books books() {
    return books;
  }

  @Override
  public BankImport bankImport() {
    return bankImport;
  }

  @Override
  public Attachments attachments() {
    return attachments;
  }

  @Override
  public ConflictInbox conflicts() {
    return conflicts;
  }

  @Override
  public Outlook outlook() {
    return books.outlook(clock);
  }

  @Override
  public RecordQuestions recordQuestions() {
    return store.recordQuestions();
  }

  @Override
  public History history() {
    return store.history();
  }

  @Override
  public ConflictLog conflictLog() {
    return store.conflictLog();
  }

  @Override
  public SyncControl sync() {
    return sync;
  }

  @Override
  public Roster roster() {
    return roster;
  }

  @Override
  public Pairing pairing() {
    return pairing;
  }

  @Override
  public DeviceControl devices() {
    return devices;
  }

  @Override
  public CopiedDevice copiedDevice() {
    return copiedDevice;
  }

  /**
   * The database and the folder pass to another scope; this one ends without letting go of them.
   */
  private OpenVault goOnWith(KeyRing next) throws VaultRefused {
    closed.set(true);
    naming.close();
    sync.close();
    ring.close();
    // a device of its own is nobody's copy
    folder.writeHeader();
    VaultScope scope = reopened.with(next);
    try {
      scope.begin(syncing);
    } catch (SyncFault fault) {
      throw Refusals.of(fault);
    }
    return scope;
  }

  @Override
  public ChangeFeed changes() {
    return database.changes();
  }

  @Override
  public void confirmPassphrase(Passphrase typed) throws VaultRefused {
    if (!safekeeper.passphrase()) {
      return;
    }
    try {
      keyFile.open(Optional.of(typed)).close();
    } catch (IOException | KeyFileRefused e) {
      throw Refusals.of(e);
    }
  }

  /** Keeps the words of a recovery sheet that is not on paper yet. */
  void keepSheet(List<String> words) {
    safekeeper.keepSheet(words);
  }

  @Override
  public Safekeeping safekeeping() {
    return safekeeper;
  }

  @Override
  public void fillWithDemo(int transactions, long seed, LocalDate until, Locale language)
      throws VaultRefused {
    if (!ledger.read().accounts().isEmpty()) {
      throw new VaultRefused(VaultRefused.Reason.NOT_EMPTY);
    }
    // not through the acts: what a vault was made of is not undone
    DemoVault.fill(
        store.ledger(),
        store.totals(),
        derivedIds,
        transactions,
        seed,
        identity().currency(),
        until,
        language);
  }

  @Override
  public List<String> verify() {
    var findings = new ArrayList<>(LedgerCheck.findings(database));
    findings.addAll(store.log().read(log -> FeedCheck.findings(log, ring.vault())));
    int damaged = attachments.damaged().size();
    if (damaged > 0) {
      findings.add(damaged + " attached files are damaged on this computer.");
    }
    return findings;
  }

  /** Sync first, because it needs the keys; then the keys; the folder last. */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    try (lock;
        database;
        ring) {
      naming.close();
      sync.close();
      safekeeper.close();
      attachments.close();
      storedRing.keep();
    }
  }

  private List<RootStatement> rootStatements() {
    return store.log().read(LogReader::rootLog).stream()
        .map(statement -> RootStatement.decode(statement.bytes()))
        .toList();
  }

  /** Read anew after each commit: what it is called may have come from elsewhere. */
  private String deviceName() {
    if (deviceName.isEmpty()) {
      deviceName =
          store
              .log()
              .read(log ->
                  Optional.ofNullable(log.members().get(ring.device()))
                      .map(LogReader.Member::name)
                      .orElse(""));
    }
    return deviceName;
  }
}
