package app.coffer.desktop.e2e;

import app.coffer.desktop.app.LocalVaultDoor;
import app.coffer.desktop.pairing.Cancellation;
import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.pairing.Ticket;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.start.VaultDoor;
import app.coffer.desktop.vault.Backup;
import app.coffer.desktop.vault.FoundVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.PreparedVault;
import app.coffer.desktop.vault.RecoverySheet;
import app.coffer.desktop.vault.RestoreDeclined;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.VaultShelf;
import app.coffer.desktop.vault.Vaults;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The real way to a computer's vaults, which lets a test look at the vault that it opened. */
final class Doorway implements VaultDoor {
  private final String computer;
  private final VaultDoor real;
  private final CompletableFuture<OpenVault> opened = new CompletableFuture<>();

  Doorway(String computer, Path folder, Appearance appearance) {
    this.computer = computer;
    real =
        new LocalVaultDoor(
            Vaults.ofThisComputer(Syncing.WHEN_ASKED), new VaultShelf(folder), appearance);
  }

  OpenVault vault() {
    return opened.orTimeout(20, TimeUnit.SECONDS).join();
  }

  @Override
  public List<KnownVault> known() {
    return real.known();
  }

  @Override
  public String deviceName() {
    return computer;
  }

  @Override
  public Path dataFolder() {
    return real.dataFolder();
  }

  @Override
  public Path place(String name, String parent) throws DoorShut {
    return real.place(name, parent);
  }

  @Override
  public PreparedVault prepare(String deviceName) throws DoorShut {
    return real.prepare(deviceName);
  }

  @Override
  public OpenVault create(PreparedVault prepared, NewVault draft) throws DoorShut {
    OpenVault created = real.create(prepared, draft);
    opened.complete(created);
    return created;
  }

  @Override
  public OpenVault open(Path folder) throws DoorShut {
    return real.open(folder);
  }

  @Override
  public OpenVault unlock(Path folder, char[] passphrase) throws DoorShut {
    return real.unlock(folder, passphrase);
  }

  @Override
  public OpenVault recover(Path folder, RecoverySheet sheet, char[] passphrase) throws DoorShut {
    return real.recover(folder, sheet, passphrase);
  }

  @Override
  public OpenVault recover(
      RecoverySheet sheet,
      URI server,
      String deviceName,
      char[] passphrase,
      Predicate<FoundVault> confirm)
      throws DoorShut, SyncFault, RestoreDeclined {
    return real.recover(sheet, server, deviceName, passphrase, confirm);
  }

  @Override
  public Backup look(Path backup, char[] passphrase) throws DoorShut {
    return real.look(backup, passphrase);
  }

  @Override
  public OpenVault restore(Path backup, char[] passphrase) throws DoorShut {
    return real.restore(backup, passphrase);
  }

  @Override
  public void replace(Path folder, Path backup) throws DoorShut {
    real.replace(folder, backup);
  }

  @Override
  public OpenVault demo(String name) throws DoorShut {
    return real.demo(name);
  }

  @Override
  public OpenVault join(
      Ticket ticket,
      String deviceName,
      char[] passphrase,
      Predicate<String> confirm,
      Cancellation cancellation)
      throws DoorShut, SyncFault, PairingRefused {
    OpenVault joined = real.join(ticket, deviceName, passphrase, confirm, cancellation);
    opened.complete(joined);
    return joined;
  }
}
