package app.coffer.server.vault;

import app.coffer.server.vault.BlobStore.Member;
import app.coffer.server.vault.BlobStore.NewBody;
import app.coffer.server.vault.BlobStore.NewRevision;
import app.coffer.server.vault.BlobStore.Reader;
import app.coffer.server.vault.BlobStore.Removal;
import app.coffer.server.vault.BlobStore.VaultRow;
import app.coffer.server.vault.BlobStore.Writer;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.Problem;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.api.Push;
import app.coffer.wire.api.RecordHeads;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A push whose forms and signatures hold; what remains to be judged is its place in the log. */
record Arrival(List<RootLogs.Checked> root, List<Arrived> parcels) {

  static Arrival check(Reader reader, VaultRow vault, Push push) {
    List<RootLogs.Checked> root = RootLogs.check(reader, vault, push.root());
    var keys = new HashMap<DeviceId, byte[]>();
    reader.members(vault.number()).values().forEach(m -> keys.put(m.device(), m.signKey()));
    RootLogs.keysInto(keys, root);
    List<Arrived> parcels =
        push.parcels().stream().map(pushed -> Arrived.of(vault.id(), pushed)).toList();
    for (Arrived arrived : parcels) {
      byte[] key = keys.get(arrived.parcel().device());
      if (key == null || !arrived.signed().verifies(Signed.PARCEL, vault.id(), key)) {
        throw new Refusal(
            Problem.Code.BAD_SIGNATURE, "A parcel is not signed by a device of this vault.");
      }
    }
    return new Arrival(root, parcels);
  }

  /** Stores it; whether there was anything new. */
  boolean store(Writer store, VaultRow vault, DeviceId caller, Allowance allowance, Instant now) {
    RootLogs.append(store, vault, root, now);
    boolean stored = false;
    for (Arrived arrived : parcels) {
      stored |= store(store, vault, arrived, now);
    }
    withinQuota(VaultLog.row(store, vault.id()), allowance.quota());
    if (stored && parcels.stream().anyMatch(arrived -> arrived.parcel().device().equals(caller))) {
      withinShare(store, vault, caller, allowance.ofDevice());
    }
    return stored;
  }

  /** What others carry for a device is not held against them. */
  private static void withinShare(Reader store, VaultRow vault, DeviceId caller, long share) {
    if (store.member(vault.id(), caller).filter(member -> member.bytes() > share).isPresent()) {
      throw new Refusal(
          Problem.Code.QUOTA_EXCEEDED, "This device's share of the vault's room is used up.");
    }
  }

  /** Refuses where what was just added does not fit; the transaction is then undone. */
  static void withinQuota(VaultRow vault, long quota) {
    if (vault.bytes() > quota) {
      throw new Refusal(Problem.Code.QUOTA_EXCEEDED, "The vault's room on this server is used up.");
    }
  }

  private static boolean store(Writer store, VaultRow vault, Arrived arrived, Instant now) {
    Parcel parcel = arrived.parcel();
    Optional<Hash> held = store.parcelHash(vault.number(), parcel.device(), parcel.n());
    if (held.isPresent()) {
      if (!held.get().equals(arrived.position().hash())) {
        throw forked();
      }
      return addBodies(store, vault, arrived);
    }
    Map<DeviceId, Member> members = store.members(vault.number());
    Member author =
        Optional.ofNullable(members.get(parcel.device())).orElseThrow(VaultLog::noSuchVault);
    if (!author.counts(parcel.n())) {
      throw new Refusal(
          Problem.Code.STALE_ROOT, "A parcel of a device that was removed; read the root log.");
    }
    long tail = author.feed().map(Position::n).orElse(-1L);
    if (parcel.n() != tail + 1) {
      throw new Refusal(
          Problem.Code.NOT_NEXT, "The next parcel of this feed is number " + (tail + 1) + ".");
    }
    if (!parcel.prev().equals(author.feed().map(Position::hash).orElse(Parcel.NO_PREVIOUS))) {
      throw forked();
    }
    if (author.removal().flatMap(Removal::cut).filter(arrived::isAnotherThan).isPresent()) {
      throw forked();
    }
    witnessed(store, vault, parcel, members);
    Cursor cursor =
        store.appendParcel(vault.number(), parcel.device(), arrived.position(), arrived.signed());
    boolean unknown = store.addRevisions(vault.number(), cursor, arrived.revisions(), now);
    List<NewBody> bodies = arrived.newBodies();
    long added =
        unknown
            ? store.addFirstBodies(vault.number(), bodies)
            : store.addBodies(vault.number(), bodies);
    store.addBytes(vault.number(), parcel.device(), arrived.signed().bytes().length + added);
    return true;
  }

  /** What the writer says it saw must be here, or a reader could not check it either. */
  private static void witnessed(
      Reader store, VaultRow vault, Parcel parcel, Map<DeviceId, Member> members) {
    Optional<Hash> root =
        store
            .rootStatement(vault.number(), parcel.root().n())
            .map(held -> RootStatement.hashOf(held.bytes()));
    if (!root.equals(Optional.of(parcel.root().hash()))) {
      throw new Refusal(
          Problem.Code.UNKNOWN_ROOT, "A parcel names a root statement that is not here.");
    }
    for (Map.Entry<DeviceId, Position> seen : parcel.seen().entrySet()) {
      Member member = members.get(seen.getKey());
      if (member != null && !member.counts(seen.getValue().n())) {
        continue; // what a removed device sent beyond its cut is nothing that anybody must have
      }
      Optional<Hash> held = store.parcelHash(vault.number(), seen.getKey(), seen.getValue().n());
      if (!held.equals(Optional.of(seen.getValue().hash()))) {
        throw new Refusal(
            Problem.Code.UNKNOWN_SEEN, "A parcel names a parcel that is not here; send it first.");
      }
    }
  }

  private static boolean addBodies(Writer store, VaultRow vault, Arrived arrived) {
    long added = store.addBodies(vault.number(), arrived.newBodies());
    if (added > 0) {
      store.addBytes(vault.number(), arrived.parcel().device(), added);
    }
    return added > 0;
  }

  private static Refusal forked() {
    return new Refusal(
        Problem.Code.FORKED_FEED, "Another parcel is at this place of the feed already.");
  }

  private List<RecordId> records() {
    return parcels.stream()
        .flatMap(arrived -> arrived.revisions().stream())
        .map(NewRevision::record)
        .distinct()
        .toList();
  }

  /** Heads of the records pushed. */
  Map<RecordId, List<RevisionId>> heads(Reader reader, VaultRow vault) {
    return reader.heads(vault.number(), records());
  }

  /** Of the records pushed, those with several heads. */
  List<RecordHeads> contested(Map<RecordId, List<RevisionId>> heads) {
    return records().stream()
        .map(record -> new RecordHeads(record, heads.getOrDefault(record, List.of())))
        .filter(several -> several.heads().size() > 1)
        .toList();
  }

  /** Heads of the records pushed whose body is not here. */
  List<RevisionId> missingBodies(
      Reader reader, VaultRow vault, Map<RecordId, List<RevisionId>> heads) {
    return reader.withoutBody(
        vault.number(),
        records().stream()
            .flatMap(record -> heads.getOrDefault(record, List.of()).stream())
            .toList());
  }
}
