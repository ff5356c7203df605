package app.coffer.desktop.vault;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who may read and manage the vault. Calls block. What the root key has to sign asks for the
 * passphrase again where the vault has one; it stays the caller's to close.
 */
public interface DeviceControl {

  /** Where the key is that manages the vault. */
  enum Level {
    /** On every device: any of them can let in and remove others, and so can who steals one. */
    STANDARD,
    /** On one device only. */
    HIGH
  }

  Level level();

  /** The one device that manages the vault; empty at {@link Level#STANDARD}. */
  Optional<DeviceId> manager();

  /** Whether this device can do what changes devices and keys. */
  boolean canManage();

  /** Whether this device was removed, when, and by which. */
  Optional<RemovedDevice> removedHere();

  /** Devices that were removed, the last first. */
  List<RemovedDevice> removed();

  /**
   * Removes a device: nothing written from now on can be read there, and nothing it writes counts.
   * It keeps what it has. Where another device did the same meanwhile it is done.
   */
  void remove(DeviceId device, Optional<Passphrase> passphrase) throws DeviceRefused, SyncFault;

  /** Makes a new sync key, with which everything is sealed from now on. */
  void rotate(Optional<Passphrase> passphrase) throws DeviceRefused, SyncFault;

  /** Changes where the managing key is; at {@link Level#HIGH} it is then on this device alone. */
  void changeLevel(Level level, Optional<Passphrase> passphrase) throws DeviceRefused, SyncFault;

  /** Makes another device the one that manages the vault; the level is {@link Level#HIGH} then. */
  void movePrimary(DeviceId device, Optional<Passphrase> passphrase)
      throws DeviceRefused, SyncFault;

  /**
   * Deletes the vault's copy on the server and turns sync off here. Nothing on this device or any
   * other is removed; the others find no copy, and one that has it all may send it again.
   */
  void deleteServerCopy(Optional<Passphrase> passphrase) throws DeviceRefused, SyncFault;

  /** What removed devices sent after they were removed, to be kept or discarded; by device. */
  List<LateChanges> lateChanges();

  /**
   * Writes a removed device's late changes anew from here; where somebody else changed the same
   * since, the usual question is asked.
   *
   * @return how many records
   */
  int keepLate(DeviceId device) throws SyncFault;

  /** Forgets a removed device's late changes, also those that did not come; how many. */
  int discardLate(DeviceId device) throws SyncFault;

  /**
   * What a device changed since a moment, by the dates it wrote, and everything that it sent after
   * the first of them. Changes nothing.
   */
  Undo changesSince(DeviceId device, Instant since);

  /**
   * Puts back what was there before, as ordinary changes in one go.
   *
   * @return how many records
   * @throws DeviceRefused {@link DeviceRefused.Reason#CHANGED_MEANWHILE} where a record is not any
   *     more as the preview showed it
   */
  int undo(Undo preview) throws DeviceRefused, SyncFault;

  /**
   * A device that was removed.
   *
   * @param by the device that managed the vault then; empty where all of them did
   */
  record RemovedDevice(DeviceId device, String name, Instant at, Optional<String> by) {}

  /**
   * A device's late changes, the newest of each record.
   *
   * @param withheld how many more it is known to have sent whose contents the server does not give
   */
  record LateChanges(DeviceId device, String name, List<Change> changes, int withheld) {
    public LateChanges {
      changes = List.copyOf(changes);
    }
  }

  /**
   * What undoing would do.
   *
   * @param entries records that go back to what they were
   * @param changedSince records that others changed after the device did: they stay as they are
   */
  record Undo(
      DeviceId device, Instant since, List<UndoEntry> entries, List<RecordId> changedSince) {
    public Undo {
      entries = List.copyOf(entries);
      changedSince = List.copyOf(changedSince);
    }
  }

  /**
   * A record that goes back.
   *
   * @param now as it stands
   * @param before as it will be; removed where the device had made it
   */
  record UndoEntry(RecordId record, Change now, Change before) {}
}
