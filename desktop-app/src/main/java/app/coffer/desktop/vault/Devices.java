package app.coffer.desktop.vault;

import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.sync.LateKeeping;
import app.coffer.desktop.sync.LocalLog;
import app.coffer.desktop.sync.LogReader;
import app.coffer.desktop.sync.LogReader.Member;
import app.coffer.desktop.sync.RootChange;
import app.coffer.desktop.sync.RootSigner;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.sync.SyncService;
import app.coffer.desktop.sync.Undoing;
import app.coffer.desktop.vault.DeviceRefused.Reason;
import app.coffer.wire.MovePrimary;
import app.coffer.wire.RecoveryReplace;
import app.coffer.wire.Revoke;
import app.coffer.wire.RootState;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.id.DeviceId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Changes of devices and keys: checked here, decided on what the server has, signed by root. */
final class Devices implements DeviceControl {
  private final LocalLog log;
  private final SyncService sync;
  private final RootSigner signer;
  private final LateKeeping late;
  private final Undoing undoing;
  private final DeviceId self;
  private final InstantSource clock;
  private final Supplier<String> deviceName;
  private final Confirmation confirmation;

  /** Asks whether a passphrase is the vault's. */
  interface Confirmation {
    boolean needed();

    void check(Passphrase passphrase) throws VaultRefused;
  }

  Devices(
      LocalLog log,
      SyncService sync,
      RootSigner signer,
      LateKeeping late,
      DeviceId self,
      InstantSource clock,
      Supplier<String> deviceName,
      Confirmation confirmation) {
    this.log = log;
    this.sync = sync;
    this.signer = signer;
    this.late = late;
    this.undoing = new Undoing(self);
    this.self = self;
    this.clock = clock;
    this.deviceName = deviceName;
    this.confirmation = confirmation;
  }

  @Override
  public Level level() {
    return manager().isPresent() ? Level.HIGH : Level.STANDARD;
  }

  @Override
  public Optional<DeviceId> manager() {
    return state().primary();
  }

  @Override
  public boolean canManage() {
    RootState state = state();
    return state.active(self) && signer.signs(state);
  }

  @Override
  public Optional<RemovedDevice> removedHere() {
    return removed().stream().filter(device -> device.device().equals(self)).findFirst();
  }

  @Override
  public List<RemovedDevice> removed() {
    return log.read(Devices::removed);
  }

  private static List<RemovedDevice> removed(LogReader log) {
    Map<DeviceId, Member> members = log.members();
    Map<DeviceId, DeviceId> by = removers(log);
    var removed = new ArrayList<RemovedDevice>();
    for (Member member : members.values()) {
      RootState.Removal removal = member.removal();
      if (removal != null) {
        removed.add(
            new RemovedDevice(
                member.device(),
                member.name(),
                Instant.ofEpochSecond(removal.at()),
                Optional.ofNullable(by.get(member.device())).map(members::get).map(Member::name)));
      }
    }
    removed.sort(Comparator.comparing(RemovedDevice::at).reversed());
    return removed;
  }

  /** Which device managed the vault when another was removed; absent where all of them did. */
  private static Map<DeviceId, DeviceId> removers(LogReader log) {
    var removers = new HashMap<DeviceId, DeviceId>();
    Optional<DeviceId> manager = Optional.empty();
    for (Signed signed : log.rootLog()) {
      switch (RootStatement.decode(signed.bytes())) {
        case MovePrimary moved -> manager = Optional.ofNullable(moved.primary());
        case RecoveryReplace replaced -> manager = Optional.empty();
        case Revoke revoke -> manager.ifPresent(device -> removers.put(revoke.device(), device));
        default -> {}
      }
    }
    return removers;
  }

  @Override
  public void remove(DeviceId device, Optional<Passphrase> passphrase)
      throws DeviceRefused, SyncFault {
    RootState state = state();
    RootState.Member member = state.members().get(device);
    if (member == null || !member.active()) {
      throw new DeviceRefused(Reason.NOT_A_MEMBER);
    }
    if (device.equals(self) || state.primary().equals(Optional.of(device))) {
      throw new DeviceRefused(Reason.THIS_DEVICE);
    }
    change(
        passphrase,
        "device-removed",
        log -> {
          RootState now = log.rootState();
          return now.active(device) && !now.primary().equals(Optional.of(device))
              ? Optional.of(
                  signer.revoke(
                      now, device, Optional.ofNullable(log.feeds().get(device)), clock.instant()))
              : Optional.empty();
        },
        now -> !now.active(device));
  }

  @Override
  public void rotate(Optional<Passphrase> passphrase) throws DeviceRefused, SyncFault {
    var before = state().epochs();
    change(
        passphrase,
        "new-key",
        log -> {
          RootState now = log.rootState();
          // where another device made one meanwhile there is nothing left to do
          return now.epochs().equals(before) ? Optional.of(signer.rotate(now)) : Optional.empty();
        },
        now -> !now.epochs().equals(before));
  }

  @Override
  public void changeLevel(Level level, Optional<Passphrase> passphrase)
      throws DeviceRefused, SyncFault {
    Optional<DeviceId> wanted = level == Level.HIGH ? Optional.of(self) : Optional.empty();
    if (level() != level) {
      move(wanted, passphrase);
    }
  }

  @Override
  public void movePrimary(DeviceId device, Optional<Passphrase> passphrase)
      throws DeviceRefused, SyncFault {
    if (!state().active(device)) {
      throw new DeviceRefused(Reason.NOT_A_MEMBER);
    }
    move(Optional.of(device), passphrase);
  }

  private void move(Optional<DeviceId> primary, Optional<Passphrase> passphrase)
      throws DeviceRefused, SyncFault {
    change(
        passphrase,
        "managing-changed",
        log -> {
          RootState now = log.rootState();
          boolean possible = primary.map(now::active).orElse(true);
          return possible && !now.primary().equals(primary)
              ? Optional.of(signer.movePrimary(now, primary))
              : Optional.empty();
        },
        now -> now.primary().equals(primary));
  }

  /**
   * @param done whether what was wanted is so, by this device's statement or another's
   */
  private void change(
      Optional<Passphrase> passphrase,
      String kind,
      RootChange change,
      Function<RootState, Boolean> done)
      throws DeviceRefused, SyncFault {
    confirm(passphrase);
    RootState state = state();
    if (!signer.signs(state)) {
      throw new DeviceRefused(Reason.MANAGED_ELSEWHERE);
    }
    if (state.activeMembers().size() > 1 && sync.state().server().isEmpty()) {
      throw new DeviceRefused(Reason.SYNC_IS_OFF);
    }
    boolean signed =
        sync.changeRoot(
            log -> signer.signs(log.rootState()) ? change.on(log) : Optional.<Signed>empty());
    if (signed) {
      note(kind, 1);
    } else if (!done.apply(state())) {
      throw new DeviceRefused(
          signer.signs(state()) ? Reason.CHANGED_MEANWHILE : Reason.MANAGED_ELSEWHERE);
    }
  }

  private void confirm(Optional<Passphrase> passphrase) throws DeviceRefused {
    if (!confirmation.needed()) {
      return;
    }
    if (passphrase.isEmpty()) {
      throw new DeviceRefused(Reason.PASSPHRASE_NEEDED);
    }
    try {
      confirmation.check(passphrase.get());
    } catch (VaultRefused wrong) {
      throw new DeviceRefused(Reason.WRONG_PASSPHRASE);
    }
  }

  @Override
  public void deleteServerCopy(Optional<Passphrase> passphrase) throws DeviceRefused, SyncFault {
    confirm(passphrase);
    RootState state = state();
    if (!state.active(self) || !signer.signs(state)) {
      throw new DeviceRefused(Reason.MANAGED_ELSEWHERE);
    }
    if (sync.state().server().isEmpty()) {
      throw new DeviceRefused(Reason.SYNC_IS_OFF);
    }
    sync.deleteServerCopy(signer.deletion());
  }

  @Override
  public List<LateChanges> lateChanges() {
    return log.read(log -> {
      Map<DeviceId, Member> members = log.members();
      var changes = new ArrayList<LateChanges>();
      Map<DeviceId, List<LogReader.Late>> open = LateKeeping.open(log);
      Map<DeviceId, Integer> unread = LateKeeping.unread(log);
      var late = new LinkedHashSet<>(open.keySet());
      late.addAll(unread.keySet());
      for (DeviceId device : late) {
        changes.add(
            new LateChanges(
                device,
                Optional.ofNullable(members.get(device)).map(Member::name).orElse(""),
                open.getOrDefault(device, List.of()).stream().map(LogReader.Late::content).toList(),
                unread.getOrDefault(device, 0)));
      }
      return changes;
    });
  }

  @Override
  public int keepLate(DeviceId device) throws SyncFault {
    int kept = log.write(log -> late.keep(log, device, deviceName.get(), clock.instant()));
    note("late-kept", kept);
    return kept;
  }

  @Override
  public int discardLate(DeviceId device) throws SyncFault {
    return log.write(log -> late.discard(log, device));
  }

  @Override
  public Undo changesSince(DeviceId device, Instant since) {
    Undoing.Preview preview = log.read(log -> undoing.preview(log, device, since));
    return new Undo(
        device,
        since,
        preview.entries().stream()
            .map(entry -> new UndoEntry(entry.record(), entry.now(), entry.before()))
            .toList(),
        preview.changedSince());
  }

  @Override
  public int undo(Undo preview) throws DeviceRefused, SyncFault {
    List<Undoing.Entry> entries =
        preview.entries().stream()
            .map(entry -> new Undoing.Entry(entry.record(), entry.now(), entry.before()))
            .toList();
    boolean done =
        log.write(log ->
            undoing.undo(
                log,
                preview.device(),
                preview.since(),
                entries,
                deviceName.get(),
                clock.instant()));
    if (!done) {
      throw new DeviceRefused(Reason.CHANGED_MEANWHILE);
    }
    note("undone", entries.size());
    return entries.size();
  }

  private RootState state() {
    return log.read(LogReader::rootState);
  }

  private void note(String kind, int count) throws SyncFault {
    if (count > 0) {
      log.write(log -> {
        log.note(clock.instant(), kind, count);
        return null;
      });
    }
  }
}
