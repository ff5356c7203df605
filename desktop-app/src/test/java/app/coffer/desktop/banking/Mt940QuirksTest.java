package app.coffer.desktop.banking;

import static app.coffer.desktop.banking.Reading.brief;
import static app.coffer.desktop.banking.Reading.one;
import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.banking.BankImport.RowProblem;
import org.junit.jupiter.api.Test;

class Mt940QuirksTest {
  @Test
  void numberedPartsAsGermanBanksWriteThem() throws Exception {
    Statement read =
        one(
            statement(
                """
                :61:2601020102DR45,50NDDTNONREF//BANK-77
                :86:105?00SEPA-LASTSCHRIFT?10931?20EREF+4711-0815?21MREF+M1?22CRED+DE98?23SVWZ+R
                echnung 12 fuer den?24 Januar?30COBADEFF?31DE02?32Stadtwerke Muster?33stadt
                """));
    assertThat(brief(read)).containsExactly("2026-01-02 -45.50 Stadtwerke Musterstadt");
    assertThat(read.lines().getFirst().notes())
        .startsWith("Rechnung 12 fuer den")
        .contains("Januar");
    assertThat(read.lines().getFirst().bankId()).isEqualTo("BANK-77");
    assertThat(
            brief(
                one(statement(":61:2601020102C1,N\n:86:051<00GUTSCHRIFT<20Lohn Januar<32Firma\n"))))
        .containsExactly("2026-01-02 1.00 Firma");
  }

  @Test
  void aCounterpartBetweenStrokes() throws Exception {
    Statement read =
        one(
            statement(
                ":61:2601020102C1,5NTRFEREF//00\n:86:/EREF/X/CNTP/NL00/INGBNL2A/Jan Jansen///REMI/USTD//Huur/\n"));
    assertThat(brief(read)).containsExactly("2026-01-02 1.50 Jan Jansen");
    assertThat(read.lines().getFirst().notes()).startsWith("Huur");
  }

  @Test
  void reversalsTakeBack() throws Exception {
    assertThat(
            brief(
                one(
                    statement(
                        ":61:2601020102RC5,00NTRFX\n:61:2601020102RD6,00NTRFX\n:61:260102C7,NTRFX\n"))))
        .containsExactly("2026-01-02 -5.00 ", "2026-01-02 6.00 ", "2026-01-02 7.00 ");
  }

  @Test
  void theThirtiethOfFebruaryIsTheLastDay() throws Exception {
    assertThat(
            brief(
                one(
                    statement(
                        ":61:2602300230D1,00NINTX\n:61:240230D2,00NINTX\n:61:260431D3,NTRFX\n"))))
        .containsExactly("2026-02-28 -1.00 ", "2024-02-29 -2.00 ");
  }

  @Test
  void bookedInAnotherYearThanItsValueDay() throws Exception {
    assertThat(brief(one(statement(":61:2601021230D1,00NTRFX\n:61:2512310102D2,00NTRFX\n"))))
        .containsExactly("2025-12-30 -1.00 ", "2026-01-02 -2.00 ");
  }

  @Test
  void anEntryDayOfBlanksIsTheValueDay() throws Exception {
    assertThat(brief(one(statement(":61:260102    D1,00NTRFX\n"))))
        .containsExactly("2026-01-02 -1.00 ");
  }

  @Test
  void envelopesControlCharactersAndOwnTags() throws Exception {
    String text =
        "\u0001\r\n{1:F01BANKDEFFXXXX0000000000}{2:O940N}{4:\r\n"
            + statement(":61:2601020102D1,00NTRFX\n:86:Coffee\n:NS:01Something\n22Else\n")
                .replace("\n", "\r\n")
            + "-}{5:}\u0003";
    assertThat(brief(one(text))).containsExactly("2026-01-02 -1.00 Coffee");
  }

  @Test
  void linesThatCannotBeReadAreListed() throws Exception {
    Statement read =
        one(
            statement(
                ":61:nothing\n:61:2601020102D1,2345NTRFX\n:61:2613010102D1,00NTRFX\n:61:2601020102D1,00NTRFX\n"));
    assertThat(read.lines()).hasSize(1);
    assertThat(read.problems()).extracting(RowProblem::lineNumber).containsExactly(5, 6, 7);
  }

  @Test
  void anInterimReportIsReadAndItsTotalsAreChecked() throws Exception {
    String text =
        ":20:1\n:25:10020030/4711\n:28C:1/1\n:34F:EUR0,\n:13D:2601021200+0100\n"
            + ":61:2601020102D1,00NTRFX\n:86:Coffee\n:90D:1EUR1,00\n:90C:0EUR0,00\n-\n";
    Statement read = one(text);
    assertThat(brief(read)).containsExactly("2026-01-02 -1.00 Coffee");
    assertThat(read.currency()).contains("EUR");
    assertThat(read.warnings()).singleElement().asString().contains("interim");
    assertThat(one(text.replace(":90D:1EUR1", ":90D:2EUR3")).warnings())
        .anyMatch(w -> w.contains("do not add up"));
  }

  @Test
  void aStatementMissingBetweenTwoIsSaid() throws Exception {
    String text =
        ":20:1\n:25:4711\n:60F:C260101EUR10,00\n:62F:C260102EUR10,00\n-\n"
            + ":20:2\n:25:4711\n:60F:C260105EUR12,00\n:62F:C260105EUR12,00\n-\n";
    assertThat(one(text).warnings()).singleElement().asString().contains("missing");
  }

  private static String statement(String lines) {
    return ":20:STARTUMSE\n:25:10020030/4711\n:28C:1/1\n:60F:C260101EUR0,00\n"
        + lines.stripTrailing()
        + "\n:99X:\n-\n";
  }
}
