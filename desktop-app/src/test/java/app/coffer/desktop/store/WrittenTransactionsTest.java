package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edited or removed many at once is the same as one after the other. */
class WrittenTransactionsTest {
  private static final RecordId CHECKING = id(1);
  private static final RecordId SAVINGS = id(2);
  private static final RecordId SHOP = id(3);
  private static final RecordId FOOD = id(4);

  @TempDir Path one;
  @TempDir Path other;

  @Test
  void manyRemovedAtOnceLeaveWhatOneAfterTheOtherLeaves() {
    List<Transaction> all = transactions("");
    same(
        ledger -> {
          ledger.remove(all.get(5).id());
          all.forEach(each -> {
            ledger.put(each);
            ledger.remove(each.id());
          });
        },
        ledger -> {
          ledger.remove(all.get(5).id());
          ledger.putAll(Kind.TRANSACTION, List.of(all.get(5)));
          ledger.removeAll(all);
        });
  }

  @Test
  void manyEditedAtOnceLeaveWhatOneAfterTheOtherLeaves() {
    List<Transaction> edited = transactions(" again");
    same(
        ledger -> {
          ledger.remove(edited.get(4).id());
          edited.forEach(ledger::put);
        },
        ledger -> {
          ledger.remove(edited.get(4).id());
          ledger.putAll(Kind.TRANSACTION, edited);
        });
  }

  @Test
  void whatWasRemovedIsThereAgain() {
    try (TestLedger ledger = ledger(one)) {
      String before = ledger.dump();
      write(ledger, writer -> writer.removeAll(transactions("")));
      assertThat(ledger.store().count(RegisterFilter.all())).isZero();
      write(ledger, writer -> writer.putAll(Kind.TRANSACTION, transactions("")));
      assertThat(ledger.dump()).isEqualTo(before);
    }
  }

  @Test
  void manyAreReadAtOnceWithoutThoseThatAreRemoved() {
    try (TestLedger ledger = ledger(one)) {
      List<Transaction> all = transactions("");
      write(ledger, writer -> writer.remove(all.getFirst().id()));
      var read = ledger.store().transactions(all.stream().map(Transaction::id).toList());
      assertThat(read.values()).containsExactlyInAnyOrderElementsOf(all.subList(1, all.size()));
    }
  }

  private void same(Consumer<Writer> single, Consumer<Writer> many) {
    try (TestLedger by = ledger(one);
        TestLedger at = ledger(other)) {
      write(by, single);
      write(at, many);
      assertThat(at.dump()).as("every row of every table").isEqualTo(by.dump());
      assertThat(at.store().accounts()).isEqualTo(by.store().accounts());
      for (String word : List.of("lidl", "food", "milk", "12.00", "rent", "again")) {
        var found = new RegisterFilter(CHECKING, word, null, null);
        assertThat(at.store().count(found)).as(word).isEqualTo(by.store().count(found));
      }
      List<RecordId> touched = by.journal().stream().map(TestLedger.Entry::record).toList();
      assertThat(at.journal())
          .extracting(TestLedger.Entry::record)
          .containsExactlyInAnyOrderElementsOf(touched);
    }
  }

  private static void write(TestLedger ledger, Consumer<Writer> work) {
    ledger
        .store()
        .write(writer -> {
          work.accept(writer);
          return 0;
        });
  }

  private static TestLedger ledger(Path folder) {
    var ledger = new TestLedger(folder);
    write(
        ledger,
        writer -> {
          writer.put(new Account(CHECKING, "Checking", AccountType.CHECKING, euro(0), false));
          writer.put(new Account(SAVINGS, "Savings", AccountType.SAVINGS, euro(0), false));
          writer.put(new Payee(SHOP, "Lidl"));
          var group = new CategoryGroup(id(6), "Food");
          writer.put(group);
          writer.put(new Category(FOOD, group.id(), "Groceries"));
          writer.putAll(Kind.TRANSACTION, transactions(""));
        });
    ledger.journal().clear();
    return ledger;
  }

  /** Plain ones, split ones, transfers; with {@code more} some of each say something else. */
  private static List<Transaction> transactions(String more) {
    var all = new ArrayList<Transaction>();
    for (int i = 0; i < 1_050; i++) {
      boolean split = i % 10 == 3;
      boolean transfer = i % 10 == 7;
      String edited = i % 4 == 0 ? "" : more;
      all.add(
          new Transaction(
              id(100 + i),
              CHECKING,
              LocalDate.of(2026, 1, 1).plusDays(i % 300 + edited.length()),
              i % 4 == 0 ? null : SHOP,
              euro(-1200),
              split || transfer || i % 3 == 0 ? null : FOOD,
              transfer ? new Transfer(SAVINGS, euro(1200)) : null,
              split
                  ? List.of(
                      new Line(id(5_000 + i), FOOD, euro(-700), "milk" + (i % 20 == 3 ? more : "")),
                      new Line(id(9_000 + i), null, euro(-500), ""))
                  : List.of(),
              i % 5 == 0 ? "4711" : "",
              i % 6 == 0 ? "rent" + edited : edited.strip(),
              new TreeSet<>(i % 8 == 0 ? List.of("a", "b") : List.of()),
              Clearing.values()[i % 3],
              new TreeSet<>(i % 2 == 0 ? List.of() : List.of("k" + i + edited)),
              i % 2 == 0 ? "" : "as the bank says"));
    }
    return all;
  }

  private static Money euro(long minor) {
    return Money.of(minor, "EUR");
  }

  private static RecordId id(int number) {
    return RecordId.ofHex(String.format("%032x", number));
  }
}
