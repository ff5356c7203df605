package app.coffer.desktop.sync;

import app.coffer.desktop.sync.SyncFault.Alarm;
import app.coffer.desktop.sync.SyncFault.Distrusted;
import app.coffer.wire.Position;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.codec.NewerFormat;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.VaultId;
import java.util.List;

/**
 * Takes statements into the local root log: the genesis must be the vault's own, each statement
 * signed by the key the genesis names, and chained to the one before.
 */
public final class RootIntake {
  private final Sealer sealer;

  public RootIntake(Sealer sealer) {
    this.sealer = sealer;
  }

  /** Statements that are held already must be the same; returns how many were new. */
  public int take(LogWriter log, List<Signed> statements) throws SyncFault {
    int taken = 0;
    for (Signed statement : statements) {
      RootStatement read = read(statement);
      long next = log.rootTail().map(Position::n).orElse(-1L) + 1;
      if (read.seq() > next) {
        throw new Distrusted(Alarm.ROOT_WITHHELD, "a gap before statement " + read.seq());
      }
      verify(log, read, statement);
      Hash hash = RootStatement.hashOf(statement.bytes());
      if (read.seq() < next) {
        if (!log.rootHash(read.seq()).orElseThrow().equals(hash)) {
          throw new Distrusted(Alarm.ROOT_FORK, "two statements " + read.seq());
        }
        continue;
      }
      if (next > 0 && !log.rootHash(next - 1).orElseThrow().equals(read.prev())) {
        throw new Distrusted(Alarm.ROOT_FORK, "statement " + next + " follows another log");
      }
      add(log, read, statement);
      taken++;
    }
    return taken;
  }

  private void add(LogWriter log, RootStatement read, Signed statement) {
    log.addRoot(read.seq(), statement);
    if (read instanceof RootStatement.Authorize authorize) {
      sealer.learn(authorize);
      log.addMember(authorize, sealer.nameOf(authorize));
    }
  }

  private void verify(LogReader log, RootStatement read, Signed statement) throws SyncFault {
    VaultId vault = sealer.vault();
    byte[] rootKey;
    if (read instanceof RootStatement.Genesis genesis) {
      if (!RootStatement.Genesis.vaultId(statement.bytes()).equals(vault)) {
        throw new Distrusted(Alarm.ROOT_FORK, "the genesis of another vault");
      }
      rootKey = genesis.rootKey();
    } else {
      List<Signed> held = log.rootLog();
      if (held.isEmpty()
          || !(RootStatement.decode(held.getFirst().bytes())
              instanceof RootStatement.Genesis genesis)) {
        throw new Distrusted(Alarm.ROOT_WITHHELD, "no genesis");
      }
      rootKey = genesis.rootKey();
    }
    if (!statement.verifies(Signed.ROOT, vault, rootKey)) {
      throw new Distrusted(Alarm.NOT_AUTHENTIC, "root statement " + read.seq());
    }
  }

  private static RootStatement read(Signed statement) throws SyncFault {
    try {
      return RootStatement.decode(statement.bytes());
    } catch (NewerFormat newer) {
      throw new SyncFault.TooOld();
    } catch (MalformedCbor malformed) {
      throw new Distrusted(Alarm.NOT_AUTHENTIC, "a root statement that cannot be read");
    }
  }
}
