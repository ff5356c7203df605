package app.coffer.desktop.store;

import app.coffer.desktop.change.ChangeFeed;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The bell of one database; rung by its writer after a commit. */
final class Bell implements ChangeFeed {

  /** A listening is told apart by itself, so that one listener may listen twice. */
  private record Listening(Bell bell, Runnable listener, Object itself) implements Subscription {
    @Override
    public void close() {
      bell.listenings.remove(this);
    }
  }

  private final List<Listening> listenings = new CopyOnWriteArrayList<>();

  @Override
  public Subscription listen(Runnable listener) {
    var listening = new Listening(this, listener, new Object());
    listenings.add(listening);
    return listening;
  }

  void ring() {
    listenings.forEach(listening -> listening.listener().run());
  }
}
