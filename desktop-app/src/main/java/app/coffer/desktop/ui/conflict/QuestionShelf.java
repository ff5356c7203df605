package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The questions of the list, in groups, and which of them the filter lets through. */
final class QuestionShelf {

  /** A question with what the list shows of it. */
  record Item(@Nullable Conflict conflict, @Nullable RecordQuestion whole, ListRow.Question row) {
    static Item of(Conflict conflict, ListRow.Question row) {
      return new Item(conflict, null, row);
    }

    static Item of(RecordQuestion whole, ListRow.Question row) {
      return new Item(null, whole, row);
    }
  }

  private final LinkedHashMap<RecordId, Item> items = new LinkedHashMap<>();
  private String words = "";
  private @Nullable QuestionGroup only;

  boolean isEmpty() {
    return items.isEmpty();
  }

  int size() {
    return items.size();
  }

  boolean holds(RecordId record) {
    return items.containsKey(record);
  }

  Optional<Conflict> find(RecordId record) {
    return Optional.ofNullable(items.get(record)).map(Item::conflict);
  }

  Optional<RecordQuestion> whole(RecordId record) {
    return Optional.ofNullable(items.get(record)).map(Item::whole);
  }

  void put(Item item) {
    items.put(item.row().record(), item);
  }

  /** Takes a question in the shape it has now; its row stays as it is until the next reading. */
  void update(Conflict conflict) {
    items.computeIfPresent(conflict.record(), (record, item) -> Item.of(conflict, item.row()));
  }

  void remove(RecordId record) {
    items.remove(record);
  }

  void retain(Collection<RecordId> records) {
    items.keySet().retainAll(records);
  }

  void clear() {
    items.clear();
  }

  /**
   * @param typed words that a row must have
   * @param group the only group to show; null for all
   */
  void filter(String typed, @Nullable QuestionGroup group) {
    words = typed;
    only = group;
  }

  List<ListRow> rows() {
    var rows = new ArrayList<ListRow>();
    for (QuestionGroup group : QuestionGroup.values()) {
      List<ListRow.Question> members =
          items.values().stream()
              .map(Item::row)
              .filter(row -> row.group() == group && passes(row))
              .toList();
      if (!members.isEmpty()) {
        rows.add(new ListRow.Heading(group, members.size()));
        rows.addAll(members);
      }
    }
    return rows;
  }

  private boolean passes(ListRow.Question row) {
    return (only == null || row.group() == only) && (words.isBlank() || row.matches(words));
  }

  List<Conflict> conflicts(Collection<RecordId> records) {
    return items.values().stream()
        .flatMap(item -> Stream.ofNullable(item.conflict()))
        .filter(conflict -> records.contains(conflict.record()))
        .toList();
  }
}
