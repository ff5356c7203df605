package app.coffer.desktop.rules;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.ledger.Work;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.rules.Condition.How;
import app.coffer.desktop.rules.Condition.Part;
import app.coffer.desktop.rules.Rulebook.Effect;
import app.coffer.desktop.store.TestLedger;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulebookTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 14);

  @TempDir Path folder;
  private TestLedger test;
  private Ledger ledger;
  private Rulebook book;
  private RecordId checking;
  private RecordId food;
  private RecordId shop;

  @BeforeEach
  void open() {
    test = new TestLedger(folder);
    ledger = test.ledger();
    checking = done(ledger.addAccount("Checking", AccountType.CHECKING, eur(0))).id();
    food = done(ledger.categoryAt("Food/Groceries")).id();
    shop = done(ledger.payeeNamed("Lidl")).id();
    book = new Rulebook(new Work(test.store(), TestLedger.randomness()));
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aPreviewWritesNothingAndIsAppliedAsShown() {
    Transaction tx = add("LIDL Filiale 4711", -4_800);
    Rule rule =
        save(
            rule(
                1,
                words(Part.PAYEE, How.STARTS, "lidl"),
                new Action.SetPayee(shop),
                new Action.SetCategory(food)));
    List<Effect> effects = book.preview(List.of(rule), RegisterFilter.all());
    assertThat(effects).hasSize(1);
    assertThat(tx(tx)).isEqualTo(tx);
    assertThat(done(book.apply(effects))).isEqualTo(1);
    assertThat(tx(tx)).isEqualTo(effects.getFirst().after());
    assertThat(tx(tx).category()).isEqualTo(food);
    assertThat(book.preview(List.of(rule), RegisterFilter.all())).isEmpty();
  }

  @Test
  void whatChangedSinceThePreviewIsLeftAlone() {
    Transaction tx = add("Lidl", -1);
    Rule rule = save(rule(1, words(Part.PAYEE, How.EQUALS, "LIDL"), new Action.SetCategory(food)));
    List<Effect> effects = book.preview(List.of(rule), RegisterFilter.all());
    done(ledger.setStatus(tx.id(), Clearing.CLEARED));
    assertThat(done(book.apply(effects))).isZero();
    assertThat(tx(tx).category()).isNull();
  }

  @Test
  void rulesRunInTheirOrderAndEachSeesWhatTheOnesBeforeItMade() {
    Transaction tx = add("Aldi", -1);
    Rule second = rule(2, words(Part.PAYEE, How.EQUALS, "Lidl"), new Action.SetCategory(food));
    Rule first = rule(1, words(Part.PAYEE, How.EQUALS, "Aldi"), new Action.SetPayee(shop));
    assertThat(book.preview(List.of(second, first), RegisterFilter.all()).getFirst().rules())
        .containsExactly(first, second);
    assertThat(book.preview(List.of(second), RegisterFilter.all())).isEmpty();
    assertThat(tx(tx)).isEqualTo(tx);
  }

  @Test
  void conditionsSayWhatTheySay() {
    Transaction tx = add("Café  Blau", -1_250);
    for (Condition yes :
        List.of(
            words(Part.PAYEE, How.CONTAINS, "cafe blau"),
            words(Part.PAYEE, How.REGEX, "^caf. +bl"),
            new Condition.AmountBetween(eur(-1_250), eur(0)),
            new Condition.InAccount(checking),
            new Condition.InCategory(null))) {
      assertThat(matches(tx, yes)).as("%s", yes).isTrue();
    }
    for (Condition no :
        List.of(
            words(Part.PAYEE, How.EQUALS, "cafe"),
            words(Part.NOTES, How.CONTAINS, "blau"),
            words(Part.PAYEE, How.REGEX, "(x+x+)+y"),
            new Condition.AmountBetween(eur(-1_249), eur(0)),
            new Condition.AmountBetween(Money.of(-9_999, "USD"), Money.of(0, "USD")),
            new Condition.InAccount(food),
            new Condition.InCategory(food))) {
      assertThat(matches(tx, no)).as("%s", no).isFalse();
    }
  }

  @Test
  void aPatternThatGoesRoundInCirclesEndsAndOneThatCannotBeReadIsRefused() {
    Transaction tx = add("x".repeat(60) + "z", -1);
    assertThat(matches(tx, words(Part.PAYEE, How.REGEX, "(x+x+)+y"))).isFalse();
    Rule odd = rule(1, words(Part.PAYEE, How.REGEX, "(x"), new Action.SetNotes("n"));
    assertThat(book.save(odd)).isEqualTo(new Outcome.Refused<>(Reason.NOT_A_PATTERN, "conditions"));
  }

  @Test
  void aReconciledTransactionKeepsItsStatusAndASplitItsLines() {
    Transaction tx = add("Lidl", -1);
    done(ledger.setStatus(tx.id(), Clearing.RECONCILED));
    Rule rule =
        rule(
            1,
            words(Part.PAYEE, How.EQUALS, "Lidl"),
            new Action.SetStatus(Clearing.UNCLEARED),
            new Action.AddTags(new TreeSet<>(Set.of("t"))));
    Transaction after = book.preview(List.of(rule), RegisterFilter.all()).getFirst().after();
    assertThat(after.status()).isEqualTo(Clearing.RECONCILED);
    assertThat(after.tags()).containsExactly("t");
  }

  @Test
  void importedRowsPassTheRulesAndOneForALostCategoryDoesNothing() {
    save(rule(1, words(Part.IMPORT_TEXT, How.CONTAINS, "lidl"), new Action.SetCategory(food)));
    Transaction row = imported("2026-11-14 -48.00 LIDL 4711", null, null);
    assertThat(Rulebook.importing(test.store()).apply(row).category()).isEqualTo(food);
    test.store()
        .write(store -> {
          store.remove(food);
          return 0;
        });
    assertThat(Rulebook.importing(test.store()).apply(row)).isEqualTo(row);
  }

  @Test
  void correctingTwiceProposesARuleUntilThereIsOne() {
    put(imported("2026-11-01 -48.00 LIDL FILIALE 4711 Berlin", shop, food));
    assertThat(book.proposals()).isEmpty();
    put(imported("2026-11-08 -31.00 LIDL FILIALE 0815 Berlin", shop, food));
    List<Rule> proposals = book.proposals();
    assertThat(proposals).hasSize(1);
    Rule proposal = proposals.getFirst();
    assertThat(proposal.learned()).isTrue();
    assertThat(proposal.conditions())
        .containsExactly(words(Part.IMPORT_TEXT, How.CONTAINS, "lidl filiale"));
    assertThat(proposal.actions()).containsExactly(new Action.SetCategory(food));
    Transaction corrected = imported("2026-11-09 -8.00 LIDL FILIALE 9 Ulm", shop, food);
    assertThat(book.proposalFor(corrected, 100).orElseThrow().name()).isEqualTo("lidl filiale");
    Transaction other = imported("2026-11-09 -8.00 REWE 9 Ulm", shop, food);
    assertThat(book.proposalFor(other, 100)).isEmpty();
    save(proposal);
    assertThat(book.proposalFor(corrected, 100)).isEmpty();
    assertThat(book.proposals()).isEmpty();
    assertThat(
            Rulebook.importing(test.store())
                .apply(imported("2026-11-15 -9.00 LIDL FILIALE 1 Bonn", null, null))
                .category())
        .isEqualTo(food);
  }

  private boolean matches(Transaction tx, Condition condition) {
    Rule rule = rule(1, condition, new Action.SetNotes("seen"));
    return book.preview(List.of(rule), RegisterFilter.all()).stream()
        .anyMatch(effect -> effect.before().id().equals(tx.id()));
  }

  private static Condition words(Part part, How how, String text) {
    return new Condition.Words(part, how, text);
  }

  private Rule rule(int order, Condition condition, Action... actions) {
    return new Rule(
        book.newId(), "rule", order, true, false, false, List.of(condition), List.of(actions));
  }

  private Rule save(Rule rule) {
    return done(book.save(rule));
  }

  private Transaction add(String payee, long cents) {
    return done(ledger.addTransaction(TransactionDraft.of(checking, DAY, payee, eur(cents), "")));
  }

  private Transaction imported(String text, @Nullable RecordId payee, @Nullable RecordId category) {
    return new Transaction(
        book.newId(),
        checking,
        DAY,
        payee,
        eur(-4_800),
        category,
        null,
        List.of(),
        "",
        "",
        new TreeSet<>(),
        Clearing.CLEARED,
        new TreeSet<>(Set.of(text)),
        text);
  }

  private void put(Transaction tx) {
    test.store()
        .write(store -> {
          store.put(tx);
          return 0;
        });
  }

  private Transaction tx(Transaction tx) {
    return ledger.read().transaction(tx.id()).orElseThrow();
  }

  private static Money eur(long cents) {
    return new Money(cents, EUR);
  }

  private static <T> T done(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<T>) outcome).value();
  }
}
