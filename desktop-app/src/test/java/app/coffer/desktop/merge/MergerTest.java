package app.coffer.desktop.merge;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MergerTest {
  private static final RecordId RECORD = new RecordId(new byte[RecordId.LENGTH]);
  private static final CborValue CHECKING = id(1);
  private static final CborValue SAVINGS = id(2);
  private static final CborValue FOOD = id(3);
  private static final CborValue FUN = id(4);

  private final Map<String, CborValue> plain =
      Map.of(
          OfTransaction.ACCOUNT, CHECKING,
          OfTransaction.DATE, CborValue.of(20_000),
          OfTransaction.AMOUNT, CborValue.of(-4500),
          RecordFields.CURRENCY, CborValue.of("EUR"),
          OfTransaction.STATUS, CborValue.of(0));

  @Test
  void differentFieldsAreMerged() {
    var result =
        merge(
            plain,
            with(OfTransaction.CATEGORY, FOOD),
            with(OfTransaction.DATE, CborValue.of(20_001)));
    assertThat(result).isInstanceOf(MergeResult.Merged.class);
    assertThat(result.content().fields())
        .containsEntry(OfTransaction.CATEGORY, FOOD)
        .containsEntry(OfTransaction.DATE, CborValue.of(20_001));
  }

  @Test
  void theSameFieldChangedDifferentlyIsAskedAndTheLaterLogicalTimeIsShown() {
    var result =
        contested(plain, with(OfTransaction.CATEGORY, FOOD), with(OfTransaction.CATEGORY, FUN));
    assertThat(result.contested()).containsExactly(MergeUnits.CATEGORY);
    assertThat(result.content().fields()).containsEntry(OfTransaction.CATEGORY, FUN);
  }

  @Test
  void theSameFieldChangedAlikeIsNoConflict() {
    assertThat(merge(plain, with(OfTransaction.CATEGORY, FOOD), with(OfTransaction.CATEGORY, FOOD)))
        .isInstanceOf(MergeResult.Agreed.class);
  }

  @Test
  void amountOfOneAndLinesOfTheOtherAreNeverMixed() {
    var split = new TreeMap<>(plain);
    split.put(
        OfTransaction.LINES,
        CborValue.of(
            List.of(
                CborValue.of(List.of(id(8), FOOD, CborValue.of(-4000), CborValue.of(""))),
                CborValue.of(List.of(id(9), FUN, CborValue.of(-500), CborValue.of(""))))));
    var result = contested(plain, split, with(OfTransaction.AMOUNT, CborValue.of(-5000)));
    assertThat(result.contested()).contains(MergeUnits.MONEY);
    assertThat(Coherence.broken(Entity.TRANSACTION, result.content().fields())).isEmpty();
  }

  @Test
  void aCategoryOnOneSideAndASplitOnTheOtherAreAsked() {
    var split = new TreeMap<>(plain);
    split.put(
        OfTransaction.LINES,
        CborValue.of(
            List.of(CborValue.of(List.of(id(8), FOOD, CborValue.of(-4500), CborValue.of(""))))));
    for (boolean splitFirst : new boolean[] {true, false}) {
      var result =
          splitFirst
              ? contested(plain, split, with(OfTransaction.CATEGORY, FUN))
              : contested(plain, with(OfTransaction.CATEGORY, FUN), split);
      assertThat(result.contested()).contains(MergeUnits.MONEY, MergeUnits.CATEGORY);
      assertThat(Coherence.broken(Entity.TRANSACTION, result.content().fields())).isEmpty();
    }
  }

  @Test
  void movedToAnAccountThatTheOtherMadeTheTransfersEndIsAsked() {
    var transfer = new TreeMap<>(plain);
    transfer.put(OfTransaction.TRANSFER_ACCOUNT, SAVINGS);
    transfer.put(OfTransaction.TRANSFER_AMOUNT, CborValue.of(4500));
    transfer.put(OfTransaction.TRANSFER_CURRENCY, CborValue.of("EUR"));
    var result = contested(plain, transfer, with(OfTransaction.ACCOUNT, SAVINGS));
    assertThat(result.contested()).contains(MergeUnits.MONEY, MergeUnits.ACCOUNT);
    assertThat(Coherence.broken(Entity.TRANSACTION, result.content().fields())).isEmpty();
  }

  @Test
  void anotherCurrencysAccountWithThisCurrencysAmountIsAsked() {
    var dollars = new TreeMap<>(plain);
    dollars.put(OfTransaction.ACCOUNT, SAVINGS);
    dollars.put(RecordFields.CURRENCY, CborValue.of("USD"));
    var result = contested(plain, dollars, with(OfTransaction.AMOUNT, CborValue.of(-1)));
    assertThat(result.contested()).contains(MergeUnits.MONEY, MergeUnits.ACCOUNT);
    assertThat(result.content().fields())
        .containsEntry(OfTransaction.ACCOUNT, CHECKING)
        .containsEntry(RecordFields.CURRENCY, CborValue.of("EUR"));
  }

  @Test
  void clearedOutranksUncleared() {
    var result =
        merge(
            plain,
            with(OfTransaction.STATUS, CborValue.of(1)),
            with(OfTransaction.STATUS, CborValue.of(2)));
    assertThat(result).isInstanceOf(MergeResult.Merged.class);
    assertThat(result.content().fields()).containsEntry(OfTransaction.STATUS, CborValue.of(2));
  }

  @Test
  void whatIsReconciledIsNotChangedSilently() {
    var result =
        contested(
            plain,
            with(OfTransaction.STATUS, CborValue.of(2)),
            with(OfTransaction.AMOUNT, CborValue.of(-5000)));
    assertThat(result.contested()).contains(MergeUnits.MONEY, MergeUnits.STATUS);
  }

  @Test
  void whatIsReconciledMayGetATagFromElsewhere() {
    assertThat(
            merge(
                plain,
                with(OfTransaction.STATUS, CborValue.of(2)),
                with(OfTransaction.TAGS, set("a"))))
        .isInstanceOf(MergeResult.Merged.class);
  }

  @Test
  void tagsUniteAndWhatOneTookAwayStaysAway() {
    Map<String, CborValue> before = with(OfTransaction.TAGS, set("old", "stays"));
    var result =
        merge(
            before,
            with(OfTransaction.TAGS, set("stays", "new")),
            with(OfTransaction.TAGS, set("old", "other", "stays")));
    assertThat(result.content().fields())
        .containsEntry(OfTransaction.TAGS, set("new", "other", "stays"));
  }

  @Test
  void notesMergeByLines() {
    Map<String, CborValue> before = with(OfTransaction.NOTES, CborValue.of("a\nb\nc"));
    var result =
        merge(
            before,
            with(OfTransaction.NOTES, CborValue.of("A\nb\nc")),
            with(OfTransaction.NOTES, CborValue.of("a\nb\nc\nd")));
    assertThat(result.content().fields())
        .containsEntry(OfTransaction.NOTES, CborValue.of("A\nb\nc\nd"));
  }

  @Test
  void notesThatOverlapAreAsked() {
    Map<String, CborValue> before = with(OfTransaction.NOTES, CborValue.of("a"));
    assertThat(
            contested(
                    before,
                    with(OfTransaction.NOTES, CborValue.of("a\nb")),
                    with(OfTransaction.NOTES, CborValue.of("a\nc")))
                .contested())
        .containsExactly(MergeUnits.NOTES);
  }

  @Test
  void removedHereAndEditedThereIsShownAsEditedAndAsked() {
    var result =
        (MergeResult.Contested)
            Merger.merge(
                change(plain, 1, false),
                List.of(
                    head(1, change(plain, 9, true)),
                    head(2, change(with(OfTransaction.CATEGORY, FOOD), 2, false))));
    assertThat(result.removal()).isTrue();
    assertThat(result.contested()).isEmpty();
    assertThat(result.content().removed()).isFalse();
    assertThat(result.content().fields()).containsEntry(OfTransaction.CATEGORY, FOOD);
  }

  @Test
  void removedOnBothSidesIsRemoved() {
    var result =
        Merger.merge(
            change(plain, 1, false),
            List.of(
                head(1, change(plain, 2, true)),
                head(2, change(with(OfTransaction.CATEGORY, FOOD), 3, true))));
    assertThat(result).isInstanceOf(MergeResult.Agreed.class);
    assertThat(result.content().removed()).isTrue();
  }

  @Test
  void withoutABaseWhatDiffersIsAskedAndSetsUnite() {
    var result =
        (MergeResult.Contested)
            Merger.merge(
                null,
                List.of(
                    head(1, change(with(OfTransaction.IMPORT_KEYS, set("k")), 2, false)),
                    head(2, change(with(OfTransaction.DATE, CborValue.of(20_009)), 3, false))));
    assertThat(result.contested()).containsExactly(MergeUnits.DATE);
    assertThat(result.content().fields()).containsEntry(OfTransaction.IMPORT_KEYS, set("k"));
  }

  @Test
  void aFieldOfANewerVersionIsAUnitOfItsOwn() {
    var result =
        contested(plain, with("mood", CborValue.of("good")), with("mood", CborValue.of("bad")));
    assertThat(result.contested()).extracting(MergeUnit::name).containsExactly("field:mood");
  }

  private MergeResult merge(
      Map<String, CborValue> base, Map<String, CborValue> one, Map<String, CborValue> other) {
    return Merger.merge(
        change(base, 1, false),
        List.of(head(1, change(one, 2, false)), head(2, change(other, 3, false))));
  }

  private MergeResult.Contested contested(
      Map<String, CborValue> base, Map<String, CborValue> one, Map<String, CborValue> other) {
    MergeResult result = merge(base, one, other);
    assertThat(result).isInstanceOf(MergeResult.Contested.class);
    return (MergeResult.Contested) result;
  }

  private Map<String, CborValue> with(String field, CborValue value) {
    var fields = new TreeMap<>(plain);
    fields.put(field, value);
    return fields;
  }

  static Change change(Map<String, CborValue> fields, long lamport, boolean removed) {
    return new Change(
        RECORD, Entity.TRANSACTION, 1, lamport, Instant.EPOCH, "", removed, new TreeMap<>(fields));
  }

  static Head head(int number, Change content) {
    byte[] device = new byte[DeviceId.LENGTH];
    device[0] = (byte) number;
    return new Head(
        new RevisionId(Arrays.copyOf(device, RevisionId.LENGTH)), new DeviceId(device), content);
  }

  static CborValue id(int number) {
    byte[] id = new byte[RecordId.LENGTH];
    id[0] = (byte) number;
    return CborValue.of(id);
  }

  static CborValue set(String... texts) {
    return CborValue.of(Arrays.stream(texts).sorted().map(CborValue::of).toList());
  }
}
