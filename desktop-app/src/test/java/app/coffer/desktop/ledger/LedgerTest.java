package app.coffer.desktop.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.store.TestLedger;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 14);

  @TempDir Path folder;
  private TestLedger test;
  private Ledger ledger;
  private RecordId checking;

  @BeforeEach
  void open() {
    test = new TestLedger(folder);
    ledger = test.ledger();
    checking = done(ledger.addAccount("Checking", AccountType.CHECKING, eur(0))).id();
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void accountNamesAreThereAndUnique() {
    assertRefused(ledger.addAccount("  ", AccountType.CASH, eur(0)), Reason.NAME_EMPTY, "name");
    assertRefused(
        ledger.addAccount("x".repeat(101), AccountType.CASH, eur(0)), Reason.NAME_TOO_LONG, "name");
    assertRefused(
        ledger.addAccount(" CHECKING ", AccountType.CASH, eur(0)), Reason.NAME_TAKEN, "name");
    RecordId cash = done(ledger.addAccount("Cash", AccountType.CASH, eur(0))).id();
    assertRefused(ledger.renameAccount(cash, "checking"), Reason.NAME_TAKEN, "name");
    assertThat(done(ledger.renameAccount(cash, " My   purse ")).name()).isEqualTo("My purse");
  }

  @Test
  void anAccountWithTransactionsCanBeClosedButNotRemoved() {
    RecordId cash = done(ledger.addAccount("Cash", AccountType.CASH, eur(0))).id();
    Transaction transfer = done(ledger.addTransaction(draft(checking, -100, "", "", cash)));
    assertRefused(ledger.removeAccount(cash), Reason.STILL_IN_USE, "account");
    done(ledger.closeAccount(cash));
    assertRefused(
        ledger.addTransaction(draft(cash, 1, "x", "", null)), Reason.ACCOUNT_CLOSED, "account");
    assertRefused(
        ledger.addTransaction(draft(checking, 1, "", "", cash)),
        Reason.ACCOUNT_CLOSED,
        "transferAccount");
    done(ledger.reopenAccount(cash));
    done(ledger.removeTransaction(transfer.id()));
    done(ledger.removeAccount(cash));
    assertThat(ledger.read().account(cash)).isEmpty();
  }

  @Test
  void aPayeeIsMadeOnceWhateverItsCaseAndBlanks() {
    Payee lidl = done(ledger.payeeNamed("Lidl"));
    assertThat(done(ledger.payeeNamed("  LIDL "))).isEqualTo(lidl);
    assertThat(done(ledger.addTransaction(draft(checking, -1, "lidl", "", null))).payee())
        .isEqualTo(lidl.id());
    assertThat(ledger.read().payees()).containsExactly(lidl);
  }

  @Test
  void categoriesAreFoundByPathOrUniqueNameAndMadeByPathOnly() {
    Category groceries = done(ledger.categoryAt("Food/Groceries"));
    assertThat(done(ledger.categoryAt(" food / GROCERIES"))).isEqualTo(groceries);
    assertThat(done(ledger.categoryAt("groceries"))).isEqualTo(groceries);
    done(ledger.categoryAt("Pets/Groceries"));
    assertRefused(ledger.categoryAt("groceries"), Reason.UNKNOWN_CATEGORY, "category");
    assertRefused(ledger.categoryAt("Nowhere"), Reason.UNKNOWN_CATEGORY, "category");
    assertRefused(ledger.categoryAt("/"), Reason.NAME_EMPTY, "category");
  }

  @Test
  void starterCategoriesAddedTwiceAreThereOnce() {
    int count = done(ledger.addStarterCategories(StarterCategories.HOUSEHOLD));
    String before = names();
    done(ledger.addStarterCategories(StarterCategories.HOUSEHOLD));
    assertThat(names()).isEqualTo(before);
    assertThat(ledger.read().categories()).hasSize(count);
  }

  @ParameterizedTest
  @EnumSource(StarterCategories.class)
  void starterCategoriesInGermanAreTheSameRecordsAsInEnglish(StarterCategories starter) {
    int count = done(ledger.addStarterCategories(starter, Locale.GERMANY));
    var alike = Set.of("Internet", "Sport");
    assertThat(ledger.read().categories())
        .hasSize(count)
        .extracting(Category::name)
        .filteredOn(name -> !alike.contains(name))
        .doesNotContainAnyElementsOf(
            Stream.concat(Stream.of(""), starter.groups().values().stream().flatMap(List::stream))
                .filter(name -> !alike.contains(name))
                .toList());
    var ids = ledger.read().categories().stream().map(Category::id).toList();
    done(ledger.addStarterCategories(starter));
    assertThat(ledger.read().categories())
        .extracting(Category::id)
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void refusesTransactionsThatContradictThemselvesAndWritesNothing() {
    RecordId dollars = done(ledger.addAccount("USD", AccountType.CASH, Money.of(0, "USD"))).id();
    String before = test.dump();
    assertRefused(add(dollars, DAY, eur(1)), Reason.CURRENCY_MISMATCH, "amount");
    assertRefused(
        add(checking, LocalDate.of(1899, 12, 31), eur(1)), Reason.DATE_OUT_OF_RANGE, "date");
    assertRefused(
        add(checking, LocalDate.of(2201, 1, 1), eur(1)), Reason.DATE_OUT_OF_RANGE, "date");
    assertRefused(add(checking, DAY, eur(200_000_000_000_000L)), Reason.AMOUNT_TOO_LARGE, "amount");
    assertRefused(
        ledger.addTransaction(draft(checking, 1, "", "", checking)),
        Reason.TRANSFER_TO_ITSELF,
        "transferAccount");
    assertRefused(
        ledger.addTransaction(draft(checking, 1, "", "", dollars)),
        Reason.CURRENCY_MISMATCH,
        "transferAmount");
    assertRefused(split(-30, -10, -21), Reason.LINES_DO_NOT_ADD_UP, "lines");
    assertRefused(add(new RecordId(new byte[16]), DAY, eur(1)), Reason.UNKNOWN_ACCOUNT, "account");
    assertThat(test.dump()).isEqualTo(before);
  }

  @Test
  void aSplitAddsUpAndASplitIntoOneIsNone() {
    assertThat(done(split(-30, -10, -20)).lines()).hasSize(2);
    Transaction single = done(split(-30, -30));
    assertThat(single.lines()).isEmpty();
    assertThat(single.category()).isNotNull();
  }

  @Test
  void anEditLeavesWhatCameMeanwhileAndRefusesOnlyTheSamePart() {
    Transaction shown =
        done(ledger.addTransaction(draft(checking, -100, "Lidl", "Food/Groceries", null)));
    Transaction meanwhile =
        done(ledger.editTransaction(shown, with(ledger.draft(shown), "Aldi", -100)));
    Transaction edited =
        done(ledger.editTransaction(shown, with(ledger.draft(shown), "Lidl", -250)));
    assertThat(edited.payee()).isEqualTo(meanwhile.payee()).isNotEqualTo(shown.payee());
    assertThat(edited.amount()).isEqualTo(eur(-250));
    assertRefused(
        ledger.editTransaction(shown, with(ledger.draft(shown), "Lidl", -300)),
        Reason.CHANGED_MEANWHILE,
        "amount");
    assertThat(done(ledger.editTransaction(shown, with(ledger.draft(shown), "Lidl", -250))))
        .isEqualTo(edited);
  }

  @Test
  void aReconciledAmountDateOrAccountStaysUntilItIsReopened() {
    Transaction tx = done(ledger.addTransaction(draft(checking, -100, "Lidl", "", null)));
    Transaction reconciled = done(ledger.setStatus(tx.id(), Clearing.RECONCILED));
    assertRefused(
        ledger.editTransaction(reconciled, with(ledger.draft(reconciled), "Lidl", -1)),
        Reason.RECONCILED,
        "amount");
    assertRefused(ledger.removeTransaction(tx.id()), Reason.RECONCILED, "status");
    Transaction renamed =
        done(ledger.editTransaction(reconciled, with(ledger.draft(reconciled), "Aldi", -100)));
    assertThat(renamed.status()).isEqualTo(Clearing.RECONCILED);
    done(ledger.setStatus(tx.id(), Clearing.CLEARED));
    done(ledger.removeTransaction(tx.id()));
    assertRefused(
        ledger.setStatus(tx.id(), Clearing.CLEARED), Reason.UNKNOWN_TRANSACTION, "transaction");
  }

  private Outcome<Transaction> add(RecordId account, LocalDate date, Money amount) {
    return ledger.addTransaction(TransactionDraft.of(account, date, "Somebody", amount, ""));
  }

  private Outcome<Transaction> split(long minor, long... parts) {
    List<LineDraft> lines =
        java.util.Arrays.stream(parts)
            .mapToObj(part -> new LineDraft(null, "Food/Groceries", eur(part), ""))
            .toList();
    return ledger.addTransaction(
        new TransactionDraft(
            checking,
            DAY,
            "",
            eur(minor),
            "",
            null,
            null,
            lines,
            "",
            "",
            new TreeSet<>(),
            Clearing.UNCLEARED));
  }

  private static TransactionDraft draft(
      RecordId account, long minor, String payee, String category, @Nullable RecordId to) {
    return new TransactionDraft(
        account,
        DAY,
        payee,
        eur(minor),
        category,
        to,
        null,
        List.of(),
        "",
        "",
        new TreeSet<>(),
        Clearing.UNCLEARED);
  }

  private static TransactionDraft with(TransactionDraft draft, String payee, long minor) {
    return new TransactionDraft(
        draft.account(),
        draft.date(),
        payee,
        eur(minor),
        draft.category(),
        null,
        null,
        List.of(),
        draft.number(),
        draft.notes(),
        draft.tags(),
        draft.status());
  }

  private String names() {
    return ledger.read().categoryGroups().toString() + ledger.read().categories();
  }

  private static Money eur(long minor) {
    return Money.of(minor, "EUR");
  }

  private static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T>(Reason reason, String field) ->
          throw new AssertionError(reason + " " + field);
    };
  }

  private static void assertRefused(Outcome<?> outcome, Reason reason, String field) {
    assertThat(outcome).isEqualTo(new Outcome.Refused<>(reason, field));
  }
}
