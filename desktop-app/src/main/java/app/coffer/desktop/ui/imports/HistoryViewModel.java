package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.Gaps;
import app.coffer.desktop.banking.ImportBatch;
import app.coffer.desktop.banking.ImportHistory;
import app.coffer.desktop.banking.ImportHistory.TakenBack;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.FindingWords;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What was imported, by which device, what is missing in between, and taking it back. */
final class HistoryViewModel {
  private final ImportHistory history;
  private final Supplier<List<AccountBalance>> accounts;
  private final Supplier<Map<DeviceId, String>> devices;
  private final Background background;
  private final Working working;
  private final ReadOnlyObjectWrapper<@Nullable Seen> seen = new ReadOnlyObjectWrapper<>();

  /** All that is shown, as it was read at once. */
  record Seen(List<Entry> entries, List<Missing> missing) {
    Seen {
      entries = List.copyOf(entries);
      missing = List.copyOf(missing);
    }
  }

  /** One import with the names of things. */
  record Entry(ImportBatch batch, String account, String device) {}

  /** Days that no file covers. */
  record Missing(String account, Gaps.Gap gap) {}

  HistoryViewModel(
      ImportHistory history,
      Supplier<List<AccountBalance>> accounts,
      Supplier<Map<DeviceId, String>> devices,
      UiContext context) {
    this.history = history;
    this.accounts = accounts;
    this.devices = devices;
    this.background = context.background();
    this.working = new Working(background, new FindingWords(context));
  }

  /** Null until it was read. */
  ReadOnlyObjectProperty<@Nullable Seen> seenProperty() {
    return seen.getReadOnlyProperty();
  }

  void read() {
    background.run(this::look).then(seen::set);
  }

  private Seen look() {
    Map<RecordId, String> names = new HashMap<>();
    var missing = new ArrayList<Missing>();
    for (AccountBalance each : accounts.get()) {
      names.put(each.account().id(), each.account().name());
      history
          .gaps(each.account().id())
          .forEach(gap -> missing.add(new Missing(each.account().name(), gap)));
    }
    Map<DeviceId, String> of = devices.get();
    List<Entry> entries =
        history.all().stream()
            .map(batch ->
                new Entry(
                    batch,
                    names.getOrDefault(batch.account(), ""),
                    of.getOrDefault(batch.device(), "")))
            .toList();
    return new Seen(entries, missing);
  }

  /** Looking at an import, or taking it back, while that lasts. */
  Working working() {
    return working;
  }

  /** What taking back would do. */
  void preview(Entry entry, Consumer<TakenBack> show) {
    working.run(progress -> history.preview(entry.batch().id()), this::unread, show);
  }

  void undo(Entry entry, boolean editedToo, Consumer<TakenBack> done) {
    working.run(
        progress -> history.undo(Set.of(entry.batch().id()), editedToo, progress),
        this::unread,
        taken -> {
          read();
          done.accept(taken);
        });
  }

  /** Ends what is being done; of what was to be taken back all stays. */
  void stop() {
    working.stop();
    read();
  }

  private void unread(String why) {
    throw new IllegalStateException("an import that is kept is no file: " + why);
  }
}
