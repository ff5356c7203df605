package app.coffer.wire;

import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.KeyId;
import app.coffer.wire.id.VaultId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a root log says, as far as it was read: a pure function of its statements, the same for
 * servers and devices. Each statement is checked against what the ones before it say.
 */
public final class RootState {
  /** Before the genesis. */
  public static final RootState NONE =
      new RootState(
          new Position(-1, Parcel.NO_PREVIOUS), null, new byte[0], Map.of(), List.of(), null);

  private final Position tail;
  private final RootStatement.@Nullable Genesis genesis;
  private final byte[] rootKey;
  private final Map<DeviceId, Member> members;
  private final List<EpochStart> epochs;
  private final @Nullable DeviceId primary;

  private RootState(
      Position tail,
      RootStatement.@Nullable Genesis genesis,
      byte[] rootKey,
      Map<DeviceId, Member> members,
      List<EpochStart> epochs,
      @Nullable DeviceId primary) {
    this.tail = tail;
    this.genesis = genesis;
    this.rootKey = rootKey;
    this.members = members;
    this.epochs = epochs;
    this.primary = primary;
  }

  /**
   * A device that is or was a member.
   *
   * @param removal null while it is one
   */
  public record Member(DeviceId device, byte[] signKey, byte[] boxKey, @Nullable Removal removal) {
    public boolean active() {
      return removal == null;
    }

    /** Whether parcel {@code n} of its feed counts. */
    public boolean counts(long n) {
      return removal == null || removal.cut() != null && n <= removal.cut().n();
    }
  }

  /**
   * How a device's membership ended.
   *
   * @param seq the statement that ended it
   * @param cut the last of its parcels that counts; null where none does
   * @param at seconds since 1970 by the remover's clock
   */
  public record Removal(long seq, @Nullable Position cut, long at) {}

  private record EpochStart(long seq, KeyId id) {}

  /** A statement that the ones before it do not allow. */
  public static final class Broken extends RuntimeException {
    Broken(String what) {
      super(what, null, false, false);
    }
  }

  /**
   * Reads a log from its genesis, signatures included.
   *
   * @throws Broken where it is not one unbroken, signed chain
   * @throws app.coffer.wire.codec.MalformedCbor where a statement cannot be read
   */
  public static RootState read(VaultId vault, List<Signed> statements) {
    RootState state = NONE;
    for (Signed signed : statements) {
      state = state.next(vault, signed);
    }
    return state;
  }

  /** The state after one more statement, its signature checked. */
  public RootState next(VaultId vault, Signed signed) {
    RootStatement statement = RootStatement.decode(signed.bytes());
    if (!signed.verifies(Signed.ROOT, vault, signer(statement))) {
      throw new Broken("statement " + statement.seq() + " is not signed by the root key");
    }
    return after(statement, signed.bytes());
  }

  /**
   * The key that has to have signed the next statement. One that is no longer the root key signs
   * nothing.
   */
  public byte[] signer(RootStatement next) {
    return switch (next) {
      case RootStatement.Genesis first -> first.rootKey();
      // the one statement that the root key has no say in, whoever holds it by then
      case RecoveryReplace replace when genesis != null -> genesis.recoverySignKey();
      default -> rootKey.clone();
    };
  }

  /** The state after one more statement whose signature was checked under {@link #signer}. */
  public RootState after(RootStatement statement, byte[] bytes) {
    if (statement.seq() != tail.n() + 1 || !statement.prev().equals(tail.hash())) {
      throw new Broken("statement " + statement.seq() + " does not follow " + tail.n());
    }
    var position = new Position(statement.seq(), RootStatement.hashOf(bytes));
    return switch (statement) {
      case RootStatement.Genesis first ->
          new RootState(position, first, first.rootKey(), members, epochs, primary);
      case RootStatement.Authorize authorize -> authorized(authorize, position);
      case Revoke revoke -> revoked(revoke, position);
      case Rotate rotate ->
          new RootState(
              position, genesis, rootKey, members, with(rotate.seq(), rotate.epoch()), primary);
      case RecoveryReplace replace -> replaced(replace, position);
      case MovePrimary move -> {
        if (move.primary() != null && !active(move.primary())) {
          throw new Broken("a primary that is no member");
        }
        yield new RootState(position, genesis, move.root().key(), members, epochs, move.primary());
      }
    };
  }

  private RootState authorized(RootStatement.Authorize authorize, Position position) {
    Member held = members.get(authorize.device());
    if (held != null && !held.active()) {
      throw new Broken("a device that was removed never returns");
    }
    if (held == null && activeMembers().size() >= Limits.DEVICES) {
      throw new Broken("more than " + Limits.DEVICES + " devices");
    }
    List<EpochStart> begun = epochs;
    if (begun.isEmpty() && !authorize.wraps().isEmpty()) {
      begun = List.of(new EpochStart(authorize.seq(), authorize.wraps().getFirst().epoch()));
    }
    return new RootState(
        position,
        genesis,
        rootKey,
        with(new Member(authorize.device(), authorize.signKey(), authorize.boxKey(), null)),
        begun,
        primary);
  }

  private RootState revoked(Revoke revoke, Position position) {
    Member held = members.get(revoke.device());
    if (held == null || !held.active()) {
      throw new Broken("the removal of a device that is no member");
    }
    if (activeMembers().size() == 1 || revoke.device().equals(primary)) {
      throw new Broken("the removal of the last device, or of the one that manages the vault");
    }
    var removal = new Removal(revoke.seq(), revoke.cut(), revoke.at());
    return new RootState(
        position,
        genesis,
        revoke.root() == null ? rootKey : revoke.root().key(),
        with(new Member(held.device(), held.signKey(), held.boxKey(), removal)),
        with(revoke.seq(), revoke.epoch()),
        primary);
  }

  /** Nobody is a member any more but the new device, which holds the only root key. */
  private RootState replaced(RecoveryReplace replace, Position position) {
    if (members.containsKey(replace.device())) {
      throw new Broken("a device that was a member before does not begin anew");
    }
    List<DeviceId> former = activeMembers().stream().map(Member::device).sorted().toList();
    if (!replace.cuts().stream().map(RecoveryReplace.Cut::device).toList().equals(former)) {
      throw new Broken("cuts that are not those of the members");
    }
    var after = new LinkedHashMap<>(members);
    for (RecoveryReplace.Cut cut : replace.cuts()) {
      Member held = members.get(cut.device());
      var removal = new Removal(replace.seq(), cut.last(), replace.at());
      after.put(cut.device(), new Member(held.device(), held.signKey(), held.boxKey(), removal));
    }
    after.put(
        replace.device(), new Member(replace.device(), replace.signKey(), replace.boxKey(), null));
    return new RootState(
        position,
        genesis,
        replace.root().key(),
        Collections.unmodifiableMap(after),
        with(replace.seq(), replace.epoch()),
        null);
  }

  private Map<DeviceId, Member> with(Member member) {
    var changed = new LinkedHashMap<>(members);
    changed.put(member.device(), member);
    return Collections.unmodifiableMap(changed);
  }

  private List<EpochStart> with(long seq, NewEpoch epoch) {
    if (epochs.stream().anyMatch(begun -> begun.id().equals(epoch.id()))
        || !epoch().equals(Optional.of(epoch.previous()))) {
      throw new Broken("an epoch that was before, or does not follow the last");
    }
    var begun = new ArrayList<>(epochs);
    begun.add(new EpochStart(seq, epoch.id()));
    return List.copyOf(begun);
  }

  /** The last statement; number -1 before the genesis. */
  public Position tail() {
    return tail;
  }

  public Optional<RootStatement.Genesis> genesis() {
    return Optional.ofNullable(genesis);
  }

  /** The Ed25519 key that signs now; empty before the genesis. */
  public byte[] rootKey() {
    return rootKey.clone();
  }

  /** Everybody who ever was a member, in the order they joined. */
  public Map<DeviceId, Member> members() {
    return members;
  }

  /** Members that were not removed. */
  public List<Member> activeMembers() {
    return members.values().stream().filter(Member::active).toList();
  }

  public boolean active(DeviceId device) {
    Member member = members.get(device);
    return member != null && member.active();
  }

  /** The epoch that seals now; empty before the first device. */
  public Optional<KeyId> epoch() {
    return epochAt(tail.n());
  }

  /** The epoch that sealed when the log ended with statement {@code seq}. */
  public Optional<KeyId> epochAt(long seq) {
    return epochs.stream()
        .filter(begun -> begun.seq() <= seq)
        .reduce((earlier, later) -> later)
        .map(EpochStart::id);
  }

  /** Every epoch there was, oldest first. */
  public List<KeyId> epochs() {
    return epochs.stream().map(EpochStart::id).toList();
  }

  /** The one device that manages the vault; empty where all do. */
  public Optional<DeviceId> primary() {
    return Optional.ofNullable(primary);
  }

  /** The hash that the next statement names as the one before it. */
  public Hash prev() {
    return tail.hash();
  }
}
