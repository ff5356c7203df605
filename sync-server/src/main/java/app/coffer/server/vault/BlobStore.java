package app.coffer.server.vault;

import app.coffer.wire.Position;
import app.coffer.wire.Signed;
import app.coffer.wire.api.Body;
import app.coffer.wire.api.RecordHeads;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.IncarnationId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import app.coffer.wire.id.VaultId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Where the bytes are. Work runs in one transaction: all of it or nothing, and what {@link #write}
 * returned is on the disk. Faults are {@link StoreFault}; a full disk is a {@link Refusal} with
 * {@code storage-full}.
 */
public interface BlobStore extends AutoCloseable {

  /** Reads one unchanging state. */
  <T> T read(Function<Reader, T> work);

  /** Reads and writes; an exception from {@code work} undoes it and is thrown on. */
  <T> T write(Function<Writer, T> work);

  /** Writes a copy of the whole store to a file that does not exist, while it is in use. */
  void copyTo(Path file);

  /** Bytes that the database takes on its disk. */
  long size();

  /** Bytes that are left on that disk, as far as this program can know. */
  long free();

  /** Gives room that was freed back to the disk, some of it. */
  void giveBack();

  /** What the database itself finds wrong with its files; empty where nothing. */
  List<String> integrityFaults();

  /** Whether other copies of the server may use the same database at the same time. */
  boolean shared();

  /**
   * The way to tell other copies something; for the caller to close.
   *
   * @param copy a word of this copy's own
   */
  Herald herald(String copy);

  @Override
  void close();

  /**
   * A vault's row.
   *
   * @param number names it inside the store
   * @param bytes what counts against the quota
   */
  record VaultRow(long number, VaultId id, byte[] rootKey, Cursor head, long bytes) {}

  /**
   * A member's row.
   *
   * @param feed the position of its feed, where it has sent a parcel
   * @param removal empty while it is a member
   * @param bytes what its parcels and their bodies take
   */
  record Member(
      DeviceId device,
      byte[] signKey,
      Optional<Position> feed,
      Instant lastSeen,
      Optional<Removal> removal,
      long bytes) {
    public boolean active() {
      return removal.isEmpty();
    }

    /** Whether parcel {@code n} of its feed counts. */
    boolean counts(long n) {
      return removal.isEmpty() || removal.get().cut().filter(cut -> n <= cut.n()).isPresent();
    }
  }

  /**
   * How a membership ended.
   *
   * @param seq the statement that ended it
   * @param cut the last parcel that counts, where any does
   */
  record Removal(long seq, Optional<Position> cut) {}

  /** A parcel as it is kept. */
  record StoredParcel(Cursor cursor, Signed parcel) {}

  /**
   * A revision to be kept.
   *
   * @param place the header's place in its parcel
   */
  record NewRevision(RevisionId id, RecordId record, List<RevisionId> parents, int place) {}

  /** Every method reads one vault only, named by its number. */
  interface Reader {
    /** So many heads no person can decide between; a device that makes them is at fault. */
    int HEADS_AT_MOST = 64;

    int CONTESTED_AT_MOST = 500;

    IncarnationId incarnation();

    Optional<VaultRow> vault(VaultId id);

    List<VaultRow> vaults();

    /** The vault whose genesis names a recovery key, by that key's id. */
    Optional<VaultId> recoverable(DeviceId recovery);

    /** How many there are, without those that are being deleted. */
    long vaultCount();

    /** What the statements of the root log take together. */
    long rootBytes(long vault);

    /** Statements from {@code from} on, in order. */
    List<Signed> rootFrom(long vault, long from);

    Optional<Signed> rootStatement(long vault, long seq);

    /** The position of the root log's last statement. */
    Position rootTail(long vault);

    /** Everybody who ever was a member. */
    Map<DeviceId, Member> members(long vault);

    Optional<Member> member(VaultId vault, DeviceId device);

    /** The hash of a parcel that is held. */
    Optional<Hash> parcelHash(long vault, DeviceId device, long n);

    /** Hands over parcels after {@code since} in cursor order until {@code wanted} says no. */
    void parcelsAfter(long vault, Cursor since, Predicate<StoredParcel> wanted);

    /**
     * Bodies of one parcel, those left out that are superseded in records with one head. What is
     * void is handed out, so that a person can look at it.
     */
    List<Body> liveBodies(long vault, Cursor parcel);

    /** Every body of one parcel that is held, with its revision. */
    void bodies(long vault, Cursor parcel, Consumer<Body> each);

    Optional<byte[]> body(long vault, RevisionId revision);

    /** Those of these revisions whose body is not held, in their order. */
    List<RevisionId> withoutBody(long vault, List<RevisionId> revisions);

    /**
     * Revisions of a record that no other revision of the record names as its parent; {@link
     * #HEADS_AT_MOST} of them where there are more.
     */
    List<RevisionId> heads(long vault, RecordId record);

    /** As {@link #heads(long, RecordId)}, of many records at once. */
    Map<RecordId, List<RevisionId>> heads(long vault, List<RecordId> records);

    /** Records with several heads; {@link #CONTESTED_AT_MOST} where there are more. */
    List<RecordHeads> contested(long vault);

    /** Chunks of attachments, in the same transaction. */
    ChunkStore.Reader chunks();

    /** Mailboxes of pairing, in the same transaction. */
    MailboxStore.Reader mail();

    /** What copies of the server know of each other, in the same transaction. */
    FleetStore.Reader fleet();
  }

  /** A body and the revision it belongs to. */
  record NewBody(RevisionId revision, byte[] bytes) {}

  /** As {@link Reader}, and changes. */
  interface Writer extends Reader {
    /** A new vault, its root log empty. */
    VaultRow createVault(VaultId id, byte[] rootKey, Instant now);

    /** Remembers which recovery key a vault's genesis names; the first vault of a key keeps it. */
    void rememberRecovery(long vault, DeviceId recovery);

    /** Removes everything that belongs to the vault. */
    void deleteVault(long vault);

    void appendRoot(long vault, Position position, Signed statement);

    /** Makes a device a member, where it is not one yet. */
    void addMember(long vault, DeviceId device, byte[] signKey);

    /** Ends a membership. What the device sent beyond the cut supersedes nothing any more. */
    void removeMember(long vault, DeviceId device, Removal removal, Instant now);

    /** From now on another key signs the root log. */
    void changeRootKey(long vault, byte[] rootKey);

    /** Adds to what counts against the quota. */
    void addBytes(long vault, long bytes);

    /** Adds to what counts against the quota, and against a device's share of it. */
    void addBytes(long vault, DeviceId device, long bytes);

    /** Stores a parcel at the next cursor, and moves the position of its feed to it. */
    Cursor appendParcel(long vault, DeviceId device, Position position, Signed parcel);

    /**
     * Stores what a parcel says of its revisions, and which others they supersede.
     *
     * @return whether none of them was here before; then none of their bodies is, either
     */
    boolean addRevisions(long vault, Cursor parcel, List<NewRevision> revisions, Instant now);

    /**
     * Stores bodies; one that is held stays.
     *
     * @return how many bytes were not held before
     */
    long addBodies(long vault, List<NewBody> bodies);

    /**
     * As {@link #addBodies}, of revisions that were not here before, each once.
     *
     * @return how many bytes they are
     */
    long addFirstBodies(long vault, List<NewBody> bodies);

    void seen(long vault, DeviceId device, Instant when);

    /**
     * Drops bodies superseded before {@code before}, except of records with several heads.
     *
     * @return how many; if {@code most}, there may be more
     */
    int dropSuperseded(VaultId vault, Instant before, int most);

    /** Takes on work for all copies until then; whether nobody else has. */
    boolean lease(String name, byte[] holder, Instant now, Instant until);

    @Override
    ChunkStore.Writer chunks();

    @Override
    MailboxStore.Writer mail();

    @Override
    FleetStore.Writer fleet();

    /** Begins a new life of this store: its memory may be older than what it once showed. */
    void newIncarnation(IncarnationId incarnation);
  }
}
