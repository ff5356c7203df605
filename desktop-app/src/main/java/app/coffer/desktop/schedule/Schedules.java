package app.coffer.desktop.schedule;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.desktop.ledger.Refusal;
import app.coffer.desktop.ledger.Rules;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.ledger.Work;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.schedule.Occurrences.Occurrence;
import app.coffer.desktop.schedule.Schedule.Expected;
import app.coffer.desktop.schedule.Schedule.Template;
import app.coffer.wire.id.RecordId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The use cases of schedules. An entered occurrence is a transaction whose id follows from the
 * schedule and the day the rule gives. One that was entered and removed again is due again, but
 * does not enter itself.
 */
public final class Schedules {
  /** How many past transactions a variable amount is the average of. */
  private static final int AVERAGED = 3;

  /** Among how many occurrences they are looked for: daily ones of the year ahead are not. */
  private static final int LOOKED_BACK = 400;

  private final Work work;
  private final DerivedIds ids;
  private final InstantSource clock;

  public Schedules(Work work, DerivedIds ids, InstantSource clock) {
    this.work = work;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * An occurrence that was not entered yet.
   *
   * @param expected as the schedule's account sees it
   */
  public record Upcoming(Schedule schedule, Occurrence occurrence, Money expected) {

    /** What it moves in each account: one, or both of a transfer. */
    public Map<RecordId, Money> moves() {
      Template template = schedule.template();
      var moves = new LinkedHashMap<RecordId, Money>();
      moves.put(template.account(), expected);
      Transfer transfer = template.transfer();
      if (transfer != null) {
        boolean same = transfer.amount().currency().equals(expected.currency());
        moves.put(transfer.account(), same ? expected.negated() : transfer.amount());
      }
      for (Line line : template.lines()) {
        Transfer part = line.transfer();
        if (part != null) {
          moves.merge(part.account(), part.amount(), Money::plus);
        }
      }
      return moves;
    }
  }

  /**
   * What {@link #enterDue} did.
   *
   * @param failed schedules that could not be entered, and why
   */
  public record AutoEntry(List<Transaction> entered, Map<RecordId, Reason> failed) {}

  public List<Schedule> all() {
    return work.read().all(Schedule.KIND);
  }

  /** What is due up to a day and not entered, the oldest first. */
  public List<Upcoming> upcoming(LocalDate to) {
    return upcoming(work.read(), LocalDate.MIN, to);
  }

  public List<Upcoming> upcoming(LocalDate from, LocalDate to) {
    return upcoming(work.read(), from, to);
  }

  private List<Upcoming> upcoming(LedgerReader ledger, LocalDate from, LocalDate to) {
    var upcoming = new ArrayList<Upcoming>();
    for (Schedule schedule : ledger.all(Schedule.KIND)) {
      upcoming.addAll(upcoming(ledger, schedule, from, to));
    }
    upcoming.sort(Comparator.comparing(each -> each.occurrence().due()));
    return upcoming;
  }

  private List<Upcoming> upcoming(
      LedgerReader ledger, Schedule schedule, LocalDate from, LocalDate to) {
    List<Occurrence> all = Occurrences.between(schedule, from, to);
    if (all.isEmpty()) {
      return List.of();
    }
    Map<RecordId, Occurrence> byId = new LinkedHashMap<>();
    all.forEach(occurrence -> byId.put(entryId(schedule, occurrence), occurrence));
    Set<RecordId> entered = ledger.written(byId.keySet(), false);
    Money expected = expected(ledger, schedule);
    return byId.entrySet().stream()
        .filter(entry -> !entered.contains(entry.getKey()))
        .map(entry -> new Upcoming(schedule, entry.getValue(), expected))
        .toList();
  }

  /**
   * What would fall due from one day to another if the schedule were like this; nothing is written.
   * What was entered already stays entered.
   */
  public List<Upcoming> foresee(Schedule schedule, LocalDate from, LocalDate to) {
    return upcoming(work.read(), schedule, from, to);
  }

  /** Adds or changes a schedule; a new one gets its id here. */
  public Outcome<Schedule> save(Schedule schedule) {
    return work.write(ledger -> {
      check(ledger, schedule);
      ledger.put(Schedule.KIND, schedule);
      return schedule;
    });
  }

  /** An id for a schedule that is made here. */
  public RecordId newId() {
    return work.newId();
  }

  public Outcome<Schedule> remove(RecordId id) {
    return work.write(ledger -> {
      Schedule schedule = schedule(ledger, id);
      ledger.remove(id);
      return schedule;
    });
  }

  /**
   * Enters an occurrence.
   *
   * @param date when it happened, and {@code amount} what it was
   */
  public Outcome<Transaction> enter(RecordId id, LocalDate named, LocalDate date, Money amount) {
    return work.write(ledger -> {
      Schedule schedule = schedule(ledger, id);
      return entered(ledger, schedule, named, date, amount);
    });
  }

  /** Leaves an occurrence out. */
  public Outcome<Schedule> skip(RecordId id, LocalDate named) {
    return work.write(ledger -> {
      Schedule now = schedule(ledger, id);
      var skipped = new TreeSet<>(now.skipped());
      skipped.add(named);
      var schedule =
          new Schedule(
              id,
              now.name(),
              now.recurrence(),
              now.expected(),
              now.template(),
              now.autoDays(),
              skipped);
      ledger.put(Schedule.KIND, schedule);
      return schedule;
    });
  }

  /**
   * Enters what enters itself, each by itself: called when a vault is opened and when a day begins.
   * Done twice, or on two devices, nothing is there twice.
   */
  public AutoEntry enterDue(LocalDate today) {
    var entered = new ArrayList<Transaction>();
    var failed = new LinkedHashMap<RecordId, Reason>();
    for (Schedule schedule : all()) {
      Integer days = schedule.autoDays();
      if (days == null) {
        continue;
      }
      for (Upcoming each : upcoming(work.read(), schedule, LocalDate.MIN, today.plusDays(days))) {
        Occurrence occurrence = each.occurrence();
        if (removedBefore(schedule, occurrence)) {
          continue;
        }
        switch (enter(schedule.id(), occurrence.named(), occurrence.due(), each.expected())) {
          case Outcome.Done<Transaction>(Transaction tx) -> entered.add(tx);
          case Outcome.Refused<Transaction>(Reason reason, String field) ->
              failed.put(schedule.id(), reason);
        }
      }
    }
    return new AutoEntry(entered, failed);
  }

  private boolean removedBefore(Schedule schedule, Occurrence occurrence) {
    return !work.read().written(Set.of(entryId(schedule, occurrence)), true).isEmpty();
  }

  /** What schedules expect by category from one day to another, entered or not. */
  public Map<RecordId, Money> byCategory(LocalDate from, LocalDate to, Currency currency) {
    LedgerReader ledger = work.read();
    var sums = new HashMap<RecordId, Money>();
    for (Schedule schedule : ledger.all(Schedule.KIND)) {
      int times = Occurrences.between(schedule, from, to).size();
      Money expected = expected(ledger, schedule);
      if (times == 0 || !expected.currency().equals(currency)) {
        continue;
      }
      Template template = schedule.template();
      if (template.category() != null) {
        add(sums, template.category(), expected, times);
      }
      template
          .lines()
          .forEach(line ->
              line.categoryId().ifPresent(category -> add(sums, category, line.amount(), times)));
    }
    return sums;
  }

  private static void add(Map<RecordId, Money> sums, RecordId category, Money amount, int times) {
    Money all = new Money(Math.multiplyExact(amount.minor(), times), amount.currency());
    sums.merge(category, all, Money::plus);
  }

  /** The record that an occurrence becomes, on whichever device it is entered. */
  RecordId entryId(Schedule schedule, Occurrence occurrence) {
    return entryId(schedule.id(), occurrence.named());
  }

  private RecordId entryId(RecordId schedule, LocalDate named) {
    return ids.derive("schedule-entry", schedule.hex() + "/" + named);
  }

  /**
   * What falls due in an account and was not entered, each as the transaction it would become on
   * its due day; nothing is written.
   */
  public List<Transaction> expected(RecordId account, LocalDate from, LocalDate to) {
    return upcoming(work.read(), from, to).stream()
        .filter(each -> each.schedule().template().account().equals(account))
        .map(each ->
            transaction(
                each.schedule(),
                each.occurrence().named(),
                each.occurrence().due(),
                each.expected()))
        .toList();
  }

  private Transaction entered(
      Writer ledger, Schedule schedule, LocalDate named, LocalDate date, Money amount) {
    if (ledger.transaction(entryId(schedule.id(), named)).isPresent()) {
      throw new Refusal(Reason.ALREADY_ENTERED, "date");
    }
    Transaction transaction = transaction(schedule, named, date, amount);
    refuseClosed(ledger, transaction);
    Rules.check(ledger, transaction, Set.of());
    ledger.put(transaction);
    return transaction;
  }

  private Transaction transaction(
      Schedule schedule, LocalDate named, LocalDate date, Money amount) {
    Template template = schedule.template();
    boolean asPlanned = amount.equals(schedule.expected().amount());
    Transfer transfer = template.transfer();
    boolean oneCurrency =
        transfer != null && transfer.amount().currency().equals(amount.currency());
    return new Transaction(
        entryId(schedule.id(), named),
        template.account(),
        date,
        template.payee(),
        amount,
        template.category(),
        oneCurrency ? new Transfer(transfer.account(), amount.negated()) : transfer,
        // of another amount than planned nobody knows how it is split
        asPlanned ? lines(template) : List.of(),
        "",
        template.notes(),
        template.tags(),
        Clearing.UNCLEARED,
        new TreeSet<>(),
        "");
  }

  private List<Line> lines(Template template) {
    return template.lines().stream().map(line -> line.as(work.newId())).toList();
  }

  private Money expected(LedgerReader ledger, Schedule schedule) {
    Expected expected = schedule.expected();
    Money amount = expected.amount();
    return switch (expected.mode()) {
      case FIXED -> amount;
      case RANGE ->
          new Money(
              Math.floorDiv(Math.addExact(amount.minor(), expected.to().minor()), 2),
              amount.currency());
      case VARIABLE -> average(ledger, schedule).orElse(amount);
    };
  }

  private Optional<Money> average(LedgerReader ledger, Schedule schedule) {
    LocalDate start = schedule.recurrence().start();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    List<Money> last =
        Occurrences.between(schedule, start, today.plusYears(1)).reversed().stream()
            .limit(LOOKED_BACK)
            .map(occurrence -> ledger.transaction(entryId(schedule, occurrence)))
            .flatMap(Optional::stream)
            .limit(AVERAGED)
            .map(Transaction::amount)
            .toList();
    return last.stream().reduce(Money::plus).map(sum -> divided(sum, last.size()));
  }

  /** Rounded to the nearest, halves up. */
  private static Money divided(Money sum, int by) {
    return new Money(Math.floorDiv(2 * sum.minor() + by, 2L * by), sum.currency());
  }

  private static void check(LedgerReader ledger, Schedule schedule) {
    Rules.name(schedule.name(), "name");
    if (!Occurrences.readable(schedule.recurrence().rule())) {
      throw new Refusal(Reason.NOT_A_REPETITION, "repeat");
    }
    Template template = schedule.template();
    Money amount = schedule.expected().amount();
    var first =
        new Transaction(
            schedule.id(),
            template.account(),
            schedule.recurrence().start(),
            template.payee(),
            amount,
            template.category(),
            template.transfer(),
            template.lines(),
            "",
            template.notes(),
            template.tags(),
            Clearing.UNCLEARED,
            new TreeSet<>(),
            "");
    Rules.check(ledger, first, Set.of());
  }

  private static void refuseClosed(LedgerReader ledger, Transaction tx) {
    if (tx.moves().keySet().stream()
        .anyMatch(account -> Rules.account(ledger, account, "account").closed())) {
      throw new Refusal(Reason.ACCOUNT_CLOSED, "account");
    }
  }

  private static Schedule schedule(LedgerReader ledger, RecordId id) {
    return ledger
        .find(Schedule.KIND, id)
        .orElseThrow(() -> new Refusal(Reason.NO_LONGER_THERE, "schedule"));
  }
}
