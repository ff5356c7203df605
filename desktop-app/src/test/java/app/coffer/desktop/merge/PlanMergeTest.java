package app.coffer.desktop.merge;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanMergeTest {
  private static final CborValue FOOD = CborValue.of(new byte[16]);

  @Test
  void movesOfTwoPeopleAddUpSilently() {
    Change base = cell(400, move(1, 20));
    var result =
        merge(base, cell(400, move(1, 20), move(2, 30)), cell(400, move(1, 20), move(3, -5)));
    assertThat(result).isInstanceOf(MergeResult.Merged.class);
    assertThat(result.content().fields())
        .isEqualTo(cell(400, move(1, 20), move(2, 30), move(3, -5)).fields());
  }

  @Test
  void aMoveAndATypedAmountAddUpToo() {
    var result = merge(cell(400), cell(450), cell(400, move(2, 30)));
    assertThat(result).isInstanceOf(MergeResult.Merged.class);
    assertThat(result.content().fields()).isEqualTo(cell(450, move(2, 30)).fields());
  }

  @Test
  void aCellThatTwoDevicesMadeAddsUpWhereOnlyOneTyped() {
    var result = merge(null, cell(450), cell(null, move(2, 30)));
    assertThat(result).isInstanceOf(MergeResult.Merged.class);
    assertThat(result.content().fields()).isEqualTo(cell(450, move(2, 30)).fields());
  }

  @Test
  void twoTypedAmountsAreAQuestion() {
    for (Change base : List.of(cell(400), cell(null))) {
      var result = merge(base, cell(450), cell(380));
      assertThat(((MergeResult.Contested) result).contested()).containsExactly(MergeUnits.BUDGETED);
    }
    assertThat(merge(null, cell(450), cell(380))).isInstanceOf(MergeResult.Contested.class);
    assertThat(merge(cell(400), cell(450), cell(450))).isInstanceOf(MergeResult.Agreed.class);
  }

  @Test
  void aScheduleTakesItsDateAndItsAmountFromOneSide() {
    Change base = schedule("FREQ=MONTHLY", -950, "Rent");
    var result =
        merge(base, schedule("FREQ=WEEKLY", -950, "Rent"), schedule("FREQ=MONTHLY", -990, "Rent!"));
    assertThat(((MergeResult.Contested) result).contested()).containsExactly(MergeUnits.SCHEDULE);
    var shown = result.content().fields();
    assertThat(shown).containsEntry("name", CborValue.of("Rent!"));
    assertThat(shown.get("repeat").equals(CborValue.of("FREQ=WEEKLY")))
        .isEqualTo(shown.get("amount").equals(CborValue.of(-950)));
  }

  @Test
  void occurrencesThatTwoPeopleSkippedAreBothSkipped() {
    var result = merge(schedule(), schedule(20_000), schedule(20_030));
    assertThat(result).isInstanceOf(MergeResult.Merged.class);
    assertThat(result.content().fields()).isEqualTo(schedule(20_000, 20_030).fields());
  }

  @Test
  void whatAPersonTypesMustMakeSense() {
    assertThat(Coherence.broken(Entity.GOAL, Map.of("kind", CborValue.of("by-date"))))
        .contains("goal-without-its-date");
    assertThat(Coherence.broken(Entity.RULE, Map.of())).contains("rule-without-actions");
    assertThat(Coherence.broken(Entity.RATE, Map.of("value", CborValue.of(0))))
        .contains("rate-not-positive");
    assertThat(Coherence.broken(Entity.BUDGET_CELL, Map.of("base", CborValue.of("4"))))
        .contains("budgeted-not-an-amount");
    var lines = CborValue.of(List.of(CborValue.of(List.of(FOOD, FOOD, CborValue.of(3)))));
    assertThat(Coherence.broken(Entity.SCHEDULE, Map.of("lines", lines, "amount", CborValue.of(4))))
        .contains("lines-do-not-add-up");
  }

  private static MergeResult merge(@Nullable Change base, Change one, Change other) {
    MergeResult result = Merger.merge(base, List.of(head(1, one), head(2, other)));
    MergeResult reversed = Merger.merge(base, List.of(head(2, other), head(1, one)));
    assertThat(reversed).isEqualTo(result);
    return result;
  }

  private static Change cell(@Nullable Integer typed, CborValue... moves) {
    var fields = new TreeMap<String, CborValue>();
    fields.put("category", FOOD);
    fields.put("month", CborValue.of(24_322));
    fields.put("currency", CborValue.of("EUR"));
    if (typed != null) {
      fields.put("base", CborValue.of(typed));
    }
    if (moves.length > 0) {
      fields.put("moves", CborValue.of(List.of(moves)));
    }
    return change(Entity.BUDGET_CELL, fields);
  }

  private static CborValue move(int id, int amount) {
    byte[] bytes = new byte[16];
    bytes[0] = (byte) id;
    return CborValue.of(List.of(CborValue.of(bytes), CborValue.of(amount), FOOD));
  }

  private static Change schedule(long... skipped) {
    var fields = new TreeMap<>(schedule("FREQ=MONTHLY", -950, "Rent").fields());
    if (skipped.length > 0) {
      fields.put(
          "skipped",
          CborValue.of(java.util.stream.LongStream.of(skipped).mapToObj(CborValue::of).toList()));
    }
    return change(Entity.SCHEDULE, fields);
  }

  private static Change schedule(String rule, int amount, String name) {
    return change(
        Entity.SCHEDULE,
        Map.of(
            "repeat", CborValue.of(rule),
            "amount", CborValue.of(amount),
            "name", CborValue.of(name)));
  }

  private static Change change(Entity entity, Map<String, CborValue> fields) {
    return new Change(
        new RecordId(new byte[16]), entity, 1, 5, Instant.EPOCH, "", false, Change.fields(fields));
  }

  private static Head head(int n, Change content) {
    byte[] revision = new byte[RevisionId.LENGTH];
    revision[0] = (byte) n;
    byte[] device = new byte[DeviceId.LENGTH];
    device[0] = (byte) n;
    return new Head(new RevisionId(revision), new DeviceId(device), content);
  }
}
