package app.coffer.desktop.conflict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfAccount;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.money.Money;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ConflictEffectsTest {
  private static final RecordId RECORD = id(9);
  private static final RecordId CHECKING = id(1);
  private static final RecordId SAVINGS = id(2);
  private static final RecordId GROCERIES = id(11);
  private static final RecordId HOUSEHOLD = id(12);
  private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 14);

  private static final Balances BALANCES =
      account -> {
        if (account.equals(CHECKING)) {
          return Optional.of(new Balances.Standing("Checking", euro(120_410)));
        }
        return account.equals(SAVINGS)
            ? Optional.of(new Balances.Standing("Savings", euro(900_000)))
            : Optional.empty();
      };

  @Test
  void aSmallerExpenseRaisesTheBalanceByTheDifference() {
    Effects effects = effects(payment(-4800, GROCERIES), payment(-4550, HOUSEHOLD));

    assertThat(effects.accounts())
        .containsExactly(
            new Effects.OnAccount(CHECKING, "Checking", euro(120_410), List.of(euro(120_660))));
    assertThat(effects.categories())
        .containsExactly(
            new Effects.OnCategory(
                GROCERIES, YearMonth.from(NOVEMBER), euro(-4800), List.of(euro(0))),
            new Effects.OnCategory(
                HOUSEHOLD, YearMonth.from(NOVEMBER), euro(0), List.of(euro(-4550))));
    assertThat(effects.statements()).isEmpty();
  }

  @Test
  void removingGivesTheMoneyBack() {
    Change now = payment(-1299, GROCERIES);
    Effects effects = effects(now, removed(now));

    assertThat(effects.accounts().getFirst().then()).containsExactly(euro(121_709));
    assertThat(effects.categories().getFirst().then()).containsExactly(euro(0));
  }

  @Test
  void movingToAnotherAccountMovesBothBalances() {
    var moved = fields(-4800, GROCERIES);
    moved.put(OfTransaction.ACCOUNT, CborValue.of(SAVINGS.bytes()));
    Effects effects = effects(payment(-4800, GROCERIES), change(moved));

    assertThat(effects.accounts())
        .extracting(Effects.OnAccount::account, on -> on.then().getFirst())
        .containsExactly(tuple(CHECKING, euro(125_210)), tuple(SAVINGS, euro(895_200)));
  }

  @Test
  void aTransferMovesBothLegsAndConservesTheSum() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      Change now = transfer(random.nextInt(1, 100_000));
      Change then = transfer(random.nextInt(1, 100_000));
      Effects effects = effects(now, then);

      assertThat(sum(effects, -1)).isEqualTo(sum(effects, 0));
    }
  }

  @Test
  void whatABalanceMovesByIsTheDifferenceOfTheContributions() {
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      Change now = any(random);
      List<Change> candidates = List.of(any(random), any(random), now);
      Effects effects = ConflictEffects.of(question(now, null), candidates, BALANCES);

      for (Effects.OnAccount on : effects.accounts()) {
        for (int i = 0; i < candidates.size(); i++) {
          Money delta = part(candidates.get(i), on.account()).minus(part(now, on.account()));
          assertThat(on.then().get(i)).isEqualTo(on.now().plus(delta));
        }
        assertThat(on.then().getLast())
            .as("keeping what is shown changes nothing")
            .isEqualTo(on.now());
      }
    }
  }

  @Test
  void splitLinesCountInTheirOwnCategories() {
    var split = fields(-8600, null);
    split.put(
        OfTransaction.LINES,
        CborValue.of(List.of(line(21, GROCERIES, -3000), line(22, HOUSEHOLD, -5600))));

    assertThat(effects(payment(-8600, GROCERIES), change(split)).categories())
        .extracting(Effects.OnCategory::category, on -> on.then().getFirst())
        .containsExactlyInAnyOrder(tuple(GROCERIES, euro(-3000)), tuple(HOUSEHOLD, euro(-5600)));
  }

  @Test
  void anotherMonthCountsInAnotherMonth() {
    var later = fields(-4800, GROCERIES);
    later.put(OfTransaction.DATE, CborValue.of(LocalDate.of(2026, 12, 1).toEpochDay()));

    assertThat(effects(payment(-4800, GROCERIES), change(later)).categories())
        .extracting(Effects.OnCategory::month)
        .containsExactly(YearMonth.of(2026, 11), YearMonth.of(2026, 12));
  }

  @Test
  void aReconciledItemSaysByHowMuchItsStatementWouldBeOff() {
    var agreed = fields(-95_000, HOUSEHOLD);
    agreed.put(OfTransaction.STATUS, CborValue.of(2));
    var other = new HashMap<>(agreed);
    other.put(OfTransaction.AMOUNT, CborValue.of(-95_450));
    var reopened = new HashMap<>(agreed);
    reopened.put(OfTransaction.STATUS, CborValue.of(1));
    Change base = change(agreed);

    Effects effects =
        ConflictEffects.of(
            question(base, base),
            List.of(base, change(other), change(reopened), removed(base)),
            BALANCES);

    assertThat(effects.statements())
        .containsExactly(
            new Effects.Off(
                CHECKING, "Checking", List.of(euro(0), euro(-450), euro(95_000), euro(95_000))));
  }

  @Test
  void anAccountsOpeningBalanceMovesItsOwnBalance() {
    Change now = account(10_000);
    assertThat(effects(now, account(12_500)).accounts())
        .containsExactly(
            new Effects.OnAccount(CHECKING, "Checking", euro(120_410), List.of(euro(122_910))));
  }

  @Test
  void recordsWithoutMoneyHaveNoEffects() {
    Change payee =
        new Change(
            RECORD,
            Entity.PAYEE,
            1,
            1,
            Instant.EPOCH,
            "Desktop",
            false,
            Change.fields(Map.of(RecordFields.NAME, CborValue.of("Lidl"))));
    assertThat(effects(payee, payee)).isEqualTo(Effects.NONE);
  }

  @Test
  void fieldsOfAnUnexpectedKindAreReadAsEmpty() {
    var broken = fields(-100, null);
    broken.put(RecordFields.CURRENCY, CborValue.of("no such currency"));
    broken.put(OfTransaction.DATE, CborValue.of(Long.MAX_VALUE));
    broken.put(OfTransaction.ACCOUNT, CborValue.of("text"));
    Executable read = () -> effects(payment(-100, GROCERIES), change(broken));
    assertDoesNotThrow(read);
  }

  private static Effects effects(Change now, Change then) {
    return ConflictEffects.of(question(now, null), List.of(then), BALANCES);
  }

  private static Conflict question(Change now, @Nullable Change base) {
    Side side = side(1, now);
    return new Conflict(
        now.record(),
        now.entity(),
        base,
        now,
        List.of(side, side(2, now)),
        List.of(),
        List.of(),
        Instant.EPOCH);
  }

  private static Side side(int number, Change content) {
    byte[] revision = new byte[RevisionId.LENGTH];
    revision[0] = (byte) number;
    byte[] device = new byte[DeviceId.LENGTH];
    device[0] = (byte) number;
    return new Side(
        new RevisionId(revision),
        new DeviceId(device),
        "Device " + number,
        number == 1,
        content,
        Instant.EPOCH);
  }

  private static Change any(Random random) {
    Change change =
        random.nextBoolean()
            ? transfer(random.nextInt(100_000))
            : payment(random.nextInt(200_000) - 100_000, random.nextBoolean() ? GROCERIES : null);
    return random.nextInt(5) == 0 ? removed(change) : change;
  }

  private static Change transfer(long minor) {
    var fields = fields(-minor, null);
    fields.put(OfTransaction.TRANSFER_ACCOUNT, CborValue.of(SAVINGS.bytes()));
    fields.put(OfTransaction.TRANSFER_AMOUNT, CborValue.of(minor));
    fields.put(OfTransaction.TRANSFER_CURRENCY, CborValue.of("EUR"));
    return change(fields);
  }

  private static Change payment(long minor, @Nullable RecordId category) {
    return change(fields(minor, category));
  }

  private static Map<String, CborValue> fields(long minor, @Nullable RecordId category) {
    var fields = new HashMap<String, CborValue>();
    fields.put(OfTransaction.ACCOUNT, CborValue.of(CHECKING.bytes()));
    fields.put(OfTransaction.DATE, CborValue.of(NOVEMBER.toEpochDay()));
    fields.put(OfTransaction.AMOUNT, CborValue.of(minor));
    fields.put(RecordFields.CURRENCY, CborValue.of("EUR"));
    if (category != null) {
      fields.put(OfTransaction.CATEGORY, CborValue.of(category.bytes()));
    }
    return fields;
  }

  private static CborValue line(int id, RecordId category, long minor) {
    return CborValue.of(
        new ArrayList<>(
            List.of(
                CborValue.of(id(id).bytes()),
                CborValue.of(category.bytes()),
                CborValue.of(minor),
                CborValue.of(""))));
  }

  private static Change account(long opening) {
    return new Change(
        CHECKING,
        Entity.ACCOUNT,
        1,
        1,
        Instant.EPOCH,
        "Desktop",
        false,
        Change.fields(
            Map.of(
                RecordFields.NAME, CborValue.of("Checking"),
                OfAccount.OPENING, CborValue.of(opening),
                RecordFields.CURRENCY, CborValue.of("EUR"))));
  }

  private static Change change(Map<String, CborValue> fields) {
    return new Change(
        RECORD, Entity.TRANSACTION, 1, 1, Instant.EPOCH, "Desktop", false, Change.fields(fields));
  }

  private static Change removed(Change change) {
    return new Change(
        change.record(),
        change.entity(),
        change.schema(),
        change.lamport() + 1,
        change.editedAt(),
        change.editor(),
        true,
        change.fields());
  }

  private static Money part(Change change, RecordId account) {
    return ConflictEffects.contribution(change).getOrDefault(account, euro(0));
  }

  private static Money sum(Effects effects, int candidate) {
    return effects.accounts().stream()
        .map(on -> candidate < 0 ? on.now() : on.then().get(candidate))
        .reduce(euro(0), Money::plus);
  }

  private static Money euro(long minor) {
    return Money.of(minor, "EUR");
  }

  private static RecordId id(int number) {
    byte[] bytes = new byte[RecordId.LENGTH];
    bytes[0] = (byte) number;
    return new RecordId(bytes);
  }
}
