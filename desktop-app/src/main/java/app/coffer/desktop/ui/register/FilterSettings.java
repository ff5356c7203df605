package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterFilter.AmountRange;
import app.coffer.desktop.ledger.RegisterFilter.Chips;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.report.SavedReport;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A filter as the settings of a saved one, and back. What cannot be read narrows nothing. Days that
 * move with the calendar are kept beside those they were when it was saved: a version that does not
 * know them reads these.
 */
public final class FilterSettings {
  /** What saved filters are among the saved reports. */
  public static final String KIND = SavedReport.FILTER;

  private static final String SPAN = "span";

  private FilterSettings() {}

  /**
   * @param moving what its days are called that move with the calendar; empty where they stay
   */
  static Map<String, String> of(RegisterFilter filter, Optional<Span> moving) {
    var settings = new TreeMap<String, String>();
    moving.ifPresent(span -> settings.put(SPAN, span.name()));
    Chips chips = filter.chips();
    put(settings, "search", filter.search());
    put(settings, "from", filter.from() == null ? "" : filter.from().toString());
    put(settings, "to", filter.to() == null ? "" : filter.to().toString());
    put(settings, "accounts", ids(chips.accounts()));
    put(settings, "categories", ids(chips.categories()));
    put(settings, "groups", ids(chips.groups()));
    put(settings, "payees", ids(chips.payees()));
    put(settings, "tags", joined(chips.tags(), tag -> tag, "\n"));
    put(settings, "statuses", joined(chips.statuses(), Clearing::name, ","));
    put(settings, "flags", joined(chips.flags(), Chips.Flag::name, ","));
    AmountRange range = chips.amount();
    if (range != null) {
      put(settings, "currency", range.currency().getCurrencyCode());
      put(settings, "least", range.least() == null ? "" : "" + range.least().minor());
      put(settings, "most", range.most() == null ? "" : "" + range.most().minor());
      put(settings, "absolute", "" + range.absolute());
    }
    return settings;
  }

  /**
   * @param today seen from which its days are meant, where they move
   */
  public static RegisterFilter read(Map<String, String> settings, LocalDate today) {
    RegisterFilter saved = read(settings);
    return Span.named(settings.getOrDefault(SPAN, ""))
        .map(span -> span.days(today))
        .map(days -> saved.between(days.from(), days.to()))
        .orElse(saved);
  }

  private static RegisterFilter read(Map<String, String> settings) {
    var chips =
        new Chips(
            set(settings, "accounts", ",", RecordId::ofHex),
            set(settings, "categories", ",", RecordId::ofHex),
            set(settings, "groups", ",", RecordId::ofHex),
            set(settings, "payees", ",", RecordId::ofHex),
            set(settings, "tags", "\n", tag -> tag),
            set(settings, "statuses", ",", Clearing::valueOf),
            range(settings),
            set(settings, "flags", ",", Chips.Flag::valueOf));
    return new RegisterFilter(
        null,
        settings.getOrDefault("search", ""),
        one(settings, "from", LocalDate::parse),
        one(settings, "to", LocalDate::parse),
        chips);
  }

  private static @Nullable AmountRange range(Map<String, String> settings) {
    String currency = settings.getOrDefault("currency", "");
    Money least = one(settings, "least", text -> Money.of(Long.parseLong(text), currency));
    Money most = one(settings, "most", text -> Money.of(Long.parseLong(text), currency));
    return least == null && most == null
        ? null
        : new AmountRange(least, most, Boolean.parseBoolean(settings.get("absolute")));
  }

  private static <T> @Nullable T one(
      Map<String, String> settings, String key, Function<String, T> read) {
    String text = settings.getOrDefault(key, "");
    try {
      return text.isEmpty() ? null : read.apply(text);
    } catch (IllegalArgumentException | java.time.DateTimeException notOurs) {
      return null;
    }
  }

  private static <T> Set<T> set(
      Map<String, String> settings, String key, String between, Function<String, T> read) {
    return Arrays.stream(settings.getOrDefault(key, "").split(between))
        .flatMap(text -> java.util.stream.Stream.ofNullable(one(Map.of(key, text), key, read)))
        .collect(Collectors.toSet());
  }

  private static String ids(Collection<RecordId> ids) {
    return joined(ids, RecordId::hex, ",");
  }

  private static <T> String joined(Collection<T> values, Function<T, String> text, String between) {
    return values.stream().map(text).sorted().collect(Collectors.joining(between));
  }

  private static void put(Map<String, String> settings, String key, String text) {
    if (!text.isEmpty()) {
      settings.put(key, text);
    }
  }
}
