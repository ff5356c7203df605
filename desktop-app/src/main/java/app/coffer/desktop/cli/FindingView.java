package app.coffer.desktop.cli;

import app.coffer.desktop.banking.Finding;
import app.coffer.desktop.money.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * What there is to say of a file, as scripts read it.
 *
 * @param code stable
 * @param arguments texts, numbers, amounts with their currency, days, others of these, or arrays
 * @param text all of it in English
 */
record FindingView(String code, List<Object> arguments, String text) {
  static FindingView of(Finding finding) {
    return new FindingView(finding.code().name(), arguments(finding), finding.english());
  }

  static List<Object> arguments(Finding finding) {
    return finding.arguments().stream().map(FindingView::plain).toList();
  }

  private static Object plain(Object argument) {
    return switch (argument) {
      case Finding inner -> of(inner);
      case Collection<?> several -> several.stream().map(FindingView::plain).toList();
      case Money amount -> amount.decimal() + " " + amount.currency().getCurrencyCode();
      case LocalDate day -> day.toString();
      case Integer number -> number;
      default -> String.valueOf(argument);
    };
  }
}
