package app.coffer.desktop.ledger;

import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.wire.id.RecordId;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds payees and categories by what people call them, and makes the missing ones. */
final class Names {
  private Names() {}

  static boolean same(String one, String other) {
    return folded(one).equals(folded(other));
  }

  /** The payee of that name, new if there is none; null for an empty name. */
  static @Nullable RecordId payee(Writer ledger, String typed, Supplier<RecordId> newId) {
    if (typed.isBlank()) {
      return null;
    }
    String name = Rules.name(typed, "payee");
    return ledger
        .payeeNamed(name)
        .orElseGet(() -> {
          var payee = new Payee(newId.get(), name);
          ledger.put(payee);
          return payee;
        })
        .id();
  }

  /** Like {@link #category}; null for an empty path. */
  static @Nullable RecordId categoryOrNone(
      Writer ledger, String path, String field, Supplier<RecordId> newId) {
    return path.isBlank() ? null : category(ledger, path, field, newId).id();
  }

  /**
   * The category at {@code Group/Name}, made with its group if missing; a bare name must be one
   * that exists, in one group only.
   */
  static Category category(Writer ledger, String path, String field, Supplier<RecordId> newId) {
    Optional<Category> found = find(ledger, path);
    if (found.isPresent()) {
      return found.get();
    }
    int slash = path.indexOf('/');
    if (slash < 0) {
      throw new Refusal(Reason.UNKNOWN_CATEGORY, field);
    }
    var category =
        new Category(
            newId.get(),
            group(ledger, path.substring(0, slash), field, newId).id(),
            Rules.name(path.substring(slash + 1), field));
    ledger.put(category);
    return category;
  }

  static CategoryGroup group(Writer ledger, String typed, String field, Supplier<RecordId> newId) {
    String name = Rules.name(typed, field);
    return ledger.categoryGroups().stream()
        .filter(group -> same(group.name(), name))
        .findFirst()
        .orElseGet(() -> {
          var group = new CategoryGroup(newId.get(), name);
          ledger.put(group);
          return group;
        });
  }

  /** The category that a path or a bare unique name means. */
  static Optional<Category> find(LedgerReader ledger, String path) {
    List<CategoryGroup> groups = ledger.categoryGroups();
    List<Category> found =
        ledger.categories().stream()
            .filter(category -> same(category.name(), path) || same(path(groups, category), path))
            .toList();
    // a full path wins over a bare name that has a slash in it
    Optional<Category> exact =
        found.stream().filter(category -> same(path(groups, category), path)).findFirst();
    return exact.isPresent() || found.size() != 1 ? exact : Optional.of(found.getFirst());
  }

  /** {@code Group/Name}; only the name where the group has not arrived. */
  static String path(List<CategoryGroup> groups, Category category) {
    return groups.stream()
        .filter(group -> group.id().equals(category.group()))
        .findFirst()
        .map(group -> group.name() + "/" + category.name())
        .orElse(category.name());
  }

  static String folded(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s*/\\s*", "/")
        .replaceAll("\\s+", " ");
  }
}
