package app.coffer.desktop.banking.out;

import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Statement;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.wire.id.RecordId;
import java.io.Writer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * All records of a vault as one JSON document; docs/export.md describes it. Nothing in it depends
 * on a secret of the vault: put into another vault and written again, it is the same to the byte.
 */
final class JsonExport {
  static final String FORMAT = "coffer-export";
  static final int VERSION = 1;

  private final LedgerReader ledger;
  private final Identities identities;

  /** What a schedule entered: its id here, and the schedule's day. */
  private final Map<RecordId, String> entered;

  private JsonExport(LedgerReader ledger, Identities identities) {
    this.ledger = ledger;
    this.identities = identities;
    this.entered = identities.entered(ledger);
  }

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
    JsonExport export = new JsonExport(ledger, identities);
    JsonMapper mapper = JsonRecords.mapper(identities.choices());
    List<Transaction> transactions = rows.all().stream().map(RegisterRow::transaction).toList();
    try (JsonGenerator json = mapper.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringProperty("format", FORMAT);
      json.writeNumberProperty("version", VERSION);
      json.writeBooleanProperty("whole", whole);
      json.writeObjectPropertyStart("records");
      for (Kind<?> kind : kinds) {
        json.writeArrayPropertyStart(kind.entity().name());
        for (Object each : export.records(kind, transactions, whole)) {
          json.writeRaw('\n');
          json.writePOJO(each);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
      json.writeObjectPropertyStart("enteredBySchedules");
      export.entered(transactions).forEach(json::writeStringProperty);
      json.writeEndObject();
      json.writeEndObject();
      json.writeRaw('\n');
    }
    return transactions.size();
  }

  private <T> List<T> records(Kind<T> kind, List<Transaction> transactions, boolean whole) {
    if (kind.equals(Kind.TRANSACTION)) {
      return transactions.stream()
          .map(each -> each.withId(inFiles(each.id())))
          .sorted(
              Comparator.comparing(Transaction::date)
                  .thenComparing(transaction -> transaction.id().hex()))
          .map(kind.type()::cast)
          .toList();
    }
    if (kind.equals(Statement.KIND) && !whole) {
      return List.of();
    }
    return ledger.all(kind).stream()
        .map(each -> kind.type().cast(inFiles(identities.inFiles(kind, each))))
        .sorted(Comparator.comparing(each -> kind.id().apply(each).hex()))
        .toList();
  }

  private Object inFiles(Object record) {
    return record instanceof Statement statement ? statement.mapped(this::inFiles) : record;
  }

  private RecordId inFiles(RecordId transaction) {
    String day = entered.get(transaction);
    return day == null ? transaction : identities.entryInFiles(day);
  }

  private Map<String, String> entered(List<Transaction> transactions) {
    Map<RecordId, String> days = new HashMap<>(entered);
    days.keySet().retainAll(transactions.stream().map(Transaction::id).toList());
    Map<String, String> sorted = new TreeMap<>();
    days.forEach((id, day) -> sorted.put(inFiles(id).hex(), day));
    return sorted;
  }
}
