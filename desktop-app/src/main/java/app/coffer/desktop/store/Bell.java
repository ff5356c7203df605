package app.coffer.desktop.store;

import app.coffer.desktop.change.ChangeFeed;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bell of one database; rung by its writer after a commit. */
final class Bell implements ChangeFeed {
  private static final Logger LOG = LoggerFactory.getLogger(Bell.class);

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
    for (Listening listening : listenings) {
      try {
        listening.listener().run();
      } catch (RuntimeException broken) {
        // the commit is done: nobody's fault here may make it look undone
        LOG.error("a listener of the change feed failed", broken);
      }
    }
  }
}
