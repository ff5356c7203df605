package app.coffer.desktop.catalogue;

import app.coffer.desktop.budget.Heirs;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.LedgerTotals;
import app.coffer.desktop.ledger.LedgerTotals.Used;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.desktop.ledger.Refusal;
import app.coffer.desktop.ledger.Rules;
import app.coffer.desktop.ledger.Tag;
import app.coffer.desktop.ledger.Work;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Use cases of categories, headings, payees and tags themselves. Each is one step to undo. */
public final class Catalogue {
  private final Work work;
  private final LedgerTotals totals;
  private final DerivedIds ids;

  public Catalogue(Work work, LedgerTotals totals, DerivedIds ids) {
    this.work = work;
    this.totals = totals;
    this.ids = ids;
  }

  /** What refers to any of these; nothing is written. */
  public Uses uses(Collection<? extends Entry> entries) {
    return Found.of(work.read(), totals, entries).uses();
  }

  /**
   * Adds a category, or changes one; its group is made where it is missing.
   *
   * @param id null for a new one
   */
  public Outcome<Category> save(
      @Nullable RecordId id,
      String typedName,
      String typedGroup,
      boolean income,
      boolean hidden,
      boolean rolls) {
    return work.write(ledger -> {
      String name = Rules.name(typedName, "name");
      RecordId group = groupNamed(ledger, Rules.name(typedGroup, "group")).id();
      RecordId own = id == null ? work.newId() : id;
      int place =
          ledger
              .category(own)
              .filter(now -> now.group().equals(group))
              .map(Category::place)
              .orElse(0);
      boolean taken =
          Found.under(ledger, Set.of(group)).stream()
              .anyMatch(other -> !other.id().equals(own) && same(other.name(), name));
      if (taken) {
        throw new Refusal(Reason.NAME_TAKEN, "name");
      }
      var category = new Category(own, group, name, income, hidden, rolls, place);
      ledger.put(category);
      return category;
    });
  }

  private CategoryGroup groupNamed(Writer ledger, String name) {
    return ledger.categoryGroups().stream()
        .filter(one -> same(one.name(), name))
        .findFirst()
        .orElseGet(() -> {
          var group = new CategoryGroup(work.newId(), name);
          ledger.put(group);
          return group;
        });
  }

  /** Puts a category into a group, before another or at the end. */
  public Outcome<Category> place(RecordId id, RecordId group, @Nullable RecordId before) {
    return work.write(ledger -> {
      Category category =
          ledger.category(id).orElseThrow(() -> new Refusal(Reason.UNKNOWN_CATEGORY, "category"));
      group(ledger, group);
      List<Category> others = new ArrayList<>(Found.under(ledger, Set.of(group)));
      others.removeIf(other -> other.id().equals(id));
      if (others.stream().anyMatch(other -> same(other.name(), category.name()))) {
        throw new Refusal(Reason.NAME_TAKEN, "group");
      }
      int at = Order.at(others, Category::id, before);
      others.add(at, category);
      for (int i = 0; i < others.size(); i++) {
        Category now = others.get(i);
        Category then = now.in(group, i + 1);
        if (!then.equals(now)) {
          ledger.put(then);
        }
      }
      return category.in(group, at + 1);
    });
  }

  /** Puts a heading before another or at the end. */
  public Outcome<CategoryGroup> placeGroup(RecordId id, @Nullable RecordId before) {
    return work.write(ledger -> {
      CategoryGroup moved = group(ledger, id);
      List<CategoryGroup> others = new ArrayList<>(ledger.categoryGroups());
      others.removeIf(other -> other.id().equals(id));
      int at = Order.at(others, CategoryGroup::id, before);
      others.add(at, moved);
      for (int i = 0; i < others.size(); i++) {
        CategoryGroup then = others.get(i).at(i + 1);
        if (!then.equals(others.get(i))) {
          ledger.put(then);
        }
      }
      return moved.at(at + 1);
    });
  }

  public Outcome<CategoryGroup> renameGroup(RecordId id, String typed) {
    return work.write(ledger -> {
      CategoryGroup now = group(ledger, id);
      String name = Rules.name(typed, "name");
      boolean taken =
          ledger.categoryGroups().stream()
              .anyMatch(other -> !other.id().equals(id) && same(other.name(), name));
      if (taken) {
        throw new Refusal(Reason.NAME_TAKEN, "name");
      }
      var renamed = new CategoryGroup(id, name, now.place());
      ledger.put(renamed);
      return renamed;
    });
  }

  /** Writes a tag otherwise, wherever it is; refused where another is written like this. */
  public Outcome<Integer> renameTag(String from, String typed) {
    return work.write(ledger -> {
      String name = tagName(typed);
      boolean another = !Tag.key(from).equals(Tag.key(name));
      if (another && known(ledger, name)) {
        throw new Refusal(Reason.NAME_TAKEN, "name");
      }
      return joinTags(ledger, Set.of(from), name);
    });
  }

  /**
   * Says what is known of a tag, and how it is written from now on.
   *
   * @param from how it was written; null for a new one
   */
  public Outcome<Tag> saveTag(
      @Nullable String from, String typed, String colour, String description) {
    return work.write(ledger -> {
      String name = tagName(typed);
      if (from == null || !Tag.key(from).equals(Tag.key(name))) {
        if (known(ledger, name)) {
          throw new Refusal(Reason.NAME_TAKEN, "name");
        }
      }
      if (from != null && !from.equals(name)) {
        joinTags(ledger, Set.of(from), name);
      }
      var tag = new Tag(tagId(name), name, colour, Rules.notes(description, "description"));
      ledger.put(Tag.KIND, tag);
      return tag;
    });
  }

  /**
   * Makes some one with another of their kind, wherever they are named.
   *
   * @return how many transactions changed
   */
  public Outcome<Integer> join(Collection<? extends Entry> entries, Entry into) {
    return work.write(ledger -> {
      Set<Entry> from = new HashSet<>(entries);
      from.remove(into);
      return switch (into) {
        case Entry.OfCategory(RecordId to) -> {
          ledger.category(to).orElseThrow(() -> new Refusal(Reason.UNKNOWN_CATEGORY, "into"));
          yield joinCategories(ledger, ids(from), to);
        }
        case Entry.OfPayee(RecordId to) -> {
          ledger.payee(to).orElseThrow(() -> new Refusal(Reason.NO_LONGER_THERE, "into"));
          yield replace(ledger, from, Swap.of(ids(from), to));
        }
        case Entry.OfGroup(RecordId to) -> joinGroups(ledger, from, group(ledger, to));
        case Entry.OfTag(String to) -> joinTags(ledger, tags(from), tagName(to));
      };
    });
  }

  /**
   * Removes some; what refers to them refers to nothing. Categories under a heading go with it.
   *
   * @return how many transactions changed
   */
  public Outcome<Integer> remove(Collection<? extends Entry> entries) {
    return work.write(ledger -> {
      Set<RecordId> gone = new HashSet<>(ids(entries));
      List<Category> under = Found.under(ledger, gone);
      under.forEach(category -> gone.add(category.id()));
      var all = new ArrayList<Entry>(entries);
      under.forEach(category -> all.add(new Entry.OfCategory(category.id())));
      Set<String> keys = tags(entries).stream().map(Tag::key).collect(Collectors.toSet());
      int changed = replace(ledger, all, new Swap(gone, null, keys, null));
      new Heirs(ids).inherit(ledger, gone, null);
      return changed;
    });
  }

  private int joinCategories(Writer ledger, Set<RecordId> from, RecordId to) {
    List<Entry> entries = from.stream().<Entry>map(Entry.OfCategory::new).toList();
    int changed = replace(ledger, entries, Swap.of(from, to));
    new Heirs(ids).inherit(ledger, from, to);
    return changed;
  }

  /** Categories keep to themselves, but for those that have a namesake where they come to. */
  private int joinGroups(Writer ledger, Collection<Entry> from, CategoryGroup to) {
    int changed = 0;
    for (Category category : Found.under(ledger, ids(from))) {
      Optional<Category> namesake =
          Found.under(ledger, Set.of(to.id())).stream()
              .filter(other -> same(other.name(), category.name()))
              .findFirst();
      if (namesake.isPresent()) {
        changed += joinCategories(ledger, Set.of(category.id()), namesake.get().id());
      } else {
        ledger.put(category.in(to.id(), 0));
      }
    }
    return changed + replace(ledger, from, Swap.of(ids(from), to.id()));
  }

  private int joinTags(Writer ledger, Set<String> from, String to) {
    Set<String> keys = from.stream().map(Tag::key).collect(Collectors.toSet());
    RecordId there = tagId(to);
    Optional<Tag> described =
        Stream.concat(Stream.of(to), from.stream())
            .flatMap(one -> ledger.find(Tag.KIND, tagId(one)).stream())
            .findFirst();
    List<Entry> entries = from.stream().<Entry>map(Entry.OfTag::new).toList();
    int changed = replace(ledger, entries, Swap.ofTags(keys, to));
    described.ifPresent(
        tag -> ledger.put(Tag.KIND, new Tag(there, to, tag.colour(), tag.description())));
    return changed;
  }

  /** References first: at no time does anything refer to what is gone. */
  private int replace(Writer ledger, Collection<? extends Entry> from, Swap swap) {
    int changed = new References(ledger, swap).replace(Found.of(ledger, totals, from));
    for (Entry entry : from) {
      switch (entry) {
        case Entry.OfCategory(RecordId id) -> ledger.remove(id);
        case Entry.OfPayee(RecordId id) -> ledger.remove(id);
        case Entry.OfGroup(RecordId id) -> ledger.remove(id);
        case Entry.OfTag(String name) -> ledger.remove(tagId(name));
      }
    }
    return changed;
  }

  private boolean known(LedgerReader ledger, String tag) {
    return ledger.find(Tag.KIND, tagId(tag)).isPresent()
        || totals.tagsUsed().keySet().stream().anyMatch(one -> Tag.key(one).equals(Tag.key(tag)));
  }

  private RecordId tagId(String name) {
    return ids.derive("tag", Tag.key(name));
  }

  /** A tag is one word, as it is typed behind a {@code #}. */
  private static String tagName(String typed) {
    return Rules.name(typed.strip().replaceFirst("^#+", ""), "name").replace(' ', '-');
  }

  private static CategoryGroup group(LedgerReader ledger, RecordId id) {
    return ledger.categoryGroups().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new Refusal(Reason.NO_LONGER_THERE, "group"));
  }

  private static boolean same(String one, String other) {
    return Tag.key(one).equals(Tag.key(other));
  }

  private static Set<RecordId> ids(Collection<? extends Entry> entries) {
    return entries.stream()
        .flatMap(one ->
            switch (one) {
              case Entry.OfCategory(RecordId id) -> Stream.of(id);
              case Entry.OfGroup(RecordId id) -> Stream.of(id);
              case Entry.OfPayee(RecordId id) -> Stream.of(id);
              case Entry.OfTag tag -> Stream.<RecordId>empty();
            })
        .collect(Collectors.toSet());
  }

  private static Set<String> tags(Collection<? extends Entry> entries) {
    return entries.stream()
        .flatMap(one -> one instanceof Entry.OfTag(String name) ? Stream.of(name) : Stream.empty())
        .collect(Collectors.toSet());
  }

  /** How many transactions have each category; without those that none has. */
  public Map<RecordId, Used> categoriesUsed() {
    return totals.categoriesUsed();
  }

  public Map<RecordId, Used> payeesUsed() {
    return totals.payeesUsed();
  }

  /** All tags that transactions have or that were described, by how they are most often spelled. */
  public Map<Tag, Optional<Used>> tags() {
    Map<String, Map<String, Used>> spelled = new TreeMap<>();
    totals
        .tagsUsed()
        .forEach((name, used) ->
            spelled.computeIfAbsent(Tag.key(name), key -> new HashMap<>()).put(name, used));
    Map<Tag, Optional<Used>> tags = new LinkedHashMap<>();
    for (Tag tag : work.read().all(Tag.KIND)) {
      tags.put(
          tag,
          Optional.ofNullable(spelled.remove(Tag.key(tag.name())))
              .flatMap(all -> all.values().stream().reduce(Used::and)));
    }
    spelled.forEach((key, all) -> {
      String name =
          Collections.max(all.entrySet(), Comparator.comparingInt(one -> one.getValue().count()))
              .getKey();
      tags.put(new Tag(tagId(name), name, "", ""), all.values().stream().reduce(Used::and));
    });
    return tags;
  }

  /** Payees that nothing refers to. */
  public List<RecordId> unusedPayees() {
    LedgerReader ledger = work.read();
    Set<RecordId> used = totals.payeesUsed().keySet();
    Set<RecordId> idle =
        ledger.all(Kind.PAYEE).stream()
            .map(payee -> payee.id())
            .filter(id -> !used.contains(id))
            .collect(Collectors.toSet());
    return idle.stream().filter(id -> uses(List.of(new Entry.OfPayee(id))).none()).toList();
  }
}
