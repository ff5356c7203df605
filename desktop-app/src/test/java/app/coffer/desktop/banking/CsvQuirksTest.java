package app.coffer.desktop.banking;

import static app.coffer.desktop.banking.Reading.brief;
import static app.coffer.desktop.banking.Reading.csv;
import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.banking.BankImport.CsvColumns;
import app.coffer.desktop.banking.BankImport.CsvColumns.Role;
import app.coffer.desktop.banking.BankImport.Format;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.BankImport.RowProblem;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CsvQuirksTest {
  @Test
  void aThousandBesideCentsIsAThousand() throws Exception {
    assertThat(brief(csv("Date;Payee;Amount\n2026-01-02;a;-1.000\n2026-01-03;b;-236,48\n")))
        .containsExactly("2026-01-02 -1000.00 a", "2026-01-03 -236.48 b");
  }

  @Test
  void oneDecimalIsADecimal() throws Exception {
    assertThat(brief(csv("Date,Payee,Amount\n2026-01-02,a,-110.7\n")))
        .containsExactly("2026-01-02 -110.70 a");
  }

  @Test
  void datesSayNothingAboutDecimals() throws Exception {
    assertThat(brief(csv("Date;Payee;Amount\n12/31/2026;a;1.234,50\n01/02/2026;b;-0,99\n")))
        .containsExactly("2026-12-31 1234.50 a", "2026-01-02 -0.99 b");
  }

  @Test
  void theOrderOfDayAndMonthComesFromTheWholeFile() throws Exception {
    var text = new StringBuilder("Date,Payee,Amount\n");
    for (int i = 0; i < 500; i++) {
      text.append("01/02/2026,x").append(i).append(",1.00\n");
    }
    Statement read = csv(text + "29/12/2026,last,1.00\n");
    assertThat(read.lines().getFirst().date()).hasToString("2026-02-01");
    assertThat(read.warnings()).isEmpty();
    assertThat(csv(text.toString()).warnings()).as("undecided").hasSize(1);
  }

  @Test
  void linesBeforeTheHeaderAreSkippedAndLinesAfterTheLastAreListed() throws Exception {
    Statement read =
        csv(
            "Account statement\n"
                + "IBAN;XX00\n\n"
                + "Datum;Empfänger;Betrag\n"
                + "01.02.2026;Lidl;-5,00\n"
                + "13.02.2026;Aldi;-6,00\n"
                + "Total;;\n");
    assertThat(brief(read)).containsExactly("2026-02-01 -5.00 Lidl", "2026-02-13 -6.00 Aldi");
    assertThat(read.lines().getFirst().lineNumber()).isEqualTo(5);
    assertThat(read.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.lineNumber()).isEqualTo(7));
  }

  @Test
  void rowsThatCannotBeReadAreListed() throws Exception {
    Statement read =
        csv(
            "Date,Payee,Amount\n"
                + "2026-01-02,good,1.00\n"
                + "2026-02-30,impossible,1.00\n"
                + "2026-01-04,word,abc\n"
                + "2026-01-05,none,\n"
                + "2026-01-06,more,1.234\n"
                + "2026-01-07,cents,2.50\n");
    assertThat(brief(read)).containsExactly("2026-01-02 1.00 good", "2026-01-07 2.50 cents");
    assertThat(read.problems()).extracting(RowProblem::lineNumber).containsExactly(3, 4, 5, 6);
    assertThat(read.problems()).extracting(RowProblem::reason).allMatch(r -> !r.isBlank());
  }

  @Test
  void anUnclosedQuotationMarkIsListedNotSwallowed() throws Exception {
    Statement read =
        csv(
            "Date,Payee,Amount\n"
                + "2026-01-01,a,9.00\n"
                + "2026-01-02,\"open,1.00\n"
                + "2026-01-03,b,2.00\n"
                + "2026-01-04,c,3.00\n");
    assertThat(read.problems()).isNotEmpty();
    assertThat(read.problems().getFirst().reason()).contains("quotation mark");
  }

  @Test
  void wordsAndLettersForInAndOut() throws Exception {
    assertThat(
            brief(
                csv(
                    "Date,Name,Debit/Credit,Amount\n"
                        + "2026-01-02,a,Debit,5.00\n"
                        + "2026-01-03,b,Credit,6.00\n"
                        + "2026-01-04,c,maybe,7.00\n")))
        .containsExactly("2026-01-02 -5.00 a", "2026-01-03 6.00 b");
    assertThat(brief(csv("Date,Name,Amount\n2026-01-02,a,5.00 DR\n2026-01-03,b,6.00 CR\n")))
        .containsExactly("2026-01-02 -5.00 a", "2026-01-03 6.00 b");
    assertThat(brief(csv("Date,Name,Amount\n2026-01-02,a,\"+ £1,100.00\"\n")))
        .containsExactly("2026-01-02 1100.00 a");
  }

  @Test
  void aRunningBalanceShowsThatSignsAreTurnedRound() throws Exception {
    Statement read =
        csv(
            "Date,Name,Amount,Balance\n"
                + "2026-01-02,a,5.00,95.00\n"
                + "2026-01-03,b,7.00,88.00\n"
                + "2026-01-04,c,-20.00,108.00\n"
                + "2026-01-05,d,1.00,107.00\n");
    assertThat(brief(read))
        .containsExactly(
            "2026-01-02 -5.00 a", "2026-01-03 -7.00 b", "2026-01-04 20.00 c", "2026-01-05 -1.00 d");
    assertThat(read.closing().orElseThrow().decimal()).isEqualTo("107.00");
  }

  @Test
  void anotherCurrencyIsRefused() throws Exception {
    Statement read =
        csv(
            "Date,Name,Amount,Currency\n"
                + "2026-01-02,a,5.00,EUR\n"
                + "2026-01-02,a,5.00,USD\n"
                + "2026-01-03,b,6.00,EUR\n");
    assertThat(read.lines()).hasSize(2);
    assertThat(read.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.reason()).contains("USD"));
  }

  @Test
  void twoDigitYearsAndMonthNames() throws Exception {
    assertThat(brief(csv("Date,Name,Amount\n31/12/98,a,1.00\n31/12/26,b,1.00\n")))
        .containsExactly("1998-12-31 1.00 a", "2026-12-31 1.00 b");
    assertThat(brief(csv("Date,Name,Amount\n5 Jan 2026,a,1.00\n")))
        .containsExactly("2026-01-05 1.00 a");
    assertThat(
            brief(
                csv("Date,Name,Amount\n2026-01-05 10:11:12,a,1.00\n2026-01-06T10:11:12Z,b,1.00\n")))
        .containsExactly("2026-01-05 1.00 a", "2026-01-06 1.00 b");
  }

  @Test
  void encodingsLineEndsAndDelimiters() throws Exception {
    String text = "Datum;Empfänger;Betrag\n13.02.2026;Müller;-5,00\n";
    for (var charset :
        List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.ISO_8859_1,
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE)) {
      assertThat(brief(csv(text, charset)))
          .as(charset.name())
          .containsExactly("2026-02-13 -5.00 Müller");
    }
    for (String end : List.of("\r", "\r\n")) {
      assertThat(brief(csv(text.replace("\n", end)))).hasSize(1);
    }
    assertThat(brief(csv("\uFEFF" + text))).hasSize(1);
    for (String delimiter : List.of("\t", "|")) {
      assertThat(brief(csv(text.replace(";", delimiter)))).hasSize(1);
    }
  }

  @Test
  void aPersonsCorrectionsAreTaken() throws Exception {
    BankFile file =
        BankFile.of("a,01/02/2026,5.00\nb,03/04/2026,6.00\n".getBytes(StandardCharsets.UTF_8));
    Currency euro = Currency.getInstance("EUR");
    CsvColumns found = new CsvInference(file, euro).columns();
    assertThat(found.headerRow()).isEqualTo(-1);
    assertThat(found.roles()).containsExactly(Role.IGNORED, Role.DATE, Role.AMOUNT);
    var corrected =
        new CsvColumns(
            found.charset(),
            ',',
            -1,
            List.of(Role.PAYEE, Role.DATE, Role.AMOUNT),
            "M/d/uuuu",
            true,
            '.',
            true,
            List.of());
    Statement read =
        new CsvStatementReader().read(file, euro, new Options(Format.CSV, corrected)).getFirst();
    assertThat(brief(read)).containsExactly("2026-01-02 -5.00 a", "2026-03-04 -6.00 b");
  }

  @Test
  void aRowWithoutADateGoesOnWithTheOneAbove() throws Exception {
    Statement read =
        csv(
            """
            Account details For:,360 Account
            Transaction date,Value date,Description,Withdrawals (SGD),Deposits (SGD)
            31/12/2017,31/12/2017,BONUS INTEREST,,12.34
            ,,360 SALARY BONUS,,
            30/12/2017,30/12/2017,FAST PAYMENT,50.00,
            ,,to Jane,,
            ,,rent,,
            """);

    assertThat(brief(read))
        .containsExactly("2017-12-31 12.34 BONUS INTEREST", "2017-12-30 -50.00 FAST PAYMENT");
    assertThat(read.lines())
        .extracting(line -> line.notes())
        .containsExactly("360 SALARY BONUS", "to Jane rent");
  }

  @Test
  void aLastRowOfWordsAloneIsAFooterAndNoPartOfALine() throws Exception {
    Statement read = csv("Date,Payee,Amount\n2026-11-14,Lidl,-4.50\n,Printed by the bank,\n");

    assertThat(read.lines()).singleElement().extracting(line -> line.notes()).isEqualTo("");
    assertThat(read.problems()).hasSize(1);
  }

  @Test
  void whatIsNotBookedYetIsLeftOutAndSaid() throws Exception {
    Statement read =
        csv(
            """
            Date,Status,Payee,Amount
            2026-11-14,Posted,Lidl,-4.50
            2026-11-15,Pending,Shell,-20.00
            2026-11-15,VORGEMERKT,Aldi,-1.00
            """);

    assertThat(brief(read)).containsExactly("2026-11-14 -4.50 Lidl");
    assertThat(read.problems())
        .extracting(problem -> problem.reason())
        .containsExactly("not booked yet: \"Pending\"", "not booked yet: \"VORGEMERKT\"");
  }

  @Test
  void lettersOfPolishAndCyrillicBanksAreFoundByWhereTheyStand() {
    String polish = "Data;Odbiorca;Kwota\n2026-11-14;Żabka Łódź, święty książę;-4,50\n";
    String russian = "Дата;Получатель;Сумма\n2026-11-14;Магазин Продукты;-4,50\n";
    String german = "Datum;Empfänger;Betrag\n2026-11-14;Bäcker Größe Übung;-4,50\n";
    for (Locale region : List.of(Locale.US, Locale.GERMANY)) {
      assertThat(LegacyCharset.of(polish.getBytes(LegacyCharset.CENTRAL), region))
          .isEqualTo(LegacyCharset.CENTRAL);
      assertThat(LegacyCharset.of(russian.getBytes(LegacyCharset.CYRILLIC), region))
          .isEqualTo(LegacyCharset.CYRILLIC);
      assertThat(LegacyCharset.of(german.getBytes(BankFile.WINDOWS_1252), region))
          .isEqualTo(BankFile.WINDOWS_1252);
    }
    byte[] czech = "Kč příjem".getBytes(LegacyCharset.CENTRAL);
    assertThat(LegacyCharset.of(czech, Locale.of("cs", "CZ"))).isEqualTo(LegacyCharset.CENTRAL);
  }
}
