package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfAccount;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.util.Currency;
import java.util.Optional;
import java.util.TreeMap;

/** Turns what a person types as a result into the unit's fields. */
record Typing(UiContext context, Names names) {

  /** Takes the text, or says beside the row why it cannot; returns whether it took it. */
  boolean type(UnitRow row, String text) {
    String typed = text.strip();
    return switch (row.editor()) {
      case AMOUNT ->
          value(
              row,
              row.kind() == UnitKind.OPENING ? OfAccount.OPENING : OfTransaction.AMOUNT,
              currency(row)
                  .flatMap(in -> context.formats().readMoney(typed, in))
                  .map(Money::minor)
                  .map(CborValue::of),
              "amount");
      case DATE ->
          value(
              row,
              OfTransaction.DATE,
              context
                  .formats()
                  .readDate(typed, context.today())
                  .map(date -> CborValue.of(date.toEpochDay())),
              "date");
      case PAYEE -> name(row, OfTransaction.PAYEE, typed, names.payee(typed), "payee");
      case CATEGORY -> name(row, OfTransaction.CATEGORY, typed, names.category(typed), "category");
      case TEXT -> text(row, typed);
      case STATUS -> status(row, typed);
      case NONE -> false;
    };
  }

  /** What an editor starts with; empty where nothing is there. */
  String start(UnitRow row) {
    Shown shown = row.resultProperty().get();
    String text = shown == null ? row.sides().getFirst().shown().text() : shown.text();
    return text.equals(context.words().get("conflict.nothing")) ? "" : text;
  }

  Optional<Currency> currency(UnitRow row) {
    return row.fields().get(RecordFields.CURRENCY) instanceof CborValue.Text(String code)
        ? Optional.of(Currency.getInstance(code))
        : Optional.empty();
  }

  private boolean status(UnitRow row, String typed) {
    for (Clearing status : Clearing.values()) {
      if (context.words().of("conflict.status", status).equalsIgnoreCase(typed)) {
        var fields = new TreeMap<>(row.fields());
        fields.put(OfTransaction.STATUS, CborValue.of(status.ordinal()));
        row.type(fields);
        return true;
      }
    }
    return false;
  }

  private boolean text(UnitRow row, String typed) {
    String field = row.unit().fields().iterator().next();
    if (typed.isEmpty() && row.kind() == UnitKind.NAME) {
      return false;
    }
    var fields = new TreeMap<String, CborValue>();
    if (!typed.isEmpty()) {
      fields.put(field, CborValue.of(typed));
    }
    row.type(fields);
    return true;
  }

  private boolean name(
      UnitRow row, String field, String typed, Optional<RecordId> found, String problem) {
    if (typed.isEmpty()) {
      row.type(new TreeMap<>());
      return true;
    }
    return value(row, field, found.map(id -> CborValue.of(id.bytes())), problem);
  }

  private boolean value(UnitRow row, String field, Optional<CborValue> value, String problem) {
    if (value.isEmpty()) {
      row.refuse(context.words().get("conflict.problem." + problem));
      return false;
    }
    var fields = new TreeMap<>(row.fields());
    fields.put(field, value.get());
    row.type(fields);
    return true;
  }
}
