package app.coffer.desktop.store;

import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.banking.BankImport.CsvColumns.Role;
import app.coffer.desktop.banking.CsvHabits;
import app.coffer.desktop.banking.CsvProfile;
import app.coffer.desktop.banking.ImportBatch;
import app.coffer.desktop.budget.BudgetCell;
import app.coffer.desktop.budget.BudgetMonth;
import app.coffer.desktop.budget.Goal;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.LedgerStore;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Statement;
import app.coffer.desktop.ledger.Tag;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.rates.Rate;
import app.coffer.desktop.report.SavedReport;
import app.coffer.desktop.rules.Action;
import app.coffer.desktop.rules.Condition;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedule.Expected;
import app.coffer.desktop.schedule.Schedule.Recurrence;
import app.coffer.desktop.schedule.Schedule.Template;
import app.coffer.desktop.schedule.Schedule.Weekend;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** One record of each kind beside accounts and transactions, with nothing left empty. */
final class PlanSpecimens {
  static final Currency EUR = Currency.getInstance("EUR");
  static final RecordId FOOD = id(1);
  static final RecordId RENT = id(2);
  static final RecordId CHECKING = id(3);
  static final RecordId SAVINGS = id(4);

  /** A record and its kind. */
  record Specimen<T>(Kind<T> kind, T record, RecordId id) {
    void put(LedgerStore store) {
      store.write(ledger -> {
        ledger.put(kind, record);
        return 0;
      });
    }
  }

  static final List<Specimen<?>> ALL =
      List.of(
          new Specimen<>(ImportBatch.KIND, batch(), id(30)),
          new Specimen<>(
              ImportBatch.Rows.KIND,
              new ImportBatch.Rows(
                  id(31),
                  id(30),
                  List.of(
                      new ImportBatch.Row(id(40), ImportBatch.How.ADDED, -7L),
                      new ImportBatch.Row(id(41), ImportBatch.How.MATCHED_CLEARED, 0L))),
              id(31)),
          new Specimen<>(CsvProfile.KIND, profile(), id(32)),
          new Specimen<>(Tag.KIND, new Tag(id(10), "holiday", "#0969da", "away\nfar"), id(10)),
          new Specimen<>(BudgetCell.KIND, cell(), id(11)),
          new Specimen<>(
              BudgetMonth.KIND,
              new BudgetMonth(id(12), YearMonth.of(2026, 11), "tight", true),
              id(12)),
          new Specimen<>(
              Goal.KIND,
              new Goal(id(13), FOOD, Goal.Type.BY_DATE, euro(90_000), LocalDate.of(2027, 6, 1)),
              id(13)),
          new Specimen<>(Schedule.KIND, rent(), id(14)),
          new Specimen<>(Schedule.KIND, saving(), id(15)),
          new Specimen<>(Rule.KIND, rule(), id(16)),
          new Specimen<>(
              SavedReport.KIND,
              new SavedReport(
                  id(17), "Food", "spending", new TreeMap<>(Map.of("months", "12", "by", "payee"))),
              id(17)),
          new Specimen<>(
              Rate.KIND,
              new Rate(
                  id(18),
                  LocalDate.of(2026, 11, 20),
                  EUR,
                  Currency.getInstance("USD"),
                  new BigDecimal("1.0842")),
              id(18)),
          new Specimen<>(
              Statement.KIND,
              new Statement(
                  id(19),
                  CHECKING,
                  LocalDate.of(2026, 10, 31),
                  euro(118_010),
                  new TreeSet<>(List.of(id(90), id(91)))),
              id(19)));

  private PlanSpecimens() {}

  private static ImportBatch batch() {
    return new ImportBatch(
        id(30),
        SAVINGS,
        "november.xml",
        "ab".repeat(32),
        BankImport.Format.CAMT,
        "…6890",
        DeviceId.ofHex("07".repeat(16)),
        Instant.ofEpochMilli(1_795_000_000_000L),
        new ImportBatch.Counts(38, 4, 12, 1, 2),
        LocalDate.of(2026, 11, 1),
        LocalDate.of(2026, 11, 14),
        euro(120_410),
        euro(118_010),
        false);
  }

  private static CsvProfile profile() {
    return new CsvProfile(
        id(32),
        "GLS Bank",
        "DE",
        List.of(
            new CsvProfile.Column("Buchungstag", Role.DATE),
            new CsvProfile.Column("Betrag", Role.AMOUNT)),
        true,
        "windows-1252",
        ';',
        "d.M.uuuu",
        ',',
        false,
        CsvHabits.NONE);
  }

  private static BudgetCell cell() {
    return new BudgetCell(
        id(11),
        FOOD,
        YearMonth.of(2026, 11),
        EUR,
        euro(40_000),
        List.of(
            new BudgetCell.Move(id(81), euro(5_000), RENT),
            new BudgetCell.Move(id(80), euro(-2_000), RENT)));
  }

  private static Schedule rent() {
    return new Schedule(
        id(14),
        "Rent",
        new Recurrence(LocalDate.of(2026, 1, 1), "FREQ=MONTHLY;BYMONTHDAY=-1", Weekend.BEFORE),
        Expected.fixed(euro(-95_000)),
        new Template(
            CHECKING,
            id(5),
            null,
            null,
            List.of(
                new Line(id(70), RENT, euro(-90_000), "flat"),
                new Line(id(71), FOOD, euro(-5_000), "")),
            "with heating",
            new TreeSet<>(List.of("home"))),
        3,
        new TreeSet<>(List.of(LocalDate.of(2026, 5, 31), LocalDate.of(1960, 1, 31))));
  }

  private static Schedule saving() {
    return new Schedule(
        id(15),
        "Saving",
        new Recurrence(LocalDate.of(2026, 1, 15), "", Weekend.STAY),
        new Expected(Expected.Mode.RANGE, euro(-20_000), euro(-10_000)),
        new Template(
            CHECKING,
            null,
            null,
            new Transfer(SAVINGS, euro(20_000)),
            List.of(),
            "",
            new TreeSet<>()),
        null,
        new TreeSet<>());
  }

  private static Rule rule() {
    return new Rule(
        id(16),
        "Shops",
        7,
        false,
        true,
        true,
        List.of(
            new Condition.Words(Condition.Part.IMPORT_TEXT, Condition.How.STARTS, "LIDL"),
            new Condition.AmountBetween(euro(-5_000), euro(0)),
            new Condition.InAccount(CHECKING),
            new Condition.InCategory(null),
            new Condition.InCategory(RENT)),
        List.of(
            new Action.SetPayee(id(5)),
            new Action.SetCategory(FOOD),
            new Action.AddTags(new TreeSet<>(List.of("shop"))),
            new Action.SetNotes("weekly"),
            new Action.SetStatus(Clearing.CLEARED)));
  }

  static Money euro(long cents) {
    return new Money(cents, EUR);
  }

  static RecordId id(int n) {
    byte[] bytes = new byte[RecordId.LENGTH];
    bytes[15] = (byte) n;
    return new RecordId(bytes);
  }
}
