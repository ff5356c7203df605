package app.coffer.desktop.ui.catalogue;

import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where something comes to by one step up or down. */
final class Steps {
  private final List<CategoryGroup> groups;
  private final List<Category> categories;

  /**
   * @param group the heading; null where headings themselves move
   * @param before what it stands before then; null for the end
   */
  record Spot(@Nullable RecordId group, @Nullable RecordId before) {}

  Steps(List<Line> lines) {
    groups =
        lines.stream()
            .flatMap(line ->
                line instanceof Line.OfGroup one
                    ? java.util.stream.Stream.of(one.group())
                    : java.util.stream.Stream.empty())
            .toList();
    categories =
        lines.stream()
            .flatMap(line ->
                line instanceof Line.OfCategory one
                    ? java.util.stream.Stream.of(one.category())
                    : java.util.stream.Stream.empty())
            .toList();
  }

  /** Empty at the ends. */
  Optional<Spot> beside(CategoryGroup group, int by) {
    List<RecordId> ids = groups.stream().map(CategoryGroup::id).toList();
    int at = ids.indexOf(group.id());
    int to = at + by;
    return at < 0 || to < 0 || to >= ids.size()
        ? Optional.empty()
        : Optional.of(new Spot(null, by < 0 ? ids.get(to) : behind(ids, to)));
  }

  /** Over the ends of its heading into the one above or below; empty at the ends of all. */
  Optional<Spot> beside(Category category, int by) {
    List<RecordId> own = under(category.group());
    int at = own.indexOf(category.id());
    int to = at + by;
    if (to >= 0 && to < own.size()) {
      return Optional.of(new Spot(category.group(), by < 0 ? own.get(to) : behind(own, to)));
    }
    List<RecordId> ids = groups.stream().map(CategoryGroup::id).toList();
    int there = ids.indexOf(category.group()) + by;
    if (there < 0 || there >= ids.size()) {
      return Optional.empty();
    }
    List<RecordId> others = under(ids.get(there));
    return Optional.of(
        new Spot(ids.get(there), by < 0 || others.isEmpty() ? null : others.getFirst()));
  }

  private List<RecordId> under(RecordId group) {
    return categories.stream().filter(one -> one.group().equals(group)).map(Category::id).toList();
  }

  private static @Nullable RecordId behind(List<RecordId> ids, int at) {
    return at + 1 < ids.size() ? ids.get(at + 1) : null;
  }
}
