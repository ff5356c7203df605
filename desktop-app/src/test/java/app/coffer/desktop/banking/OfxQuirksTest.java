package app.coffer.desktop.banking;

import static app.coffer.desktop.banking.Reading.brief;
import static app.coffer.desktop.banking.Reading.ofx;
import static app.coffer.desktop.banking.Reading.ofxLine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.desktop.banking.BankImport.RowProblem;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OfxQuirksTest {
  private static final String DAY = "<DTPOSTED>20260304<FITID>7";

  @Test
  void unescapedAmpersandsStay() throws Exception {
    assertThat(brief(ofxLine(DAY + "<TRNAMT>-1<NAME>M&S &amp; Co&nbsp;&#233; AT&T")))
        .containsExactly("2026-03-04 -1.00 M&S & Co é AT&T");
  }

  @Test
  void cdataAndAngleBracketsAreText() throws Exception {
    assertThat(brief(ofxLine(DAY + "<TRNAMT>-1<NAME><![CDATA[A <B> & C]]></NAME>")))
        .containsExactly("2026-03-04 -1.00 A <B> & C");
    assertThat(brief(ofxLine(DAY + "<TRNAMT>-1<NAME>1 < 2")))
        .containsExactly("2026-03-04 -1.00 1 < 2");
  }

  @Test
  void amountsAsBanksWriteThem() throws Exception {
    for (String[] each :
        new String[][] {
          {"$120", "120.00"},
          {"-5,50", "-5.50"},
          {"R$ 5.326,43", "5326.43"},
          {"+1,234.50", "1234.50"},
          {"12.00-", "-12.00"},
          {"(3.10)", "-3.10"},
          {"\u22127.05", "-7.05"},
          {".5", "0.50"},
        }) {
      assertThat(brief(ofxLine(DAY + "<TRNAMT>" + each[0] + "<NAME>x")))
          .as(each[0])
          .containsExactly("2026-03-04 " + each[1] + " x");
    }
  }

  @Test
  void amountsThatAreNoneAreListedWithTheirLine() throws Exception {
    for (String bad :
        List.of(
            "",
            "abc",
            "1.2.3",
            "1e5",
            "12.345",
            "--5",
            "99999999999999999999",
            "NaN",
            "1 2",
            "(5")) {
      Statement read = ofxLine(DAY + "\n<TRNAMT>" + bad + "\n<NAME>Shop");
      assertThat(read.lines()).as(bad).isEmpty();
      assertThat(read.problems())
          .as(bad)
          .singleElement()
          .satisfies(problem -> {
            assertThat(problem.lineNumber()).isEqualTo(1);
            assertThat(problem.text()).contains("Shop");
            assertThat(problem.reason()).contains("amount");
          });
    }
  }

  @Test
  void aDayIsWhatTheFirstEightDigitsSay() throws Exception {
    assertThat(brief(ofxLine("<DTPOSTED>20260304233000.000[-11:HST]<TRNAMT>1<NAME>x")))
        .containsExactly("2026-03-04 1.00 x");
    for (String bad : List.of("201120000000", "20260230", "2026", "", "04/03/2026", "00000000")) {
      Statement read = ofxLine("<FITID>1<DTPOSTED>" + bad + "<TRNAMT>1<NAME>x");
      assertThat(read.lines()).as(bad).isEmpty();
      assertThat(read.problems())
          .as(bad)
          .extracting(RowProblem::reason)
          .first()
          .asString()
          .contains("date");
    }
  }

  @Test
  void theHeadersCharsetIsNotBelieved() throws Exception {
    String body =
        "CHARSET:1252\n<OFX><STMTRS><CURDEF>EUR<STMTTRN>"
            + DAY
            + "<TRNAMT>1<NAME>Müller</STMTTRN></STMTRS></OFX>";
    assertThat(brief(ofx(body.getBytes(StandardCharsets.UTF_8), "EUR")))
        .containsExactly("2026-03-04 1.00 Müller");
    String lies = body.replace("CHARSET:1252", "ENCODING:UTF-8\nCHARSET:NONE");
    assertThat(brief(ofx(lies.getBytes(StandardCharsets.ISO_8859_1), "EUR")))
        .containsExactly("2026-03-04 1.00 Müller");
    String czech = body.replace("1252", "1250").replace("Müller", "Dvořák");
    assertThat(brief(ofx(czech.getBytes("windows-1250"), "EUR")))
        .containsExactly("2026-03-04 1.00 Dvořák");
    assertThat(brief(ofx(body.getBytes(StandardCharsets.UTF_16), "EUR"))).hasSize(1);
  }

  @Test
  void aMissingHeaderOrClosingTagIsNoMatter() throws Exception {
    Statement read =
        ofx(
            "<ofx><stmtrs><stmttrn>"
                + DAY
                + "<trnamt>1<name>a<stmttrn>"
                + DAY
                + "<trnamt>2<name>b</stmtrs></ofx>");
    assertThat(brief(read)).containsExactly("2026-03-04 1.00 a", "2026-03-04 2.00 b");
  }

  @Test
  void aFileThatBreaksOffSaysSo() throws Exception {
    Statement read = ofx("<OFX><STMTRS><STMTTRN><DTPOSTED>20260304<TRNAMT>-1");
    assertThat(read.lines()).isEmpty();
    assertThat(read.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.reason()).contains("breaks off"));
    assertThat(read.warnings()).singleElement().asString().contains("ends in the middle");
  }

  @Test
  void anotherCurrencyInALineIsRefused() throws Exception {
    Statement read = ofxLine(DAY + "<TRNAMT>1<NAME>x<CURRENCY><CURRATE>1.1<CURSYM>USD</CURRENCY>");
    assertThat(read.problems())
        .extracting(RowProblem::reason)
        .containsExactly("the amount is in USD, the statement in EUR");
    assertThat(
            brief(
                ofxLine(
                    DAY + "<TRNAMT>1<NAME>x<ORIGCURRENCY><CURRATE>1.1<CURSYM>USD</ORIGCURRENCY>")))
        .as("converted already")
        .hasSize(1);
  }

  @Test
  void theOtherPartysAccountIsNotThePayee() throws Exception {
    Statement read =
        ofxLine(
            DAY
                + "<TRNAMT>1<PAYEE><NAME>Ana<ADDR1>Road 1</PAYEE><BANKACCTTO><ACCTID>99</BANKACCTTO><MEMO>rent");
    assertThat(read.lines().getFirst().payee()).isEqualTo("Ana");
    assertThat(read.lines().getFirst().notes()).isEqualTo("rent");
    assertThat(read.name()).isEmpty();
  }

  @Test
  void tradesAreListedAndCashIsRead() throws Exception {
    Statement read =
        ofx(
            "<OFX><INVSTMTRS><CURDEF>EUR<INVTRANLIST><BUYSTOCK><INVBUY><INVTRAN><FITID>1<DTTRADE>20260101</INVTRAN>"
                + "<TOTAL>-5</INVBUY></BUYSTOCK><INVBANKTRAN><STMTTRN>"
                + DAY
                + "<TRNAMT>9<NAME>Dividend</STMTTRN></INVBANKTRAN></INVTRANLIST></INVSTMTRS></OFX>");
    assertThat(brief(read)).containsExactly("2026-03-04 9.00 Dividend");
    assertThat(read.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.reason()).contains("securities"));
  }

  @Test
  void anErrorOfTheBankIsShown() {
    assertThatThrownBy(() -> ofx("<OFX><STATUS><CODE>2003<SEVERITY>ERROR</STATUS></OFX>"))
        .isInstanceOf(UnreadableFile.class)
        .hasMessageContaining("2003");
  }

  @Test
  void tokensThatWereWrittenAreReadAgain() {
    var random = new Random(42);
    String letters = "abc XYZ äß漢 &<>'\"12.-";
    for (int round = 0; round < 300; round++) {
      var file = new StringBuilder("<OFX>");
      var expected = new ArrayList<String>();
      boolean closing = random.nextBoolean();
      for (int i = 0; i < 20; i++) {
        var value = new StringBuilder("v");
        for (int c = random.nextInt(30); c > 0; c--) {
          value.append(letters.charAt(random.nextInt(letters.length())));
        }
        String text = value.toString().strip();
        expected.add("T" + i + "=" + text);
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        file.append("<T").append(i).append('>').append(escaped);
        file.append(closing ? "</T" + i + ">" : random.nextBoolean() ? "\n" : "");
      }
      var tokens = new OfxTokens(file.append("</OFX>").toString());
      var read = new ArrayList<String>();
      for (var token = tokens.next(); token.isPresent(); token = tokens.next()) {
        if (token.get().opens() && !token.get().name().equals("OFX")) {
          read.add(token.get().name() + "=" + token.get().text());
        }
      }
      assertThat(read).isEqualTo(expected);
    }
  }
}
