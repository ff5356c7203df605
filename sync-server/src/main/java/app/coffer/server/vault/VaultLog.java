package app.coffer.server.vault;

import app.coffer.server.vault.BlobStore.Member;
import app.coffer.server.vault.BlobStore.Reader;
import app.coffer.server.vault.BlobStore.Removal;
import app.coffer.server.vault.BlobStore.VaultRow;
import app.coffer.wire.Limits;
import app.coffer.wire.Problem;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.api.Body;
import app.coffer.wire.api.FeedPosition;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.PulledParcel;
import app.coffer.wire.api.Push;
import app.coffer.wire.api.PushReceipt;
import app.coffer.wire.api.Resolve;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.api.VaultStatus;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import app.coffer.wire.id.VaultId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The log of every vault: appends parcels idempotently and hands them out by cursor. Whoever calls
 * has established that the caller is a member.
 */
public final class VaultLog {
  private static final int PAGE_PARCELS = 500;

  private final BlobStore store;
  private final Watchers watchers;
  private final InstantSource clock;
  private final Allowance allowance;
  private final Room room;

  /**
   * @param room refuses what is pushed when the database is full
   */
  public VaultLog(
      BlobStore store, Watchers watchers, InstantSource clock, Allowance allowance, Room room) {
    this.store = store;
    this.watchers = watchers;
    this.clock = clock;
    this.allowance = allowance;
    this.room = room;
  }

  /** Stores a push whole or not at all; the same push again changes nothing. */
  public PushReceipt push(VaultId id, DeviceId caller, Push push) {
    room.check();
    // signatures are checked outside the transaction: the writer is one thread for all vaults
    var arrival = store.read(reader -> Arrival.check(reader, row(reader, id), push));
    store.write(writer -> {
      VaultRow vault = row(writer, id);
      if (writer.member(id, caller).filter(Member::active).isEmpty()) {
        throw noSuchVault(); // removed since the request was let in
      }
      boolean stored = arrival.store(writer, vault, caller, allowance, clock.instant());
      if (stored) {
        writer.seen(vault.number(), caller, clock.instant());
      }
      return stored;
    });
    // what others pushed since may be in it too, which is as true; the writer has other work
    PushReceipt receipt = store.read(reader -> receipt(reader, row(reader, id), arrival));
    tell(id, receipt.cursor(), arrival.root());
    return receipt;
  }

  private static PushReceipt receipt(Reader reader, VaultRow vault, Arrival arrival) {
    Map<RecordId, List<RevisionId>> heads = arrival.heads(reader, vault);
    return new PushReceipt(
        reader.incarnation(),
        vault.head(),
        arrival.contested(heads),
        feeds(reader, vault),
        arrival.missingBodies(reader, vault, heads));
  }

  /**
   * A page of parcels after {@code since}.
   *
   * @param rootFrom the first root statement wanted
   * @param limit at most so many parcels
   */
  public PullPage pull(VaultId id, Cursor since, long rootFrom, int limit) {
    return store.read(reader -> {
      VaultRow vault = row(reader, id);
      var page = new Page(Math.clamp(limit, 1, PAGE_PARCELS));
      reader.parcelsAfter(
          vault.number(),
          since,
          parcel ->
              page.takes(
                  new PulledParcel(
                      parcel.cursor(),
                      parcel.parcel(),
                      reader.liveBodies(vault.number(), parcel.cursor()))));
      Cursor end =
          page.parcels.isEmpty() ? latest(since, vault.head()) : page.parcels.getLast().cursor();
      return new PullPage(
          reader.incarnation(),
          reader.rootFrom(vault.number(), rootFrom),
          page.parcels,
          end,
          page.more,
          feeds(reader, vault));
    });
  }

  /** A cursor beyond the head comes from another life of this server; it is not confirmed. */
  private static Cursor latest(Cursor since, Cursor head) {
    return since.compareTo(head) > 0 ? head : since;
  }

  private static final class Page {
    private final List<PulledParcel> parcels = new ArrayList<>();
    private final int limit;
    private long bytes;
    private boolean more;

    Page(int limit) {
      this.limit = limit;
    }

    boolean takes(PulledParcel next) {
      long size =
          next.parcel().bytes().length
              + next.bodies().stream().mapToLong(body -> body.bytes().length).sum();
      if (parcels.size() == limit || !parcels.isEmpty() && bytes + size > Limits.PULL_PAGE_BYTES) {
        more = true;
        return false;
      }
      parcels.add(next);
      bytes += size;
      return true;
    }
  }

  /** How the vault stands here. */
  public VaultStatus status(VaultId id) {
    Set<DeviceId> online = watchers.online(id);
    return store.read(reader -> {
      VaultRow vault = row(reader, id);
      List<VaultStatus.DeviceStatus> devices =
          reader.members(vault.number()).values().stream()
              .filter(Member::active)
              .map(member ->
                  new VaultStatus.DeviceStatus(
                      member.device(),
                      member.feed().map(feed -> feed.n()).orElse(-1L),
                      member.lastSeen(),
                      online.contains(member.device())))
              .toList();
      return new VaultStatus(
          reader.incarnation(),
          vault.head(),
          reader.contested(vault.number()),
          vault.bytes(),
          allowance.quota(),
          devices);
    });
  }

  /** Refuses with {@code stale-resolution} where the record's heads are others. */
  public void checkHeads(VaultId id, Resolve resolve) {
    boolean same =
        store.read(reader ->
            reader.heads(row(reader, id).number(), resolve.record()).stream()
                .sorted()
                .toList()
                .equals(resolve.heads()));
    if (!same) {
      throw new Refusal(
          Problem.Code.STALE_RESOLUTION, "The record was changed meanwhile; pull, then ask again.");
    }
  }

  /** One body, while it is kept. */
  public byte[] body(VaultId id, RevisionId revision) {
    return store
        .read(reader -> reader.body(row(reader, id).number(), revision))
        .orElseThrow(
            () -> new Refusal(Problem.Code.NO_SUCH_REVISION, "This body is not kept here."));
  }

  /**
   * Statements of the root log from a number on. A device that was removed is shown the log up to
   * the statement that says so, and nothing after it.
   */
  public RootLog rootLog(VaultId id, DeviceId caller, long from) {
    return store.read(reader -> {
      VaultRow vault = row(reader, id);
      List<Signed> statements = reader.rootFrom(vault.number(), Math.max(0, from));
      long last =
          Optional.ofNullable(reader.members(vault.number()).get(caller))
              .flatMap(Member::removal)
              .map(Removal::seq)
              .orElse(Long.MAX_VALUE);
      return new RootLog(
          from,
          statements.stream()
              .filter(signed -> RootStatement.decode(signed.bytes()).seq() <= last)
              .toList());
    });
  }

  /** Appends to the root log; statements that are held already are passed over. */
  public void append(VaultId id, RootLog statements) {
    var checked =
        store.read(reader -> RootLogs.check(reader, row(reader, id), statements.statements()));
    Cursor head =
        store.write(writer -> {
          RootLogs.append(writer, row(writer, id), checked, clock.instant());
          VaultRow after = row(writer, id);
          Arrival.withinQuota(after, allowance.quota());
          return after.head();
        });
    tell(id, head, checked);
  }

  private void tell(VaultId id, Cursor head, List<RootLogs.Checked> statements) {
    watchers.advanced(id, head);
    RootLogs.removed(statements).forEach(device -> watchers.removed(id, device));
  }

  /**
   * Removes the vault from this server.
   *
   * @param order the vault's id, signed by the root key as {@link Signed#DELETE_VAULT}
   */
  public void delete(VaultId id, Signed order) {
    store.write(writer -> {
      VaultRow vault = row(writer, id);
      if (!java.util.Arrays.equals(order.bytes(), id.bytes())
          || !order.verifies(Signed.DELETE_VAULT, id, vault.rootKey())) {
        throw new Refusal(
            Problem.Code.BAD_SIGNATURE, "Only the root key can delete a vault's copy.");
      }
      writer.deleteVault(vault.number());
      return id;
    });
  }

  private static List<FeedPosition> feeds(Reader reader, VaultRow vault) {
    return reader.members(vault.number()).values().stream()
        .<FeedPosition>mapMulti((Member member, java.util.function.Consumer<FeedPosition> out) ->
            member.feed().ifPresent(p -> out.accept(new FeedPosition(member.device(), p))))
        .toList();
  }

  static VaultRow row(Reader reader, VaultId id) {
    return reader.vault(id).orElseThrow(VaultLog::noSuchVault);
  }

  /** The one answer for a vault that is not here, not the caller's, or gone. */
  public static Refusal noSuchVault() {
    return new Refusal(
        Problem.Code.NO_SUCH_VAULT, "This server has no such vault for this device.");
  }

  /** Sizes of a parcel's bodies. */
  static long size(List<Body> bodies) {
    return bodies.stream().mapToLong(body -> body.bytes().length).sum();
  }
}
