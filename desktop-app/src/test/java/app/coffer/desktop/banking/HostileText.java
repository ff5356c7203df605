package app.coffer.desktop.banking;

import static app.coffer.desktop.banking.HostileFile.REFUSED;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** MT940, QIF and CSV that no bank writes. */
final class HostileText {
  private static final StatementReader SWIFT = new Mt940Reader();
  private static final StatementReader QIF = new QifReader();
  private static final StatementReader CSV = new CsvStatementReader();
  private static final String HEADER = "Date,Payee,Amount\n";
  private static final String GOOD = "2026-01-02,a,1.00\n";

  private HostileText() {}

  static List<HostileFile> all() {
    List<HostileFile> all = new ArrayList<>();
    swift(all);
    qif(all);
    csvValues(all);
    csvShapes(all);
    return all;
  }

  private static void swift(List<HostileFile> all) {
    for (String line :
        List.of(
            "",
            "26",
            "2601020102C",
            "2601020102C12",
            "2601020102C1,5",
            "2601020102C1,2,3NTRF",
            "2601020102C" + "9".repeat(100_000) + ",NTRF",
            "2601020102X1,00NTRF",
            "2601020102C-1,00NTRF",
            "2601020102C1e9,NTRF",
            "2601020102C\u0661,00NTRF",
            "\uFF12601020102C1,00NTRF")) {
      String name = line.length() > 50 ? "of 100,000 digits" : line;
      all.add(swift("line " + name, ":61:" + line, "", "no day, direction and amount"));
    }
    all.add(swift("thousandths", ":61:2601020102C1,005NTRF", "", "more decimals"));
    all.add(swift("a billiard", ":61:2601020102C1000000000000,01NTRF", "", "too large"));
    for (String day : List.of("000000", "261301", "260132", "260231")) {
      all.add(swift("day " + day, ":61:" + day + "0102C1,00NTRF", "", "not a date"));
    }
    all.add(swift("booked on no day", ":61:2601029999C1,00NTRF", "", "not a date"));
    all.add(swift("the 30th of February", ":61:2602300230C1,00NTRF", "1.00", ""));
    all.add(
        swift(
            "a sum that is another",
            ":61:2601020102C1,00NTRF\n:62F:C260102EUR2,00",
            "1.00",
            "apart"));
    all.add(
        swift(
            "a balance in no currency",
            ":61:2601020102C1,00NTRF\n:62F:C260102QQQ1,00",
            "1.00",
            "was not used"));
    all.add(
        swift(
            "a balance of 40 digits",
            ":61:2601020102C1,00NTRF\n:62F:C260102EUR" + "9".repeat(40),
            "1.00",
            "could not be read"));
    all.add(
        swift(
            "totals of 400 digits",
            ":61:2601020102C1,00NTRF\n:90C:9999999EUR" + "9".repeat(40),
            "1.00",
            "totals"));
    all.add(
        swift(
            "words of a million lines",
            ":61:2601020102C1,00NTRF\n:86:" + "x\n".repeat(1_000_000),
            "1.00",
            ""));
    all.add(
        swift(
            "a line of two million letters",
            ":61:2601020102C1,00NTRF\n:86:" + "x".repeat(2_000_000),
            "1.00",
            ""));
    all.add(
        swift(
            "50,000 subfields",
            ":61:2601020102C1,00NTRF\n:86:166" + "?20".repeat(50_000),
            "1.00",
            ""));
    all.add(
        swift(
            "50,000 keywords",
            ":61:2601020102C1,00NTRF\n:86:" + "/NAME/".repeat(50_000),
            "1.00",
            ""));
    all.add(
        swift(
            "envelopes in envelopes",
            "{1:".repeat(100_000) + "\n:61:2601020102C1,00NTRF",
            "1.00",
            ""));
    all.add(
        swift("a million colons", ":".repeat(1_000_000) + "\n:61:2601020102C1,00NTRF", "1.00", ""));
    all.add(swift("bells in the amount", ":61:2601020102C1\u0007,00NTRF", "1.00", ""));
    all.add(swift("words without a line", ":86:nothing before it", "", ""));
  }

  private static HostileFile swift(String name, String line, String amounts, String said) {
    return HostileFile.text(
        name, SWIFT, ":20:1\n:25:1\n:60F:C260101EUR0,00\n" + line + "\n", amounts, said);
  }

  private static void qif(List<HostileFile> all) {
    for (String amount :
        List.of(
            "1e9", "=1+1", "0x1", "\u0661", "--1", "1.2.3,4", "9".repeat(100_000), "1 2", "x")) {
      String name = amount.length() > 20 ? "of 100,000 digits" : amount;
      all.add(qif("amount " + name, "D01/31/2026\nT" + amount + "\n^\n", "", "not an amount"));
    }
    for (String day :
        List.of("99/99/99", "0/0/0", "13/13/2026", "02/30/2026", "'''", "2026-02-30", "1")) {
      all.add(
          qif(
              "day " + day,
              "D01/31/2026\nT1.00\n^\nD" + day + "\nT2.00\n^\n",
              "1.00",
              "not a date"));
    }
    all.add(qif("no amount", "D01/31/2026\n^\n", "", "the amount is missing"));
    all.add(qif("no day", "T1.00\n^\n", "", "the date is missing"));
    all.add(qif("cut in the amount", "D01/31/2026\nT12", "", "breaks off"));
    all.add(qif("cut in the day", "T1.00\nD01/31/20", "", "breaks off"));
    all.add(qif("two amounts", "D01/31/2026\nT1.00\nT2.00\n^\n", "", "more than one amount"));
    all.add(qif("two days", "D01/31/2026\nD01/30/2026\nT1.00\n^\n", "", "more than one date"));
    all.add(
        qif(
            "parts that are not the whole",
            "D01/31/2026\nT1.00\nSa\n$0.50\nSb\n$0.51\n^\n",
            "",
            "do not add up"));
    all.add(
        qif(
            "parts beyond counting",
            "D01/31/2026\nT1.00\nSa\n$1000000000000\n".concat("$1000000000000\n".repeat(1500))
                + "^\n",
            "",
            "add up"));
    all.add(
        qif(
            "more parts than are kept",
            "D01/31/2026\nT1.00\n" + "Sa\n$1.00\nSb\n$-1.00\n".repeat(20_000) + "Sa\n$1.00\n^\n",
            "",
            "longer than"));
    all.add(qif("ends only", "^\n".repeat(100_000), REFUSED, "no transactions"));
    all.add(qif("headers only", "!Type:Bank\n".repeat(100_000), REFUSED, "no transactions"));
    all.add(
        qif(
            "a type of a million letters",
            "!Type:" + "x".repeat(1_000_000) + "\nD01/31/2026\nT1.00\n^\n",
            "1.00",
            ""));
    all.add(
        qif(
            "a payee of two million letters",
            "D01/31/2026\nT1.00\nP" + "p".repeat(2_000_000) + "\n^\n",
            "1.00",
            ""));
    all.add(
        qif(
            "300,000 parts",
            "D01/31/2026\nT1.00\n" + "Sx\n$0.00\n".repeat(300_000) + "^\n",
            "",
            "longer than any"));
    all.add(qif("a zero in the amount", "D01/31/2026\nT1\u00000.00\n^\n", "", "not an amount"));
    all.add(
        new HostileFile(
            "UTF-16 cut in a letter",
            QIF,
            () ->
                Arrays.copyOf(
                    "!Type:Bank\nD01/31/2026\nT1234.00\n^\n".getBytes(StandardCharsets.UTF_16LE),
                    53),
            "",
            "breaks off"));
  }

  private static HostileFile qif(String name, String records, String amounts, String said) {
    return HostileFile.text(name, QIF, "!Type:Bank\n" + records, amounts, said);
  }

  private static void csvValues(List<HostileFile> all) {
    for (String amount :
        List.of(
            "=1+1",
            "=cmd|' /C calc'!A0",
            "@SUM(A1)",
            "+1+1",
            "1e9",
            "0x10",
            "NaN",
            "#REF!",
            "\u0661\u0662",
            "--1",
            "1-2",
            "(1",
            "1.2.3",
            "1,2,3",
            "12 34",
            "1\u200B00",
            "\u202E1.00",
            "9".repeat(5_000),
            "\u221E")) {
      String name = amount.length() > 20 ? "of 5,000 digits" : amount;
      all.add(
          csv(
              "amount " + name,
              GOOD + "2026-01-03,b,\"" + amount + "\"\n",
              "1.00",
              "not an amount"));
    }
    for (String day :
        List.of(
            "2026-02-30",
            "2026-13-01",
            "0000-00-00",
            "9999-12-31",
            "1/1/1",
            "=TODAY()",
            "+999999999-01-01",
            "\uFF12026-01-01")) {
      all.add(csv("day " + day, GOOD + day + ",b,2.00\n", "1.00", "not a date"));
    }
    all.add(
        csv("a formula as payee", GOOD + "2026-01-03,\"=HYPERLINK(1)\",2.00\n", "1.00 2.00", ""));
    all.add(csv("thousandths", GOOD + "2026-01-03,b,1.0005\n", "1.00", "more decimals"));
    all.add(csv("a billiard", GOOD + "2026-01-03,b,1000000000000.01\n", "1.00", "too large"));
    all.add(csv("another currency", GOOD + "2026-01-03,b,2.00 USD\n", "1.00", "in USD"));
    all.add(csv("no amount", GOOD + "2026-01-03,b,\n", "1.00", "missing"));
    all.add(csv("no day", GOOD + ",b,2.00\n", "1.00", "missing"));
    all.add(
        HostileFile.text(
            "money in and out",
            CSV,
            "Date,Payee,Credit,Debit\n"
                + "2026-01-02,a,1.00,\n"
                + "2026-01-03,b,,2.00\n"
                + "2026-01-04,c,3.00,4.00\n",
            "1.00 -2.00",
            "money in and money out"));
  }

  private static void csvShapes(List<HostileFile> all) {
    all.add(csv("a million columns", GOOD + ",".repeat(1_000_000) + "\n", REFUSED, ""));
    all.add(csv("a header of a million columns", ",".repeat(1_000_000), REFUSED, ""));
    all.add(
        csv(
            "a field of a million lines",
            GOOD + "2026-01-03,\"" + "x\n".repeat(1_000_000) + "\",2.00\n",
            REFUSED,
            ""));
    all.add(csv("a line of two million letters", GOOD + "x".repeat(2_000_000), REFUSED, ""));
    all.add(
        csv(
            "a quotation mark that stays open",
            GOOD + "2026-01-03,\"b,2.00\n2026-01-04,c,3.00\n2026-01-05,d,4.00\n",
            "1.00",
            "quotation mark"));
    all.add(csv("100,001 quotation marks", "\"".repeat(100_001), REFUSED, ""));
    all.add(csv("a row too short", GOOD + "2026-01-03\n", "1.00", "missing"));
    all.add(csv("header only", "", REFUSED, ""));
    all.add(HostileFile.text("separators only", CSV, ";;;;;\n".repeat(1000), REFUSED, ""));
    all.add(HostileFile.text("one word", CSV, "hello", REFUSED, ""));
    all.add(
        HostileFile.text(
            "days only", CSV, "Date,Date,Date\n2026-01-01,2026-01-02,2026-01-03\n", REFUSED, ""));
    all.add(
        HostileFile.latin(
            "half a letter", CSV, HEADER + GOOD + "2026-01-03,\u00C3,2.00\n", "1.00 2.00", ""));
    all.add(
        HostileFile.latin(
            "half a surrogate", CSV, HEADER + "2026-01-02,\u00ED\u00A0\u0080,1.00\n", "1.00", ""));
    all.add(
        HostileFile.latin(
            "digits longer than they are",
            CSV,
            HEADER + GOOD + "2026-01-03,b,\u00C0\u00B1.00\n",
            "1.00",
            "not an amount"));
    all.add(
        HostileFile.latin(
            "a zero in the amount",
            CSV,
            HEADER + GOOD + "2026-01-03,b,1\u00000.00\n",
            "1.00",
            "not an amount"));
    all.add(
        new HostileFile(
            "UTF-16 cut in a letter",
            CSV,
            () ->
                Arrays.copyOf(
                    (HEADER + GOOD + "2026-01-03,b,1234.00\n").getBytes(StandardCharsets.UTF_16LE),
                    103),
            "1.00",
            "not an amount"));
    all.add(
        HostileFile.latin(
            "a database", CSV, "SQLite format 3\u0000\u0010\u0000broken", REFUSED, "a database"));
    all.add(
        HostileFile.latin(
            "a compressed file", CSV, "\u001f\u008b\u0008\u0000", REFUSED, "compressed"));
  }

  private static HostileFile csv(String name, String rows, String amounts, String said) {
    return HostileFile.text(name, CSV, HEADER + rows, amounts, said);
  }
}
