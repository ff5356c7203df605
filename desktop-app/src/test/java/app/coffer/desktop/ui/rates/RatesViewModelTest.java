package app.coffer.desktop.ui.rates;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Desktop;
import app.coffer.desktop.ui.rates.RatesViewModel.Content;
import app.coffer.desktop.vault.OpenVault;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatesViewModelTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Currency USD = Currency.getInstance("USD");

  @TempDir Path folder;
  private OpenVault vault;
  private RatesViewModel model;

  @BeforeEach
  void open() throws Exception {
    vault = Desktop.vault(folder.resolve("vault"));
    Desktop.account(vault, "Checking", Money.of(10_000, "EUR"));
    Desktop.account(vault, "Dollars", Money.of(50_000, "USD"));
    model = new RatesViewModel(vault, Desktop.context());
    model.listen();
  }

  @AfterEach
  void close() {
    model.stop();
    vault.close();
  }

  private Content content() {
    return Objects.requireNonNull(model.contentProperty().get());
  }

  @Test
  void aCurrencyIsUnknownUntilARateIsTyped() {
    assertThat(content().foreign()).hasSize(1);
    assertThat(content().foreign().getFirst().worth()).isEmpty();
    var told = new ArrayList<Optional<String>>();
    model.set(Desktop.TODAY, EUR, USD, new BigDecimal("1.25"), told::add);
    assertThat(told).containsExactly(Optional.empty());
    assertThat(content().foreign().getFirst().worth()).contains(Money.of(40_000, "EUR"));
    assertThat(content().foreign().getFirst().newest()).contains(Desktop.TODAY);
    model.remove(content().rates().getFirst());
    assertThat(content().foreign().getFirst().worth()).isEmpty();
    assertThat(content().rates()).isEmpty();
  }

  @Test
  void aFileOfTheCentralBankIsTakenAndAnyOtherIsNot() throws Exception {
    Path rates = folder.resolve("eurofxref-hist.csv");
    Files.writeString(rates, "Date,USD,JPY,\n2026-11-19,1.2500,170.10,\n2026-11-18,1.2400,N/A,\n");
    var told = new ArrayList<String>();
    model.importFile(rates, told::add);
    assertThat(told.getLast()).isEqualTo("2 rates taken: USD.");
    assertThat(content().rates()).hasSize(2);
    Path other = Files.writeString(folder.resolve("other.csv"), "a;b\n1;2\n");
    model.importFile(other, told::add);
    assertThat(told.getLast()).startsWith("This is no file");
    model.importFile(folder.resolve("missing.csv"), told::add);
    assertThat(told.getLast()).isEqualTo("The file could not be read.");
    Path none = Files.writeString(folder.resolve("none.csv"), "Date,JPY\n2026-11-19,170.10\n");
    model.importFile(none, told::add);
    assertThat(told.getLast()).startsWith("The file has no rates");
  }

  @Test
  void ratesAreTypedWithEitherDecimalSign() {
    assertThat(RateText.parse("1,1234")).contains(new BigDecimal("1.1234"));
    assertThat(RateText.parse(" 170.10 ")).contains(new BigDecimal("170.1"));
    for (String odd : new String[] {"", "0", "-1", "1.2.3", "one", "1,000,000.5"}) {
      assertThat(RateText.parse(odd)).as(odd).isEmpty();
    }
    assertThat(RateText.of(new BigDecimal("1.5"), Locale.GERMANY)).isEqualTo("1,50");
  }
}
