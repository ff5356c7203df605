package app.coffer.desktop.merge;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.wire.codec.CborValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What must hold of every merge, tried on random records, two to four heads, with and without base.
 */
class MergeLawsTest {
  private static final int TRIES = 4_000;

  @Test
  void theOrderOfTheHeadsDoesNotMatter() {
    everyMerge((base, heads) -> {
      var shuffled = new ArrayList<>(heads);
      Collections.shuffle(shuffled, new Random(heads.hashCode()));
      assertThat(Merger.merge(base, shuffled)).isEqualTo(Merger.merge(base, heads));
    });
  }

  @Test
  void aHeadThatSaysWhatAnotherSaysChangesNothing() {
    everyMerge((base, heads) -> {
      var twice = new ArrayList<>(heads);
      Change again = heads.getFirst().content();
      twice.add(MergerTest.head(99, MergerTest.change(again.fields(), 0, again.removed())));
      assertThat(Merger.merge(base, twice)).isEqualTo(Merger.merge(base, heads));
    });
  }

  @Test
  void mergingWhatWasMergedChangesNothing() {
    everyMerge((base, heads) -> {
      MergeResult once = Merger.merge(base, heads);
      if (once instanceof MergeResult.Merged merged) {
        Head result = MergerTest.head(98, merged.content());
        assertThat(Merger.merge(base, List.of(result, result)).content())
            .isEqualTo(merged.content());
      }
    });
  }

  @Test
  void whatIsShownKeepsTheRulesOfTheLedger() {
    everyMerge((base, heads) -> {
      Change shown = Merger.merge(base, heads).content();
      assertThat(Coherence.broken(shown.entity(), shown.fields())).isEmpty();
    });
  }

  @Test
  void nothingDisappears() {
    everyMerge((base, heads) -> {
      MergeResult result = Merger.merge(base, heads);
      Set<MergeUnit> asked =
          result instanceof MergeResult.Contested contested
              ? Set.copyOf(contested.contested())
              : Set.of();
      boolean removed = heads.stream().anyMatch(head -> head.content().removed());
      for (MergeUnit unit : MergeUnits.of(Entity.TRANSACTION)) {
        if (unit.rule() != MergeUnit.Rule.ASK || asked.contains(unit) || removed) {
          continue;
        }
        // what any head changed is in the result, or a person is asked
        for (Head head : heads) {
          Map<String, CborValue> value = part(head.content(), unit);
          if (base == null || !value.equals(part(base, unit))) {
            assertThat(part(result.content(), unit)).isEqualTo(value);
          }
        }
      }
    });
  }

  @Test
  void aTagThatAnyAddedIsThere() {
    everyMerge((base, heads) -> {
      Change shown = Merger.merge(base, heads).content();
      if (shown.removed()) {
        return;
      }
      for (Head head : heads) {
        for (CborValue tag : tags(head.content())) {
          if (!head.content().removed() && (base == null || !tags(base).contains(tag))) {
            assertThat(tags(shown)).contains(tag);
          }
        }
      }
    });
  }

  private static List<CborValue> tags(Change change) {
    return change.fields().get(OfTransaction.TAGS) instanceof CborValue.Array(List<CborValue> items)
        ? items
        : List.of();
  }

  private static Map<String, CborValue> part(Change change, MergeUnit unit) {
    return change.fields().entrySet().stream()
        .filter(field -> unit.fields().contains(field.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static void everyMerge(BiConsumer<Change, List<Head>> law) {
    for (int seed = 0; seed < TRIES; seed++) {
      var random = new Random(seed);
      TreeMap<String, CborValue> before = money(random, new TreeMap<>(start()));
      Change base = random.nextInt(5) == 0 ? null : MergerTest.change(before, 1, false);
      var heads = new ArrayList<Head>();
      int count = 2 + random.nextInt(3);
      for (int number = 0; number < count; number++) {
        var fields = new TreeMap<>(before);
        for (int edits = random.nextInt(3); edits >= 0; edits--) {
          fields = edited(random, fields);
        }
        heads.add(
            MergerTest.head(
                number, MergerTest.change(fields, 2 + random.nextInt(3), random.nextInt(8) == 0)));
      }
      law.accept(base, heads);
    }
  }

  private static Map<String, CborValue> start() {
    return Map.of(
        OfTransaction.ACCOUNT, MergerTest.id(1),
        OfTransaction.DATE, CborValue.of(20_000),
        OfTransaction.STATUS, CborValue.of(0),
        RecordFields.CURRENCY, CborValue.of("EUR"),
        OfTransaction.TAGS, MergerTest.set("a", "b"),
        OfTransaction.NOTES, CborValue.of("one\ntwo\nthree"));
  }

  private static TreeMap<String, CborValue> edited(Random random, TreeMap<String, CborValue> from) {
    var fields = new TreeMap<>(from);
    switch (random.nextInt(8)) {
      case 0 -> fields.put(OfTransaction.DATE, CborValue.of(20_000 + random.nextInt(3)));
      case 1 -> fields.put(OfTransaction.STATUS, CborValue.of(random.nextInt(3)));
      case 2 -> fields.put(OfTransaction.TAGS, MergerTest.set("a", "t" + random.nextInt(3)));
      case 3 -> fields.put(OfTransaction.NOTES, CborValue.of("one\ntwo " + random.nextInt(3)));
      case 4 -> fields.put(OfTransaction.PAYEE, MergerTest.id(20 + random.nextInt(2)));
      case 5 -> {
        CborValue account = MergerTest.id(1 + random.nextInt(3));
        if (!account.equals(fields.get(OfTransaction.TRANSFER_ACCOUNT))) {
          fields.put(OfTransaction.ACCOUNT, account);
        }
      }
      default -> money(random, fields);
    }
    return fields;
  }

  private static TreeMap<String, CborValue> money(
      Random random, TreeMap<String, CborValue> fields) {
    for (String field :
        List.of(OfTransaction.LINES, OfTransaction.TRANSFER_ACCOUNT, OfTransaction.CATEGORY)) {
      fields.remove(field);
    }
    long amount = random.nextInt(5) * 100;
    fields.put(OfTransaction.AMOUNT, CborValue.of(amount));
    switch (random.nextInt(3)) {
      case 0 ->
          fields.put(OfTransaction.LINES, CborValue.of(List.of(line(1, 40), line(2, amount - 40))));
      case 1 -> {
        CborValue other = MergerTest.id(1 + random.nextInt(3));
        if (!other.equals(fields.get(OfTransaction.ACCOUNT))) {
          fields.put(OfTransaction.TRANSFER_ACCOUNT, other);
        }
      }
      default -> fields.put(OfTransaction.CATEGORY, MergerTest.id(10 + random.nextInt(3)));
    }
    return fields;
  }

  private static CborValue line(int number, long amount) {
    return CborValue.of(
        List.of(
            MergerTest.id(50 + number), CborValue.NULL, CborValue.of(amount), CborValue.of("")));
  }
}
