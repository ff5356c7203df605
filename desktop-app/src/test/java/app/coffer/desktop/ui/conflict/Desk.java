package app.coffer.desktop.ui.conflict;

import static app.coffer.desktop.ui.conflict.MemoryLedger.AMAZON;
import static app.coffer.desktop.ui.conflict.MemoryLedger.BOOKS;
import static app.coffer.desktop.ui.conflict.MemoryLedger.CHECKING;
import static app.coffer.desktop.ui.conflict.MemoryLedger.FUN;
import static app.coffer.desktop.ui.conflict.MemoryLedger.GROCERIES;
import static app.coffer.desktop.ui.conflict.MemoryLedger.HOUSEHOLD;
import static app.coffer.desktop.ui.conflict.MemoryLedger.LANDLORD;
import static app.coffer.desktop.ui.conflict.MemoryLedger.LIDL;
import static app.coffer.desktop.ui.conflict.MemoryLedger.LIDL_GMBH;
import static app.coffer.desktop.ui.conflict.MemoryLedger.NETFLIX;
import static app.coffer.desktop.ui.conflict.MemoryLedger.RENT;
import static app.coffer.desktop.ui.conflict.MemoryLedger.SAVINGS;
import static app.coffer.desktop.ui.conflict.MemoryLedger.SUBSCRIPTIONS;
import static app.coffer.desktop.ui.conflict.MemoryLedger.TOYS;
import static app.coffer.desktop.ui.conflict.MemoryLedger.id;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.conflict.RecordQuestions;
import app.coffer.desktop.conflict.Settled;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Two computers of one household and the questions between them, on a Sunday in November. */
final class Desk {
  static final Instant NOW = Instant.parse("2026-11-15T11:02:00Z");
  final MemoryInbox inbox = new MemoryInbox();
  final MemoryRecordQuestions wholes = new MemoryRecordQuestions();
  final MemoryLedger ledger = new MemoryLedger();
  final MemoryOutlook outlook = new MemoryOutlook(ledger);
  final List<String> said = new ArrayList<>();
  final UiContext context;
  private int revisions;
  private long lamport = 10;

  Desk() {
    this(
        new UiContext(
            Background.direct(),
            Words.in(Locale.ENGLISH),
            new Formats(Locale.UK, ZoneOffset.UTC),
            Clock.fixed(NOW, ZoneOffset.UTC)));
  }

  Desk(UiContext context) {
    this.context = context;
  }

  QuestionSource source() {
    return new QuestionSource(
        inbox,
        wholes,
        inbox,
        ledger,
        outlook,
        record -> record.equals(id(102)) ? 1 : 0,
        () -> new Checked(3, Optional.of(NOW)));
  }

  ConflictListViewModel list() {
    var list = new ConflictListViewModel(source(), context, said::add);
    list.refresh();
    return list;
  }

  ConflictViewModel open(Conflict conflict) {
    var foresight = new Foresight(context.background(), inbox, outlook);
    return new ConflictViewModel(conflict, Names.read(ledger), context, foresight);
  }

  /** The laptop removed an account that this computer still used. */
  RecordQuestion cash() {
    var question =
        new RecordQuestion(
            CHECKING,
            Entity.ACCOUNT,
            "Checking",
            RecordQuestion.Cause.CAME_BACK,
            null,
            List.of(new RecordQuestion.Act("Ana's laptop", false, NOW.minusSeconds(60_000))),
            new RecordQuestion.Uses(
                List.of(id(101), id(102), id(103)), List.of(id(104)), List.of()),
            List.of("Desktop"),
            false,
            List.of(
                RecordQuestion.Option.RESTORE,
                RecordQuestion.Option.MOVE,
                RecordQuestion.Option.REMOVE_ALL));
    wholes.questions.add(question);
    wholes.targets.add(new RecordQuestions.Target(SAVINGS, "Savings"));
    wholes.moves.put(RecordQuestion.Option.MOVE, Map.of(SAVINGS, Money.of(-5040, "EUR")));
    return question;
  }

  /** Both added a payee of one name. */
  RecordQuestion pets() {
    var question =
        new RecordQuestion(
            id(61),
            Entity.CATEGORY,
            "Pets",
            RecordQuestion.Cause.TWICE,
            id(60),
            List.of(
                new RecordQuestion.Act("Desktop", true, NOW.minusSeconds(90_000)),
                new RecordQuestion.Act("Ana's laptop", false, NOW.minusSeconds(60_000))),
            new RecordQuestion.Uses(List.of(id(101)), List.of(), List.of()),
            List.of("Ana's laptop"),
            false,
            List.of(RecordQuestion.Option.JOIN, RecordQuestion.Option.KEEP_BOTH));
    wholes.questions.add(question);
    return question;
  }

  /** Both changed amount and category of one purchase. */
  Conflict lidl() {
    return inbox.put(lidlBefore(), List.of(lidlHere(), lidlThere()));
  }

  Change lidlBefore() {
    return change(id(101), "2026-11-12T18:02:00Z", tx(-4500, GROCERIES, LIDL, 14));
  }

  Side lidlHere() {
    return side(
        1,
        edit(
            lidlBefore(),
            "2026-11-14T20:11:00Z",
            f -> {
              f.put(OfTransaction.AMOUNT, CborValue.of(-4800));
              f.put(OfTransaction.CATEGORY, CborValue.of(HOUSEHOLD.bytes()));
              f.put(OfTransaction.TAGS, tags("party"));
              return f;
            }));
  }

  Side lidlThere() {
    return side(
        2,
        edit(
            lidlBefore(),
            "2026-11-14T19:40:00Z",
            f -> {
              f.put(OfTransaction.AMOUNT, CborValue.of(-4550));
              f.put(OfTransaction.CATEGORY, CborValue.of(FUN.bytes()));
              f.put(OfTransaction.PAYEE, CborValue.of(LIDL_GMBH.bytes()));
              f.put(OfTransaction.TAGS, tags("receipt"));
              return f;
            }));
  }

  /** The laptop changed it once more: another amount, the same category. */
  Conflict lidlAgain() {
    Side there =
        side(
            2,
            edit(
                lidlThere().content(),
                "2026-11-15T11:00:00Z",
                f -> {
                  f.put(OfTransaction.AMOUNT, CborValue.of(-4600));
                  return f;
                }));
    Side here = inbox.find(id(101)).orElseThrow().sides().getFirst();
    return inbox.put(lidlBefore(), List.of(here, there));
  }

  /** The laptop deleted a subscription, this computer edited it afterwards. */
  Conflict netflix() {
    Change before = change(id(102), "2026-11-03T09:00:00Z", tx(-1299, FUN, NETFLIX, 3));
    Side here =
        side(
            1,
            edit(
                before,
                "2026-11-04T09:30:00Z",
                f -> {
                  f.put(OfTransaction.CATEGORY, CborValue.of(SUBSCRIPTIONS.bytes()));
                  return f;
                }));
    Side there = side(2, removed(before, "2026-11-04T08:12:00Z"));
    return inbox.put(before, List.of(here, there));
  }

  /** A split whose lines both changed. */
  Conflict amazon() {
    var fields = tx(-8600, null, AMAZON, 14);
    fields.put(
        OfTransaction.LINES,
        lines(line(61, BOOKS, -3000), line(62, HOUSEHOLD, -5000), line(63, FUN, -600)));
    Change before = change(id(103), "2026-11-14T10:00:00Z", fields);
    Side here =
        side(
            1,
            edit(
                before,
                "2026-11-14T21:00:00Z",
                f -> {
                  f.put(
                      OfTransaction.LINES,
                      lines(
                          line(61, BOOKS, -3000), line(62, HOUSEHOLD, -4800), line(63, FUN, -800)));
                  return f;
                }));
    Side there =
        side(
            2,
            edit(
                before,
                "2026-11-14T20:30:00Z",
                f -> {
                  f.put(
                      OfTransaction.LINES,
                      lines(
                          line(61, BOOKS, -2600),
                          line(62, HOUSEHOLD, -5000),
                          line(64, TOYS, -1000)));
                  return f;
                }));
    return inbox.put(before, List.of(here, there));
  }

  /** A transfer of which both changed the amount. */
  Conflict transfer() {
    var fields = tx(-20_000, null, null, 13);
    Change before = change(id(104), "2026-11-13T08:00:00Z", leg(fields, 20_000));
    Side here = side(1, edit(before, "2026-11-13T18:00:00Z", f -> leg(f, 25_000)));
    Side there = side(2, edit(before, "2026-11-13T19:00:00Z", f -> leg(f, 30_000)));
    return inbox.put(before, List.of(here, there));
  }

  /** A reconciled rent whose amount one side changed. */
  Conflict rent() {
    var fields = tx(-95_000, RENT, LANDLORD, 1);
    Change before = change(id(105), "2026-11-01T08:00:00Z", fields);
    Side here =
        side(
            1,
            edit(
                before,
                "2026-11-10T18:00:00Z",
                f -> {
                  f.put(OfTransaction.STATUS, CborValue.of(2));
                  return f;
                }));
    Side there =
        side(
            2,
            edit(
                before,
                "2026-11-10T19:00:00Z",
                f -> {
                  f.put(OfTransaction.AMOUNT, CborValue.of(-95_450));
                  return f;
                }));
    return inbox.put(before, List.of(here, there));
  }

  /** Notes and tags that both wrote where nothing was. */
  Conflict notes() {
    Change before = change(id(106), "2026-11-12T18:02:00Z", tx(-2200, FUN, LIDL, 12));
    Side here = side(1, edit(before, "2026-11-13T20:11:00Z", f -> noted(f, "for the party")));
    Side there = side(2, edit(before, "2026-11-13T21:11:00Z", f -> noted(f, "ask Ana")));
    return inbox.put(before, List.of(here, there));
  }

  private static TreeMap<String, CborValue> noted(TreeMap<String, CborValue> f, String notes) {
    f.put(OfTransaction.NOTES, CborValue.of(notes));
    return f;
  }

  /** A record of another kind whose number both changed. */
  Conflict number() {
    var before =
        new Change(
            id(107),
            Entity.BUDGET_CELL,
            1,
            lamport++,
            Instant.parse("2026-11-01T08:00:00Z"),
            "Desktop",
            false,
            Change.fields(
                Map.of(
                    "base",
                    CborValue.of(40_000L),
                    "category",
                    CborValue.of(GROCERIES.bytes()),
                    "month",
                    CborValue.of(2026L * 12 + 10),
                    RecordFields.CURRENCY,
                    CborValue.of("EUR"))));
    Side here = side(1, edit(before, "2026-11-10T18:00:00Z", f -> budgeted(f, 45_000)));
    Side there = side(2, edit(before, "2026-11-10T19:00:00Z", f -> budgeted(f, 38_000)));
    return inbox.put(before, List.of(here, there));
  }

  private static TreeMap<String, CborValue> budgeted(TreeMap<String, CborValue> f, long minor) {
    f.put("base", CborValue.of(minor));
    return f;
  }

  /** A transfer whose partner one side changed and whose amount the other. */
  Conflict partner() {
    Change before =
        change(id(108), "2026-11-13T08:00:00Z", leg(tx(-20_000, null, null, 13), 20_000));
    Side here = side(1, edit(before, "2026-11-13T18:00:00Z", f -> leg(f, 25_000)));
    Side there =
        side(
            2,
            edit(
                before,
                "2026-11-13T19:00:00Z",
                f -> {
                  f.put(OfTransaction.TRANSFER_ACCOUNT, CborValue.of(id(77).bytes()));
                  return f;
                }));
    return inbox.put(before, List.of(here, there));
  }

  /** A line of the log: the Lidl purchase, decided here. */
  Settled settled(Settled.Kind kind, Settled.State state) {
    Conflict lidl = lidl();
    var line =
        new Settled(
            "65".repeat(16) + "." + inbox.settled.size() + ".01020304",
            lidl.record(),
            lidl.entity(),
            kind,
            Instant.parse("2026-11-15T10:20:00Z"),
            "Desktop",
            true,
            1,
            lidl.before(),
            lidl.provisional(),
            lidl.sides().getFirst().content(),
            lidl.sides(),
            kind == Settled.Kind.MERGED ? lidl.merged() : lidl.contested(),
            state);
    inbox.close(lidl.record());
    inbox.settled.add(line);
    return line;
  }

  /** An account that both renamed. */
  Conflict account() {
    Change before =
        new Change(
            SAVINGS,
            Entity.ACCOUNT,
            1,
            lamport++,
            Instant.parse("2026-11-01T08:00:00Z"),
            "Desktop",
            false,
            Change.fields(
                Map.of(
                    RecordFields.NAME,
                    CborValue.of("Savings"),
                    RecordFields.CURRENCY,
                    CborValue.of("EUR"),
                    "opening",
                    CborValue.of(0L),
                    "type",
                    CborValue.of("savings"))));
    Side here = side(1, edit(before, "2026-11-10T18:00:00Z", f -> named(f, "Rainy day")));
    Side there = side(2, edit(before, "2026-11-10T19:00:00Z", f -> named(f, "Holiday")));
    return inbox.put(before, List.of(here, there));
  }

  /** An empty account to which both gave another currency. */
  Conflict currencies() {
    Change before =
        edit(account().base().orElseThrow(), "2026-11-09T08:00:00Z", f -> named(f, "Savings"));
    Side here = side(1, edit(before, "2026-11-10T18:00:00Z", f -> in(f, "USD")));
    Side there = side(2, edit(before, "2026-11-10T19:00:00Z", f -> in(f, "CHF")));
    return inbox.put(before, List.of(here, there));
  }

  private static TreeMap<String, CborValue> in(TreeMap<String, CborValue> f, String currency) {
    f.put(RecordFields.CURRENCY, CborValue.of(currency));
    return f;
  }

  private static TreeMap<String, CborValue> named(TreeMap<String, CborValue> f, String name) {
    f.put(RecordFields.NAME, CborValue.of(name));
    return f;
  }

  private static TreeMap<String, CborValue> leg(TreeMap<String, CborValue> f, long minor) {
    f.put(OfTransaction.AMOUNT, CborValue.of(-minor));
    f.put(OfTransaction.TRANSFER_ACCOUNT, CborValue.of(SAVINGS.bytes()));
    f.put(OfTransaction.TRANSFER_AMOUNT, CborValue.of(minor));
    f.put(OfTransaction.TRANSFER_CURRENCY, CborValue.of("EUR"));
    return f;
  }

  static TreeMap<String, CborValue> tx(
      long minor, @Nullable RecordId category, @Nullable RecordId payee, int day) {
    var fields = new TreeMap<String, CborValue>();
    fields.put(OfTransaction.ACCOUNT, CborValue.of(CHECKING.bytes()));
    fields.put(OfTransaction.DATE, CborValue.of(LocalDate.of(2026, 11, day).toEpochDay()));
    fields.put(OfTransaction.AMOUNT, CborValue.of(minor));
    fields.put(RecordFields.CURRENCY, CborValue.of("EUR"));
    fields.put(OfTransaction.STATUS, CborValue.of(0L));
    if (category != null) {
      fields.put(OfTransaction.CATEGORY, CborValue.of(category.bytes()));
    }
    if (payee != null) {
      fields.put(OfTransaction.PAYEE, CborValue.of(payee.bytes()));
    }
    return fields;
  }

  private static CborValue tags(String... tags) {
    return CborValue.of(Arrays.stream(tags).map(CborValue::of).toList());
  }

  private static CborValue lines(CborValue... lines) {
    return CborValue.of(List.of(lines));
  }

  private static CborValue line(int id, RecordId category, long minor) {
    return CborValue.of(
        List.of(
            CborValue.of(id(id).bytes()),
            CborValue.of(category.bytes()),
            CborValue.of(minor),
            CborValue.of("")));
  }

  Change change(RecordId record, String at, Map<String, CborValue> fields) {
    return new Change(
        record,
        Entity.TRANSACTION,
        1,
        lamport++,
        Instant.parse(at),
        "Desktop",
        false,
        Change.fields(fields));
  }

  private Change edit(Change before, String at, UnaryOperator<TreeMap<String, CborValue>> edit) {
    return new Change(
        before.record(),
        before.entity(),
        1,
        100 + Instant.parse(at).getEpochSecond() / 60,
        Instant.parse(at),
        "Desktop",
        false,
        edit.apply(new TreeMap<>(before.fields())));
  }

  private Change removed(Change before, String at) {
    return new Change(
        before.record(),
        before.entity(),
        1,
        100 + Instant.parse(at).getEpochSecond() / 60,
        Instant.parse(at),
        "Ana’s laptop",
        true,
        before.fields());
  }

  /** A head of its own: 1 is this computer, 2 Ana's laptop, 3 a phone. */
  Side side(int device, Change content) {
    byte[] revision = new byte[RevisionId.LENGTH];
    revision[0] = (byte) ++revisions;
    byte[] id = new byte[DeviceId.LENGTH];
    id[0] = (byte) device;
    Instant arrived = device == 1 ? content.editedAt() : Instant.parse("2026-11-15T08:00:00Z");
    return new Side(
        new RevisionId(revision),
        new DeviceId(id),
        switch (device) {
          case 1 -> "Desktop";
          case 2 -> "Ana’s laptop";
          case 3 -> "Phone";
          default -> "Computer " + device;
        },
        device == 1,
        content,
        arrived.isBefore(content.editedAt()) ? content.editedAt() : arrived);
  }
}
