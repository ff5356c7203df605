package app.coffer.desktop.ui.register;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.AmountSkin;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.UiContext;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/**
 * The second amount of a transfer between currencies, and the rate: of the two amounts and the rate
 * the one that was not typed is worked out.
 */
final class Exchange extends HBox {
  private static final int RATE_DIGITS = 6;
  private final UiContext context;
  private final TextField arrives = new TextField();
  private final TextField rate = new TextField();
  private Optional<Money> leaves = Optional.empty();
  private Currency currency = Currency.getInstance("EUR");
  private boolean rateTyped;
  private boolean writing;

  Exchange(UiContext context) {
    super(8);
    this.context = context;
    arrives.setSkin(new AmountSkin(arrives, context.formats()));
    arrives.setId("entry-arrives");
    rate.setId("entry-rate");
    arrives.setAlignment(Pos.CENTER_RIGHT);
    rate.setAlignment(Pos.CENTER_RIGHT);
    for (Labelled box :
        List.of(
            new Labelled(context.words().get("entry.arrives"), arrives),
            new Labelled(context.words().get("entry.rate"), rate))) {
      box.setStyle("-fx-min-width: 6.2em; -fx-pref-width: 7em;");
      getChildren().add(box);
    }
    arrives.textProperty().subscribe(text -> typed(false));
    rate.textProperty().subscribe(text -> typed(true));
    offer(false);
  }

  /** Shows the fields where they are needed. */
  void offer(boolean needed) {
    setVisible(needed);
    setManaged(needed);
  }

  void clear() {
    write(arrives, "");
    write(rate, "");
    rateTyped = false;
    leaves = Optional.empty();
  }

  TextField field() {
    return arrives;
  }

  String text() {
    return arrives.getText();
  }

  void setText(String text) {
    write(arrives, text);
    rateTyped = false;
    work();
  }

  /**
   * @param amount what leaves, of either sign; empty where it is not known yet
   * @param into the currency at the other end
   */
  void amount(Optional<Money> amount, Currency into) {
    leaves = amount.map(sum -> sum.isNegative() ? sum.negated() : sum);
    currency = into;
    work();
  }

  /** Takes a rate that is known for the day; what was typed stays. */
  void propose(BigDecimal known) {
    if (arrives.getText().isBlank() && rate.getText().isBlank()) {
      write(rate, shownRate(known));
      rateTyped = true;
      work();
    }
  }

  private void typed(boolean theRate) {
    if (!writing) {
      rateTyped = theRate && !rate.getText().isBlank();
      work();
    }
  }

  private void work() {
    if (leaves.isEmpty() || leaves.get().isZero()) {
      return;
    }
    var from = new BigDecimal(leaves.get().decimal());
    if (rateTyped) {
      rate()
          .map(by -> from.multiply(by).setScale(Money.digits(currency), RoundingMode.HALF_EVEN))
          .ifPresent(sum -> write(arrives, shown(sum)));
    } else {
      context
          .formats()
          .readMoney(arrives.getText(), currency)
          .map(sum -> new BigDecimal(sum.decimal()).abs())
          .map(sum -> sum.divide(from, MathContext.DECIMAL64))
          .ifPresent(by -> write(rate, shownRate(by)));
    }
  }

  private static String shownRate(BigDecimal by) {
    return by.round(new MathContext(RATE_DIGITS, RoundingMode.HALF_EVEN))
        .stripTrailingZeros()
        .toPlainString();
  }

  private String shown(BigDecimal sum) {
    return context.formats().typed(new Money(sum.unscaledValue().longValueExact(), currency));
  }

  private Optional<BigDecimal> rate() {
    try {
      var by = new BigDecimal(rate.getText().strip().replace(',', '.'));
      return Optional.of(by).filter(value -> value.signum() > 0 && value.precision() <= 18);
    } catch (NumberFormatException notYet) {
      return Optional.empty();
    }
  }

  private void write(TextField field, String text) {
    writing = true;
    field.setText(text);
    writing = false;
  }
}
