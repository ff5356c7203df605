package app.coffer.desktop.merge;

import app.coffer.desktop.change.Change;
import app.coffer.wire.codec.CborValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Three-way merge of sets of text: what any side added is in, what any side removed is out. Without
 * a base nothing counts as removed.
 */
final class SetMerge {
  private SetMerge() {}

  /** The merged unit, or empty where a value is no set of text. */
  static Optional<SortedMap<String, CborValue>> merge(
      MergeUnit unit, @Nullable Change base, List<SortedMap<String, CborValue>> sides) {
    String field = unit.fields().iterator().next();
    Optional<TreeSet<String>> before = texts(base == null ? null : base.fields().get(field));
    if (before.isEmpty()) {
      return Optional.empty();
    }
    var added = new TreeSet<String>();
    var kept = new TreeSet<>(before.get());
    for (SortedMap<String, CborValue> side : sides) {
      Optional<TreeSet<String>> texts = texts(side.get(field));
      if (texts.isEmpty()) {
        return Optional.empty();
      }
      kept.retainAll(texts.get());
      added.addAll(texts.get());
    }
    added.removeAll(before.get());
    kept.addAll(added);
    var result = new TreeMap<String, CborValue>();
    if (!kept.isEmpty()) {
      result.put(field, CborValue.of(kept.stream().map(CborValue::of).toList()));
    }
    return Optional.of(result);
  }

  private static Optional<TreeSet<String>> texts(@Nullable CborValue value) {
    if (value == null) {
      return Optional.of(new TreeSet<>());
    }
    if (!(value instanceof CborValue.Array(List<CborValue> items))) {
      return Optional.empty();
    }
    var texts = new ArrayList<String>();
    for (CborValue item : items) {
      if (!(item instanceof CborValue.Text(String text))) {
        return Optional.empty();
      }
      texts.add(text);
    }
    return Optional.of(new TreeSet<>(texts));
  }
}
