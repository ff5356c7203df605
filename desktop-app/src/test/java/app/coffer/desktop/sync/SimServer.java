package app.coffer.desktop.sync;

import app.coffer.wire.Header;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.Problem;
import app.coffer.wire.RecoveryReplace;
import app.coffer.wire.Revoke;
import app.coffer.wire.RootState;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.api.Body;
import app.coffer.wire.api.FeedPosition;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.PulledParcel;
import app.coffer.wire.api.Push;
import app.coffer.wire.api.PushReceipt;
import app.coffer.wire.api.PushedParcel;
import app.coffer.wire.api.RecordHeads;
import app.coffer.wire.api.Resolve;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.IncarnationId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import app.coffer.wire.id.VaultId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A replica in memory that keeps the rules of the protocol as the real server does. */
public final class SimServer {
  private final VaultId vault;
  private State state;

  /** Superseded bodies are handed out no more, and here not even kept. */
  private final boolean forgetful;

  private final Map<RevisionId, Parcel> everStored = new HashMap<>();
  public int parcelsPerPage = 500;

  /** Parcels that came although they were there. */
  public int sentAgain;

  /** The greatest number of revisions in one request. */
  public int largestPush;

  public SimServer(VaultId vault, IncarnationId incarnation, boolean forgetful) {
    this.vault = vault;
    this.state = new State(incarnation);
    this.forgetful = forgetful;
  }

  private record Stored(long cursor, Parcel parcel, Signed signed) {}

  private record Revision(RevisionId id, RecordId record, List<RevisionId> parents) {}

  private static final class State {
    final IncarnationId incarnation;
    final List<Signed> root = new ArrayList<>();
    final List<Stored> parcels = new ArrayList<>();
    final Map<DeviceId, List<Hash>> feeds = new TreeMap<>();
    RootState rootState = RootState.NONE;
    final Map<RecordId, List<Revision>> records = new HashMap<>();
    final Map<RevisionId, byte[]> bodies = new HashMap<>();
    final Set<RevisionId> superseded = new HashSet<>();
    final Set<RevisionId> voided = new HashSet<>();

    State(IncarnationId incarnation) {
      this.incarnation = incarnation;
    }

    State copy(IncarnationId as) {
      var copy = new State(as);
      copy.root.addAll(root);
      copy.parcels.addAll(parcels);
      feeds.forEach((device, hashes) -> copy.feeds.put(device, new ArrayList<>(hashes)));
      copy.rootState = rootState;
      copy.voided.addAll(voided);
      records.forEach((record, all) -> copy.records.put(record, new ArrayList<>(all)));
      copy.bodies.putAll(bodies);
      copy.superseded.addAll(superseded);
      return copy;
    }
  }

  /** Everything stored so far, to go back to. */
  public Object backup() {
    return state.copy(state.incarnation);
  }

  /** Loses what came after a backup, and says so by a new incarnation. */
  public void restore(Object backup, IncarnationId incarnation) {
    state = ((State) backup).copy(incarnation);
  }

  /** Every revision whose storing was ever confirmed. */
  public Set<RevisionId> everStored() {
    return everStored.keySet();
  }

  /** Loses the body of one revision. */
  public void loseBody(RevisionId revision) {
    state.bodies.remove(revision);
  }

  public void append(List<Signed> statements) throws SyncFault {
    State next = state.copy(state.incarnation);
    root(next, statements);
    state = next;
  }

  void delete(Signed order) throws SyncFault {
    if (!Arrays.equals(order.bytes(), vault.bytes())
        || !order.verifies(Signed.DELETE_VAULT, vault, state.rootState.rootKey())) {
      throw new SyncFault.Refused("bad-signature", "not the root key");
    }
    state = new State(state.incarnation);
  }

  PushReceipt push(Push push) throws SyncFault {
    State next = state.copy(state.incarnation);
    root(next, push.root());
    largestPush =
        Math.max(
            largestPush, push.parcels().stream().mapToInt(parcel -> parcel.bodies().size()).sum());
    var touched = new LinkedHashSet<RecordId>();
    for (PushedParcel pushed : push.parcels()) {
      store(next, pushed, touched);
    }
    state = next;
    var contested = new ArrayList<RecordHeads>();
    var missing = new ArrayList<RevisionId>();
    for (RecordId record : touched) {
      List<RevisionId> heads = heads(record);
      if (heads.size() > 1) {
        contested.add(new RecordHeads(record, heads));
      }
      heads.stream().filter(head -> !state.bodies.containsKey(head)).forEach(missing::add);
    }
    return new PushReceipt(state.incarnation, cursor(), contested, have(), missing);
  }

  PullPage pull(Cursor since, long rootFrom) {
    List<Stored> after =
        state.parcels.stream().filter(stored -> stored.cursor() > since.position()).toList();
    List<Stored> page = after.subList(0, Math.min(parcelsPerPage, after.size()));
    Cursor end =
        page.isEmpty()
            ? new Cursor(Math.min(since.position(), cursor().position()))
            : new Cursor(page.getLast().cursor());
    return new PullPage(
        state.incarnation,
        state.root.stream().skip(rootFrom).toList(),
        page.stream().map(this::pulled).toList(),
        end,
        page.size() < after.size(),
        have());
  }

  private PulledParcel pulled(Stored stored) {
    var bodies = new ArrayList<Body>();
    List<Header> headers = stored.parcel().revisions();
    for (int index = 0; index < headers.size(); index++) {
      RevisionId id = headers.get(index).revisionId(vault, stored.parcel().device());
      if (state.bodies.containsKey(id)
          && (!state.superseded.contains(id) || state.voided.contains(id))) {
        bodies.add(new Body(index, state.bodies.get(id)));
      }
    }
    return new PulledParcel(new Cursor(stored.cursor()), stored.signed(), bodies);
  }

  Optional<byte[]> body(RevisionId revision) {
    return Optional.ofNullable(state.bodies.get(revision));
  }

  void checkHeads(Resolve resolve) throws SyncFault {
    if (!heads(resolve.record()).equals(resolve.heads())) {
      throw refused(Problem.Code.STALE_RESOLUTION);
    }
  }

  private List<RevisionId> heads(RecordId record) {
    return state.records.getOrDefault(record, List.of()).stream()
        .map(Revision::id)
        .filter(id -> !state.superseded.contains(id))
        .sorted()
        .toList();
  }

  private void root(State next, List<Signed> statements) throws SyncFault {
    for (Signed statement : statements) {
      RootStatement read = RootStatement.decode(statement.bytes());
      if (read.seq() < next.root.size()) {
        if (!next.root.get((int) read.seq()).equals(statement)) {
          throw refused(Problem.Code.STALE_ROOT);
        }
        continue;
      }
      if (read.seq() > next.root.size()) {
        throw refused(Problem.Code.STALE_ROOT);
      }
      try {
        next.rootState = next.rootState.next(vault, statement);
      } catch (RootState.Broken broken) {
        throw refused(
            read.prev().equals(next.rootState.prev())
                ? Problem.Code.MALFORMED
                : Problem.Code.STALE_ROOT);
      }
      next.root.add(statement);
      if (read instanceof Revoke revoke) {
        cut(next, revoke.device(), revoke.cut());
      } else if (read instanceof RecoveryReplace replace) {
        replace.cuts().forEach(cut -> cut(next, cut.device(), cut.last()));
      }
    }
  }

  /** What lies beyond the cut supersedes nothing any more. */
  private void cut(State next, DeviceId device, @Nullable Position last) {
    long cut = last == null ? -1 : last.n();
    for (Stored stored : next.parcels) {
      if (stored.parcel().device().equals(device) && stored.parcel().n() > cut) {
        stored
            .parcel()
            .revisions()
            .forEach(header -> next.voided.add(header.revisionId(vault, device)));
      }
    }
    everStored.values().removeIf(parcel -> parcel.device().equals(device) && parcel.n() > cut);
    next.records.values().forEach(all -> all.removeIf(r -> next.voided.contains(r.id())));
    next.superseded.clear();
    next.records.values().forEach(all -> all.forEach(r -> next.superseded.addAll(r.parents())));
  }

  /** Lets nobody ask who was removed. */
  void admit(@Nullable DeviceId caller) throws SyncFault {
    RootState.Member member = caller == null ? null : state.rootState.members().get(caller);
    if (member != null && !member.active()) {
      throw refused(Problem.Code.NO_SUCH_VAULT);
    }
  }

  /** The log, for a removed device only up to its removal. */
  RootLog rootLog(@Nullable DeviceId caller, long from) throws SyncFault {
    RootState.Member member = caller == null ? null : state.rootState.members().get(caller);
    if (caller != null && member == null) {
      throw refused(Problem.Code.NO_SUCH_VAULT);
    }
    long last =
        member == null || member.removal() == null ? Long.MAX_VALUE : member.removal().seq();
    return new RootLog(
        from,
        state.root.stream()
            .filter(signed -> RootStatement.decode(signed.bytes()).seq() >= from)
            .filter(signed -> RootStatement.decode(signed.bytes()).seq() <= last)
            .toList());
  }

  private void store(State next, PushedParcel pushed, Set<RecordId> touched) throws SyncFault {
    Parcel parcel = Parcel.decode(pushed.parcel().bytes());
    DeviceId device = parcel.device();
    RootState.Member author = next.rootState.members().get(device);
    if (author == null || !pushed.parcel().verifies(Signed.PARCEL, vault, author.signKey())) {
      throw refused(Problem.Code.BAD_SIGNATURE);
    }
    List<Hash> feed = next.feeds.computeIfAbsent(device, d -> new ArrayList<>());
    Hash hash = Parcel.hashOf(pushed.parcel().bytes());
    if (parcel.n() < feed.size()) {
      if (!feed.get((int) parcel.n()).equals(hash)) {
        throw refused(Problem.Code.FORKED_FEED);
      }
      sentAgain++;
      bodies(next, pushed, parcel);
      return;
    }
    if (!author.counts(parcel.n())) {
      throw refused(Problem.Code.STALE_ROOT);
    }
    if (parcel.n() > feed.size()) {
      throw refused(Problem.Code.NOT_NEXT);
    }
    if (!parcel.prev().equals(feed.isEmpty() ? Parcel.NO_PREVIOUS : feed.getLast())) {
      throw refused(Problem.Code.FORKED_FEED);
    }
    if (parcel.root().n() >= next.root.size()) {
      throw refused(Problem.Code.UNKNOWN_ROOT);
    }
    for (var seen : parcel.seen().entrySet()) {
      List<Hash> other = next.feeds.getOrDefault(seen.getKey(), List.of());
      long n = seen.getValue().n();
      RootState.Member of = next.rootState.members().get(seen.getKey());
      if (of != null && !of.counts(n)) {
        continue;
      }
      if (n >= other.size() || !other.get((int) n).equals(seen.getValue().hash())) {
        throw refused(Problem.Code.UNKNOWN_SEEN);
      }
    }
    feed.add(hash);
    next.parcels.add(
        new Stored(
            next.parcels.isEmpty() ? 1 : next.parcels.getLast().cursor() + 1,
            parcel,
            pushed.parcel()));
    for (Header header : parcel.revisions()) {
      RevisionId id = header.revisionId(vault, device);
      next.records
          .computeIfAbsent(header.record(), r -> new ArrayList<>())
          .add(new Revision(id, header.record(), header.parents()));
      everStored.put(id, parcel);
      touched.add(header.record());
      next.superseded.addAll(header.parents());
      if (forgetful) {
        // where a record has one head its superseded bodies may go
        header.parents().forEach(next.bodies::remove);
      }
    }
    bodies(next, pushed, parcel);
  }

  private void bodies(State next, PushedParcel pushed, Parcel parcel) throws SyncFault {
    for (Body body : pushed.bodies()) {
      Header header = parcel.revisions().get(body.index());
      if (!header.names(body.bytes())) {
        throw refused(Problem.Code.MALFORMED);
      }
      next.bodies.put(header.revisionId(vault, parcel.device()), body.bytes());
    }
  }

  private Cursor cursor() {
    return state.parcels.isEmpty() ? Cursor.START : new Cursor(state.parcels.getLast().cursor());
  }

  private List<FeedPosition> have() {
    var have = new ArrayList<FeedPosition>();
    state.feeds.forEach((device, hashes) -> {
      if (!hashes.isEmpty()) {
        have.add(new FeedPosition(device, new Position(hashes.size() - 1, hashes.getLast())));
      }
    });
    return have;
  }

  /** What the root log here says. */
  public RootState rootState() {
    return state.rootState;
  }

  /** Every body here. */
  public List<byte[]> bodies() {
    return List.copyOf(state.bodies.values());
  }

  /** Every parcel here. */
  public List<Signed> parcels() {
    return state.parcels.stream().map(Stored::signed).toList();
  }

  /** Where the root log ends. */
  public Position rootTail() {
    return new Position(state.root.size() - 1, RootStatement.hashOf(state.root.getLast().bytes()));
  }

  public List<Signed> rootLog() {
    return List.copyOf(state.root);
  }

  /** Records with several heads. */
  Set<RecordId> contested() {
    var contested = new TreeSet<RecordId>();
    state.records.keySet().stream()
        .filter(record -> heads(record).size() > 1)
        .forEach(contested::add);
    return contested;
  }

  private static SyncFault.Refused refused(Problem.Code code) {
    return new SyncFault.Refused(code.text(), "refused");
  }
}
