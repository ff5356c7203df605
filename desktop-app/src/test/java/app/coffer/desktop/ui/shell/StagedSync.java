package app.coffer.desktop.ui.shell;

import app.coffer.desktop.change.ChangeFeed;
import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.id.DeviceId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Sync without a server: its state is what a test says, and every fault can be had. */
final class StagedSync implements SyncControl, ChangeFeed {
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  static final URI SERVER = URI.create("https://home.example:8443");
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile State state =
      new State(Phase.OFF, Optional.empty(), 0, 0, 0, Optional.empty(), Optional.empty());
  private volatile Preferences preferences = new Preferences(true, 5);
  volatile @Nullable SyncFault fault;
  volatile ServerCheck check = new ServerCheck("1.0.0", 0, "open", true);
  volatile List<Device> devices = List.of();
  volatile List<Activity> activity = List.of();
  volatile int sentAgain;
  volatile @Nullable String trusted;
  private volatile @Nullable Instant paused;

  void be(State next) {
    state = next;
    listeners.forEach(Runnable::run);
  }

  static State on(Phase phase, int pending, int conflicts, @Nullable SyncFault fault) {
    return new State(
        phase,
        Optional.of(SERVER),
        pending,
        conflicts,
        0,
        Optional.of(NOW.minusSeconds(240)),
        Optional.ofNullable(fault));
  }

  void fillLists() {
    devices =
        List.of(
            device(1, "Desktop", true, null, false, true),
            device(2, "Ana’s laptop", false, NOW.minusSeconds(420), true, true),
            device(3, "Old netbook", false, NOW.minusSeconds(18L * 86_400), false, false));
    activity =
        List.of(
            new Activity(NOW.minusSeconds(240), "received", 12),
            new Activity(NOW.minusSeconds(241), "sent", 1),
            new Activity(NOW.minusSeconds(900), "merged", 3),
            new Activity(NOW.minusSeconds(4_000), "offline", 1),
            new Activity(NOW.minusSeconds(90_000), "refused-quota-exceeded", 1),
            new Activity(NOW.minusSeconds(200_000), "enabled", 1));
  }

  private static Device device(
      int id, String name, boolean here, @Nullable Instant seen, boolean online, boolean all) {
    byte[] bytes = new byte[16];
    bytes[0] = (byte) id;
    return new Device(
        new DeviceId(bytes),
        name,
        here,
        Optional.ofNullable(seen),
        online,
        all,
        all ? 0 : 3,
        "Linux amd64",
        here ? Optional.empty() : Optional.of("Desktop"),
        here ? Optional.empty() : Optional.of(NOW.minusSeconds(40L * 86_400)));
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public ChangeFeed states() {
    return this;
  }

  @Override
  public Subscription listen(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public ServerCheck check(URI server) throws SyncFault {
    fail();
    return check;
  }

  @Override
  public void enable(URI server, Optional<String> registrationToken) throws SyncFault {
    fail();
    be(on(Phase.IDLE, 0, 0, null));
  }

  @Override
  public void trust(URI server, String fingerprint) {
    trusted = fingerprint;
    fault = null;
  }

  @Override
  public Optional<String> trusted(URI server) {
    return Optional.ofNullable(trusted);
  }

  @Override
  public Optional<SyncFault> ask() {
    return Optional.ofNullable(fault);
  }

  @Override
  public void disable() {
    be(new State(Phase.OFF, Optional.empty(), 0, 0, 0, Optional.empty(), Optional.empty()));
  }

  @Override
  public Report syncNow() throws SyncFault {
    fail();
    return new Report(3, 12, 1, 0, 4, 2_000, 9_000, 240);
  }

  @Override
  public Report sendAgain() throws SyncFault {
    sentAgain++;
    be(on(Phase.IDLE, 0, 0, null));
    return new Report(40, 0, 0, 0, 4, 2_000, 9_000, 310);
  }

  private void fail() throws SyncFault {
    SyncFault thrown = fault;
    if (thrown != null) {
      throw thrown;
    }
  }

  @Override
  public Preferences preferences() {
    return preferences;
  }

  @Override
  public void set(Preferences preferences) {
    this.preferences = preferences;
  }

  @Override
  public void windowFocused() {
    // staged: nothing runs by itself
  }

  @Override
  public Optional<Instant> pausedUntil() {
    return Optional.ofNullable(paused);
  }

  @Override
  public void pause(Duration length) {
    paused = NOW.plus(length);
    be(state);
  }

  @Override
  public void resume() {
    paused = null;
    be(state);
  }

  @Override
  public List<Activity> activity(int limit) {
    return activity;
  }

  @Override
  public List<Device> devices() {
    return devices;
  }
}
