package app.coffer.desktop.cli;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Effects;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.vault.OpenVault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An open question as {@code --json} prints it.
 *
 * @param record the record's id; the same as {@code id}
 * @param reconciled whether it touches a statement, so that nothing decides it in passing
 * @param origin changed, decided_twice or reopened
 * @param fields what the sides differ in and nobody but a person may choose
 * @param sides numbered from 1, as {@code --take} takes them
 * @param effects what each side would do to balances
 * @param foreseen what each side would do to the budget, schedules, rules and statements
 */
record ConflictView(
    String id,
    String entity,
    String record,
    String title,
    boolean removedAgainstEdited,
    boolean reconciled,
    String origin,
    List<FieldView> fields,
    List<SideView> sides,
    List<EffectView> effects,
    List<ForeseenView> foreseen)
    implements QuestionView {

  /**
   * @param base what it was before, or null where that is not known
   */
  record FieldView(String name, @Nullable String base, List<ValueView> sides) {}

  /** What a side says of one field. */
  record ValueView(String device, String editedAt, String value) {}

  /** A side as a whole. */
  record SideView(int side, String device, String editedAt, boolean removed) {}

  /**
   * @param then the balance with side 1, 2, ... taken
   */
  record EffectView(String account, String currency, String now, List<String> then) {}

  static ConflictView of(Conflict conflict, OpenVault vault) {
    LedgerReader ledger = vault.ledger().read();
    List<Change> candidates = conflict.sides().stream().map(Side::content).toList();
    Effects effects = vault.outlook().of(conflict, candidates);
    var text = new RecordText(ledger);
    return new ConflictView(
        conflict.record().hex(),
        conflict.entity().name(),
        conflict.record().hex(),
        text.title(conflict.provisional()),
        conflict.removedAgainstEdited(),
        conflict.touchesReconciled(),
        conflict.origin().name().toLowerCase(Locale.ROOT),
        fields(conflict, text),
        sides(conflict),
        effects(effects),
        ForeseenView.of(effects, ledger));
  }

  private static List<FieldView> fields(Conflict conflict, RecordText text) {
    var names = new TreeSet<String>();
    conflict.contested().forEach(unit -> names.addAll(unit.fields()));
    var views = new ArrayList<FieldView>();
    for (String field : RecordText.shownFields(names)) {
      List<ValueView> values =
          conflict.sides().stream()
              .map(side ->
                  new ValueView(
                      side.deviceName(),
                      side.content().editedAt().toString(),
                      side.content().removed() ? "" : text.value(side.content(), field)))
              .toList();
      if (values.stream().map(ValueView::value).distinct().count() > 1) {
        views.add(
            new FieldView(
                field, conflict.base().map(base -> text.value(base, field)).orElse(null), values));
      }
    }
    return views;
  }

  private static List<SideView> sides(Conflict conflict) {
    var views = new ArrayList<SideView>();
    for (Side side : conflict.sides()) {
      views.add(
          new SideView(
              views.size() + 1,
              side.deviceName(),
              side.content().editedAt().toString(),
              side.content().removed()));
    }
    return views;
  }

  private static List<EffectView> effects(Effects effects) {
    return effects.accounts().stream()
        .map(effect ->
            new EffectView(
                effect.name(),
                effect.now().currency().getCurrencyCode(),
                effect.now().decimal(),
                effect.then().stream().map(Money::decimal).toList()))
        .toList();
  }

  @Override
  public String text() {
    var lines = new ArrayList<String>();
    lines.add(id.substring(0, 8) + "  " + title);
    for (SideView side : sides) {
      lines.add(
          "  "
              + side.side()
              + " "
              + side.device()
              + ", "
              + side.editedAt()
              + (side.removed() ? ": removed it" : ""));
    }
    var head = new ArrayList<String>(List.of("", "BEFORE"));
    sides.forEach(side -> head.add(side.side() + " " + side.device()));
    var table = new Table(head.toArray(String[]::new));
    for (FieldView field : fields) {
      var row =
          new ArrayList<Object>(
              List.of("  " + field.name(), field.base() == null ? "?" : field.base()));
      field.sides().forEach(side -> row.add(side.value().isEmpty() ? "–" : side.value()));
      table.row(row.toArray());
    }
    if (!fields.isEmpty()) {
      lines.add(table.text(""));
    }
    for (EffectView effect : effects) {
      lines.add(
          "  "
              + effect.account()
              + " is "
              + effect.now()
              + " "
              + effect.currency()
              + "; with "
              + java.util.stream.IntStream.range(0, effect.then().size())
                  .mapToObj(i -> (i + 1) + ": " + effect.then().get(i))
                  .collect(Collectors.joining(", ")));
    }
    foreseen.forEach(each -> lines.add(each.text()));
    return String.join(System.lineSeparator(), lines);
  }
}
