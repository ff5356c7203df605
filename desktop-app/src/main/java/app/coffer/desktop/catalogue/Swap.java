package app.coffer.desktop.catalogue;

import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Tag;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.report.SavedReport;
import app.coffer.desktop.rules.Action;
import app.coffer.desktop.rules.Condition;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is written in the place of what goes: another, or nothing.
 *
 * @param ids categories, headings and payees that go
 * @param id what takes their place; null for nothing
 * @param tags tags that go, as {@link Tag#key}
 * @param tag what takes their place; null for nothing
 */
record Swap(Set<RecordId> ids, @Nullable RecordId id, Set<String> tags, @Nullable String tag) {
  private static final Pattern BETWEEN = Pattern.compile("[,\n]");

  static Swap of(Set<RecordId> from, @Nullable RecordId to) {
    return new Swap(Set.copyOf(from), to, Set.of(), null);
  }

  static Swap ofTags(Set<String> from, @Nullable String to) {
    return new Swap(Set.of(), null, Set.copyOf(from), to);
  }

  Transaction in(Transaction tx) {
    return new Transaction(
        tx.id(),
        tx.account(),
        tx.date(),
        in(tx.payee()),
        tx.amount(),
        in(tx.category()),
        tx.transfer(),
        lines(tx.lines()),
        tx.number(),
        tx.notes(),
        tags(tx.tags()),
        tx.status(),
        tx.importKeys(),
        tx.importText());
  }

  Schedule in(Schedule schedule) {
    Schedule.Template now = schedule.template();
    var template =
        new Schedule.Template(
            now.account(),
            in(now.payee()),
            in(now.category()),
            now.transfer(),
            lines(now.lines()),
            now.notes(),
            tags(now.tags()));
    return new Schedule(
        schedule.id(),
        schedule.name(),
        schedule.recurrence(),
        schedule.expected(),
        template,
        schedule.autoDays(),
        schedule.skipped());
  }

  /** Empty where the rule could not hold any more, or would do nothing. */
  Optional<Rule> in(Rule rule) {
    List<Condition> conditions = rule.conditions().stream().flatMap(this::in).toList();
    List<Action> actions = rule.actions().stream().flatMap(this::in).toList();
    boolean fewer = conditions.size() < rule.conditions().size();
    // without one of its conditions it would reach further than anybody meant
    boolean lost = fewer && (!rule.any() || conditions.isEmpty());
    return lost || actions.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Rule(
                rule.id(),
                rule.name(),
                rule.order(),
                rule.enabled(),
                rule.learned(),
                rule.any(),
                conditions,
                actions));
  }

  /**
   * What names something that goes for nothing stays: narrowed by one thing less it would show
   * more.
   */
  SavedReport in(SavedReport report) {
    var settings = new TreeMap<String, String>();
    report.settings().forEach((key, text) -> settings.put(key, in(key, text)));
    return new SavedReport(report.id(), report.name(), report.kind(), settings);
  }

  private String in(String key, String text) {
    String between = key.equals("tags") || text.contains("\n") ? "\n" : ",";
    boolean listed = Set.of("categories", "groups", "payees", "tags").contains(key);
    if (!listed || id == null && tag == null) {
      return text;
    }
    return String.join(
        between,
        new TreeSet<>(
            (key.equals("tags") ? Pattern.compile("\n") : BETWEEN)
                .splitAsStream(text)
                .map(one -> key.equals("tags") ? tag(one) : id(one))
                .toList()));
  }

  private String tag(String one) {
    return tag != null && goes(one) ? tag : one;
  }

  private String id(String one) {
    boolean gone = ids.stream().anyMatch(each -> each.hex().equals(one));
    return gone && id != null ? id.hex() : one;
  }

  private Stream<Condition> in(Condition condition) {
    return condition instanceof Condition.InCategory(var category)
            && category != null
            && ids.contains(category)
        ? Stream.ofNullable(id).map(Condition.InCategory::new)
        : Stream.of(condition);
  }

  private Stream<Action> in(Action action) {
    return switch (action) {
      case Action.SetCategory(RecordId category) when ids.contains(category) ->
          Stream.ofNullable(id).map(Action.SetCategory::new);
      case Action.SetPayee(RecordId payee) when ids.contains(payee) ->
          Stream.ofNullable(id).map(Action.SetPayee::new);
      case Action.AddTags(var all) ->
          tags(all).isEmpty() && !all.isEmpty()
              ? Stream.empty()
              : Stream.of(new Action.AddTags(tags(all)));
      default -> Stream.of(action);
    };
  }

  private @Nullable RecordId in(@Nullable RecordId reference) {
    return reference != null && ids.contains(reference) ? id : reference;
  }

  private List<Line> lines(List<Line> lines) {
    return lines.stream()
        .map(line ->
            Objects.equals(in(line.category()), line.category())
                ? line
                : new Line(line.id(), in(line.category()), line.amount(), line.notes()))
        .toList();
  }

  private SortedSet<String> tags(SortedSet<String> now) {
    if (tags.isEmpty() || now.stream().noneMatch(this::goes)) {
      return now;
    }
    var others = new TreeSet<String>();
    for (String one : now) {
      if (!goes(one)) {
        others.add(one);
      } else if (tag != null) {
        others.add(tag);
      }
    }
    return others;
  }

  private boolean goes(String one) {
    return tags.contains(Tag.key(one));
  }

  /** Whether a saved report names one of these. */
  boolean isNamedIn(SavedReport report) {
    return named(report.settings());
  }

  private boolean named(Map<String, String> settings) {
    boolean byId =
        Stream.of("categories", "groups", "payees")
            .flatMap(key -> BETWEEN.splitAsStream(settings.getOrDefault(key, "")))
            .anyMatch(one -> ids.stream().anyMatch(each -> each.hex().equals(one)));
    return byId || settings.getOrDefault("tags", "").lines().anyMatch(this::goes);
  }
}
