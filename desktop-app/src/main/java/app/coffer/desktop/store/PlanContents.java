package app.coffer.desktop.store;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.ledger.Statement;
import app.coffer.desktop.ledger.Tag;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.rates.Rate;
import app.coffer.desktop.report.SavedReport;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.id.RecordId;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tags, saved reports, rates and statements, as fields. */
final class PlanContents {
  private PlanContents() {}

  static final class OfTag implements Content<Tag> {
    @Override
    public Entity entity() {
      return Entity.TAG;
    }

    @Override
    public RecordId id(Tag tag) {
      return tag.id();
    }

    @Override
    public SortedMap<String, CborValue> fields(Tag tag) {
      SortedMap<String, CborValue> fields = Contents.named(tag.name());
      Values.putText(fields, RecordFields.OfTag.COLOUR, tag.colour());
      Values.putText(fields, RecordFields.OfTag.DESCRIPTION, tag.description());
      return fields;
    }

    @Override
    public Tag read(RecordId id, Fields fields) {
      return new Tag(
          id,
          fields.text(RecordFields.NAME),
          Values.text(fields, RecordFields.OfTag.COLOUR),
          Values.text(fields, RecordFields.OfTag.DESCRIPTION));
    }
  }

  static final class OfSavedReport implements Content<SavedReport> {
    @Override
    public Entity entity() {
      return Entity.SAVED_REPORT;
    }

    @Override
    public RecordId id(SavedReport report) {
      return report.id();
    }

    @Override
    public SortedMap<String, CborValue> fields(SavedReport report) {
      SortedMap<String, CborValue> fields = Contents.named(report.name());
      fields.put(RecordFields.OfSavedReport.KIND, CborValue.of(report.kind()));
      var settings = new TreeMap<String, CborValue>();
      report.settings().forEach((name, value) -> settings.put(name, CborValue.of(value)));
      fields.put(RecordFields.OfSavedReport.SETTINGS, CborValue.of(settings));
      return fields;
    }

    @Override
    public SavedReport read(RecordId id, Fields fields) {
      var settings = new TreeMap<String, String>();
      fields
          .struct(RecordFields.OfSavedReport.SETTINGS)
          .forEach((name, value) -> settings.put(name, Fields.textOf(value)));
      return new SavedReport(
          id,
          fields.text(RecordFields.NAME),
          fields.text(RecordFields.OfSavedReport.KIND),
          settings);
    }
  }

  static final class OfRate implements Content<Rate> {
    @Override
    public Entity entity() {
      return Entity.RATE;
    }

    @Override
    public RecordId id(Rate rate) {
      return rate.id();
    }

    @Override
    public SortedMap<String, CborValue> fields(Rate rate) {
      var fields = new TreeMap<String, CborValue>();
      fields.put(RecordFields.OfRate.DATE, Values.of(rate.date()));
      fields.put(RecordFields.OfRate.FROM, Values.of(rate.from()));
      fields.put(RecordFields.OfRate.TO, Values.of(rate.to()));
      fields.put(
          RecordFields.OfRate.VALUE, CborValue.of(rate.value().unscaledValue().longValueExact()));
      fields.put(RecordFields.OfRate.SCALE, CborValue.of(rate.value().scale()));
      return fields;
    }

    @Override
    public Rate read(RecordId id, Fields fields) {
      return new Rate(
          id,
          Values.date(fields.integer(RecordFields.OfRate.DATE)),
          Currency.getInstance(fields.text(RecordFields.OfRate.FROM)),
          Currency.getInstance(fields.text(RecordFields.OfRate.TO)),
          BigDecimal.valueOf(
              fields.integer(RecordFields.OfRate.VALUE),
              Math.toIntExact(fields.count(RecordFields.OfRate.SCALE))));
    }
  }

  static final class OfStatement implements Content<Statement> {
    @Override
    public Entity entity() {
      return Entity.STATEMENT;
    }

    @Override
    public RecordId id(Statement statement) {
      return statement.id();
    }

    @Override
    public SortedMap<String, CborValue> fields(Statement statement) {
      var fields = new TreeMap<String, CborValue>();
      fields.put(RecordFields.OfStatement.ACCOUNT, Values.of(statement.account()));
      fields.put(RecordFields.OfStatement.DATE, Values.of(statement.date()));
      fields.put(RecordFields.OfStatement.BALANCE, CborValue.of(statement.balance().minor()));
      fields.put(RecordFields.CURRENCY, Values.of(statement.balance().currency()));
      Values.putAll(
          fields,
          RecordFields.OfStatement.TRANSACTIONS,
          statement.transactions().stream().map(Values::of).toList());
      return fields;
    }

    @Override
    public Statement read(RecordId id, Fields fields) {
      var transactions = new TreeSet<RecordId>();
      Values.array(fields, RecordFields.OfStatement.TRANSACTIONS)
          .forEach(item -> transactions.add(Values.id(item)));
      return new Statement(
          id,
          Values.id(fields, RecordFields.OfStatement.ACCOUNT),
          Values.date(fields.integer(RecordFields.OfStatement.DATE)),
          new Money(fields.integer(RecordFields.OfStatement.BALANCE), Contents.currency(fields)),
          transactions);
    }
  }
}
