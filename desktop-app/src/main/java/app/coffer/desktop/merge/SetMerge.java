package app.coffer.desktop.merge;

import app.coffer.desktop.change.Change;
import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Three-way merge of sets: what any side added is in, what any side removed is out. Without a base
 * nothing counts as removed. The result is sorted, so that every device writes the same: text as
 * text, all else by its encoding.
 */
final class SetMerge {
  private static final Comparator<CborValue> ORDER =
      (one, other) ->
          one instanceof CborValue.Text(String a) && other instanceof CborValue.Text(String b)
              ? a.compareTo(b)
              : Arrays.compareUnsigned(Cbor.encode(one), Cbor.encode(other));

  private SetMerge() {}

  /** The merged unit, or empty where a value is no set. */
  static Optional<SortedMap<String, CborValue>> merge(
      MergeUnit unit, @Nullable Change base, List<SortedMap<String, CborValue>> sides) {
    String field = unit.fields().iterator().next();
    Optional<TreeSet<CborValue>> before = items(base == null ? null : base.fields().get(field));
    if (before.isEmpty()) {
      return Optional.empty();
    }
    var added = new TreeSet<>(ORDER);
    var kept = new TreeSet<>(ORDER);
    kept.addAll(before.get());
    for (SortedMap<String, CborValue> side : sides) {
      Optional<TreeSet<CborValue>> items = items(side.get(field));
      if (items.isEmpty()) {
        return Optional.empty();
      }
      kept.retainAll(items.get());
      added.addAll(items.get());
    }
    added.removeAll(before.get());
    kept.addAll(added);
    var result = new TreeMap<String, CborValue>();
    if (!kept.isEmpty()) {
      result.put(field, CborValue.of(List.copyOf(kept)));
    }
    return Optional.of(result);
  }

  private static Optional<TreeSet<CborValue>> items(@Nullable CborValue value) {
    if (value == null) {
      return Optional.of(new TreeSet<>(ORDER));
    }
    if (!(value instanceof CborValue.Array(List<CborValue> items))) {
      return Optional.empty();
    }
    var set = new TreeSet<>(ORDER);
    set.addAll(items);
    return Optional.of(set);
  }
}
