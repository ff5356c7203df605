package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of another program's database. */
public interface Tables {

  /** Reads a database whole, which is given as the bytes of its file and never changed. */
  @FunctionalInterface
  interface Opener {
    Tables read(byte[] database) throws UnreadableFile;
  }

  /** The rows of a table; none where there is no such table. */
  List<Row> rows(String table);

  /** Whether there is such a table, with all these columns. */
  boolean has(String table, String... columns);

  /**
   * @throws UnreadableFile where there is no such table, or it lacks one of these columns: what is
   *     not there would read as nothing, and amounts as zero
   */
  default void require(String table, String... columns) throws UnreadableFile {
    if (!has(table, columns)) {
      throw new UnreadableFile(Code.DATABASE_DAMAGED);
    }
  }

  /** A row by the names of its columns in lower case; a column that is not there is null. */
  record Row(Map<String, Object> values) {
    public @Nullable Object raw(String column) {
      return values.get(column);
    }

    /** Text, or a number as text; empty for none, and for bytes. */
    public String text(String column) {
      Object value = values.get(column);
      return value == null || value instanceof byte[] ? "" : value.toString();
    }

    public boolean flag(String column) {
      return !text(column).isEmpty() && !text(column).equals("0");
    }

    /**
     * The number; zero where nothing is there.
     *
     * @throws UnreadableFile where it is no number: another program may have made one of it
     */
    public BigDecimal number(String column) throws UnreadableFile {
      String text = text(column).strip();
      if (text.isEmpty() && !(raw(column) instanceof byte[])) {
        return BigDecimal.ZERO;
      }
      try {
        return new BigDecimal(text);
      } catch (NumberFormatException e) {
        throw new UnreadableFile(Code.AMOUNT_NO_NUMBER);
      }
    }
  }
}
