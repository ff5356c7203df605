package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.bring.Note.What;
import app.coffer.desktop.banking.bring.Parts.Head;
import app.coffer.desktop.banking.bring.Parts.Part;
import app.coffer.desktop.banking.bring.Plans.Repetition;
import app.coffer.desktop.banking.bring.Plans.Weekend;
import app.coffer.desktop.banking.bring.Tables.Row;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.money.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Actual's schedules: each is a rule whose conditions say account, payee, amount and days. */
final class ActualPlans {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int SHORTEST_MONTH = 28;

  private final Gathering into;
  private final Currency currency;

  /** Names of payees; empty for other sides of transfers. */
  private final Map<String, String> payees;

  /** The accounts that payees stand for. */
  private final Map<String, String> accounts = new HashMap<>();

  private final Map<String, Row> rules = new HashMap<>();
  private final Map<String, LocalDate> next = new HashMap<>();

  ActualPlans(Tables tables, Gathering into, Currency currency, Map<String, String> payees) {
    this.into = into;
    this.currency = currency;
    this.payees = payees;
    tables.rows("rules").forEach(row -> rules.put(row.text("id"), row));
    for (Row row : tables.rows("payees")) {
      accounts.put(row.text("id"), row.text("transfer_acct"));
    }
    for (Row row : tables.rows("schedules_next_date")) {
      LocalDate day = day(row.text("local_next_date"));
      if (day != null && !row.flag("tombstone")) {
        next.put(row.text("schedule_id"), day);
      }
    }
  }

  /** Takes a schedule, or tells it as not brought. */
  void take(Row schedule) throws UnreadableFile {
    Row rule = rules.get(schedule.text("rule"));
    Map<String, JsonNode> conditions = rule == null ? Map.of() : parts(rule.text("conditions"));
    String payee = text(conditions, "payee", "description");
    String account = text(conditions, "account", "acct");
    JsonNode amount = conditions.get("amount");
    JsonNode days = conditions.get("date");
    LocalDate first = next.get(schedule.text("id"));
    String to = accounts.getOrDefault(payee, "");
    String other = into.hasAccount(to) ? into.accountAt(to).name() : payees.getOrDefault(payee, "");
    String name = schedule.text("name").isBlank() ? other : schedule.text("name");
    String repeats = days == null || first == null ? null : rule(days.path("value"), first);
    if (rule == null || amount == null || repeats == null || !into.hasAccount(account)) {
      into.notes.add(What.SCHEDULES, name);
      return;
    }
    boolean roughly = !amount.path("op").asString("").equals("is");
    Money sum = money(amount.path("value"));
    JsonNode category = parts(rule.text("actions")).get("category");
    Part part =
        into.hasAccount(to)
            ? Part.to(to, sum, sum.negated(), "")
            : Part.in(
                into.known(category == null ? "" : category.path("value").asString("")), sum, "");
    Head head =
        new Head(
            account,
            begins(days.path("value"), first),
            payees.getOrDefault(payee, ""),
            "",
            "",
            Set.of(),
            Clearing.UNCLEARED);
    into.plan(
        name,
        new Repetition(repeats, weekend(days.path("value")), roughly),
        Parts.entries(head, List.of(part), new Notes()));
  }

  /** Conditions or actions by what they are about. */
  private static Map<String, JsonNode> parts(String json) {
    Map<String, JsonNode> parts = new HashMap<>();
    try {
      for (JsonNode each : JSON.readTree(json.isBlank() ? "[]" : json)) {
        parts.put(each.path("field").asString(""), each);
      }
    } catch (JacksonException e) {
      // it is told as not brought
      return Map.of();
    }
    return parts;
  }

  private static String text(Map<String, JsonNode> conditions, String name, String former) {
    JsonNode condition = conditions.getOrDefault(name, conditions.get(former));
    return condition == null ? "" : condition.path("value").asString("");
  }

  /** In hundredths; of two ends the middle. */
  private Money money(JsonNode value) throws UnreadableFile {
    long hundredths =
        value.isObject()
            ? Math.floorDiv(value.path("num1").asLong(0) + value.path("num2").asLong(0), 2L)
            : value.asLong(0);
    return into.money(BigDecimal.valueOf(hundredths, 2), currency);
  }

  /** The rule; null for what cannot be said. */
  private static @Nullable String rule(JsonNode days, LocalDate next) {
    if (!days.isObject()) {
      return "";
    }
    LocalDate start = day(days.path("start").asString(""));
    String end = days.path("endMode").asString("never");
    LocalDate last = day(days.path("endDate").asString(""));
    if (start == null || end.equals("on_date") && last == null) {
      return null;
    }
    int every = Math.max(1, days.path("interval").asInt(1));
    String rule =
        switch (days.path("frequency").asString("")) {
          case "daily" -> Rule.days(every);
          case "weekly" -> Rule.weeks(every) + ";BYDAY=" + weekday(start.getDayOfWeek());
          case "monthly" -> monthly(days.path("patterns"), start, every);
          case "yearly" ->
              Rule.years(start, every)
                  + (start.getDayOfMonth() == 29 && start.getMonthValue() == 2
                      ? ""
                      : ";BYMONTH="
                          + start.getMonthValue()
                          + ";BYMONTHDAY="
                          + start.getDayOfMonth());
          default -> null;
        };
    if (rule != null && end.equals("after_n_occurrences")) {
      int left =
          days.path("endOccurrences").asInt(0) - over(days, start, begins(days, next), every);
      return left > 0 ? Rule.times(rule, left) : null;
    }
    boolean ends = rule != null && end.equals("on_date");
    return ends ? rule + ";UNTIL=" + String.valueOf(last).replace("-", "") : rule;
  }

  /** How many times are over before a day; more than all where they cannot be counted. */
  private static int over(JsonNode days, LocalDate start, LocalDate next, int every) {
    ChronoUnit unit =
        switch (days.path("frequency").asString("")) {
          case "daily" -> ChronoUnit.DAYS;
          case "weekly" -> ChronoUnit.WEEKS;
          case "monthly" -> ChronoUnit.MONTHS;
          default -> ChronoUnit.YEARS;
        };
    if (!days.path("patterns").isEmpty() || start.getDayOfMonth() > SHORTEST_MONTH) {
      return Integer.MAX_VALUE;
    }
    long over = Math.max(0, unit.between(start, next)) / every;
    // the next day may stand before a weekend that it is moved over
    return Math.toIntExact(start.plus(over * every, unit).isBefore(next) ? over + 1 : over);
  }

  private static @Nullable String monthly(JsonNode patterns, LocalDate start, int every) {
    List<String> days = new ArrayList<>();
    List<String> weekdays = new ArrayList<>();
    for (JsonNode each : patterns) {
      String type = each.path("type").asString("");
      int value = each.path("value").asInt(0);
      if (type.equals("day")) {
        days.add(String.valueOf(value));
      } else {
        weekdays.add(value + type.toUpperCase(Locale.ROOT));
      }
    }
    String rule = "FREQ=MONTHLY" + Rule.interval(every);
    if (!days.isEmpty() && !weekdays.isEmpty()) {
      return null;
    }
    if (!weekdays.isEmpty()) {
      return rule + ";BYDAY=" + String.join(",", weekdays);
    }
    if (!days.isEmpty()) {
      return rule + ";BYMONTHDAY=" + String.join(",", days);
    }
    return rule + ";BYMONTHDAY=" + start.getDayOfMonth();
  }

  private static String weekday(DayOfWeek day) {
    return day.name().substring(0, 2);
  }

  private static Weekend weekend(JsonNode days) {
    if (!days.path("skipWeekend").asBoolean(false)) {
      return Weekend.STAY;
    }
    return days.path("weekendSolveMode").asString("after").equals("before")
        ? Weekend.BEFORE
        : Weekend.AFTER;
  }

  /** The next day is said after it was moved off a weekend. */
  private static LocalDate begins(JsonNode days, LocalDate next) {
    boolean moved =
        days.isObject()
            && weekend(days) == Weekend.AFTER
            && next.getDayOfWeek() == DayOfWeek.MONDAY
            && days.path("interval").asInt(1) <= 1;
    return moved ? next.minusDays(2) : next;
  }

  private static @Nullable LocalDate day(String text) {
    String digits = text.replace("-", "");
    try {
      return digits.length() < 8
          ? null
          : LocalDate.of(
              Integer.parseInt(digits.substring(0, 4)),
              Integer.parseInt(digits.substring(4, 6)),
              Integer.parseInt(digits.substring(6, 8)));
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }
}
