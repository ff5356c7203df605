package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.LEG;
import static app.coffer.desktop.store.db.Tables.SCHEDULE;
import static app.coffer.desktop.store.db.Tables.SCHEDULE_REFERENCE;
import static app.coffer.desktop.store.db.Tables.STATEMENT;
import static app.coffer.desktop.store.db.Tables.TX;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Where two devices gave one account two currencies: one goes on in the account, and every other
 * becomes an account of its own, with all that is in that currency. An account can only change its
 * currency while it is empty, so what is in a currency is what that side's device wrote.
 */
final class SecondAccounts {
  private final DSLContext sql;
  private final RecordProjection projection;
  private final DerivedIds ids;
  private final List<AnswerPlan.Step> steps = new ArrayList<>();

  private SecondAccounts(DSLContext sql, RecordProjection projection, DerivedIds ids) {
    this.sql = sql;
    this.projection = projection;
    this.ids = ids;
  }

  /** Whether an answer asks for them. */
  static boolean asked(Resolution resolution) {
    return resolution.choices().values().stream()
        .anyMatch(Resolution.Choice.TakeApart.class::isInstance);
  }

  /**
   * What is written beside the account itself; new accounts come before what goes to them.
   *
   * @param decided what the account becomes
   */
  static List<AnswerPlan.Step> of(
      DSLContext sql,
      RecordProjection projection,
      DerivedIds ids,
      Conflict conflict,
      Change decided) {
    var plan = new SecondAccounts(sql, projection, ids);
    others(conflict, decided).forEach((currency, side) -> plan.apart(side, currency));
    return List.copyOf(plan.steps);
  }

  /** The newest side of each currency that the account does not go on with, by currency. */
  private static Map<String, Change> others(Conflict conflict, Change decided) {
    String stays = currency(decided);
    var others = new TreeMap<String, Change>();
    conflict.sides().stream()
        .filter(side -> !side.content().removed())
        .sorted(
            Comparator.comparingLong((Side side) -> side.content().lamport())
                .thenComparing(Side::revision))
        .forEach(side -> others.put(currency(side.content()), side.content()));
    others.remove(stays);
    others.remove("");
    return others;
  }

  private static String currency(Change account) {
    return new Content(account).text(RecordFields.CURRENCY).orElse("");
  }

  private void apart(Change side, String currency) {
    RecordId from = side.record();
    // the same on every device: who decides alike makes one account
    RecordId to = ids.derive("second-account", from.hex() + "/" + currency);
    Optional<Change> there = shown(to);
    if (there.filter(now -> !now.removed()).isEmpty()) {
      var fields = new TreeMap<>(side.fields());
      String name = new Content(side).text(RecordFields.NAME).orElse("");
      fields.put(RecordFields.NAME, CborValue.of(freeName(name, currency)));
      var made =
          new Change(
              to, side.entity(), side.schema(), side.lamport(), side.editedAt(), "", false, fields);
      steps.add(new AnswerPlan.Step(there.orElse(null), made));
    }
    for (RecordId record : inCurrency(from, currency)) {
      shown(record)
          .ifPresent(
              now -> steps.add(new AnswerPlan.Step(now, References.replaced(now, from, to))));
    }
  }

  /** Transactions, what repeats, and statements. */
  private List<RecordId> inCurrency(RecordId account, String currency) {
    var records =
        new ArrayList<>(
            sql.select(TX.RECORD_ID)
                .from(TX)
                .where(
                    TX.REMOVED.isFalse(),
                    TX.ID.in(
                        DSL.select(LEG.TX)
                            .from(LEG)
                            .where(LEG.ACCOUNT_ID.eq(account), LEG.CURRENCY.eq(currency))))
                .orderBy(TX.RECORD_ID)
                .fetch(TX.RECORD_ID));
    sql
        .selectDistinct(SCHEDULE.RECORD_ID)
        .from(SCHEDULE)
        .join(SCHEDULE_REFERENCE)
        .on(SCHEDULE.ID.eq(SCHEDULE_REFERENCE.SCHEDULE))
        .where(SCHEDULE_REFERENCE.TARGET_ID.eq(account), SCHEDULE.REMOVED.isFalse())
        .orderBy(SCHEDULE.RECORD_ID)
        .fetch(SCHEDULE.RECORD_ID)
        .stream()
        .filter(
            record -> shown(record).filter(change -> pays(change, account, currency)).isPresent())
        .forEach(records::add);
    sql
        .select(STATEMENT.RECORD_ID)
        .from(STATEMENT)
        .where(STATEMENT.ACCOUNT_ID.eq(account), STATEMENT.REMOVED.isFalse())
        .orderBy(STATEMENT.RECORD_ID)
        .fetch(STATEMENT.RECORD_ID)
        .stream()
        .filter(record -> shown(record).map(SecondAccounts::currency).equals(Optional.of(currency)))
        .forEach(records::add);
    return records;
  }

  private static boolean pays(Change schedule, RecordId account, String currency) {
    var content = new Content(schedule);
    return content.id(OfTransaction.ACCOUNT).equals(Optional.of(account))
            && currency(schedule).equals(currency)
        || content.id(OfTransaction.TRANSFER_ACCOUNT).equals(Optional.of(account))
            && content.text(OfTransaction.TRANSFER_CURRENCY).equals(Optional.of(currency));
  }

  private Optional<Change> shown(RecordId record) {
    return projection.shown(sql, record);
  }

  private String freeName(String name, String currency) {
    Set<String> taken = new HashSet<>();
    LiveNames.of(sql, app.coffer.desktop.change.Entity.ACCOUNT)
        .forEach((record, other) -> taken.add(NamedTables.folded(other)));
    String free = name + " (" + currency + ")";
    for (int number = 2; taken.contains(NamedTables.folded(free)); number++) {
      free = name + " (" + currency + " " + number + ")";
    }
    return free;
  }
}
