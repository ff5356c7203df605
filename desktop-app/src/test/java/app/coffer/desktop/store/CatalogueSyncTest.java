package app.coffer.desktop.store;

import static app.coffer.desktop.store.RecordQuestionsTest.only;
import static app.coffer.desktop.store.RecordQuestionsTest.questions;
import static app.coffer.desktop.ui.kit.Desktop.done;
import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.budget.BudgetBook;
import app.coffer.desktop.budget.MonthTable.Row;
import app.coffer.desktop.catalogue.Catalogue;
import app.coffer.desktop.catalogue.Entry;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictInbox.Answer;
import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.conflict.RecordQuestion.Option;
import app.coffer.desktop.conflict.RecordQuestions;
import app.coffer.desktop.conflict.RecordQuestions.Reply;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.ledger.Work;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Categories that two people join, order and remove differently, not knowing of each other. */
class CatalogueSyncTest {
  private static final YearMonth MONTH = YearMonth.of(2026, 11);
  private static final LocalDate DAY = MONTH.atDay(3);
  private final Random random = new Random(17);
  private TwoDevices two;
  private SimDevice desktop;
  private SimDevice laptop;
  private RecordId account;
  private RecordId apples;
  private RecordId bread;
  private RecordId cheese;

  @BeforeEach
  void start() throws SyncFault {
    two = new TwoDevices(91);
    desktop = two.desktop;
    laptop = two.laptop;
    account = two.account("Checking");
    apples = done(ledger(desktop).categoryAt("Food/Apples")).id();
    bread = done(ledger(desktop).categoryAt("Food/Bread")).id();
    cheese = done(ledger(desktop).categoryAt("Food/Cheese")).id();
    done(budget(desktop).set(apples, MONTH, eur(10_000)));
    done(budget(desktop).set(bread, MONTH, eur(5_000)));
    spend(desktop, "Food/Apples", -1_000);
    two.sync();
  }

  @AfterEach
  void stop() {
    for (SimDevice device : List.of(desktop, laptop)) {
      assertThat(LedgerCheck.findings(device.database)).isEmpty();
    }
    assertThat(budgeted(desktop)).isEqualTo(budgeted(laptop));
    two.close();
  }

  @Test
  void joinedAlikeOnBothTheMoneyIsThereOnceAndNothingIsAsked() throws SyncFault {
    join(desktop, apples, bread);
    join(laptop, apples, bread);
    two.sync();
    assertThat(budgeted(desktop)).isEqualTo(Map.of("Bread", "150.00", "Cheese", "0.00"));
    assertThat(desktop.inbox.open()).isEmpty();
    assertThat(questions(desktop).open()).isEmpty();
  }

  @Test
  void joinedWithTwoOthersTheMoneyIsThereOnceAndTheTransactionsAreAskedAbout() throws SyncFault {
    join(desktop, apples, bread);
    join(laptop, apples, cheese);
    two.sync();
    assertSum("150.00");

    for (SimDevice device : List.of(desktop, laptop)) {
      Conflict asked = device.inbox.open().getFirst();
      assertThat(device.inbox.open()).hasSize(1);
      assertThat(asked.contested()).extracting(MergeUnit::name).containsExactly("category");
    }
    RecordId record = desktop.inbox.open().getFirst().record();
    assertThat(TwoDevices.decide(desktop, record, 1)).isInstanceOf(Answer.Applied.class);
    two.sync();
    assertThat(laptop.inbox.open()).isEmpty();
    assertSum("150.00");
  }

  @Test
  void whatIsTypedAfterwardsIsWhatTheCategoryGets() throws SyncFault {
    join(desktop, apples, bread);
    join(laptop, apples, cheese);
    two.sync();
    for (RecordId category : List.of(bread, cheese)) {
      laptop.pass(60);
      done(budget(laptop).set(category, MONTH, eur(7_000)));
    }
    two.sync();
    assertThat(budgeted(desktop)).isEqualTo(Map.of("Bread", "70.00", "Cheese", "70.00"));
  }

  @Test
  void joinedCrosswiseNeitherMoneyNorTransactionsGetLost() throws SyncFault {
    join(desktop, apples, bread);
    join(laptop, bread, apples);
    two.sync();
    assertSum("150.00");
    assertThat(only(laptop).name()).isEqualTo("Bread");
    assertThat(only(laptop).options()).containsExactly(Option.RESTORE, Option.MOVE);
    assertThat(desktop.ledger.category(bread)).isPresent();
  }

  @Test
  void joinedHereAndBudgetedAnewThereTheAnswerGivesWhatWasBudgetedLast() throws SyncFault {
    join(desktop, apples, bread);
    laptop.pass(60);
    done(budget(laptop).set(apples, MONTH, eur(13_000)));
    spend(laptop, "Food/Apples", -700);
    two.sync();
    RecordQuestion asked = only(desktop);
    assertThat(asked.name()).isEqualTo("Apples");
    assertThat(desktop.inbox.open())
        .extracting(Conflict::entity)
        .containsExactly(Entity.BUDGET_CELL);

    assertThat(questions(desktop).answer(asked, new Reply(Option.MOVE, bread)))
        .isEqualTo(RecordQuestions.Answer.APPLIED);
    two.sync();

    assertThat(budgeted(desktop)).isEqualTo(Map.of("Bread", "180.00", "Cheese", "0.00"));
    for (SimDevice device : List.of(desktop, laptop)) {
      assertThat(questions(device).open()).isEmpty();
      assertThat(row(device, "Bread").spent()).isEqualTo(eur(-1_700));
    }
  }

  @Test
  void removedHereAndJoinedThereIsAskedOfEveryTransaction() throws SyncFault {
    desktop.pass(60);
    done(catalogue(desktop).remove(List.of(new Entry.OfCategory(apples))));
    join(laptop, apples, bread);
    two.sync();
    assertThat(budgeted(desktop)).isEqualTo(Map.of("Bread", "150.00", "Cheese", "0.00"));
    assertThat(desktop.inbox.open())
        .hasSize(1)
        .allSatisfy(asked -> assertThat(asked.entity()).isEqualTo(Entity.TRANSACTION));
  }

  @Test
  void ofTwoOrdersEachHasTheNewestPlaceAndBothShowTheSame() throws SyncFault {
    RecordId food = desktop.ledger.category(apples).orElseThrow().group();
    desktop.pass(60);
    done(catalogue(desktop).place(cheese, food, apples));
    laptop.pass(120);
    done(catalogue(laptop).place(bread, food, apples));
    two.sync();
    assertThat(desktop.ledger.categories()).isEqualTo(laptop.ledger.categories());
    assertThat(laptop.ledger.categories())
        .extracting(Category::name)
        .containsExactlyInAnyOrder("Apples", "Bread", "Cheese");
    assertThat(desktop.inbox.open()).isEmpty();
    assertThat(budgeted(desktop))
        .isEqualTo(Map.of("Apples", "100.00", "Bread", "50.00", "Cheese", "0.00"));
  }

  private void assertSum(String expected) {
    for (SimDevice device : List.of(desktop, laptop)) {
      Money sum =
          budget(device).month(MONTH).rows().stream()
              .map(Row::budgeted)
              .reduce(eur(0), Money::plus);
      assertThat(sum.decimal()).isEqualTo(expected);
    }
  }

  private Map<String, String> budgeted(SimDevice device) {
    return budget(device).month(MONTH).rows().stream()
        .collect(
            java.util.stream.Collectors.toMap(
                row -> row.category().name(), row -> row.budgeted().decimal()));
  }

  private Row row(SimDevice device, String name) {
    return budget(device).month(MONTH).rows().stream()
        .filter(row -> row.category().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void join(SimDevice device, RecordId from, RecordId to) {
    device.pass(60);
    done(catalogue(device).join(List.of(new Entry.OfCategory(from)), new Entry.OfCategory(to)));
  }

  private void spend(SimDevice device, String category, long cents) {
    device.pass(60);
    done(
        ledger(device)
            .addTransaction(TransactionDraft.of(account, DAY, "Market", eur(cents), category)));
  }

  private Randomness randomness() {
    return length -> {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      return bytes;
    };
  }

  private Ledger ledger(SimDevice device) {
    return new Ledger(device.ledger, randomness(), TestLedger.derivedIds());
  }

  private BudgetBook budget(SimDevice device) {
    return new BudgetBook(
        new Work(device.ledger, randomness()),
        new SqliteTotals(device.database),
        RecordQuestionsTest::derived,
        (from, to, currency) -> Map.of());
  }

  private Catalogue catalogue(SimDevice device) {
    return new Catalogue(
        new Work(device.ledger, randomness()),
        new SqliteTotals(device.database),
        RecordQuestionsTest::derived);
  }

  private static Money eur(long minor) {
    return Money.of(minor, "EUR");
  }
}
