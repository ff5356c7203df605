package app.coffer.desktop.ui.register;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowPagesTest {
  private static final int ROWS = 50_000;
  private int reads;

  private final RowPages pages =
      new RowPages(this::rows, Background.direct(), ROWS, rows(0, RowPages.PAGE));

  @Test
  void scrollingThroughAllKeepsOnlyTheLastPages() {
    for (int index = 0; index < ROWS; index++) {
      assertThat(minorAt(index)).isEqualTo(index);
    }
    assertThat(pages.pagesKept()).isEqualTo(RowPages.KEPT);
  }

  @Test
  void aPageThatWasLetGoIsReadAgain() {
    minorAt(0);
    for (int page = 1; page <= RowPages.KEPT; page++) {
      minorAt(page * RowPages.PAGE);
    }
    int before = reads;
    assertThat(minorAt(3)).isEqualTo(3);
    assertThat(reads).isEqualTo(before + 1);
  }

  @Test
  void aPageThatIsThereIsNotReadAgain() {
    int before = reads;
    minorAt(10);
    minorAt(20);
    assertThat(reads).isEqualTo(before);
  }

  private long minorAt(int index) {
    return pages.get(index).row().orElseThrow().amount().minor();
  }

  @Test
  void linesStandUnderTheirRowAndMoveWhatIsBelow() {
    var some = new RowPages(this::rows, Background.direct(), 300, rows(0, RowPages.PAGE));
    assertThat(some.toggle(7, true)).isTrue();
    assertThat(some.toggle(7, true)).isFalse();
    assertThat(some).hasSize(302);
    assertThat(some.toggle(37, true)).isTrue();
    assertThat(some.get(7).row()).isPresent();
    assertThat(some.get(8).row()).isEmpty();
    assertThat(some.get(9).line().amount()).isEqualTo(Money.of(6, "EUR"));
    assertThat(some.get(10).row().orElseThrow().amount()).isEqualTo(Money.of(8, "EUR"));
    for (int index = 0; index < some.size(); index++) {
      long place = some.get(index).owner().orElseThrow().amount().minor();
      assertThat(some.placeOf(index)).isEqualTo((int) place);
      assertThat(some.placeOf(some.indexOfPlace((int) place))).isEqualTo((int) place);
    }
    assertThat(some.toggle(9, false)).as("also from a line").isTrue();
    assertThat(some).hasSize(302);
    assertThat(some.toggle(3, true)).as("no split").isFalse();
  }

  private List<RowPages.Slot> rows(int offset, int limit) {
    reads++;
    return IntStream.range(offset, Math.min(ROWS, offset + limit))
        .mapToObj(number -> new RowPages.Slot(row(number), null, null))
        .toList();
  }

  private static List<Line> lines(int number) {
    var id = new RecordId(new byte[RecordId.LENGTH]);
    return List.of(
        new Line(id, null, Money.of(1, "EUR"), ""),
        new Line(id, null, Money.of(number - 1, "EUR"), ""));
  }

  private static RegisterRow row(int number) {
    Money amount = Money.of(number, "EUR");
    var id = new RecordId(new byte[RecordId.LENGTH]);
    var transaction =
        new Transaction(
            id,
            id,
            LocalDate.EPOCH,
            null,
            amount,
            null,
            null,
            number % 7 == 0 && number > 0 ? lines(number) : List.of(),
            "",
            "",
            new TreeSet<>(),
            Clearing.UNCLEARED,
            new TreeSet<>(),
            "");
    return new RegisterRow(transaction, amount, "", "", "", "", SyncStatus.SYNCED, 0);
  }
}
