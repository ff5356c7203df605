package app.coffer.desktop.cli;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfAccount;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.conflict.Decision;
import app.coffer.desktop.conflict.Resolution.Choice;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.desktop.merge.MergeUnits;
import app.coffer.desktop.money.Money;
import app.coffer.wire.codec.CborValue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Values a person types for a record's fields, in the sealed format's terms. */
final class TypedFields {
  private final Ledger ledger;
  private final Change shown;
  private final Content content;

  TypedFields(Ledger ledger, Change shown) {
    this.ledger = ledger;
    this.shown = shown;
    this.content = new Content(shown);
  }

  /** Adds the choice that a field gets this value. */
  void set(Map<MergeUnit, Choice> choices, String field, String typed) {
    MergeUnit unit =
        MergeUnits.of(shown.entity(), shown.fields().keySet()).stream()
            .filter(each -> each.fields().contains(field))
            .findFirst()
            .orElseThrow(() ->
                Refusal.usage(
                    "There is no field \"" + field + "\" to set.", "See: coffer conflicts show"));
    choices.put(unit, new Choice.Typed(values(field, typed)));
  }

  private Map<String, CborValue> values(String field, String typed) {
    return switch (field) {
      case OfTransaction.AMOUNT -> amount(typed);
      case OfAccount.OPENING -> opening(typed);
      case OfTransaction.DATE -> Map.of(field, CborValue.of(Typed.date(typed).toEpochDay()));
      case OfTransaction.PAYEE ->
          typed.isBlank()
              ? Map.of()
              : Map.of(field, CborValue.of(Faults.done(ledger.payeeNamed(typed)).id().bytes()));
      case OfTransaction.CATEGORY -> typed.isBlank() ? Map.of() : category(typed);
      case OfTransaction.ACCOUNT ->
          Map.of(field, CborValue.of(new Lookup(ledger.read()).account(typed).id().bytes()));
      case OfTransaction.STATUS ->
          Map.of(field, CborValue.of(word(Clearing.class, typed).ordinal()));
      case OfAccount.TYPE ->
          Map.of(
              field, CborValue.of(word(AccountType.class, typed).name().toLowerCase(Locale.ROOT)));
      case OfTransaction.TAGS ->
          Map.of(
              field,
              CborValue.of(
                  new TreeSet<>(Arrays.asList(typed.split(",")))
                      .stream()
                          .map(String::strip)
                          .filter(tag -> !tag.isEmpty())
                          .map(CborValue::of)
                          .toList()));
      case OfTransaction.NOTES, OfTransaction.NUMBER, RecordFields.NAME ->
          typed.isEmpty() ? Map.of() : Map.of(field, CborValue.of(typed));
      default -> asItIs(field, typed);
    };
  }

  /** A field of any other kind of record: what is typed is read as what stands there now. */
  private Map<String, CborValue> asItIs(String field, String typed) {
    MergeUnit unit =
        MergeUnits.of(shown.entity(), shown.fields().keySet()).stream()
            .filter(each -> each.fields().contains(field))
            .findFirst()
            .orElseThrow();
    var values = new HashMap<String, CborValue>(Decision.part(shown, unit));
    CborValue now = shown.fields().get(field);
    try {
      values.put(
          field,
          switch (now) {
            case CborValue.Text text -> CborValue.of(typed);
            case CborValue.Int number -> CborValue.of(Long.parseLong(typed.strip()));
            case CborValue.Bool yes -> CborValue.of(Boolean.parseBoolean(typed.strip()));
            case null, default ->
                throw Refusal.usage(
                    "\"" + field + "\" cannot be set to a text.", "Take a side: --take SIDE.");
          });
      return values;
    } catch (NumberFormatException notOne) {
      throw Refusal.usage("\"" + typed + "\" is not a whole number.", "Take a side: --take SIDE.");
    }
  }

  private Map<String, CborValue> category(String typed) {
    String path = TransactionAdd.categoryPath(new Lookup(ledger.read()), typed);
    return Map.of(
        OfTransaction.CATEGORY, CborValue.of(Faults.done(ledger.categoryAt(path)).id().bytes()));
  }

  /** Amount, and with it the other leg of a transfer; the parts of a split cannot be guessed. */
  private Map<String, CborValue> amount(String typed) {
    if (!content.lines().isEmpty()) {
      throw Refusal.usage("A split's amount cannot be set by itself.", "Take a side: --take SIDE.");
    }
    Money money = Typed.money(typed, content.currency().orElseThrow());
    var values = new HashMap<String, CborValue>();
    values.put(OfTransaction.AMOUNT, CborValue.of(money.minor()));
    values.put(RecordFields.CURRENCY, CborValue.of(money.currency().getCurrencyCode()));
    content
        .transfer()
        .ifPresent(leg -> {
          if (!leg.amount().currency().equals(money.currency())) {
            throw Refusal.usage(
                "A transfer between currencies cannot be set by one amount.",
                "Take a side: --take SIDE.");
          }
          values.put(OfTransaction.TRANSFER_ACCOUNT, CborValue.of(leg.account().bytes()));
          values.put(OfTransaction.TRANSFER_AMOUNT, CborValue.of(money.negated().minor()));
          values.put(
              OfTransaction.TRANSFER_CURRENCY, CborValue.of(money.currency().getCurrencyCode()));
        });
    return values;
  }

  private Map<String, CborValue> opening(String typed) {
    Money money = Typed.money(typed, content.currency().orElseThrow());
    return Map.of(
        OfAccount.OPENING,
        CborValue.of(money.minor()),
        RecordFields.CURRENCY,
        CborValue.of(money.currency().getCurrencyCode()));
  }

  private static <E extends Enum<E>> E word(Class<E> words, String typed) {
    List<E> all = List.of(words.getEnumConstants());
    return all.stream()
        .filter(each -> each.name().equalsIgnoreCase(typed.strip()))
        .findFirst()
        .orElseThrow(() ->
            Refusal.usage(
                "\""
                    + typed
                    + "\" is not one of "
                    + String.join(
                        ", ",
                        all.stream().map(each -> each.name().toLowerCase(Locale.ROOT)).toList())
                    + ".",
                ""));
  }
}
