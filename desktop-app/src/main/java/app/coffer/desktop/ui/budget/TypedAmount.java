package app.coffer.desktop.ui.budget;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Formats;
import java.util.Optional;

/**
 * What a person types into a cell that holds an amount already: {@code +20}, {@code -20}, {@code
 * *2} and {@code /2} work on the old one, anything else replaces it; after {@code =} a sign is just
 * a sign. Pure.
 */
final class TypedAmount {
  private TypedAmount() {}

  /** The new amount; empty where nobody can read one. */
  static Optional<Money> read(String typed, Money old, Formats formats) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return Optional.of(Money.zero(old.currency()));
    }
    char first = text.charAt(0);
    if (first == '=') {
      return formats.readMoney(text.substring(1), old.currency());
    }
    return "+-\u2212*/\u00d7\u00f7".indexOf(first) < 0
        ? formats.readMoney(text, old.currency())
        : formats.readMoney("(" + formats.typed(old) + ")" + text, old.currency());
  }
}
