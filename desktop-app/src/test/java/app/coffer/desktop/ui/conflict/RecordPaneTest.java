package app.coffer.desktop.ui.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.conflict.RecordQuestion.Option;
import app.coffer.desktop.conflict.RecordQuestions.Reply;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RecordPaneTest {
  private final Desk desk = new Desk();

  private static RecordViewModel asked(ConflictListViewModel list) {
    return Objects.requireNonNull(list.wholeProperty().get());
  }

  @Test
  void bringingItBackIsPreselectedAndSaysThatNothingMoves() {
    desk.cash();
    RecordViewModel asked = asked(desk.list());

    assertThat(asked.optionProperty().get()).isEqualTo(Option.RESTORE);
    assertThat(asked.effectsProperty().get().getFirst()).contains("No balance changes");
    assertThat(asked.text().events())
        .anyMatch(event -> event.contains("Ana's laptop deleted it"))
        .anyMatch(event -> event.contains("3 transactions, 1 schedule, from Desktop"));
  }

  @Test
  void movingNeedsSomewhereToGoAndShowsItsBalance() {
    desk.cash();
    ConflictListViewModel list = desk.list();
    RecordViewModel asked = asked(list);

    asked.optionProperty().set(Option.MOVE);
    assertThat(asked.applicable()).isFalse();
    list.applyAndNext();
    assertThat(desk.wholes.replies).isEmpty();
    asked.targetProperty().set(asked.targetsProperty().get().getFirst());
    assertThat(asked.effectsProperty().get()).anyMatch(line -> line.startsWith("Savings: "));
    list.applyAndNext();

    assertThat(desk.wholes.replies).containsExactly(new Reply(Option.MOVE, MemoryLedger.SAVINGS));
    assertThat(desk.said).containsExactly("Checking: decided.");
    assertThat(list.wholeProperty().get()).isNull();
    assertThat(list.countProperty().get()).isZero();
  }

  @Test
  void thatATransferKeepsAnotherAccountFromBeingTakenIsSaid() {
    desk.cash();
    assertThat(asked(desk.list()).keptApartProperty().get()).isFalse();
    desk.wholes.keptApart = true;
    assertThat(asked(desk.list()).keptApartProperty().get()).isTrue();
  }

  @Test
  void undoingAsksAgain() {
    desk.pets();
    ConflictListViewModel list = desk.list();
    list.applyAndNext();
    assertThat(desk.wholes.replies).containsExactly(new Reply(Option.JOIN, null));

    list.decisions().undoLast();

    assertThat(desk.wholes.questions).hasSize(1);
    assertThat(desk.said).contains("Undone.");
  }

  @Test
  void aQuestionAboutARecordIsNeverTickedToBeDecidedWithOthers() {
    desk.pets();
    desk.lidl();
    ConflictListViewModel list = desk.list();

    list.ticks().all();

    assertThat(list.ticks().records()).containsExactly(MemoryLedger.id(101));
    list.next();
    assertThat(list.wholeProperty().get()).isNotNull();
    assertThat(list.currentProperty().get()).isNull();
    list.previous();
    assertThat(list.wholeProperty().get()).isNull();
    assertThat(list.currentProperty().get()).isNotNull();
  }
}
