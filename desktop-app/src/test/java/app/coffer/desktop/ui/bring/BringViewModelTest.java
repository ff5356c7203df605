package app.coffer.desktop.ui.bring;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.banking.bring.Bring.Choices;
import app.coffer.desktop.banking.bring.Bring.DayOrder;
import app.coffer.desktop.banking.bring.Product;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Desktop;
import app.coffer.desktop.vault.OpenVault;
import java.nio.file.Path;
import java.util.Currency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BringViewModelTest {
  @TempDir Path folder;
  private OpenVault vault;
  private BringViewModel model;

  @BeforeEach
  void open() throws Exception {
    vault = Desktop.vault(folder.resolve("vault"));
    model = new BringViewModel(vault, Desktop.context());
    model.load();
  }

  @AfterEach
  void close() {
    vault.close();
  }

  private int transactions() {
    return vault.ledger().read().count(RegisterFilter.all());
  }

  @Test
  void whatIsSeenIsBroughtAsOneAndUndoneAsOne() {
    model.choose(BringFiles.homeBank(folder));
    var seen = model.seenProperty().get();
    assertThat(seen).isNotNull();
    assertThat(seen.product()).isEqualTo(Product.HOMEBANK);
    assertThat(seen.report().agrees()).isTrue();
    assertThat(transactions()).isZero();
    assertThat(vault.ledger().read().accounts()).isEmpty();
    model.bring();
    assertThat(model.doneProperty().get()).isEqualTo(seen.report());
    assertThat(transactions()).isEqualTo(5);
    assertThat(vault.ledger().read().accounts()).hasSize(4);
    model.undo();
    assertThat(model.doneProperty().get()).isNull();
    assertThat(transactions()).isZero();
    assertThat(vault.ledger().read().accounts()).isEmpty();
    assertThat(vault.ledger().read().categories()).isEmpty();
    // and may be brought again
    assertThat(model.mayBring()).isTrue();
  }

  @Test
  void aVaultInUseSeesButTakesNothing() {
    Desktop.account(vault, "Mine", Money.of(100, "EUR"));
    model.load();
    model.choose(BringFiles.homeBank(folder));
    assertThat(model.inUseProperty().get()).isTrue();
    assertThat(model.seenProperty().get()).isNotNull();
    assertThat(model.mayBring()).isFalse();
    model.bring();
    assertThat(transactions()).isZero();
  }

  @Test
  void datesThatCanBeReadTwoWaysAreAskedForFirst() {
    model.choose(BringFiles.ynab(folder));
    assertThat(model.mayBring()).isFalse();
    model.read(Product.YNAB, new Choices(Currency.getInstance("CHF"), DayOrder.DAY_FIRST));
    var seen = model.seenProperty().get();
    assertThat(seen).isNotNull();
    assertThat(seen.brought().entries().getFirst().date()).isEqualTo("2026-04-03");
    assertThat(seen.report().accounts().getFirst().here()).isEqualTo(Money.of(-450, "CHF"));
    assertThat(model.mayBring()).isTrue();
  }

  @Test
  void aFileOfNoneOfThemSaysSoAndAnotherProgramsReaderSaysWhy() {
    model.choose(BringFiles.unknown(folder));
    assertThat(model.seenProperty().get()).isNull();
    assertThat(model.problemProperty().get()).contains("none of the programs");
    model.choose(BringFiles.homeBank(folder));
    model.read(Product.MMEX, new Choices(Currency.getInstance("EUR"), DayOrder.BY_FILE));
    assertThat(model.problemProperty().get()).contains("Money Manager EX");
    assertThat(model.back()).isTrue();
    assertThat(model.seenProperty().get()).isNull();
    assertThat(model.back()).isFalse();
  }
}
