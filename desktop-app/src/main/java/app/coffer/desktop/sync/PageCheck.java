package app.coffer.desktop.sync;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.sync.LogReader.Member;
import app.coffer.desktop.sync.SyncFault.Alarm;
import app.coffer.desktop.sync.SyncFault.Distrusted;
import app.coffer.wire.Header;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.RootState;
import app.coffer.wire.Signed;
import app.coffer.wire.api.Body;
import app.coffer.wire.api.PulledParcel;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.codec.NewerFormat;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.KeyId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks the parcels of one page against what this device holds, in the page's order, without
 * writing anything but freezes. Something wrong under a valid device signature is that device's
 * fault and freezes its feed; anything else is the replica's and throws.
 */
final class PageCheck {
  /** Beyond this a logical time is an attack on those that must count on from it. */
  private static final long GREATEST_LAMPORT = 1L << 53;

  private final Checks checks;
  private final LogWriter log;
  private final Sealer sealer;
  private final RootState root;
  private final Map<DeviceId, Member> members;
  private final Map<DeviceId, Position> feeds;
  private final Map<DeviceId, Map<Long, Hash>> pageHashes = new HashMap<>();
  private final Map<RevisionId, RecordId> pageRecords = new HashMap<>();
  private final List<Accepted> accepted = new ArrayList<>();
  private final List<LateBody> lateBodies = new ArrayList<>();
  private final LateCheck late;
  private final List<Distrusted> frozen = new ArrayList<>();

  PageCheck(LogWriter log, Sealer sealer, Checks checks) {
    this.checks = checks;
    this.log = log;
    this.sealer = sealer;
    this.root = log.rootState();
    this.members = new HashMap<>(log.members());
    this.feeds = new HashMap<>(log.feeds());
    this.late = new LateCheck(log, sealer, checks);
  }

  /** A parcel that may be applied. */
  record Accepted(Parcel parcel, Signed signed, List<Opened> revisions) {}

  /**
   * One of its revisions.
   *
   * @param body null, like {@code content}, where it was not delivered
   */
  record Opened(
      RevisionId id, int index, Header header, byte @Nullable [] body, @Nullable Change content) {}

  /** A body of a revision that was held without it. */
  record LateBody(RevisionId revision, byte[] body, Change content) {}

  LateCheck late() {
    return late;
  }

  List<Accepted> accepted() {
    return accepted;
  }

  List<LateBody> lateBodies() {
    return lateBodies;
  }

  /** What devices were caught at on this page. */
  List<Distrusted> frozen() {
    return frozen;
  }

  /** At the end of a complete pull: what the replica says it has is what it gave. */
  void checkComplete(Map<DeviceId, Position> have) throws SyncFault {
    for (var entry : have.entrySet()) {
      DeviceId device = entry.getKey();
      Position theirs = entry.getValue();
      Position ours = feeds.get(device);
      if (ignored(device, theirs.n())) {
        late.checkComplete(members.get(device), theirs.n(), ours);
        continue;
      }
      if (ours == null || theirs.n() > ours.n()) {
        if (!checks.on(Check.COMPLETE)) {
          continue;
        }
        if (device.equals(sealer.self())) {
          throw cloned(theirs.n());
        }
        throw new Distrusted(Alarm.WITHHELD, "parcel " + theirs.n() + " of " + device);
      }
      if (checks.on(Check.COMPLETE_HASH)
          && !hashOf(device, theirs.n()).equals(Optional.of(theirs.hash()))) {
        throw new Distrusted(Alarm.FORK, "another parcel " + theirs.n() + " of " + device);
      }
    }
  }

  void check(PulledParcel pulled) throws SyncFault {
    Optional<Parcel> read = read(pulled.parcel(), this::newer);
    if (read.isEmpty()) {
      return;
    }
    Parcel parcel = read.get();
    DeviceId device = parcel.device();
    Member member = members.get(device);
    if (member == null) {
      if (!checks.on(Check.MEMBER)) {
        return;
      }
      boolean later = parcel.root().n() > log.rootTail().map(Position::n).orElse(-1L);
      throw new Distrusted(
          later ? Alarm.ROOT_WITHHELD : Alarm.NOT_AUTHENTIC, "a parcel of no member");
    }
    if (checks.on(Check.SIGNATURE)
        && !pulled.parcel().verifies(Signed.PARCEL, sealer.vault(), member.signKey())) {
      throw new Distrusted(Alarm.NOT_AUTHENTIC, "parcel " + parcel.n() + " of " + device);
    }
    boolean ignored =
        checks.on(Check.CUT) ? member.ignoredAt(parcel.n()) : member.frozenAt(parcel.n());
    if (ignored) {
      if (member.beyondCut(parcel.n())) {
        late.take(parcel, member, bodies(pulled, parcel));
      }
      return;
    }
    Hash hash = Parcel.hashOf(pulled.parcel().bytes());
    Position last = feeds.get(device);
    long next = last == null ? 0 : last.n() + 1;
    boolean own = device.equals(sealer.self());
    if (parcel.n() < next) {
      if (hashOf(device, parcel.n()).equals(Optional.of(hash))) {
        lateBodies(pulled, parcel);
        return;
      }
      if (own && checks.on(Check.OWN_FEED)) {
        throw cloned(parcel.n());
      }
      if (checks.on(Check.EQUIVOCATION)) {
        freeze(parcel, Alarm.EQUIVOCATION, "two parcels");
      }
      return;
    }
    if (own && checks.on(Check.OWN_FEED)) {
      throw cloned(parcel.n());
    }
    if (checks.on(Check.GAP) && parcel.n() > next) {
      throw new Distrusted(Alarm.WITHHELD, "parcel " + next + " of " + device);
    }
    if (checks.on(Check.CHAIN)
        && !parcel.prev().equals(last == null ? Parcel.NO_PREVIOUS : last.hash())) {
      freeze(parcel, Alarm.EQUIVOCATION, "a parcel that follows another");
      return;
    }
    Position cut = member.removal() == null ? null : member.removal().cut();
    if (checks.on(Check.CUT_HASH)
        && cut != null
        && cut.n() == parcel.n()
        && !cut.hash().equals(hash)) {
      freeze(parcel, Alarm.EQUIVOCATION, "another parcel than its removal names");
      return;
    }
    checkRoot(parcel);
    if (checks.on(Check.EPOCH)
        && !root.epochAt(parcel.root().n()).equals(Optional.of(parcel.epoch()))) {
      freeze(parcel, Alarm.NOT_AUTHENTIC, "a parcel sealed with a key of another time");
      return;
    }
    checkSeen(parcel);
    open(pulled, parcel, hash);
  }

  private void checkRoot(Parcel parcel) throws SyncFault {
    Optional<Hash> ours = log.rootHash(parcel.root().n());
    if (ours.isEmpty()) {
      if (!checks.on(Check.ROOT_KNOWN)) {
        return;
      }
      throw new Distrusted(Alarm.ROOT_WITHHELD, "statement " + parcel.root().n());
    }
    if (checks.on(Check.ROOT_HASH) && !ours.get().equals(parcel.root().hash())) {
      throw new Distrusted(Alarm.ROOT_FORK, "another statement " + parcel.root().n());
    }
    if (root.epochAt(parcel.root().n()).equals(Optional.of(parcel.epoch()))
        && !sealer.holds(parcel.epoch())) {
      throw new Distrusted(Alarm.ROOT_WITHHELD, "the key of statement " + parcel.root().n());
    }
  }

  private void checkSeen(Parcel parcel) throws SyncFault {
    for (var seen : parcel.seen().entrySet()) {
      DeviceId device = seen.getKey();
      long n = seen.getValue().n();
      if (ignored(device, n)) {
        continue;
      }
      Position ours = feeds.get(device);
      if (ours == null || n > ours.n()) {
        if (!checks.on(Check.SEEN)) {
          continue;
        }
        if (device.equals(sealer.self())) {
          throw cloned(n);
        }
        throw new Distrusted(
            Alarm.WITHHELD, "parcel " + n + " of " + device + ", seen by " + parcel.device());
      }
      if (checks.on(Check.SEEN_HASH)
          && !hashOf(device, n).equals(Optional.of(seen.getValue().hash()))) {
        throw new Distrusted(
            Alarm.FORK, "another parcel " + n + " of " + device + ", seen by " + parcel.device());
      }
    }
  }

  /** Opens the bodies; the first that is its author's fault freezes the feed there. */
  private void open(PulledParcel pulled, Parcel parcel, Hash hash) throws SyncFault {
    Map<Integer, byte[]> bodies = bodies(pulled, parcel);
    var opened = new ArrayList<Opened>();
    for (int index = 0; index < parcel.revisions().size(); index++) {
      Header header = parcel.revisions().get(index);
      RevisionId id = header.revisionId(sealer.vault(), parcel.device());
      byte[] body = bodies.get(index);
      Optional<Change> content = body == null ? Optional.empty() : content(parcel, header, body);
      boolean opens = body == null || content.isPresent() || !checks.on(Check.OPENS);
      if (!opens || checks.on(Check.PARENTS) && !parentsFit(header)) {
        freeze(parcel, Alarm.NOT_AUTHENTIC, "a change that does not open, or follows another's");
        return;
      }
      opened.add(new Opened(id, index, header, body, content.orElse(null)));
      pageRecords.put(id, header.record());
    }
    accepted.add(new Accepted(parcel, pulled.parcel(), opened));
    feeds.put(parcel.device(), new Position(parcel.n(), hash));
    pageHashes.computeIfAbsent(parcel.device(), d -> new HashMap<>()).put(parcel.n(), hash);
  }

  private boolean parentsFit(Header header) {
    for (RevisionId parent : header.parents()) {
      RecordId record = pageRecords.get(parent);
      Optional<RecordId> of = record == null ? log.recordOf(parent) : Optional.of(record);
      if (of.isPresent() && !of.get().equals(header.record())) {
        return false;
      }
    }
    return true;
  }

  /** A parcel that is held may bring a body that is not. */
  private void lateBodies(PulledParcel pulled, Parcel parcel) throws SyncFault {
    for (var entry : bodies(pulled, parcel).entrySet()) {
      Header header = parcel.revisions().get(entry.getKey());
      content(parcel, header, entry.getValue())
          .ifPresent(content ->
              lateBodies.add(
                  new LateBody(
                      header.revisionId(sealer.vault(), parcel.device()),
                      entry.getValue(),
                      content)));
    }
  }

  private Map<Integer, byte[]> bodies(PulledParcel pulled, Parcel parcel) throws SyncFault {
    var bodies = new HashMap<Integer, byte[]>();
    for (Body body : pulled.bodies()) {
      if (body.index() < 0
          || body.index() >= parcel.revisions().size()
          || checks.on(Check.BODY_HASH)
              && !parcel.revisions().get(body.index()).names(body.bytes())) {
        throw new Distrusted(
            Alarm.NOT_AUTHENTIC, "a body of parcel " + parcel.n() + " of " + parcel.device());
      }
      bodies.put(body.index(), body.bytes());
    }
    return bodies;
  }

  private Optional<Change> content(Parcel parcel, Header header, byte[] body) {
    return content(sealer, checks, parcel.device(), parcel.epoch(), header, body);
  }

  /** The content of a body whose hash fits; empty where its author sealed something wrong. */
  static Optional<Change> content(
      Sealer sealer, Checks checks, DeviceId author, KeyId epoch, Header header, byte[] body) {
    try {
      Change content = sealer.open(author, epoch, header, body);
      boolean countable = content.lamport() <= GREATEST_LAMPORT || !checks.on(Check.LAMPORT);
      return content.record().equals(header.record()) && countable
          ? Optional.of(content)
          : Optional.empty();
    } catch (Sealer.Unreadable unreadable) {
      return Optional.empty();
    }
  }

  private void freeze(Parcel parcel, Alarm alarm, String what) {
    log.freeze(parcel.device(), parcel.n());
    members.putAll(log.members());
    frozen.add(new Distrusted(alarm, what + ": " + parcel.n() + " of " + parcel.device()));
  }

  private boolean ignored(DeviceId device, long n) {
    Member member = members.get(device);
    return member != null && member.ignoredAt(n);
  }

  private Optional<Hash> hashOf(DeviceId device, long n) {
    Hash onPage = pageHashes.getOrDefault(device, Map.of()).get(n);
    return onPage != null ? Optional.of(onPage) : log.parcelHash(device, n);
  }

  private static Distrusted cloned(long n) {
    return new Distrusted(Alarm.CLONED_DEVICE, "this device's feed has another parcel " + n);
  }

  /** What a newer version wrote, as far as that can be known without reading it. */
  enum Newer {
    /** A member did. */
    SIGNED,
    /** A device that was removed did, and nothing it sends counts any more. */
    IGNORED,
    /** Nobody signed it that is known here. */
    STRANGE
  }

  /** Whoever has signed it: which device it says it is of stands where a newer version put it. */
  private Newer newer(Signed signed) {
    if (!checks.on(Check.NEWER)) {
      return Newer.SIGNED;
    }
    return members.values().stream()
        .filter(member -> signed.verifies(Signed.PARCEL, sealer.vault(), member.signKey()))
        .findFirst()
        .map(member -> {
          Position last = feeds.get(member.device());
          if (!member.ignoredAt(last == null ? 0 : last.n() + 1)) {
            return Newer.SIGNED;
          }
          late.pass(member);
          return Newer.IGNORED;
        })
        .orElse(Newer.STRANGE);
  }

  /** Empty where it is one of a newer version that does not count. */
  static Optional<Parcel> read(Signed signed, Function<Signed, Newer> newer) throws SyncFault {
    try {
      return Optional.of(Parcel.decode(signed.bytes()));
    } catch (NewerFormat later) {
      return switch (newer.apply(signed)) {
        case SIGNED -> throw new SyncFault.TooOld();
        case IGNORED -> Optional.empty();
        case STRANGE ->
            throw new Distrusted(
                Alarm.NOT_AUTHENTIC, "a parcel of a newer version, signed by no member");
      };
    } catch (MalformedCbor malformed) {
      throw new Distrusted(Alarm.NOT_AUTHENTIC, "a parcel that cannot be read");
    }
  }
}
