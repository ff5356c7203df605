package app.coffer.desktop.banking;

import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.wire.id.RecordId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Categories that a file names, as {@code Group/Name} or a bare name. Those that are missing are
 * made, under ids that another device would give them too.
 */
final class CategoryPaths {
  /** Where a name without a group goes. */
  private static final String GROUP = "Imported";

  private final Writer ledger;
  private final DerivedIds ids;
  private @Nullable Map<String, RecordId> known;

  CategoryPaths(Writer ledger, DerivedIds ids) {
    this.ledger = ledger;
    this.ids = ids;
  }

  /** Null for an empty path. */
  @Nullable RecordId at(String written) {
    String path = Limited.text(written, 2 * Limited.NAME);
    if (path.isEmpty()) {
      return null;
    }
    Map<String, RecordId> all = known == null ? read() : known;
    known = all;
    return all.computeIfAbsent(folded(path), missing -> make(path));
  }

  private Map<String, RecordId> read() {
    Map<String, RecordId> all = new HashMap<>();
    Map<RecordId, String> groups = new HashMap<>();
    ledger.categoryGroups().forEach(group -> groups.put(group.id(), group.name()));
    for (Category each : ledger.categories()) {
      all.putIfAbsent(folded(each.name()), each.id());
    }
    for (Category each : ledger.categories()) {
      all.put(folded(groups.getOrDefault(each.group(), "") + "/" + each.name()), each.id());
    }
    return all;
  }

  private RecordId make(String path) {
    int slash = path.indexOf('/');
    String group = slash < 1 ? GROUP : Limited.text(path.substring(0, slash), Limited.NAME);
    String name = Limited.text(path.substring(slash + 1), Limited.NAME);
    RecordId groupId =
        ledger.categoryGroups().stream()
            .filter(each -> folded(each.name()).equals(folded(group)))
            .map(CategoryGroup::id)
            .findFirst()
            .orElseGet(() -> {
              var made = new CategoryGroup(ids.derive("import-group", folded(group)), group);
              ledger.put(made);
              return made.id();
            });
    var made = new Category(ids.derive("import-category", folded(path)), groupId, name);
    ledger.put(made);
    return made.id();
  }

  private static String folded(String name) {
    return ImportKeys.folded(name).replaceAll(" */ *", "/");
  }
}
