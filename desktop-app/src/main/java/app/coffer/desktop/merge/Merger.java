package app.coffer.desktop.merge;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.wire.codec.CborValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts a record's heads together, unit by unit, against their common ancestor. A pure function: the
 * order of the heads does not matter, and every device that holds the same heads gets the same
 * result. Every input has an answer.
 */
public final class Merger {
  private static final CborValue RECONCILED = CborValue.of(2);
  private static final List<MergeUnit> PROTECTED =
      List.of(MergeUnits.MONEY, MergeUnits.ACCOUNT, MergeUnits.DATE);
  private static final List<MergeUnit> ENTANGLED =
      List.of(MergeUnits.MONEY, MergeUnits.ACCOUNT, MergeUnits.CATEGORY);

  private final @Nullable Change base;

  /** The heads that keep the record, with contents that differ, greatest last. */
  private final List<Head> live;

  private final Head winner;
  private final TreeMap<String, CborValue> fields = new TreeMap<>();
  private final List<MergeUnit> merged = new ArrayList<>();
  private final List<MergeUnit> contested = new ArrayList<>();

  private Merger(@Nullable Change base, List<Head> live) {
    this.base = base;
    this.live = live;
    this.winner = live.getLast();
  }

  /**
   * @param base the nearest common ancestor's content, or null where there is none, more than one,
   *     or none that can be read
   * @param heads at least one; none an ancestor of another
   */
  public static MergeResult merge(@Nullable Change base, List<Head> heads) {
    List<Head> distinct = distinct(heads);
    Head greatest = distinct.getLast();
    List<Head> live = distinct.stream().filter(head -> !head.content().removed()).toList();
    if (live.isEmpty() || distinct.size() == 1) {
      return new MergeResult.Agreed(greatest.content(), greatest);
    }
    boolean removal = live.size() < distinct.size();
    if (removal
        && base != null
        && live.stream().allMatch(head -> head.content().sameContent(base))) {
      Head remover = distinct.stream().filter(head -> head.content().removed()).toList().getLast();
      return new MergeResult.Merged(remover.content(), remover, List.of());
    }
    return new Merger(base, live).run(removal);
  }

  /** Of heads that say the same the greatest stands for all. */
  private static List<Head> distinct(List<Head> heads) {
    var distinct = new ArrayList<Head>();
    for (Head head : heads.stream().sorted(Head.PRECEDENCE.reversed()).toList()) {
      if (distinct.stream().noneMatch(other -> other.content().sameContent(head.content()))) {
        distinct.addFirst(head);
      }
    }
    return distinct;
  }

  private MergeResult run(boolean removal) {
    Entity entity = winner.content().entity();
    var unknown = new TreeSet<String>();
    live.forEach(head -> MergeUnits.unknown(entity, head.content().fields().keySet(), unknown));
    if (base != null) {
      MergeUnits.unknown(entity, base.fields().keySet(), unknown);
    }
    MergeUnits.of(entity, unknown).forEach(this::decide);
    if (entity.equals(Entity.TRANSACTION)) {
      protectReconciled();
      untangle();
    }
    Change shown = winner.content();
    int schema = live.stream().mapToInt(head -> head.content().schema()).max().orElseThrow();
    var content =
        new Change(
            shown.record(),
            entity,
            schema,
            shown.lamport(),
            shown.editedAt(),
            shown.editor(),
            false,
            fields);
    merged.removeAll(contested);
    if (contested.isEmpty() && !removal) {
      return new MergeResult.Merged(content, winner, merged);
    }
    return new MergeResult.Contested(content, winner, contested, merged, removal);
  }

  private void decide(MergeUnit unit) {
    if (isUntouched(unit)) {
      // nearly always: nothing is compared as a whole, nothing copied twice
      for (String field : unit.fields()) {
        CborValue value = winner.content().fields().get(field);
        if (value != null) {
          fields.put(field, value);
        }
      }
      return;
    }
    List<Head> changed = live.stream().filter(head -> changed(head, unit)).toList();
    List<SortedMap<String, CborValue>> values =
        changed.stream().map(head -> value(head.content(), unit)).distinct().toList();
    if (values.isEmpty()) {
      fields.putAll(value(winner.content(), unit));
      return;
    }
    if (differs(unit)) {
      merged.add(unit);
    }
    if (values.size() == 1) {
      fields.putAll(values.getFirst());
      return;
    }
    // whatever becomes of it, the greatest of those who changed it is what may be shown
    SortedMap<String, CborValue> newest = value(changed.getLast().content(), unit);
    switch (unit.rule()) {
      case NEWEST -> fields.putAll(newest);
      case HIGHEST ->
          fields.putAll(values.stream().max(Comparator.comparingLong(Merger::rank)).orElseThrow());
      case SET ->
          SetMerge.merge(unit, base, values)
              .ifPresentOrElse(fields::putAll, () -> ask(unit, newest));
      case LINES -> mergeLines(unit, values, newest);
      case ASK -> ask(unit, newest);
    }
  }

  private boolean isUntouched(MergeUnit unit) {
    if (base == null) {
      return false;
    }
    for (String field : unit.fields()) {
      CborValue before = base.fields().get(field);
      for (Head head : live) {
        if (!Objects.equals(head.content().fields().get(field), before)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean changed(Head head, MergeUnit unit) {
    SortedMap<String, CborValue> now = value(head.content(), unit);
    if (base != null) {
      return !now.equals(value(base, unit));
    }
    // a cell that two devices made has no ancestor, but nobody typed into it before
    return !(unit.equals(MergeUnits.BUDGETED) && now.isEmpty());
  }

  private void ask(MergeUnit unit, SortedMap<String, CborValue> shown) {
    contested.add(unit);
    fields.putAll(shown);
  }

  private void mergeLines(
      MergeUnit unit,
      List<SortedMap<String, CborValue>> values,
      SortedMap<String, CborValue> newest) {
    if (base == null) {
      ask(unit, newest);
      return;
    }
    String field = unit.fields().iterator().next();
    String before = text(value(base, unit).get(field));
    // three sides fold in the order of their texts, so that no device's view of time matters
    List<String> texts = values.stream().map(value -> text(value.get(field))).sorted().toList();
    String result = texts.getFirst();
    for (String next : texts.subList(1, texts.size())) {
      var folded = LineMerge.merge(before, result, next);
      if (folded.isEmpty()) {
        ask(unit, newest);
        return;
      }
      result = folded.get();
    }
    if (!result.isEmpty()) {
      fields.put(field, CborValue.of(result));
    }
  }

  /**
   * What a reconciled head says of money, account and date is not overruled by another head without
   * asking.
   */
  private void protectReconciled() {
    List<Head> reconciled =
        live.stream()
            .filter(head -> RECONCILED.equals(head.content().fields().get(OfTransaction.STATUS)))
            .toList();
    if (reconciled.isEmpty()) {
      return;
    }
    boolean overruled = false;
    for (MergeUnit unit : PROTECTED) {
      if (contested.contains(unit)
          || reconciled.stream().anyMatch(head -> !value(head.content(), unit).equals(now(unit)))) {
        contest(unit);
        overruled = true;
      }
    }
    if (overruled) {
      contest(MergeUnits.STATUS);
    }
  }

  /** Units that are right apart may be wrong together; then all come from one head, and it asks. */
  private void untangle() {
    List<Map<String, CborValue>> known = new ArrayList<>();
    live.forEach(head -> known.add(head.content().fields()));
    if (base != null) {
      known.add(base.fields());
    }
    if (Coherence.broken(Entity.TRANSACTION, fields).isPresent()
        || !Coherence.currencyFits(fields, known)) {
      for (MergeUnit unit : ENTANGLED) {
        contest(unit);
        unit.fields().forEach(fields::remove);
        fields.putAll(value(winner.content(), unit));
      }
    }
  }

  private void contest(MergeUnit unit) {
    if (differs(unit) && !contested.contains(unit)) {
      contested.add(unit);
    }
  }

  private boolean differs(MergeUnit unit) {
    return live.stream().map(head -> value(head.content(), unit)).distinct().count() > 1;
  }

  private SortedMap<String, CborValue> now(MergeUnit unit) {
    return part(fields, unit);
  }

  /** The part of a content that a unit covers. */
  private static SortedMap<String, CborValue> value(Change change, MergeUnit unit) {
    return part(change.fields(), unit);
  }

  private static SortedMap<String, CborValue> part(
      SortedMap<String, CborValue> fields, MergeUnit unit) {
    var part = new TreeMap<String, CborValue>();
    for (String field : unit.fields()) {
      CborValue value = fields.get(field);
      if (value != null) {
        part.put(field, value);
      }
    }
    return part;
  }

  private static long rank(SortedMap<String, CborValue> value) {
    return !value.isEmpty() && value.firstEntry().getValue() instanceof CborValue.Int(long n)
        ? n
        : -1;
  }

  private static String text(@Nullable CborValue value) {
    return value instanceof CborValue.Text(String text) ? text : "";
  }
}
