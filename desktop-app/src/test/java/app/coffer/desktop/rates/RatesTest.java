package app.coffer.desktop.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.ledger.Work;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.store.TestLedger;
import app.coffer.wire.id.RecordId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatesTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Currency USD = Currency.getInstance("USD");
  private static final Currency GBP = Currency.getInstance("GBP");
  private static final Currency JPY = Currency.getInstance("JPY");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final String CSV =
      "Date,USD,JPY,GBP,\n2026-11-20,1.25,160.5,N/A,\n2026-11-19,1.20,160,0.8,\n2001-01-02,9,9,9,\n";
  private static final String XML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
        <gesmes:subject>Reference rates</gesmes:subject>
        <Cube><Cube time='2026-11-20'><Cube currency='USD' rate='1.25'/><Cube currency='JPY' rate='160.5'/></Cube></Cube>
      </gesmes:Envelope>
      """;

  @TempDir Path folder;

  @Test
  void theLatestRateOnOrBeforeTheDayCounts() {
    var converter =
        new Converter(
            EUR, List.of(rate(DAY, EUR, USD, "1.25"), rate(DAY.minusDays(5), EUR, USD, "2")));
    assertThat(converter.convert(usd(500), DAY)).contains(Money.of(400, "EUR"));
    assertThat(converter.convert(usd(500), DAY.plusYears(1))).contains(Money.of(400, "EUR"));
    assertThat(converter.convert(usd(500), DAY.minusDays(1))).contains(Money.of(250, "EUR"));
    assertThat(converter.convert(usd(500), DAY.minusDays(6))).isEmpty();
    assertThat(converter.convert(Money.of(7, "EUR"), DAY)).contains(Money.of(7, "EUR"));
  }

  @Test
  void withoutARateNothingIsTakenOneForOne() {
    var converter = new Converter(EUR, List.of(rate(DAY, EUR, USD, "1.25")));
    assertThat(converter.convert(Money.of(100, "GBP"), DAY)).isEmpty();
    assertThat(converter.convert(Money.of(0, "GBP"), DAY)).contains(Money.of(0, "EUR"));
  }

  @Test
  void twoCurrenciesMeetOverTheEuroAndDigitsAreTheTargets() {
    var converter =
        new Converter(JPY, List.of(rate(DAY, EUR, USD, "1.25"), rate(DAY, EUR, JPY, "160.5")));
    assertThat(converter.convert(usd(1_000), DAY)).contains(Money.of(1_284, "JPY"));
    var direct = new Converter(USD, List.of(rate(DAY, GBP, USD, "1.3333")));
    assertThat(direct.convert(Money.of(300, "GBP"), DAY)).contains(usd(400));
    assertThat(new Converter(GBP, List.of(rate(DAY, GBP, USD, "3"))).convert(usd(100), DAY))
        .contains(Money.of(33, "GBP"));
  }

  @Test
  void everyFormOfTheReferenceRatesIsReadAndNothingElse() throws Exception {
    Path csv = Files.writeString(folder.resolve("eurofxref-hist.csv"), CSV);
    Path xml = Files.writeString(folder.resolve("eurofxref-daily.xml"), XML);
    Path zip = folder.resolve("eurofxref-hist.zip");
    try (var out = new java.util.zip.ZipOutputStream(Files.newOutputStream(zip))) {
      out.putNextEntry(new ZipEntry("eurofxref-hist.csv"));
      out.write(CSV.getBytes(StandardCharsets.UTF_8));
    }
    for (Path file : List.of(csv, zip)) {
      assertThat(EcbFile.read(file, Set.of(USD, GBP), DAY.minusDays(9)))
          .extracting(line -> line.date() + " " + line.currency() + " " + line.value())
          .containsExactly("2026-11-20 USD 1.25", "2026-11-19 USD 1.20", "2026-11-19 GBP 0.8");
    }
    assertThat(EcbFile.read(xml, Set.of(USD), DAY)).hasSize(1);
    Path daily =
        Files.writeString(
            folder.resolve("d.csv"), "Date, USD, JPY, \n20 November 2026, 1.25, 160.5, \n");
    assertThat(EcbFile.read(daily, Set.of(JPY), DAY)).hasSize(1);
    for (String odd :
        List.of(
            "",
            "hello",
            "<html><body/></html>",
            "Date,USD\nyesterday,1",
            "Date,USD\n2026-11-20,minus",
            "Date,USD\n2026-11-20,-1",
            "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><Cube time='2026-11-20'>&b;</Cube>",
            "PK\3\4")) {
      Path file = Files.writeString(folder.resolve("odd"), odd);
      assertThatThrownBy(() -> EcbFile.read(file, Set.of(USD), DAY.minusDays(9)))
          .as(odd)
          .isInstanceOf(EcbFile.Unreadable.class);
    }
  }

  @Test
  void anImportTakesWhatTheVaultNeedsAndTwiceAddsNothing() throws Exception {
    try (var test = new TestLedger(folder)) {
      var book =
          new RateBook(
              new Work(test.store(), TestLedger.randomness()),
              test.totals(),
              TestLedger.derivedIds());
      test.ledger().nameVault("Home", EUR);
      test.ledger().addAccount("Dollars", AccountType.CASH, usd(500));
      RecordId account = test.store().accounts().getFirst().account().id();
      test.ledger().addTransaction(TransactionDraft.of(account, DAY, "x", usd(-100), ""));
      Path csv = Files.writeString(folder.resolve("eurofxref-hist.csv"), CSV);
      assertThat(book.importFile(csv)).isEqualTo(new RateBook.Imported(2, Set.of(USD)));
      int written = test.journal().size();
      book.importFile(csv);
      assertThat(test.journal()).hasSize(written);
      assertThat(book.all()).extracting(Rate::date).containsExactly(DAY, DAY.minusDays(1));
      assertThat(book.converter().convert(usd(500), DAY)).contains(Money.of(400, "EUR"));
      assertThat(book.set(DAY, EUR, EUR, BigDecimal.ONE)).isInstanceOf(Outcome.Refused.class);
    }
  }

  private static Rate rate(LocalDate day, Currency from, Currency to, String value) {
    return new Rate(new RecordId(new byte[16]), day, from, to, new BigDecimal(value));
  }

  private static Money usd(long cents) {
    return new Money(cents, USD);
  }
}
