package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.LineDraft;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerStoreTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 14);

  @TempDir Path folder;
  private TestLedger test;

  @BeforeEach
  void open() {
    test = new TestLedger(folder);
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void balancesAreTheSumsOfWhatTheRegistersShowWhateverWasEdited() {
    var random = new Random(11);
    List<Account> accounts = List.of(account("A"), account("B"), account("C"));
    var live = new ArrayList<Transaction>();
    for (int step = 0; step < 250; step++) {
      int what = random.nextInt(10);
      if (live.isEmpty() || what < 5) {
        live.add(done(test.ledger().addTransaction(draft(random, accounts))));
      } else {
        Transaction old = live.remove(random.nextInt(live.size()));
        if (what < 8) {
          live.add(done(test.ledger().editTransaction(old, draft(random, accounts))));
        } else {
          done(test.ledger().removeTransaction(old.id()));
        }
      }
    }
    for (AccountBalance balance : test.store().accounts()) {
      RegisterFilter filter = RegisterFilter.of(balance.account().id());
      List<RegisterRow> rows = test.store().rows(filter, 0, 1000);
      assertThat(rows).hasSize(test.store().count(filter));
      Money sum = balance.account().opening();
      Money cleared = sum;
      for (RegisterRow row : rows) {
        assertThat(test.store().newest(balance.account().id(), rows.indexOf(row)))
            .isEqualTo(sum.minus(balance.account().opening()));
        assertThat(test.store().place(filter, row.transaction().id())).hasValue(rows.indexOf(row));
        sum = sum.plus(row.amount());
        cleared =
            row.transaction().status() == Clearing.CLEARED ? cleared.plus(row.amount()) : cleared;
      }
      assertThat(balance.balance()).isEqualTo(sum);
      assertThat(balance.cleared()).isEqualTo(cleared);
    }
    assertThat(test.store().count(RegisterFilter.all())).isEqualTo(live.size());
  }

  @Test
  void aTransferIsInBothRegistersEachWithItsOwnAmount() {
    Account here = account("Checking");
    Account there = done(test.ledger().addAccount("Dollars", AccountType.CASH, Money.of(0, "USD")));
    done(
        test.ledger()
            .addTransaction(
                transfer(here.id(), Money.of(-1000, "EUR"), there.id(), Money.of(1150, "USD"))));
    RegisterRow out = test.store().rows(RegisterFilter.of(here.id()), 0, 9).getFirst();
    RegisterRow in = test.store().rows(RegisterFilter.of(there.id()), 0, 9).getFirst();
    assertThat(out.amount()).isEqualTo(Money.of(-1000, "EUR"));
    assertThat(out.transferAccount()).isEqualTo("Dollars");
    assertThat(in.amount()).isEqualTo(Money.of(1150, "USD"));
    assertThat(in.transferAccount()).isEqualTo("Checking");
    assertThat(in.account()).isEqualTo("Checking");
    assertThat(test.store().count(RegisterFilter.all())).isOne();
  }

  @Test
  void pagesAreNewestFirstAndOfOneDayTheLastAddedFirst() {
    RecordId account = account("A").id();
    for (int i = 0; i < 10; i++) {
      add(account, DAY.plusDays(i / 2), "P" + i, -i - 1, "");
    }
    assertThat(test.store().rows(RegisterFilter.of(account), 2, 3))
        .extracting(RegisterRow::payee)
        .containsExactly("P7", "P6", "P5");
    var november = new RegisterFilter(null, "", DAY.plusDays(1), DAY.plusDays(2));
    assertThat(test.store().rows(november, 0, 99))
        .extracting(RegisterRow::payee)
        .containsExactly("P5", "P4", "P3", "P2");
    assertThat(test.store().count(november)).isEqualTo(4);
  }

  @Test
  void searchFindsWordsByTheirBeginningInAnyFieldAndAllOfThem() {
    RecordId account = account("A").id();
    add(account, DAY, "Café Zürich", -4800, "Food/Eating out");
    add(account, DAY, "Lidl", -123456, "Food/Groceries");
    assertFound("cafe", 1);
    assertFound("ZUR", 1);
    assertFound("ürich", 0);
    assertFound("food", 2);
    assertFound("food lid", 1);
    assertFound("cafe lidl", 0);
    assertFound("48", 1);
    assertFound("48.00", 1);
    assertFound("-48,00", 1);
    assertFound("1234.56", 1);
    assertFound("\"lidl\" OR", 0);
    assertFound("lidl*) NEAR(", 0);
    assertFound("  - ", 2);
    assertThat(test.store().count(new RegisterFilter(account, "lidl", DAY, null))).isOne();
  }

  @Test
  void renamingIsFoundAtOnceAndRemovalIsForgotten() {
    RecordId account = account("A").id();
    Transaction tx = add(account, DAY, "Lidl", -100, "Food/Groceries");
    done(test.ledger().renamePayee(test.store().payeeNamed(" LIDL ").orElseThrow().id(), "Aldi"));
    assertFound("lidl", 0);
    assertFound("aldi", 1);
    done(test.ledger().renameCategory(tx.category(), "Snacks"));
    assertFound("groceries", 0);
    assertFound("aldi food snacks", 1);
    done(test.ledger().removeTransaction(tx.id()));
    assertFound("aldi", 0);
    assertThat(test.store().transaction(tx.id())).isEmpty();
  }

  @Test
  void anImportKeyIsKnownForEverAlsoOfARemovedTransaction() {
    RecordId account = account("A").id();
    Transaction tx = add(account, DAY, "Lidl", -100, "");
    Transaction imported =
        new Transaction(
            tx.id(),
            tx.account(),
            tx.date(),
            tx.payee(),
            tx.amount(),
            tx.category(),
            null,
            List.of(),
            "",
            "",
            new TreeSet<>(),
            tx.status(),
            new TreeSet<>(List.of("k1")),
            "LIDL 17");
    done(test.ledger().editTransaction(tx, imported));
    assertThat(test.store().importedAs("k1"))
        .hasValueSatisfying(as -> assertThat(as.removed()).isFalse());
    done(test.ledger().removeTransaction(tx.id()));
    assertThat(test.store().importedAs("k1"))
        .hasValueSatisfying(as -> {
          assertThat(as.transaction()).isEqualTo(tx.id());
          assertThat(as.removed()).isTrue();
        });
    assertThat(test.store().importedAs("k2")).isEmpty();
  }

  @Test
  void everyEditIsJournalledOnceAndNoEditNotAtAll() {
    RecordId account = account("A").id();
    Transaction tx = add(account, DAY, "Lidl", -100, "Food/Groceries");
    assertThat(test.journal())
        .extracting(TestLedger.Entry::what)
        .containsExactly(
            "edited account", "edited payee", "edited group", "edited category", "edited tx");
    done(test.ledger().editTransaction(tx, tx));
    done(test.ledger().payeeNamed("lidl"));
    assertThat(test.journal()).hasSize(5);
    done(test.ledger().removeTransaction(tx.id()));
    assertThat(test.journal().getLast().what()).isEqualTo("removed");
    assertThat(test.journal().getLast().record()).isEqualTo(tx.id());
  }

  @Test
  void whicheverStatementFailsNothingOfTheUseCaseStays() {
    RecordId account = account("A").id();
    RecordId other = account("B").id();
    Transaction tx = add(account, DAY, "Lidl", -100, "Food/Groceries");
    var split =
        new TransactionDraft(
            other,
            DAY,
            "New",
            Money.of(-30, "EUR"),
            "",
            null,
            null,
            List.of(
                new LineDraft(null, "X/Y", Money.of(-10, "EUR"), ""),
                new LineDraft(null, "Z/W", Money.of(-20, "EUR"), "gift")),
            "",
            "",
            new TreeSet<>(),
            Clearing.CLEARED);
    List<Runnable> useCases =
        List.of(
            () -> done(test.ledger().editTransaction(tx, split)),
            () -> done(test.ledger().addTransaction(split)),
            () -> done(test.ledger().removeTransaction(tx.id())),
            () ->
                done(
                    test.ledger()
                        .renamePayee(test.store().payeeNamed("new").orElseThrow().id(), "Q")));
    for (Runnable useCase : useCases) {
      String before = test.dump();
      int statement = 0;
      for (boolean failed = true; failed; statement++) {
        test.failAfter(statement);
        try {
          useCase.run();
          failed = false;
        } catch (StoreFault broken) {
          assertThat(test.dump()).as("statement %d", statement).isEqualTo(before);
        }
      }
      assertThat(statement).isGreaterThan(4);
      assertThat(test.dump()).isNotEqualTo(before);
    }
  }

  @Test
  void aWriteWithinAWriteIsRefused() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> test.store().write(ledger -> test.store().write(again -> 0)));
  }

  private void assertFound(String search, int rows) {
    var filter = new RegisterFilter(null, search, null, null);
    assertThat(test.store().count(filter)).as(search).isEqualTo(rows);
    assertThat(test.store().rows(filter, 0, 10)).as(search).hasSize(rows);
  }

  private Account account(String name) {
    return done(test.ledger().addAccount(name, AccountType.CHECKING, Money.of(100, "EUR")));
  }

  private Transaction add(
      RecordId account, LocalDate date, String payee, long minor, String category) {
    return done(
        test.ledger()
            .addTransaction(
                TransactionDraft.of(account, date, payee, Money.of(minor, "EUR"), category)));
  }

  private static TransactionDraft transfer(
      RecordId from, Money amount, RecordId to, Money arrives) {
    return new TransactionDraft(
        from,
        DAY,
        "",
        amount,
        "",
        to,
        arrives,
        List.of(),
        "",
        "",
        new TreeSet<>(),
        Clearing.UNCLEARED);
  }

  private static TransactionDraft draft(Random random, List<Account> accounts) {
    int from = random.nextInt(accounts.size());
    int to = (from + 1) % accounts.size();
    return new TransactionDraft(
        accounts.get(from).id(),
        DAY.plusDays(random.nextInt(40)),
        "P" + random.nextInt(5),
        Money.of(random.nextInt(10_000) - 5_000, "EUR"),
        "",
        random.nextInt(3) == 0 ? accounts.get(to).id() : null,
        null,
        List.of(),
        "",
        "",
        new TreeSet<>(),
        random.nextBoolean() ? Clearing.CLEARED : Clearing.UNCLEARED);
  }

  private static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(Outcome.Reason reason, String field) ->
          throw new AssertionError(reason + " " + field);
    };
  }
}
