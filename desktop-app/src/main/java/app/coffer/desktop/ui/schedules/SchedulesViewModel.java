package app.coffer.desktop.ui.schedules;

import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.schedule.Finding;
import app.coffer.desktop.schedule.Finding.Suggestion;
import app.coffer.desktop.schedule.Forecast;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedules;
import app.coffer.desktop.schedule.Schedules.Upcoming;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.kit.LedgerNames;
import app.coffer.desktop.ui.kit.Live;
import app.coffer.desktop.ui.kit.RefusalWords;
import app.coffer.desktop.ui.kit.Told;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** What is due, what comes, what was found, and what can be done about it. */
final class SchedulesViewModel {
  static final int DAYS = 30;
  private static final int FOUND_IN_MONTHS = 14;
  private static final int PAGE = 1_000;
  private static final String LEFT_ALONE = "schedules.leftAlone.";

  private final OpenVault vault;
  private final UiContext context;
  private final Appearance appearance;
  private final Schedules schedules;
  private final Told told;
  private final Live<Content> content;

  /**
   * What one reading found.
   *
   * @param coming not entered, up to {@link #DAYS} from today
   * @param next of each schedule, in {@code all}
   */
  record Content(
      List<ScheduleLine.Coming> coming,
      List<Suggestion> found,
      List<ScheduleLine.Defined> all,
      LedgerNames names) {}

  SchedulesViewModel(OpenVault vault, UiContext context, Appearance appearance, Told told) {
    this.vault = vault;
    this.context = context;
    this.appearance = appearance;
    this.told = told;
    schedules = vault.books().schedules();
    content = new Live<>(context, vault.changes(), this::reading);
  }

  ReadOnlyObjectProperty<@Nullable Content> contentProperty() {
    return content.property();
  }

  void listen() {
    content.listen();
  }

  void stop() {
    content.stop();
  }

  private Content reading() {
    LocalDate today = context.today();
    LedgerReader ledger = vault.ledger().read();
    List<Schedule> all = schedules.all();
    List<Upcoming> year = schedules.upcoming(today.plusYears(1).plusMonths(1));
    List<ScheduleLine.Coming> coming =
        year.stream()
            .filter(each -> !each.occurrence().due().isAfter(today.plusDays(DAYS)))
            .map(each -> new ScheduleLine.Coming(each, !each.occurrence().due().isAfter(today)))
            .toList();
    List<ScheduleLine.Defined> defined =
        all.stream()
            .sorted(Comparator.comparing(Schedule::name, String.CASE_INSENSITIVE_ORDER))
            .map(schedule -> new ScheduleLine.Defined(schedule, next(schedule, year)))
            .toList();
    List<Suggestion> found =
        Finding.in(past(ledger, today), all, today).stream()
            .filter(one -> appearance.text(LEFT_ALONE + one.payee().hex(), "").isEmpty())
            .toList();
    return new Content(coming, found, defined, LedgerNames.read(ledger));
  }

  private static @Nullable Upcoming next(Schedule schedule, List<Upcoming> year) {
    return year.stream()
        .filter(each -> each.schedule().id().equals(schedule.id()))
        .findFirst()
        .orElse(null);
  }

  private static List<Transaction> past(LedgerReader ledger, LocalDate today) {
    var filter = new RegisterFilter(null, "", today.minusMonths(FOUND_IN_MONTHS), today);
    var past = new ArrayList<Transaction>();
    for (int from = 0, all = ledger.count(filter); from < all; from += PAGE) {
      ledger.rows(filter, from, PAGE).forEach(row -> past.add(row.transaction()));
    }
    return past;
  }

  /** What comes between two days, for the calendar; entered ones are not among them. */
  void between(LocalDate from, LocalDate to, Consumer<List<Upcoming>> then) {
    context.background().run(() -> schedules.upcoming(from, to)).then(then);
  }

  void forecast(RecordId account, LocalDate to, Consumer<Forecast> then) {
    LocalDate today = context.today();
    context
        .background()
        .run(() -> vault.books().forecasting().forecast(account, today, to))
        .then(then);
  }

  /** Enters an occurrence as it is expected. */
  void enter(Upcoming each) {
    enter(each, each.occurrence().due(), each.expected());
  }

  void enter(Upcoming each, LocalDate date, Money amount) {
    run(
        () -> schedules.enter(each.schedule().id(), each.occurrence().named(), date, amount),
        done ->
            told.done(
                context
                    .words()
                    .get(
                        "schedules.entered",
                        each.schedule().name(),
                        context.formats().moneyWithCurrency(amount),
                        context.formats().date(date))),
        no ->
            told.refused(
                context
                    .words()
                    .get(
                        "schedules.failed",
                        each.schedule().name(),
                        RefusalWords.of(no, context.words()))));
  }

  /** Leaves an occurrence out. */
  void skip(Upcoming each) {
    run(
        () -> schedules.skip(each.schedule().id(), each.occurrence().named()),
        done ->
            told.done(
                context
                    .words()
                    .get(
                        "schedules.skipped",
                        each.schedule().name(),
                        context.formats().date(each.occurrence().due()))));
  }

  void remove(Schedule schedule) {
    run(
        () -> schedules.remove(schedule.id()),
        done -> told.done(context.words().get("schedules.removed", schedule.name())));
  }

  /** Does not propose this payee's payments again, on this device. */
  void leaveAlone(Suggestion suggestion) {
    appearance.set(LEFT_ALONE + suggestion.payee().hex(), "yes");
    content.read();
  }

  /** A schedule to begin with, from a payment that repeats. */
  Optional<Schedule> proposed(Suggestion suggestion) {
    Content now = content.property().get();
    return now == null
        ? Optional.empty()
        : Optional.of(
            ScheduleForm.from(
                suggestion, schedules.newId(), now.names().payee(suggestion.payee())));
  }

  private <T> void run(Callable<Outcome<T>> work, Consumer<T> then) {
    run(work, then, no -> told.refused(RefusalWords.of(no, context.words())));
  }

  private <T> void run(
      Callable<Outcome<T>> work, Consumer<T> then, Consumer<Outcome.Refused<T>> refused) {
    context
        .background()
        .run(work)
        .then(outcome -> {
          switch (outcome) {
            case Outcome.Done<T>(T value) -> then.accept(value);
            case Outcome.Refused<T> no -> refused.accept(no);
          }
        });
  }
}
