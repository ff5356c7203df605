package app.coffer.desktop.store;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfSchedule;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedule.Expected;
import app.coffer.desktop.schedule.Schedule.Recurrence;
import app.coffer.desktop.schedule.Schedule.Template;
import app.coffer.desktop.schedule.Schedule.Weekend;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.SortedMap;
import java.util.TreeSet;

/** A schedule as fields; what it shares with a transaction is written like a transaction's. */
final class ScheduleContent implements Content<Schedule> {

  @Override
  public Entity entity() {
    return Entity.SCHEDULE;
  }

  @Override
  public RecordId id(Schedule schedule) {
    return schedule.id();
  }

  @Override
  public SortedMap<String, CborValue> fields(Schedule schedule) {
    SortedMap<String, CborValue> fields = Contents.named(schedule.name());
    Recurrence recurrence = schedule.recurrence();
    fields.put(OfSchedule.START, Values.of(recurrence.start()));
    Values.putText(fields, OfSchedule.REPEAT, recurrence.rule());
    if (recurrence.weekend() != Weekend.STAY) {
      fields.put(OfSchedule.WEEKEND, CborValue.of(Values.name(recurrence.weekend())));
    }
    Expected expected = schedule.expected();
    fields.put(OfSchedule.MODE, CborValue.of(Values.name(expected.mode())));
    fields.put(OfTransaction.AMOUNT, CborValue.of(expected.amount().minor()));
    fields.put(RecordFields.CURRENCY, Values.of(expected.amount().currency()));
    if (expected.mode() == Expected.Mode.RANGE) {
      fields.put(OfSchedule.AMOUNT_TO, CborValue.of(expected.to().minor()));
    }
    if (schedule.autoDays() != null) {
      fields.put(OfSchedule.AUTO_DAYS, CborValue.of(schedule.autoDays()));
    }
    Values.putAll(fields, OfSchedule.SKIPPED, schedule.skipped().stream().map(Values::of).toList());
    put(fields, schedule.template());
    return fields;
  }

  @Override
  public Schedule read(RecordId id, Fields fields) {
    Currency currency = Contents.currency(fields);
    Money amount = Values.money(fields.integer(OfTransaction.AMOUNT), currency);
    var skipped = new TreeSet<LocalDate>();
    Values.array(fields, OfSchedule.SKIPPED)
        .forEach(day -> skipped.add(Values.date(Values.integer(day))));
    return new Schedule(
        id,
        fields.text(RecordFields.NAME),
        new Recurrence(
            Values.date(fields.integer(OfSchedule.START)),
            Values.text(fields, OfSchedule.REPEAT),
            fields
                .optional(OfSchedule.WEEKEND, Fields::textOf)
                .map(name -> Values.constant(Weekend.class, name))
                .orElse(Weekend.STAY)),
        new Expected(
            Values.constant(Expected.Mode.class, fields.text(OfSchedule.MODE)),
            amount,
            fields
                .optional(OfSchedule.AMOUNT_TO, Values::integer)
                .map(to -> Values.money(to, currency))
                .orElse(amount)),
        template(fields, currency),
        fields.optional(OfSchedule.AUTO_DAYS, Fields::count).map(Math::toIntExact).orElse(null),
        skipped);
  }

  private static void put(SortedMap<String, CborValue> fields, Template template) {
    fields.put(OfTransaction.ACCOUNT, Values.of(template.account()));
    Values.putId(fields, OfTransaction.PAYEE, template.payee());
    Values.putId(fields, OfTransaction.CATEGORY, template.category());
    TransactionContent.putTransfer(fields, template.transfer());
    TransactionContent.putLines(fields, template.lines());
    Values.putText(fields, OfTransaction.NOTES, template.notes());
    Values.putAll(fields, OfTransaction.TAGS, template.tags().stream().map(CborValue::of).toList());
  }

  private static Template template(Fields fields, Currency currency) {
    return new Template(
        Values.id(fields, OfTransaction.ACCOUNT),
        Values.optionalId(fields, OfTransaction.PAYEE),
        Values.optionalId(fields, OfTransaction.CATEGORY),
        TransactionContent.transfer(fields).orElse(null),
        TransactionContent.lines(fields, currency),
        Values.text(fields, OfTransaction.NOTES),
        TransactionContent.texts(fields, OfTransaction.TAGS));
  }
}
