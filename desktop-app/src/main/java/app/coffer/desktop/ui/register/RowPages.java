package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.wire.id.RecordId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a register as a list of known length that reads only the pages somebody looks at, and
 * keeps the last {@value #KEPT} of them. Under a row that was opened stand the lines of its split.
 * To be used on the window's thread.
 */
final class RowPages extends ObservableListBase<RowPages.Slot> {
  static final int PAGE = 100;
  static final int KEPT = 20;
  private static final Slot LOADING = new Slot(null, null, null);
  private final Reader reader;
  private final Background background;
  private final int count;
  private final Map<Integer, List<Slot>> pages = new LinkedHashMap<>(16, 0.75f, true);

  /** The rows that are open, by their place among the rows alone, with their lines. */
  private final TreeMap<Integer, List<Slot>> open = new TreeMap<>();

  /** Pages that are being read. */
  private final Set<Integer> asked = new HashSet<>();

  private Runnable onLoaded = () -> {};
  private boolean asking;

  /** Reads rows {@code offset} to {@code offset + limit}. */
  @FunctionalInterface
  interface Reader {
    List<Slot> rows(int offset, int limit);
  }

  RowPages(Reader reader, Background background, int count, List<Slot> first) {
    this.reader = reader;
    this.background = background;
    this.count = count;
    pages.put(0, first);
  }

  /** What to do when rows came that were shown as missing. */
  void setOnLoaded(Runnable action) {
    onLoaded = action;
  }

  @Override
  public Slot get(int index) {
    Objects.checkIndex(index, size());
    int place = index;
    for (var opened : open.entrySet()) {
      int lines = opened.getValue().size();
      if (place <= opened.getKey()) {
        break;
      }
      if (place <= opened.getKey() + lines) {
        return opened.getValue().get(place - opened.getKey() - 1);
      }
      place -= lines;
    }
    return row(place);
  }

  /** Where a row stands, lines included. */
  int indexOfPlace(int place) {
    return place + open.headMap(place).values().stream().mapToInt(List::size).sum();
  }

  /** The place of the row at an index, or of the row that the line there belongs to. */
  int placeOf(int index) {
    int place = index;
    for (var opened : open.entrySet()) {
      if (place <= opened.getKey()) {
        return place;
      }
      place = Math.max(opened.getKey(), place - opened.getValue().size());
    }
    return place;
  }

  private Slot row(int place) {
    int page = place / PAGE;
    if (!pages.containsKey(page) && asked.add(page)) {
      asking = true;
      background.run(() -> reader.rows(page * PAGE, PAGE)).then(rows -> came(page, rows));
      asking = false;
    }
    List<Slot> rows = pages.getOrDefault(page, List.of());
    int at = place - page * PAGE;
    return at < rows.size() ? rows.get(at) : LOADING;
  }

  @Override
  public int size() {
    return count + open.values().stream().mapToInt(List::size).sum();
  }

  /** How many rows there are, lines not counted. */
  int rows() {
    return count;
  }

  /** How many pages are in memory. */
  int pagesKept() {
    return pages.size();
  }

  /** Shows the lines of a split under its row, or hides them; false where there are none. */
  boolean toggle(int index, boolean shown) {
    int place = placeOf(index);
    Slot slot = row(place);
    if (slot.content() == null
        || slot.content().transaction().lines().isEmpty()
        // seen from the account that a part goes to there is one amount
        || !slot.content().transferAccount().isEmpty()
        || open.containsKey(place) == shown) {
      return false;
    }
    int from = indexOfPlace(place) + 1;
    beginChange();
    if (shown) {
      RegisterRow row = slot.content();
      List<Slot> lines =
          row.transaction().lines().stream().map(line -> new Slot(row, line, null)).toList();
      open.put(place, lines);
      nextAdd(from, from + lines.size());
    } else {
      nextRemove(from, List.copyOf(open.remove(place)));
    }
    endChange();
    return true;
  }

  /** The transactions whose lines are shown. */
  Set<RecordId> opened() {
    var ids = new HashSet<RecordId>();
    open.values()
        .forEach(
            lines -> lines.getFirst().owner().ifPresent(row -> ids.add(row.transaction().id())));
    return ids;
  }

  private void came(int page, List<Slot> rows) {
    asked.remove(page);
    pages.put(page, rows);
    if (pages.size() > KEPT) {
      // the one that was looked at least recently
      var oldest = pages.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
    if (!asking) {
      onLoaded.run();
    }
  }

  /**
   * A place in the list.
   *
   * @param content null while it is being read
   * @param line the line of a split that stands here; null for the transaction itself
   * @param balance what the account had after it; null where that is not shown
   */
  record Slot(@Nullable RegisterRow content, @Nullable Line line, @Nullable Money balance) {

    /** The transaction that stands here; empty for a line of one. */
    Optional<RegisterRow> row() {
      return line == null ? Optional.ofNullable(content) : Optional.empty();
    }

    /** The transaction that stands here, itself or by one of its lines. */
    Optional<RegisterRow> owner() {
      return Optional.ofNullable(content);
    }
  }
}
