package app.coffer.desktop.merge;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfBudgetCell;
import app.coffer.desktop.change.RecordFields.OfGoal;
import app.coffer.desktop.change.RecordFields.OfRate;
import app.coffer.desktop.change.RecordFields.OfRule;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Random merges of every kind of record there is; one that breaks a law is made as small as it can
 * be before it is shown. A merge follows from its numbers alone.
 *
 * @param based whether the heads have a common ancestor
 * @param heads what each head did
 */
record EveryMerge(Entity entity, boolean based, List<List<Edit>> heads) {
  /** One unit gets one of its values; where there is none, all is removed. */
  record Edit(@Nullable MergeUnit unit, int value) {
    @Override
    public String toString() {
      return unit == null ? "removed" : unit.name() + "=" + value;
    }
  }

  /** What must hold; throws where it does not. */
  @FunctionalInterface
  interface Law {
    void of(@Nullable Change base, List<Head> heads);
  }

  /** Every kind, also those that are yet to come. */
  static List<Entity> kinds() {
    return Arrays.stream(Entity.class.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .map(field -> {
          try {
            return (Entity) field.get(null);
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        })
        .toList();
  }

  static void holds(int tries, Law law) {
    for (Entity entity : kinds()) {
      for (int seed = 0; seed < tries; seed++) {
        EveryMerge merge = random(entity, new Random(31L * seed + entity.name().hashCode()));
        if (merge.fault(law) != null) {
          EveryMerge least = merge.least(law);
          throw new AssertionError("seed " + seed + ": " + least, least.fault(law));
        }
      }
    }
  }

  private static EveryMerge random(Entity entity, Random random) {
    List<MergeUnit> units = List.copyOf(MergeUnits.of(entity));
    var heads = new ArrayList<List<Edit>>();
    for (int head = 2 + random.nextInt(3); head > 0; head--) {
      var edits = new ArrayList<Edit>();
      for (int edit = 1 + random.nextInt(3); edit > 0; edit--) {
        boolean removes = random.nextInt(20) == 0;
        edits.add(
            removes || units.isEmpty()
                ? new Edit(null, 0)
                : new Edit(units.get(random.nextInt(units.size())), 1 + random.nextInt(3)));
      }
      heads.add(edits);
    }
    return new EveryMerge(entity, random.nextInt(5) > 0, heads);
  }

  private @Nullable Throwable fault(Law law) {
    try {
      law.of(based ? content(List.of(), 1) : null, all());
      return null;
    } catch (AssertionError | RuntimeException broken) {
      return broken;
    }
  }

  /** Without any head or edit that the fault does not need. */
  private EveryMerge least(Law law) {
    for (int head = 0; head < heads.size(); head++) {
      var fewer = new ArrayList<>(heads);
      fewer.remove(head);
      if (fewer.size() > 1 && new EveryMerge(entity, based, fewer).fault(law) != null) {
        return new EveryMerge(entity, based, fewer).least(law);
      }
      for (int edit = 0; edit < heads.get(head).size(); edit++) {
        var less = new ArrayList<>(heads);
        var edits = new ArrayList<>(heads.get(head));
        edits.remove(edit);
        less.set(head, edits);
        if (new EveryMerge(entity, based, less).fault(law) != null) {
          return new EveryMerge(entity, based, less).least(law);
        }
      }
    }
    return this;
  }

  private List<Head> all() {
    var all = new ArrayList<Head>();
    for (int head = 0; head < heads.size(); head++) {
      all.add(MergerTest.head(head, content(heads.get(head), 2 + head % 2)));
    }
    return all;
  }

  private Change content(List<Edit> edits, long lamport) {
    var fields = new TreeMap<String, CborValue>();
    for (MergeUnit unit : MergeUnits.of(entity)) {
      put(fields, unit, 0);
    }
    boolean removed = false;
    for (Edit edit : edits) {
      if (edit.unit() == null) {
        removed = true;
      } else {
        put(fields, edit.unit(), edit.value());
      }
    }
    return new Change(
        new RecordId(new byte[RecordId.LENGTH]),
        entity,
        1,
        lamport,
        Instant.EPOCH,
        "",
        removed,
        fields);
  }

  void put(TreeMap<String, CborValue> fields, MergeUnit unit, int value) {
    for (String field : unit.fields()) {
      CborValue set = value(unit, field, value);
      if (set == null) {
        fields.remove(field);
      } else {
        fields.put(field, set);
      }
    }
  }

  /** One of four values of a field; all that a unit has fit together. */
  private @Nullable CborValue value(MergeUnit unit, String field, int value) {
    return switch (unit.rule()) {
      case SET -> MergerTest.set("kept", "s" + value, "s" + value / 2);
      case LINES -> CborValue.of(lines(value));
      case HIGHEST -> CborValue.of(value % 3);
      case NEWEST -> CborValue.of("n" + value);
      case ASK -> asked(field, value);
    };
  }

  private static String lines(int value) {
    return switch (value) {
      case 1 -> "first, by one\nsecond\nthird\nfourth";
      case 2 -> "first\nsecond\nthird\nfourth\nfifth, by another";
      case 3 -> "first\nsecond, by a third\nthird\nfourth";
      default -> "first\nsecond\nthird\nfourth";
    };
  }

  private @Nullable CborValue asked(String field, int value) {
    boolean money = entity.equals(Entity.TRANSACTION) || entity.equals(Entity.SCHEDULE);
    return switch (field) {
      case OfTransaction.LINES -> money && value > 1 ? split(100 * value) : null;
      case OfTransaction.AMOUNT, OfRate.VALUE, OfBudgetCell.BASE -> CborValue.of(100 * value + 7);
      case OfTransaction.TRANSFER_ACCOUNT,
          OfTransaction.TRANSFER_AMOUNT,
          OfTransaction.TRANSFER_CURRENCY ->
          null;
      case OfTransaction.CATEGORY -> money ? null : MergerTest.id(20 + value);
      case RecordFields.CURRENCY -> CborValue.of("EUR");
      case OfGoal.BY -> CborValue.of(value);
      case OfRule.ACTIONS -> CborValue.of(List.of(CborValue.of("do " + value)));
      default ->
          entity.equals(Entity.GOAL) && field.equals(OfGoal.KIND)
              ? CborValue.of("by-date")
              : CborValue.of(field + value);
    };
  }

  private static CborValue split(long most) {
    return CborValue.of(List.of(line(1, most), line(2, 7)));
  }

  private static CborValue line(int number, long amount) {
    return CborValue.of(
        List.of(
            MergerTest.id(50 + number), CborValue.NULL, CborValue.of(amount), CborValue.of("")));
  }
}
