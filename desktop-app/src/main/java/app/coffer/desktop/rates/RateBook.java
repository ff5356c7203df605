package app.coffer.desktop.rates;

import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LedgerTotals;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.desktop.ledger.Profile;
import app.coffer.desktop.ledger.Refusal;
import app.coffer.desktop.ledger.Work;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What currencies were worth: typed, or from a file of reference rates. */
public final class RateBook {
  private static final Currency EURO = Currency.getInstance("EUR");

  /** A rate of the days before is needed where the first day is a holiday. */
  private static final int DAYS_BEFORE = 10;

  private final Work work;
  private final LedgerTotals totals;
  private final DerivedIds ids;

  public RateBook(Work work, LedgerTotals totals, DerivedIds ids) {
    this.work = work;
    this.totals = totals;
    this.ids = ids;
  }

  /** What a file brought; {@code rates} of {@code currencies}, new or changed or not. */
  public record Imported(int rates, Set<Currency> currencies) {
    public Imported {
      currencies = Set.copyOf(currencies);
    }
  }

  /** The file is no file of reference rates. */
  public static final class UnreadableRates extends Exception {
    UnreadableRates(Throwable cause) {
      super("This is no file of the European Central Bank's reference rates.", cause);
    }
  }

  /** All rates, newest first. */
  public List<Rate> all() {
    return work.read().all(Rate.KIND).stream()
        .sorted(
            Comparator.comparing(Rate::date)
                .reversed()
                .thenComparing(rate -> rate.from().getCurrencyCode())
                .thenComparing(rate -> rate.to().getCurrencyCode()))
        .toList();
  }

  /** Converts into the vault's currency by the rates that are known now. */
  public Converter converter() {
    LedgerReader ledger = work.read();
    return new Converter(base(ledger), ledger.all(Rate.KIND));
  }

  /** Converts into another currency. */
  public Converter converter(Currency into) {
    return new Converter(into, work.read().all(Rate.KIND));
  }

  /** The currencies of the vault and of its accounts, the vault's first. */
  public List<Currency> currencies() {
    LedgerReader ledger = work.read();
    return Stream.concat(
            Stream.of(base(ledger)),
            ledger.accounts().stream()
                .map(account -> account.balance().currency())
                .sorted(Comparator.comparing(Currency::getCurrencyCode)))
        .distinct()
        .toList();
  }

  /** Keeps what one unit of {@code from} was worth on a day. */
  public Outcome<Rate> set(LocalDate date, Currency from, Currency to, BigDecimal value) {
    return work.write(ledger -> {
      Rate rate;
      try {
        rate = rate(date, from, to, value);
      } catch (IllegalArgumentException noRate) {
        throw new Refusal(Reason.AMOUNT_TOO_LARGE, "value");
      }
      ledger.put(Rate.KIND, rate);
      return rate;
    });
  }

  /** Keeps what one unit of {@code from} was worth on several days, all or none. */
  public Outcome<Integer> setAll(Currency from, Currency to, Map<LocalDate, BigDecimal> values) {
    return work.write(ledger -> {
      values.forEach((date, value) -> {
        try {
          ledger.put(Rate.KIND, rate(date, from, to, value));
        } catch (IllegalArgumentException noRate) {
          throw new Refusal(Reason.AMOUNT_TOO_LARGE, "value");
        }
      });
      return values.size();
    });
  }

  public Outcome<RecordId> remove(RecordId rate) {
    return work.write(ledger -> {
      ledger.remove(rate);
      return rate;
    });
  }

  /**
   * Takes from a file the rates that this vault needs: of its currencies, from shortly before its
   * first transaction.
   */
  public Imported importFile(Path file) throws UnreadableRates, IOException {
    LedgerReader ledger = work.read();
    Set<Currency> wanted =
        ledger.accounts().stream()
            .map(account -> account.balance().currency())
            .collect(Collectors.toCollection(HashSet::new));
    wanted.add(base(ledger));
    LocalDate from = totals.firstDay().orElse(LocalDate.EPOCH).minusDays(DAYS_BEFORE);
    List<EcbFile.Line> lines;
    try {
      lines = EcbFile.read(file, wanted, from);
    } catch (EcbFile.Unreadable unreadable) {
      throw new UnreadableRates(unreadable);
    }
    Outcome<Imported> imported =
        work.write(writer -> {
          for (EcbFile.Line line : lines) {
            writer.put(Rate.KIND, rate(line.date(), EURO, line.currency(), line.value()));
          }
          return new Imported(
              lines.size(), lines.stream().map(EcbFile.Line::currency).collect(Collectors.toSet()));
        });
    return ((Outcome.Done<Imported>) imported).value();
  }

  private Rate rate(LocalDate date, Currency from, Currency to, BigDecimal value) {
    RecordId id =
        ids.derive("rate", date + "/" + from.getCurrencyCode() + "/" + to.getCurrencyCode());
    return new Rate(id, date, from, to, value);
  }

  private static Currency base(LedgerReader ledger) {
    return ledger.profile().map(Profile::currency).orElse(EURO);
  }
}
