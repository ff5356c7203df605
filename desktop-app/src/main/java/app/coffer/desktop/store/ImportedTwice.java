package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.ATTACHMENT;
import static app.coffer.desktop.store.db.Tables.IMPORT_KEY;
import static app.coffer.desktop.store.db.Tables.SHARED_IMPORT_KEY;
import static app.coffer.desktop.store.db.Tables.TX;
import static app.coffer.desktop.store.db.Tables.TX_LINE;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.store.AnswerPlan.Step;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * One line of a bank's file that is two transactions: one device took it for what was typed there,
 * another, which did not know of that, made a new one.
 */
final class ImportedTwice {
  private ImportedTwice() {}

  /** What the person put more into stays; of equals the lower id: it is the same everywhere. */
  static List<RecordFinding.Pair> pairs(DSLContext sql, Set<RecordId> asked) {
    var worked =
        DSL.field(
            TX.CATEGORY_ID
                .isNotNull()
                .or(TX.TRANSFER_ACCOUNT_ID.isNotNull())
                .or(DSL.exists(DSL.selectOne().from(TX_LINE).where(TX_LINE.TX.eq(TX.ID)))));
    Map<String, List<RecordId>> byKey = new LinkedHashMap<>();
    sql.select(IMPORT_KEY.KEY, TX.RECORD_ID)
        .from(SHARED_IMPORT_KEY)
        .join(IMPORT_KEY)
        .on(IMPORT_KEY.KEY.eq(SHARED_IMPORT_KEY.KEY))
        .join(TX)
        .on(TX.ID.eq(IMPORT_KEY.TX), TX.REMOVED.isFalse())
        .orderBy(IMPORT_KEY.KEY, worked.desc(), TX.RECORD_ID)
        .forEach(row -> {
          if (!asked.contains(row.value2())) {
            byKey.computeIfAbsent(row.value1(), key -> new ArrayList<>()).add(row.value2());
          }
        });
    var pairs = new ArrayList<RecordFinding.Pair>();
    Set<RecordId> going = new TreeSet<>();
    for (List<RecordId> same : byKey.values()) {
      same.stream()
          .skip(1)
          .filter(going::add)
          .forEach(
              goes -> pairs.add(new RecordFinding.Pair(Entity.TRANSACTION, same.getFirst(), goes)));
    }
    return pairs;
  }

  /** One of the two: all that the bank calls it, its files, and what the other leaves empty. */
  static List<Step> joined(
      DSLContext sql, Function<RecordId, Optional<Change>> shown, RecordId goes, RecordId stays) {
    var steps = new ArrayList<Step>();
    Optional<Change> from = shown.apply(goes);
    Optional<Change> to = shown.apply(stays);
    if (from.isEmpty() || to.isEmpty()) {
      return steps;
    }
    var fields = new TreeMap<>(to.get().fields());
    Map<String, CborValue> other = from.get().fields();
    fields.put(OfTransaction.IMPORT_KEYS, texts(fields, other, OfTransaction.IMPORT_KEYS));
    if (fields.containsKey(OfTransaction.TAGS) || other.containsKey(OfTransaction.TAGS)) {
      fields.put(OfTransaction.TAGS, texts(fields, other, OfTransaction.TAGS));
    }
    for (String name :
        List.of(
            OfTransaction.PAYEE,
            OfTransaction.NUMBER,
            OfTransaction.NOTES,
            OfTransaction.IMPORT_TEXT)) {
      if (other.containsKey(name)) {
        fields.putIfAbsent(name, other.get(name));
      }
    }
    steps.add(new Step(to.get(), like(to.get(), fields)));
    sql.select(ATTACHMENT.RECORD_ID)
        .from(ATTACHMENT)
        .where(ATTACHMENT.TX_RECORD.eq(goes.bytes()), ATTACHMENT.REMOVED.isFalse())
        .orderBy(ATTACHMENT.RECORD_ID)
        .fetch(ATTACHMENT.RECORD_ID)
        .forEach(file ->
            shown
                .apply(file)
                .ifPresent(now -> steps.add(new Step(now, References.replaced(now, goes, stays)))));
    steps.add(new Step(from.get(), References.removed(from.get())));
    return steps;
  }

  /** Two things after all: what the person typed is not what the bank says. */
  static List<Step> apart(
      Function<RecordId, Optional<Change>> shown, RecordId goes, RecordId stays) {
    Optional<Change> bank = shown.apply(goes);
    return shown.apply(stays).stream()
        .map(now -> {
          var fields = new TreeMap<>(now.fields());
          var keys = new TreeSet<>(texts(fields, OfTransaction.IMPORT_KEYS));
          bank.ifPresent(other -> keys.removeAll(texts(other.fields(), OfTransaction.IMPORT_KEYS)));
          if (keys.isEmpty()) {
            fields.remove(OfTransaction.IMPORT_KEYS);
            fields.remove(OfTransaction.IMPORT_TEXT);
          } else {
            fields.put(OfTransaction.IMPORT_KEYS, Values.texts(keys));
          }
          return new Step(now, like(now, fields));
        })
        .toList();
  }

  private static CborValue texts(
      Map<String, CborValue> one, Map<String, CborValue> other, String name) {
    var all = new TreeSet<>(texts(one, name));
    all.addAll(texts(other, name));
    return Values.texts(all);
  }

  private static List<String> texts(Map<String, CborValue> fields, String name) {
    return fields.get(name) instanceof CborValue.Array(List<CborValue> items)
        ? items.stream()
            .flatMap(item ->
                item instanceof CborValue.Text(String text)
                    ? java.util.stream.Stream.of(text)
                    : java.util.stream.Stream.empty())
            .toList()
        : List.of();
  }

  private static Change like(Change change, Map<String, CborValue> fields) {
    return new Change(
        change.record(),
        change.entity(),
        change.schema(),
        change.lamport(),
        change.editedAt(),
        change.editor(),
        change.removed(),
        Change.fields(fields));
  }
}
