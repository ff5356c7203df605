package app.coffer.desktop.outlook;

import app.coffer.desktop.conflict.Plans.Due;
import app.coffer.desktop.conflict.Plans.OnForecast;
import app.coffer.desktop.conflict.Plans.OnSchedule;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.schedule.Forecasting;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedules;
import app.coffer.desktop.schedule.Schedules.Upcoming;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When a schedule falls due and what accounts come to, with each of several shapes of it. */
final class ScheduleOutlook {
  private static final int SHOWN = 3;
  private static final int DAYS_AHEAD = 90;

  /** A yearly payment shows its next three. */
  private static final int YEARS_AHEAD = 4;

  private final LedgerReader ledger;
  private final Schedules schedules;
  private final Forecasting forecasting;
  private final LocalDate today;

  ScheduleOutlook(
      LedgerReader ledger, Schedules schedules, Forecasting forecasting, LocalDate today) {
    this.ledger = ledger;
    this.schedules = schedules;
    this.forecasting = forecasting;
    this.today = today;
  }

  /**
   * @param shapes empty where the schedule would be gone
   */
  OnSchedule dates(Optional<Schedule> now, List<Optional<Schedule>> shapes) {
    return new OnSchedule(next(now), shapes.stream().map(this::next).toList());
  }

  private List<Due> next(Optional<Schedule> shape) {
    return shape.stream()
        .flatMap(
            schedule -> schedules.foresee(schedule, today, today.plusYears(YEARS_AHEAD)).stream())
        .limit(SHOWN)
        .map(each -> new Due(each.occurrence().due(), each.expected()))
        .toList();
  }

  List<OnForecast> forecasts(Optional<Schedule> now, List<Optional<Schedule>> shapes) {
    LocalDate day = today.plusDays(DAYS_AHEAD);
    Map<RecordId, Money> counted = sums(now, day);
    List<Map<RecordId, Money>> candidates = shapes.stream().map(each -> sums(each, day)).toList();
    var accounts = new LinkedHashSet<>(counted.keySet());
    candidates.forEach(each -> accounts.addAll(each.keySet()));
    var forecasts = new ArrayList<OnForecast>();
    for (RecordId id : accounts) {
      Optional<Account> account = ledger.account(id);
      if (account.isPresent()) {
        Money expected = forecasting.forecast(id, today, day).points().getLast().balance();
        Money without = expected.minus(part(counted, id, expected));
        forecasts.add(
            new OnForecast(
                id,
                account.get().name(),
                day,
                expected,
                candidates.stream().map(each -> without.plus(part(each, id, expected))).toList()));
      }
    }
    return forecasts;
  }

  /** What a shape moves in each account until a day, what is overdue among it. */
  private Map<RecordId, Money> sums(Optional<Schedule> shape, LocalDate to) {
    var sums = new LinkedHashMap<RecordId, Money>();
    for (Upcoming each :
        shape.map(known -> schedules.foresee(known, LocalDate.MIN, to)).orElse(List.of())) {
      each.moves()
          .forEach((account, amount) ->
              sums.merge(
                  account,
                  amount,
                  (sum, next) -> sum.currency().equals(next.currency()) ? sum.plus(next) : sum));
    }
    return sums;
  }

  private static Money part(Map<RecordId, Money> sums, RecordId account, Money in) {
    Money part = sums.getOrDefault(account, Money.zero(in.currency()));
    return part.currency().equals(in.currency()) ? part : Money.zero(in.currency());
  }
}
