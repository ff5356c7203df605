package app.coffer.desktop.ui.kit;

import app.coffer.desktop.change.ChangeFeed;
import app.coffer.desktop.store.StoreFault;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows of a vault: read on another thread, again after each change while the page is
 * in sight. Of several readings under way only the one that started last counts.
 */
public final class Live<C> {
  private final UiContext context;
  private final ChangeFeed changes;
  private final Callable<C> reading;
  private final ReadOnlyObjectWrapper<@Nullable C> content = new ReadOnlyObjectWrapper<>();
  private @Nullable Consumer<StoreFault> failed;
  private @Nullable Refresh refresh;
  private int generation;

  /**
   * @param reading blocks, and runs on any thread
   */
  public Live(UiContext context, ChangeFeed changes, Callable<C> reading) {
    this.context = context;
    this.changes = changes;
    this.reading = reading;
  }

  /** Who hears that the vault could not be read; without one it is a fault of the program. */
  public Live<C> onFault(Consumer<StoreFault> then) {
    failed = then;
    return this;
  }

  /** Null until the first reading is done. */
  public ReadOnlyObjectProperty<@Nullable C> property() {
    return content.getReadOnlyProperty();
  }

  /** The page came in sight. */
  public void listen() {
    if (refresh == null) {
      refresh = new Refresh(changes, context.background(), this::read);
    }
    read();
  }

  /** The page is out of sight. */
  public void stop() {
    if (refresh != null) {
      refresh.close();
      refresh = null;
    }
  }

  public void read() {
    int mine = ++generation;
    var job = context.background().run(reading);
    if (failed != null) {
      job.onFault(StoreFault.class, failed);
    }
    job.then(found -> {
      if (mine == generation) {
        content.set(found);
      }
    });
  }
}
