package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.bring.GnuCashBook.Recurrence;
import app.coffer.desktop.banking.bring.GnuCashBook.Scheduled;
import app.coffer.desktop.banking.bring.GnuCashBook.Template;
import app.coffer.desktop.banking.bring.Note.What;
import app.coffer.desktop.banking.bring.Parts.Head;
import app.coffer.desktop.banking.bring.Parts.Part;
import app.coffer.desktop.banking.bring.Plans.Repetition;
import app.coffer.desktop.banking.bring.Plans.Weekend;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.money.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * GnuCash's scheduled transactions: those with one recurrence and plain amounts in one currency.
 * The others are counted, and nothing about them makes a book unreadable.
 */
record GnuCashPlans(GnuCashBook book, Gathering into) {
  private static final Pattern COUNT = Pattern.compile("\\d{1,4}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,6}|/[1-9]\\d{0,9})?");

  /** What it makes on a day, and when again. */
  private record Due(LocalDate next, String rule) {}

  void take() throws UnreadableFile {
    for (Scheduled each : book.scheduled) {
      Optional<Due> due =
          each.enabled() && each.repeats().size() == 1
              ? due(each, each.repeats().getFirst())
              : Optional.empty();
      Optional<List<Part>> parts = parts(each);
      if (due.isEmpty() || parts.isEmpty()) {
        into.notes.add(What.SCHEDULES, each.name());
        continue;
      }
      Head head =
          new Head(
              main(each).account(),
              due.get().next(),
              each.name(),
              "",
              main(each).memo(),
              Set.of(),
              Clearing.UNCLEARED);
      into.plan(
          each.name(),
          new Repetition(due.get().rule(), weekend(each.repeats().getFirst()), false),
          Parts.entries(head, parts.get(), new Notes()));
    }
  }

  private static Optional<Due> due(Scheduled scheduled, Recurrence repeats) {
    try {
      LocalDate start = day(repeats.start());
      LocalDate last = scheduled.last().isBlank() ? start.minusDays(1) : day(scheduled.last());
      boolean counted = scheduled.times().isBlank() || scheduled.times().equals("0");
      if (!COUNT.matcher(repeats.every()).matches()
          || !counted && !COUNT.matcher(scheduled.left()).matches()) {
        return Optional.empty();
      }
      int every = Math.max(1, Integer.parseInt(repeats.every()));
      Optional<Due> due = due(repeats.unit(), every, start, last);
      int left = counted ? 0 : Integer.parseInt(scheduled.left());
      if (due.isEmpty() || !counted && left == 0) {
        return Optional.empty();
      }
      String rule = Rule.times(due.get().rule(), left);
      if (counted && !scheduled.end().isBlank()) {
        LocalDate end = day(scheduled.end());
        if (end.isBefore(due.get().next())) {
          return Optional.empty();
        }
        rule += rule.isEmpty() ? "" : ";UNTIL=" + end.format(DateTimeFormatter.BASIC_ISO_DATE);
      }
      return Optional.of(new Due(due.get().next(), rule));
    } catch (DateTimeException | ArithmeticException noSuchDay) {
      return Optional.empty();
    }
  }

  private static Optional<Due> due(String unit, int every, LocalDate start, LocalDate last) {
    return switch (unit) {
      case "once" -> start.isAfter(last) ? Optional.of(new Due(start, "")) : Optional.empty();
      case "day" ->
          Optional.of(new Due(after(start, ChronoUnit.DAYS, every, last), Rule.days(every)));
      case "week" ->
          Optional.of(new Due(after(start, ChronoUnit.WEEKS, every, last), Rule.weeks(every)));
      case "month" -> {
        LocalDate next = after(start, ChronoUnit.MONTHS, every, last);
        yield Optional.of(new Due(next, Rule.months(start, every)));
      }
      case "end of month" -> {
        LocalDate next =
            after(start.withDayOfMonth(1), ChronoUnit.MONTHS, every, last.withDayOfMonth(1));
        next = start.isAfter(last) ? start : next;
        yield Optional.of(
            new Due(
                next.withDayOfMonth(next.lengthOfMonth()),
                "FREQ=MONTHLY" + Rule.interval(every) + ";BYMONTHDAY=-1"));
      }
      case "year" -> {
        LocalDate next = after(start, ChronoUnit.YEARS, every, last);
        yield Optional.of(new Due(next, Rule.years(start, every)));
      }
      default -> Optional.empty();
    };
  }

  /** The first of its days that comes after the last one. */
  private static LocalDate after(LocalDate start, ChronoUnit unit, int every, LocalDate last) {
    long over = Math.max(0, unit.between(start, last)) / every;
    while (!start.plus(over * every, unit).isAfter(last)) {
      over++;
    }
    return start.plus(over * every, unit);
  }

  private static Weekend weekend(Recurrence repeats) {
    return switch (repeats.weekend()) {
      case "back" -> Weekend.BEFORE;
      case "forward" -> Weekend.AFTER;
      default -> Weekend.STAY;
    };
  }

  private Template main(Scheduled scheduled) {
    return scheduled.of().stream()
        .filter(each -> into.hasAccount(each.account()))
        .findFirst()
        .orElse(new Template("", "", "", ""));
  }

  /** As the first account sees them; none where something is unknown, or does not add up. */
  private Optional<List<Part>> parts(Scheduled scheduled) throws UnreadableFile {
    Template main = main(scheduled);
    if (!into.hasAccount(main.account()) || scheduled.of().size() < 2) {
      return Optional.empty();
    }
    Currency currency = into.currency(main.account());
    BigDecimal sum = BigDecimal.ZERO;
    List<Part> parts = new ArrayList<>();
    for (Template each : scheduled.of()) {
      Optional<BigDecimal> value = value(each);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.add(value.get());
      if (each == main) {
        continue;
      }
      Money amount = into.money(value.get().negate(), currency);
      if (into.hasAccount(each.account())
          && into.currency(each.account()).equals(currency)
          && !each.account().equals(main.account())) {
        parts.add(Part.to(each.account(), amount, amount.negated(), each.memo()));
      } else if (into.hasCategory(each.account())) {
        parts.add(Part.in(each.account(), amount, each.memo()));
      } else {
        return Optional.empty();
      }
    }
    return sum.signum() == 0 ? Optional.of(parts) : Optional.empty();
  }

  /** What is added to the account; none for formulas. */
  private static Optional<BigDecimal> value(Template template) throws UnreadableFile {
    String debit = template.debit().isBlank() ? "0" : template.debit().strip();
    String credit = template.credit().isBlank() ? "0" : template.credit().strip();
    if (!NUMBER.matcher(debit).matches() || !NUMBER.matcher(credit).matches()) {
      return Optional.empty();
    }
    return Optional.of(GnuCashXml.fraction(debit).subtract(GnuCashXml.fraction(credit)));
  }

  private static LocalDate day(String text) {
    String digits = text.replace("-", "");
    return LocalDate.parse(
        digits.substring(0, Math.min(8, digits.length())), DateTimeFormatter.BASIC_ISO_DATE);
  }
}
