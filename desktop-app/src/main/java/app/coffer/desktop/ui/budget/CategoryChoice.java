package app.coffer.desktop.ui.budget;

import app.coffer.desktop.budget.MonthTable;
import app.coffer.desktop.budget.MonthTable.Row;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ui.kit.SuggestField;
import app.coffer.desktop.ui.kit.Suggestion;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.id.RecordId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A field to choose a category of a month, which says what each has. */
final class CategoryChoice {
  private CategoryChoice() {}

  static SuggestField<Category> field(UiContext context, BudgetMonths months, MonthTable month) {
    Map<RecordId, String> groups =
        months.groups().stream().collect(Collectors.toMap(CategoryGroup::id, CategoryGroup::name));
    List<Suggestion<Category>> all =
        month.rows().stream()
            .filter(row -> !row.category().hidden())
            .sorted(Comparator.comparing(Row::available).reversed())
            .map(row -> suggestion(context, groups, row))
            .toList();
    return new SuggestField<>(typed -> matching(all, typed));
  }

  static Suggestion<Category> of(BudgetMonths months, Category category) {
    String group =
        months.groups().stream()
            .filter(one -> one.id().equals(category.group()))
            .map(CategoryGroup::name)
            .findFirst()
            .orElse("");
    return new Suggestion<>(category, path(group, category.name()), "");
  }

  private static Suggestion<Category> suggestion(
      UiContext context, Map<RecordId, String> groups, Row row) {
    Category category = row.category();
    return new Suggestion<>(
        category,
        path(groups.getOrDefault(category.group(), ""), category.name()),
        context.formats().money(row.available()));
  }

  private static String path(String group, String name) {
    return group.isEmpty() ? name : group + "/" + name;
  }

  private static List<Suggestion<Category>> matching(List<Suggestion<Category>> all, String typed) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    return all.stream()
        .filter(one -> one.text().toLowerCase(Locale.ROOT).contains(wanted))
        .limit(12)
        .toList();
  }
}
