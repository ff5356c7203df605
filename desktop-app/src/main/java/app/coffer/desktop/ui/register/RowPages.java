package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ui.kit.Background;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a register as a list of known length that reads only the pages somebody looks at, and
 * keeps the last {@value #KEPT} of them. To be used on the window's thread.
 */
final class RowPages extends ObservableListBase<RowPages.Slot> {
  static final int PAGE = 100;
  static final int KEPT = 20;
  private static final Slot LOADING = new Slot(null);
  private final Reader reader;
  private final Background background;
  private final int count;
  private final Map<Integer, List<Slot>> pages = new LinkedHashMap<>(16, 0.75f, true);

  /** Pages that are being read. */
  private final Set<Integer> asked = new HashSet<>();

  private Runnable onLoaded = () -> {};
  private boolean asking;

  /** Reads rows {@code offset} to {@code offset + limit}. */
  @FunctionalInterface
  interface Reader {
    List<RegisterRow> rows(int offset, int limit);
  }

  RowPages(Reader reader, Background background, int count, List<RegisterRow> first) {
    this.reader = reader;
    this.background = background;
    this.count = count;
    pages.put(0, slots(first));
  }

  /** What to do when rows came that were shown as missing. */
  void setOnLoaded(Runnable action) {
    onLoaded = action;
  }

  @Override
  public Slot get(int index) {
    java.util.Objects.checkIndex(index, count);
    int page = index / PAGE;
    if (!pages.containsKey(page) && asked.add(page)) {
      asking = true;
      background.run(() -> reader.rows(page * PAGE, PAGE)).then(rows -> came(page, rows));
      asking = false;
    }
    List<Slot> rows = pages.getOrDefault(page, List.of());
    int place = index - page * PAGE;
    return place < rows.size() ? rows.get(place) : LOADING;
  }

  @Override
  public int size() {
    return count;
  }

  /** How many pages are in memory. */
  int pagesKept() {
    return pages.size();
  }

  private void came(int page, List<RegisterRow> rows) {
    asked.remove(page);
    pages.put(page, slots(rows));
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

  private static List<Slot> slots(List<RegisterRow> rows) {
    return rows.stream().map(Slot::new).toList();
  }

  /**
   * A place in the list.
   *
   * @param content null while it is being read
   */
  record Slot(@Nullable RegisterRow content) {
    Optional<RegisterRow> row() {
      return Optional.ofNullable(content);
    }
  }
}
