package app.coffer.desktop.app;

import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.pairing.Cancellation;
import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.pairing.Ticket;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.start.VaultDoor;
import app.coffer.desktop.vault.Backup;
import app.coffer.desktop.vault.FoundVault;
import app.coffer.desktop.vault.JoinVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.PreparedVault;
import app.coffer.desktop.vault.RecoverySheet;
import app.coffer.desktop.vault.RestoreDeclined;
import app.coffer.desktop.vault.RestoreVault;
import app.coffer.desktop.vault.VaultRefused;
import app.coffer.desktop.vault.VaultShelf;
import app.coffer.desktop.vault.Vaults;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The start window's way to the vaults of this computer. */
public final class LocalVaultDoor implements VaultDoor {
  private static final int NAME_CHARACTERS = 40;
  private static final int DEMO_TRANSACTIONS = 1_200;
  private static final long DEMO_SEED = 2026;

  private final Vaults vaults;
  private final VaultShelf shelf;
  private final RememberedVaults remembered;
  private final Locale language;

  /** In English. */
  public LocalVaultDoor(Vaults vaults, VaultShelf shelf, Appearance remembered) {
    this(vaults, shelf, remembered, Locale.ENGLISH);
  }

  /**
   * @param language what the demo speaks
   */
  public LocalVaultDoor(Vaults vaults, VaultShelf shelf, Appearance remembered, Locale language) {
    this.vaults = vaults;
    this.shelf = shelf;
    this.language = language;
    this.remembered = new RememberedVaults(shelf, remembered);
  }

  @Override
  public List<KnownVault> known() {
    return remembered.folders().stream()
        .map(folder -> new KnownVault(folder, remembered.name(folder), asksForPassphrase(folder)))
        .toList();
  }

  @Override
  public String deviceName() {
    try {
      String name = InetAddress.getLocalHost().getHostName();
      return name.substring(0, Math.min(NAME_CHARACTERS, name.length()));
    } catch (UnknownHostException e) {
      return System.getProperty("os.name");
    }
  }

  @Override
  public Path dataFolder() {
    return shelf.folder();
  }

  @Override
  public Path place(String name, String parent) throws DoorShut {
    if (!VaultShelf.mayBeCalled(name)) {
      throw new DoorShut(DoorShut.Reason.NAME_TAKEN);
    }
    try {
      var chosen = new VaultShelf(Path.of(parent.strip()));
      if (chosen.usable()) {
        return chosen.placeFor(name);
      }
    } catch (InvalidPathException noFolder) {
      throw new DoorShut(DoorShut.Reason.FOLDER, noFolder);
    }
    throw new DoorShut(DoorShut.Reason.FOLDER);
  }

  @Override
  public PreparedVault prepare(String deviceName) throws DoorShut {
    try {
      return vaults.prepare(deviceName);
    } catch (VaultRefused refused) {
      throw shut(refused);
    }
  }

  @Override
  public OpenVault create(PreparedVault prepared, NewVault draft) throws DoorShut {
    try (Passphrase typed = Passphrase.owning(draft.passphrase())) {
      Path folder = place(draft.name(), draft.parent());
      OpenVault vault =
          vaults.create(
              prepared,
              new app.coffer.desktop.vault.NewVault(
                  folder,
                  draft.name(),
                  draft.currency(),
                  draft.firstDayOfMonth(),
                  draft.starter(),
                  language,
                  draft.deviceName(),
                  present(typed)),
              draft.sheet());
      remember(folder, vault);
      return vault;
    } catch (VaultRefused refused) {
      throw shut(refused);
    }
  }

  @Override
  public OpenVault open(Path folder) throws DoorShut {
    return open(folder, Optional.empty());
  }

  @Override
  public OpenVault unlock(Path folder, char[] passphrase) throws DoorShut {
    try (Passphrase typed = Passphrase.owning(passphrase)) {
      return open(folder, Optional.of(typed));
    }
  }

  @Override
  public OpenVault join(
      Ticket ticket,
      String deviceName,
      char[] passphrase,
      Predicate<String> confirm,
      Cancellation cancellation)
      throws DoorShut, SyncFault, PairingRefused {
    Path folder = shelf.placeFor(deviceName);
    try (Passphrase typed = Passphrase.owning(passphrase)) {
      OpenVault vault =
          vaults.join(
              new JoinVault(folder, ticket, deviceName, present(typed)), confirm, cancellation);
      remember(folder, vault);
      return vault;
    } catch (VaultRefused refused) {
      throw shut(refused);
    }
  }

  @Override
  public Backup look(Path backup, char[] passphrase) throws DoorShut {
    try (Passphrase typed = Passphrase.owning(passphrase)) {
      return vaults.look(backup, present(typed));
    } catch (VaultRefused refused) {
      throw shut(refused);
    }
  }

  @Override
  public OpenVault restore(Path backup, char[] passphrase) throws DoorShut {
    String file = backup.getFileName().toString();
    String name = file.replaceFirst("( \\d{4}-\\d{2}-\\d{2} [0-9.]{8})?\\.coffer-backup$", "");
    Path folder = shelf.placeFor(name + " restored");
    try (Passphrase typed = Passphrase.owning(passphrase)) {
      OpenVault vault = vaults.restore(backup, folder, () -> present(typed));
      remember(folder, vault);
      return vault;
    } catch (VaultRefused refused) {
      throw shut(refused);
    }
  }

  @Override
  public void replace(Path folder, Path backup) throws DoorShut {
    try {
      vaults.replace(backup, folder);
    } catch (VaultRefused refused) {
      throw shut(refused);
    }
  }

  @Override
  public OpenVault demo(String name) throws DoorShut {
    Path folder = shelf.placeFor(name);
    var draft =
        new app.coffer.desktop.vault.NewVault(
            folder,
            name,
            Currency.getInstance("EUR"),
            StarterCategories.NONE,
            deviceName(),
            Optional.empty());
    try {
      OpenVault vault =
          vaults.createDemo(
              draft, DEMO_TRANSACTIONS, DEMO_SEED, LocalDate.now(ZoneId.systemDefault()), language);
      remember(folder, vault);
      return vault;
    } catch (VaultRefused refused) {
      throw shut(refused);
    }
  }

  @Override
  public OpenVault recover(Path folder, RecoverySheet sheet, char[] passphrase) throws DoorShut {
    // one copy for the file that keeps the key, one to open it with, which is wiped there
    try (Passphrase typed = Passphrase.owning(passphrase)) {
      Optional<Passphrase> opening =
          typed.isEmpty() ? Optional.empty() : Optional.of(Passphrase.owning(passphrase.clone()));
      vaults.recover(folder, sheet, present(typed));
      return open(folder, opening);
    } catch (VaultRefused refused) {
      throw shut(refused);
    }
  }

  @Override
  public OpenVault recover(
      RecoverySheet sheet,
      URI server,
      String deviceName,
      char[] passphrase,
      Predicate<FoundVault> confirm)
      throws DoorShut, SyncFault, RestoreDeclined {
    Path folder = shelf.placeFor(deviceName);
    try (Passphrase typed = Passphrase.owning(passphrase)) {
      OpenVault vault =
          vaults.restore(
              new RestoreVault(folder, sheet, server, deviceName, present(typed)), confirm);
      remember(folder, vault);
      return vault;
    } catch (VaultRefused refused) {
      throw shut(refused);
    }
  }

  private OpenVault open(Path folder, Optional<Passphrase> passphrase) throws DoorShut {
    try {
      OpenVault vault = vaults.open(folder, () -> passphrase);
      remember(folder, vault);
      return vault;
    } catch (VaultRefused refused) {
      throw shut(refused);
    }
  }

  private void remember(Path folder, OpenVault vault) {
    remembered.used(folder, vault.identity().name());
  }

  /** A vault that cannot be asked is shown all the same; opening it says what is wrong. */
  private boolean asksForPassphrase(Path folder) {
    try {
      return vaults.needsPassphrase(folder);
    } catch (VaultRefused refused) {
      return false;
    }
  }

  private static Optional<Passphrase> present(Passphrase typed) {
    return typed.isEmpty() ? Optional.empty() : Optional.of(typed);
  }

  private static DoorShut shut(VaultRefused refused) {
    return new DoorShut(
        switch (refused.reason()) {
          case WRONG_PASSPHRASE, PASSPHRASE_NEEDED -> DoorShut.Reason.WRONG_PASSPHRASE;
          case WRONG_SHEET -> DoorShut.Reason.WRONG_SHEET;
          case NO_RECOVERY -> DoorShut.Reason.NO_RECOVERY;
          case IN_USE -> DoorShut.Reason.IN_USE;
          case NO_VAULT -> DoorShut.Reason.NO_SUCH_VAULT;
          case FOLDER_NOT_EMPTY, NOT_EMPTY, BAD_NAME -> DoorShut.Reason.NAME_TAKEN;
          case DAMAGED, INVITATION_NEEDED, OTHER_VAULT -> DoorShut.Reason.DAMAGED;
          case NOT_A_BACKUP -> DoorShut.Reason.NOT_A_BACKUP;
          case FOREIGN -> DoorShut.Reason.FOREIGN;
          case TOO_NEW -> DoorShut.Reason.TOO_NEW;
          case DISK_FULL, NOT_WRITABLE -> DoorShut.Reason.DISK;
        },
        refused);
  }
}
