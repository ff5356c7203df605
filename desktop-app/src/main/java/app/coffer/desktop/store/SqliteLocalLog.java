package app.coffer.desktop.store;

import app.coffer.desktop.sync.LocalLog;
import app.coffer.desktop.sync.LogReader;
import app.coffer.desktop.sync.SyncFault;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;

/** The local log in the vault's database. */
final class SqliteLocalLog implements LocalLog {
  private final VaultDatabase database;
  private final RecordProjection projection;
  private final RootStates rootStates = new RootStates();

  SqliteLocalLog(VaultDatabase database, RecordProjection projection) {
    this.database = database;
    this.projection = projection;
  }

  /** Carries a fault out of a transaction, so that it is rolled back. */
  private static final class Carrier extends RuntimeException {
    private final transient SyncFault fault;

    Carrier(SyncFault fault) {
      super("a sync fault", fault, false, false);
      this.fault = fault;
    }
  }

  @Override
  public <T> T read(Function<LogReader, T> work) {
    return database.read(sql -> work.apply(new SqliteLogReader(sql, rootStates)));
  }

  @Override
  public <T> T write(Work<T> work) throws SyncFault {
    return write(sql -> {}, work);
  }

  /** The same with {@code first} in the same transaction. */
  <T> T write(Consumer<DSLContext> first, Work<T> work) throws SyncFault {
    try {
      return database.write(sql -> {
        try {
          first.accept(sql);
          return work.in(new SqliteLogWriter(sql, rootStates, projection));
        } catch (SyncFault fault) {
          throw new Carrier(fault);
        }
      });
    } catch (Carrier carrier) {
      throw carrier.fault;
    }
  }
}
