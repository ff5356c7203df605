package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfAttachment;
import app.coffer.desktop.change.RecordFields.OfBudgetCell;
import app.coffer.desktop.change.RecordFields.OfDevice;
import app.coffer.desktop.change.RecordFields.OfImport;
import app.coffer.desktop.change.RecordFields.OfImportRows;
import app.coffer.desktop.change.RecordFields.OfRate;
import app.coffer.desktop.change.RecordFields.OfRule;
import app.coffer.desktop.change.RecordFields.OfSchedule;
import app.coffer.desktop.change.RecordFields.OfStatement;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
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
      Set.of("amount", "amountTo", "balance", "opening", OfImport.CLOSING);
  private static final Set<String> DATES =
      Set.of("date", "start", "by", OfImport.FIRST, OfImport.LAST);
  private static final Set<String> MOMENTS = Set.of(OfDevice.ADDED_AT, OfImport.AT);

  /** Absent where they are not so. */
  private static final Set<String> FLAGS =
      Set.of(
          "closed", "income", "hidden", "rolls", "locked", "disabled", "learned", "any", "undone");

  /** Mean nothing to a person; one of them is a key. */
  private static final Set<String> NEVER =
      Set.of(
          OfAttachment.KEY,
          OfAttachment.HASH,
          OfAttachment.CHUNKS,
          OfRate.SCALE,
          OfDevice.DEVICE,
          OfDevice.ADDED_BY,
          OfImportRows.IMPORT,
          OfImportRows.ROWS,
          "profile");

  private static final int MONTHS = 12;

  private final UiContext context;
  private final Names names;

  FieldText(UiContext context, Names names) {
    this.context = context;
    this.names = names;
  }

  /** Whether a person can do anything with it. */
  static boolean isShown(String field) {
    return !NEVER.contains(field);
  }

  String word(String key) {
    return context.words().get(key);
  }

  /** What a field is called. */
  String label(String field) {
    String key = "conflict.field." + field;
    return context.words().has(key) ? context.words().get(key) : field;
  }

  /** Whether the absence of a field says as much as a value. */
  static boolean isFlag(String field) {
    return FLAGS.contains(field);
  }

  String value(Change change, String field) {
    CborValue value = change.fields().get(field);
    return switch (value) {
      case null -> FLAGS.contains(field) ? yes(false) : absent(change, field);
      case CborValue.Int(long number) -> number(change, field, number);
      case CborValue.Text(String text) -> text(field, text);
      case CborValue.Array(List<CborValue> items) -> items(change, field, items);
      case CborValue.Bytes bytes when bytes.value().length == RecordId.LENGTH -> name(bytes);
      default -> raw(value);
    };
  }

  private String absent(Change change, String field) {
    boolean once = field.equals(OfSchedule.REPEAT) && change.entity().equals(Entity.SCHEDULE);
    return once ? new RepeatText(context).of("") : nothing();
  }

  private String text(String field, String text) {
    if (field.equals(OfSchedule.REPEAT)) {
      return new RepeatText(context).of(text);
    }
    String key = "conflict.value." + field + "." + text;
    return context.words().has(key) ? context.words().get(key) : text;
  }

  private String number(Change change, String field, long number) {
    try {
      if (field.equals(OfBudgetCell.BASE)) {
        // as the person saw it who typed it
        return amount(
            change, RecordFields.CURRENCY, Math.addExact(number, new Content(change).moved()));
      }
      if (AMOUNTS.contains(field)) {
        return amount(change, RecordFields.CURRENCY, number);
      }
      if (field.equals(OfTransaction.TRANSFER_AMOUNT)) {
        return amount(change, OfTransaction.TRANSFER_CURRENCY, number);
      }
      if (DATES.contains(field)) {
        return context.formats().date(LocalDate.ofEpochDay(number));
      }
      if (MOMENTS.contains(field)) {
        return context.formats().moment(Instant.ofEpochMilli(number), context.clock().instant());
      }
      if (field.equals(OfBudgetCell.MONTH)) {
        return month(number);
      }
      if (field.equals(OfRate.VALUE)
          && change.fields().get(OfRate.SCALE) instanceof CborValue.Int(long scale)) {
        var format = NumberFormat.getNumberInstance(context.formats().region());
        format.setMaximumFractionDigits(10);
        return format.format(BigDecimal.valueOf(number, Math.toIntExact(scale)));
      }
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException notOurs) {
      return Long.toString(number);
    }
    return switch (field) {
      case OfAttachment.SIZE -> context.words().count("conflict.bytes", number);
      case OfSchedule.AUTO_DAYS -> context.words().count("conflict.daysBefore", number);
      default -> Long.toString(number);
    };
  }

  private String amount(Change change, String currency, long number) {
    return change.fields().get(currency) instanceof CborValue.Text(String code)
        ? context.formats().money(new Money(number, Currency.getInstance(code)))
        : Long.toString(number);
  }

  private String items(Change change, String field, List<CborValue> items) {
    if (items.isEmpty()) {
      return nothing();
    }
    var rules = new RuleText(context, this::raw);
    return switch (field) {
      case OfRule.CONDITIONS -> rules.conditions(items);
      case OfRule.ACTIONS -> rules.actions(items);
      case OfTransaction.LINES -> each(items, line -> line(change, line));
      case OfBudgetCell.MOVES -> each(items, move -> moved(change, move));
      case OfSchedule.SKIPPED ->
          items.stream()
              .map(day ->
                  day instanceof CborValue.Int(long number)
                      ? context.formats().date(LocalDate.ofEpochDay(number))
                      : raw(day))
              .collect(Collectors.joining(", "));
      case OfStatement.TRANSACTIONS -> context.words().count("conflict.whole.tx", items.size());
      default -> raw(CborValue.of(items));
    };
  }

  private static String each(
      List<CborValue> items, java.util.function.Function<CborValue, String> as) {
    return items.stream().map(as).collect(Collectors.joining("\n"));
  }

  /** A line of a split: what for, and how much. */
  private String line(Change change, CborValue line) {
    return line instanceof CborValue.Array(List<CborValue> cells)
            && cells.size() >= 3
            && cells.get(2) instanceof CborValue.Int(long minor)
        ? raw(cells.get(1)) + " " + amount(change, RecordFields.CURRENCY, minor)
        : raw(line);
  }

  /** Money that came from another category, or went there. */
  private String moved(Change change, CborValue move) {
    if (move instanceof CborValue.Array(List<CborValue> cells)
        && cells.size() >= 3
        && cells.get(1) instanceof CborValue.Int(long minor)) {
      return context
          .words()
          .get(
              minor < 0 ? "conflict.moved.to" : "conflict.moved.from",
              amount(change, RecordFields.CURRENCY, Math.abs(minor)),
              raw(cells.get(2)));
    }
    return raw(move);
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

  private String name(CborValue.Bytes bytes) {
    return named(new RecordId(bytes.value()));
  }

  String named(RecordId id) {
    return Optional.ofNullable(names.categories().get(id))
        .or(() -> Optional.ofNullable(names.accounts().get(id)))
        .or(() -> Optional.ofNullable(names.payees().get(id)))
        .or(() -> Optional.ofNullable(names.groups().get(id)))
        .or(() -> Optional.ofNullable(names.transactions().get(id)))
        .orElseGet(() -> context.words().get("conflict.unknown"));
  }

  private String nothing() {
    return context.words().get("conflict.nothing");
  }

  private String yes(boolean yes) {
    return context.words().get(yes ? "conflict.yes" : "conflict.no");
  }

  private String raw(CborValue value) {
    return switch (value) {
      case CborValue.Text(String text) -> text;
      case CborValue.Int(long number) -> Long.toString(number);
      case CborValue.Bool(boolean yes) -> yes(yes);
      case CborValue.Array(List<CborValue> items) ->
          items.isEmpty()
              ? nothing()
              : items.stream().map(this::raw).collect(Collectors.joining(", "));
      case CborValue.Bytes bytes ->
          bytes.value().length == RecordId.LENGTH
              ? name(bytes)
              : context.words().count("conflict.bytes", bytes.value().length);
      case CborValue.Struct(Map<String, CborValue> entries) ->
          entries.entrySet().stream()
              .map(entry -> entry.getKey() + " " + raw(entry.getValue()))
              .collect(Collectors.joining("\n"));
      case CborValue.Null none -> nothing();
    };
  }
}
