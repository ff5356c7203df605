package app.coffer.server.blob;

import app.coffer.server.vault.Refusal;
import app.coffer.server.vault.StoreFault;
import app.coffer.wire.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** A database that the store can be in, and how it fails. The SQL is the same in all of them. */
sealed interface Database permits SqliteFile, PostgresServer {

  /** Brings the tables to this version. */
  void migrate();

  /**
   * Brings the tables to this version; refuses those of a later one, whose rows this one would
   * misread.
   */
  static void migrate(FluentConfiguration tables) {
    try {
      tables.ignoreMigrationPatterns(new String[0]).load().migrate();
    } catch (FlywayValidateException e) {
      throw new StoreFault(
          "This database was in use by a newer coffer-server; start that one, or restore a backup.",
          e);
    }
  }

  /** Connects, as often as reading and writing need it. */
  Transactions open();

  SQLDialect dialect();

  /** What this failure says in a sentence for the caller, if it is no fault but a limit. */
  Optional<String> full(SQLException e);

  /** Bytes on the disk. */
  long size(DSLContext sql);

  /** Bytes left on the disk, as far as this program can know. */
  long free();

  default DSLContext context(Connection connection) {
    return DSL.using(
        connection, dialect(), new Settings().withExecuteLogging(false).withRenderSchema(false));
  }

  /** What a failure of the driver means to the caller. */
  default RuntimeException fault(String doing, SQLException e) {
    return full(e)
        .<RuntimeException>map(said -> new Refusal(Problem.Code.STORAGE_FULL, said))
        .orElseGet(() ->
            new StoreFault(
                doing + " failed, code " + e.getErrorCode() + ", state " + e.getSQLState(), e));
  }

  /** What a failure of a statement means to the caller. */
  default RuntimeException fault(DataAccessException e) {
    SQLException cause = e.getCause(SQLException.class);
    return cause == null ? new StoreFault("a statement failed", e) : fault("a statement", cause);
  }
}
