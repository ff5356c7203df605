package app.coffer.desktop.ui.schedules;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.schedule.Finding.Suggestion;
import app.coffer.desktop.schedule.Occurrences;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedule.Expected;
import app.coffer.desktop.schedule.Schedule.Recurrence;
import app.coffer.desktop.schedule.Schedule.Template;
import app.coffer.desktop.schedule.Schedule.Weekend;
import app.coffer.desktop.ui.kit.RefusalWords;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What somebody types of a schedule, and the schedule it makes. */
final class ScheduleForm {
  private static final int SHOWN = 5;
  private static final int YEARS = 12;

  private final OpenVault vault;
  private final UiContext context;
  private final @Nullable Schedule before;

  /**
   * @param before the schedule that is edited or proposed; null for a new one
   */
  ScheduleForm(OpenVault vault, UiContext context, @Nullable Schedule before) {
    this.vault = vault;
    this.context = context;
    this.before = before;
  }

  /** Which way the money goes. */
  enum Way {
    OUT,
    IN,
    TRANSFER
  }

  /**
   * What stands in the fields.
   *
   * @param amount and {@code most}: positive; {@code most} is of use for ranges only
   * @param target the other account of a transfer, or null
   * @param arrives in the other account's currency, or null where both have one
   */
  record Typed(
      String name,
      Way way,
      Account account,
      @Nullable Account target,
      String payee,
      String category,
      Expected.Mode mode,
      Money amount,
      Money most,
      @Nullable Money arrives,
      LocalDate start,
      Repeat repeat,
      Weekend weekend,
      @Nullable Integer autoDays,
      String notes) {}

  /** The next days on which a repetition would fall due; empty where the rule cannot be read. */
  static List<LocalDate> next(LocalDate start, Repeat repeat, Weekend weekend, LocalDate today) {
    String rule = repeat.rule(start);
    if (!Occurrences.readable(rule)) {
      return List.of();
    }
    LocalDate from = start.isAfter(today) ? start.minusDays(2) : today;
    return Occurrences.between(
        new Recurrence(start, rule, weekend), from, from.plusYears(YEARS), SHOWN);
  }

  /** A schedule like a payment that was found to repeat. */
  static Schedule from(Suggestion found, RecordId id, String payee) {
    Transaction last = found.last();
    boolean same = found.low().equals(found.high());
    return new Schedule(
        id,
        payee,
        new Recurrence(
            found.next(), Repeat.of(found.rule(), found.next()).rule(found.next()), Weekend.STAY),
        same
            ? Expected.fixed(last.amount())
            : new Expected(Expected.Mode.VARIABLE, last.amount(), last.amount()),
        new Template(
            last.account(), last.payee(), last.category(), null, List.of(), "", last.tags()),
        null,
        new TreeSet<>());
  }

  /**
   * Writes it.
   *
   * @param problem hears the field and why it was not written
   */
  void save(Typed typed, Runnable saved, BiConsumer<String, String> problem) {
    context
        .background()
        .run(() -> write(typed))
        .then(outcome -> {
          switch (outcome) {
            case Outcome.Done<Schedule> done -> saved.run();
            case Outcome.Refused<Schedule> no ->
                problem.accept(no.field(), RefusalWords.of(no, context.words()));
          }
        });
  }

  private Outcome<Schedule> write(Typed typed) {
    RecordId payee = null;
    RecordId category = null;
    boolean transfer = typed.way() == Way.TRANSFER;
    if (!transfer && !typed.payee().isBlank()) {
      switch (vault.ledger().payeeNamed(typed.payee())) {
        case Outcome.Done<Payee>(Payee found) -> payee = found.id();
        case Outcome.Refused<Payee> no -> {
          return new Outcome.Refused<>(no.reason(), "payee");
        }
      }
    }
    List<Line> lines = transfer || before == null ? List.of() : before.template().lines();
    if (!transfer && lines.isEmpty() && !typed.category().isBlank()) {
      var known = vault.ledger().findCategory(typed.category());
      Outcome<Category> found =
          known.isPresent()
              ? new Outcome.Done<>(known.get())
              : vault.ledger().categoryAt(typed.category());
      switch (found) {
        case Outcome.Done<Category>(Category one) -> category = one.id();
        case Outcome.Refused<Category> no -> {
          return new Outcome.Refused<>(no.reason(), "category");
        }
      }
    }
    if (!addUp(lines, typed)) {
      return new Outcome.Refused<>(Outcome.Reason.LINES_DO_NOT_ADD_UP, "amount");
    }
    return vault.books().schedules().save(made(typed, payee, category, lines));
  }

  private static boolean addUp(List<Line> lines, Typed typed) {
    Money sum =
        lines.stream().map(Line::amount).reduce(Money.zero(typed.amount().currency()), Money::plus);
    return lines.isEmpty()
        || typed.mode() == Expected.Mode.FIXED && sum.equals(signed(typed, typed.amount()));
  }

  private Schedule made(
      Typed typed, @Nullable RecordId payee, @Nullable RecordId category, List<Line> lines) {
    Money amount = signed(typed, typed.amount());
    Money most = typed.mode() == Expected.Mode.RANGE ? signed(typed, typed.most()) : amount;
    Account target = typed.target();
    Money arrives = typed.arrives();
    Transfer transfer =
        target == null
            ? null
            : new Transfer(target.id(), arrives == null ? amount.negated() : arrives);
    Schedule old = before;
    return new Schedule(
        old == null ? vault.books().schedules().newId() : old.id(),
        typed.name(),
        new Recurrence(typed.start(), typed.repeat().rule(typed.start()), typed.weekend()),
        new Expected(typed.mode(), amount, most),
        new Template(
            typed.account().id(),
            payee,
            category,
            transfer,
            lines,
            typed.notes(),
            old == null ? new TreeSet<>() : old.template().tags()),
        typed.autoDays(),
        old == null ? new TreeSet<>() : old.skipped());
  }

  private static Money signed(Typed typed, Money amount) {
    return typed.way() == Way.IN ? amount : amount.negated();
  }
}
