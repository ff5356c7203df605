package app.coffer.desktop.ui.shell;

import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.vault.DeviceControl;
import app.coffer.desktop.vault.DeviceRefused;
import app.coffer.wire.id.DeviceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The devices of a real vault, and beside them what a test stages. */
final class StagedDevices implements DeviceControl {
  private final DeviceControl real;
  volatile Optional<RemovedDevice> here = Optional.empty();
  volatile List<RemovedDevice> gone = List.of();
  volatile List<UndoEntry> entries = List.of();
  volatile @Nullable Undo undone;
  volatile boolean copyDeleted;
  volatile boolean keyMade;

  StagedDevices(DeviceControl real) {
    this.real = real;
  }

  @Override
  public Level level() {
    return real.level();
  }

  @Override
  public Optional<DeviceId> manager() {
    return real.manager();
  }

  @Override
  public boolean canManage() {
    return here.isEmpty() && real.canManage();
  }

  @Override
  public Optional<RemovedDevice> removedHere() {
    return here;
  }

  @Override
  public List<RemovedDevice> removed() {
    return gone;
  }

  @Override
  public void remove(DeviceId device, Optional<Passphrase> passphrase)
      throws DeviceRefused, SyncFault {
    real.remove(device, passphrase);
  }

  @Override
  public void rotate(Optional<Passphrase> passphrase) throws DeviceRefused, SyncFault {
    real.rotate(passphrase);
    keyMade = true;
  }

  @Override
  public void changeLevel(Level level, Optional<Passphrase> passphrase)
      throws DeviceRefused, SyncFault {
    real.changeLevel(level, passphrase);
  }

  @Override
  public void movePrimary(DeviceId device, Optional<Passphrase> passphrase)
      throws DeviceRefused, SyncFault {
    real.movePrimary(device, passphrase);
  }

  @Override
  public void deleteServerCopy(Optional<Passphrase> passphrase) {
    copyDeleted = true;
  }

  @Override
  public List<LateChanges> lateChanges() {
    return real.lateChanges();
  }

  @Override
  public int keepLate(DeviceId device) throws SyncFault {
    return real.keepLate(device);
  }

  @Override
  public int discardLate(DeviceId device) throws SyncFault {
    return real.discardLate(device);
  }

  @Override
  public Undo changesSince(DeviceId device, Instant since) {
    return new Undo(
        device, since, entries, entries.isEmpty() ? List.of() : List.of(entries.get(0).record()));
  }

  @Override
  public int undo(Undo preview) {
    undone = preview;
    return preview.entries().size();
  }
}
