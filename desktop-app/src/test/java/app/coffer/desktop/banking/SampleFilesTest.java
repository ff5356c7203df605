package app.coffer.desktop.banking;

import static app.coffer.desktop.banking.Reading.all;
import static app.coffer.desktop.banking.Reading.brief;
import static app.coffer.desktop.banking.Reading.csv;
import static app.coffer.desktop.banking.Reading.ofx;
import static app.coffer.desktop.banking.Reading.sample;
import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.money.Money;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of real banks, to the cent. */
class SampleFilesTest {
  @Test
  void bankMediumOfx() throws Exception {
    Statement read = ofx(sample("ofx/bank_medium.ofx"), "CAD");
    assertThat(brief(read))
        .containsExactly(
            "2009-04-01 -6.60 MCDONALD'S #112",
            "2009-04-02 -316.67 Joe's Bald Hairstyles",
            "2009-04-03 -22.00 CONNIE'S HAIR D");
    assertThat(read.currency()).contains("CAD");
    assertThat(read.name()).isEqualTo("…5678");
    assertThat(read.closing()).contains(Money.of(38234, "CAD"));
    assertThat(read.lines().get(1).bankId()).isEqualTo("0000123456782009040200004");
    assertThat(read.lines().get(1).number()).as("CHECKNUM 0 is no number").isEmpty();
    assertThat(read.problems()).isEmpty();
    assertThat(read.warnings()).isEmpty();
  }

  @Test
  void checkingOfx() throws Exception {
    Statement read = ofx(sample("ofx/checking.ofx"), "USD");
    assertThat(brief(read))
        .containsExactly(
            "2011-03-31 0.01 DIVIDEND EARNED FOR PERIOD OF 03/01/2011 THROUGH 03/31/2011 ANNUAL"
                + " PERCENTAGE YIELD EARNED IS 0.05%",
            "2011-04-05 -34.51 AUTOMATIC WITHDRAWAL, ELECTRIC BILL WEB(S )",
            "2011-04-07 -25.00 RETURNED CHECK FEE, CHECK # 319 FOR $45.33 ON 04/07/11");
    assertThat(read.lines().get(2).number()).isEqualTo("319");
    assertThat(read.closing()).contains(Money.of(10099, "USD"));
  }

  @Test
  void anXmlHeaderAboveAnSgmlBody() throws Exception {
    Statement read = ofx(sample("ofx/anzcc.ofx"), "AUD");
    assertThat(brief(read)).containsExactly("2017-05-08 -5.50 SOME MEMO");
    assertThat(read.closing()).contains(Money.of(-12345, "AUD"));
  }

  @Test
  void emptyTags() throws Exception {
    Statement read = ofx(sample("ofx/ofx-v102-empty-tags.ofx"), "AUD");
    assertThat(brief(read)).containsExactly("2018-05-07 12.34 CBA:Transfer");
    assertThat(read.currency()).as("left to the account").isEmpty();
    assertThat(read.lines().getFirst().bankId()).isEmpty();
    assertThat(read.closing()).isEmpty();
  }

  @Test
  void pagSeguroOfx() throws Exception {
    Statement read = ofx(sample("ofx/pag-seguro.ofx"), "BRL");
    assertThat(brief(read))
        .containsExactly(
            "2025-06-02 -1901.00 Pix enviado - Chuck Norris 48966146074",
            "2025-06-02 1660.00 Pix recebido - Fulano De Tal",
            "2025-06-02 360.00 Pix recebido - Jane Doe 23698004020");
    assertThat(read.closing()).contains(Money.of(532643, "BRL"));
  }

  @Test
  void glsCsv() throws Exception {
    Statement read = csv(sample("csv/gls.csv"), "EUR");
    assertThat(brief(read)).containsExactly("2017-10-10 -98.76 Drillisch Online AG");
    assertThat(read.lines().getFirst().notes())
        .isEqualTo("SEPA-Basislastschrift B4658645 U123456789 B123456 987 SIMply Rechnung");
    assertThat(read.closing()).contains(Money.of(123456, "EUR"));
    assertThat(read.warnings()).singleElement().asString().contains("cannot be told apart");
  }

  @Test
  void creditUnionCsv() throws Exception {
    Statement read = csv(sample("csv/creditunion.csv"), "USD");
    assertThat(read.lines()).hasSize(8);
    assertThat(read.lines().getFirst().date()).hasToString("2015-02-08");
    assertThat(read.lines().getLast().date()).hasToString("2015-03-25");
    assertThat(read.lines().stream().mapToLong(l -> l.amount().minor()).sum()).isEqualTo(46500000L);
    assertThat(read.lines().get(2).payee()).isEqualTo("Sadrick Mtel");
    assertThat(read.lines().get(2).number()).isEqualTo("INV-3");
    assertThat(read.lines()).extracting(BankImport.BankLine::lineNumber).doesNotHaveDuplicates();
    assertThat(read.warnings()).isEmpty();
  }

  @Test
  void schwabCsv() throws Exception {
    Statement read = csv(sample("csv/schwab-checking.csv"), "USD");
    assertThat(brief(read))
        .containsExactly(
            "2022-08-17 20.00 Deposit Mobile Banking",
            "2022-08-14 -103.00 BMO HARRIS BANK",
            "2022-08-09 -75.00 Check Paid #558",
            "2022-08-04 -57.27 PAYPAL INST XFER 220803~ Tran: ACHDW");
    assertThat(read.lines().get(2).number()).isEqualTo("558");
    assertThat(read.closing()).as("of the newest row").contains(Money.of(87847, "USD"));
  }

  @Test
  void ersteCsv() throws Exception {
    Statement read = csv(sample("csv/erste-hu-inflow-outflow.csv"), "HUF");
    assertThat(read.lines())
        .extracting(l -> l.date() + " " + l.amount().decimal())
        .containsExactly("2019-04-19 -350.00", "2019-04-17 1290.00");
    assertThat(read.closing()).contains(Money.of(234556, "HUF"));
  }

  @Test
  void threeRecordsQif() throws Exception {
    Statement read = all(sample("qif/3_records_ddmmyy.qif"), "EUR").getFirst();
    assertThat(brief(read))
        .containsExactly(
            "2010-01-01 -10.00 Description",
            "2010-06-01 -20.00 Description",
            "2010-12-29 30.00 Description");
    assertThat(read.lines()).allMatch(line -> line.notes().equals("Reference"));
    assertThat(read.problems()).isEmpty();
    assertThat(read.warnings()).as("the last day decides").isEmpty();
  }

  @Test
  void splitsQif() throws Exception {
    List<Statement> read = all(sample("qif/default_w_splits.qif"), "USD");
    assertThat(read).extracting(Statement::name).containsExactly("Cash", "Checking");
    assertThat(read.getFirst().lines())
        .extracting(l -> l.date() + " " + l.amount().decimal() + " " + l.number())
        .containsExactly("2015-03-24 45000.00 INV-7", "2015-03-25 50000.00 INV-8");
    assertThat(read.getLast().lines())
        .extracting(l -> l.date() + " " + l.amount().decimal())
        .containsExactly(
            "2015-02-08 50000.00",
            "2015-02-08 50000.00",
            "2015-02-24 70000.00",
            "2015-02-28 65000.00",
            "2015-03-04 60000.00",
            "2015-03-09 75000.00");
    assertThat(read.getFirst().lines().getFirst().payee()).isEqualTo("Tchênzema Tchênzema");
    assertThat(read).allMatch(each -> each.problems().isEmpty());
  }

  @Test
  void camtVersionTwo() throws Exception {
    Statement read = all(sample("camt053/camt053.v2.minimal.xml"), "EUR").getFirst();
    assertThat(brief(read)).containsExactly("2014-12-31 8.85 NAME NAME");
    assertThat(read.currency()).contains("EUR");
    assertThat(read.name()).isEqualTo("…6890");
    assertThat(read.lines().getFirst().notes()).isEqualTo("4654654654654654");
    assertThat(read.closing()).as("in another currency").isEmpty();
    assertThat(read.warnings()).singleElement().asString().contains("SEK");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void camtVersionEight() throws Exception {
    Statement read = all(sample("camt053/camt053.v8.xml"), "EUR").getFirst();
    assertThat(brief(read)).containsExactly("2014-12-31 8.85 NAME NAME");
    assertThat(read.lines().getFirst().bankId()).isEqualTo("AAAASESS-FP-CN_98765/01");
    assertThat(read.lines().getFirst().notes()).isEqualTo("4654654654654654");
    assertThat(read.warnings()).singleElement().asString().contains("SEK");
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void rabobankMt940() throws Exception {
    Statement read = all(sample("mt940/rabobank-iban.sta"), "EUR").getFirst();
    assertThat(brief(read))
        .containsExactly(
            "2013-01-01 -25.00 CONTRA ACCOUNT HOLDER",
            "2013-01-02 -10.00 JOHN DOE",
            "2013-01-08 -25.00 CONTRA ACCOUNT HOLDER",
            "2013-01-09 -10.00 JOHN DOE");
    assertThat(read.lines().get(1).notes()).isEqualTo("Reference 201301234");
    assertThat(read.name()).isEqualTo("…6789");
    assertThat(read.closing()).contains(Money.of(93000, "EUR"));
    assertThat(read.warnings()).as("1000.00 to 965.00 to 930.00").isEmpty();
    assertThat(read.problems()).isEmpty();
  }

  @Test
  void postfinanceMt940() throws Exception {
    Statement read = all(sample("mt940/postfinance.sta"), "CHF").getFirst();
    assertThat(read.lines())
        .extracting(l -> l.date() + " " + l.amount().decimal())
        .containsExactly(
            "2013-12-09 79.70", "2013-12-09 149.50", "2013-12-16 -79.90", "2013-12-18 10.10");
    assertThat(read.lines().get(2).payee()).contains("XXXSTRASSE 111").contains("SONNENGLAESER");
    assertThat(read.lines()).allMatch(line -> line.bankId().equals("NONREF"));
    assertThat(read.closing()).contains(Money.of(15960, "CHF"));
    assertThat(read.warnings())
        .singleElement()
        .asString()
        .contains("159.40 CHF", "159.60 CHF", "0.20 CHF apart");
  }

  @Test
  void everySampleIsRecognised() throws Exception {
    for (String name : new String[] {"anzcc", "bank_medium", "checking", "pag-seguro"}) {
      String opening = BankFile.of(sample("ofx/" + name + ".ofx")).opening(8000);
      assertThat(new OfxReader().recognises(opening)).as(name).isTrue();
    }
    var columns =
        new CsvInference(BankFile.of(sample("csv/gls.csv")), Currency.getInstance("EUR")).columns();
    assertThat(columns.charset()).isEqualTo("windows-1252");
    assertThat(columns.delimiter()).isEqualTo(';');
    assertThat(columns.decimalSign()).isEqualTo(',');
    assertThat(columns.dateOrderCertain()).isFalse();
    assertThat(columns.headerRow()).isZero();
  }
}
