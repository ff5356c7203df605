package app.coffer.desktop.ui.budget;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.budget.MonthTable;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.budget.SpentViewModel.Spent;
import app.coffer.desktop.ui.kit.StagedScreen;
import app.coffer.desktop.vault.NewVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.Vaults;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpentViewModelTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  @TempDir Path folder;

  @Test
  void theTransactionsBehindEveryAmountOfADemoAddUpToIt() throws Exception {
    var made =
        Vaults.ofThisComputer(Syncing.WHEN_ASKED)
            .create(
                new NewVault(
                    folder.resolve("demo"),
                    "Demo",
                    EUR,
                    StarterCategories.NONE,
                    "Desktop",
                    Optional.empty()));
    try (var vault = made.vault()) {
      vault.fillWithDemo(1_500, 7, StagedScreen.TODAY);
      int compared = 0;
      YearMonth last = YearMonth.from(StagedScreen.TODAY);
      for (MonthTable month : vault.books().budget().months(last.minusMonths(5), last)) {
        for (MonthTable.Row row : month.rows()) {
          List<Spent> spent =
              SpentViewModel.of(vault.ledger().read(), month, List.of(row.category().id()), EUR);
          Money sum = spent.stream().map(Spent::amount).reduce(Money.zero(EUR), Money::plus);
          assertThat(sum)
              .as("%s in %s", row.category().name(), month.month())
              .isEqualTo(row.spent());
          compared += spent.size();
        }
      }
      assertThat(compared).isGreaterThan(100);
    }
  }
}
