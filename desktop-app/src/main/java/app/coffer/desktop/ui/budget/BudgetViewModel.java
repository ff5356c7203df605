package app.coffer.desktop.ui.budget;

import app.coffer.desktop.budget.BudgetBook;
import app.coffer.desktop.budget.Goal;
import app.coffer.desktop.budget.MonthTable;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Profile.BudgetMode;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Refresh;
import app.coffer.desktop.ui.kit.RefusalWords;
import app.coffer.desktop.ui.kit.Told;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Months of the budget side by side, and all that can be done with them. */
final class BudgetViewModel {
  static final int MOST_MONTHS = 4;

  /** How many months of the past the panel tells of. */
  static final int PAST = 6;

  private final OpenVault vault;
  private final UiContext context;
  private final BudgetBook budget;
  private final Told told;
  private final ObjectProperty<@Nullable BudgetMonths> content = new SimpleObjectProperty<>();
  private final ObservableList<GridRow> lines = FXCollections.observableArrayList();
  private final BooleanProperty withHidden = new SimpleBooleanProperty();
  private final Set<RecordId> folded = new HashSet<>();
  private final List<Runnable> afterReading = new ArrayList<>();
  private YearMonth first;
  private int shown = 1;
  private int generation;
  private @Nullable Refresh refresh;

  BudgetViewModel(OpenVault vault, UiContext context, Told told) {
    this.vault = vault;
    this.context = context;
    this.told = told;
    budget = vault.books().budget();
    first = YearMonth.from(context.today());
    withHidden.subscribe(this::line);
  }

  ObjectProperty<@Nullable BudgetMonths> contentProperty() {
    return content;
  }

  /** The lines of the grid; the same object where nothing changed about them. */
  ObservableList<GridRow> lines() {
    return lines;
  }

  BooleanProperty withHiddenProperty() {
    return withHidden;
  }

  void listen() {
    if (refresh == null) {
      refresh = new Refresh(vault.changes(), context.background(), this::read);
    }
    LocalDate today = context.today();
    context
        .background()
        .run(() -> budget.monthOf(today))
        .then(now -> {
          first = now;
          read();
        });
  }

  void stop() {
    if (refresh != null) {
      refresh.close();
      refresh = null;
    }
  }

  void read() {
    int mine = ++generation;
    YearMonth from = first;
    int months = shown;
    LocalDate today = context.today();
    context
        .background()
        .run(() -> {
          List<MonthTable> all =
              budget.months(from.minusMonths(PAST), from.plusMonths(months - 1L));
          return new BudgetMonths(
              all.subList(0, PAST),
              all.subList(PAST, all.size()),
              vault.ledger().read().categoryGroups(),
              budget.monthOf(today));
        })
        .then(found -> {
          if (mine == generation) {
            content.set(found);
            line();
            List<Runnable> waiting = List.copyOf(afterReading);
            afterReading.clear();
            waiting.forEach(Runnable::run);
          }
        });
  }

  private void line() {
    BudgetMonths found = content.get();
    if (found != null) {
      List<GridRow> now = found.lines(folded, withHidden.get());
      if (!now.equals(lines)) {
        lines.setAll(now);
      }
    }
  }

  /** Shows so many months at once. */
  void setShown(int months) {
    int wanted = Math.clamp(months, 1, MOST_MONTHS);
    if (wanted != shown) {
      shown = wanted;
      read();
    }
  }

  void step(int months) {
    show(first.plusMonths(months));
  }

  void show(YearMonth month) {
    first = month;
    read();
  }

  void showToday() {
    BudgetMonths found = content.get();
    show(found == null ? YearMonth.from(context.today()) : found.now());
  }

  void fold(RecordId group) {
    if (!folded.remove(group)) {
      folded.add(group);
    }
    line();
  }

  /**
   * Takes what was typed into a cell.
   *
   * @param wrong hears why it was not taken
   */
  void type(
      RecordId category,
      YearMonth month,
      Money old,
      String text,
      Runnable taken,
      Consumer<String> wrong) {
    var amount = TypedAmount.read(text, old, context.formats());
    if (amount.isEmpty()) {
      wrong.accept(context.words().get("budget.notAnAmount"));
      return;
    }
    if (amount.get().equals(old)) {
      taken.run();
      return;
    }
    context
        .background()
        .run(() -> budget.set(category, month, amount.get()))
        .then(outcome -> {
          switch (outcome) {
            case Outcome.Done<?> done -> {
              // only then the cell says the new amount, on which the next typing may work
              afterReading.add(taken);
              read();
            }
            case Outcome.Refused<?> no -> wrong.accept(RefusalWords.of(no, context.words()));
          }
        });
  }

  /** Budgets what was budgeted the month before. */
  void copyLastMonth(YearMonth month, Set<RecordId> categories) {
    fill(month, new BudgetBook.Source.LastMonth(), categories);
  }

  /**
   * @param only these categories
   */
  void fill(YearMonth month, BudgetBook.Source source, Set<RecordId> only) {
    if (only.isEmpty()) {
      return;
    }
    run(
        () -> budget.fill(month, source, only),
        changed -> {
          String when = context.formats().month(month);
          told.done(
              changed == 0
                  ? context.words().get("budget.fill.nothing", when)
                  : context.words().count("budget.fill.done", changed, when));
        });
  }

  /** The categories of a month that got nothing yet. */
  Set<RecordId> empty(YearMonth month) {
    return categories(month, true);
  }

  /** All categories of a month that are not hidden. */
  Set<RecordId> all(YearMonth month) {
    return categories(month, false);
  }

  private Set<RecordId> categories(YearMonth month, boolean emptyOnly) {
    BudgetMonths found = content.get();
    return found == null
        ? Set.of()
        : found.shown().stream()
            .filter(table -> table.month().equals(month))
            .flatMap(table -> table.rows().stream())
            .filter(row -> !row.category().hidden())
            .filter(row -> !emptyOnly || row.budgeted().isZero())
            .map(row -> row.category().id())
            .collect(Collectors.toSet());
  }

  void move(Category from, Category to, YearMonth month, Money amount) {
    run(
        () -> budget.move(from.id(), to.id(), month, amount),
        moved -> told.done(moved(moved, from, to)));
  }

  void cover(Category overspent, Category from, YearMonth month) {
    run(
        () -> budget.cover(overspent.id(), from.id(), month),
        moved -> told.done(moved(moved, from, overspent)));
  }

  private String moved(Money amount, Category from, Category to) {
    return context
        .words()
        .get(
            "budget.move.done",
            context.formats().moneyWithCurrency(amount),
            from.name(),
            to.name());
  }

  void setGoal(Category category, Goal.Type type, Money amount, @Nullable LocalDate by) {
    run(() -> budget.setGoal(category.id(), type, amount, by), done -> {});
  }

  void removeGoal(Category category) {
    run(() -> budget.removeGoal(category.id()), done -> {});
  }

  void keepNotes(MonthTable month, String notes) {
    if (!notes.strip().equals(month.notes())) {
      run(() -> budget.keep(month.month(), notes, month.locked()), done -> {});
    }
  }

  void toggleLock(MonthTable month) {
    String key = month.locked() ? "budget.unlocked" : "budget.locked";
    run(
        () -> budget.keep(month.month(), month.notes(), !month.locked()),
        done -> told.done(context.words().get(key, context.formats().month(month.month()))));
  }

  /** Whether a category keeps its overspending. */
  void toggleRolls(Category category) {
    edit(category, category.hidden(), !category.rolls());
  }

  void toggleHidden(Category category) {
    edit(category, !category.hidden(), category.rolls());
  }

  private void edit(Category category, boolean hidden, boolean rolls) {
    run(
        () -> vault.ledger().editCategory(category.id(), category.income(), hidden, rolls),
        done -> {});
  }

  /** Envelopes, or only comparing. */
  void setMode(BudgetMode mode) {
    run(
        () -> {
          int firstDay =
              vault.ledger().read().profile().map(one -> one.firstDayOfMonth()).orElse(1);
          return vault.ledger().editBudgeting(firstDay, mode);
        },
        done -> {});
  }

  /**
   * Adds a category at {@code Group/Name}.
   *
   * @param problem hears why not; the empty sentence where it was added
   */
  void addCategory(String path, Consumer<String> problem) {
    context
        .background()
        .run(() -> vault.ledger().categoryAt(path))
        .then(outcome ->
            problem.accept(
                outcome instanceof Outcome.Refused<?> no
                    ? RefusalWords.of(no, context.words())
                    : ""));
  }

  void addStarterCategories() {
    Locale language = context.words().language();
    run(() -> vault.ledger().addStarterCategories(StarterCategories.SIMPLE, language), done -> {});
  }

  private <T> void run(Callable<Outcome<T>> work, Consumer<T> then) {
    context
        .background()
        .run(work)
        .then(outcome -> {
          switch (outcome) {
            case Outcome.Done<T>(T value) -> then.accept(value);
            case Outcome.Refused<T> no -> told.refused(RefusalWords.of(no, context.words()));
          }
        });
  }
}
