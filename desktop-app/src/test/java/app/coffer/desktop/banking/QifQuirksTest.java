package app.coffer.desktop.banking;

import static app.coffer.desktop.banking.Reading.all;
import static app.coffer.desktop.banking.Reading.brief;
import static app.coffer.desktop.banking.Reading.one;
import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.banking.BankImport.RowProblem;
import app.coffer.desktop.money.Money;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class QifQuirksTest {
  @Test
  void blanksAndApostrophesInDates() throws Exception {
    assertThat(
            brief(
                one(
                    "!Type:Bank\n"
                        + "D1/ 1/10\n"
                        + "T1.00\n"
                        + "Pa\n"
                        + "^\n"
                        + "D6/ 1'94\n"
                        + "T2.00\n"
                        + "Pb\n"
                        + "^\n"
                        + "D12/29' 5\n"
                        + "T3.00\n"
                        + "Pc\n"
                        + "^\n")))
        .containsExactly("2010-01-01 1.00 a", "1994-06-01 2.00 b", "2005-12-29 3.00 c");
  }

  @Test
  void anOrderThatNothingShowsIsSaid() throws Exception {
    Statement read = one("!Type:Bank\nD01/02/10\nT1.00\nPa\n^\n");
    assertThat(read.warnings()).singleElement().asString().contains("cannot be told apart");
    assertThat(one("!Type:Bank\nD01.02.2010\nT1.00\nPa\n^\nD13.02.2010\nT1.00\nPa\n^\n").warnings())
        .isEmpty();
  }

  @Test
  void theLastEndMayBeMissingButNotHalfALine() throws Exception {
    assertThat(brief(one("!Type:Bank\nD2010-01-13\nPa\nT-10.50\n")))
        .containsExactly("2010-01-13 -10.50 a");
    Statement cut = one("!Type:Bank\nD2010-01-13\nPa\nT-10.5");
    assertThat(cut.lines()).isEmpty();
    assertThat(cut.problems()).extracting(RowProblem::reason).first().asString().contains("ends");
  }

  @Test
  void amountsThatAreNoneAreListed() throws Exception {
    Statement read =
        one(
            "!Type:Bank\n"
                + "D1/13/10\n"
                + "T=1+1\n"
                + "Pa\n"
                + "^\n"
                + "D1/14/10\n"
                + "Tten\n"
                + "Pb\n"
                + "^\n"
                + "D1/15/10\n"
                + "Pc\n"
                + "^\n"
                + "D1/16/10\n"
                + "T4.00\n"
                + "Pd\n"
                + "^\n");
    assertThat(brief(read)).containsExactly("2010-01-16 4.00 d");
    assertThat(read.problems()).extracting(RowProblem::lineNumber).containsExactly(2, 6, 10);
  }

  @Test
  void commasBeforeDecimalsAreSeenInTheWholeFile() throws Exception {
    assertThat(brief(one("!Type:Bank\nD13.1.2010\nT-1.000\nPa\n^\nD14.1.2010\nT-236,48\nPb\n^\n")))
        .containsExactly("2010-01-13 -1000.00 a", "2010-01-14 -236.48 b");
    assertThat(brief(one("!Type:Bank\nD1/13/2010\nT-1,000.00\nPa\n^\n")))
        .containsExactly("2010-01-13 -1000.00 a");
  }

  @Test
  void partsMustAddUp() throws Exception {
    Statement read =
        one(
            "!Type:Bank\n"
                + "D1/13/10\n"
                + "T-9.00\n"
                + "Pa\n"
                + "SFood\n"
                + "Ebread\n"
                + "$-4.00\n"
                + "SHome\n"
                + "$-5.00\n"
                + "^\n"
                + "D1/14/10\n"
                + "T-9.00\n"
                + "Pb\n"
                + "SFood\n"
                + "$-4.00\n"
                + "^\n");
    assertThat(brief(read)).containsExactly("2010-01-13 -9.00 a");
    assertThat(read.lines().getFirst().notes()).isEqualTo("bread");
    assertThat(read.problems()).singleElement().matches(p -> p.reason().contains("add up"));
  }

  @Test
  void aTransferStandsOnceInEachAccountsBlock() throws Exception {
    List<Statement> read =
        all(
            """
            !Option:AutoSwitch
            !Account
            NChecking
            TBank
            ^
            NSavings
            TBank
            ^
            !Clear:AutoSwitch
            !Account
            NChecking
            TBank
            ^
            !Type:Bank
            D1/13/10
            T-50.00
            L[Savings]
            ^
            !Account
            NSavings
            ^
            !Type:Bank
            D1/13/10
            T50.00
            L[Checking]
            ^
            !Type:Cat
            NFood
            E
            ^
            """
                .getBytes(StandardCharsets.UTF_8),
            "EUR");
    assertThat(read).extracting(Statement::name).containsExactly("Checking", "Savings");
    assertThat(brief(read.getFirst())).containsExactly("2010-01-13 -50.00 ");
    assertThat(brief(read.getLast())).containsExactly("2010-01-13 50.00 ");
  }

  @Test
  void oldProgramsWriteWindowsLetters() throws Exception {
    byte[] bytes =
        "!Type:CCard\r\nD13/1/10\r\nU-1.00\r\nPMüller €\r\n^\r\n"
            .getBytes(Charset.forName("windows-1252"));
    assertThat(brief(all(bytes, "EUR").getFirst())).containsExactly("2010-01-13 -1.00 Müller €");
  }

  @Test
  void categoriesAndPartsComeAlong() throws Exception {
    Statement read =
        one(
            """
            !Type:Bank
            D2026/11/14
            T-30.00
            PSuper
            SFood:Groceries/Home
            Emilk
            $-20.00
            SHome:Repair
            $-10.00
            ^
            D2026/11/15
            T-5.00
            PCinema
            LFun:Cinema:Late
            ^
            D2026/11/16
            T-100.00
            PMyself
            L[Savings]
            ^
            D2026/11/17
            T-7.00
            PCash
            SMisc
            $-7.00
            ^
            """);

    assertThat(read.lines().get(0).parts())
        .containsExactly(
            new BankImport.Part("Food/Groceries", Money.of(-2000, "EUR"), "milk"),
            new BankImport.Part("Home/Repair", Money.of(-1000, "EUR"), ""));
    assertThat(read.lines())
        .extracting(BankImport.BankLine::category)
        .containsExactly("", "Fun/Cinema:Late", "", "Misc");
    assertThat(read.problems()).isEmpty();
  }
}
