package app.coffer.desktop.ui.kit;

import app.coffer.desktop.money.Money;
import java.util.Currency;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Skin;
import javafx.scene.control.TextField;

/**
 * A field for an amount in one currency, with arithmetic. What it says is only rewritten when it
 * loses the focus, so that pasting and input methods work.
 */
public final class AmountField extends TextField {
  private final Formats formats;
  private Currency currency;

  public AmountField(Formats formats, Currency currency) {
    this.formats = formats;
    this.currency = currency;
    setAlignment(Pos.CENTER_RIGHT);
    getStyleClass().add("amount-field");
    focusedProperty()
        .addListener((property, before, now) -> {
          if (!now) {
            value().ifPresent(this::setValue);
          }
        });
  }

  public void setCurrency(Currency currency) {
    this.currency = currency;
  }

  public Currency currency() {
    return currency;
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    return new AmountSkin(this, formats);
  }

  /** The amount typed; empty where there is none, or no readable one. */
  public Optional<Money> value() {
    return formats.readMoney(getText(), currency);
  }

  /** Whether something is typed that is no amount. */
  public boolean isUnreadable() {
    return !getText().isBlank() && value().isEmpty();
  }

  public void setValue(Money amount) {
    setText(formats.typed(amount));
  }
}
