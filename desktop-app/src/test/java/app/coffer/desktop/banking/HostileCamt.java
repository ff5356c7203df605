package app.coffer.desktop.banking;

import static app.coffer.desktop.banking.CamtQuirksTest.entry;
import static app.coffer.desktop.banking.CamtQuirksTest.statement;
import static app.coffer.desktop.banking.HostileFile.REFUSED;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** XML and archives that no bank writes. */
final class HostileCamt {
  private static final StatementReader CAMT = new CamtReader();
  private static final String ONE = entry("1.00", "CRDT", "<X>y</X>");
  private static final String GOOD = statement(ONE);
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private HostileCamt() {}

  static List<HostileFile> all() {
    List<HostileFile> all = new ArrayList<>();
    definitions(all);
    values(all);
    shapes(all);
    archives(all);
    return all;
  }

  private static void definitions(List<HostileFile> all) {
    String named = statement(entry("1.00", "CRDT", "<X>&e;</X>"));
    String amount = statement(entry("&e;", "CRDT", ""));
    all.add(with("billion laughs", HostileOfx.entityBomb(), named.replace("&e;", "&a29;")));
    all.add(
        with(
            "a file of the disk",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>",
            named));
    all.add(
        with(
            "a file as amount",
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>",
            amount));
    all.add(
        with(
            "an address of the network", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">", GOOD));
    all.add(
        with(
            "a definition of definitions",
            "<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///etc/hostname\">%p;]>",
            GOOD));
    all.add(
        with(
            "one long entity often",
            "<!DOCTYPE x [<!ENTITY e \"" + "x".repeat(50_000) + "\">]>",
            named.replace("&e;", "&e;".repeat(5_000))));
    all.add(with("a default attribute", "<!DOCTYPE x [<!ATTLIST Amt Ccy CDATA \"EUR\">]>", GOOD));
    all.add(add("an entity without definition", named, REFUSED, "DOCTYPE"));
    all.add(
        add(
            "a stylesheet",
            GOOD.replace("?>\n", "?>\n<?xml-stylesheet href=\"http://127.0.0.1:1/x\"?>"),
            "1.00",
            ""));
    all.add(
        add(
            "a piece of another file",
            statement(
                entry(
                    "1.00",
                    "CRDT",
                    "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\""
                        + " href=\"file:///etc/hostname\"/>")),
            "1.00",
            ""));
  }

  private static void values(List<HostileFile> all) {
    for (String amount :
        List.of(
            "1e9",
            "-1.00",
            "+1.00",
            "1,00",
            "0x1",
            "\u0661",
            "1.2.3",
            ".",
            "=1",
            "9".repeat(100_000),
            "1 000",
            "1<X/>",
            "<Amt>1</Amt>")) {
      String name = amount.length() > 20 ? "of 100,000 digits" : amount;
      String said =
          amount.equals("<Amt>1</Amt>")
              ? "the amount is missing"
              : amount.equals("1<X/>") ? "" : "not an amount";
      all.add(
          add(
              "amount " + name,
              statement(entry(amount, "CRDT", "")),
              amount.equals("1<X/>") ? "1.00" : "",
              said));
    }
    all.add(add("thousandths", statement(entry("1.005", "CRDT", "")), "", "more decimals"));
    all.add(add("a billiard", statement(entry("1000000000000.01", "CRDT", "")), "", "too large"));
    all.add(add("no direction", statement(entry("1.00", "", "")), "", "neither in nor out"));
    all.add(
        add(
            "a direction that is none",
            statement(entry("1.00", "BOTH", "")),
            "",
            "neither in nor out"));
    all.add(add("another currency", GOOD.replace("Ccy=\"EUR\"", "Ccy=\"USD\""), "", "in USD"));
    all.add(
        add(
            "two amounts",
            statement(ONE.replace("<CdtDbtInd>", "<Amt Ccy=\"EUR\">2.00</Amt><CdtDbtInd>")),
            "",
            "more than one amount"));
    all.add(
        add(
            "two directions",
            statement(ONE.replace("<BookgDt>", "<CdtDbtInd>DBIT</CdtDbtInd><BookgDt>")),
            "",
            "more than one direction"));
    for (String day :
        List.of(
            "2026-02-30",
            "2026-13-01",
            "0000-00-00",
            "9999-12-31",
            "2026-1-1",
            "02.01.2026",
            "x".repeat(100_000))) {
      String name = day.length() > 20 ? "of 100,000 letters" : day;
      all.add(add("day " + name, GOOD.replace("2026-01-02", day), "", "not a date"));
    }
    all.add(add("no day", GOOD.replace("<Dt>2026-01-02</Dt>", ""), "", "the date is missing"));
  }

  private static void shapes(List<HostileFile> all) {
    all.add(
        add("cut in the amount", GOOD.substring(0, GOOD.indexOf("1.00") + 2), REFUSED, "cut off"));
    all.add(add("cut before the end", GOOD.substring(0, GOOD.length() - 5), REFUSED, "cut off"));
    all.add(add("two documents", GOOD + GOOD.substring(HEAD.length()), REFUSED, "damaged"));
    all.add(
        add(
            "nested 100 deep",
            statement("<a>".repeat(100) + "</a>".repeat(100)),
            REFUSED,
            "deeper"));
    all.add(
        add(
            "nested 100,000 deep outside",
            HEAD + "<BkToCstmrStmt>".repeat(100_000),
            REFUSED,
            "deeper"));
    all.add(
        add(
            "a million branches in a line",
            statement("<Ntry>" + "<a/>".repeat(1_000_000) + "</Ntry>"),
            REFUSED,
            "wider"));
    all.add(
        add(
            "10,000 attributes",
            statement(ONE.replace("<X>", "<X " + attributes(10_001) + ">")),
            REFUSED,
            ""));
    all.add(
        add(
            "a name of a million letters",
            statement("<" + "n".repeat(1_000_000) + "/>" + ONE),
            REFUSED,
            ""));
    all.add(
        add(
            "a million lines of text",
            statement(ONE.replace(">y<", ">" + "y\n".repeat(1_000_000) + "<")),
            "1.00",
            ""));
    all.add(
        add(
            "comments within the amount",
            GOOD.replace("1.00", "1<!-- -->0.<!-- -->00"),
            "10.00",
            ""));
    all.add(add("a zero", GOOD.replace(">y<", ">\u0000<"), REFUSED, "damaged"));
    all.add(add("a control as entity", GOOD.replace(">y<", ">&#0;<"), REFUSED, "damaged"));
    all.add(
        add(
            "no statement",
            HEAD + "<Document><BkToCstmrStmt/></Document>",
            REFUSED,
            "no bank statement"));
    all.add(
        new HostileFile(
            "UTF-16 without a mark",
            CAMT,
            () -> GOOD.getBytes(StandardCharsets.UTF_16LE),
            "1.00",
            ""));
    all.add(
        new HostileFile(
            "UTF-16 cut in a letter",
            CAMT,
            () -> Arrays.copyOf(GOOD.getBytes(StandardCharsets.UTF_16BE), 801),
            REFUSED,
            "cut off"));
    all.add(add("an encoding that is none", GOOD.replace("UTF-8", "NO-SUCH"), "1.00", ""));
    all.add(add("an encoding with escapes", GOOD.replace("UTF-8", "UTF-7"), "1.00", ""));
  }

  private static String attributes(int count) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < count; i++) {
      all.append('a').append(i).append("=\"1\" ");
    }
    return all.toString();
  }

  private static void archives(List<HostileFile> all) {
    byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
    all.add(zip("a bomb", REFUSED, "far more", List.of("a.xml"), new byte[20_000_000]));
    all.add(
        zip(
            "a bomb that is left out",
            REFUSED,
            "far more",
            List.of("a.bin", "b.xml"),
            new byte[20_000_000]));
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      many.add(i + ".xml");
    }
    all.add(zip("more than 100 files", REFUSED, "more than 100", many, good));
    all.add(
        zip(
            "names that climb",
            "1.00 1.00",
            "",
            List.of("../../../tmp/x.xml", "/etc/x.xml"),
            good));
    all.add(
        zip("a name of 60,000 letters", "1.00", "", List.of("n".repeat(60_000) + ".xml"), good));
    all.add(zip("names with controls", "1.00", "", List.of("a\u001b[31m\n\u0000.xml"), good));
    all.add(
        zip(
            "an archive in an archive",
            REFUSED,
            "ZIP archive",
            List.of("inner.zip"),
            packed(List.of("a.xml"), good)));
    all.add(
        zip(
            "an archive named XML",
            REFUSED,
            "ZIP archive",
            List.of("inner.xml"),
            packed(List.of("a.xml"), good)));
    all.add(
        zip(
            "a program named XML",
            REFUSED,
            "a program",
            List.of("a.xml"),
            new byte[] {0x7F, 'E', 'L', 'F', 1, 1, 1}));
    all.add(
        zip(
            "a bad file beside a good one",
            REFUSED,
            "damaged",
            List.of("a.xml"),
            Arrays.copyOf(good, good.length - 9)));
    byte[] whole = packed(List.of("a.xml"), good);
    all.add(
        new HostileFile(
            "an archive cut off", CAMT, () -> Arrays.copyOf(whole, 200), REFUSED, "archive"));
    all.add(
        new HostileFile(
            "an archive with a wrong sum", CAMT, () -> changed(whole, 60), REFUSED, "archive"));
    all.add(
        new HostileFile(
            "an archive behind a password", CAMT, () -> flagged(whole), REFUSED, "archive"));
    all.add(
        new HostileFile(
            "an empty archive", CAMT, () -> packed(List.of(), good), REFUSED, "archive"));
  }

  private static byte[] changed(byte[] whole, int at) {
    byte[] bytes = whole.clone();
    bytes[at] ^= 0x55;
    return bytes;
  }

  private static byte[] flagged(byte[] whole) {
    byte[] bytes = whole.clone();
    bytes[6] |= 1;
    return bytes;
  }

  private static HostileFile zip(
      String name, String amounts, String said, List<String> names, byte[] inside) {
    return new HostileFile(name, CAMT, () -> packed(names, inside), amounts, said);
  }

  private static byte[] packed(List<String> names, byte[] inside) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(inside);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static HostileFile with(String name, String doctype, String document) {
    return add(name, document.replace(HEAD, HEAD + doctype), REFUSED, "DOCTYPE");
  }

  private static HostileFile add(String name, String text, String amounts, String said) {
    return HostileFile.text(name, CAMT, text, amounts, said);
  }
}
