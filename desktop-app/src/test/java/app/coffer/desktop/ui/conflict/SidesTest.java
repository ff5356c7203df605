package app.coffer.desktop.ui.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.conflict.Resolution.Choice;
import org.junit.jupiter.api.Test;

/** Who said what when, with many devices and with wrong clocks. */
class SidesTest {
  private final Desk desk = new Desk();

  @Test
  void ofManySidesTheNewestComeFirstAndThisComputerBeforeThem() {
    ConflictViewModel question = desk.open(Sides.several(desk, 6));

    assertThat(question.about().headers())
        .extracting(SideHeader::edited)
        .containsExactly(
            "14 Nov, 10:00",
            "14 Nov, 15:00",
            "14 Nov, 14:00",
            "14 Nov, 13:00",
            "14 Nov, 12:00",
            "14 Nov, 11:00");
    assertThat(question.effectsProperty().get().columns())
        .as("the result and the newest four")
        .hasSize(1 + QuestionText.SIDES_SHOWN);
  }

  @Test
  void aFoldedSideCanBeTakenAllTheSame() {
    ConflictViewModel question = desk.open(Sides.several(desk, 6));
    UnitRow amount = question.rows().getFirst();

    amount.take(6);

    assertThat(amount.resultProperty().get()).isEqualTo(Shown.of("−47.00"));
    assertThat(amount.choice()).containsInstanceOf(Choice.Take.class);
    desk.inbox.resolve(question.resolution());
    assertThat(desk.inbox.written).hasSize(1);
  }

  @Test
  void aVersionThatWasWrittenAfterItArrivedBetraysAClockThatIsAhead() {
    var headers = desk.open(Sides.ahead(desk)).about().headers();

    assertThat(headers)
        .extracting(SideHeader::clock)
        .containsExactly("", "its clock was 3 h ahead");
  }

  @Test
  void aVersionOlderThanWhatItFollowsBetraysAClockThatIsBehind() {
    var headers = desk.open(Sides.behind(desk)).about().headers();

    assertThat(headers)
        .extracting(SideHeader::clock)
        .containsExactly("", "its clock was 2 days behind");
  }

  @Test
  void clocksThatAgreeAreNotSpokenOf() {
    assertThat(desk.open(desk.lidl()).about().headers())
        .extracting(SideHeader::clock)
        .containsExactly("", "");
    assertThat(desk.open(desk.lidl()).about().beforeClock()).isEmpty();
  }
}
