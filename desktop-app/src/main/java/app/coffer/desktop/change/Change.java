package app.coffer.desktop.change;

import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A record's whole content after an edit, or its removal. This is the plaintext of a revision.
 *
 * @param schema the version of the entity's fields, from 1
 * @param lamport logical time: greater than every lamport the writer had seen
 * @param editedAt the writer's clock, to the millisecond; shown to people, decides nothing but a
 *     last tie
 * @param editor the writing device's name at the time
 * @param removed whether the record was removed; its last content stays in {@code fields}
 * @param fields by name; fields of a newer version are among them and are kept
 */
public record Change(
    RecordId record,
    Entity entity,
    int schema,
    long lamport,
    Instant editedAt,
    String editor,
    boolean removed,
    SortedMap<String, CborValue> fields) {

  public Change {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  public static SortedMap<String, CborValue> fields(Map<String, CborValue> fields) {
    return new TreeMap<>(fields);
  }

  /** Whether both say the same of the record, whoever said it when. */
  public boolean sameContent(Change other) {
    if (removed != other.removed
        || fields.size() != other.fields.size()
        || !entity.equals(other.entity)) {
      return false;
    }
    // both are in one order: nothing needs to be looked up
    var theirs = other.fields.entrySet().iterator();
    for (Map.Entry<String, CborValue> mine : fields.entrySet()) {
      Map.Entry<String, CborValue> their = theirs.next();
      if (!mine.getKey().equals(their.getKey()) || !mine.getValue().equals(their.getValue())) {
        return false;
      }
    }
    return true;
  }

  /** Names the record only: content never reaches a log. */
  @Override
  public String toString() {
    return "Change[" + entity.name() + " " + record + "]";
  }
}
