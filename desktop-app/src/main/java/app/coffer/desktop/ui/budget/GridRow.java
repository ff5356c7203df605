package app.coffer.desktop.ui.budget;

import app.coffer.desktop.ledger.Category;
import app.coffer.wire.id.RecordId;
import java.util.List;

/** A line of the grid. */
sealed interface GridRow {

  String name();

  /** The categories whose amounts it shows. */
  List<RecordId> categories();

  /**
   * A heading with the sums of its categories.
   *
   * @param id of the group of categories
   */
  record Group(RecordId id, String name, boolean folded, List<RecordId> categories)
      implements GridRow {}

  /** A category. */
  record Item(Category category) implements GridRow {
    @Override
    public String name() {
      return category.name();
    }

    @Override
    public List<RecordId> categories() {
      return List.of(category.id());
    }
  }
}
