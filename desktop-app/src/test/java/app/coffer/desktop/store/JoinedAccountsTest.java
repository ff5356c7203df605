package app.coffer.desktop.store;

import static app.coffer.desktop.store.RecordQuestionsTest.only;
import static app.coffer.desktop.store.RecordQuestionsTest.questions;
import static app.coffer.desktop.store.db.Tables.LEG;
import static app.coffer.desktop.store.db.Tables.TX;
import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.conflict.RecordQuestion.Option;
import app.coffer.desktop.conflict.RecordQuestions.Answer;
import app.coffer.desktop.conflict.RecordQuestions.Reply;
import app.coffer.desktop.conflict.RecordQuestions.Target;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts that become one, and what goes from the one to the other. */
class JoinedAccountsTest {
  private TwoDevices two;
  private SimDevice desktop;
  private SimDevice laptop;

  @BeforeEach
  void start() throws SyncFault {
    two = new TwoDevices(78);
    desktop = two.desktop;
    laptop = two.laptop;
  }

  @AfterEach
  void stop() {
    two.close();
  }

  private RecordId transfer(RecordId from, RecordId to) throws SyncFault {
    RecordId record = two.id();
    var fields = TwoDevices.purchase(from, -3_000);
    fields.put(OfTransaction.TRANSFER_ACCOUNT, CborValue.of(to.bytes()));
    fields.put(OfTransaction.TRANSFER_AMOUNT, CborValue.of(3_000L));
    fields.put(OfTransaction.TRANSFER_CURRENCY, CborValue.of("EUR"));
    TwoDevices.write(desktop, record, Entity.TRANSACTION, false, fields);
    two.sync();
    return record;
  }

  private static CborValue part(RecordId line, RecordId to, long minor) {
    return CborValue.of(
        List.of(
            CborValue.of(line.bytes()),
            CborValue.NULL,
            CborValue.of(minor),
            CborValue.of(""),
            CborValue.of(to.bytes()),
            CborValue.of(-minor),
            CborValue.of("EUR")));
  }

  private RecordId split(RecordId from, RecordId one, long minor, RecordId other, long more)
      throws SyncFault {
    RecordId record = two.id();
    var fields = TwoDevices.purchase(from, minor + more);
    fields.put(
        OfTransaction.LINES,
        CborValue.of(List.of(part(two.id(), one, minor), part(two.id(), other, more))));
    TwoDevices.write(desktop, record, Entity.TRANSACTION, false, fields);
    two.sync();
    return record;
  }

  @Test
  void accountsThatATransferJoinsDoNotBecomeOneAndTheReasonIsSaid() throws SyncFault {
    RecordId one = two.account("Wallet");
    RecordId other = two.account("Wallet");
    assertThat(only(laptop).options()).containsExactly(Option.JOIN, Option.KEEP_BOTH);
    assertThat(questions(laptop).keptApart(only(laptop))).isFalse();
    RecordQuestion before = only(laptop);

    RecordId moved = transfer(one, other);

    assertThat(only(laptop).options()).containsExactly(Option.KEEP_BOTH);
    assertThat(questions(laptop).keptApart(only(laptop))).isTrue();
    for (RecordQuestion asked : List.of(before, only(laptop))) {
      assertThat(questions(laptop).answer(asked, new Reply(Option.JOIN, null)))
          .isNotEqualTo(Answer.APPLIED);
    }
    assertThat(legs(laptop, moved)).hasSize(2);
    TwoDevices.remove(desktop, moved);
    two.sync();
    assertThat(only(laptop).options()).containsExactly(Option.JOIN, Option.KEEP_BOTH);
    assertThat(questions(laptop).keptApart(only(laptop))).isFalse();
  }

  @Test
  void aPartOfASplitThatGoesToTheOtherAccountKeepsThemApartToo() throws SyncFault {
    RecordId one = two.account("Wallet");
    RecordId other = two.account("Wallet");
    RecordId third = two.account("Checking");

    RecordId moved = split(one, other, -2_000, third, -500);

    assertThat(only(laptop).options()).containsExactly(Option.KEEP_BOTH);
    assertThat(questions(laptop).keptApart(only(laptop))).isTrue();
    assertThat(legs(laptop, moved)).hasSize(3);
  }

  @Test
  void twoPartsOfASplitThatGoToEitherStayTwoPartsInTheOneAccount() throws SyncFault {
    RecordId one = two.account("Wallet");
    RecordId other = two.account("Wallet");
    RecordId third = two.account("Checking");
    RecordId same = split(third, one, -2_000, other, -500);
    RecordId against = split(third, one, -2_000, other, 2_000);
    assertThat(questions(laptop).keptApart(only(laptop))).isFalse();

    assertThat(questions(laptop).answer(only(laptop), new Reply(Option.JOIN, null)))
        .isEqualTo(Answer.APPLIED);
    two.sync();

    RecordId stays = one.compareTo(other) < 0 ? one : other;
    for (SimDevice device : List.of(desktop, laptop)) {
      assertThat(questions(device).count()).isZero();
      assertThat(legs(device, same))
          .containsExactlyInAnyOrderEntriesOf(Map.of(third, -2_500L, stays, 2_500L));
      // what cancels out still stands in the register, with both its parts
      assertThat(legs(device, against))
          .containsExactlyInAnyOrderEntriesOf(Map.of(third, 0L, stays, 0L));
      assertThat(TwoDevices.shown(device, against).fields().get(OfTransaction.LINES))
          .isInstanceOfSatisfying(
              CborValue.Array.class, lines -> assertThat(lines.items()).hasSize(2));
    }
    assertThat(HeadsDigest.of(desktop.database)).isEqualTo(HeadsDigest.of(laptop.database));
  }

  @Test
  void anAccountThatCameBackIsNotMovedToOneThatATransferJoinsItWith() throws SyncFault {
    RecordId account = two.account("Cash");
    RecordId wallet = two.account("Wallet");
    RecordId bank = two.account("Bank");
    transfer(account, wallet);
    TwoDevices.remove(laptop, account);
    TwoDevices.write(
        desktop, two.id(), Entity.TRANSACTION, false, TwoDevices.purchase(account, -1_200));
    two.sync();
    RecordQuestion question = only(laptop);

    assertThat(questions(laptop).targets(question)).containsExactly(new Target(bank, "Bank"));
    assertThat(questions(laptop).keptApart(question)).isTrue();
    assertThat(questions(laptop).answer(question, new Reply(Option.MOVE, wallet)))
        .isEqualTo(Answer.INVALID);
  }

  /** What a transaction moves in each account, as registers show it. */
  private static Map<RecordId, Long> legs(SimDevice device, RecordId transaction) {
    return device.database.read(sql ->
        sql.select(LEG.ACCOUNT_ID, LEG.AMOUNT_MINOR)
            .from(LEG)
            .join(TX)
            .on(TX.ID.eq(LEG.TX))
            .where(TX.RECORD_ID.eq(transaction))
            .fetchMap(LEG.ACCOUNT_ID, LEG.AMOUNT_MINOR));
  }
}
