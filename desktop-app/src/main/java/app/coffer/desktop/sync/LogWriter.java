package app.coffer.desktop.sync;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.wire.Header;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the local log, within one transaction; reads see what it wrote. */
public interface LogWriter extends LogReader {

  void addRoot(long seq, Signed statement);

  void addMember(RootStatement.Authorize statement, String name);

  /**
   * Takes out of the device's feed what lies beyond {@code cut}; what can be read of it is late
   * from then on.
   *
   * @param cut -1 where nothing counts
   * @return the records that were touched
   */
  List<RecordId> cutFeed(DeviceId device, long cut);

  /**
   * Keeps a change of a removed device for a person to decide on; one that is held stays, and one
   * that was decided on before it came is not taken.
   */
  void addLate(DeviceId device, long n, int index, Late late);

  /** Notes a change of a removed device whose body did not come; one that is held stays. */
  void addUnread(Unread unread);

  /** Notes that a removed device's parcels were given up to one beyond its cut. */
  void lateReached(DeviceId device, long n);

  /** Forgets a change whose body came and cannot be opened. */
  void dropUnread(RevisionId revision);

  /** A person decided without what did not come of a device. */
  void discardUnread(DeviceId device);

  /** A person decided: they are listed no more. */
  void decideLate(Collection<RevisionId> revisions, boolean kept);

  /** Ignores a device's parcels from {@code n} on. */
  void freeze(DeviceId device, long n);

  /** Stores a verified or an own parcel and moves the device's feed to it. */
  void addParcel(DeviceId device, long n, Signed parcel);

  /** Drops a device's parcels after {@code n}, and their revisions: no replica has them. */
  void takeBack(DeviceId device, long n);

  /**
   * Stores a revision of a stored parcel; one that is held already stays.
   *
   * @param content what {@code body} says; both null where the body was not delivered
   */
  void addRevision(
      RevisionId id,
      DeviceId device,
      long n,
      int index,
      Header header,
      byte @Nullable [] body,
      @Nullable Change content,
      Instant arrivedAt);

  /** Adds what was missing of a held revision. */
  void addBody(RevisionId revision, byte[] body, Change content);

  void putPending(Change change, List<RevisionId> parents);

  void dropPending(RecordId record);

  /**
   * Says how a record stands now.
   *
   * @param heads revisions that nothing follows
   * @param followed the heads that an ordinary edit names as parents
   */
  void stand(
      RecordId record,
      List<RevisionId> heads,
      Collection<RevisionId> followed,
      Divergence.@Nullable Kind divergence,
      Instant now);

  /** Makes the ledger show a content. */
  void show(Change content);

  /**
   * Sets the status of records' rows from what the log says of them: conflict, pending, synced, or
   * {@code underWay} for what is sealed and not acknowledged.
   */
  void refresh(Collection<RecordId> records, DeviceId self, SyncStatus underWay);

  /** Records of this device's parcels {@code after} to {@code upTo}, the latter included. */
  List<RecordId> recordsOf(DeviceId device, long after, long upTo);

  void remember(String replica, Memory memory);

  /** Notes that a contested record was decided by the owner's rule, at this lamport. */
  void decidedByRule(RecordId record, long lamport);

  /** Notes whether a record that was removed came back only because something refers to it. */
  void broughtBack(RecordId record, boolean so, Instant now);

  /** Counts a complete pull for every divergence, and for what did not come. */
  void countPull();

  /** Remembers a lamport that was seen. */
  void witness(long lamport);

  void note(Instant at, String kind, long count);

  void set(String name, @Nullable String value);
}
