package app.coffer.desktop.change;

/**
 * A bell that rings after a commit. It carries no data: whoever hears it reads the rows, which are
 * the truth.
 */
public interface ChangeFeed {

  /**
   * Calls {@code listener}, on the writer's thread, after every commit that changed something. It
   * must only set a flag or wake somebody.
   */
  Subscription listen(Runnable listener);

  /** Ends a listening. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
