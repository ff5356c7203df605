package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerCheckTest {
  @TempDir Path folder;

  @Test
  void findsWhatOtherToolsDidToTheTablesAndNothingElse() {
    try (var test = new TestLedger(folder)) {
      assertThat(
              test.ledger().addAccount("A", AccountType.CASH, Money.of(5, "EUR"))
                      instanceof Outcome.Done<Account>(var account)
                  && test.ledger()
                          .addTransaction(
                              TransactionDraft.of(
                                  account.id(),
                                  LocalDate.of(2026, 11, 14),
                                  "Lidl",
                                  Money.of(-7, "EUR"),
                                  ""))
                      instanceof Outcome.Done<Transaction>(var transaction)
                  && test.ledger().removeTransaction(transaction.id()) instanceof Outcome.Done<?>
                  && test.ledger()
                          .addTransaction(
                              TransactionDraft.of(
                                  account.id(),
                                  LocalDate.of(2026, 11, 15),
                                  "Aldi",
                                  Money.of(-9, "EUR"),
                                  ""))
                      instanceof Outcome.Done<?>)
          .isTrue();
      assertThat(LedgerCheck.findings(test.database)).isEmpty();
      assertFinding(test, "UPDATE leg_total SET amount_minor = amount_minor + 1", "running sums");
      assertFinding(
          test, "UPDATE tx SET amount_minor = amount_minor + 1 WHERE NOT removed", "registers");
      assertFinding(test, "DELETE FROM tx_fts", "search index");
      assertFinding(
          test,
          "INSERT INTO tx_line (tx, position, line_id, category_id, amount_minor, notes) SELECT id,"
              + " 0, zeroblob(16), NULL, 3, '' FROM tx WHERE NOT removed",
          "splits");
    }
  }

  private static void assertFinding(TestLedger test, String damage, String finding) {
    test.database.write(sql -> sql.execute(damage));
    assertThat(LedgerCheck.findings(test.database)).anyMatch(text -> text.contains(finding));
  }
}
