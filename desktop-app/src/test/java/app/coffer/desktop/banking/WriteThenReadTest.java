package app.coffer.desktop.banking;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.desktop.banking.BankImport.CsvColumns.Role;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.wire.id.RecordId;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What a careful writer of a format writes is read as it was meant, whatever it is: by the pieces
 * that take files apart, in all ways in which one thing may be written.
 */
class WriteThenReadTest {
  private static final int SEEDS = 300;
  private static final List<String> LINE_ENDS = List.of("\n", "\r\n", "\r");
  private static final String[] LETTERS = {
    "a",
    "B",
    "7",
    " ",
    "&",
    "<",
    ">",
    "\"",
    "'",
    ";",
    ",",
    "|",
    "\t",
    ":",
    "/",
    "^",
    "!",
    "?",
    "-",
    "=",
    "{",
    "}",
    "]]",
    "&amp;",
    "\u00FC",
    "\u0141",
    "\u0416",
    "\u20AC",
    "\uD83D\uDE00",
    "\u202E"
  };

  @Test
  void rowsOfCsvInAnySeparatorLineEndAndEncoding() throws Exception {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      char separator = ";,\t|".charAt(random.nextInt(4));
      Charset charset =
          List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
              .get(random.nextInt(3));
      String mark = random.nextBoolean() || charset != StandardCharsets.UTF_8 ? "\uFEFF" : "";
      LineDelimiter end = LineDelimiter.values()[random.nextInt(3)];
      int columns = 2 + random.nextInt(5);
      List<List<String>> rows = new ArrayList<>();
      StringWriter out = new StringWriter();
      var writer = CsvWriter.builder().fieldSeparator(separator).lineDelimiter(end);
      if (random.nextBoolean()) {
        writer = writer.quoteStrategy(QuoteStrategies.ALWAYS);
      }
      try (CsvWriter csv = writer.build(out)) {
        for (int row = 0; row < 1 + random.nextInt(6); row++) {
          List<String> fields = new ArrayList<>();
          for (int field = 0; field < columns; field++) {
            fields.add(text(random, true));
          }
          rows.add(fields);
          csv.writeRecord(fields);
        }
      }
      BankFile file = BankFile.of((mark + "first" + end + out).getBytes(charset));
      assertThat(file.charset()).as("seed %d", seed).isEqualTo(charset);
      List<List<String>> read = new ArrayList<>();
      CsvRows.each(file, file.charset(), separator, (index, line, fields) -> read.add(fields));
      assertThat(read.removeFirst()).containsExactly("first");
      assertThat(read).as("seed %d", seed).isEqualTo(rows);
    }
  }

  @Test
  void tagsOfOfxAsXmlOrWithoutTheirClosingOnes() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      boolean xml = random.nextBoolean();
      String end = pick(random, LINE_ENDS);
      StringBuilder out = new StringBuilder();
      List<String> meant = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        String name = pick(random, List.of("NAME", "memo", "TRNAMT", "X.Y-Z", "BALAMT2"));
        String value = text(random, false).strip();
        out.append('<').append(random.nextInt(9) == 0 ? "ofx:" : "").append(name).append('>');
        out.append(random.nextInt(4) == 0 ? " " : "").append(escaped(random, value));
        meant.add("+" + name.toUpperCase(java.util.Locale.ROOT) + " " + value);
        if (xml || random.nextInt(3) == 0) {
          out.append("</").append(name).append('>');
          meant.add("-" + name.toUpperCase(java.util.Locale.ROOT) + " ");
        }
        out.append(random.nextInt(3) == 0 ? end : "");
      }
      OfxTokens tokens = new OfxTokens(out.toString());
      List<String> read = new ArrayList<>();
      for (Optional<OfxTokens.Token> next = tokens.next(); next.isPresent(); next = tokens.next()) {
        read.add((next.get().opens() ? "+" : "-") + next.get().name() + " " + next.get().text());
      }
      assertThat(read).as("seed %d: %s", seed, out).isEqualTo(meant);
    }
  }

  /** Each letter in one of the ways in which it may be written. */
  private static String escaped(Random random, String text) {
    if (random.nextInt(4) == 0 && !text.contains("]]")) {
      return "<![CDATA[" + text + "]]>";
    }
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> out.append(pick(random, List.of("&amp;", "&#38;", "&#x26;")));
            case '<' -> out.append(pick(random, List.of("&lt;", "&#60;", "&#x3C;")));
            case '>' -> out.append(pick(random, List.of("&gt;", "&#62;")));
            default -> {
              if (random.nextInt(9) == 0 && !Character.isWhitespace(c)) {
                out.append("&#").append(c).append(';');
              } else {
                out.appendCodePoint(c);
              }
            }
          }
        });
    return out.toString();
  }

  @Test
  void recordsOfQif() throws UnreadableFile {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      String end = pick(random, LINE_ENDS);
      StringBuilder out = new StringBuilder("!Type:Bank").append(end);
      List<List<QifRecords.Entry>> meant = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(5); i++) {
        List<QifRecords.Entry> record = new ArrayList<>();
        for (int entry = 0; entry < 1 + random.nextInt(6); entry++) {
          char letter = "DTPMLSE$N".charAt(random.nextInt(9));
          String value = text(random, false).strip();
          record.add(new QifRecords.Entry(letter, value));
          out.append(letter).append(value).append(random.nextInt(5) == 0 ? " " : "").append(end);
          out.append(random.nextInt(7) == 0 ? end : "");
        }
        meant.add(record);
        out.append('^').append(end);
      }
      List<QifRecords.Record> read = QifRecords.of(out.toString());
      assertThat(read).as("seed %d", seed).allMatch(QifRecords.Record::whole);
      assertThat(read)
          .as("seed %d: %s", seed, out)
          .extracting(QifRecords.Record::entries)
          .isEqualTo(meant);
    }
  }

  @Test
  void fieldsOfSwiftWithAndWithoutAnEnvelope() {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      String end = pick(random, LINE_ENDS);
      boolean wrapped = random.nextBoolean();
      StringBuilder out = new StringBuilder();
      out.append(wrapped ? "{1:F01BANKDEFF}{2:O940}{4:" + (random.nextBoolean() ? end : "") : "");
      List<String> meant = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        String tag = pick(random, List.of("20", "25", "28C", "60F", "61", "86", "62M", "NS"));
        List<String> lines = new ArrayList<>();
        for (int line = 0; line < 1 + random.nextInt(4); line++) {
          // a line within a field never begins like a field or the end of a message
          lines.add((line == 0 ? "" : "x") + text(random, false).replace("\t", " "));
        }
        meant.add(tag + lines);
        out.append(':').append(tag).append(':').append(String.join(end, lines)).append(end);
      }
      out.append(wrapped ? "-}{5:{CHK:1}}" + end : "-" + end);
      assertThat(SwiftTokens.of(out.toString()).stream().map(f -> f.tag() + f.value()).toList())
          .as("seed %d: %s", seed, out)
          .isEqualTo(meant);
    }
  }

  @Test
  void entriesOfCamtInAnyVersion() throws UnreadableFile {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      StringBuilder entries = new StringBuilder();
      List<String> meant = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        String amount = random.nextInt(1_000_000) + "." + (10 + random.nextInt(90));
        boolean out = random.nextBoolean();
        String day =
            "20%02d-%02d-%02d"
                .formatted(random.nextInt(99), 1 + random.nextInt(12), 1 + random.nextInt(28));
        String payee = "P" + text(random, false).replaceAll("\\s+", " ").strip();
        String notes = "N" + text(random, false).replaceAll("\\s+", " ").strip();
        boolean newer = random.nextBoolean();
        String role = out ? "Cdtr" : "Dbtr";
        entries.append("<Ntry><Amt Ccy=\"EUR\">").append(amount).append("</Amt><CdtDbtInd>");
        entries.append(out ? "DBIT" : "CRDT").append("</CdtDbtInd><Sts>");
        entries.append(newer ? "<Cd>BOOK</Cd>" : "BOOK").append("</Sts><BookgDt>");
        entries.append(
            random.nextBoolean()
                ? "<Dt>" + day + "</Dt>"
                : "<DtTm>" + day + "T23:59:59+02:00</DtTm>");
        entries.append("</BookgDt><NtryDtls><TxDtls><RltdPties><").append(role).append('>');
        entries.append(newer ? "<Pty>" : "").append("<Nm>").append(escaped(random, payee));
        entries.append("</Nm>").append(newer ? "</Pty>" : "").append("</").append(role);
        entries.append("></RltdPties><RmtInf><Ustrd>").append(escaped(random, notes));
        entries.append("</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n");
        meant.add(day + " " + (out ? "-" : "") + amount + " " + payee + " " + notes);
      }
      String text = CamtQuirksTest.statement(entries.toString());
      Charset charset = random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16LE;
      Statement read = Reading.all(text.getBytes(charset), "EUR").getFirst();
      assertThat(read.problems()).as("seed %d: %s", seed, text).isEmpty();
      assertThat(read.lines().stream().map(WriteThenReadTest::said).toList())
          .as("seed %d", seed)
          .isEqualTo(meant);
    }
  }

  private static String said(BankLine line) {
    return line.date() + " " + line.amount().decimal() + " " + line.payee() + " " + line.notes();
  }

  @Test
  void profilesAsFiles() throws UnreadableFile {
    RecordId id = RecordId.ofHex("11".repeat(16));
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      List<CsvProfile.Column> columns = new ArrayList<>();
      columns.add(new CsvProfile.Column(line(random), Role.DATE));
      columns.add(new CsvProfile.Column(line(random), Role.AMOUNT));
      for (Role role : Role.values()) {
        columns.add(new CsvProfile.Column(line(random), role));
      }
      CsvProfile meant =
          new CsvProfile(
              id,
              line(random),
              pick(random, List.of("", "DE", "CH")),
              columns,
              random.nextBoolean(),
              pick(random, List.of("UTF-8", "windows-1252", "ISO-8859-1")),
              ";,\t|".charAt(random.nextInt(4)),
              pick(random, DateText.PATTERNS),
              ".,".charAt(random.nextInt(2)),
              random.nextBoolean(),
              new CsvHabits(
                  random.nextBoolean(),
                  CsvHabits.Order.values()[random.nextInt(3)],
                  random.nextBoolean() ? List.of() : List.of("pending", "offen")));
      assertThat(CsvProfileFile.read(id, CsvProfileFile.text(meant)))
          .as("seed %d", seed)
          .isEqualTo(meant);
    }
  }

  private static String line(Random random) {
    return Limited.text("c" + text(random, false), 60);
  }

  private static String text(Random random, boolean lines) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(
          lines && random.nextInt(12) == 0 ? "\n" : LETTERS[random.nextInt(LETTERS.length)]);
    }
    return text.toString();
  }

  private static <T> T pick(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
