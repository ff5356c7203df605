package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfAccount;
import app.coffer.desktop.change.RecordFields.OfCategory;
import app.coffer.desktop.change.RecordFields.OfRule;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns versions of records into text: names instead of ids, amounts as the region writes them. */
final class UnitText {
  /** What is said first of a unit of many fields. */
  private static final List<String> ORDER =
      List.of(
          "any",
          "conditions",
          "actions",
          "start",
          "repeat",
          "weekend",
          "amount",
          "amountTo",
          "mode",
          "kind",
          "by",
          "value",
          "from",
          "to",
          "account",
          "transferAccount",
          "transferAmount",
          "category",
          "lines");

  /** Said with the amount. */
  private static final Set<String> CURRENCIES = Set.of("currency", "transferCurrency");

  private final UiContext context;
  private final Names names;
  private final FieldText fields;

  UnitText(UiContext context, Names names) {
    this.context = context;
    this.names = names;
    this.fields = new FieldText(context, names);
  }

  FieldText fields() {
    return fields;
  }

  Names names() {
    return names;
  }

  /**
   * @param before what the lines of a split are compared with; empty where nothing is known
   */
  Shown of(UnitKind kind, MergeUnit unit, Change version, Optional<Change> before) {
    return of(kind, unit, version, before, unit.fields());
  }

  /**
   * @param worth of a unit of many fields those that are worth telling
   */
  Shown of(
      UnitKind kind, MergeUnit unit, Change version, Optional<Change> before, Set<String> worth) {
    var content = new Content(version);
    return switch (kind) {
      case MONEY -> money(content, before.map(Content::new));
      case OPENING ->
          Shown.of(content.amount().map(opening -> opening(opening, worth)).orElse(nothing()));
      case DATE -> Shown.of(content.date().map(context.formats()::date).orElse(nothing()));
      case PAYEE -> Shown.of(named(content, OfTransaction.PAYEE, names.payees()));
      case CATEGORY -> Shown.of(category(content));
      case ACCOUNT -> Shown.of(named(content, OfTransaction.ACCOUNT, names.accounts()));
      case GROUP -> Shown.of(named(content, OfCategory.GROUP, names.groups()));
      case STATUS -> Shown.of(status(content));
      case NAME -> Shown.of(content.text(RecordFields.NAME).orElse(nothing()));
      case CURRENCY -> Shown.of(content.text(RecordFields.CURRENCY).orElse(nothing()));
      case TYPE -> Shown.of(type(content));
      case NUMBER -> Shown.of(content.text(OfTransaction.NUMBER).orElse(nothing()));
      case NOTES -> Shown.of(content.text(OfTransaction.NOTES).orElse(nothing()));
      case TAGS -> Shown.of(joined(content.texts(OfTransaction.TAGS)));
      case CLOSED, IMPORTED, OTHER -> other(unit, version, before, worth);
    };
  }

  /** What a row is called. */
  String label(UnitKind kind, MergeUnit unit) {
    if (kind != UnitKind.OTHER) {
      return context.words().of("conflict.unit", kind);
    }
    String key = "conflict.of." + unit.name();
    return context.words().has(key)
        ? context.words().get(key)
        : fields.label(unit.name().replaceFirst("^field:", ""));
  }

  String money(Money amount) {
    return context.formats().money(amount);
  }

  String nothing() {
    return context.words().get("conflict.nothing");
  }

  /** An account's name, or a word for one that is not here. */
  String account(RecordId id) {
    return names.accounts().getOrDefault(id, context.words().get("conflict.unknown"));
  }

  /** The name of whatever it is. */
  String any(RecordId id) {
    return fields.named(id);
  }

  String payee(RecordId id) {
    return names.payees().getOrDefault(id, context.words().get("conflict.unknown"));
  }

  String category(RecordId id) {
    return names.categories().getOrDefault(id, context.words().get("conflict.unknown"));
  }

  /** With its currency where that is what differs. */
  private String opening(Money amount, Set<String> worth) {
    return worth.contains(RecordFields.CURRENCY)
        ? context.formats().moneyWithCurrency(amount)
        : money(amount);
  }

  private Shown money(Content content, Optional<Content> before) {
    var details = new ArrayList<Shown.Detail>();
    content
        .transfer()
        .ifPresent(leg ->
            details.add(
                new Shown.Detail(
                    context.words().get("conflict.transferTo", account(leg.account())),
                    content.currency().equals(Optional.of(leg.amount().currency()))
                        ? context.formats().signed(leg.amount())
                        : context.formats().moneyWithCurrency(leg.amount()),
                    before.isEmpty() || before.get().transfer().equals(content.transfer())
                        ? Shown.Mark.SAME
                        : Shown.Mark.CHANGED)));
    lines(content, before, details);
    return new Shown(content.amount().map(this::money).orElse(nothing()), details);
  }

  private void lines(Content content, Optional<Content> before, List<Shown.Detail> details) {
    Map<RecordId, Content.Part> was = new LinkedHashMap<>();
    before.ifPresent(then -> then.lines().forEach(line -> was.put(line.id(), line)));
    for (Content.Part line : content.lines()) {
      Content.Part earlier = was.remove(line.id());
      Shown.Mark mark = Shown.Mark.SAME;
      if (earlier == null && before.isPresent()) {
        mark = Shown.Mark.ADDED;
      } else if (earlier != null && !earlier.equals(line)) {
        mark = Shown.Mark.CHANGED;
      }
      details.add(new Shown.Detail(lineLabel(line), money(line.amount()), mark));
    }
    if (!content.lines().isEmpty()) {
      was.values()
          .forEach(gone ->
              details.add(
                  new Shown.Detail(
                      lineLabel(gone),
                      context.words().get("conflict.line.removed"),
                      Shown.Mark.REMOVED)));
    }
  }

  static String withoutGroup(String category) {
    return category.substring(category.lastIndexOf('/') + 1);
  }

  private String lineLabel(Content.Part line) {
    if (line.transfer().isPresent()) {
      return context.words().get("conflict.transferTo", account(line.transfer().get().account()));
    }
    String category = line.categoryId().map(this::category).orElse("");
    // in the narrow lines of a split the group's name says little
    category = withoutGroup(category);
    return category.isEmpty() ? (line.notes().isEmpty() ? nothing() : line.notes()) : category;
  }

  private String category(Content content) {
    if (!content.lines().isEmpty()) {
      return context.words().get("conflict.category.split");
    }
    if (content.transfer().isPresent()) {
      return context.words().get("conflict.category.transfer");
    }
    return named(content, OfTransaction.CATEGORY, names.categories());
  }

  private String named(Content content, String field, Map<RecordId, String> among) {
    return content
        .id(field)
        .map(id -> among.getOrDefault(id, context.words().get("conflict.unknown")))
        .orElse(nothing());
  }

  private String status(Content content) {
    long status = content.integer(OfTransaction.STATUS).orElse(0L);
    return status < 0 || status >= Clearing.values().length
        ? nothing()
        : context.words().of("conflict.status", Clearing.values()[(int) status]);
  }

  private String type(Content content) {
    String name = content.text(OfAccount.TYPE).orElse("");
    for (AccountType type : AccountType.values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
        return context.words().of("conflict.type", type);
      }
    }
    return name.isEmpty() ? nothing() : name;
  }

  private String joined(List<String> texts) {
    return texts.isEmpty() ? nothing() : String.join(", ", texts);
  }

  /** A unit of any other kind: one value as it is, several with their names. */
  private Shown other(MergeUnit unit, Change version, Optional<Change> before, Set<String> worth) {
    boolean rule = unit.fields().contains(OfRule.CONDITIONS);
    List<String> present =
        unit.fields().stream()
            .filter(FieldText::isShown)
            // how the conditions count is said with them
            .filter(field -> !rule || !field.equals(OfRule.ANY))
            .filter(field -> unit.fields().size() == 1 || !CURRENCIES.contains(field))
            .filter(field ->
                version.fields().containsKey(field)
                    || before.filter(base -> base.fields().containsKey(field)).isPresent()
                    || worth.contains(field) && worth.size() < unit.fields().size()
                    || unit.fields().size() == 1 && FieldText.isFlag(field))
            .sorted(
                Comparator.comparing((String field) ->
                        ORDER.contains(field) ? ORDER.indexOf(field) : ORDER.size())
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
    List<String> told =
        present.stream()
            .filter(field ->
                worth.contains(field)
                    || field.equals(OfRule.CONDITIONS) && worth.contains(OfRule.ANY))
            .toList();
    List<String> all = told.isEmpty() ? present : told;
    if (present.size() <= 1) {
      return Shown.of(present.isEmpty() ? nothing() : fields.value(version, present.getFirst()));
    }
    var details = new ArrayList<Shown.Detail>();
    for (String field : all.subList(1, all.size())) {
      String value = fields.value(version, field);
      boolean same = before.map(base -> fields.value(base, field).equals(value)).orElse(true);
      details.add(
          new Shown.Detail(
              label(version, field), value, same ? Shown.Mark.SAME : Shown.Mark.CHANGED));
    }
    String first = all.getFirst();
    return new Shown(label(version, first) + ": " + fields.value(version, first), details);
  }

  /** What a field is called; the conditions of a rule by how many of them must hold. */
  private String label(Change version, String field) {
    boolean several =
        field.equals(OfRule.CONDITIONS)
            && version.fields().get(field) instanceof CborValue.Array(List<CborValue> items)
            && items.size() > 1;
    if (!several) {
      return fields.label(field);
    }
    boolean any = version.fields().get(OfRule.ANY) instanceof CborValue.Bool(boolean yes) && yes;
    return fields.word(any ? "conflict.field.conditions.any" : "conflict.field.conditions.all");
  }
}
