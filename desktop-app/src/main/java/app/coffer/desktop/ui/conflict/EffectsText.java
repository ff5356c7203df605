package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Effects;
import app.coffer.desktop.conflict.Plans;
import app.coffer.desktop.conflict.Plans.Due;
import app.coffer.desktop.conflict.Plans.OnBudget;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.conflict.EffectsTable.Cell;
import app.coffer.desktop.ui.conflict.EffectsTable.Kind;
import app.coffer.desktop.ui.conflict.EffectsTable.Line;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.wire.id.RecordId;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Puts what a decision does into the lines of a table. */
final class EffectsText {
  private final UnitText text;
  private final UiContext context;
  private final Words words;
  private final int pending;
  private final DateTimeFormatter month;
  private final List<Line> lines = new ArrayList<>();

  /**
   * @param pending leading columns without an answer yet
   */
  EffectsText(UnitText text, UiContext context, int pending) {
    this.text = text;
    this.context = context;
    this.words = context.words();
    this.pending = pending;
    month = DateTimeFormatter.ofLocalizedPattern("yMMM").withLocale(context.formats().region());
  }

  EffectsTable table(Effects effects, List<String> columns) {
    Plans plans = effects.plans();
    for (Effects.OnAccount on : effects.accounts()) {
      money(Kind.BALANCE, words.get("conflict.effects.balance", on.name()), on.now(), on.then());
    }
    for (Plans.OnTotal on : plans.totals()) {
      String label = words.get("conflict.effects.total");
      boolean several = plans.totals().size() > 1;
      String currency = on.now().currency().getCurrencyCode();
      money(Kind.TOTAL, several ? label + " · " + currency : label, on.now(), on.then());
    }
    for (Effects.OnCategory on : effects.categories()) {
      boolean told =
          plans.budget().stream()
              .anyMatch(budget ->
                  on.category().equals(budget.category()) && on.month().equals(budget.month()));
      if (!told) {
        String label = about("conflict.effects.category", on.category(), on.month());
        money(Kind.CATEGORY, label, on.now(), on.then());
      }
    }
    plans.budget().forEach(this::budget);
    for (Plans.OnForecast on : plans.forecasts()) {
      String day = context.formats().date(on.date());
      String label = words.get("conflict.effects.forecast", on.name(), day);
      money(Kind.FORECAST, label, on.now(), on.then());
    }
    plans.schedules().forEach(this::dates);
    plans.rules().forEach(this::rule);
    for (Plans.OnReconciled on : plans.reconciled()) {
      String label = words.get("conflict.effects.reconciled", on.name());
      money(Kind.RECONCILED, label, on.now(), on.then());
    }
    effects.statements().forEach(this::statement);
    return new EffectsTable(columns, lines);
  }

  /** What an amount of the budget is called. */
  String label(OnBudget on) {
    return on.ofCategory()
        .map(category -> about("conflict.effects.left", category, on.month()))
        .orElseGet(() -> words.get("conflict.effects.toBudget", month.format(on.month())));
  }

  private void budget(OnBudget on) {
    money(Kind.BUDGET, label(on), on.now(), on.then());
  }

  private String about(String key, RecordId category, YearMonth in) {
    return words.get(key, UnitText.withoutGroup(text.category(category)), month.format(in));
  }

  private void money(Kind kind, String label, Money now, List<Money> then) {
    add(kind, label, now, then, text::money);
  }

  private <T> void add(Kind kind, String label, T now, List<T> then, Function<T, String> as) {
    List<Cell> cells = open();
    then.forEach(value -> cells.add(new Cell(as.apply(value), !value.equals(now))));
    lines.add(new Line(kind, label, as.apply(now), cells, false));
  }

  /** The first payments, one line for each place. */
  private void dates(Plans.OnSchedule on) {
    int most = Math.max(on.now().size(), on.then().stream().mapToInt(List::size).max().orElse(0));
    for (int i = 0; i < Math.max(1, most); i++) {
      int place = i;
      String key = i == 0 ? "conflict.effects.next" : "conflict.effects.then";
      List<Cell> cells = open();
      String now = due(on.now(), place);
      on.then()
          .forEach(dues -> cells.add(new Cell(due(dues, place), !due(dues, place).equals(now))));
      lines.add(new Line(Kind.DATE, words.get(key), now, cells, false));
    }
  }

  private String due(List<Due> dues, int place) {
    return place < dues.size()
        ? context.formats().date(dues.get(place).date())
            + "\n"
            + text.money(dues.get(place).amount())
        : text.nothing();
  }

  private void rule(Plans.OnRule on) {
    String label = words.count("conflict.effects.rule", on.looked());
    add(Kind.RULE, label, on.now(), on.then(), number -> Integer.toString(number));
    for (Plans.Example example : on.examples()) {
      add(Kind.RULE, name(example), example.now(), example.then(), this::made);
    }
  }

  private String name(Plans.Example example) {
    return words.get(
        "conflict.whole.line",
        context.formats().date(example.date()),
        example.withPayee().map(text::payee).orElse(text.nothing()),
        text.money(example.amount()));
  }

  /** What a rule gives a transaction. */
  private String made(Plans.Made made) {
    var parts = new ArrayList<String>();
    made.newPayee().map(text::payee).ifPresent(parts::add);
    made.newCategory().map(text::category).ifPresent(parts::add);
    made.tags().forEach(tag -> parts.add("#" + tag));
    if (made.other()) {
      parts.add(words.get("conflict.effects.otherwise"));
    }
    return parts.isEmpty() ? text.nothing() : String.join(", ", parts);
  }

  private void statement(Effects.Off off) {
    List<Cell> cells = open();
    for (Money amount : off.then()) {
      cells.add(
          amount.isZero()
              ? new Cell(words.get("conflict.effects.agrees"), false)
              : new Cell(
                  words.get("conflict.effects.off", context.formats().signed(amount)), true));
    }
    lines.add(
        new Line(
            Kind.STATEMENT,
            words.get("conflict.effects.statement", off.name()),
            text.nothing(),
            cells,
            cells.stream().anyMatch(Cell::changes)));
  }

  private List<Cell> open() {
    var cells = new ArrayList<Cell>();
    for (int i = 0; i < pending; i++) {
      cells.add(new Cell(text.nothing(), false));
    }
    return cells;
  }
}
