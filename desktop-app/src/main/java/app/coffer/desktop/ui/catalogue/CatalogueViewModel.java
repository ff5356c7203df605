package app.coffer.desktop.ui.catalogue;

import app.coffer.desktop.catalogue.Catalogue;
import app.coffer.desktop.catalogue.Entry;
import app.coffer.desktop.catalogue.Uses;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LedgerTotals.Used;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ui.kit.Live;
import app.coffer.desktop.ui.kit.RefusalWords;
import app.coffer.desktop.ui.kit.Told;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** Lists categories, payees and tags with how much they are used, and changes them. */
final class CatalogueViewModel {
  private final OpenVault vault;
  private final UiContext context;
  private final Told told;
  private final Catalogue catalogue;
  private final Live<Content> content;
  private int asked;

  /**
   * What one reading found.
   *
   * @param categories each heading with its categories, in their order
   */
  record Content(List<Line> categories, List<Line> payees, List<Line> tags) {
    List<Line> of(Tab tab) {
      return switch (tab) {
        case CATEGORIES -> categories;
        case PAYEES -> payees;
        case TAGS -> tags;
      };
    }
  }

  CatalogueViewModel(OpenVault vault, UiContext context, Told told) {
    this.vault = vault;
    this.context = context;
    this.told = told;
    catalogue = vault.books().catalogue();
    content = new Live<>(context, vault.changes(), this::reading);
  }

  ReadOnlyObjectProperty<@Nullable Content> contentProperty() {
    return content.property();
  }

  void listen() {
    content.listen();
  }

  void stop() {
    content.stop();
  }

  private Content reading() {
    LedgerReader ledger = vault.ledger().read();
    return new Content(categories(ledger), payees(ledger), tags());
  }

  private List<Line> categories(LedgerReader ledger) {
    Map<RecordId, Used> used = catalogue.categoriesUsed();
    List<Category> all = ledger.categories();
    var lines = new ArrayList<Line>();
    for (CategoryGroup group : ledger.categoryGroups()) {
      List<Category> own = all.stream().filter(one -> one.group().equals(group.id())).toList();
      lines.add(new Line.OfGroup(group, own.size()));
      own.forEach(one ->
          lines.add(
              new Line.OfCategory(one, group.name(), Optional.ofNullable(used.get(one.id())))));
    }
    return lines;
  }

  private List<Line> payees(LedgerReader ledger) {
    Map<RecordId, Used> used = catalogue.payeesUsed();
    return ledger.payees().stream()
        .sorted(byName(Payee::name))
        .<Line>map(one -> new Line.OfPayee(one, Optional.ofNullable(used.get(one.id()))))
        .toList();
  }

  private List<Line> tags() {
    return catalogue.tags().entrySet().stream()
        .<Line>map(one -> new Line.OfTag(one.getKey(), one.getValue()))
        .sorted(byName(Line::name))
        .toList();
  }

  private static <T> Comparator<T> byName(java.util.function.Function<T, String> name) {
    return Comparator.comparing(one -> name.apply(one).toLowerCase(Locale.ROOT));
  }

  /** Lines in which all typed words occur; a heading stays over what is found under it. */
  List<Line> matching(Tab tab, String typed) {
    Content now = content.property().get();
    if (now == null) {
      return List.of();
    }
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return now.of(tab);
    }
    var found = new ArrayList<Line>();
    Line.OfGroup above = null;
    for (Line line : now.of(tab)) {
      if (line instanceof Line.OfGroup group) {
        above = group;
      } else if (line.path().toLowerCase(Locale.ROOT).contains(wanted)) {
        if (above != null) {
          found.add(above);
          above = null;
        }
        found.add(line);
      }
    }
    return found;
  }

  /** How much refers to these; of several questions only the last is answered. */
  void uses(Collection<? extends Line> lines, Consumer<Uses> then) {
    int mine = ++asked;
    List<Entry> entries = lines.stream().map(Line::entry).toList();
    context
        .background()
        .run(() -> catalogue.uses(entries))
        .then(found -> {
          if (mine == asked) {
            then.accept(found);
          }
        });
  }

  /** Moves a line up or down; a category at the end of its heading goes under the next one. */
  void move(Line line, int by) {
    Content now = content.property().get();
    if (now == null) {
      return;
    }
    var steps = new Steps(now.categories());
    switch (line) {
      case Line.OfGroup(CategoryGroup group, int count) ->
          steps
              .beside(group, by)
              .ifPresent(spot -> quietly(() -> catalogue.placeGroup(group.id(), spot.before())));
      case Line.OfCategory(Category category, String heading, var used) ->
          steps.beside(category, by).ifPresent(spot -> place(category, spot));
      case Line.OfPayee payee -> {}
      case Line.OfTag tag -> {}
    }
  }

  /** Puts a dragged line where another is. */
  void drop(Line dragged, Line on) {
    if (dragged.equals(on)) {
      return;
    }
    if (dragged instanceof Line.OfGroup(CategoryGroup group, int count)) {
      RecordId before =
          switch (on) {
            case Line.OfGroup(CategoryGroup other, int all) -> other.id();
            case Line.OfCategory(Category under, String heading, var used) -> under.group();
            default -> null;
          };
      if (!group.id().equals(before)) {
        quietly(() -> catalogue.placeGroup(group.id(), before));
      }
    } else if (dragged instanceof Line.OfCategory(Category category, String heading, var used)) {
      switch (on) {
        case Line.OfGroup(CategoryGroup group, int count) ->
            place(category, new Steps.Spot(group.id(), null));
        case Line.OfCategory(Category other, String under, var seldom) ->
            place(category, new Steps.Spot(other.group(), other.id()));
        default -> {}
      }
    }
  }

  private void place(Category category, Steps.Spot spot) {
    RecordId group = spot.group() == null ? category.group() : spot.group();
    quietly(() -> catalogue.place(category.id(), group, spot.before()));
  }

  private <T> void quietly(Callable<Outcome<T>> work) {
    run(work, done -> {});
  }

  /** Hides what is not offered any more, or offers it again. */
  void toggleHidden(Category category) {
    quietly(() ->
        vault
            .ledger()
            .editCategory(category.id(), category.income(), !category.hidden(), category.rolls()));
  }

  /** Makes some one with another. */
  void join(List<Line> from, Line into) {
    List<Entry> entries = from.stream().map(Line::entry).toList();
    run(
        () -> catalogue.join(entries, into.entry()),
        changed -> told.done(context.words().count("catalogue.joined", changed, into.name())));
  }

  /** Removes some; what names them names nothing from then on. */
  void remove(List<Line> lines) {
    List<Entry> entries = lines.stream().map(Line::entry).toList();
    run(
        () -> catalogue.remove(entries),
        changed ->
            told.done(
                lines.size() == 1
                    ? context.words().get("catalogue.removed", lines.getFirst().name())
                    : context.words().get("catalogue.removedMany", lines.size())));
  }

  /** Removes the payees that nothing names. */
  void removeUnused() {
    run(
        () -> {
          List<Entry> idle =
              catalogue.unusedPayees().stream().<Entry>map(Entry.OfPayee::new).toList();
          Outcome<Integer> outcome = catalogue.remove(idle);
          return outcome instanceof Outcome.Done<Integer>
              ? new Outcome.Done<>(idle.size())
              : outcome;
        },
        count -> {
          if (count == 0) {
            told.refused(context.words().get("catalogue.noneUnused"));
          } else {
            told.done(context.words().count("catalogue.unusedRemoved", count));
          }
        });
  }

  /** Writes what was typed; the problem is empty when it was done. */
  void save(Callable<? extends Outcome<?>> written, Consumer<String> problem) {
    context
        .background()
        .<Outcome<?>>run(written::call)
        .then(outcome ->
            problem.accept(
                outcome instanceof Outcome.Refused<?> no
                    ? RefusalWords.of(no, context.words())
                    : ""));
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
