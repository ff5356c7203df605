package app.coffer.desktop.ui.conflict;

import static app.coffer.desktop.ui.conflict.MemoryLedger.id;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConflictListViewModelTest {
  private final Desk desk = new Desk();

  private static List<String> titles(ConflictListViewModel list) {
    return list.rows().stream()
        .map(row ->
            switch (row) {
              case ListRow.Heading(QuestionGroup group, int count) -> group + " " + count;
              case ListRow.Question question -> question.title();
            })
        .toList();
  }

  @Test
  void questionsStandInGroupsTheMostDelicateFirst() {
    desk.netflix();
    desk.lidl();
    desk.rent();

    assertThat(titles(desk.list()))
        .containsExactly(
            "RECONCILED 1",
            "Rent October",
            "MONEY 1",
            "Lidl GmbH",
            "DELETED_AND_EDITED 1",
            "Netflix");
  }

  @Test
  void aRowSaysTheValuesThatDifferAndWho() {
    desk.lidl();
    desk.netflix();
    var rows =
        desk.list().rows().stream()
            .filter(ListRow.Question.class::isInstance)
            .map(ListRow.Question.class::cast)
            .toList();

    assertThat(rows.getFirst().values()).isEqualTo("−48.00 / −45.50");
    assertThat(rows.getFirst().who()).isEqualTo("Desktop, Ana’s laptop");
    assertThat(rows.getLast().values()).isEqualTo("Deleted by Ana’s laptop");
  }

  @Test
  void answeringOpensTheNext() {
    desk.lidl();
    desk.netflix();
    ConflictListViewModel list = desk.list();
    list.applyAndNext();

    assertThat(desk.inbox.answers).hasSize(1);
    assertThat(list.selected()).contains(id(102));
    assertThat(desk.said).containsExactly("Lidl GmbH: decided.");

    list.applyAndNext();
    assertThat(list.countProperty().get()).isZero();
    assertThat(list.selected()).isEmpty();
  }

  @Test
  void anIncompleteAnswerIsNotWritten() {
    desk.rent();
    ConflictListViewModel list = desk.list();
    list.applyAndNext();

    assertThat(desk.inbox.answers).isEmpty();
    assertThat(list.selected()).contains(id(105));
  }

  @Test
  void decidingLaterMovesOnAndComesRound() {
    desk.lidl();
    desk.netflix();
    ConflictListViewModel list = desk.list();
    list.later();
    assertThat(list.selected()).contains(id(102));
    list.later();
    assertThat(list.selected()).contains(id(101));
    assertThat(desk.inbox.answers).isEmpty();
  }

  @Test
  void newQuestionsWaitUntilTheyAreAskedFor() {
    desk.lidl();
    ConflictListViewModel list = desk.list();
    desk.rent();
    desk.netflix();
    list.refresh();

    assertThat(titles(list)).containsExactly("MONEY 1", "Lidl GmbH");
    assertThat(list.freshProperty().get()).isEqualTo(2);

    list.showFresh();
    assertThat(list.freshProperty().get()).isZero();
    assertThat(titles(list)).startsWith("RECONCILED 1", "Rent October");
    assertThat(list.selected()).contains(id(101));
  }

  @Test
  void whatWasDecidedElsewhereLeavesTheListAndSaysSo() {
    desk.lidl();
    desk.netflix();
    ConflictListViewModel list = desk.list();
    desk.inbox.close(id(101));
    list.refresh();

    assertThat(list.selected()).contains(id(102));
    assertThat(desk.said).containsExactly("This question was answered on another device.");
  }

  @Test
  void choicesAreStillThereWhenAQuestionIsOpenedAgain() {
    desk.lidl();
    desk.netflix();
    ConflictListViewModel list = desk.list();
    list.currentProperty().get().takeAll(2);
    list.next();
    list.previous();

    assertThat(list.currentProperty().get().rows().getFirst().column()).hasValue(2);
  }

  @Test
  void anEmptyListStillSaysThatItLooked() {
    ConflictListViewModel list = desk.list();
    assertThat(list.rows()).isEmpty();
    assertThat(list.checkedProperty().get())
        .isEqualTo(new Checked(3, java.util.Optional.of(Desk.NOW)));
  }
}
