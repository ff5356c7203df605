package app.coffer.desktop.demo;

import static app.coffer.desktop.demo.DemoVault.done;

import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.report.Period;
import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.report.ReportSettings;
import app.coffer.desktop.report.ReportSettings.View;
import app.coffer.desktop.report.Reports;
import app.coffer.desktop.report.Spending.Compare;
import app.coffer.desktop.rules.Action;
import app.coffer.desktop.rules.Condition;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.rules.Rulebook;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedule.Expected;
import app.coffer.desktop.schedule.Schedule.Recurrence;
import app.coffer.desktop.schedule.Schedule.Template;
import app.coffer.desktop.schedule.Schedule.Weekend;
import app.coffer.desktop.schedule.Schedules;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Schedules, rules, tags and saved reports of the demo's household. */
final class DemoPlans {
  private final Household household;
  private final Seeds seeds;
  private final LocalDate until;

  DemoPlans(Household household, Seeds seeds, LocalDate until) {
    this.household = household;
    this.seeds = seeds;
    this.until = until;
  }

  void fill(Ledger ledger, Schedules schedules, Rulebook rules, Reports reports) {
    tags(ledger);
    for (Regular each : Regular.ALL) {
      if (each.planned()) {
        done(schedules.save(schedule(each)));
      }
    }
    done(schedules.save(due()));
    rules(rules);
    reports(reports);
  }

  private void tags(Ledger ledger) {
    tag(ledger, Shops.HOLIDAY, "#0969da", "Journeys, also what is bought for them.");
    tag(ledger, "receipt", "#8250df", "The receipt is kept, for the warranty.");
    tag(ledger, "shared", "#1a7f37", "Half of it comes back from Ana.");
    tag(ledger, "work", "#9a6700", "The employer pays it back.");
    tag(ledger, "children", "#bf3989", "");
  }

  private void tag(Ledger ledger, String name, String colour, String description) {
    String said = description.isEmpty() ? "" : household.say(description);
    done(ledger.describeTag(household.say(name), colour, said));
  }

  private Schedule schedule(Regular each) {
    LocalDate start = next(each);
    String rule = each.every() == 1 ? "FREQ=MONTHLY" : "FREQ=MONTHLY;INTERVAL=" + each.every();
    Money amount = Seeds.money(each.hundredths(start), household.currency());
    Expected expected =
        each.varies() == 0
            ? Expected.fixed(amount)
            : new Expected(Expected.Mode.VARIABLE, amount, amount);
    String to = each.to();
    Transfer transfer =
        to == null ? null : new Transfer(household.account(to).id(), amount.negated());
    return new Schedule(
        seeds.id(),
        household.say(each.name()),
        new Recurrence(start, rule, Weekend.AFTER),
        expected,
        template(Regular.CHECKING, each.payee(), each.category(), transfer),
        each.name().equals("Salary") ? 0 : null,
        new TreeSet<>());
  }

  /** The first day after the demo's last that the rule gives, before a weekend is looked at. */
  private LocalDate next(Regular each) {
    LocalDate day = until.withDayOfMonth(each.day());
    while (!day.isAfter(until) || (day.getMonthValue() - 1) % each.every() != 0) {
      day = day.plusMonths(1);
    }
    return day;
  }

  /** One that nobody has entered yet. */
  private Schedule due() {
    return new Schedule(
        seeds.id(),
        household.say("School lunches"),
        new Recurrence(until.minusDays(2), "FREQ=MONTHLY", Weekend.STAY),
        Expected.fixed(Seeds.money(-6_200, household.currency())),
        template(Regular.CHECKING, "Brook Street School", "Family/School", null),
        null,
        new TreeSet<>());
  }

  private Template template(
      String account,
      @Nullable String payee,
      @Nullable String category,
      @Nullable Transfer transfer) {
    return new Template(
        household.account(account).id(),
        payee == null ? null : household.payee(payee),
        category == null ? null : household.category(category),
        transfer,
        List.of(),
        "",
        new TreeSet<>());
  }

  private void rules(Rulebook rules) {
    rule(
        rules,
        0,
        "Green Corner is groceries",
        words(Condition.Part.IMPORT_TEXT, "green corner"),
        new Action.SetPayee(household.payee("Green Corner")),
        new Action.SetCategory(household.category("Food/Groceries")));
    rule(
        rules,
        1,
        "Trams",
        words(Condition.Part.IMPORT_TEXT, "city trams"),
        new Action.SetPayee(household.payee("City Trams")),
        new Action.SetCategory(household.category("Transport/Public transport")));
    rule(
        rules,
        2,
        "Large purchases keep their receipt",
        new Condition.AmountBetween(
            Seeds.money(-500_000, household.currency()),
            Seeds.money(-10_000, household.currency())),
        new Action.AddTags(new TreeSet<>(Set.of(household.say("receipt")))));
  }

  private static Condition words(Condition.Part part, String text) {
    return new Condition.Words(part, Condition.How.CONTAINS, text);
  }

  private void rule(
      Rulebook rules, int order, String name, Condition condition, Action... actions) {
    RecordId id = seeds.id();
    done(
        rules.save(
            new Rule(
                id,
                household.say(name),
                order,
                true,
                false,
                false,
                List.of(condition),
                List.of(actions))));
  }

  private void reports(Reports reports) {
    ReportSettings usual = ReportSettings.usual(until);
    done(
        reports.save(
            household.say("Where the money goes"),
            ReportKind.CATEGORIES.saved(),
            usual.against(Compare.PREVIOUS_PERIOD).text()));
    done(
        reports.save(
            household.say("Eating, in and out"),
            ReportKind.CATEGORIES.saved(),
            usual
                .over(Period.THIS_YEAR, usual.typed())
                .inCategories(
                    Set.of(
                        household.category("Food/Groceries"),
                        household.category("Food/Eating out")))
                .against(Compare.PREVIOUS_YEAR)
                .text()));
    done(
        reports.save(
            household.say("Net worth"),
            ReportKind.NET_WORTH.saved(),
            usual.over(Period.ALL, usual.typed()).text()));
    done(
        reports.save(
            household.say("Journeys"),
            ReportKind.PAYEES.saved(),
            usual.tagged(Set.of(household.say(Shops.HOLIDAY))).shownAs(View.TABLE).text()));
  }
}
