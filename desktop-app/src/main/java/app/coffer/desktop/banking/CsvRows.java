package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** The rows of a CSV, one after the other; rows and fields may have any length up to the limits. */
final class CsvRows {
  /** Takes one row; returns whether to go on. */
  interface Visitor {
    boolean row(int index, int line, List<String> fields) throws UnreadableFile;
  }

  private CsvRows() {}

  /** The first rows, at most so many; none where this delimiter makes no rows. */
  static List<List<String>> first(BankFile file, Charset charset, char delimiter, int most) {
    List<List<String>> rows = new ArrayList<>();
    try {
      each(
          file,
          charset,
          delimiter,
          (index, line, fields) -> rows.add(fields) && rows.size() < most);
    } catch (UnreadableFile swallowed) {
      return List.of(); // with this delimiter a quotation mark swallows the file
    }
    return rows;
  }

  // the library names no successor of the switch for characters behind a closing quotation mark
  @SuppressWarnings("removal")
  static void each(BankFile file, Charset charset, char delimiter, Visitor visitor)
      throws UnreadableFile {
    CsvRecordHandler handler =
        CsvRecordHandler.of(limits ->
            limits
                .maxFieldSize(BankFile.MOST_CHARS)
                .maxFields(2000)
                .maxRecordSize(16 * BankFile.MOST_CHARS));
    try (CsvReader<CsvRecord> rows =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowExtraCharsAfterClosingQuote(true)
            .allowUnclosedQuote(true)
            .detectBomHeader(false)
            .maxBufferSize(32 * BankFile.MOST_CHARS)
            .build(handler, new InputStreamReader(file.stream(), charset))) {
      int index = 0;
      for (CsvRecord row : rows) {
        BankFile.stopIfCancelled();
        if (index > BankFile.MOST_ROWS) {
          throw new UnreadableFile(Code.MORE_THAN_A_MILLION_LINES);
        }
        List<String> fields = row.getFields();
        if (index == 0 && fields.getFirst().startsWith("\uFEFF")) {
          fields = new ArrayList<>(fields);
          fields.set(0, fields.getFirst().substring(1));
        }
        if (!visitor.row(index, (int) row.getStartingLineNumber(), fields)) {
          return;
        }
        index++;
      }
    } catch (CsvParseException | IOException e) {
      throw new UnreadableFile(Code.FIELD_TOO_LONG);
    }
  }
}
