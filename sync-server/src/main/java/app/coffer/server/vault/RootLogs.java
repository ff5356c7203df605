package app.coffer.server.vault;

import app.coffer.server.vault.BlobStore.Reader;
import app.coffer.server.vault.BlobStore.Removal;
import app.coffer.server.vault.BlobStore.VaultRow;
import app.coffer.server.vault.BlobStore.Writer;
import app.coffer.wire.Limits;
import app.coffer.wire.MovePrimary;
import app.coffer.wire.Position;
import app.coffer.wire.Problem;
import app.coffer.wire.RecoveryReplace;
import app.coffer.wire.Revoke;
import app.coffer.wire.RootState;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Rotate;
import app.coffer.wire.Signed;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules by which a root log grows. */
final class RootLogs {
  /** Thousands of devices and new keys. */
  private static final long LOG_BYTES = 2L << 20;

  /** A statement whose signature holds. */
  record Checked(Signed signed, RootStatement statement, Position position) {}

  private RootLogs() {}

  /**
   * The statements decoded; those that are not held yet are what the log allows next, signed by the
   * key that it says.
   */
  static List<Checked> check(Reader reader, VaultRow vault, List<Signed> statements) {
    if (statements.isEmpty()) {
      return List.of();
    }
    List<Signed> held = reader.rootFrom(vault.number(), 0);
    RootState state = after(held);
    var checked = new ArrayList<Checked>();
    for (Signed signed : statements) {
      RootStatement statement = RootStatement.decode(signed.bytes());
      if (statement.seq() > state.tail().n()) {
        state = next(vault.id(), state, statement, signed);
      } else if (statement.seq() < held.size() && !held.get((int) statement.seq()).equals(signed)) {
        RootState before = after(held.subList(0, (int) statement.seq()));
        signedBy(vault.id(), before.signer(statement), signed);
        throw stale();
      }
      checked.add(checked(signed, statement));
    }
    return checked;
  }

  /** What a log that was checked before says. */
  static RootState after(List<Signed> statements) {
    RootState state = RootState.NONE;
    for (Signed signed : statements) {
      state = state.after(RootStatement.decode(signed.bytes()), signed.bytes());
    }
    return state;
  }

  private static RootState next(
      VaultId vault, RootState state, RootStatement statement, Signed signed) {
    signedBy(vault, state.signer(statement), signed);
    if (statement.seq() != state.tail().n() + 1 || !statement.prev().equals(state.prev())) {
      throw stale();
    }
    return allowed(state, statement, signed);
  }

  private static RootState allowed(RootState state, RootStatement statement, Signed signed) {
    if (statement instanceof RootStatement.Authorize authorize
        && !state.members().containsKey(authorize.device())
        && state.activeMembers().size() >= Limits.DEVICES) {
      throw new Refusal(
          Problem.Code.TOO_LARGE, "A vault has at most " + Limits.DEVICES + " devices.");
    }
    try {
      return state.after(statement, signed.bytes());
    } catch (RootState.Broken broken) {
      throw new Refusal(
          Problem.Code.MALFORMED, "A root statement that the ones before it do not allow.");
    }
  }

  /** A log from its genesis on, every statement signed and allowed. */
  record Whole(List<Checked> statements, RootState state) {}

  /** Checks a log that nothing here is known of. */
  static Whole whole(VaultId vault, List<Signed> statements) {
    return following(vault, RootState.NONE, statements);
  }

  /** Checks what follows upon a log that was checked before. */
  static Whole following(VaultId vault, RootState before, List<Signed> statements) {
    if (statements.stream().mapToLong(signed -> signed.bytes().length).sum() > 2 * LOG_BYTES) {
      throw tooLong(); // before any of it costs a signature to check
    }
    var checked = new ArrayList<Checked>();
    RootState state = before;
    for (Signed signed : statements) {
      RootStatement statement = RootStatement.decode(signed.bytes());
      if (state.genesis().isEmpty() != statement instanceof RootStatement.Genesis) {
        throw new Refusal(Problem.Code.MALFORMED, "A root log begins with its one genesis.");
      }
      signedBy(vault, state.signer(statement), signed);
      state = allowed(state, statement, signed);
      checked.add(checked(signed, statement));
    }
    return new Whole(List.copyOf(checked), state);
  }

  /** One statement, decoded, signed by this key. */
  static Checked signedBy(VaultId vault, byte[] rootKey, Signed signed) {
    RootStatement statement = RootStatement.decode(signed.bytes());
    if (!signed.verifies(Signed.ROOT, vault, rootKey)) {
      throw new Refusal(
          Problem.Code.BAD_SIGNATURE, "A root statement is not signed by the vault's root key.");
    }
    return checked(signed, statement);
  }

  private static Checked checked(Signed signed, RootStatement statement) {
    return new Checked(
        signed, statement, new Position(statement.seq(), RootStatement.hashOf(signed.bytes())));
  }

  /** Signing keys of the devices that these statements make members. */
  static void keysInto(Map<DeviceId, byte[]> keys, List<Checked> statements) {
    for (Checked checked : statements) {
      if (checked.statement() instanceof RootStatement.Authorize authorize) {
        keys.putIfAbsent(authorize.device(), authorize.signKey());
      } else if (checked.statement() instanceof RecoveryReplace replace) {
        keys.putIfAbsent(replace.device(), replace.signKey());
      }
    }
  }

  /**
   * Appends what is new. What is held already is passed over; other bytes at a number that is
   * taken, or a gap, is {@code stale-root}.
   */
  static void append(Writer store, VaultRow vault, List<Checked> statements, Instant now) {
    for (Checked next : statements) {
      Position tail = store.rootTail(vault.number());
      if (next.position().n() <= tail.n()) {
        Signed held = store.rootStatement(vault.number(), next.position().n()).orElseThrow();
        if (!held.equals(next.signed())) {
          throw stale();
        }
        continue;
      }
      if (next.position().n() != tail.n() + 1 || !next.statement().prev().equals(tail.hash())) {
        throw stale();
      }
      withinRoom(store, vault, next);
      store.appendRoot(vault.number(), next.position(), next.signed());
      store.addBytes(vault.number(), next.signed().bytes().length);
      apply(store, vault.number(), next.statement(), now);
    }
  }

  /** A pull hands the log over whole, so it is bounded. Removals have room of their own. */
  private static void withinRoom(Reader store, VaultRow vault, Checked next) {
    long most = next.statement() instanceof Revoke ? 2 * LOG_BYTES : LOG_BYTES;
    if (store.rootBytes(vault.number()) + next.signed().bytes().length > most) {
      throw tooLong();
    }
  }

  private static Refusal tooLong() {
    return new Refusal(Problem.Code.TOO_LARGE, "The vault's root log is as long as it may be.");
  }

  private static void apply(Writer store, long vault, RootStatement statement, Instant now) {
    switch (statement) {
      case RootStatement.Genesis ignored -> {}
      case RootStatement.Authorize authorize ->
          store.addMember(vault, authorize.device(), authorize.signKey());
      case Revoke revoke -> {
        store.removeMember(
            vault,
            revoke.device(),
            new Removal(revoke.seq(), Optional.ofNullable(revoke.cut())),
            now);
        if (revoke.root() != null) {
          store.changeRootKey(vault, revoke.root().key());
        }
      }
      case RecoveryReplace replace -> {
        for (RecoveryReplace.Cut cut : replace.cuts()) {
          store.removeMember(
              vault,
              cut.device(),
              new Removal(replace.seq(), Optional.ofNullable(cut.last())),
              now);
        }
        store.addMember(vault, replace.device(), replace.signKey());
        store.changeRootKey(vault, replace.root().key());
      }
      case Rotate ignored -> {}
      case MovePrimary move -> store.changeRootKey(vault, move.root().key());
    }
  }

  /** The devices that these statements remove. */
  static List<DeviceId> removed(List<Checked> statements) {
    return statements.stream()
        .<DeviceId>mapMulti((checked, out) -> {
          if (checked.statement() instanceof Revoke revoke) {
            out.accept(revoke.device());
          } else if (checked.statement() instanceof RecoveryReplace replace) {
            replace.cuts().forEach(cut -> out.accept(cut.device()));
          }
        })
        .toList();
  }

  private static Refusal stale() {
    return new Refusal(
        Problem.Code.STALE_ROOT,
        "The root log has another statement at this place; read it first.");
  }
}
