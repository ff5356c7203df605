package app.coffer.desktop.ui.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictInbox.Answer;
import app.coffer.desktop.merge.MergeUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A question about any kind of record is asked in words, and can be answered. */
class KindsTest {
  private final Desk desk = new Desk();

  @ParameterizedTest
  @EnumSource
  void isAskedInWordsWithAllItsFields(Kinds kind) {
    Conflict conflict = kind.edited(desk);
    ConflictViewModel question = desk.open(conflict);

    assertReadable(texts(question), kind);
    assertThat(question.rows()).as("what they differ in").isNotEmpty();
    for (var unit : conflict.contested()) {
      UnitRow row =
          question.rows().stream()
              .filter(each -> each.unit().equals(unit))
              .findFirst()
              .orElseThrow();
      assertThat(row.sides().stream().map(cell -> cell.shown().spoken()).distinct())
          .as("%s of a %s tells them apart", unit.name(), kind)
          .hasSizeGreaterThan(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachSideCanBeTaken(Kinds kind) {
    Conflict conflict = kind.edited(desk);
    for (int column = 1; column <= 2; column++) {
      ConflictViewModel question = desk.open(conflict);
      question.takeAll(column);
      assertThat(question.applicableProperty().get()).isTrue();
      assertThat(desk.inbox.resolve(question.resolution())).isEqualTo(new Answer.Applied());
      var taken = conflict.sides().get(column - 1).content().fields();
      for (var unit : conflict.contested()) {
        var written = desk.inbox.written.getLast().fields();
        unit.fields().forEach(field -> assertThat(written.get(field)).isEqualTo(taken.get(field)));
      }
      conflict = kind.edited(desk);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatChangesAgainMeanwhileStopsTheAnswerUntilItWasLookedAt(Kinds kind) {
    kind.edited(desk);
    ConflictListViewModel list = desk.list();
    list.currentProperty().get().takeAll(1);
    kind.editedAgain(desk);

    list.applyAndNext();

    assertThat(desk.inbox.written).isEmpty();
    ConflictViewModel now = list.currentProperty().get();
    assertThat(now.staleProperty().get()).contains("changed this again");
    List<UnitRow> marked = now.rows().stream().filter(row -> row.markedProperty().get()).toList();
    assertThat(now.applicableProperty().get()).as("%s", marked).isEqualTo(marked.isEmpty());
    marked.forEach(UnitRow::look);
    list.applyAndNext();
    assertThat(desk.inbox.written).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void deletedAgainstEditedIsAskedAndNeverDeletedByItself(Kinds kind) {
    ConflictViewModel question = desk.open(kind.removed(desk));

    assertThat(question.deletion()).isPresent();
    assertThat(question.stayProperty().get()).isEqualTo(Deletion.Stay.KEEP);
    var texts = texts(question);
    question.deletion().orElseThrow().events().stream()
        .flatMap(event -> event.edits().stream())
        .forEach(edit -> texts.addAll(List.of(edit.label(), edit.before(), edit.after())));
    assertReadable(texts, kind);
    assertThat(question.about().why()).contains("deleted it");

    question.stay(Deletion.Stay.DELETE);
    desk.inbox.resolve(question.resolution());
    assertThat(desk.inbox.written.getLast().removed()).isTrue();
  }

  @org.junit.jupiter.api.Test
  void aBudgetedAmountIsShownAndTypedWithWhatMovedIntoIt() {
    Conflict conflict = Kinds.BUDGET.edited(desk);
    ConflictViewModel question = desk.open(conflict);
    UnitRow row = question.rows().getFirst();

    // 380.00 were typed, 50.00 moved in and 10.00 away
    assertThat(row.sides().get(1).shown().text()).isEqualTo("420.00");
    // the moves of the other side hold whoever's amount is taken
    row.take(1);
    assertThat(row.resultProperty().get()).isEqualTo(Shown.of("490.00"));
    assertThat(new Typing(desk.context, Names.read(desk.ledger)).type(row, "430")).isTrue();
    assertThat(row.resultProperty().get()).isEqualTo(Shown.of("430.00"));
    desk.inbox.resolve(question.resolution());
    assertThat(desk.inbox.written.getLast().fields().get("base"))
        .isEqualTo(app.coffer.wire.codec.CborValue.of(39_000));
  }

  private static List<String> texts(ConflictViewModel question) {
    var texts = new ArrayList<String>();
    texts.add(question.about().title());
    texts.add(question.about().place());
    texts.add(question.about().why());
    texts.add(question.about().values());
    for (UnitRow row : question.rows()) {
      texts.add(row.label());
      row.before().map(Shown::spoken).ifPresent(texts::add);
      row.sides().forEach(cell -> texts.add(cell.shown().spoken()));
    }
    for (UnitRow row : question.equalRows()) {
      texts.add(row.label());
    }
    return texts;
  }

  private static void assertReadable(List<String> texts, Kinds kind) {
    String all = String.join("\n", texts);
    assertThat(all)
        .as("%s", kind)
        .doesNotContain("(not here)", "FREQ=", "[", "{", "newer version", "by-date", "words,")
        .doesNotContainPattern("\\b2\\d{4}\\b")
        .doesNotContainPattern("[0-9a-f]{16}");
    assertThat(texts).as("%s", kind).noneMatch(String::isBlank);
    List<String> units =
        MergeUnits.of(kind.entity()).stream().map(unit -> "\n" + unit.name() + "\n").toList();
    assertThat(units.stream().filter(("\n" + all + "\n")::contains).collect(Collectors.toList()))
        .as("no row is called by its code of a %s", kind)
        .isEmpty();
  }
}
