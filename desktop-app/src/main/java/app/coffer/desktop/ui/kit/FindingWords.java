package app.coffer.desktop.ui.kit;

import app.coffer.desktop.banking.DateForm;
import app.coffer.desktop.banking.Finding;
import app.coffer.desktop.money.Money;
import java.time.LocalDate;

/** What there is to say of a file, in the window's language. */
public final class FindingWords implements Finding.Voice {
  private final Words words;
  private final Formats formats;

  public FindingWords(UiContext context) {
    words = context.words();
    formats = context.formats();
  }

  public String of(Finding finding) {
    return finding.in(this);
  }

  /** How a file writes its days, by an example. */
  public String of(DateForm form) {
    return form.in(this);
  }

  @Override
  public String sentence(String key, Object[] arguments) {
    return words.get(key, arguments);
  }

  @Override
  public String day(LocalDate day) {
    return formats.date(day);
  }

  @Override
  public String money(Money amount) {
    return formats.moneyWithCurrency(amount);
  }
}
