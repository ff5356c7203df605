package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.CONFLICT_DRAFT;

import app.coffer.desktop.conflict.Draft;
import app.coffer.desktop.conflict.Resolution.Choice;
import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Choices that are not applied yet. They never leave this device, so their format is its own. */
final class DraftTable {
  private DraftTable() {}

  static void put(DSLContext sql, Draft draft) {
    byte[] bytes = Cbor.encode(encoded(draft));
    sql.insertInto(CONFLICT_DRAFT)
        .set(CONFLICT_DRAFT.RECORD_ID, draft.record())
        .set(CONFLICT_DRAFT.DRAFT, bytes)
        .onDuplicateKeyUpdate()
        .set(CONFLICT_DRAFT.DRAFT, bytes)
        .execute();
  }

  static void drop(DSLContext sql, RecordId record) {
    sql.deleteFrom(CONFLICT_DRAFT).where(CONFLICT_DRAFT.RECORD_ID.eq(record)).execute();
  }

  static void drop(DSLContext sql, Collection<RecordId> records) {
    sql.deleteFrom(CONFLICT_DRAFT).where(CONFLICT_DRAFT.RECORD_ID.in(records)).execute();
  }

  /** Those of another version of this program are passed over. */
  static List<Draft> all(DSLContext sql) {
    var drafts = new ArrayList<Draft>();
    sql.select(CONFLICT_DRAFT.RECORD_ID, CONFLICT_DRAFT.DRAFT)
        .from(CONFLICT_DRAFT)
        .forEach(row -> decoded(row.value1(), row.value2()).ifPresent(drafts::add));
    return drafts;
  }

  private static CborValue encoded(Draft draft) {
    var choices = new HashMap<String, CborValue>();
    draft.choices().forEach((unit, choice) -> choices.put(unit, encoded(choice)));
    return CborValue.of(
        Map.of(
            "heads",
            CborValue.of(draft.heads().stream().map(id -> CborValue.of(id.bytes())).toList()),
            "choices",
            CborValue.of(choices),
            "stay",
            CborValue.of(draft.stay())));
  }

  private static CborValue encoded(Choice choice) {
    return switch (choice) {
      case Choice.Take(RevisionId side) -> CborValue.of(side.bytes());
      case Choice.TakeApart(RevisionId side) -> CborValue.of(List.of(CborValue.of(side.bytes())));
      case Choice.TakeBefore() -> CborValue.NULL;
      case Choice.Typed(Map<String, CborValue> fields) -> CborValue.of(fields);
    };
  }

  private static Optional<Draft> decoded(RecordId record, byte[] bytes) {
    try {
      Fields fields = Fields.of(Cbor.decode(bytes));
      var heads = new ArrayList<RevisionId>();
      fields.array("heads").forEach(head -> heads.add(new RevisionId(Fields.bytesOf(head))));
      var choices = new HashMap<String, Choice>();
      fields.struct("choices").forEach((unit, value) -> choices.put(unit, choice(value)));
      return Optional.of(new Draft(record, heads, choices, fields.text("stay")));
    } catch (MalformedCbor | IllegalArgumentException otherVersion) {
      return Optional.empty();
    }
  }

  private static Choice choice(CborValue value) {
    return switch (value) {
      case CborValue.Bytes bytes -> new Choice.Take(new RevisionId(bytes.value()));
      case CborValue.Array(List<CborValue> apart)
          when !apart.isEmpty() && apart.getFirst() instanceof CborValue.Bytes bytes ->
          new Choice.TakeApart(new RevisionId(bytes.value()));
      case CborValue.Struct struct -> new Choice.Typed(struct.entries());
      default -> new Choice.TakeBefore();
    };
  }
}
