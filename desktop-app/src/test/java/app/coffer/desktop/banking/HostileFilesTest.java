package app.coffer.desktop.banking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.desktop.banking.BankImport.Format;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever is dropped on the window: a statement or one sentence, in seconds, never a crash. */
class HostileFilesTest {
  private static final String OFX_LINE =
      "<OFX><STMTRS><CURDEF>EUR<STMTTRN><DTPOSTED>20260304<TRNAMT>%s<NAME>%s</STMTTRN></STMTRS></OFX>";
  private static final String CSV = "Date,Payee,Amount\n2026-01-02,a,1.00\n";

  private static final List<StatementReader> READERS =
      List.of(
          new OfxReader(),
          new CamtReader(),
          new Mt940Reader(),
          new QifReader(),
          new CsvStatementReader());

  @Test
  void aFileThatIsCutOffHasNoNumberThatTheWholeHasNot() throws Exception {
    for (String name :
        List.of(
            "ofx/bank_medium.ofx",
            "ofx/checking.ofx",
            "qif/default_w_splits.qif",
            "camt053/camt053.v8.xml",
            "mt940/postfinance.sta",
            "mt940/rabobank-iban.sta")) {
      byte[] whole = Reading.sample(name);
      List<String> right = amounts(whole);
      assertThat(right).isNotEmpty();
      for (int length = 40; length < whole.length; length += 7) {
        List<String> cut = amounts(Arrays.copyOf(whole, length));
        assertThat(right.subList(0, Math.min(cut.size(), right.size())))
            .as(name + " cut at " + length)
            .isEqualTo(cut);
      }
    }
  }

  /** All amounts in a file, by the reader for it; none where it is refused. */
  private static List<String> amounts(byte[] bytes) throws UnreadableFile {
    BankFile file = BankFile.of(bytes);
    for (StatementReader reader : READERS) {
      if (reader.format() != Format.CSV && reader.recognises(file.opening(8000))) {
        try {
          return reader.read(file, Currency.getInstance("USD"), Options.auto()).stream()
              .flatMap(statement -> statement.lines().stream())
              .map(line -> line.amount().decimal())
              .toList();
        } catch (UnreadableFile e) {
          return List.of();
        }
      }
    }
    return List.of();
  }

  @Test
  void wrongKindsOfFileAreNamed() throws Exception {
    Map<String, byte[]> wrong = new LinkedHashMap<>();
    wrong.put("a PDF", latin("%PDF-1.7\n1 0 obj"));
    wrong.put("a ZIP archive", zip("statement.csv"));
    wrong.put("an Excel", zip("xl/workbook.xml"));
    wrong.put("an old Excel", bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0));
    wrong.put("an image", bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10));
    wrong.put("a program", bytes(0x7F, 'E', 'L', 'F', 2, 1, 1, 0));
    wrong.put("a web page", latin("\n\n<!DOCTYPE html><html><body>Please log in"));
    wrong.put("a JSON", latin("{\"error\":\"session expired\"}"));
    wrong.put("a database", latin("SQLite format 3\u0000more"));
    wrong.put("empty", new byte[0]);
    wrong.put("is empty", latin(" \r\n\t "));
    wrong.put("does not look like text", random(1, 5000));
    wrong.forEach((word, bytes) ->
        assertThatThrownBy(() -> BankFile.of(bytes))
            .as(word)
            .isInstanceOf(UnreadableFile.class)
            .hasMessageContaining(word));
  }

  @Test
  void hostileTextsEndInAStatementOrASentence() {
    Map<String, byte[]> hostile = hostile();
    assertThat(hostile).hasSizeGreaterThan(150);
    hostile.forEach((name, bytes) ->
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> {
              for (StatementReader reader : READERS) {
                try {
                  List<Statement> read =
                      reader.read(BankFile.of(bytes), Currency.getInstance("EUR"), Options.auto());
                  for (Statement statement : read) {
                    statement
                        .problems()
                        .forEach(p -> {
                          assertThat(p.reason()).isNotBlank();
                          assertThat(p.text().length()).isLessThanOrEqualTo(160);
                        });
                  }
                } catch (UnreadableFile e) {
                  assertThat(e.getMessage()).isNotBlank();
                }
              }
            },
            name));
  }

  private static Map<String, byte[]> hostile() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    for (String amount :
        List.of(
            "",
            "-",
            "+",
            ".",
            ",",
            "1e999",
            "0x10",
            "١٢٣",
            "1,2,3",
            "1.2.3,4",
            "9".repeat(100_000),
            "(((1",
            "€",
            "--1",
            "1-2",
            "NaN",
            "∞",
            "1'000'00")) {
      all.put("amount " + all.size(), utf8(OFX_LINE.formatted(amount, "x")));
      all.put("csv amount " + all.size(), utf8(CSV + "2026-01-03,b,\"" + amount + "\"\n"));
    }
    for (String date :
        List.of(
            "0000-00-00",
            "9999-99-99",
            "+999999999-01-01",
            "2026-13-01",
            "31/02/2026",
            "1/1/1",
            "２０２６-01-01")) {
      all.put("date " + date, utf8(CSV + date + ",b,1.00\n"));
    }
    all.put("open tags only", utf8("<OFX>" + "<A>".repeat(200_000)));
    all.put("angles", utf8("<OFX>" + "<".repeat(300_000)));
    all.put("open tag without end", utf8("<OFX><STMTRS" + " a".repeat(300_000)));
    all.put("ampersands", utf8(OFX_LINE.formatted("1", "&".repeat(300_000))));
    all.put(
        "entities",
        utf8(OFX_LINE.formatted("1", "&#0;&#xFFFFFF;&#55296;&#9999999;&lol9;".repeat(1000))));
    all.put(
        "doctype",
        utf8(
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + OFX_LINE.formatted("1", "&e;")));
    all.put(
        "cdata without end", utf8("<OFX><STMTRS><STMTTRN><NAME><![CDATA[" + "x".repeat(100_000)));
    all.put(
        "comment without end", utf8("<OFX><STMTRS><STMTTRN><NAME>a<!-- " + "x".repeat(100_000)));
    all.put("nested statements", utf8("<OFX>" + "<STMTRS><STMTTRN>".repeat(20_000)));
    all.put("ofx word only", utf8("OFXHEADER:100\n"));
    all.put("charset that is none", utf8("CHARSET:NOTACHARSET\n" + OFX_LINE.formatted("1", "x")));
    all.put("currency that is none", utf8(OFX_LINE.formatted("1", "x").replace("EUR", "???")));
    all.put("long line", utf8(CSV + "x".repeat(2_000_000)));
    all.put("wide row", utf8(CSV + ",".repeat(100_000)));
    all.put("quotes", utf8(CSV + "\"".repeat(100_001)));
    all.put("quote at start", utf8("\"" + CSV.repeat(1000)));
    all.put("delimiters only", utf8(";;;;;\n".repeat(1000)));
    all.put("one word", utf8("hello"));
    all.put("header only", utf8("Date,Payee,Amount\n"));
    all.put("all columns are dates", utf8("Date,Date,Date\n2026-01-01,2026-01-02,2026-01-03\n"));
    all.put("formula", utf8(CSV + "2026-01-03,\"=HYPERLINK(1)\",1.00\n"));
    all.put("right to left", utf8(CSV + "2026-01-03,\u202Egnp.exe,1.00\n"));
    all.put("half a surrogate", latin("Date,Payee,Amount\n2026-01-02,\u00ED\u00A0\u0080,1.00\n"));
    all.put("half a character", latin(CSV + "2026-01-03,\u00C3"));
    all.put("utf-16 cut", Arrays.copyOf(CSV.getBytes(StandardCharsets.UTF_16LE), 51));
    more(all);
    for (int seed = 0; seed < 10; seed++) {
      all.put("noise " + seed, noise(seed, "<>/&;,\"\n-.0123456789STMTRNOFXDAE=:' "));
      byte[] broken = Reading.sample("ofx/checking.ofx");
      var random = new Random(seed);
      for (int i = 0; i < 40; i++) {
        broken[random.nextInt(broken.length)] = (byte) (32 + random.nextInt(220));
      }
      all.put("damaged ofx " + seed, broken);
      byte[] rows = Reading.sample("csv/schwab-checking.csv");
      for (int i = 0; i < 10; i++) {
        rows[random.nextInt(rows.length)] = (byte) (32 + random.nextInt(220));
      }
      all.put("damaged csv " + seed, rows);
    }
    return all;
  }

  private static void more(Map<String, byte[]> all) {
    String swift = ":20:1\n:25:1\n:60F:C260101EUR0,00\n";
    for (String line :
        List.of(
            ":61:",
            ":61:26",
            ":61:2601020102C",
            ":61:2601020102C" + "9".repeat(100_000) + ",NTRF",
            ":61:2601020102C1,2,3NTRF",
            ":61:0000000000C1,NTRF",
            ":61:2613450102C1,NTRF",
            ":61:2601029999C1,NTRF",
            ":61:2601020102X1,NTRF",
            ":61:2601020102C-1,NTRF",
            ":61:2601020102C1,NTRF\n:86:" + "?20".repeat(50_000),
            ":61:2601020102C1,NTRF\n:86:" + "/NAME/".repeat(50_000),
            ":61:2601020102C1,NTRF\n:86:" + "x\n".repeat(50_000),
            ":62F:",
            ":62F:C260101XXX1,",
            ":62F:C260101EUR" + "9".repeat(40),
            ":62F:C260101EUR1,\n:62F:D260101EUR2,",
            ":90D:9999999EUR1,",
            "{1:" + "{".repeat(100_000),
            ":".repeat(100_000),
            ":86:no line before it")) {
      all.put("mt940 " + all.size(), utf8(swift + line + "\n"));
    }
    for (String record :
        List.of(
            "^",
            "^^^^",
            "D",
            "D1/1/10",
            "T1.00",
            "D1/1/10\nT1e9",
            "D1/1/10\nT=1",
            "D1/1/10\nT" + "9".repeat(100_000),
            "D99/99/99\nT1.00",
            "D13/13/2010\nT1.00",
            "D0/0/0\nT1.00",
            "D'''\nT1.00",
            "D1/1/10\nT1.00\n$" + "1\n$".repeat(50_000),
            "D1/1/10\nT99999999999.00\n$99999999999.00\n$1",
            "D1/1/10\nT1.00\nP" + "p".repeat(1_000_000),
            "!Type:" + "x".repeat(100_000),
            "!Account\n^\n!Type:Bank\nD1/1/10\nT1",
            "!".repeat(100_000))) {
      all.put("qif " + all.size(), utf8("!Type:Bank\n" + record + "\n^\n"));
    }
    String entry = CamtQuirksTest.entry("1.00", "CRDT", "<X>y</X>");
    for (String inside :
        List.of(
            "",
            "<Ntry/>",
            "<Ntry><Amt>1</Amt></Ntry>",
            "<Ntry>".repeat(5_000),
            "<a>".repeat(100) + "</a>".repeat(100),
            entry.replace("1.00", "1e9"),
            entry.replace("1.00", "9".repeat(100_000)),
            entry.replace("1.00", "١"),
            entry.replace("2026-01-02", "2026-13-02"),
            entry.replace("2026-01-02", "x".repeat(100_000)),
            entry.replace("EUR", "???"),
            entry.replace("<X>y</X>", "<X>&unknown;</X>"),
            entry.replace("<X>y</X>", "<X>&#0;</X>"),
            entry.replace("<X>y</X>", "<X>" + "<!-- -->".repeat(10_000) + "</X>"),
            entry.replace("<X>y</X>", "<X><![CDATA[" + "x".repeat(200_000) + "]]></X>"),
            entry.replace("<X>", "<X " + "a=\"1\" ".repeat(1000) + ">"),
            entry.replace("<X>", "<X b=\"" + "c".repeat(200_000) + "\">"),
            entry + "<Bal><Amt>x</Amt></Bal>",
            "<?php system('x') ?>" + entry,
            entry.repeat(2_000))) {
      all.put("camt " + all.size(), utf8(CamtQuirksTest.statement(inside)));
    }
    String bomb = "<!DOCTYPE a [<!ENTITY a0 \"ha\">";
    for (int i = 1; i < 30; i++) {
      bomb += "<!ENTITY a" + i + " \"" + ("&a" + (i - 1) + ";").repeat(10) + "\">";
    }
    all.put(
        "entity bomb", utf8(bomb + "]><Document><BkToCstmrStmt>&a29;</BkToCstmrStmt></Document>"));
    for (String name :
        List.of("camt053/camt053.v8.xml", "mt940/postfinance.sta", "qif/default_w_splits.qif")) {
      for (int seed = 0; seed < 10; seed++) {
        byte[] broken = Reading.sample(name);
        var random = new Random(seed);
        for (int i = 0; i < 20; i++) {
          broken[random.nextInt(broken.length)] = (byte) (32 + random.nextInt(220));
        }
        all.put("damaged " + name + seed, broken);
      }
    }
  }

  private static byte[] noise(int seed, String letters) {
    var random = new Random(seed);
    var text = new StringBuilder("<OFX><STMTRS>");
    for (int i = 0; i < 20_000; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return utf8(text.toString());
  }

  private static byte[] random(int seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] zip(String entry) throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(1);
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
