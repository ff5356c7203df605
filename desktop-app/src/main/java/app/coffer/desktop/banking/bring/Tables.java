package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
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

  /** A row by the names of its columns in lower case; a column that is not there is null. */
  record Row(Map<String, Object> values) {
    public @Nullable Object raw(String column) {
      return values.get(column);
    }

    /** Text, or a number as text; empty for none. */
    public String text(String column) {
      Object value = values.get(column);
      return value == null ? "" : value.toString();
    }

    public boolean flag(String column) {
      return !text(column).isEmpty() && !text(column).equals("0");
    }

    /** The number; zero where it is none. */
    public BigDecimal number(String column) {
      try {
        return new BigDecimal(text(column).strip());
      } catch (NumberFormatException e) {
        return BigDecimal.ZERO;
      }
    }
  }
}
