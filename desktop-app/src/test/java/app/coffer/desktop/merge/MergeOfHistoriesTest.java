package app.coffer.desktop.merge;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.conflict.ConflictEffects;
import app.coffer.desktop.merge.RecordHistory.Act;
import app.coffer.desktop.sync.Standing;
import app.coffer.wire.codec.CborValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever some computers do to a record of any kind, one after another or without knowing of each
 * other: what a person wrote and nobody wrote over knowingly is in the result, at a side to choose,
 * or what was before; and what is shown was written by somebody. It is worked out from who wrote
 * what knowing what, not by the merge.
 */
class MergeOfHistoriesTest {
  private static final int HISTORIES = Integer.getInteger("coffer.histories", 60);
  private static final int STEPS = 30;

  /** What was met; a law that never meets its case says nothing. */
  private enum Met {
    MERGED,
    ASKED,
    THREE_SIDES,
    REMOVED_AGAINST_EDITED,
    KEPT_AT_A_SIDE,
    KEPT_BESIDE_ANOTHER
  }

  private final Map<Met, Integer> met = new EnumMap<>(Met.class);
  private int decisions;

  static List<Entity> kinds() {
    return EveryMerge.kinds();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void nothingWrittenIsLostAndNothingIsMadeUp(Entity entity) {
    for (int number = 0; number < HISTORIES; number++) {
      var history = new RecordHistory(entity, 1_000_003L * number + entity.name().hashCode());
      for (int step = 0; step < STEPS; step++) {
        int computer = history.step();
        try {
          holds(history, computer);
        } catch (AssertionError broken) {
          throw new AssertionError(
              "history " + number + ", step " + step + ": " + history.story(computer), broken);
        }
      }
      decisions += history.decided();
    }
    itWasTried(entity);
  }

  private void itWasTried(Entity entity) {
    List<MergeUnit.Rule> rules = MergeUnits.of(entity).stream().map(MergeUnit::rule).toList();
    assertThat(met).containsKeys(Met.REMOVED_AGAINST_EDITED);
    assertThat(decisions).isGreaterThan(2);
    if (rules.contains(MergeUnit.Rule.ASK)) {
      assertThat(met.get(Met.ASKED)).isGreaterThan(50);
      assertThat(met.get(Met.KEPT_AT_A_SIDE)).isGreaterThan(50);
      assertThat(met).containsKeys(Met.THREE_SIDES);
    }
    if (rules.size() > 1 || !rules.contains(MergeUnit.Rule.ASK)) {
      assertThat(met.get(Met.MERGED)).isGreaterThan(20);
    }
    if (rules.size() > 1) {
      assertThat(met.get(Met.KEPT_BESIDE_ANOTHER)).isGreaterThan(20);
    }
  }

  private void holds(RecordHistory history, int computer) {
    Standing standing = history.standing(computer);
    if (standing.heads().isEmpty()) {
      return;
    }
    MergeResult result = standing.result();
    note(standing);
    for (MergeUnit unit : MergeUnits.of(result.content().entity())) {
      List<Act> last = history.last(computer, unit);
      for (Act act : last) {
        assertThat(isKept(act, unit, standing))
            .as("%s of %s", unit.name(), act.revision().id())
            .isTrue();
      }
      somebodyWrote(history.known(computer), unit, result.content());
    }
    moneyIsSomebodys(history.known(computer), result.content());
  }

  private void note(Standing standing) {
    long live = standing.heads().stream().filter(head -> !head.content().removed()).count();
    if (standing.result() instanceof MergeResult.Merged) {
      meet(Met.MERGED);
    }
    if (standing.result() instanceof MergeResult.Contested asked) {
      meet(asked.contested().isEmpty() ? Met.REMOVED_AGAINST_EDITED : Met.ASKED);
      if (live > 2) {
        meet(Met.THREE_SIDES);
      }
      if (live < standing.heads().size()) {
        meet(Met.REMOVED_AGAINST_EDITED);
      }
    }
  }

  private void meet(Met what) {
    met.merge(what, 1, Integer::sum);
  }

  private boolean isKept(Act act, MergeUnit unit, Standing standing) {
    Map<String, CborValue> value = act.wrote().get(unit);
    Change before = standing.base() == null ? null : standing.base().content();
    Change shown = standing.result().content();
    if (before != null && RecordHistory.part(before, unit).equals(value)) {
      return true;
    }
    if (shown.removed()) {
      return false;
    }
    if (carries(unit, act, RecordHistory.part(shown, unit), before)) {
      if (standing.heads().size() > 1) {
        meet(Met.KEPT_BESIDE_ANOTHER);
      }
      return true;
    }
    boolean asked =
        standing.result() instanceof MergeResult.Contested contested
            && contested.contested().contains(unit);
    boolean there =
        asked
            && standing.heads().stream()
                .filter(head -> !head.content().removed())
                .map(head -> RecordHistory.part(head.content(), unit))
                .anyMatch(side -> carries(unit, act, side, before));
    if (there) {
      meet(Met.KEPT_AT_A_SIDE);
    }
    // of what is never asked about the newest counts, and the others are in the history
    return there || unit.rule() == MergeUnit.Rule.NEWEST || unit.rule() == MergeUnit.Rule.HIGHEST;
  }

  /** Whether what somebody wrote is in there: the value, or what was added to a set or a text. */
  private static boolean carries(
      MergeUnit unit, Act act, Map<String, CborValue> there, Change before) {
    Map<String, CborValue> value = act.wrote().get(unit);
    List<?> added =
        switch (unit.rule()) {
          case SET -> without(items(value), items(act.shown().get(unit)));
          case LINES -> without(lines(value), lines(act.shown().get(unit)));
          default -> List.of();
        };
    return switch (unit.rule()) {
      case SET -> items(there).containsAll(without(added, items(RecordHistory.part(before, unit))));
      case LINES ->
          lines(there).containsAll(without(added, lines(RecordHistory.part(before, unit))));
      default -> there.equals(value);
    };
  }

  private static <T> List<T> without(List<T> all, List<?> some) {
    var left = new ArrayList<>(all);
    left.removeAll(some);
    return left;
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

  private static void somebodyWrote(List<Act> known, MergeUnit unit, Change shown) {
    Set<MergeUnit.Rule> united = Set.of(MergeUnit.Rule.SET, MergeUnit.Rule.LINES);
    if (!shown.removed() && !united.contains(unit.rule())) {
      assertThat(known.stream().map(act -> act.wrote().get(unit)))
          .as("%s is somebody's", unit.name())
          .contains(RecordHistory.part(shown, unit));
    }
  }

  /** By how much a record moves accounts is what somebody's version moves them by. */
  private static void moneyIsSomebodys(List<Act> known, Change shown) {
    assertThat(shown.removed() || Coherence.broken(shown.entity(), shown.fields()).isEmpty())
        .isTrue();
    if (shown.entity().equals(Entity.ACCOUNT)) {
      assertThat(known.stream().map(act -> ConflictEffects.contribution(act.revision().content())))
          .contains(ConflictEffects.contribution(shown));
    } else if (shown.entity().equals(Entity.TRANSACTION) && !shown.removed()) {
      assertThat(
              known.stream()
                  .filter(act -> !act.removed())
                  .flatMap(act ->
                      ConflictEffects.contribution(act.revision().content()).values().stream()))
          .containsAll(ConflictEffects.contribution(shown).values());
    }
  }
}
