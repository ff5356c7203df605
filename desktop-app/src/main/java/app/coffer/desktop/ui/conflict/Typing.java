package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads what a person types as a result, with the fields the register has. */
final class Typing {
  private static final int MOST_DAYS = 365;

  private final UiContext context;
  private final Names names;

  Typing(UiContext context, Names names) {
    this.context = context;
    this.names = names;
  }

  /** Takes a typed value; where it cannot be used, the row says why and false is returned. */
  boolean type(UnitRow row, String text) {
    String typed = text.strip();
    return switch (row.editor()) {
      case AMOUNT -> amount(row, typed);
      case DATE -> date(row, typed);
      case PAYEE -> name(row, typed, names.payee(typed), "payee");
      case CATEGORY -> name(row, typed, names.category(typed), "category");
      case ACCOUNT -> needed(row, names.account(typed), "account");
      case GROUP -> needed(row, names.group(typed), "group");
      case TEXT, NOTES -> text(row, typed);
      case TAGS -> tags(row, typed);
      case NUMBER -> number(row, typed);
      case STATUS ->
          chosen(
              row,
              Clearing.values(),
              typed,
              "conflict.status",
              each -> CborValue.of(each.ordinal()));
      case TYPE ->
          chosen(
              row,
              AccountType.values(),
              typed,
              "conflict.type",
              each -> CborValue.of(each.name().toLowerCase(Locale.ROOT)));
      case NONE -> false;
    };
  }

  /** What an editor starts with; empty where nothing is there. */
  String start(UnitRow row) {
    if (row.editor() == UnitRow.Editor.NUMBER) {
      return row.fields().get(row.field()) instanceof CborValue.Int(long number)
          ? Long.toString(number)
          : "";
    }
    Shown shown = row.resultProperty().get();
    String text = shown == null ? row.sides().getFirst().shown().text() : shown.text();
    return text.equals(context.words().get("conflict.nothing")) ? "" : text;
  }

  Optional<Currency> currency(UnitRow row) {
    return row.currency();
  }

  /** The amount, and with it what arrives at the other end of a transfer. */
  private boolean amount(UnitRow row, String typed) {
    Optional<Money> read = currency(row).flatMap(in -> context.formats().readMoney(typed, in));
    if (read.isEmpty()) {
      return refuse(row, "amount");
    }
    var fields = new TreeMap<>(row.fields());
    fields.put(row.field(), CborValue.of(read.get().minor() - row.onTop()));
    fields.computeIfPresent(
        OfTransaction.TRANSFER_AMOUNT, (field, was) -> CborValue.of(read.get().negated().minor()));
    row.type(fields);
    return true;
  }

  private boolean date(UnitRow row, String typed) {
    return needed(
        row,
        context
            .formats()
            .readDate(typed, context.today())
            .map(date -> CborValue.of(date.toEpochDay())),
        "date",
        Function.identity());
  }

  private boolean text(UnitRow row, String typed) {
    if (typed.isEmpty() && row.kind() == UnitKind.NAME) {
      return false;
    }
    var fields = new TreeMap<String, CborValue>();
    if (!typed.isEmpty()) {
      fields.put(row.field(), CborValue.of(typed));
    }
    row.type(fields);
    return true;
  }

  /** Sorted and each once, as everywhere. */
  private boolean tags(UnitRow row, String typed) {
    var tags = new TreeSet<String>();
    Arrays.stream(typed.split(","))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .forEach(tags::add);
    var fields = new TreeMap<String, CborValue>();
    if (!tags.isEmpty()) {
      fields.put(row.field(), CborValue.of(tags.stream().map(CborValue::of).toList()));
    }
    row.type(fields);
    return true;
  }

  /** A number of days; nothing is never. */
  private boolean number(UnitRow row, String typed) {
    if (typed.isEmpty()) {
      row.type(new TreeMap<>());
      return true;
    }
    boolean fits = typed.matches("\\d{1,3}") && Integer.parseInt(typed) <= MOST_DAYS;
    return needed(
        row,
        fits ? Optional.of(CborValue.of(Long.parseLong(typed))) : Optional.<CborValue>empty(),
        "number",
        Function.identity());
  }

  private <E extends Enum<E>> boolean chosen(
      UnitRow row, E[] all, String typed, String words, Function<E, CborValue> value) {
    return needed(
        row,
        List.of(all).stream()
            .filter(each -> context.words().of(words, each).equalsIgnoreCase(typed))
            .findFirst(),
        "choice",
        value);
  }

  private boolean name(UnitRow row, String typed, Optional<RecordId> found, String problem) {
    if (typed.isEmpty()) {
      row.type(new TreeMap<>());
      return true;
    }
    return needed(row, found, problem);
  }

  private boolean needed(UnitRow row, Optional<RecordId> found, String problem) {
    return needed(row, found, problem, id -> CborValue.of(id.bytes()));
  }

  private <T> boolean needed(
      UnitRow row, Optional<T> found, String problem, Function<T, ? extends CborValue> value) {
    if (found.isEmpty()) {
      return refuse(row, problem);
    }
    var fields = new TreeMap<>(row.fields());
    fields.put(row.field(), value.apply(found.get()));
    row.type(fields);
    return true;
  }

  private boolean refuse(UnitRow row, String problem) {
    row.refuse(context.words().get("conflict.problem." + problem));
    return false;
  }
}
