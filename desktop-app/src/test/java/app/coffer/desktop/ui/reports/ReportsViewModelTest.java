package app.coffer.desktop.ui.reports;

import static app.coffer.desktop.ui.kit.Desktop.done;
import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.report.Period;
import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.report.SavedReport;
import app.coffer.desktop.report.Spending.Compare;
import app.coffer.desktop.ui.kit.Desktop;
import app.coffer.desktop.ui.reports.Figures.Cell;
import app.coffer.desktop.ui.reports.Figures.Line;
import app.coffer.desktop.ui.reports.Figures.Nothing;
import app.coffer.desktop.ui.reports.ReportsViewModel.Content;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ReportsViewModelTest {
  @TempDir static Path folder;
  private static OpenVault full;
  private OpenVault vault;
  private ReportsViewModel model;

  @BeforeAll
  static void fill() throws Exception {
    full = Desktop.demo(folder.resolve("demo"), 400);
  }

  @AfterAll
  static void closeDemo() {
    full.close();
  }

  @AfterEach
  void close() {
    model.stop();
    if (vault != full) {
      vault.close();
    }
  }

  private void demo() {
    open(full);
  }

  private void open(OpenVault opened) {
    vault = opened;
    model = model(new LastReport());
    model.listen();
  }

  private ReportsViewModel model(LastReport last) {
    return new ReportsViewModel(vault, Desktop.context(), (pause, action) -> action.run(), last);
  }

  private Content content() {
    return Objects.requireNonNull(model.contentProperty().get());
  }

  @Test
  void everyReportHasFiguresAndWhatIsBehindThemAddsUpToThem() throws Exception {
    demo();
    for (ReportKind kind : ReportKind.values()) {
      model.choose(kind);
      Figures figures = content().figures();
      assertThat(figures.empty()).as("%s", kind).isEmpty();
      assertThat(figures.headline()).as("%s", kind).isNotBlank();
      assertThat(figures.summary()).as("%s", kind).isNotBlank().doesNotContain("{");
      assertThat(figures.lines())
          .allSatisfy(line -> assertThat(line.cells()).hasSameSizeAs(figures.columns()));
      assertThat(figures.missing()).isEmpty();
      assertThat(model.loadingProperty().get()).isFalse();
      boolean ofBalances = kind == ReportKind.NET_WORTH || kind == ReportKind.BALANCE;
      for (Line line : ofBalances ? figures.lines().subList(0, 1) : figures.lines()) {
        for (Cell cell : line.cells()) {
          cell.target().ifPresent(target -> assertBehind(figures, line, cell, target));
        }
      }
    }
  }

  private void assertBehind(Figures figures, Line line, Cell cell, Target target) {
    model.drill(target, line.name());
    Drill drill = model.drillProperty().get().orElseThrow();
    Set<String> currencies =
        drill.sums().stream()
            .map(sum -> sum.currency().getCurrencyCode())
            .collect(Collectors.toSet());
    boolean ofSpending = figures.shape() == Figures.Shape.LYING;
    if (currencies.equals(Set.of("EUR")) && !(target instanceof Target.OfAccount)) {
      BigDecimal sum = Figures.number(drill.sums().getFirst());
      BigDecimal expected =
          target instanceof Target.OfAccounts
              ? line.cells().get(2).number()
              : ofSpending ? cell.number().negate() : cell.number();
      assertThat(sum).as("%s %s", figures.kind(), line.name()).isEqualByComparingTo(expected);
    }
    model.leaveDrill();
    assertThat(model.drillProperty().get()).isEmpty();
  }

  @Test
  void spendingIsComparedAndItsSharesAreOfTheTotal() throws Exception {
    demo();
    model.choose(ReportKind.CATEGORIES);
    model.change(
        now -> now.over(Period.THREE_MONTHS, now.typed()).against(Compare.PREVIOUS_PERIOD));
    Figures figures = content().figures();
    assertThat(figures.columns()).hasSize(5);
    assertThat(figures.charted()).containsExactly(0, 2);
    BigDecimal shares =
        figures.lines().stream()
            .map(line -> line.cells().get(1).number())
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(shares.doubleValue()).isBetween(0.99, 1.01);
    assertThat(figures.hint()).contains("the time before");
  }

  @Test
  void whatHasNoCategoryGetsOneInItsPlace() throws Exception {
    demo();
    model.drill(new Target.Uncategorised(), "Without");
    Drill drill = model.drillProperty().get().orElseThrow();
    int before = drill.rows().size();
    assertThat(before).isPositive();
    RecordId first =
        drill.rows().stream().filter(Drill.Row::plain).findFirst().flatMap(Drill.Row::id).get();
    var refused = new ArrayList<String>();
    model.categorise(Set.of(first), "Food/Groceries", refused::add);
    assertThat(refused).isEmpty();
    assertThat(model.drillProperty().get().orElseThrow().rows()).hasSize(before - 1);
    assertThat(vault.ledger().read().count(RegisterFilter.uncategorised())).isEqualTo(before - 1);
  }

  @Test
  void aReportIsSavedOpenedChangedAndRemoved() throws Exception {
    demo();
    int before = content().others().size();
    model.choose(ReportKind.PAYEES);
    model.change(now -> now.over(Period.LAST_YEAR, now.typed()));
    model.save("Last year", refused -> {});
    assertThat(content().saved().orElseThrow().name()).isEqualTo("Last year");
    assertThat(content().others()).hasSize(before + 1);
    model.choose(ReportKind.CASH_FLOW);
    assertThat(content().saved()).isEmpty();
    SavedReport saved =
        content().others().stream()
            .filter(each -> each.name().equals("Last year"))
            .findFirst()
            .orElseThrow();
    model.open(saved);
    assertThat(content().kind()).isEqualTo(ReportKind.PAYEES);
    assertThat(content().scope().from()).isEqualTo("2025-01-01");
    assertThat(content().saved()).contains(saved);
    model.change(now -> now.over(Period.THIS_YEAR, now.typed()));
    assertThat(content().saved()).isEmpty();
    model.forget(saved, refused -> {});
    assertThat(content().others()).hasSize(before);
    var refused = new ArrayList<String>();
    model.save("  ", refused::add);
    assertThat(refused).hasSize(1);
  }

  @Test
  void whoeverComesBackFindsTheReportAsItWas() {
    demo();
    model.stop();
    var last = new LastReport();
    model = model(last);
    model.choose(ReportKind.TAGS);
    model.change(now -> now.over(Period.THIS_YEAR, now.typed()));
    model.stop();
    model = model(last);
    model.listen();
    assertThat(content().kind()).isEqualTo(ReportKind.TAGS);
    assertThat(content().settings().period()).isEqualTo(Period.THIS_YEAR);
    model.chooseAnew(ReportKind.CASH_FLOW);
    assertThat(content().settings().period()).isEqualTo(Period.TWELVE_MONTHS);
  }

  @Test
  void amountsThatAreHiddenAreNowhere() {
    vault = full;
    var context = Desktop.context();
    context.formats().setHidden(true);
    model = new ReportsViewModel(vault, context, (pause, action) -> action.run(), new LastReport());
    for (ReportKind kind : ReportKind.values()) {
      model.choose(kind);
      Figures figures = content().figures();
      assertThat(
              figures.headline() + figures.hint() + figures.summary() + figures.numbers().axis(5))
          .as("%s", kind)
          .doesNotContainPattern("[€$]|\\d[.,]\\d");
      for (Line line : figures.lines()) {
        for (int n = 0; n < line.cells().size(); n++) {
          boolean money = figures.columns().get(n).kind() == Figures.Column.Kind.MONEY;
          if (money) {
            assertThat(line.cells().get(n).text()).doesNotContainPattern("\\d");
          }
        }
      }
    }
  }

  @Test
  void whereThereIsNothingTheReasonIsSaid() throws Exception {
    open(Desktop.vault(folder.resolve("empty")));
    assertThat(nothing(ReportKind.NET_WORTH)).isEqualTo(Nothing.NO_ACCOUNT);
    assertThat(nothing(ReportKind.BALANCE)).isEqualTo(Nothing.NO_ACCOUNT);
    RecordId one = Desktop.account(vault, "One", Money.of(10_000, "EUR"));
    RecordId other = Desktop.account(vault, "Other", Money.of(0, "EUR"));
    assertThat(nothing(ReportKind.CATEGORIES)).isEqualTo(Nothing.NO_DATA);
    model.choose(ReportKind.NET_WORTH);
    assertThat(content().figures().empty()).isEmpty();
    done(
        vault
            .ledger()
            .addTransaction(
                new TransactionDraft(
                    one,
                    Desktop.TODAY,
                    "",
                    Money.of(-500, "EUR"),
                    "",
                    other,
                    null,
                    List.of(),
                    "",
                    "",
                    new TreeSet<>(),
                    Clearing.UNCLEARED)));
    assertThat(nothing(ReportKind.CATEGORIES)).isEqualTo(Nothing.ONLY_TRANSFERS);
    assertThat(nothing(ReportKind.CASH_FLOW)).isEqualTo(Nothing.ONLY_TRANSFERS);
    model.change(now -> now.over(Period.LAST_YEAR, now.typed()));
    assertThat(nothing(ReportKind.CATEGORIES)).isEqualTo(Nothing.NO_MATCH);
    assertThat(nothing(ReportKind.BUDGET)).isEqualTo(Nothing.NO_MATCH);
  }

  private Nothing nothing(ReportKind kind) {
    model.choose(kind);
    return content().figures().empty().orElseThrow();
  }

  @Test
  void currenciesWithoutARateAreNamedUntilThereIsOne() throws Exception {
    open(Desktop.vault(folder.resolve("rates")));
    RecordId dollars = Desktop.account(vault, "Dollars", Money.of(50_000, "USD"));
    done(
        vault
            .ledger()
            .addTransaction(
                TransactionDraft.of(
                    dollars, Desktop.TODAY, "Diner", Money.of(-2_500, "USD"), "Food/Out")));
    model.choose(ReportKind.CATEGORIES);
    assertThat(content().figures().missing())
        .extracting(missing -> missing.currency().getCurrencyCode())
        .containsExactly("USD");
    var eur = java.util.Currency.getInstance("EUR");
    var usd = java.util.Currency.getInstance("USD");
    done(vault.books().rates().set(Desktop.TODAY, eur, usd, new BigDecimal("1.25")));
    assertThat(content().figures().missing()).isEmpty();
    assertThat(content().figures().headline()).isEqualTo("€20.00");
    model.change(now -> now.in(usd));
    assertThat(content().figures().headline()).isEqualTo("US$25.00");
  }

  @Test
  void filesSayWhatThePageSays() throws Exception {
    demo();
    for (ReportKind kind : ReportKind.values()) {
      model.choose(kind);
      Figures figures = content().figures();
      String csv = ReportCsv.of(figures);
      assertThat(csv.lines()).hasSize(figures.lines().size() + 1);
      Line line = figures.lines().getFirst();
      Cell cell = line.cells().getFirst();
      assertThat(csv).contains(Objects.requireNonNull(cell.number()).toPlainString());
      var context = Desktop.context();
      String svg = new ReportSvg(figures, context.words()).drawn("A & <B>", "days");
      Document drawing =
          DocumentBuilderFactory.newDefaultNSInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(svg)));
      assertThat(drawing.getElementsByTagName("title").item(0).getTextContent())
          .isEqualTo("A & <B>");
      boolean lines = figures.shape() == Figures.Shape.OVER_TIME;
      assertThat(drawing.getElementsByTagName(lines ? "polyline" : "rect").getLength())
          .isGreaterThanOrEqualTo(figures.charted().size());
    }
  }
}
