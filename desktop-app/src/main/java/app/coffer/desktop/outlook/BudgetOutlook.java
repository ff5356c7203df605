package app.coffer.desktop.outlook;

import app.coffer.desktop.budget.BudgetBook;
import app.coffer.desktop.budget.Foreseen;
import app.coffer.desktop.budget.Shift;
import app.coffer.desktop.budget.Shift.Part;
import app.coffer.desktop.conflict.Plans.OnBudget;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to budget and what categories have left, now and with each of several shifts. */
final class BudgetOutlook {
  private final BudgetBook book;

  BudgetOutlook(BudgetBook book) {
    this.book = book;
  }

  private record Envelope(RecordId category, YearMonth month) {}

  /**
   * @param typed whether an amount of the budget itself is in question: then the month before, from
   *     which the rest comes over, and the one after are shown too, and nothing is left out for not
   *     changing
   */
  List<OnBudget> of(List<Shift> shifts, boolean typed) {
    SequencedSet<Envelope> touched = touched(shifts);
    TreeSet<YearMonth> months = months(shifts);
    if (months.isEmpty()) {
      return List.of();
    }
    YearMonth first = typed ? months.first().minusMonths(1) : months.first();
    YearMonth last = months.last().plusMonths(1);
    var all = new ArrayList<>(List.of(new Shift(List.of())));
    all.addAll(shifts);
    var table = new Table(first, book.foresee(first, last, all));
    var rows = new ArrayList<OnBudget>();
    for (YearMonth month : months) {
      OnBudget toBudget = table.row(null, month);
      List<RecordId> here =
          touched.stream()
              .filter(each -> each.month().equals(month) && book.isEnvelope(each.category()))
              .map(Envelope::category)
              .toList();
      if (typed && !months.contains(month.minusMonths(1))) {
        here.forEach(category -> rows.add(table.row(category, month.minusMonths(1))));
      }
      if (typed || toBudget.changes()) {
        rows.add(toBudget);
      }
      here.forEach(category -> rows.add(table.row(category, month)));
      OnBudget after = table.row(null, month.plusMonths(1));
      // overspending that is not kept comes out of the next month
      if (!months.contains(month.plusMonths(1))
          && (typed || !differences(after).equals(differences(toBudget)))) {
        rows.add(after);
      }
      if (typed && !months.contains(month.plusMonths(1))) {
        here.forEach(category -> rows.add(table.row(category, month.plusMonths(1))));
      }
    }
    return rows;
  }

  private static List<Money> differences(OnBudget row) {
    return row.then().stream().map(amount -> amount.minus(row.now())).toList();
  }

  private SequencedSet<Envelope> touched(List<Shift> shifts) {
    var touched = new LinkedHashSet<Envelope>();
    each(shifts, (category, month) -> category == null ? null : new Envelope(category, month))
        .forEach(touched::add);
    return touched;
  }

  private TreeSet<YearMonth> months(List<Shift> shifts) {
    var months = new TreeSet<YearMonth>();
    each(shifts, (category, month) -> month).forEach(months::add);
    return months;
  }

  private <T> Stream<T> each(
      List<Shift> shifts, BiFunction<@Nullable RecordId, YearMonth, @Nullable T> of) {
    return shifts.stream()
        .flatMap(shift -> shift.parts().stream())
        .flatMap(part ->
            Stream.ofNullable(
                switch (part) {
                  case Part.Budgeted(RecordId category, YearMonth month, Money by) ->
                      of.apply(category, month);
                  case Part.Moved(var account, var day, var category, Money by) ->
                      of.apply(category, book.monthOf(day));
                  case Part.Opened opened -> null;
                }));
  }

  /** The months as they come out with each shift, the first being none. */
  private record Table(YearMonth first, List<List<Foreseen>> all) {
    OnBudget row(@Nullable RecordId category, YearMonth month) {
      int at = (int) first.until(month, java.time.temporal.ChronoUnit.MONTHS);
      Function<Foreseen, Money> amount =
          foreseen -> category == null ? foreseen.toBudget() : foreseen.available(category);
      List<Money> amounts =
          IntStream.range(0, all.size()).mapToObj(i -> amount.apply(all.get(i).get(at))).toList();
      return new OnBudget(category, month, amounts.getFirst(), amounts.subList(1, amounts.size()));
    }
  }
}
