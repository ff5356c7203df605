package app.coffer.desktop.sync;

import app.coffer.desktop.change.Change;
import app.coffer.wire.Header;
import app.coffer.wire.Position;
import app.coffer.wire.RootState;
import app.coffer.wire.Signed;
import app.coffer.wire.api.PushedParcel;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.IncarnationId;
import app.coffer.wire.id.KeyId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the local log. */
public interface LogReader {

  /** The statements of the root log, from the genesis. */
  List<Signed> rootLog();

  /** What the root log says; its statements were checked when they were taken. */
  RootState rootState();

  /** The hash of statement {@code seq}. */
  Optional<Hash> rootHash(long seq);

  /** Where the root log ends; empty before there is one. */
  Optional<Position> rootTail();

  /** All devices that were ever authorized, removed ones included. */
  Map<DeviceId, Member> members();

  /** How far every feed was verified, this device's own included. */
  Map<DeviceId, Position> feeds();

  /** The hash of one stored parcel. */
  Optional<Hash> parcelHash(DeviceId device, long n);

  /** One stored parcel, as it was signed. */
  Optional<Signed> parcel(DeviceId device, long n);

  /**
   * Stored parcels beyond {@code have}, in the order this device stored them, with the bodies it
   * has; frozen feeds only up to the freeze. At least one where there is any, and no more than
   * {@code bytes} otherwise.
   */
  List<PushedParcel> beyond(Map<DeviceId, Position> have, long bytes);

  /** A parcel with only those of its bodies that are asked for and held. */
  Optional<PushedParcel> parcelOf(RevisionId revision);

  /** Everything held of a record. */
  List<Revision> revisions(RecordId record);

  /** Which record a revision is of, where it is held. */
  Optional<RecordId> recordOf(RevisionId revision);

  /** Where a held revision stands in its feed. */
  Optional<Place> place(RevisionId revision);

  /** Changes that wait to be sealed, in the order they were first made. */
  List<Pending> pending(int limit);

  /** The change that waits for one record. */
  Optional<Pending> pendingOf(RecordId record);

  /** What was last seen of a replica. */
  Memory memory(String replica);

  /** The last parcel of this device's feed that any replica has; -1 where there is none. */
  long acknowledged(DeviceId self);

  /** The last parcel of a device that has revisions; -1 where there is none. */
  long lastChange(DeviceId device);

  /** Records with several heads that do not agree, or with heads that cannot be read. */
  List<Divergence> divergences();

  /** Removed records that something live refers to. */
  List<RecordId> neededButRemoved();

  /** What removed devices sent beyond their cut and nobody has decided on, oldest first. */
  List<Late> late();

  /**
   * Changes beyond a cut, decided on by nobody, whose contents did not come and nothing follows.
   */
  List<Unread> lateUnread();

  /** How far a removed device's parcels beyond its cut were given; empty where none was. */
  OptionalLong lateReach(DeviceId device);

  /** The newest content that a removed device sent of a record beyond its cut. */
  Optional<Change> lateContent(RecordId record);

  /** Revisions of a device that are held, in the order of its feed. */
  List<Sent> sentBy(DeviceId device);

  /** The newest lamport ever seen. */
  long lamport();

  /**
   * Records in feeds beyond {@code seen}, counted once for each feed; the feed of {@code except} is
   * not looked at.
   */
  int changesBeyond(Map<DeviceId, Long> seen, DeviceId except);

  /** Records with changes that are not sealed yet. */
  int waiting();

  /** Where the newest revision of each record stands; those with a waiting change are left out. */
  Map<RecordId, Place> newest(Collection<RecordId> records);

  /** Open conflicts. */
  int conflicts();

  /** Records with changes that no replica has stored. */
  int unsent(DeviceId self);

  /** Newest first. */
  List<SyncControl.Activity> activity(int limit);

  /** A setting of sync's own, by a stable name. */
  Optional<String> setting(String name);

  /**
   * A member of the vault.
   *
   * @param signKey Ed25519
   * @param frozenFrom the first parcel that is ignored, after the device was caught at a
   *     contradiction
   * @param removal null while it is a member
   */
  record Member(
      DeviceId device,
      byte[] signKey,
      String name,
      OptionalLong frozenFrom,
      RootState.@Nullable Removal removal) {
    /** Whether parcel {@code n} of its feed is ignored: it was caught, or it was removed before. */
    public boolean ignoredAt(long n) {
      return frozenAt(n) || beyondCut(n);
    }

    /** Whether parcel {@code n} of its feed is ignored because it was caught. */
    boolean frozenAt(long n) {
      return frozenFrom.isPresent() && n >= frozenFrom.getAsLong();
    }

    public boolean active() {
      return removal == null;
    }

    public boolean beyondCut(long n) {
      return removal != null && n > cut();
    }

    /** The last parcel that counts of a removed device; -1 where none does. */
    public long cut() {
      Position last = removal == null ? null : removal.cut();
      return last == null ? -1 : last.n();
    }
  }

  /**
   * A change that a removed device sent beyond its cut.
   *
   * @param parents what it follows, as far as that counts
   */
  record Late(
      RevisionId revision,
      DeviceId device,
      List<RevisionId> parents,
      Change content,
      Instant arrivedAt) {
    public Late {
      parents = List.copyOf(parents);
    }
  }

  /**
   * A change that a removed device's parcel beyond its cut names, and whose body did not come.
   *
   * @param index the header's place in the parcel
   * @param pulls complete pulls since it was named
   */
  record Unread(
      RevisionId revision,
      DeviceId device,
      long n,
      int index,
      KeyId epoch,
      Header header,
      int pulls) {}

  /** A device's revision, by the parcel that brought it. */
  record Sent(RevisionId revision, RecordId record, long n) {}

  /**
   * One held revision.
   *
   * @param content null where its body was not delivered
   */
  record Revision(
      RevisionId id,
      DeviceId device,
      List<RevisionId> parents,
      @Nullable Change content,
      Instant arrivedAt) {
    public Revision {
      parents = List.copyOf(parents);
    }
  }

  /**
   * @param index the header's place in the parcel
   */
  record Place(DeviceId device, long n, int index) {}

  /** A change that waits to be sealed, and what it follows. */
  record Pending(Change change, List<RevisionId> parents) {
    public Pending {
      parents = List.copyOf(parents);
    }
  }

  /**
   * What a replica has shown.
   *
   * @param incarnation null before its first answer
   * @param marks its position of every feed: it may never show less
   */
  record Memory(Cursor cursor, @Nullable IncarnationId incarnation, Map<DeviceId, Position> marks) {
    public static final Memory NONE = new Memory(Cursor.START, null, Map.of());

    public Memory {
      marks = Map.copyOf(marks);
    }
  }

  /**
   * A record that is not at one.
   *
   * @param pulls complete pulls since it was found
   */
  record Divergence(RecordId record, Kind kind, int pulls, Instant foundAt) {
    /** What is to be done. */
    public enum Kind {
      /** The machine can put it together, and somebody will write that. */
      MERGE,
      /** A person decides. */
      CONFLICT,
      /** A head's body is missing. */
      UNREADABLE
    }
  }
}
