package app.coffer.desktop.ui.budget;

import app.coffer.desktop.budget.MonthTable;
import app.coffer.desktop.budget.MonthTable.Row;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.Profile.BudgetMode;
import app.coffer.wire.id.RecordId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one reading of the budget found.
 *
 * @param past the months before those that are shown, the oldest first
 * @param shown at least one
 * @param now the month that today is in
 */
record BudgetMonths(
    List<MonthTable> past, List<MonthTable> shown, List<CategoryGroup> groups, YearMonth now) {

  BudgetMonths {
    past = List.copyOf(past);
    shown = List.copyOf(shown);
    groups = List.copyOf(groups);
  }

  MonthTable first() {
    return shown.getFirst();
  }

  BudgetMode mode() {
    return first().mode();
  }

  /** How many categories are not shown because they are hidden. */
  int hidden() {
    return (int) first().rows().stream().filter(row -> row.category().hidden()).count();
  }

  /** What a line says in one of the months; empty where its categories are gone. */
  Optional<Figures> figures(int month, GridRow line) {
    return month >= shown.size() ? Optional.empty() : figures(shown.get(month), line.categories());
  }

  static Optional<Figures> figures(MonthTable table, List<RecordId> categories) {
    Set<RecordId> asked = Set.copyOf(categories);
    List<Row> rows =
        table.rows().stream().filter(row -> asked.contains(row.category().id())).toList();
    return Figures.of(rows);
  }

  /**
   * The lines of the grid.
   *
   * @param folded groups of which only the heading is shown
   */
  List<GridRow> lines(Set<RecordId> folded, boolean withHidden) {
    Map<RecordId, List<Category>> byGroup =
        first().rows().stream()
            .map(Row::category)
            .filter(category -> withHidden || !category.hidden())
            .collect(
                Collectors.groupingBy(Category::group, LinkedHashMap::new, Collectors.toList()));
    Map<RecordId, String> names =
        groups.stream().collect(Collectors.toMap(CategoryGroup::id, CategoryGroup::name));
    var lines = new ArrayList<GridRow>();
    byGroup.forEach((group, categories) -> {
      boolean closed = folded.contains(group);
      List<RecordId> ids = categories.stream().map(Category::id).toList();
      lines.add(new GridRow.Group(group, names.getOrDefault(group, ""), closed, ids));
      if (!closed) {
        categories.forEach(category -> lines.add(new GridRow.Item(category)));
      }
    });
    return lines;
  }
}
