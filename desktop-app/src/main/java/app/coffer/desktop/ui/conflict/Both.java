package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Decision;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.merge.Coherence;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.wire.codec.CborValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What both changes come to together, where that makes sense: sets united, texts one under the
 * other, numbers with both differences, another partner with another amount.
 *
 * @param kind what the button says
 * @param fields the unit's values
 */
record Both(Kind kind, Map<String, CborValue> fields) {
  /** Amounts that several may add to. */
  private static final Set<String> SUMS =
      Set.of(RecordFields.OfBudgetCell.BASE, RecordFields.OfAccount.OPENING);

  private static final Set<String> PARTNER = Set.of(OfTransaction.TRANSFER_ACCOUNT);

  /** What is done with both. */
  enum Kind {
    ADD,
    COMBINE,
    UNITE,
    PARTNER
  }

  static Optional<Both> of(ConflictVersions versions, MergeUnit unit, UnitKind kind) {
    List<Change> sides =
        versions.conflict().sides().stream()
            .map(Side::content)
            .filter(content -> !content.removed())
            .toList();
    if (sides.size() < 2) {
      return Optional.empty();
    }
    return switch (kind) {
      case TAGS -> united(unit, sides);
      case NOTES -> combined(unit, sides);
      case MONEY ->
          versions.conflict().entity().equals(Entity.TRANSACTION)
              ? partner(versions, unit, sides)
              : added(versions, unit, sides);
      default -> added(versions, unit, sides);
    };
  }

  private static Optional<Both> united(MergeUnit unit, List<Change> sides) {
    String field = unit.fields().iterator().next();
    var all = new TreeSet<String>();
    for (Change side : sides) {
      if (side.fields().get(field) instanceof CborValue.Array(List<CborValue> items)) {
        for (CborValue item : items) {
          if (item instanceof CborValue.Text(String text)) {
            all.add(text);
          }
        }
      }
    }
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Both(
                Kind.UNITE, Map.of(field, CborValue.of(all.stream().map(CborValue::of).toList()))));
  }

  /** Every line that any side has, once, in the order of the sides. */
  private static Optional<Both> combined(MergeUnit unit, List<Change> sides) {
    String field = unit.fields().iterator().next();
    var lines = new LinkedHashSet<String>();
    for (Change side : sides) {
      if (side.fields().get(field) instanceof CborValue.Text(String text)) {
        text.lines().forEach(lines::add);
      }
    }
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Both(Kind.COMBINE, Map.of(field, CborValue.of(String.join("\n", lines)))));
  }

  /** What was before and the difference of each side. */
  private static Optional<Both> added(
      ConflictVersions versions, MergeUnit unit, List<Change> sides) {
    Optional<Change> base = versions.before();
    List<String> sums = unit.fields().stream().filter(SUMS::contains).toList();
    if (base.isEmpty() || sums.size() != 1) {
      return Optional.empty();
    }
    String field = sums.getFirst();
    SortedMap<String, CborValue> rest = Decision.part(base.get(), unit);
    rest.remove(field);
    long before = number(base.get(), field);
    long sum = before;
    for (Change side : sides) {
      var others = Decision.part(side, unit);
      others.remove(field);
      if (!others.equals(rest)) {
        return Optional.empty();
      }
      try {
        sum = Math.addExact(sum, Math.subtractExact(number(side, field), before));
      } catch (ArithmeticException tooLarge) {
        return Optional.empty();
      }
    }
    var fields = new TreeMap<>(rest);
    fields.put(field, CborValue.of(sum));
    return Optional.of(new Both(Kind.ADD, fields));
  }

  private static long number(Change change, String field) {
    return change.fields().get(field) instanceof CborValue.Int(long number) ? number : 0;
  }

  /** One side changed with whom, the other how much: nothing contradicts. */
  private static Optional<Both> partner(
      ConflictVersions versions, MergeUnit unit, List<Change> sides) {
    Optional<Change> base = versions.before();
    if (base.isEmpty() || sides.size() != 2) {
      return Optional.empty();
    }
    for (int i = 0; i < 2; i++) {
      Change moved = sides.get(i);
      Change paid = sides.get(1 - i);
      if (differ(moved, base.get(), unit).equals(PARTNER)
          && !differ(paid, base.get(), unit).contains(OfTransaction.TRANSFER_ACCOUNT)
          && moved.fields().containsKey(OfTransaction.TRANSFER_ACCOUNT)) {
        var fields = Decision.part(paid, unit);
        fields.put(
            OfTransaction.TRANSFER_ACCOUNT, moved.fields().get(OfTransaction.TRANSFER_ACCOUNT));
        var whole = new TreeMap<>(versions.conflict().provisional().fields());
        Decision.put(whole, unit, fields);
        if (Coherence.broken(Entity.TRANSACTION, whole).isEmpty()) {
          return Optional.of(new Both(Kind.PARTNER, fields));
        }
      }
    }
    return Optional.empty();
  }

  private static Set<String> differ(Change one, Change other, MergeUnit unit) {
    var differing = new ArrayList<String>();
    for (String field : unit.fields()) {
      if (!java.util.Objects.equals(one.fields().get(field), other.fields().get(field))) {
        differing.add(field);
      }
    }
    return Set.copyOf(differing);
  }
}
