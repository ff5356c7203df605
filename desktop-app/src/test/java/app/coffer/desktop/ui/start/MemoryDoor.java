package app.coffer.desktop.ui.start;

import app.coffer.desktop.attachment.Attachments;
import app.coffer.desktop.backup.BackupContent;
import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.change.ChangeFeed;
import app.coffer.desktop.conflict.ConflictInbox;
import app.coffer.desktop.conflict.ConflictLog;
import app.coffer.desktop.conflict.History;
import app.coffer.desktop.conflict.RecordQuestions;
import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.pairing.Cancellation;
import app.coffer.desktop.pairing.Pairing;
import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.pairing.Ticket;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.vault.Backup;
import app.coffer.desktop.vault.Books;
import app.coffer.desktop.vault.DeviceControl;
import app.coffer.desktop.vault.FoundVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.OpenVault.Identity;
import app.coffer.desktop.vault.PreparedVault;
import app.coffer.desktop.vault.RestoreDeclined;
import app.coffer.desktop.vault.Roster;
import app.coffer.desktop.vault.Safekeeping;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.VaultRefused;
import app.coffer.desktop.vault.Vaults;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A door to vaults that are only remembered. */
final class MemoryDoor implements VaultDoor {
  static final String PASSPHRASE = "seven green bottles";
  static final String LINK =
      "coffer://join#v1.aHR0cHM6Ly9ob21lLmV4YW1wbGU.00112233445566778899aabbccddeeff."
          + "AAECAwQFBgcICQoLDA0ODw";
  final List<Ticket> tickets = new ArrayList<>();
  final List<Cancellation> cancellations = new ArrayList<>();
  final List<KnownVault> vaults = new ArrayList<>();
  final List<NewVault> drafts = new ArrayList<>();
  final List<PreparedVault> prepared = new ArrayList<>();
  final List<char[]> given = new ArrayList<>();
  final List<Path> restored = new ArrayList<>();
  final List<String> joinedAs = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  Optional<DoorShut.Reason> shut = Optional.empty();
  Optional<PairingRefused.Reason> refused = Optional.empty();
  Optional<SyncFault> fault = Optional.empty();
  final MemoryVault vault = new MemoryVault();

  @Override
  public List<KnownVault> known() {
    return List.copyOf(vaults);
  }

  @Override
  public String deviceName() {
    return "Desk";
  }

  @Override
  public Path dataFolder() {
    return Path.of("data");
  }

  @Override
  public Path place(String name, String parent) throws DoorShut {
    if (parent.isBlank()) {
      throw new DoorShut(DoorShut.Reason.FOLDER);
    }
    return Path.of(parent, name);
  }

  @Override
  public PreparedVault prepare(String deviceName) throws DoorShut {
    try {
      PreparedVault made = Vaults.ofThisComputer(Syncing.WHEN_ASKED).prepare(deviceName);
      prepared.add(made);
      return made;
    } catch (VaultRefused refused) {
      throw new DoorShut(DoorShut.Reason.NAME_TAKEN, refused);
    }
  }

  @Override
  public OpenVault create(PreparedVault made, NewVault draft) throws DoorShut {
    check();
    drafts.add(draft);
    given.add(draft.passphrase().clone());
    Arrays.fill(draft.passphrase(), '\0');
    return vault;
  }

  @Override
  public OpenVault open(Path folder) throws DoorShut {
    check();
    return vault;
  }

  @Override
  public OpenVault recover(
      Path folder, app.coffer.desktop.vault.RecoverySheet sheet, char[] passphrase)
      throws DoorShut {
    check();
    asked.add("recover " + folder.getFileName() + " with " + new String(passphrase));
    return vault;
  }

  @Override
  public OpenVault recover(
      app.coffer.desktop.vault.RecoverySheet sheet,
      URI server,
      String deviceName,
      char[] passphrase,
      Predicate<FoundVault> confirm)
      throws DoorShut, SyncFault, RestoreDeclined {
    check();
    if (fault.isPresent()) {
      throw fault.get();
    }
    var found =
        new FoundVault(
            Optional.of(Instant.parse("2026-11-20T18:42:00Z")), List.of("Ana’s laptop", "Phone"));
    if (!confirm.test(found)) {
      throw new RestoreDeclined();
    }
    asked.add("restore " + server + " as " + deviceName);
    return vault;
  }

  @Override
  public OpenVault unlock(Path folder, char[] passphrase) throws DoorShut {
    check();
    boolean right = PASSPHRASE.contentEquals(new String(passphrase));
    Arrays.fill(passphrase, '\0');
    if (!right) {
      throw new DoorShut(DoorShut.Reason.WRONG_PASSPHRASE);
    }
    return vault;
  }

  @Override
  public OpenVault join(
      Ticket ticket,
      String deviceName,
      char[] passphrase,
      Predicate<String> confirm,
      Cancellation cancellation)
      throws DoorShut, SyncFault, PairingRefused {
    check();
    tickets.add(ticket);
    cancellations.add(cancellation);
    if (fault.isPresent()) {
      throw fault.get();
    }
    if (refused.isPresent()) {
      throw new PairingRefused(refused.get());
    }
    given.add(passphrase.clone());
    if (!confirm.test("482915")) {
      throw new PairingRefused(PairingRefused.Reason.DECLINED);
    }
    joinedAs.add(deviceName);
    return vault;
  }

  @Override
  public Backup look(Path backup, char[] passphrase) throws DoorShut {
    check();
    String typed = new String(passphrase);
    Arrays.fill(passphrase, '\0');
    if (!typed.isEmpty() && !typed.equals(PASSPHRASE)) {
      throw new DoorShut(DoorShut.Reason.WRONG_PASSPHRASE);
    }
    return new Backup(
        backup,
        Instant.parse("2026-11-21T08:00:00Z"),
        4_200_000,
        typed.isEmpty()
            ? Optional.empty()
            : Optional.of(new BackupContent("Birch Lane", "Ana’s laptop", 12, 1914, 31, 2400)),
        0);
  }

  @Override
  public OpenVault restore(Path backup, char[] passphrase) throws DoorShut {
    restored.add(backup);
    return unlock(backup, passphrase);
  }

  @Override
  public void replace(Path folder, Path backup) throws DoorShut {
    check();
  }

  @Override
  public OpenVault demo(String name) throws DoorShut {
    check();
    return vault;
  }

  private void check() throws DoorShut {
    if (shut.isPresent()) {
      throw new DoorShut(shut.get());
    }
  }

  /** A vault of which only whether it is closed matters. */
  static final class MemoryVault implements OpenVault {
    volatile boolean closed;

    @Override
    public Identity identity() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Ledger ledger() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Attachments attachments() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Books books() {
      throw new UnsupportedOperationException();
    }

    @Override
    public BankImport bankImport() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ConflictInbox conflicts() {
      throw new UnsupportedOperationException();
    }

    @Override
    public DeviceControl devices() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Roster roster() {
      throw new UnsupportedOperationException();
    }

    @Override
    public app.coffer.desktop.outlook.Outlook outlook() {
      throw new UnsupportedOperationException();
    }

    @Override
    public RecordQuestions recordQuestions() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ConflictLog conflictLog() {
      throw new UnsupportedOperationException();
    }

    @Override
    public History history() {
      throw new UnsupportedOperationException();
    }

    @Override
    public SyncControl sync() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Pairing pairing() {
      throw new UnsupportedOperationException();
    }

    @Override
    public app.coffer.desktop.vault.CopiedDevice copiedDevice() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ChangeFeed changes() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void confirmPassphrase(Passphrase passphrase) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Safekeeping safekeeping() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void fillWithDemo(
        int transactions, long seed, LocalDate until, java.util.Locale language) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<String> verify() {
      return List.of();
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
