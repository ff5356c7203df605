package app.coffer.desktop.sync;

import app.coffer.desktop.change.ChangeFeed;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Rings when the state of sync may have changed. */
final class StateBell implements ChangeFeed {
  private final List<Listening> listenings = new CopyOnWriteArrayList<>();

  /** A class and not a record: one listener may listen twice. */
  private final class Listening implements Subscription {
    private final Runnable listener;

    Listening(Runnable listener) {
      this.listener = listener;
    }

    @Override
    public void close() {
      listenings.remove(this);
    }
  }

  @Override
  public Subscription listen(Runnable listener) {
    var listening = new Listening(listener);
    listenings.add(listening);
    return listening;
  }

  void ring() {
    listenings.forEach(listening -> listening.listener.run());
  }
}
