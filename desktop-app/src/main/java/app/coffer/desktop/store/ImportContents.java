package app.coffer.desktop.store;

import app.coffer.desktop.banking.BankImport.Format;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.CsvProfile;
import app.coffer.desktop.banking.CsvProfileFile;
import app.coffer.desktop.banking.ImportBatch;
import app.coffer.desktop.banking.ImportBatch.Counts;
import app.coffer.desktop.banking.ImportBatch.How;
import app.coffer.desktop.banking.ImportBatch.Row;
import app.coffer.desktop.banking.ImportBatch.Rows;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfCsvProfile;
import app.coffer.desktop.change.RecordFields.OfImport;
import app.coffer.desktop.change.RecordFields.OfImportRows;
import app.coffer.desktop.money.Money;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Imports, what they wrote, and profiles of CSV files, as fields. */
final class ImportContents {
  private ImportContents() {}

  static final class OfBatch implements Content<ImportBatch> {
    @Override
    public Entity entity() {
      return Entity.IMPORT;
    }

    @Override
    public RecordId id(ImportBatch batch) {
      return batch.id();
    }

    @Override
    public SortedMap<String, CborValue> fields(ImportBatch batch) {
      var fields = new TreeMap<String, CborValue>();
      fields.put(OfImport.ACCOUNT, Values.of(batch.account()));
      Values.putText(fields, OfImport.FILE, batch.file());
      fields.put(OfImport.HASH, CborValue.of(HexFormat.of().parseHex(batch.hash())));
      fields.put(OfImport.FORMAT, CborValue.of(Values.name(batch.format())));
      Values.putText(fields, OfImport.SOURCE, batch.source());
      fields.put(OfImport.DEVICE, CborValue.of(batch.device().bytes()));
      fields.put(OfImport.AT, CborValue.of(batch.at().toEpochMilli()));
      Counts counts = batch.counts();
      fields.put(
          OfImport.COUNTS,
          CborValue.of(
              Stream.of(
                      counts.added(),
                      counts.matched(),
                      counts.already(),
                      counts.leftOut(),
                      counts.unreadable())
                  .map(CborValue::of)
                  .toList()));
      putDay(fields, OfImport.FIRST, batch.first());
      putDay(fields, OfImport.LAST, batch.last());
      putMoney(fields, OfImport.OPENING, batch.opening());
      putMoney(fields, OfImport.CLOSING, batch.closing());
      Contents.putIf(fields, OfImport.UNDONE, batch.undone());
      return fields;
    }

    @Override
    public ImportBatch read(RecordId id, Fields fields) {
      List<Integer> counts =
          fields.array(OfImport.COUNTS).stream()
              .map(Values::integer)
              .map(Math::toIntExact)
              .toList();
      if (counts.size() < 5) {
        throw new MalformedCbor("five counts were expected");
      }
      return new ImportBatch(
          id,
          Values.id(fields, OfImport.ACCOUNT),
          Values.text(fields, OfImport.FILE),
          HexFormat.of().formatHex(fields.bytes(OfImport.HASH)),
          Values.constant(Format.class, fields.text(OfImport.FORMAT)),
          Values.text(fields, OfImport.SOURCE),
          new DeviceId(fields.bytes(OfImport.DEVICE)),
          Instant.ofEpochMilli(fields.count(OfImport.AT)),
          new Counts(counts.get(0), counts.get(1), counts.get(2), counts.get(3), counts.get(4)),
          day(fields, OfImport.FIRST),
          day(fields, OfImport.LAST),
          money(fields, OfImport.OPENING),
          money(fields, OfImport.CLOSING),
          Contents.isSet(fields, OfImport.UNDONE));
    }

    private static void putDay(
        SortedMap<String, CborValue> fields, String name, @Nullable LocalDate day) {
      if (day != null) {
        fields.put(name, Values.of(day));
      }
    }

    private static @Nullable LocalDate day(Fields fields, String name) {
      return fields.optional(name, Values::integer).map(number -> Values.date(number)).orElse(null);
    }

    private static void putMoney(
        SortedMap<String, CborValue> fields, String name, @Nullable Money money) {
      if (money != null) {
        fields.put(name, CborValue.of(money.minor()));
        fields.put(RecordFields.CURRENCY, Values.of(money.currency()));
      }
    }

    private static @Nullable Money money(Fields fields, String name) {
      return fields
          .optional(name, Values::integer)
          .map(minor -> Money.of(minor, currency(fields).getCurrencyCode()))
          .orElse(null);
    }

    private static Currency currency(Fields fields) {
      return Contents.currency(fields);
    }
  }

  /** Each row is the transaction's id, one byte for what was done, eight of its content. */
  static final class OfRows implements Content<Rows> {
    private static final int BYTES = RecordId.LENGTH + 1 + Long.BYTES;

    @Override
    public Entity entity() {
      return Entity.IMPORT_ROWS;
    }

    @Override
    public RecordId id(Rows rows) {
      return rows.id();
    }

    @Override
    public SortedMap<String, CborValue> fields(Rows rows) {
      ByteBuffer bytes = ByteBuffer.allocate(BYTES * rows.rows().size());
      for (Row row : rows.rows()) {
        bytes.put(row.transaction().bytes()).put((byte) row.how().ordinal()).putLong(row.content());
      }
      var fields = new TreeMap<String, CborValue>();
      fields.put(OfImportRows.IMPORT, Values.of(rows.batch()));
      fields.put(OfImportRows.ROWS, CborValue.of(bytes.array()));
      return fields;
    }

    @Override
    public Rows read(RecordId id, Fields fields) {
      ByteBuffer bytes = ByteBuffer.wrap(fields.bytes(OfImportRows.ROWS));
      if (bytes.remaining() % BYTES != 0) {
        throw new MalformedCbor("rows of " + BYTES + " bytes were expected");
      }
      var rows = new ArrayList<Row>();
      while (bytes.hasRemaining()) {
        byte[] transaction = new byte[RecordId.LENGTH];
        bytes.get(transaction);
        int how = bytes.get();
        if (how < 0 || how >= How.values().length) {
          throw new MalformedCbor("a row of a newer version");
        }
        rows.add(new Row(new RecordId(transaction), How.values()[how], bytes.getLong()));
      }
      return new Rows(id, Values.id(fields, OfImportRows.IMPORT), rows);
    }
  }

  static final class OfProfile implements Content<CsvProfile> {
    @Override
    public Entity entity() {
      return Entity.CSV_PROFILE;
    }

    @Override
    public RecordId id(CsvProfile profile) {
      return profile.id();
    }

    @Override
    public SortedMap<String, CborValue> fields(CsvProfile profile) {
      var fields = new TreeMap<String, CborValue>();
      fields.put(OfCsvProfile.PROFILE, CborValue.of(CsvProfileFile.text(profile)));
      return fields;
    }

    @Override
    public CsvProfile read(RecordId id, Fields fields) {
      try {
        return CsvProfileFile.read(id, fields.text(OfCsvProfile.PROFILE));
      } catch (UnreadableFile ofNewerVersion) {
        throw new IllegalArgumentException(ofNewerVersion);
      }
    }
  }
}
