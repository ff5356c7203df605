package app.coffer.desktop.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.desktop.ledger.Reconciling.Cause;
import app.coffer.desktop.ledger.Reconciling.Hint;
import app.coffer.desktop.ledger.Reconciling.Standing;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.store.TestLedger;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconcilingTest {
  private static final LocalDate END = LocalDate.of(2026, 11, 30);
  private static final Currency EUR = Currency.getInstance("EUR");

  @TempDir Path folder;
  private TestLedger test;
  private Ledger ledger;
  private Reconciling reconciling;
  private RecordId checking;

  @BeforeEach
  void open() {
    test = new TestLedger(folder);
    ledger = test.ledger();
    reconciling = new Reconciling(new Work(test.store(), length -> new byte[length]));
    checking = done(ledger.addAccount("Checking", AccountType.CHECKING, eur(100_000))).id();
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void whatIsClearedUpToTheDayIsConfirmedWhenItAgreesAndCanBeReopened() {
    Transaction amazon = add(-8_600, END.minusDays(3), Clearing.CLEARED);
    Transaction shell = add(-2_400, END.minusDays(2), Clearing.UNCLEARED);
    Transaction later = add(-9_900, END.plusDays(1), Clearing.CLEARED);
    assertThat(reconciling.finish(checking, END, eur(89_000)))
        .isEqualTo(new Outcome.Refused<>(Reason.NOT_BALANCED, "balance"));
    done(ledger.setStatus(shell.id(), Clearing.CLEARED));
    Statement statement = done(reconciling.finish(checking, END, eur(89_000)));
    assertThat(statement.transactions()).containsExactlyInAnyOrder(amazon.id(), shell.id());
    assertThat(status(amazon)).isEqualTo(Clearing.RECONCILED);
    assertThat(status(later)).isEqualTo(Clearing.CLEARED);
    assertThat(reconciling.statementOf(shell.id())).contains(statement);
    assertThat(reconciling.statements(checking)).containsExactly(statement);
    done(reconciling.reopen(statement.id()));
    assertThat(status(amazon)).isEqualTo(Clearing.CLEARED);
    assertThat(reconciling.statements(checking)).isEmpty();
  }

  @Test
  void anAdjustmentMakesUpTheDifference() {
    add(-8_600, END, Clearing.CLEARED);
    done(reconciling.adjust(checking, END, eur(91_000), "Adjustment"));
    assertThat(standing(91_000).difference().isZero()).isTrue();
    done(reconciling.finish(checking, END, eur(91_000)));
  }

  @Test
  void theDifferenceIsFoundInASingleAPairAWrongSignAndSwappedDigits() {
    Transaction cleared = add(-8_613, END, Clearing.CLEARED);
    Transaction one = add(-2_400, END, Clearing.UNCLEARED);
    Transaction two = add(-1_100, END, Clearing.UNCLEARED);
    long now = 100_000 - 8_613;
    assertThat(Reconciling.explain(standing(now))).isEmpty();
    assertThat(causes(now - 2_400)).containsEntry(Cause.NOT_CLEARED, List.of(one.id()));
    assertThat(causes(now - 3_500).get(Cause.PAIR_NOT_CLEARED))
        .containsExactlyInAnyOrder(one.id(), two.id());
    assertThat(causes(now + 8_613)).containsEntry(Cause.CLEARED_TOO_MUCH, List.of(cleared.id()));
    assertThat(causes(now + 2 * 8_613)).containsEntry(Cause.WRONG_SIGN, List.of(cleared.id()));
    // 86.13 was 86.31
    assertThat(causes(now - 18)).containsEntry(Cause.SWAPPED_DIGITS, List.of(cleared.id()));
    // 36 is divisible by nine too, but 86.49 has other digits
    assertThat(causes(now - 36)).isEmpty();
  }

  private java.util.Map<Cause, List<RecordId>> causes(long ending) {
    var causes = new HashMap<Cause, List<RecordId>>();
    for (Hint hint : Reconciling.explain(standing(ending))) {
      causes.put(hint.cause(), hint.rows().stream().map(row -> row.transaction().id()).toList());
    }
    return causes;
  }

  private Standing standing(long ending) {
    return done(reconciling.look(checking, END, eur(ending)));
  }

  private Transaction add(long cents, LocalDate date, Clearing status) {
    Transaction tx =
        done(ledger.addTransaction(TransactionDraft.of(checking, date, "x", eur(cents), "")));
    return done(ledger.setStatus(tx.id(), status));
  }

  private Clearing status(Transaction tx) {
    return ledger.read().transaction(tx.id()).orElseThrow().status();
  }

  private static Money eur(long cents) {
    return new Money(cents, EUR);
  }

  private static <T> T done(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<T>) outcome).value();
  }
}
