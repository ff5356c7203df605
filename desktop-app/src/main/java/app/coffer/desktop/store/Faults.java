package app.coffer.desktop.store;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.jooq.exception.DataAccessException;
import org.sqlite.SQLiteException;

/** Turns what the driver and jOOQ throw into a {@link StoreFault}. */
final class Faults {
  private Faults() {}

  /** Where no statement of ours was wrong in itself: the state of file, disk or other processes. */
  static StoreFault of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreFault fault) {
        return fault;
      }
      if (cause instanceof SQLiteException sqlite) {
        return new StoreFault(kind(sqlite), thrown);
      }
      if (cause instanceof SQLTransientException) {
        return new StoreFault(StoreFault.Kind.BUSY, thrown);
      }
    }
    return new StoreFault(StoreFault.Kind.OTHER, thrown);
  }

  /** Whether {@code thrown} came from the database rather than from the work done in it. */
  static boolean isOfDatabase(Throwable thrown) {
    return thrown instanceof DataAccessException
        || thrown instanceof SQLException
        || thrown instanceof StoreFault;
  }

  private static StoreFault.Kind kind(SQLiteException fault) {
    // extended codes carry the primary one in their low byte
    return switch (fault.getResultCode().code & 0xff) {
      case 5, 6, 15 -> StoreFault.Kind.BUSY; // BUSY, LOCKED, PROTOCOL
      case 8, 14, 3, 23 -> StoreFault.Kind.NOT_WRITABLE; // READONLY, CANTOPEN, PERM, AUTH
      case 13 -> StoreFault.Kind.DISK_FULL;
      case 11 -> StoreFault.Kind.DAMAGED;
      case 26 -> StoreFault.Kind.WRONG_KEY; // NOTADB: the first page does not decrypt
      default -> StoreFault.Kind.OTHER;
    };
  }
}
