package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.conflict.Decision;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.desktop.money.Money;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A split put together line by line from several versions; usable once the lines add up to the
 * total. Column 0 is Before, columns from 1 are the sides.
 */
final class Mix {
  private final List<@Nullable Change> versions = new ArrayList<>();
  private final MergeUnit unit;
  private final LinkedHashMap<RecordId, Integer> taken = new LinkedHashMap<>();
  private final Map<RecordId, Long> more = new LinkedHashMap<>();
  private int total = 1;

  Mix(ConflictVersions of, MergeUnit unit) {
    this.unit = unit;
    versions.add(of.before().orElse(null));
    for (Side side : of.conflict().sides()) {
      versions.add(side.content().removed() ? null : side.content());
    }
    for (Change version : versions) {
      if (version != null) {
        new Content(version).lines().forEach(line -> taken.putIfAbsent(line.id(), 1));
      }
    }
    takeAll(versions.get(1) == null ? 2 : 1);
  }

  /** Whether two sides are split, in one currency. */
  static boolean fits(ConflictVersions of) {
    var split =
        of.conflict().sides().stream()
            .filter(side -> !side.content().removed())
            .map(side -> new Content(side.content()))
            .toList();
    return split.size() > 1
        && split.stream().noneMatch(content -> content.lines().isEmpty())
        && split.stream().map(Content::currency).distinct().count() == 1
        && split.stream().allMatch(content -> content.amount().isPresent());
  }

  /** The lines of all versions, in their order. */
  List<RecordId> lines() {
    return List.copyOf(taken.keySet());
  }

  int columns() {
    return versions.size();
  }

  boolean has(int column) {
    return versions.get(column) != null;
  }

  /** A version's line; empty where it has none. */
  Optional<Content.Part> line(RecordId line, int column) {
    return Optional.ofNullable(versions.get(column))
        .flatMap(version ->
            new Content(version)
                .lines().stream().filter(part -> part.id().equals(line)).findFirst());
  }

  /** The line as any version has it. */
  Content.Part any(RecordId line) {
    for (int column = versions.size() - 1; column >= 0; column--) {
      Optional<Content.Part> part = line(line, column);
      if (part.isPresent()) {
        return part.get();
      }
    }
    throw new IllegalArgumentException("no version has this line");
  }

  Money total(int column) {
    return new Content(java.util.Objects.requireNonNull(versions.get(column)))
        .amount()
        .orElseThrow();
  }

  int totalColumn() {
    return total;
  }

  int column(RecordId line) {
    return taken.getOrDefault(line, 1);
  }

  void takeAll(int column) {
    taken.replaceAll((line, before) -> column);
    more.clear();
    total = column;
  }

  /** Takes a version's line; where it has none, the line is left out. */
  void take(RecordId line, int column) {
    taken.put(line, column);
    more.remove(line);
  }

  void takeTotal(int column) {
    total = column;
  }

  /** What a line comes to; empty where it is left out. */
  Optional<Money> amount(RecordId line) {
    return line(line, column(line))
        .map(part ->
            new Money(
                Math.addExact(part.amount().minor(), more.getOrDefault(line, 0L)),
                part.amount().currency()));
  }

  /** What is still to be given to lines. */
  Money left() {
    Money left = total(total);
    for (RecordId line : lines()) {
      Optional<Money> amount = amount(line);
      if (amount.isPresent()) {
        left = left.minus(amount.get());
      }
    }
    return left;
  }

  /** Gives what is left to a line that is in. */
  void putRestIn(RecordId line) {
    if (amount(line).isPresent()) {
      more.merge(line, left().minor(), Math::addExact);
    }
  }

  boolean complete() {
    return left().isZero() && lines().stream().anyMatch(line -> amount(line).isPresent());
  }

  /** The unit's values: the total of one version, with these lines. */
  SortedMap<String, CborValue> fields() {
    Change whole = java.util.Objects.requireNonNull(versions.get(total));
    var fields = Decision.part(whole, unit);
    var lines = new ArrayList<CborValue>();
    for (RecordId line : lines()) {
      raw(line, column(line)).ifPresent(cells -> lines.add(with(cells, line)));
    }
    fields.put(OfTransaction.LINES, CborValue.of(lines));
    return fields;
  }

  private CborValue with(List<CborValue> cells, RecordId line) {
    var changed = new ArrayList<>(cells);
    Optional<Content.Part> before = line(line, column(line));
    amount(line)
        .ifPresent(amount -> {
          changed.set(2, CborValue.of(amount.minor()));
          // within a currency what leaves is what arrives
          before
              .flatMap(Content.Part::transfer)
              .filter(leg -> leg.amount().currency().equals(amount.currency()))
              .ifPresent(leg -> changed.set(5, CborValue.of(-amount.minor())));
        });
    return CborValue.of(changed);
  }

  /** A line with everything a newer version may have added to it. */
  private Optional<List<CborValue>> raw(RecordId line, int column) {
    Change version = versions.get(column);
    if (version != null
        && version.fields().get(OfTransaction.LINES)
            instanceof CborValue.Array(List<CborValue> rows)) {
      for (CborValue row : rows) {
        if (row instanceof CborValue.Array(List<CborValue> cells)
            && cells.getFirst().equals(CborValue.of(line.bytes()))) {
          return Optional.of(cells);
        }
      }
    }
    return Optional.empty();
  }
}
