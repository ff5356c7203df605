package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The records of a QIF file: lines of one letter and a value, up to {@code ^}. */
final class QifRecords {
  private static final Pattern TYPE = Pattern.compile("(?i)^!type\\s*:\\s*(.{1,40}?)\\s*$");

  /** Of one record; one more is kept, to tell that there were more. */
  static final int MOST_ENTRIES = 2000;

  /** One line. */
  record Entry(char letter, String value) {}

  /**
   * @param section the header above, in lower case: {@code bank}, {@code account} and so on
   * @param whole false where the file ends in the middle of a line
   */
  record Record(String section, int line, List<Entry> entries, boolean whole) {
    Record {
      entries = List.copyOf(entries);
    }

    /** The first value of that letter, or empty. */
    String first(char letter) {
      return entries.stream()
          .filter(entry -> entry.letter() == letter)
          .map(Entry::value)
          .findFirst()
          .orElse("");
    }

    List<String> all(char letter) {
      return entries.stream().filter(entry -> entry.letter() == letter).map(Entry::value).toList();
    }

    /** The amount; newer programs write it once more under another letter. */
    String amount() {
      String amount = first('T');
      return amount.isEmpty() ? first('U') : amount;
    }
  }

  private final List<Record> records = new ArrayList<>();
  private List<Entry> open = new ArrayList<>();
  private String section = "";
  private int started;

  private QifRecords() {}

  static List<Record> of(String text) throws UnreadableFile {
    QifRecords all = new QifRecords();
    String[] lines = text.split("\r\n|\r|\n", -1);
    for (int i = 0; i < lines.length; i++) {
      BankFile.stopIfCancelled();
      all.line(lines[i], i + 1);
      if (all.records.size() > BankFile.MOST_ROWS) {
        throw new UnreadableFile(Code.MORE_THAN_A_MILLION_LINES);
      }
    }
    // a last record without its end is whole only if its last line is
    all.end(lines[lines.length - 1].isBlank());
    return all.records;
  }

  private void line(String raw, int number) {
    if (raw.isBlank()) {
      return;
    }
    String line = raw.stripLeading();
    char letter = line.charAt(0);
    if (letter == '^') {
      end(true);
    } else if (letter == '!') {
      end(true);
      header(line);
    } else {
      if (open.isEmpty()) {
        started = number;
      }
      if (open.size() <= MOST_ENTRIES) {
        open.add(new Entry(Character.toUpperCase(letter), line.substring(1).strip()));
      }
    }
  }

  private void header(String line) {
    Matcher type = TYPE.matcher(line);
    if (type.matches()) {
      section = QifReader.lower(type.group(1));
    } else if (QifReader.lower(line).startsWith("!account")) {
      section = "account";
    }
  }

  private void end(boolean whole) {
    if (!open.isEmpty()) {
      records.add(new Record(section, started, open, whole));
    }
    open = new ArrayList<>();
  }
}
