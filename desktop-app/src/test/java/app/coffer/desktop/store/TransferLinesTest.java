package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Acts;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.ledger.LedgerTotals.By;
import app.coffer.desktop.ledger.LedgerTotals.LegQuery;
import app.coffer.desktop.ledger.LedgerTotals.LegSum;
import app.coffer.desktop.ledger.LedgerTotals.PartQuery;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.LineDraft;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterFilter.Chips;
import app.coffer.desktop.ledger.RegisterFilter.Chips.Flag;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.money.Money;
import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of a split that go to other accounts. */
class TransferLinesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 14);

  @TempDir Path folder;
  private TestLedger test;
  private Acts acts;
  private Ledger ledger;
  private RecordId checking;
  private RecordId savings;
  private RecordId dollars;

  @BeforeEach
  void open() {
    test = new TestLedger(folder);
    acts = new Acts(test.store(), Kind.LEDGER);
    ledger = test.over(acts);
    checking = account("Checking", "EUR");
    savings = account("Savings", "EUR");
    dollars = account("Dollars", "USD");
  }

  @AfterEach
  void close() {
    assertThat(LedgerCheck.findings(test.database)).isEmpty();
    test.close();
  }

  @Test
  void theOtherAccountShowsItsPartAsATransactionOfItsOwn() {
    Transaction shop = done(ledger.addTransaction(shopping()));

    RegisterRow here = rows(RegisterFilter.of(checking)).getFirst();
    assertThat(here.amount()).isEqualTo(eur(-8600));
    assertThat(here.payee()).isEqualTo("Market");
    assertThat(here.transferAccount()).isEmpty();
    RegisterRow there = rows(RegisterFilter.of(savings)).getFirst();
    assertThat(there.transaction()).isEqualTo(shop);
    assertThat(there.amount()).isEqualTo(eur(5000));
    assertThat(there.transferAccount()).isEqualTo("Checking");
    RegisterRow abroad = rows(RegisterFilter.of(dollars)).getFirst();
    assertThat(abroad.amount()).isEqualTo(Money.of(1150, "USD"));
    assertThat(balances())
        .containsExactly(eur(-8600 + 100), Money.of(1150 + 100, "USD"), eur(5000 + 100));
    assertThat(test.store().newest(savings, 1)).isEqualTo(eur(5000));
  }

  @Test
  void severalPartsToOneAccountAreOneRowThere() {
    done(
        ledger.addTransaction(
            split(-900, part(-300, savings, null), part(-400, savings, null), spent(-200))));

    assertThat(rows(RegisterFilter.of(savings)))
        .extracting(RegisterRow::amount)
        .containsExactly(eur(700));
    assertThat(test.store().count(RegisterFilter.of(savings))).isOne();
  }

  @Test
  void whatGoesToAnotherAccountIsNeitherIncomeNorExpense() {
    done(ledger.addTransaction(shopping()));

    var sums = test.totals().parts(PartQuery.between(null, null, By.CATEGORY));
    assertThat(sums).singleElement().satisfies(sum -> assertThat(sum.out()).isEqualTo(eur(-2600)));
    var footer = test.store().sums(RegisterFilter.all());
    assertThat(footer.count()).isOne();
    assertThat(footer.sums())
        .singleElement()
        .satisfies(sum -> assertThat(sum.out()).isEqualTo(eur(-2600)));
    assertThat(test.totals().legs(new LegQuery(null, Set.of(), true, 1, false)))
        .extracting(LegSum::sum)
        .containsExactlyInAnyOrder(eur(-6000), eur(5000), Money.of(1150, "USD"));
  }

  @Test
  void filtersKnowThatSuchAPartNeedsNoCategory() {
    done(ledger.addTransaction(shopping()));
    assertThat(count(Chips.NONE.flagged(Flag.UNCATEGORISED))).isZero();
    assertThat(count(Chips.NONE.ofAccounts(Set.of(savings)))).isOne();
    done(ledger.addTransaction(split(-300, part(-100, savings, null), line(-200, ""))));
    assertThat(count(Chips.NONE.flagged(Flag.UNCATEGORISED))).isOne();
  }

  @Test
  void anEditFromEitherSideKeepsBothInStep() {
    Transaction before = done(ledger.addTransaction(shopping()));
    TransactionDraft shown =
        ledger.draft(rows(RegisterFilter.of(savings)).getFirst().transaction());
    LineDraft saved = shown.lines().getFirst();
    LineDraft more = new LineDraft(saved.id(), "", eur(-5500), "", saved.transferAccount(), null);
    var lines = List.of(more, shown.lines().get(1), shown.lines().get(2));

    Transaction after = done(ledger.editTransaction(before, with(shown, -9100, lines)));

    assertThat(after.lines().getFirst().id()).isEqualTo(before.lines().getFirst().id());
    assertThat(rows(RegisterFilter.of(savings)).getFirst().amount()).isEqualTo(eur(5500));
    done(acts.undo());
    assertThat(rows(RegisterFilter.of(savings)).getFirst().amount()).isEqualTo(eur(5000));
    assertThat(test.store().transaction(before.id())).contains(before);
    done(acts.redo());
    assertThat(rows(RegisterFilter.of(savings)).getFirst().amount()).isEqualTo(eur(5500));
    done(ledger.removeTransaction(before.id()));
    assertThat(rows(RegisterFilter.of(savings))).isEmpty();
    assertThat(balances()).containsExactly(eur(100), Money.of(100, "USD"), eur(100));
    done(acts.undo());
    assertThat(rows(RegisterFilter.of(dollars))).hasSize(1);
  }

  @Test
  void aCopyMovesTheSameToTheSameAccounts() {
    Transaction shop = done(ledger.addTransaction(shopping()));

    Transaction copy = done(ledger.duplicate(shop.id(), DAY.plusDays(1)));

    assertThat(copy.lines())
        .extracting(Line::transfer)
        .isEqualTo(shop.lines().stream().map(Line::transfer).toList());
    assertThat(copy.lines().getFirst().id()).isNotEqualTo(shop.lines().getFirst().id());
    assertThat(rows(RegisterFilter.of(savings))).hasSize(2);
  }

  @Test
  void partsThatContradictTheirAccountsAreRefused() {
    refused(split(-300, part(-100, checking, null), spent(-200)), Reason.TRANSFER_TO_ITSELF);
    refused(split(-300, part(-100, dollars, null), spent(-200)), Reason.CURRENCY_MISMATCH);
    refused(
        split(-300, part(-100, dollars, Money.of(-120, "USD")), spent(-200)),
        Reason.LINES_DO_NOT_ADD_UP);
    refused(split(-300, part(-100, savings, null), spent(-100)), Reason.LINES_DO_NOT_ADD_UP);
    done(ledger.closeAccount(savings));
    refused(split(-300, part(-100, savings, null), spent(-200)), Reason.ACCOUNT_CLOSED);
  }

  @Test
  void anAccountThatAPartGoesToIsInUse() {
    done(ledger.addTransaction(shopping()));
    assertThat(ledger.removeAccount(savings))
        .isEqualTo(new Outcome.Refused<>(Reason.STILL_IN_USE, "account"));
  }

  @Test
  void whatAStatementOfTheOtherAccountConfirmedIsNotMovedAway() {
    Transaction shop = done(ledger.addTransaction(shopping()));
    Transaction confirmed = done(ledger.setStatus(shop.id(), Clearing.RECONCILED));
    TransactionDraft shown = ledger.draft(confirmed);
    LineDraft saved = shown.lines().getFirst();
    var spentInstead = new LineDraft(saved.id(), "Food/Groceries", saved.amount(), "");
    var lines = List.of(spentInstead, shown.lines().get(1), shown.lines().get(2));

    assertThat(ledger.editTransaction(confirmed, with(shown, -8600, lines)))
        .isEqualTo(new Outcome.Refused<>(Reason.RECONCILED, "amount"));
  }

  @Test
  void aSplitIntoOnePartThatIsATransferIsATransfer() {
    Transaction moved = done(ledger.addTransaction(split(-100, part(-100, savings, null))));
    assertThat(moved.lines()).isEmpty();
    assertThat(moved.transfer()).isEqualTo(new Transfer(savings, eur(100)));
  }

  /** The bytes never change: vaults on disk and at servers hold them. */
  @Test
  void theFormatOfAPartThatIsATransferIsTheOneThatVaultsHave() throws IOException {
    var content = new TransactionContent();
    RecordId id = RecordId.ofHex("000102030405060708090a0b0c0d0e0f");
    var tx =
        new Transaction(
            id,
            of(0x10),
            DAY,
            null,
            eur(-8600),
            null,
            null,
            List.of(
                new Line(of(1), null, eur(-5000), "", new Transfer(of(0x20), eur(5000))),
                new Line(
                    of(2), null, eur(-1000), "a", new Transfer(of(0x30), Money.of(1150, "USD"))),
                new Line(of(3), of(0x40), eur(-2600), "")),
            "",
            "",
            new TreeSet<>(),
            Clearing.UNCLEARED,
            new TreeSet<>(),
            "");

    byte[] written = Cbor.encode(CborValue.of(content.fields(tx)));

    assertThat(HexFormat.of().formatHex(written)).isEqualTo(golden());
    assertThat(content.read(id, Fields.of(Cbor.decode(HexFormat.of().parseHex(golden())))))
        .isEqualTo(tx);
  }

  private static String golden() throws IOException {
    try (InputStream in =
        TransferLinesTest.class.getResourceAsStream("/golden/v1/transfer-line.hex")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", "");
    }
  }

  private static RecordId of(int last) {
    byte[] bytes = new byte[RecordId.LENGTH];
    bytes[RecordId.LENGTH - 1] = (byte) last;
    return new RecordId(bytes);
  }

  private void refused(TransactionDraft draft, Reason reason) {
    String before = test.dump();
    assertThat(ledger.addTransaction(draft))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, no -> assertThat(no.reason()).isEqualTo(reason));
    assertThat(test.dump()).isEqualTo(before);
  }

  private List<Money> balances() {
    return test.store().accounts().stream()
        .sorted(java.util.Comparator.comparing(each -> each.account().name()))
        .map(AccountBalance::balance)
        .toList();
  }

  private List<RegisterRow> rows(RegisterFilter filter) {
    return test.store().rows(filter, 0, 20);
  }

  private int count(Chips chips) {
    return test.store().count(RegisterFilter.all().with(chips));
  }

  private TransactionDraft shopping() {
    return split(
        -8600,
        part(-5000, savings, null),
        part(-1000, dollars, Money.of(1150, "USD")),
        spent(-2600));
  }

  private TransactionDraft split(long minor, LineDraft... lines) {
    return with(
        TransactionDraft.of(checking, DAY, "Market", eur(minor), ""), minor, List.of(lines));
  }

  private static TransactionDraft with(TransactionDraft draft, long minor, List<LineDraft> lines) {
    return new TransactionDraft(
        draft.account(),
        draft.date(),
        draft.payee(),
        eur(minor),
        "",
        null,
        null,
        lines,
        "",
        "",
        new TreeSet<>(),
        draft.status());
  }

  private static LineDraft part(long minor, RecordId account, @Nullable Money arrives) {
    return new LineDraft(null, "", eur(minor), "", account, arrives);
  }

  private static LineDraft spent(long minor) {
    return line(minor, "Food/Groceries");
  }

  private static LineDraft line(long minor, String category) {
    return new LineDraft(null, category, eur(minor), "");
  }

  private RecordId account(String name, String currency) {
    return done(ledger.addAccount(name, AccountType.CHECKING, Money.of(100, currency))).id();
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
}
