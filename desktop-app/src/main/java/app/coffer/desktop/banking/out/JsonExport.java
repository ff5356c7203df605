package app.coffer.desktop.banking.out;

import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Statement;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.wire.id.RecordId;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** All records of a vault as one JSON document; docs/export.md describes it. */
final class JsonExport {
  static final String FORMAT = "coffer-export";
  static final int VERSION = 1;

  private JsonExport() {}

  /**
   * @param rows which transactions
   * @param whole whether these are all
   */
  static int write(
      LedgerReader ledger,
      List<Kind<?>> kinds,
      Identities identities,
      ExportRows rows,
      boolean whole,
      Writer out) {
    JsonMapper mapper = JsonRecords.mapper(identities.choices());
    List<Transaction> transactions = rows.all().stream().map(RegisterRow::transaction).toList();
    try (JsonGenerator json = mapper.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringProperty("format", FORMAT);
      json.writeNumberProperty("version", VERSION);
      json.writeBooleanProperty("whole", whole);
      json.writeObjectPropertyStart("records");
      for (Kind<?> kind : kinds) {
        boolean partly = kind.equals(Statement.KIND) && !whole;
        List<?> all =
            kind.equals(Kind.TRANSACTION) ? transactions : partly ? List.of() : ledger.all(kind);
        json.writeArrayPropertyStart(kind.entity().name());
        for (Object each : all) {
          json.writeRaw('\n');
          json.writePOJO(each);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
      Map<RecordId, String> entered = identities.entered(ledger);
      json.writeObjectPropertyStart("enteredBySchedules");
      for (Transaction each : transactions) {
        String day = entered.get(each.id());
        if (day != null) {
          json.writeStringProperty(each.id().hex(), day);
        }
      }
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    }
    return transactions.size();
  }
}
