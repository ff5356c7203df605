package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fields of any kind of record as text, by their names: amounts in the record's currency, dates,
 * and names instead of ids. What is of a newer version is shown as it is.
 */
final class FieldText {
  private static final Set<String> AMOUNTS =
      Set.of("base", "amount", "amountTo", "transferAmount", "balance", "opening");
  private static final Set<String> DATES = Set.of("date", "start", "by");
  private static final String MONTH = "month";
  private static final int MONTHS = 12;

  private final UiContext context;
  private final Names names;

  FieldText(UiContext context, Names names) {
    this.context = context;
    this.names = names;
  }

  /** What a field is called. */
  String label(String field) {
    String key = "conflict.field." + field;
    return context.words().has(key) ? context.words().get(key) : field;
  }

  String value(Change change, String field) {
    CborValue value = change.fields().get(field);
    return switch (value) {
      case CborValue.Int(long number) -> number(change, field, number);
      case CborValue.Bytes bytes when bytes.value().length == RecordId.LENGTH ->
          name(new RecordId(bytes.value()))
              .orElseGet(() -> context.words().get("conflict.unknown"));
      case null -> nothing();
      default -> raw(value);
    };
  }

  private String number(Change change, String field, long number) {
    try {
      if (AMOUNTS.contains(field)
          && change.fields().get(RecordFields.CURRENCY) instanceof CborValue.Text(String code)) {
        return context.formats().money(new Money(number, java.util.Currency.getInstance(code)));
      }
      if (DATES.contains(field)) {
        return context.formats().date(LocalDate.ofEpochDay(number));
      }
      if (field.equals(MONTH)) {
        return month(number);
      }
    } catch (DateTimeException | IllegalArgumentException notOurs) {
      return Long.toString(number);
    }
    return Long.toString(number);
  }

  /** Months are counted from January of the year 0. */
  String month(long number) {
    var month =
        YearMonth.of(
            Math.toIntExact(Math.floorDiv(number, MONTHS)),
            Math.toIntExact(Math.floorMod(number, MONTHS)) + 1);
    return DateTimeFormatter.ofLocalizedPattern("yMMM")
        .withLocale(context.formats().region())
        .format(month);
  }

  private Optional<String> name(RecordId id) {
    return Optional.ofNullable(names.categories().get(id))
        .or(() -> Optional.ofNullable(names.accounts().get(id)))
        .or(() -> Optional.ofNullable(names.payees().get(id)))
        .or(() -> Optional.ofNullable(names.groups().get(id)));
  }

  private String nothing() {
    return context.words().get("conflict.nothing");
  }

  private String raw(CborValue value) {
    return switch (value) {
      case CborValue.Text(String text) -> text;
      case CborValue.Int(long number) -> Long.toString(number);
      case CborValue.Bool(boolean yes) -> context.words().get(yes ? "conflict.yes" : "conflict.no");
      case CborValue.Array(List<CborValue> items) ->
          items.isEmpty()
              ? nothing()
              : items.stream().map(this::raw).collect(Collectors.joining(", "));
      case CborValue.Bytes bytes ->
          bytes.value().length == RecordId.LENGTH
              ? name(new RecordId(bytes.value()))
                  .orElseGet(() -> context.words().get("conflict.unknown"))
              : context.words().count("conflict.bytes", bytes.value().length);
      case CborValue.Struct(Map<String, CborValue> entries) ->
          entries.entrySet().stream()
              .map(entry -> entry.getKey() + " " + raw(entry.getValue()))
              .collect(Collectors.joining(", "));
      case CborValue.Null none -> nothing();
    };
  }
}
