package app.coffer.desktop.ui.rates;

import app.coffer.desktop.rates.Rate;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;

/** A rate as people write it: both decimal signs are taken, there is nothing to group. */
final class RateText {
  private RateText() {}

  static Optional<BigDecimal> parse(String typed) {
    String text = typed.replaceAll("[\\s\\u00a0\\u202f]", "").replace(',', '.');
    try {
      var value = new BigDecimal(text).stripTrailingZeros();
      boolean fits =
          value.signum() > 0 && value.scale() <= Rate.MOST_DECIMALS && value.precision() <= 18;
      return fits ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }

  static String of(BigDecimal value, Locale region) {
    var format = NumberFormat.getNumberInstance(region);
    format.setMinimumFractionDigits(2);
    format.setMaximumFractionDigits(Rate.MOST_DECIMALS);
    return format.format(value);
  }
}
