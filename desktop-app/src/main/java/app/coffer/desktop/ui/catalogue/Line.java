package app.coffer.desktop.ui.catalogue;

import app.coffer.desktop.catalogue.Entry;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.LedgerTotals.Used;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.RegisterFilter.Chips;
import app.coffer.desktop.ledger.Tag;
import java.util.Optional;
import java.util.Set;

/** A line of the list. */
sealed interface Line {

  String name();

  Entry entry();

  /** What finds its transactions. */
  Chips chips();

  /** How often it is used; empty for never. */
  Optional<Used> used();

  /** What it is called where its heading does not stand above it. */
  default String path() {
    return name();
  }

  /**
   * A heading.
   *
   * @param categories how many are under it
   */
  record OfGroup(CategoryGroup group, int categories) implements Line {
    @Override
    public String name() {
      return group.name();
    }

    @Override
    public Entry entry() {
      return new Entry.OfGroup(group.id());
    }

    @Override
    public Chips chips() {
      return Chips.NONE.ofGroups(Set.of(group.id()));
    }

    @Override
    public Optional<Used> used() {
      return Optional.empty();
    }
  }

  /** A category under its heading. */
  record OfCategory(Category category, String group, Optional<Used> used) implements Line {
    @Override
    public String name() {
      return category.name();
    }

    @Override
    public String path() {
      return group.isEmpty() ? category.name() : group + "/" + category.name();
    }

    @Override
    public Entry entry() {
      return new Entry.OfCategory(category.id());
    }

    @Override
    public Chips chips() {
      return Chips.NONE.ofCategories(Set.of(category.id()));
    }
  }

  record OfPayee(Payee payee, Optional<Used> used) implements Line {
    @Override
    public String name() {
      return payee.name();
    }

    @Override
    public Entry entry() {
      return new Entry.OfPayee(payee.id());
    }

    @Override
    public Chips chips() {
      return Chips.NONE.ofPayees(Set.of(payee.id()));
    }
  }

  record OfTag(Tag tag, Optional<Used> used) implements Line {
    @Override
    public String name() {
      return tag.name();
    }

    @Override
    public Entry entry() {
      return new Entry.OfTag(tag.name());
    }

    @Override
    public Chips chips() {
      return Chips.NONE.tagged(Set.of(tag.name()));
    }
  }
}
