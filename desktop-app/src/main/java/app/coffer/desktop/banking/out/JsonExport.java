package app.coffer.desktop.banking.out;

import app.coffer.desktop.banking.ImportBatch;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * All records of a vault as one JSON document; docs/export.md describes it. Nothing in it depends
 * on a secret of the vault: put into another vault and written again, it is the same to the byte.
 */
final class JsonExport {
  static final String FORMAT = "coffer-export";

  /** The first had no imports, no profiles of CSV files and no attached files. */
  static final int VERSION = 2;

  /** Of these a part of a vault says nothing: they are about what may be left out of it. */
  private static final Set<Kind<?>> WHOLE_ONLY =
      Set.of(Statement.KIND, ImportBatch.KIND, ImportBatch.Rows.KIND);

  private final LedgerReader ledger;
  private final List<Kind<?>> kinds;
  private final Identities identities;

  /** What a schedule entered: its id here, and the schedule's day. */
  private final Map<RecordId, String> entered;

  JsonExport(LedgerReader ledger, List<Kind<?>> kinds, Identities identities) {
    this.ledger = ledger;
    this.kinds = kinds;
    this.identities = identities;
    this.entered = identities.entered(ledger);
  }

  /**
   * @param rows which transactions
   * @param whole whether these are all
   */
  Written write(ExportRows rows, boolean whole, JsonAttachments attachments, Writer out) {
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
        for (Object each : records(kind, transactions, whole)) {
          json.writeRaw('\n');
          json.writePOJO(each);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
      json.writeObjectPropertyStart("enteredBySchedules");
      entered(transactions).forEach(json::writeStringProperty);
      json.writeEndObject();
      Set<RecordId> there = transactions.stream().map(Transaction::id).collect(Collectors.toSet());
      attachments.write(there, this::inFiles, json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
    return new Written(transactions.size(), attachments.files(), attachments.missing());
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
    if (!whole && WHOLE_ONLY.contains(kind)) {
      return List.of();
    }
    return ledger.all(kind).stream()
        .map(each -> kind.type().cast(inFiles(identities.inFiles(kind, each))))
        .sorted(Comparator.comparing(each -> kind.id().apply(each).hex()))
        .toList();
  }

  private Object inFiles(Object record) {
    return switch (record) {
      case Statement statement -> statement.mapped(this::inFiles);
      case ImportBatch.Rows imported -> imported.mapped(this::inFiles);
      default -> record;
    };
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
