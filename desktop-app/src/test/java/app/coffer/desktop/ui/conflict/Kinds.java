package app.coffer.desktop.ui.conflict;

import static app.coffer.desktop.ui.conflict.MemoryLedger.CHECKING;
import static app.coffer.desktop.ui.conflict.MemoryLedger.FUN;
import static app.coffer.desktop.ui.conflict.MemoryLedger.GROCERIES;
import static app.coffer.desktop.ui.conflict.MemoryLedger.LIDL;
import static app.coffer.desktop.ui.conflict.MemoryLedger.RENT;
import static app.coffer.desktop.ui.conflict.MemoryLedger.id;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Plans;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.money.Money;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every kind of record, as it was before and as two computers changed it. */
enum Kinds {
  ACCOUNT(
      Entity.ACCOUNT,
      f("name", "Savings", "currency", "EUR", "opening", 10_000, "type", "savings"),
      f("opening", 12_000, "name", "Rainy day"),
      f("opening", 15_000, "type", "cash", "name", "Holiday")),
  PAYEE(Entity.PAYEE, f("name", "Lidl"), f("name", "LIDL Nord"), f("name", "Lidl Süd")),
  GROUP(Entity.CATEGORY_GROUP, f("name", "Food"), f("name", "Eating"), f("name", "Kitchen")),
  CATEGORY(
      Entity.CATEGORY,
      f("name", "Pets", "group", id(41)),
      f("name", "Cats", "group", id(42), "rolls", true),
      f("name", "Dogs", "group", id(43), "rolls", true, "income", true)),
  TAG(
      Entity.TAG,
      f("name", "holiday", "colour", "#0969da", "description", "away and far"),
      f("name", "journey", "description", "away and near"),
      f("name", "travel", "description", "at home and far")),
  BUDGET(
      Entity.BUDGET_CELL,
      f("base", 40_000, "category", GROCERIES, "month", 2026 * 12 + 10, "currency", "EUR"),
      f("base", 45_000),
      f("base", 38_000, "moves", list(list(id(90), 5_000, RENT), list(id(91), -1_000, FUN)))),
  BUDGET_MONTH(
      Entity.BUDGET_MONTH,
      f("month", 2026 * 12 + 10, "notes", "a tight month\nno more"),
      f("notes", "a tight month, really\nno more", "locked", true),
      f("notes", "a tight month, or not\nno more")),
  GOAL(
      Entity.GOAL,
      f("category", GROCERIES, "kind", "monthly", "amount", 40_000, "currency", "EUR"),
      f("amount", 45_000),
      f("kind", "by-date", "by", day(2027, 6, 1), "amount", 90_000)),
  SCHEDULE(
      Entity.SCHEDULE,
      f(
          "name",
          "Rent",
          "start",
          day(2026, 1, 31),
          "repeat",
          "FREQ=MONTHLY;BYMONTHDAY=-1",
          "mode",
          "fixed",
          "account",
          CHECKING,
          "amount",
          -95_000,
          "currency",
          "EUR",
          "category",
          RENT,
          "payee",
          LIDL,
          "autoDays",
          3),
      f("amount", -99_000, "weekend", "before", "name", "Rent and heating"),
      f("repeat", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", "amount", -47_500, "autoDays", 1)),
  RULE(
      Entity.RULE,
      f(
          "name",
          "Shops",
          "order",
          7,
          "conditions",
          list(list("words", "import-text", "starts", "LIDL")),
          "actions",
          list(list("category", GROCERIES))),
      f(
          "conditions",
          list(list("words", "payee", "contains", "Lidl"), list("amount", -5_000, 0, "EUR")),
          "any",
          true),
      f(
          "actions",
          list(list("category", FUN), list("tags", list("shop", "food")), list("payee", LIDL)))),
  REPORT(
      Entity.SAVED_REPORT,
      f("name", "Food", "kind", "spending", "settings", Map.of("months", "12", "by", "payee")),
      f("settings", Map.of("months", "6", "by", "payee")),
      f("settings", Map.of("months", "12", "by", "category"), "name", "Groceries")),
  RATE(
      Entity.RATE,
      f("date", day(2026, 11, 1), "from", "EUR", "to", "USD", "value", 10_842, "scale", 4),
      f("value", 10_850),
      f("value", 1_083, "scale", 3)),
  STATEMENT(
      Entity.STATEMENT,
      f(
          "account",
          CHECKING,
          "date",
          day(2026, 10, 31),
          "balance",
          118_010,
          "currency",
          "EUR",
          "transactions",
          list(id(101), id(102))),
      f("balance", 118_460, "transactions", list(id(101), id(102), id(103))),
      f("balance", 118_000, "date", day(2026, 11, 1))),
  ATTACHMENT(
      Entity.ATTACHMENT,
      f(
          "name",
          "receipt.pdf",
          "transaction",
          id(101),
          "mediaType",
          "application/pdf",
          "size",
          123_456,
          "chunks",
          2,
          "hash",
          new byte[32],
          "key",
          new byte[32]),
      f("name", "Lidl 14 Nov.pdf"),
      f("name", "party.pdf")),
  DEVICE(
      Entity.DEVICE,
      f("name", "Laptop", "device", id(7), "platform", "Linux"),
      f("name", "Ana’s laptop"),
      f("name", "Kitchen"));

  private final Entity entity;
  private final Map<String, CborValue> before;
  private final Map<String, CborValue> here;
  private final Map<String, CborValue> there;

  Kinds(
      Entity entity,
      Map<String, CborValue> before,
      Map<String, CborValue> here,
      Map<String, CborValue> there) {
    this.entity = entity;
    this.before = before;
    this.here = here;
    this.there = there;
  }

  RecordId record() {
    return id(120 + ordinal());
  }

  Entity entity() {
    return entity;
  }

  /** Both changed it. */
  Conflict edited(Desk desk) {
    plans(desk);
    return desk.inbox.put(base(), List.of(side(desk, 1, here), side(desk, 2, there)));
  }

  /** The laptop changed it once more while this computer decides. */
  Conflict editedAgain(Desk desk) {
    Side mine = desk.inbox.find(record()).orElseThrow().sides().getFirst();
    var more = new TreeMap<String, CborValue>();
    there.forEach((field, value) -> more.put(field, other(value)));
    return desk.inbox.put(base(), List.of(mine, side(desk, 2, more)));
  }

  /** Another value of the same type. */
  private static CborValue other(CborValue value) {
    return switch (value) {
      case CborValue.Text(String text) -> CborValue.of(text + " too");
      case CborValue.Int(long number) -> CborValue.of(number + 7);
      default -> value;
    };
  }

  /** Three computers changed it. */
  Conflict thrice(Desk desk) {
    return desk.inbox.put(
        base(), List.of(side(desk, 1, here), side(desk, 2, there), side(desk, 3, before)));
  }

  /** The laptop deleted it, this computer went on editing. */
  Conflict removed(Desk desk) {
    plans(desk);
    var gone = content(before, "2026-11-12T09:00:00Z", true);
    return desk.inbox.put(base(), List.of(side(desk, 1, here), desk.side(2, gone)));
  }

  private void plans(Desk desk) {
    desk.outlook.plans.put(record(), candidates -> plans(candidates.size()));
  }

  private Plans plans(int candidates) {
    return switch (this) {
      case BUDGET ->
          new Plans(
              List.of(
                  new Plans.OnBudget(
                      null, YearMonth.of(2026, 11), eur(21_400), eurs(candidates, 21_400, 23_400)),
                  new Plans.OnBudget(
                      GROCERIES,
                      YearMonth.of(2026, 11),
                      eur(21_200),
                      eurs(candidates, 21_200, 19_200)),
                  new Plans.OnBudget(
                      GROCERIES,
                      YearMonth.of(2026, 12),
                      eur(21_200),
                      eurs(candidates, 21_200, 19_200))),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of());
      case SCHEDULE ->
          new Plans(
              List.of(),
              List.of(
                  new Plans.OnSchedule(
                      dues(30, 31, 31),
                      every(candidates, i -> i == 1 ? dues(16, 20, 30) : dues(30, 31, 31)))),
              List.of(
                  new Plans.OnForecast(
                      CHECKING,
                      "Checking",
                      LocalDate.of(2027, 2, 13),
                      eur(40_000),
                      eurs(candidates, 40_000, 52_500))),
              List.of(),
              List.of(),
              List.of());
      case RULE ->
          new Plans(
              List.of(),
              List.of(),
              List.of(),
              List.of(
                  new Plans.OnRule(
                      212,
                      14,
                      every(candidates, i -> i == 0 ? 14 : 17),
                      List.of(
                          new Plans.Example(
                              LocalDate.of(2026, 11, 14),
                              LIDL,
                              eur(-4_800),
                              new Plans.Made(null, GROCERIES, List.of(), false),
                              every(
                                  candidates,
                                  i ->
                                      i == 0
                                          ? new Plans.Made(null, GROCERIES, List.of(), false)
                                          : new Plans.Made(LIDL, FUN, List.of("shop"), false)))))),
              List.of(),
              List.of());
      default -> Plans.NONE;
    };
  }

  private static <T> List<T> every(int number, java.util.function.IntFunction<T> each) {
    var all = new ArrayList<T>();
    for (int i = 0; i < number; i++) {
      all.add(each.apply(i));
    }
    return all;
  }

  private static List<Money> eurs(int number, long first, long others) {
    return every(number, i -> eur(i == 0 ? first : others));
  }

  private static List<Plans.Due> dues(int... days) {
    var dues = new ArrayList<Plans.Due>();
    for (int day : days) {
      dues.add(
          new Plans.Due(
              LocalDate.of(
                  2026, 10 + dues.size() + 1 > 12 ? 12 : 10 + dues.size() + 1, Math.min(day, 30)),
              eur(-95_000)));
    }
    return dues;
  }

  private static Money eur(long minor) {
    return Money.of(minor, "EUR");
  }

  private Change base() {
    return content(before, "2026-11-01T08:00:00Z", false);
  }

  private Side side(Desk desk, int device, Map<String, CborValue> edits) {
    var fields = new TreeMap<>(before);
    fields.putAll(edits);
    return desk.side(device, content(fields, "2026-11-1" + (3 + device) + "T18:00:00Z", false));
  }

  private Change content(Map<String, CborValue> fields, String at, boolean removed) {
    Instant when = Instant.parse(at);
    return new Change(
        record(),
        entity,
        1,
        when.getEpochSecond() / 60,
        when,
        "Desktop",
        removed,
        new TreeMap<>(fields));
  }

  private static long day(int year, int month, int day) {
    return LocalDate.of(year, month, day).toEpochDay();
  }

  private static Map<String, CborValue> f(Object... pairs) {
    var fields = new TreeMap<String, CborValue>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put((String) pairs[i], cbor(pairs[i + 1]));
    }
    return fields;
  }

  private static List<Object> list(Object... items) {
    return List.of(items);
  }

  private static CborValue cbor(Object value) {
    return switch (value) {
      case String text -> CborValue.of(text);
      case Integer number -> CborValue.of(number.longValue());
      case Long number -> CborValue.of(number);
      case Boolean yes -> CborValue.of(yes);
      case RecordId id -> CborValue.of(id.bytes());
      case byte[] bytes -> CborValue.of(bytes);
      case List<?> items -> CborValue.of(items.stream().map(Kinds::cbor).toList());
      case Map<?, ?> entries -> {
        var struct = new TreeMap<String, CborValue>();
        entries.forEach((key, each) -> struct.put((String) key, cbor(each)));
        yield CborValue.of(struct);
      }
      default -> throw new IllegalArgumentException(value.toString());
    };
  }
}
