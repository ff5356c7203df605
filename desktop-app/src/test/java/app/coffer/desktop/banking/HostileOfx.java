package app.coffer.desktop.banking;

import static app.coffer.desktop.banking.HostileFile.REFUSED;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** OFX that no bank writes. */
final class HostileOfx {
  private static final StatementReader OFX = new OfxReader();
  private static final String BOMB = entityBomb();

  private HostileOfx() {}

  static List<HostileFile> all() {
    List<HostileFile> all = new ArrayList<>();
    entities(all);
    cutOff(all);
    amounts(all);
    days(all);
    shapes(all);
    encodings(all);
    return all;
  }

  private static String line(String day, String amount, String name) {
    return "<OFX><STMTRS><CURDEF>EUR<BANKTRANLIST><STMTTRN><DTPOSTED>%s<TRNAMT>%s<NAME>%s</STMTTRN></BANKTRANLIST></STMTRS></OFX>"
        .formatted(day, amount, name);
  }

  /** A document whose definitions unfold to a billion words. */
  static String entityBomb() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY a" + i + " \"" + ("&a" + (i - 1) + ";").repeat(10) + "\">");
    }
    return bomb.append("]>").toString();
  }

  private static void entities(List<HostileFile> all) {
    String file = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>";
    all.add(add("billion laughs", BOMB + line("20260102", "1.00", "&a29;"), "1.00", ""));
    all.add(
        add("laughs in the amount", BOMB + line("20260102", "&a29;", "x"), "", "not an amount"));
    all.add(add("a file of the disk", file + line("20260102", "1.00", "&e;"), "1.00", ""));
    all.add(add("a file as amount", file + line("20260102", "&e;1.00", "x"), "", "not an amount"));
    all.add(add("a digit as entity", line("20260102", "&#49;.00", "x"), "1.00", ""));
    all.add(add("a letter as entity", line("20260102", "1&#x65;3", "x"), "", "not an amount"));
    all.add(
        add(
            "entities beyond Unicode",
            line("20260102", "1.00", "&#xFFFFFF;&#55296;&#0;&#9999999;"),
            "1.00",
            ""));
  }

  private static void cutOff(List<HostileFile> all) {
    String start = "<OFX><STMTRS><CURDEF>EUR<STMTTRN>";
    all.add(add("cut in the amount", start + "<DTPOSTED>20260102<TRNAMT>123", "", "breaks off"));
    all.add(
        add(
            "cut in the amount behind the id",
            start + "<DTPOSTED>20260102<FITID>77<TRNAMT>123",
            "",
            "breaks off"));
    all.add(
        add("cut in the day", start + "<TRNAMT>1.00<FITID>1<DTPOSTED>20260102", "", "breaks off"));
    all.add(
        add(
            "cut in a closing tag",
            start + "<FITID>1<DTPOSTED>20260102<TRNAMT>123</TRN",
            "",
            "breaks off"));
    all.add(add("cut in the header", "OFXHEADER:100\nDATA:OFXSGML\n", REFUSED, "no statement"));
    all.add(
        add("cut behind the first tag", "OFXHEADER:100\n<OFX>", REFUSED, "without a statement"));
    all.add(
        add(
            "CDATA without end",
            start + "<DTPOSTED>20260102<TRNAMT>1.00<NAME><![CDATA[x</STMTTRN></OFX>",
            "",
            "breaks off"));
    all.add(
        add(
            "comment without end",
            start + "<DTPOSTED>20260102<TRNAMT>1.00<NAME>x<!-- </STMTTRN></OFX>",
            "",
            "breaks off"));
  }

  private static void amounts(List<HostileFile> all) {
    for (String amount :
        List.of(
            "1e9",
            "0x10",
            "NaN",
            "Infinity",
            "\u0661\u0662\u0663",
            "\uFF11.00",
            "1.2.3,4",
            "--1",
            "1-2",
            "+-1",
            "(1",
            "1/2",
            "=1+1",
            "1,2,3",
            "12 34",
            "\u00BD",
            "1\u200B00",
            "\u202E1.00",
            "1_000",
            "9".repeat(100_000),
            "1.00 2.00")) {
      String name = amount.length() > 20 ? "of 100,000 digits" : amount;
      all.add(add("amount " + name, line("20260102", amount, "x"), "", "not an amount"));
    }
    all.add(add("no amount", line("20260102", "", "x"), "", "the amount is missing"));
    all.add(add("thousandths", line("20260102", "1.005", "x"), "", "more decimals"));
    all.add(add("a billiard", line("20260102", "1000000000000.01", "x"), "", "too large"));
    all.add(
        add("two amounts", line("20260102", "1.00<TRNAMT>2.00", "x"), "", "more than one amount"));
    all.add(
        add("two days", line("20260102<DTPOSTED>20260103", "1.00", "x"), "", "more than one date"));
    all.add(
        add(
            "an amount in another currency",
            line("20260102", "1.00<CURRENCY><CURSYM>USD</CURRENCY>", "x"),
            "",
            "in USD"));
    all.add(
        add(
            "a currency that is none",
            line("20260102", "1.00", "x").replace("EUR", "QQQ"),
            "1.00",
            "does not exist"));
  }

  private static void days(List<HostileFile> all) {
    for (String day :
        List.of(
            "20260230",
            "20261301",
            "00000000",
            "99991231",
            "18991231",
            "2026010",
            "2026-1-1",
            "020260101",
            "\uFF12\uFF10260101",
            "-20260101",
            "today")) {
      all.add(add("day " + day, line(day, "1.00", "x"), "", "not a date"));
    }
    all.add(add("no day", line("", "1.00", "x"), "", "the date is missing"));
  }

  private static void shapes(List<HostileFile> all) {
    all.add(add("200,000 open tags", "<OFX>" + "<A>".repeat(200_000), REFUSED, "without"));
    all.add(add("a million angles", "<OFX>" + "<".repeat(1_000_000), REFUSED, "without"));
    all.add(add("a tag without end", "<OFX><STMTRS" + " a".repeat(500_000), REFUSED, "without"));
    all.add(
        add(
            "a name of a million lines",
            line("20260102", "1.00", "x\n".repeat(1_000_000)),
            "1.00",
            ""));
    all.add(
        add(
            "a name of two million letters",
            line("20260102", "1.00", "x".repeat(2_000_000)),
            "1.00",
            ""));
    all.add(
        add("a million ampersands", line("20260102", "1.00", "&".repeat(1_000_000)), "1.00", ""));
    all.add(
        add(
            "statements in statements",
            "<OFX>" + "<STMTRS><STMTTRN>".repeat(2_000),
            "",
            "breaks off"));
    all.add(
        add(
            "the bank's own error",
            "<OFX><STATUS><CODE>15500<SEVERITY>ERROR</STATUS></OFX>",
            REFUSED,
            "15500"));
  }

  private static void encodings(List<HostileFile> all) {
    String line = line("20260102", "1.00", "x");
    all.add(
        new HostileFile(
            "UTF-16 without a mark",
            OFX,
            () -> line.getBytes(StandardCharsets.UTF_16LE),
            "1.00",
            ""));
    all.add(
        new HostileFile(
            "UTF-32", OFX, () -> line.getBytes(Charset.forName("UTF-32")), REFUSED, "like text"));
    all.add(
        new HostileFile(
            "EBCDIC", OFX, () -> line.getBytes(Charset.forName("IBM1047")), REFUSED, ""));
    all.add(
        HostileFile.latin(
            "digits longer than they are",
            OFX,
            line.replace("1.00", "\u00C0\u00B1.00"),
            "",
            "not an amount"));
    all.add(
        HostileFile.latin(
            "a zero within the amount",
            OFX,
            line.replace("1.00", "1\u00000.00"),
            "",
            "not an amount"));
    all.add(
        HostileFile.latin(
            "a header that lies",
            OFX,
            "ENCODING:UTF-8\nCHARSET:NONE\n" + line.replace("x", "\u00E9"),
            "1.00",
            ""));
    all.add(HostileFile.latin("nothing but zeros", OFX, "\u0000".repeat(1000), REFUSED, "empty"));
  }

  private static HostileFile add(String name, String text, String amounts, String said) {
    return HostileFile.text(name, OFX, text, amounts, said);
  }
}
