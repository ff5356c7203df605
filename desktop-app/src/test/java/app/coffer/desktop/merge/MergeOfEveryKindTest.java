package app.coffer.desktop.merge;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.wire.codec.CborValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The laws of merging, for every kind of record. */
class MergeOfEveryKindTest {
  private static final int TRIES = Integer.getInteger("coffer.merges", 250);

  @Test
  void theSameHeadsAlwaysGiveTheSame() {
    EveryMerge.holds(
        TRIES,
        (base, heads) ->
            assertThat(Merger.merge(base, heads.stream().map(this::again).toList()))
                .isEqualTo(Merger.merge(base, heads)));
  }

  /** Equal, and not the same in memory. */
  private Head again(Head head) {
    Change content = head.content();
    return new Head(
        head.revision(),
        head.device(),
        new Change(
            content.record(),
            new Entity(content.entity().name()),
            content.schema(),
            content.lamport(),
            content.editedAt(),
            content.editor(),
            content.removed(),
            new TreeMap<>(content.fields())));
  }

  @Test
  void theOrderOfTheHeadsDoesNotMatter() {
    EveryMerge.holds(
        TRIES,
        (base, heads) -> {
          var shuffled = new ArrayList<>(heads);
          Collections.shuffle(shuffled, new Random(heads.size()));
          assertThat(Merger.merge(base, shuffled)).isEqualTo(Merger.merge(base, heads));
          assertThat(Merger.merge(base, heads.reversed())).isEqualTo(Merger.merge(base, heads));
        });
  }

  @Test
  void mergingAgainChangesNothing() {
    EveryMerge.holds(
        TRIES,
        (base, heads) -> {
          Change once = Merger.merge(base, heads).content();
          Head result = MergerTest.head(98, once);
          assertThat(Merger.merge(base, List.of(result, result)).content()).isEqualTo(once);
          var twice = new ArrayList<>(heads);
          twice.addAll(heads);
          assertThat(Merger.merge(base, twice)).isEqualTo(Merger.merge(base, heads));
        });
  }

  /**
   * Whoever hears of the heads one after another ends where somebody ends who hears of all at once.
   * Where only the newest counts, what is newest depends on what was written when.
   */
  @Test
  void hearingOneAfterAnotherEndsAtTheSame() {
    EveryMerge.holds(
        TRIES,
        (base, heads) -> {
          MergeResult all = Merger.merge(base, heads);
          if (base == null
              || !(all instanceof MergeResult.Merged)
              || heads.stream().anyMatch(head -> head.content().removed())) {
            return;
          }
          Head heard = heads.getFirst();
          for (Head next : heads.subList(1, heads.size())) {
            MergeResult step = Merger.merge(base, List.of(heard, next));
            if (step instanceof MergeResult.Contested asks) {
              // neighbouring lines that came together once are not told apart again: it is asked
              assertThat(asks.contested()).allMatch(unit -> unit.rule() == MergeUnit.Rule.LINES);
              return;
            }
            heard = MergerTest.head(90, step.content());
          }
          for (MergeUnit unit : MergeUnits.of(all.content().entity())) {
            if (unit.rule() != MergeUnit.Rule.NEWEST) {
              assertThat(part(heard.content(), unit)).isEqualTo(part(all.content(), unit));
            }
          }
        });
  }

  /** What a head changed is in the result, or a person is asked and finds it at a side. */
  @Test
  void nothingDisappears() {
    EveryMerge.holds(
        TRIES,
        (base, heads) -> {
          MergeResult result = Merger.merge(base, heads);
          Set<MergeUnit> asked =
              result instanceof MergeResult.Contested contested
                  ? Set.copyOf(contested.contested())
                  : Set.of();
          if (heads.stream().anyMatch(head -> head.content().removed())) {
            assertThat(result.content().removed())
                .as("removed only where nobody changed anything")
                .isEqualTo(heads.stream().allMatch(head -> unchangedOrGone(head, base)));
            return;
          }
          for (MergeUnit unit : MergeUnits.of(result.content().entity())) {
            var values = new HashSet<Map<String, CborValue>>();
            for (Head head : heads) {
              Map<String, CborValue> value = part(head.content(), unit);
              if (base == null || !value.equals(part(base, unit))) {
                values.add(value);
              }
            }
            if (!asked.contains(unit)) {
              assertThat(keeps(unit, part(result.content(), unit), values, base))
                  .as("%s of %s", unit.name(), result)
                  .isTrue();
            }
          }
        });
  }

  private static boolean unchangedOrGone(Head head, @Nullable Change base) {
    return head.content().removed() || base != null && head.content().sameContent(base);
  }

  private static boolean keeps(
      MergeUnit unit,
      Map<String, CborValue> result,
      Set<Map<String, CborValue>> values,
      @Nullable Change base) {
    if (values.isEmpty()) {
      return base != null && result.equals(part(base, unit));
    }
    return switch (unit.rule()) {
      case ASK -> values.equals(Set.of(result));
      // what is overwritten stays in the history, in full
      case NEWEST -> values.contains(result);
      case HIGHEST ->
          values.contains(result)
              && values.stream().allMatch(value -> number(value) <= number(result));
      case SET ->
          values.stream()
              .allMatch(value -> items(result).containsAll(added(items(value), unit, base)));
      case LINES ->
          values.stream()
              .allMatch(value -> lines(result).containsAll(newLines(lines(value), unit, base)));
    };
  }

  private static List<CborValue> added(List<CborValue> items, MergeUnit unit, @Nullable Change of) {
    var added = new ArrayList<>(items);
    if (of != null) {
      added.removeAll(items(part(of, unit)));
    }
    return added;
  }

  private static List<String> newLines(List<String> lines, MergeUnit unit, @Nullable Change of) {
    var added = new ArrayList<>(lines);
    if (of != null) {
      added.removeAll(lines(part(of, unit)));
    }
    return added;
  }

  /** An account's total is changed by what somebody wrote, and by nothing that nobody did. */
  @Test
  void moneyIsSomebodysAndAddsUp() {
    EveryMerge.holds(
        TRIES,
        (base, heads) -> {
          Change shown = Merger.merge(base, heads).content();
          assertThat(Coherence.broken(shown.entity(), shown.fields())).isEmpty();
          if (!shown.entity().equals(Entity.TRANSACTION) || shown.removed()) {
            return;
          }
          for (MergeUnit unit : List.of(MergeUnits.MONEY, MergeUnits.ACCOUNT)) {
            List<Map<String, CborValue>> theirs =
                heads.stream()
                    .map(Head::content)
                    .filter(content -> !content.removed())
                    .map(content -> part(content, unit))
                    .toList();
            assertThat(theirs).contains(part(shown, unit));
            if (base != null && theirs.stream().allMatch(part(base, unit)::equals)) {
              assertThat(part(shown, unit)).isEqualTo(part(base, unit));
            }
          }
          assertThat(sum(shown)).isEqualTo(number(part(shown, MergeUnits.MONEY)));
        });
  }

  private static long sum(Change change) {
    if (change.fields().get(OfTransaction.LINES)
        instanceof CborValue.Array(List<CborValue> lines)) {
      return lines.stream()
          .mapToLong(line -> number(((CborValue.Array) line).items().get(2)))
          .sum();
    }
    return number(change.fields().get(OfTransaction.AMOUNT));
  }

  private static long number(Map<String, CborValue> value) {
    CborValue amount = value.get(OfTransaction.AMOUNT);
    return number(amount != null ? amount : value.values().stream().findFirst().orElse(null));
  }

  private static long number(@Nullable CborValue value) {
    return value instanceof CborValue.Int(long number) ? number : Long.MIN_VALUE;
  }

  private static List<CborValue> items(Map<String, CborValue> value) {
    return value.values().stream()
        .flatMap(each -> each instanceof CborValue.Array(var all) ? all.stream() : null)
        .toList();
  }

  private static List<String> lines(Map<String, CborValue> value) {
    return value.values().stream()
        .flatMap(
            each -> each instanceof CborValue.Text(var all) ? Arrays.stream(all.split("\n")) : null)
        .toList();
  }

  private static Map<String, CborValue> part(Change change, MergeUnit unit) {
    var part = new HashMap<>(change.fields());
    part.keySet().retainAll(unit.fields());
    return part;
  }
}
