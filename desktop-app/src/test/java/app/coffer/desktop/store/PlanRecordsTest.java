package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.merge.Coherence;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.desktop.merge.MergeUnits;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.store.PlanSpecimens.Specimen;
import app.coffer.wire.codec.CborValue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanRecordsTest {
  @TempDir Path folder;
  private final LedgerProjection projection = new LedgerProjection();
  private TestLedger test;

  @BeforeEach
  void open() {
    test = new TestLedger(folder);
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void everyKindComesBackAsItWasWrittenAndAsItWasShown() {
    for (Specimen<?> specimen : PlanSpecimens.ALL) {
      specimen.put(test.store());
      assertComesBack(specimen);
      Change shown = shown(specimen);
      assertThat(test.journal().getLast().fields()).isEqualTo(shown.fields());
      test.store()
          .write(ledger -> {
            ledger.remove(specimen.id());
            return 0;
          });
      assertThat(test.store().find(specimen.kind(), specimen.id())).isEmpty();
      assertThat(shown(specimen).removed()).isTrue();
      show(shown);
      assertComesBack(specimen);
    }
    assertThat(test.store().all(Schedule.KIND)).hasSize(2);
    assertThat(test.store().contested(Schedule.KIND)).isEmpty();
  }

  @Test
  void fieldsOfANewerVersionStayWithEveryKind() {
    for (Specimen<?> specimen : PlanSpecimens.ALL) {
      specimen.put(test.store());
      var fields = new TreeMap<>(shown(specimen).fields());
      fields.put("newer", CborValue.of("kept"));
      Change change = with(shown(specimen), fields);
      show(change);
      specimen.put(test.store());
      assertThat(shown(specimen).fields()).isEqualTo(fields);
      assertComesBack(specimen);
    }
  }

  @Test
  void aKindInAShapeOfANewerVersionIsKeptWhole() {
    Specimen<?> rule =
        PlanSpecimens.ALL.stream().filter(each -> each.kind() == Rule.KIND).findFirst().get();
    rule.put(test.store());
    var fields = new TreeMap<>(shown(rule).fields());
    fields.put("actions", CborValue.of(List.of(CborValue.of(List.of(CborValue.of("fly"))))));
    show(with(shown(rule), fields));
    assertThat(test.store().find(Rule.KIND, rule.id())).isEmpty();
    assertThat(shown(rule).fields()).isEqualTo(fields);
  }

  @Test
  void everyFieldOfEveryKindHasAMergeUnit() {
    for (Specimen<?> specimen : PlanSpecimens.ALL) {
      specimen.put(test.store());
      assertThat(
              MergeUnits.of(specimen.kind().entity(), shown(specimen).fields().keySet()).stream()
                  .map(MergeUnit::name))
          .as(specimen.kind().entity().name())
          .isNotEmpty()
          .noneMatch(name -> name.startsWith("field:"));
      assertThat(Coherence.broken(specimen.kind().entity(), shown(specimen).fields())).isEmpty();
    }
  }

  @Test
  void everyEntityHasATableAndUnits() throws IllegalAccessException {
    for (var field : Entity.class.getFields()) {
      var entity = (Entity) field.get(null);
      assertThat(MergeUnits.of(entity)).as(entity.name()).isNotEmpty();
      assertThat(LedgerTables.of(entity)).as(entity.name()).isPresent();
    }
  }

  @Test
  void whatAScheduleRefersToIsNeeded() {
    var group = new CategoryGroup(PlanSpecimens.id(60), "Home");
    var category = new Category(PlanSpecimens.RENT, group.id(), "Rent");
    Specimen<?> rent =
        PlanSpecimens.ALL.stream()
            .filter(each -> each.kind() == Schedule.KIND)
            .findFirst()
            .orElseThrow();
    rent.put(test.store());
    test.store()
        .write(ledger -> {
          ledger.put(group);
          ledger.put(category);
          ledger.remove(category.id());
          return 0;
        });
    assertThat(test.database.read(Needed::butRemoved)).containsExactly(category.id());
    test.store()
        .write(ledger -> {
          ledger.remove(rent.id());
          return 0;
        });
    assertThat(test.database.read(Needed::butRemoved)).isEmpty();
  }

  private <T> void assertComesBack(Specimen<T> specimen) {
    assertThat(test.store().find(specimen.kind(), specimen.id())).contains(specimen.record());
  }

  private Change shown(Specimen<?> specimen) {
    return test.database.read(sql -> projection.shown(sql, specimen.id())).orElseThrow();
  }

  private void show(Change change) {
    test.database.write(sql -> {
      projection.show(sql, change, SyncStatus.SYNCED);
      return 0;
    });
  }

  private static Change with(Change change, SortedMap<String, CborValue> fields) {
    return new Change(
        change.record(), change.entity(), 1, 0, Instant.EPOCH, "", change.removed(), fields);
  }
}
