package app.coffer.server.vault;

import app.coffer.server.vault.BlobStore.VaultRow;
import app.coffer.server.vault.BlobStore.Writer;
import app.coffer.wire.Limits;
import app.coffer.wire.MovePrimary;
import app.coffer.wire.Position;
import app.coffer.wire.Problem;
import app.coffer.wire.Revoke;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Rotate;
import app.coffer.wire.Signed;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import java.util.List;
import java.util.Map;

/** The rules by which a root log grows. */
final class RootLogs {

  /** A statement whose signature holds. */
  record Checked(Signed signed, RootStatement statement, Position position) {}

  private RootLogs() {}

  /** The statements decoded, each signed by the vault's root key. */
  static List<Checked> check(VaultId vault, byte[] rootKey, List<Signed> statements) {
    return statements.stream().map(signed -> check(vault, rootKey, signed)).toList();
  }

  static Checked check(VaultId vault, byte[] rootKey, Signed signed) {
    RootStatement statement = RootStatement.decode(signed.bytes());
    if (!signed.verifies(Signed.ROOT, vault, rootKey)) {
      throw new Refusal(
          Problem.Code.BAD_SIGNATURE, "A root statement is not signed by the vault's root key.");
    }
    var position = new Position(statement.seq(), RootStatement.hashOf(signed.bytes()));
    return new Checked(signed, statement, position);
  }

  /** Signing keys of the devices that these statements make members. */
  static void keysInto(Map<DeviceId, byte[]> keys, List<Checked> statements) {
    for (Checked checked : statements) {
      if (checked.statement() instanceof RootStatement.Authorize authorize) {
        keys.putIfAbsent(authorize.device(), authorize.signKey());
      }
    }
  }

  /**
   * Appends what is new. What is held already is passed over; other bytes at a number that is
   * taken, or a gap, is {@code stale-root}.
   */
  static void append(Writer store, VaultRow vault, List<Checked> statements) {
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
      store.appendRoot(vault.number(), next.position(), next.signed());
      store.addBytes(vault.number(), next.signed().bytes().length);
      apply(store, vault, next.statement());
    }
  }

  static void apply(Writer store, VaultRow vault, RootStatement statement) {
    switch (statement) {
      case RootStatement.Genesis ignored -> {}
      case RootStatement.Authorize authorize -> {
        var members = store.members(vault.number());
        if (!members.containsKey(authorize.device()) && members.size() >= Limits.DEVICES) {
          throw new Refusal(
              Problem.Code.TOO_LARGE, "A vault has at most " + Limits.DEVICES + " devices.");
        }
        store.addMember(vault.number(), authorize.device(), authorize.signKey());
      }
      case Revoke ignored -> throw notYet();
      case Rotate ignored -> throw notYet();
      case MovePrimary ignored -> throw notYet();
    }
  }

  private static Refusal notYet() {
    return new Refusal(Problem.Code.MALFORMED, "This server does not take such statements.");
  }

  private static Refusal stale() {
    return new Refusal(
        Problem.Code.STALE_ROOT,
        "The root log has another statement at this place; read it first.");
  }
}
