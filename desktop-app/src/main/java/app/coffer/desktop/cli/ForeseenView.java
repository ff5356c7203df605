package app.coffer.desktop.cli;

import app.coffer.desktop.conflict.Effects;
import app.coffer.desktop.conflict.Plans;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the sides of a question would do beyond balances, as {@code --json} prints it.
 *
 * @param kind total, to-budget, left, forecast, next, rule, reconciled or off
 * @param name of the account or category; empty where it is about all
 * @param when the month or the day; empty where it is about none
 * @param currency of the amounts; empty where there are none
 * @param now how it stands; of {@code next} the days and amounts, of {@code rule} a number
 * @param then the same with side 1, 2, ... taken
 */
record ForeseenView(
    String kind, String name, String when, String currency, String now, List<String> then) {

  static List<ForeseenView> of(Effects effects, LedgerReader ledger) {
    Map<RecordId, String> categories = new Lookup(ledger).categoryPaths();
    Plans plans = effects.plans();
    var views = new ArrayList<ForeseenView>();
    plans.totals().forEach(on -> views.add(money("total", "", "", on.now(), on.then())));
    for (Plans.OnBudget on : plans.budget()) {
      String name =
          on.ofCategory().map(id -> categories.getOrDefault(id, id.toString())).orElse("");
      String kind = name.isEmpty() ? "to-budget" : "left";
      views.add(money(kind, name, on.month().toString(), on.now(), on.then()));
    }
    for (Plans.OnForecast on : plans.forecasts()) {
      views.add(money("forecast", on.name(), on.date().toString(), on.now(), on.then()));
    }
    for (Plans.OnSchedule on : plans.schedules()) {
      views.add(view("next", "", on.now(), on.then(), ForeseenView::dues));
    }
    for (Plans.OnRule on : plans.rules()) {
      views.add(view("rule", "", on.now(), on.then(), number -> Integer.toString(number)));
    }
    for (Plans.OnReconciled on : plans.reconciled()) {
      views.add(money("reconciled", on.name(), "", on.now(), on.then()));
    }
    for (Effects.Off off : effects.statements()) {
      Money zero = Money.zero(off.then().getFirst().currency());
      views.add(money("off", off.name(), "", zero, off.then()));
    }
    return views;
  }

  private static ForeseenView money(
      String kind, String name, String when, Money now, List<Money> then) {
    return new ForeseenView(
        kind,
        name,
        when,
        now.currency().getCurrencyCode(),
        now.decimal(),
        then.stream().map(Money::decimal).toList());
  }

  private static <T> ForeseenView view(
      String kind, String name, T now, List<T> then, Function<T, String> as) {
    return new ForeseenView(kind, name, "", "", as.apply(now), then.stream().map(as).toList());
  }

  private static String dues(List<Plans.Due> dues) {
    return dues.stream()
        .map(due -> due.date() + " " + due.amount().decimal())
        .collect(Collectors.joining(", "));
  }

  /** For people. */
  String text() {
    return String.join(" ", List.of("  " + kind, name, when))
            .stripTrailing()
            .replaceAll(" +", " ")
            .replaceFirst("^ ", "  ")
        + " is "
        + (now.isEmpty() ? "–" : now)
        + (currency.isEmpty() ? "" : " " + currency)
        + "; with "
        + IntStream.range(0, then.size())
            .mapToObj(i -> (i + 1) + ": " + (then.get(i).isEmpty() ? "–" : then.get(i)))
            .collect(Collectors.joining(", "));
  }
}
