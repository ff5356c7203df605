package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.SuggestField;
import app.coffer.desktop.ui.kit.Suggestion;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks for a category to put transactions into. */
final class CategoryDialog {
  private static final int MOST = 50;

  private CategoryDialog() {}

  static void open(
      UiContext context, Overlay overlay, LedgerReader ledger, Consumer<String> chosen) {
    context
        .background()
        .run(() -> paths(ledger))
        .then(paths -> show(context, overlay, paths, chosen));
  }

  private static List<String> paths(LedgerReader ledger) {
    Map<RecordId, String> groups =
        ledger.categoryGroups().stream()
            .collect(Collectors.toMap(CategoryGroup::id, CategoryGroup::name));
    return ledger.categories().stream()
        .filter(category -> !category.hidden() && groups.containsKey(category.group()))
        .map((Category category) -> groups.get(category.group()) + "/" + category.name())
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .toList();
  }

  private static void show(
      UiContext context, Overlay overlay, List<String> paths, Consumer<String> chosen) {
    var words = context.words();
    var field = new SuggestField<String>(typed -> matching(paths, typed));
    field.setId("drill-category-field");
    var labelled = new Labelled(words.get("register.category"), field);
    var dialog = new Dialog(words.get("reports.drill.category"), labelled, 420);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.confirm(
        words.get("save"),
        () -> {
          String path = field.getText().strip();
          if (path.isEmpty()) {
            labelled.setProblem(words.get("reports.drill.categoryMissing"));
            return;
          }
          overlay.closeDialog();
          chosen.accept(field.chosen().orElse(path));
        });
    overlay.open(dialog);
  }

  private static List<Suggestion<String>> matching(List<String> paths, String typed) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    return paths.stream()
        .filter(path -> path.toLowerCase(Locale.ROOT).contains(wanted))
        .limit(MOST)
        .map(path -> new Suggestion<>(path, path, ""))
        .toList();
  }
}
