package app.coffer.desktop.ui.rates;

import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.rates.Converter;
import app.coffer.desktop.rates.Rate;
import app.coffer.desktop.rates.RateBook;
import app.coffer.desktop.rates.RateBook.UnreadableRates;
import app.coffer.desktop.ui.kit.Live;
import app.coffer.desktop.ui.kit.RefusalWords;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** Which rates there are, and which are lacking. */
final class RatesViewModel {
  private final OpenVault vault;
  private final UiContext context;
  private final Live<Content> content;

  RatesViewModel(OpenVault vault, UiContext context) {
    this.vault = vault;
    this.context = context;
    content = new Live<>(context, vault.changes(), this::reading);
  }

  /**
   * @param base the vault's currency
   * @param foreign other currencies of accounts
   * @param rates newest first
   */
  record Content(Currency base, List<Standing> foreign, List<Rate> rates) {}

  /**
   * How a currency of accounts stands.
   *
   * @param held what accounts hold in it
   * @param worth that in the vault's currency today; empty where no rate is known
   * @param newest the day of the newest rate of it
   */
  record Standing(
      Currency currency, Money held, Optional<Money> worth, Optional<LocalDate> newest) {}

  ReadOnlyObjectProperty<@Nullable Content> contentProperty() {
    return content.property();
  }

  void listen() {
    content.listen();
  }

  void stop() {
    content.stop();
  }

  private Content reading() {
    RateBook book = vault.books().rates();
    List<Currency> currencies = book.currencies();
    Converter converter = book.converter();
    List<Rate> rates = book.all();
    List<AccountBalance> accounts = vault.ledger().read().accounts();
    List<Standing> foreign =
        currencies.stream()
            .skip(1)
            .map(currency -> standing(currency, accounts, rates, converter))
            .toList();
    return new Content(currencies.getFirst(), foreign, rates);
  }

  private Standing standing(
      Currency currency, List<AccountBalance> accounts, List<Rate> rates, Converter converter) {
    Money held =
        accounts.stream()
            .map(AccountBalance::balance)
            .filter(balance -> balance.currency().equals(currency))
            .reduce(Money.zero(currency), Money::plus);
    // one unit, so that nothing held does not look like a rate that is known
    var one = new Money((long) Math.pow(10, Money.digits(currency)), currency);
    boolean known = converter.convert(one, context.today()).isPresent();
    return new Standing(
        currency,
        held,
        known ? converter.convert(held, context.today()) : Optional.empty(),
        rates.stream()
            .filter(rate -> rate.from().equals(currency) || rate.to().equals(currency))
            .map(Rate::date)
            .findFirst());
  }

  /** Keeps what one unit of a currency was worth; tells why not where it is refused. */
  void set(
      LocalDate day,
      Currency from,
      Currency to,
      BigDecimal value,
      Consumer<Optional<String>> told) {
    context
        .background()
        .run(() -> vault.books().rates().set(day, from, to, value))
        .then(outcome ->
            told.accept(
                outcome instanceof Outcome.Refused<Rate> no
                    ? Optional.of(RefusalWords.of(no, context.words()))
                    : Optional.empty()));
  }

  void remove(Rate rate) {
    context.background().run(() -> vault.books().rates().remove(rate.id())).then(done -> {});
  }

  /** Takes the rates that this vault needs from a file. */
  void importFile(Path file, Consumer<String> told) {
    var words = context.words();
    context
        .background()
        .run(() -> vault.books().rates().importFile(file))
        .onFault(UnreadableRates.class, odd -> told.accept(words.get("rates.import.unreadable")))
        .onFault(IOException.class, fault -> told.accept(words.get("rates.import.failed")))
        .then(imported ->
            told.accept(
                imported.rates() == 0
                    ? words.get("rates.import.none")
                    : words.count(
                        "rates.import.done",
                        imported.rates(),
                        imported.currencies().stream()
                            .map(Currency::getCurrencyCode)
                            .sorted()
                            .collect(Collectors.joining(", ")))));
  }
}
