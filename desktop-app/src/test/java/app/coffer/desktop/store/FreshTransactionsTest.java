package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many at once is the same as one after the other. */
class FreshTransactionsTest {
  private static final RecordId CHECKING = id(1);
  private static final RecordId SAVINGS = id(2);
  private static final RecordId SHOP = id(3);
  private static final RecordId FOOD = id(4);
  private static final RecordId REST = id(5);

  @TempDir Path one;
  @TempDir Path other;

  @Test
  void manyAtOnceLeaveWhatOneAfterTheOtherLeaves() {
    try (TestLedger single = ledger(one);
        TestLedger many = ledger(other)) {
      List<Transaction> all = transactions();
      single
          .store()
          .write(ledger -> {
            all.forEach(ledger::put);
            return 0;
          });
      many.store()
          .write(ledger -> {
            ledger.putAll(Kind.TRANSACTION, all);
            return 0;
          });

      assertThat(rows(many)).isEqualTo(rows(single)).hasSizeGreaterThan(1_000);
      assertThat(many.journal).isEqualTo(single.journal);
      assertThat(many.dump()).as("every row of every table").isEqualTo(single.dump());
      assertThat(many.store().accounts()).isEqualTo(single.store().accounts());
      for (String word : List.of("lidl", "food", "milk", "12.00", "rent", "zebra")) {
        var found = new RegisterFilter(CHECKING, word, null, null);
        assertThat(many.store().count(found)).as(word).isEqualTo(single.store().count(found));
      }
      assertThat(many.store().importedAs(List.of("k7", "k9", "none"))).hasSize(2);
    }
  }

  @Test
  void whatIsThereAlreadyOrWasRemovedIsWrittenAsAnEdit() {
    try (TestLedger ledger = ledger(one)) {
      List<Transaction> all = transactions();
      ledger
          .store()
          .write(writer -> {
            writer.put(all.get(0));
            writer.put(all.get(1));
            writer.remove(all.get(1).id());
            return 0;
          });
      ledger
          .store()
          .write(writer -> {
            writer.putAll(Kind.TRANSACTION, all);
            return 0;
          });

      assertThat(rows(ledger)).hasSize(all.size());
      assertThat(ledger.store().transaction(all.get(1).id())).contains(all.get(1));
    }
  }

  private static TestLedger ledger(Path folder) {
    var ledger = new TestLedger(folder);
    ledger
        .store()
        .write(writer -> {
          writer.put(new Account(CHECKING, "Checking", AccountType.CHECKING, euro(0), false));
          writer.put(new Account(SAVINGS, "Savings", AccountType.SAVINGS, euro(0), false));
          writer.put(new Payee(SHOP, "Lidl"));
          var group = new CategoryGroup(id(6), "Food");
          writer.put(group);
          writer.put(new Category(FOOD, group.id(), "Groceries"));
          writer.put(new Category(REST, group.id(), "Restaurant"));
          return 0;
        });
    ledger.journal.clear();
    return ledger;
  }

  /** Plain ones, split ones, transfers, with and without all that may be absent. */
  private static List<Transaction> transactions() {
    var all = new ArrayList<Transaction>();
    for (int i = 0; i < 1_100; i++) {
      boolean split = i % 10 == 3;
      boolean transfer = i % 10 == 7;
      all.add(
          new Transaction(
              id(100 + i),
              CHECKING,
              LocalDate.of(2026, 1, 1).plusDays(i % 300),
              i % 4 == 0 ? null : SHOP,
              euro(-1200),
              split || transfer || i % 3 == 0 ? null : FOOD,
              transfer ? new Transfer(SAVINGS, euro(1200)) : null,
              split
                  ? List.of(
                      new Line(id(5_000 + i), FOOD, euro(-700), "milk"),
                      new Line(id(9_000 + i), REST, euro(-500), ""))
                  : List.of(),
              i % 5 == 0 ? "4711" : "",
              i % 6 == 0 ? "rent" : "",
              new TreeSet<>(i % 8 == 0 ? List.of("a", "b") : List.of()),
              Clearing.values()[i % 3],
              new TreeSet<>(i % 2 == 0 ? List.of() : List.of("k" + i)),
              i % 2 == 0 ? "" : "as the bank says"));
    }
    return all;
  }

  private static List<RegisterRow> rows(TestLedger ledger) {
    return ledger.store().rows(RegisterFilter.of(CHECKING), 0, 5_000);
  }

  private static Money euro(long minor) {
    return Money.of(minor, "EUR");
  }

  private static RecordId id(int number) {
    return RecordId.ofHex(String.format("%032x", number));
  }
}
