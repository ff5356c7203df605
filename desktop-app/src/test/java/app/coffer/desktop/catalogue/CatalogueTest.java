package app.coffer.desktop.catalogue;

import static app.coffer.desktop.ui.kit.Desktop.done;
import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.budget.Goal;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LineDraft;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Tag;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.rules.Action;
import app.coffer.desktop.rules.Condition;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.ui.kit.Desktop;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Categories, headings, payees and tags of a real vault: ordered, joined, removed, undone. */
class CatalogueTest {
  private static final YearMonth MONTH = YearMonth.of(2026, 11);
  @TempDir Path folder;
  private OpenVault vault;
  private Catalogue catalogue;
  private RecordId account;

  @BeforeEach
  void open() throws Exception {
    vault = Desktop.vault(folder.resolve("vault"));
    catalogue = vault.books().catalogue();
    account = Desktop.account(vault, "Checking", Money.of(100_000, "EUR"));
  }

  @AfterEach
  void close() {
    vault.close();
  }

  private Category category(String path) {
    return done(vault.ledger().categoryAt(path));
  }

  private Transaction spend(String payee, long cents, String category, String... tags) {
    var plain =
        TransactionDraft.of(account, LocalDate.of(2026, 11, 3), payee, eur(cents), category);
    return done(
        vault
            .ledger()
            .addTransaction(
                new TransactionDraft(
                    plain.account(),
                    plain.date(),
                    plain.payee(),
                    plain.amount(),
                    plain.category(),
                    plain.transferAccount(),
                    plain.transferAmount(),
                    plain.lines(),
                    plain.number(),
                    plain.notes(),
                    new TreeSet<>(List.of(tags)),
                    plain.status())));
  }

  private static Money eur(long cents) {
    return Money.of(cents, "EUR");
  }

  private LedgerReader read() {
    return vault.ledger().read();
  }

  private List<String> paths() {
    return read().categoryGroups().stream()
        .flatMap(group ->
            read().categories().stream()
                .filter(one -> one.group().equals(group.id()))
                .map(one -> group.name() + "/" + one.name()))
        .toList();
  }

  private List<RegisterRow> rows() {
    return read().rows(RegisterFilter.all(), 0, 50);
  }

  private void undo() {
    assertThat(vault.books().acts().undo()).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void categoriesAndHeadingsStandWhereTheyArePutAndNewOnesBehindThem() {
    Category meals = category("Food/Meals");
    Category bread = category("Food/Bread");
    Category wine = category("Food/Wine");
    category("Car/Fuel");
    assertThat(paths()).containsExactly("Car/Fuel", "Food/Bread", "Food/Meals", "Food/Wine");

    done(catalogue.place(wine.id(), meals.group(), bread.id()));
    done(catalogue.placeGroup(meals.group(), read().categoryGroups().getFirst().id()));
    category("Food/Apples");

    assertThat(paths())
        .containsExactly("Food/Wine", "Food/Bread", "Food/Meals", "Food/Apples", "Car/Fuel");
    undo();
    undo();
    undo();
    assertThat(paths()).containsExactly("Car/Fuel", "Food/Bread", "Food/Meals", "Food/Wine");
  }

  @Test
  void aCategoryMovesToAnotherHeadingUnlessItsNameIsThereAlready() {
    Category fuel = category("Car/Fuel");
    Category heat = category("Home/Fuel");
    Category rent = category("Home/Rent");
    assertThat(catalogue.place(fuel.id(), heat.group(), null))
        .isEqualTo(new Outcome.Refused<Category>(Outcome.Reason.NAME_TAKEN, "group"));
    done(catalogue.place(rent.id(), fuel.group(), null));
    assertThat(paths()).containsExactly("Car/Fuel", "Car/Rent", "Home/Fuel");
  }

  @Test
  void twoCategoriesBecomeOneWithAllThatNamesThemAndComeApartInOneStep() {
    Category bread = category("Food/Bread");
    Category meals = category("Food/Meals");
    spend("Baker", -300, "Food/Bread");
    Transaction split =
        done(
            vault
                .ledger()
                .addTransaction(
                    new TransactionDraft(
                        account,
                        LocalDate.of(2026, 11, 4),
                        "Market",
                        eur(-1_000),
                        "",
                        null,
                        null,
                        List.of(
                            new LineDraft(null, "Food/Bread", eur(-400), ""),
                            new LineDraft(null, "Food/Meals", eur(-600), "")),
                        "",
                        "",
                        new TreeSet<>(),
                        app.coffer.desktop.ledger.Clearing.UNCLEARED)));
    var budget = vault.books().budget();
    done(budget.set(bread.id(), MONTH, eur(5_000)));
    done(budget.set(meals.id(), MONTH, eur(7_000)));
    done(budget.setGoal(bread.id(), Goal.Type.MONTHLY, eur(5_000), null));
    var rules = vault.books().rules();
    done(
        rules.save(
            new Rule(
                rules.newId(),
                "Bread",
                0,
                true,
                false,
                false,
                List.of(new Condition.InCategory(bread.id())),
                List.of(new Action.SetCategory(bread.id())))));
    var reports = vault.books().reports();
    done(reports.save("Bread", "filter", Map.of("categories", bread.id().hex())));

    assertThat(catalogue.uses(List.of(new Entry.OfCategory(bread.id()))))
        .isEqualTo(new Uses(2, 0, 0, 1, 1, 1, 0));
    int changed =
        done(
            catalogue.join(
                List.of(new Entry.OfCategory(bread.id())), new Entry.OfCategory(meals.id())));

    assertThat(changed).isEqualTo(2);
    assertThat(paths()).containsExactly("Food/Meals");
    assertThat(rows()).extracting(RegisterRow::category).contains("Food/Meals");
    assertThat(read().transaction(split.id()).orElseThrow().lines())
        .allSatisfy(line -> assertThat(line.category()).isEqualTo(meals.id()));
    var row = budget.month(MONTH).row(meals.id()).orElseThrow();
    assertThat(row.budgeted()).isEqualTo(eur(12_000));
    assertThat(row.goal()).isNotNull();
    assertThat(rules.all().getFirst().actions())
        .containsExactly(new Action.SetCategory(meals.id()));
    assertThat(reports.saved().getFirst().settings()).containsEntry("categories", meals.id().hex());
    assertThat(vault.verify()).isEmpty();

    undo();
    assertThat(paths()).containsExactly("Food/Bread", "Food/Meals");
    assertThat(budget.month(MONTH).row(bread.id()).orElseThrow().budgeted()).isEqualTo(eur(5_000));
    assertThat(rules.all().getFirst().actions())
        .containsExactly(new Action.SetCategory(bread.id()));
    assertThat(catalogue.uses(List.of(new Entry.OfCategory(bread.id()))).transactions())
        .isEqualTo(2);
  }

  @Test
  void aHeadingGoesWithItsCategoriesOrBringsThemToAnotherWhereNamesakesBecomeOne() {
    Category fuel = category("Car/Fuel");
    category("Car/Parking");
    Category heat = category("Home/Fuel");
    spend("Shell", -6_000, "Car/Fuel");
    RecordId car = fuel.group();
    done(catalogue.join(List.of(new Entry.OfGroup(car)), new Entry.OfGroup(heat.group())));
    assertThat(paths()).containsExactly("Home/Fuel", "Home/Parking");
    assertThat(rows().getFirst().category()).isEqualTo("Home/Fuel");
    undo();
    assertThat(rows().getFirst().category()).isEqualTo("Car/Fuel");

    done(catalogue.remove(List.of(new Entry.OfGroup(car))));
    assertThat(paths()).containsExactly("Home/Fuel");
    assertThat(rows().getFirst().category()).isEmpty();
    assertThat(read().categoryGroups()).extracting(CategoryGroup::name).containsExactly("Home");
    undo();
    assertThat(rows().getFirst().category()).isEqualTo("Car/Fuel");
  }

  @Test
  void aRuleThatCouldNotHoldAnyMoreGoesAlong() {
    Category fuel = category("Car/Fuel");
    Category rent = category("Home/Rent");
    var rules = vault.books().rules();
    var whenFuel = new Condition.InCategory(fuel.id());
    var onShell = new Condition.Words(Condition.Part.PAYEE, Condition.How.CONTAINS, "Shell");
    var note = new Action.SetNotes("checked");
    for (boolean any : List.of(true, false)) {
      done(
          rules.save(
              new Rule(
                  rules.newId(),
                  any ? "any" : "all",
                  0,
                  true,
                  false,
                  any,
                  List.of(whenFuel, onShell),
                  List.of(note, new Action.SetCategory(rent.id())))));
    }
    done(catalogue.remove(List.of(new Entry.OfCategory(fuel.id()))));
    assertThat(rules.all()).extracting(Rule::name).containsExactly("any");
    assertThat(rules.all().getFirst().conditions()).containsExactly(onShell);
  }

  @Test
  void payeesBecomeOneAndThoseThatNobodyUsesAreFound() {
    Transaction one = spend("LIDL 4711", -300, "");
    spend("Lidl", -400, "");
    RecordId dated = one.payee();
    RecordId lidl = read().payeeNamed("Lidl").orElseThrow().id();
    RecordId idle = done(vault.ledger().payeeNamed("Nobody")).id();
    assertThat(catalogue.unusedPayees()).containsExactly(idle);
    done(
        catalogue.join(
            List.of(new Entry.OfPayee(dated), new Entry.OfPayee(idle)), new Entry.OfPayee(lidl)));
    assertThat(rows()).extracting(RegisterRow::payee).containsOnly("Lidl");
    assertThat(read().payees()).hasSize(1);
    assertThat(catalogue.payeesUsed().get(lidl).count()).isEqualTo(2);
    done(catalogue.remove(List.of(new Entry.OfPayee(lidl))));
    assertThat(rows()).extracting(RegisterRow::payee).containsOnly("");
  }

  @Test
  void tagsAreWrittenOtherwiseJoinedAndRemovedHoweverTheyAreSpelled() {
    spend("Lidl", -300, "", "car", "food");
    spend("Shell", -400, "", "Car");
    spend("Aral", -500, "", "fuel");
    done(vault.ledger().describeTag("car", "#aa0000", "All of it"));
    assertThat(catalogue.uses(List.of(new Entry.OfTag("CAR"))).transactions()).isEqualTo(2);
    assertThat(catalogue.renameTag("car", "Fuel"))
        .isEqualTo(new Outcome.Refused<Integer>(Outcome.Reason.NAME_TAKEN, "name"));
    assertThat(done(catalogue.renameTag("car", "the car"))).isEqualTo(2);
    assertThat(tagged("the-car")).isEqualTo(2);
    done(catalogue.join(List.of(new Entry.OfTag("fuel")), new Entry.OfTag("the-car")));
    assertThat(tagged("the-car")).isEqualTo(3);
    assertThat(catalogue.tags().keySet())
        .extracting(Tag::name)
        .containsExactlyInAnyOrder("the-car", "food");
    assertThat(catalogue.tags().keySet()).extracting(Tag::colour).contains("#aa0000");
    done(catalogue.remove(List.of(new Entry.OfTag("the-car"))));
    assertThat(tagged("the-car")).isZero();
    undo();
    assertThat(tagged("the-car")).isEqualTo(3);
  }

  private int tagged(String tag) {
    return read().count(RegisterFilter.all().with(RegisterFilter.Chips.NONE.tagged(Set.of(tag))));
  }
}
