package app.coffer.desktop.sync;

import app.coffer.desktop.sync.SyncFault.Alarm;
import app.coffer.desktop.sync.SyncFault.Distrusted;
import app.coffer.wire.RecoveryReplace;
import app.coffer.wire.Revoke;
import app.coffer.wire.RootState;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.codec.NewerFormat;
import app.coffer.wire.id.RecordId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes statements into the local root log: the genesis must be the vault's own, each statement
 * signed by the root key of its time, chained to the one before, and allowed by those before.
 */
public final class RootIntake {
  private final Sealer sealer;
  private final Checks checks;

  public RootIntake(Sealer sealer) {
    this(sealer, Checks.ALL);
  }

  RootIntake(Sealer sealer, Checks checks) {
    this.sealer = sealer;
    this.checks = checks;
  }

  /**
   * @param statements how many were new
   * @param touched records of which something is void now: they are to be settled again
   */
  public record Taken(int statements, Set<RecordId> touched) {}

  /** Statements that are held already must be the same. */
  public Taken take(LogWriter log, List<Signed> statements) throws SyncFault {
    RootState state = log.rootState();
    int taken = 0;
    var touched = new LinkedHashSet<RecordId>();
    for (Signed statement : statements) {
      RootStatement read = read(state, statement);
      long next = state.tail().n() + 1;
      if (checks.on(Check.ROOT_GAP) && read.seq() > next) {
        throw new Distrusted(Alarm.ROOT_WITHHELD, "a gap before statement " + read.seq());
      }
      if (read.seq() < next) {
        checkHeld(log, read, statement);
        continue;
      }
      state = next(state, read, statement);
      touched.addAll(add(log, read, statement));
      taken++;
    }
    if (taken > 0) {
      checkKeys(log, state);
    }
    return new Taken(taken, touched);
  }

  private RootState next(RootState state, RootStatement read, Signed statement) throws SyncFault {
    verify(state, read, statement);
    if (checks.on(Check.ROOT_CHAIN) && !read.prev().equals(state.prev())) {
      throw new Distrusted(Alarm.ROOT_FORK, "statement " + read.seq() + " follows another log");
    }
    try {
      return state.after(read, statement.bytes());
    } catch (RootState.Broken broken) {
      throw new Distrusted(Alarm.NOT_AUTHENTIC, broken.getMessage());
    }
  }

  private void checkHeld(LogReader log, RootStatement read, Signed statement) throws SyncFault {
    if (!checks.on(Check.ROOT_HELD)
        || log.rootHash(read.seq()).equals(Optional.of(RootStatement.hashOf(statement.bytes())))) {
      return;
    }
    RootState before = RootState.NONE;
    for (Signed held : log.rootLog().subList(0, (int) read.seq())) {
      before = before.after(RootStatement.decode(held.bytes()), held.bytes());
    }
    verify(before, read, statement);
    throw new Distrusted(Alarm.ROOT_FORK, "two statements " + read.seq());
  }

  private void verify(RootState before, RootStatement read, Signed statement) throws SyncFault {
    if (read instanceof RootStatement.Genesis) {
      if (checks.on(Check.GENESIS)
          && !RootStatement.Genesis.vaultId(statement.bytes()).equals(sealer.vault())) {
        throw new Distrusted(Alarm.ROOT_FORK, "the genesis of another vault");
      }
    } else if (before.genesis().isEmpty()) {
      throw new Distrusted(Alarm.ROOT_WITHHELD, "no genesis");
    }
    if (checks.on(Check.ROOT_SIGNATURE)
        && !statement.verifies(Signed.ROOT, sealer.vault(), before.signer(read))) {
      throw new Distrusted(Alarm.NOT_AUTHENTIC, "root statement " + read.seq());
    }
  }

  private List<RecordId> add(LogWriter log, RootStatement read, Signed statement) {
    log.addRoot(read.seq(), statement);
    sealer.learn(read);
    return switch (read) {
      case RootStatement.Authorize authorize -> {
        log.addMember(authorize, sealer.nameOf(authorize));
        yield List.of();
      }
      // a device that was removed itself keeps what it has; the others hold to the cut
      case Revoke revoke when !revoke.device().equals(sealer.self()) ->
          log.cutFeed(revoke.device(), revoke.cut() == null ? -1 : revoke.cut().n());
      case RecoveryReplace replace -> {
        log.addMember(replace.authorize(), sealer.nameOf(replace.authorize()));
        yield replace.cuts().stream()
            .filter(cut -> !cut.device().equals(sealer.self()))
            .flatMap(
                cut -> log.cutFeed(cut.device(), cut.last() == null ? -1 : cut.last().n()).stream())
            .toList();
      }
      default -> List.of();
    };
  }

  /** A member must have been given every key, or what it writes could not be read by all. */
  private void checkKeys(LogReader log, RootState state) throws SyncFault {
    if (!state.active(sealer.self())) {
      return;
    }
    if (!state.epochs().stream().allMatch(sealer::holds)) {
      sealer.learnHistory(
          log.rootLog().stream().map(held -> RootStatement.decode(held.bytes())).toList());
    }
    if (checks.on(Check.KEY_GIVEN)
        && state.epoch().isPresent()
        && !sealer.holds(state.epoch().get())) {
      throw new Distrusted(Alarm.NOT_AUTHENTIC, "a new key that this device was not given");
    }
  }

  private RootStatement read(RootState state, Signed statement) throws SyncFault {
    try {
      return RootStatement.decode(statement.bytes());
    } catch (NewerFormat newer) {
      if (!checks.on(Check.NEWER) || isOurs(state, statement)) {
        throw new SyncFault.TooOld();
      }
      throw new Distrusted(Alarm.NOT_AUTHENTIC, "a statement of a newer version, signed by nobody");
    } catch (MalformedCbor malformed) {
      throw new Distrusted(Alarm.NOT_AUTHENTIC, "a root statement that cannot be read");
    }
  }

  /** Whether a statement that cannot be read is signed by a key that may sign the next one. */
  private boolean isOurs(RootState state, Signed statement) {
    if (state.genesis().isEmpty()) {
      return RootStatement.Genesis.vaultId(statement.bytes()).equals(sealer.vault());
    }
    return Stream.of(state.rootKey(), state.genesis().get().recoverySignKey())
        .anyMatch(key -> statement.verifies(Signed.ROOT, sealer.vault(), key));
  }
}
