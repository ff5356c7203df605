package app.coffer.desktop.vault;

import app.coffer.desktop.banking.CsvProfile;
import app.coffer.desktop.banking.out.Identities;
import app.coffer.desktop.budget.BudgetCell;
import app.coffer.desktop.budget.BudgetMonth;
import app.coffer.desktop.budget.Goal;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Profile;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.Tag;
import app.coffer.desktop.rates.Rate;
import app.coffer.desktop.rules.Action;
import app.coffer.desktop.rules.Condition;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.wire.id.RecordId;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which ids follow from what, as the packages that make those records derive them. */
final class VaultIdentities implements Identities {
  /** How long before its entry a scheduled day may have been, and how long after. */
  private static final int SPREAD = 400;

  private final DerivedIds ids;

  VaultIdentities(DerivedIds ids) {
    this.ids = ids;
  }

  @Override
  public <T> T here(Kind<T> kind, T record) {
    return identified(ids, kind, record);
  }

  @Override
  public <T> T inFiles(Kind<T> kind, T record) {
    return identified(VaultIdentities::open, kind, record);
  }

  /** Without a secret: a file holds what it would be guessed from anyway. */
  private static RecordId open(String kind, String naturalKey) {
    String name = "coffer-export/" + kind + "/" + naturalKey;
    UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return RecordId.ofHex(id.toString().replace("-", ""));
  }

  private static <T> T identified(DerivedIds ids, Kind<T> kind, T record) {
    Object here =
        switch (record) {
          case Profile p ->
              new Profile(
                  ids.derive("profile", ""),
                  p.name(),
                  p.currency(),
                  p.firstDayOfMonth(),
                  p.budgetMode());
          case Tag t ->
              new Tag(ids.derive("tag", Tag.key(t.name())), t.name(), t.colour(), t.description());
          case BudgetCell c ->
              new BudgetCell(
                  ids.derive("budget-cell", c.category().hex() + "/" + c.month()),
                  c.category(),
                  c.month(),
                  c.currency(),
                  c.base(),
                  c.moves());
          case BudgetMonth m ->
              new BudgetMonth(
                  ids.derive("budget-month", m.month().toString()),
                  m.month(),
                  m.notes(),
                  m.locked());
          case Goal g ->
              new Goal(
                  ids.derive("goal", g.category().hex()),
                  g.category(),
                  g.type(),
                  g.amount(),
                  g.by());
          case Rate r ->
              new Rate(
                  ids.derive(
                      "rate",
                      r.date() + "/" + r.from().getCurrencyCode() + "/" + r.to().getCurrencyCode()),
                  r.date(),
                  r.from(),
                  r.to(),
                  r.value());
          case CsvProfile p -> p.under(ids.derive("csv-profile", p.fingerprint()));
          default -> record;
        };
    return kind.type().cast(here);
  }

  /** A transaction does not say which schedule made it, but its id can be found again. */
  @Override
  public Map<RecordId, String> entered(LedgerReader ledger) {
    var found = new HashMap<RecordId, String>();
    List<LocalDate> days =
        ledger.rows(RegisterFilter.all(), 0, 1).stream()
            .map(row -> row.transaction().date())
            .toList();
    if (days.isEmpty()) {
      return found;
    }
    LocalDate last = days.getFirst().plusDays(SPREAD);
    for (Schedule schedule : ledger.all(Schedule.KIND)) {
      var candidates = new HashMap<RecordId, String>();
      LocalDate day = schedule.recurrence().start().minusDays(SPREAD);
      for (; !day.isAfter(last); day = day.plusDays(1)) {
        String text = schedule.id().hex() + "/" + day;
        candidates.put(entry(text), text);
      }
      Set<RecordId> written = ledger.written(candidates.keySet(), false);
      written.forEach(id -> found.put(id, candidates.getOrDefault(id, "")));
    }
    return found;
  }

  @Override
  public RecordId entry(String scheduleAndDay) {
    return ids.derive("schedule-entry", scheduleAndDay);
  }

  @Override
  public RecordId entryInFiles(String scheduleAndDay) {
    return open("schedule-entry", scheduleAndDay);
  }

  @Override
  public List<Class<?>> choices() {
    return List.of(Action.class, Condition.class);
  }
}
