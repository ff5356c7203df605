package app.coffer.desktop.sync;

import app.coffer.desktop.change.ChangeFeed;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sync as the window and the command line steer it. Calls block; none may be made on the window's
 * thread but {@link #state}.
 */
public interface SyncControl {

  /** Where sync stands; from memory, at once. */
  State state();

  /** Rings when {@link #state} may have changed. */
  ChangeFeed states();

  /**
   * Looks at an address without changing anything: is it a Coffer server, which version, how far is
   * its clock.
   */
  ServerCheck check(URI server) throws SyncFault;

  /**
   * Creates the vault's copy on a server, or finds it there, and turns sync on.
   *
   * @param registrationToken what the server's operator gave, where it asks for one
   */
  void enable(URI server, Optional<String> registrationToken) throws SyncFault;

  /**
   * Trusts one certificate at an address, after a person compared its fingerprint with what the
   * server shows; from then on no other is trusted there.
   *
   * @param fingerprint SHA-256 in hex
   */
  void trust(URI server, String fingerprint);

  /** The fingerprint that was compared at an address. */
  Optional<String> trusted(URI server);

  /**
   * Asks the server why sync would not work now: it looks at the address, the certificate,
   * versions, clocks and membership, and adds what the last sync met and only a person can mend.
   */
  Optional<SyncFault> ask();

  /** Turns sync off; nothing local and nothing on the server is removed. */
  void disable();

  /** Pulls, merges, pushes; returns when done. Waits for one under way. */
  Report syncNow() throws SyncFault;

  /**
   * After {@link SyncFault.Alarm#ROLLBACK} or an empty server: pushes again whatever the server
   * lacks.
   */
  Report sendAgain() throws SyncFault;

  Preferences preferences();

  void set(Preferences preferences);

  /** The window came to the front: syncs where the last sync is old. Returns at once. */
  void windowFocused();

  /** Until when sync does not run by itself; empty where it may. */
  Optional<Instant> pausedUntil();

  /** Stops syncing by itself for a while; {@link #syncNow} still works. */
  void pause(Duration length);

  /** Ends a pause, and syncs. */
  void resume();

  /** Newest first. */
  List<Activity> activity(int limit);

  /** Members, this device first. */
  List<Device> devices();

  /**
   * @param auto whether to sync 5 s after a change, at start, at quit and every {@code
   *     everyMinutes}
   */
  record Preferences(boolean auto, int everyMinutes) {}

  /**
   * @param server empty where sync is off
   * @param pending changes not yet stored by the server
   * @param conflicts open questions
   * @param files attachments that the server does not have whole
   * @param lastSync when the last sync completed
   * @param fault why the last sync did not complete; empty after one that did
   */
  record State(
      Phase phase,
      Optional<URI> server,
      int pending,
      int conflicts,
      int files,
      Optional<Instant> lastSync,
      Optional<SyncFault> fault) {}

  /** What sync is doing. */
  enum Phase {
    OFF,
    IDLE,
    RUNNING
  }

  /**
   * What one sync did.
   *
   * @param sent revisions the server stored
   * @param received revisions that came
   * @param merged records put together without asking
   * @param conflicts questions that are open now
   * @param requests HTTP requests made
   */
  record Report(
      int sent,
      int received,
      int merged,
      int conflicts,
      int requests,
      long bytesSent,
      long bytesReceived,
      long millis) {
    Report with(Replica.Traffic traffic) {
      return new Report(
          sent,
          received,
          merged,
          conflicts,
          traffic.requests(),
          traffic.bytesSent(),
          traffic.bytesReceived(),
          millis);
    }
  }

  /**
   * @param clockSkewSeconds this computer's clock minus the server's
   */
  record ServerCheck(
      String version, long clockSkewSeconds, String registration, boolean encrypted) {}

  /**
   * A line of the activity log: a kind and counts, never a name or an amount.
   *
   * @param kind stable text, from which the window makes a sentence
   */
  record Activity(Instant at, String kind, long count) {}

  /**
   * @param hasEverything whether its last parcel shows that it has all that this device has
   * @param lacking changes that it has not confirmed yet
   * @param platform such as {@code Linux amd64}; empty where it is not known
   * @param addedBy the name of the device on which a person agreed to it
   */
  record Device(
      app.coffer.wire.id.DeviceId id,
      String name,
      boolean here,
      Optional<Instant> lastSeen,
      boolean online,
      boolean hasEverything,
      int lacking,
      String platform,
      Optional<String> addedBy,
      Optional<Instant> addedAt) {
    private static final int SHOWN = 16;
    private static final int GROUP = 4;
    private static final Duration STALE = Duration.ofDays(90);

    /** The first half of its id in groups of four, for comparing by eye. */
    public String fingerprint() {
      String hex = id.hex().substring(0, SHOWN).toUpperCase(java.util.Locale.ROOT);
      return String.join(" ", hex.split("(?<=\\G.{" + GROUP + "})"));
    }

    /** Not seen by the server for so long that it may be lost. */
    public boolean stale(Instant now) {
      return !here && lastSeen.filter(seen -> seen.plus(STALE).isBefore(now)).isPresent();
    }
  }
}
