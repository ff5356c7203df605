package app.coffer.desktop.cli;

import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code coffer category}. */
@Command(name = "category", description = "What money is for.")
final class CategoryCommands {
  private CategoryCommands() {}

  static Object top() {
    return new CategoryCommands();
  }

  static Object[] of(Coffer coffer) {
    return new Object[] {new Add(coffer), new ListAll(coffer)};
  }

  /** A category as {@code --json} prints it. */
  record View(String id, String name, String group, String path) {}

  /** {@code coffer category add}. */
  @Command(name = "add", description = "Add a category, and its group where it is missing.")
  static final class Add extends VaultCommand {
    @Parameters(paramLabel = "GROUP/NAME", description = "Such as Food/Groceries.")
    String path = "";

    Add(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      Category category = Faults.done(vault.ledger().categoryAt(path));
      coffer().print(new Added(category.id().hex()), () -> "Added " + path + ".");
      return Exit.DONE;
    }
  }

  /** {@code coffer category list}. */
  @Command(name = "list", description = "List categories.")
  static final class ListAll extends VaultCommand {
    ListAll(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      var ledger = vault.ledger().read();
      Map<RecordId, String> groups =
          ledger.categoryGroups().stream()
              .collect(Collectors.toMap(CategoryGroup::id, CategoryGroup::name));
      Map<RecordId, String> paths = new Lookup(ledger).categoryPaths();
      List<View> views =
          ledger.categories().stream()
              .map(category ->
                  new View(
                      category.id().hex(),
                      category.name(),
                      groups.getOrDefault(category.group(), ""),
                      paths.getOrDefault(category.id(), category.name())))
              .sorted(Comparator.comparing(View::path))
              .toList();
      coffer().print(views, () -> table(views));
      return Exit.DONE;
    }

    private static String table(List<View> views) {
      var table = new Table("CATEGORY", "ID");
      views.forEach(view -> table.row(view.path(), view.id().substring(0, 8)));
      return table.text("No categories yet. Add one with: coffer category add GROUP/NAME");
    }
  }
}
