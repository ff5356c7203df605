package app.coffer.desktop.ui.reports;

import static app.coffer.desktop.ui.kit.Desktop.done;
import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.report.Period;
import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.ui.kit.Desktop;
import app.coffer.desktop.ui.reports.Figures.Line;
import app.coffer.desktop.ui.reports.ReportsViewModel.Content;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What came back, short times, sums on paper: figures as somebody who checks them reads them. */
class ReportFiguresTest {
  @TempDir static Path folder;
  private static OpenVault vault;
  private static RecordId checking;

  @BeforeAll
  static void fill() throws Exception {
    vault = Desktop.vault(folder.resolve("home"));
    checking = Desktop.account(vault, "Checking", Money.of(100_000, "EUR"));
    book(-60_000, "Home/Rent");
    book(-30_000, "Food/Groceries");
    book(-6_000, "Food/Eating out");
    book(-3_000, "Fun/Books");
    book(-1_000, "Fun/Music");
    book(90_000, "Taxes/Income tax");
  }

  private static void book(long cents, String category) {
    LocalDate day = LocalDate.of(2026, 11, 3);
    done(
        vault
            .ledger()
            .addTransaction(
                TransactionDraft.of(checking, day, "Payee", Money.of(cents, "EUR"), category)));
  }

  @AfterAll
  static void close() {
    vault.close();
  }

  private static Content content(ReportKind kind, Period period) {
    var model =
        new ReportsViewModel(
            vault, Desktop.context(), (pause, action) -> action.run(), new LastReport());
    model.choose(kind);
    model.change(now -> now.over(period, now.typed()));
    return Objects.requireNonNull(model.contentProperty().get());
  }

  private static Printed printed(Content content) {
    return new Printed("R", content.figures(), "days", true, true, Desktop.context().words());
  }

  @Test
  void whatCameBackMakesNoPartLargerThanTheWhole() {
    Figures figures = content(ReportKind.CATEGORIES, Period.THIS_MONTH).figures();
    assertThat(figures.headline()).isEqualTo("€100.00");
    assertThat(figures.lines())
        .extracting(line -> line.cells().get(1).text())
        .containsExactly("60%", "30%", "6%", "3%", "1%", "");
  }

  @Test
  void whatIsPutTogetherIsSmallAndNotTheLargestThatCameBack() {
    Figures figures = content(ReportKind.CATEGORIES, Period.THIS_MONTH).figures();
    List<Line> folded = Rest.folded(figures, 4, Desktop.context().words());
    assertThat(folded)
        .extracting(Line::brief)
        .containsExactly("Rent", "Groceries", "Income tax", "3 others");
    assertThat(folded.getLast().cells().getFirst().text()).isEqualTo("100.00");
  }

  @Test
  void theSumOnPaperIsTheHeadlineAndBalancesAreNotAdded() {
    Content spending = content(ReportKind.CATEGORIES, Period.THIS_MONTH);
    Line total = printed(spending).total().orElseThrow();
    assertThat(total.cells().getFirst().text()).isEqualTo("100.00");
    Content flow = content(ReportKind.CASH_FLOW, Period.THREE_MONTHS);
    assertThat(printed(flow).total().orElseThrow().cells())
        .extracting(Figures.Cell::text)
        .containsExactly("900.00", "\u22121,000.00", "\u2212100.00");
    assertThat(printed(content(ReportKind.NET_WORTH, Period.THREE_MONTHS)).total()).isEmpty();
    assertThat(printed(content(ReportKind.BALANCE, Period.THREE_MONTHS)).total()).isEmpty();
    assertThat(printed(content(ReportKind.TAGS, Period.THREE_MONTHS)).total()).isEmpty();
  }

  @Test
  void netWorthOfOneMonthIsMeasuredFromTheEndOfTheMonthBefore() {
    Figures month = content(ReportKind.NET_WORTH, Period.THIS_MONTH).figures();
    assertThat(month.hint()).startsWith("\u2212€100.00 since 31 Oct 2026");
    assertThat(month.lines())
        .extracting(Line::name)
        .containsExactly("October 2026", "November 2026");
    Figures quarter = content(ReportKind.NET_WORTH, Period.THREE_MONTHS).figures();
    assertThat(quarter.lines()).hasSize(3);
    assertThat(quarter.lines())
        .allSatisfy(line -> assertThat(line.cells().get(3).number()).isNotNull());
  }

  @Test
  void daysAndMonthsInANumbersFileAreWrittenAlikeInEveryLanguage() {
    assertThat(ReportCsv.of(content(ReportKind.CASH_FLOW, Period.THIS_MONTH).figures()))
        .contains("\"2026-11\",900.00,-1000.00,-100.00");
    assertThat(ReportCsv.of(content(ReportKind.NET_WORTH, Period.THREE_MONTHS).figures()))
        .contains("\"2026-09\",1000.00,0.00,1000.00");
    assertThat(ReportCsv.of(content(ReportKind.BALANCE, Period.THIS_MONTH).figures()))
        .contains("\"2026-11-03\",900.00,");
  }

  @Test
  void aDrawingHasBarsForWhatCameBackToo() {
    Figures figures = content(ReportKind.CATEGORIES, Period.THIS_MONTH).figures();
    String svg = new ReportSvg(figures, Desktop.context().words()).drawn("R", "days");
    assertThat(svg).doesNotContain("width=\"-").doesNotContain("width=\"0.0\"");
    // as long to the left of nothing as 900 is of 1,500
    assertThat(svg).contains("x=\"200.0\" y=\"229.0\" width=\"390.0\"");
  }
}
