package app.coffer.desktop.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.ledger.Acts.Label;
import app.coffer.desktop.ledger.Acts.Verb;
import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.store.TestLedger;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 14);
  private static final Currency EUR = Currency.getInstance("EUR");

  @TempDir Path folder;
  private TestLedger test;
  private Acts acts;
  private Ledger ledger;
  private RecordId checking;

  @BeforeEach
  void open() {
    test = new TestLedger(folder);
    acts = new Acts(test.store(), Kind.LEDGER);
    ledger = test.over(acts);
    checking = done(ledger.addAccount("Checking", AccountType.CHECKING, eur(0))).id();
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void everyActCanBeUndoneAndDoneAgainDownToTheFirst() {
    var states = new ArrayList<String>();
    states.add(state());
    RecordId lidl = done(ledger.addTransaction(draft(-4_800, "Lidl", "Food/Groceries"))).id();
    states.add(state());
    done(ledger.setStatus(lidl, Clearing.CLEARED));
    states.add(state());
    done(ledger.editSeveral(List.of(lidl), SeveralEdit.NOTHING));
    done(
        ledger.editSeveral(
            List.of(lidl),
            new SeveralEdit(null, "Aldi", null, "milk", Set.of("a"), Set.of(), null)));
    states.add(state());
    done(ledger.removeTransaction(lidl));
    states.add(state());
    done(ledger.renameAccount(checking, "Giro"));
    states.add(state());
    for (int step = states.size() - 2; step >= 0; step--) {
      done(acts.undo());
      assertThat(state()).as("undo to %d", step).isEqualTo(states.get(step));
    }
    for (int step = 1; step < states.size(); step++) {
      done(acts.redo());
      assertThat(state()).as("redo to %d", step).isEqualTo(states.get(step));
    }
    assertThat(acts.redoable()).isEmpty();
  }

  @Test
  void anActIsCalledByWhatItDid() {
    RecordId tx = done(ledger.addTransaction(draft(-1, "Lidl", "Food/Groceries"))).id();
    assertThat(acts.undoable()).contains(new Label(Verb.ADDED, Entity.TRANSACTION, "Lidl", 1));
    RecordId other = done(ledger.duplicate(tx, DAY.plusDays(1))).id();
    done(ledger.removeSeveral(List.of(tx, other)));
    assertThat(acts.undoable()).contains(new Label(Verb.REMOVED, Entity.TRANSACTION, "Lidl", 2));
    done(ledger.renameAccount(checking, "Giro"));
    assertThat(acts.undoable()).contains(new Label(Verb.CHANGED, Entity.ACCOUNT, "Giro", 1));
  }

  @Test
  void whatSomebodyElseChangedSinceIsNotUndoneAndTheActBeforeItIs() {
    RecordId first = done(ledger.addTransaction(draft(-1, "Lidl", ""))).id();
    RecordId second = done(ledger.addTransaction(draft(-2, "Aldi", ""))).id();
    Transaction theirs = Ledger.withStatus(tx(second), Clearing.CLEARED);
    test.store()
        .write(store -> {
          store.put(theirs);
          return 0;
        });
    assertThat(acts.undo()).isEqualTo(new Outcome.Refused<>(Reason.CHANGED_SINCE, ""));
    assertThat(tx(second)).isEqualTo(theirs);
    done(acts.undo());
    assertThat(ledger.read().transaction(first)).isEmpty();
    done(acts.undo());
    assertThat(acts.undo()).isEqualTo(new Outcome.Refused<>(Reason.NOTHING_TO_UNDO, ""));
  }

  @Test
  void aNameThatIsInUseIsNotUndone() {
    Payee payee = done(ledger.payeeNamed("Lidl"));
    Transaction tx = tx(done(ledger.addTransaction(draft(-1, "", ""))).id());
    test.store()
        .write(store -> {
          store.put(
              new Transaction(
                  tx.id(),
                  checking,
                  DAY,
                  payee.id(),
                  eur(-1),
                  null,
                  null,
                  List.of(),
                  "",
                  "",
                  new TreeSet<>(),
                  Clearing.UNCLEARED,
                  new TreeSet<>(),
                  ""));
          return 0;
        });
    assertThat(acts.undo()).isInstanceOf(Outcome.Refused.class);
    assertThat(acts.undo()).isEqualTo(new Outcome.Refused<>(Reason.STILL_IN_USE, ""));
    assertThat(ledger.read().payees()).containsExactly(payee);
  }

  @Test
  void twoHundredStepsAreKeptAndARefusedUseCaseIsNone() {
    RecordId tx = done(ledger.addTransaction(draft(-1, "Lidl", ""))).id();
    for (int n = 0; n < Acts.STEPS + 20; n++) {
      done(ledger.setStatus(tx, n % 2 == 0 ? Clearing.CLEARED : Clearing.UNCLEARED));
    }
    assertThat(ledger.addAccount("", AccountType.CASH, eur(0))).isInstanceOf(Outcome.Refused.class);
    int undone = 0;
    while (acts.undo() instanceof Outcome.Done) {
      undone++;
    }
    assertThat(undone).isEqualTo(Acts.STEPS);
  }

  private String state() {
    LedgerReader read = ledger.read();
    return read.accounts().stream().map(AccountBalance::account).toList()
        + " "
        + read.rows(RegisterFilter.all(), 0, 100).stream().map(RegisterRow::transaction).toList();
  }

  private Transaction tx(RecordId id) {
    return ledger.read().transaction(id).orElseThrow();
  }

  private TransactionDraft draft(long cents, String payee, String category) {
    return TransactionDraft.of(checking, DAY, payee, eur(cents), category);
  }

  private static Money eur(long cents) {
    return new Money(cents, EUR);
  }

  private static <T> T done(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<T>) outcome).value();
  }
}
