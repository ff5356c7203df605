package app.coffer.desktop.ui.register;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.ledger.Clearing;
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

  private List<RegisterRow> rows(int offset, int limit) {
    reads++;
    return IntStream.range(offset, Math.min(ROWS, offset + limit))
        .mapToObj(RowPagesTest::row)
        .toList();
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
            List.of(),
            "",
            "",
            new TreeSet<>(),
            Clearing.UNCLEARED,
            new TreeSet<>(),
            "");
    return new RegisterRow(transaction, amount, "", "", "", "", SyncStatus.SYNCED, 0);
  }
}
