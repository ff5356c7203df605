package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictEffects;
import app.coffer.desktop.conflict.ConflictInbox.Answer;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parts of a split that go to another account, changed on two devices that do not know. */
class TransferLinesSyncTest {
  private TwoDevices two;
  private SimDevice desktop;
  private SimDevice laptop;
  private RecordId checking;
  private RecordId savings;
  private RecordId shop;

  @BeforeEach
  void start() throws SyncFault {
    two = new TwoDevices(53);
    desktop = two.desktop;
    laptop = two.laptop;
    checking = two.account("Checking");
    savings = two.account("Savings");
    shop = two.id();
    var fields = TwoDevices.purchase(checking, -8000);
    fields.put(OfTransaction.LINES, lines(-5000, -3000));
    TwoDevices.write(desktop, shop, Entity.TRANSACTION, false, fields);
    two.sync();
  }

  @AfterEach
  void stop() {
    for (SimDevice device : List.of(desktop, laptop)) {
      assertThat(LedgerCheck.findings(device.database)).isEmpty();
    }
    two.close();
  }

  @Test
  void bothDevicesHaveBothSidesOfIt() {
    for (SimDevice device : List.of(desktop, laptop)) {
      assertThat(in(device, checking)).containsExactly(eur(-8000));
      assertThat(in(device, savings)).containsExactly(eur(5000));
    }
  }

  @Test
  void twoAmountsOfOnePartAreAskedAndNeverMixed() throws SyncFault {
    amounts(desktop, -6000, -3000);
    amounts(laptop, -5000, -3500);
    two.sync();

    Conflict open = desktop.inbox.find(shop).orElseThrow();
    assertThat(open.contested()).extracting(MergeUnit::name).containsExactly("money");
    assertThat(laptop.inbox.find(shop)).isPresent();
    assertThat(in(desktop, savings)).isEqualTo(in(laptop, savings));
    int sixty = sideWith(open, -9000);
    assertThat(ConflictEffects.contribution(open.sides().get(sixty - 1).content()))
        .containsEntry(checking, eur(-9000))
        .containsEntry(savings, eur(6000));

    assertThat(TwoDevices.decide(desktop, shop, sixty)).isInstanceOf(Answer.Applied.class);
    two.sync();

    for (SimDevice device : List.of(desktop, laptop)) {
      assertThat(in(device, checking)).containsExactly(eur(-9000));
      assertThat(in(device, savings)).containsExactly(eur(6000));
      assertThat(device.inbox.find(shop)).isEmpty();
    }
  }

  @Test
  void aNoteHereAndAnAmountThereMeetWithoutAQuestion() throws SyncFault {
    TwoDevices.text(laptop, shop, OfTransaction.NOTES, "for the roof");
    amounts(desktop, -6000, -3000);
    two.sync();
    for (SimDevice device : List.of(desktop, laptop)) {
      assertThat(device.inbox.find(shop)).isEmpty();
      assertThat(in(device, savings)).containsExactly(eur(6000));
      assertThat(TwoDevices.shown(device, shop).fields())
          .containsEntry(OfTransaction.NOTES, CborValue.of("for the roof"));
    }
  }

  /** One takes the purchase to Savings, the other moves a part of it there. */
  @Test
  void apartTheyFitButTogetherAPartWouldGoWhereItComesFrom() throws SyncFault {
    RecordId other = two.purchase(checking);
    TwoDevices.edit(
        desktop, other, fields -> fields.put(OfTransaction.ACCOUNT, CborValue.of(savings.bytes())));
    TwoDevices.edit(laptop, other, fields -> fields.put(OfTransaction.LINES, lines(-2500, -2000)));
    two.sync();
    for (SimDevice device : List.of(desktop, laptop)) {
      assertThat(device.inbox.find(other)).isPresent();
    }
  }

  @Test
  void removedHereAndChangedThereIsAskedAndBothRegistersFollow() throws SyncFault {
    TwoDevices.remove(desktop, shop);
    amounts(laptop, -7000, -3000);
    two.sync();
    assertThat(in(desktop, savings)).containsExactly(eur(7000));
    Conflict open = desktop.inbox.find(shop).orElseThrow();
    int gone = 1;
    while (!open.sides().get(gone - 1).content().removed()) {
      gone++;
    }
    TwoDevices.decide(desktop, shop, gone);
    two.sync();
    for (SimDevice device : List.of(desktop, laptop)) {
      assertThat(in(device, checking)).isEmpty();
      assertThat(in(device, savings)).isEmpty();
    }
  }

  private void amounts(SimDevice device, long saved, long spent) {
    TwoDevices.edit(
        device,
        shop,
        fields -> {
          fields.put(OfTransaction.AMOUNT, CborValue.of(saved + spent));
          fields.put(OfTransaction.LINES, lines(saved, spent));
        });
  }

  private CborValue lines(long saved, long spent) {
    var part = new ArrayList<>(line(1, saved));
    part.addAll(List.of(CborValue.of(savings.bytes()), CborValue.of(-saved), CborValue.of("EUR")));
    return CborValue.of(List.of(CborValue.of(part), CborValue.of(line(2, spent))));
  }

  private static List<CborValue> line(int id, long minor) {
    byte[] bytes = new byte[RecordId.LENGTH];
    bytes[0] = (byte) id;
    return List.of(CborValue.of(bytes), CborValue.NULL, CborValue.of(minor), CborValue.of(""));
  }

  private static int sideWith(Conflict open, long minor) {
    int at = 1;
    for (Side side : open.sides()) {
      if (side.content().fields().get(OfTransaction.AMOUNT).equals(CborValue.of(minor))) {
        return at;
      }
      at++;
    }
    throw new AssertionError("no side with " + minor);
  }

  private static List<Money> in(SimDevice device, RecordId account) {
    return device.ledger.rows(RegisterFilter.of(account), 0, 9).stream()
        .map(RegisterRow::amount)
        .toList();
  }

  private static Money eur(long minor) {
    return Money.of(minor, "EUR");
  }
}
