package app.coffer.desktop.banking.bring;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GnuCashSplitsTest {
  private static final Currency EUR = Currency.getInstance("EUR");

  @Test
  void aSplitOverTwoCurrenciesKeepsWhatEachAccountGets() throws UnreadableFile {
    Brought brought =
        brought(
            transaction(
                "EUR",
                split("giro", "-10000/100", "-10000/100"),
                split("usd", "5000/100", "5500/100"),
                split("food", "5000/100", "5000/100")));
    assertThat(entries(brought))
        .containsExactly("giro -100.00 [ > usd -50.00 gets 55.00 USD| food -50.00]");
    assertThat(BringReport.of(brought).agrees()).isTrue();
  }

  @Test
  void tradingAccountsAreNoPartOfIt() throws UnreadableFile {
    Brought brought =
        brought(
            transaction(
                "EUR",
                split("giro", "-10000/100", "-10000/100"),
                split("usd", "10000/100", "11000/100"),
                split("trade-eur", "10000/100", "10000/100"),
                split("trade-usd", "-10000/100", "-11000/100")));
    assertThat(entries(brought)).containsExactly("giro -100.00 > usd gets 110.00 USD");
    assertThat(BringReport.of(brought).agrees()).isTrue();
  }

  @Test
  void aTransactionInAThirdCurrencyIsInTheAccountsOwn() throws UnreadableFile {
    Brought brought =
        brought(
            transaction(
                "GBP",
                split("giro", "-10000/100", "-12000/100"),
                split("food", "7000/100", "8400/100"),
                split("fun", "3000/100", "3600/100")));
    assertThat(entries(brought)).containsExactly("giro -120.00 [ food -84.00| fun -36.00]");
    assertThat(BringReport.of(brought).agrees()).isTrue();
  }

  @Test
  void pricesOfCurrenciesAreRates() throws UnreadableFile {
    String price =
        "<price xmlns:p=\"p\"><p:commodity><cmdty:space>%s</cmdty:space><cmdty:id>%s</cmdty:id>"
            + "</p:commodity><p:currency><cmdty:id>EUR</cmdty:id></p:currency><p:time><ts:date>"
            + "2026-01-02 00:00:00 +0000</ts:date></p:time><p:value>1/3</p:value></price>";
    Brought brought =
        brought(price.formatted("CURRENCY", "USD") + price.formatted("NASDAQ", "ACME"));
    assertThat(brought.rates())
        .extracting(each -> each.day() + " " + each.from() + " " + each.to() + " " + each.value())
        .containsExactly("2026-01-02 USD EUR 0.3333333333");
    assertThat(brought.notes()).extracting(Note::what).containsExactly(Note.What.PRICES);
  }

  private static List<String> entries(Brought brought) {
    return brought.entries().stream()
        .map(each ->
            each.account()
                + " "
                + each.amount().decimal()
                + (each.arrives() == null
                    ? ""
                    : " > " + each.transfer() + " gets " + each.arrives().decimal() + " USD")
                + (each.lines().isEmpty()
                    ? ""
                    : each.lines().stream()
                        .map(GnuCashSplitsTest::line)
                        .collect(Collectors.joining("|", " [", "]"))))
        .toList();
  }

  private static String line(Brought.Line line) {
    String amount = " " + line.amount().decimal();
    var arrives = line.arrives();
    return arrives == null
        ? " " + line.category() + amount
        : " > " + line.transfer() + amount + " gets " + arrives.decimal() + " USD";
  }

  private static Brought brought(String transactions) throws UnreadableFile {
    String book =
        "<gnc-v2 xmlns:gnc=\"g\" xmlns:act=\"a\" xmlns:cmdty=\"c\" xmlns:trn=\"t\""
            + " xmlns:split=\"s\" xmlns:ts=\"d\"><gnc:book>"
            + account("root", "ROOT", "EUR", "")
            + account("giro", "BANK", "EUR", "root")
            + account("usd", "BANK", "USD", "root")
            + account("food", "EXPENSE", "EUR", "root")
            + account("fun", "EXPENSE", "EUR", "root")
            + account("trade-eur", "TRADING", "EUR", "root")
            + account("trade-usd", "TRADING", "USD", "root")
            + transactions
            + "</gnc:book></gnc-v2>";
    return GnuCash.brought(GnuCashXml.read(book.getBytes(StandardCharsets.UTF_8)), EUR);
  }

  private static String account(String id, String type, String currency, String parent) {
    return "<gnc:account><act:name>%s</act:name><act:id>%s</act:id><act:type>%s</act:type>"
            .formatted(id, id, type)
        + "<act:commodity><cmdty:space>CURRENCY</cmdty:space><cmdty:id>%s</cmdty:id>"
            .formatted(currency)
        + "</act:commodity>"
        + (parent.isEmpty() ? "" : "<act:parent>" + parent + "</act:parent>")
        + "</gnc:account>";
  }

  private static String transaction(String currency, String... splits) {
    return "<gnc:transaction><trn:currency><cmdty:id>"
        + currency
        + "</cmdty:id></trn:currency><trn:date-posted><ts:date>2026-01-02 10:59:00 +0000</ts:date>"
        + "</trn:date-posted><trn:description>x</trn:description><trn:splits>"
        + String.join("", splits)
        + "</trn:splits></gnc:transaction>";
  }

  private static String split(String account, String value, String quantity) {
    return "<trn:split><split:reconciled-state>n</split:reconciled-state><split:value>%s</split:value>"
            .formatted(value)
        + "<split:quantity>%s</split:quantity><split:account>%s</split:account></trn:split>"
            .formatted(quantity, account);
  }
}
