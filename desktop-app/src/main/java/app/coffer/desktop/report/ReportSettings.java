package app.coffer.desktop.report;

import app.coffer.desktop.report.Period.Days;
import app.coffer.desktop.report.Spending.Compare;
import app.coffer.wire.id.RecordId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person chose for a report, as it is saved: text by name. What another version wrote and
 * this one does not understand reads as not chosen.
 *
 * @param typed the days that {@link Period#CUSTOM} means
 * @param accounts empty for all, as are categories and tags
 * @param currency null for the vault's
 */
public record ReportSettings(
    Period period,
    Days typed,
    Set<RecordId> accounts,
    Set<RecordId> categories,
    Set<String> tags,
    @Nullable Currency currency,
    Compare compare,
    View view) {

  /** How a report is shown. */
  public enum View {
    CHART,
    TABLE,
    BOTH
  }

  public ReportSettings {
    accounts = Set.copyOf(accounts);
    categories = Set.copyOf(categories);
    tags = Set.copyOf(tags);
  }

  /** Twelve months of everything. */
  public static ReportSettings usual(LocalDate today) {
    return new ReportSettings(
        Period.TWELVE_MONTHS,
        new Days(today.minusMonths(1), today),
        Set.of(),
        Set.of(),
        Set.of(),
        null,
        Compare.NOTHING,
        View.BOTH);
  }

  /** What it is about. */
  public Scope scope(LocalDate today, Optional<LocalDate> oldest) {
    Days days = period.days(today, oldest, typed);
    return new Scope(days.from(), days.to(), accounts, categories, tags);
  }

  public ReportSettings over(Period other, Days days) {
    return new ReportSettings(other, days, accounts, categories, tags, currency, compare, view);
  }

  public ReportSettings inAccounts(Set<RecordId> only) {
    return new ReportSettings(period, typed, only, categories, tags, currency, compare, view);
  }

  public ReportSettings inCategories(Set<RecordId> only) {
    return new ReportSettings(period, typed, accounts, only, tags, currency, compare, view);
  }

  public ReportSettings tagged(Set<String> any) {
    return new ReportSettings(period, typed, accounts, categories, any, currency, compare, view);
  }

  public ReportSettings in(@Nullable Currency other) {
    return new ReportSettings(period, typed, accounts, categories, tags, other, compare, view);
  }

  public ReportSettings against(Compare other) {
    return new ReportSettings(period, typed, accounts, categories, tags, currency, other, view);
  }

  public ReportSettings shownAs(View other) {
    return new ReportSettings(period, typed, accounts, categories, tags, currency, compare, other);
  }

  /** As text by name. */
  public SortedMap<String, String> text() {
    var text = new TreeMap<String, String>();
    text.put("period", period.name());
    text.put("compare", compare.name());
    text.put("view", view.name());
    if (period == Period.CUSTOM) {
      text.put("from", typed.from().toString());
      text.put("to", typed.to().toString());
    }
    putIf(text, "accounts", accounts, RecordId::hex);
    putIf(text, "categories", categories, RecordId::hex);
    putIf(text, "tags", tags, Function.identity());
    if (currency != null) {
      text.put("currency", currency.getCurrencyCode());
    }
    return text;
  }

  /** Reads what {@link #text} wrote. */
  public static ReportSettings read(Map<String, String> text, LocalDate today) {
    ReportSettings usual = usual(today);
    Days days = days(text).orElse(usual.typed());
    Period period = constant(Period.class, text, "period").orElse(usual.period());
    boolean daysMissing = period == Period.CUSTOM && days(text).isEmpty();
    return new ReportSettings(
        daysMissing ? usual.period() : period,
        days,
        ids(text, "accounts"),
        ids(text, "categories"),
        lines(text, "tags"),
        currency(text.get("currency")),
        constant(Compare.class, text, "compare").orElse(usual.compare()),
        constant(View.class, text, "view").orElse(usual.view()));
  }

  private static <T> void putIf(
      SortedMap<String, String> text, String name, Collection<T> values, Function<T, String> as) {
    if (!values.isEmpty()) {
      text.put(name, values.stream().map(as).sorted().collect(Collectors.joining("\n")));
    }
  }

  private static Set<String> lines(Map<String, String> text, String name) {
    return text.getOrDefault(name, "").lines().collect(Collectors.toSet());
  }

  private static Set<RecordId> ids(Map<String, String> text, String name) {
    return lines(text, name).stream()
        .filter(line -> line.matches("[0-9a-f]{" + 2 * RecordId.LENGTH + "}"))
        .map(RecordId::ofHex)
        .collect(Collectors.toSet());
  }

  private static Optional<Days> days(Map<String, String> text) {
    try {
      LocalDate from = LocalDate.parse(text.getOrDefault("from", ""));
      LocalDate to = LocalDate.parse(text.getOrDefault("to", ""));
      return to.isBefore(from) ? Optional.empty() : Optional.of(new Days(from, to));
    } catch (DateTimeException noDays) {
      return Optional.empty();
    }
  }

  private static @Nullable Currency currency(@Nullable String code) {
    return Currency.getAvailableCurrencies().stream()
        .filter(each -> each.getCurrencyCode().equals(code))
        .findFirst()
        .orElse(null);
  }

  private static <E extends Enum<E>> Optional<E> constant(
      Class<E> type, Map<String, String> text, String name) {
    String value = text.get(name);
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> each.name().equals(value))
        .findFirst();
  }
}
