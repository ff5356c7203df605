package app.coffer.server.vault;

import java.util.function.Consumer;

/**
 * Carries short news between the copies of a server on one database. News are hints: some may be
 * lost, and whoever listens is then told that it may have missed some.
 */
public interface Herald extends AutoCloseable {

  /** For a server that is alone. */
  Herald ALONE =
      new Herald() {
        @Override
        public void tell(String news) {
          // there is nobody
        }

        @Override
        public void listen(Consumer<String> others, Runnable missed) {
          // there will be nothing
        }

        @Override
        public void close() {
          // there is nothing to close
        }
      };

  /** Tells all other copies, soon; the same news waiting twice are told once. */
  void tell(String news);

  /**
   * Listens to the others from now on.
   *
   * @param others what another copy tells
   * @param missed some news may have been lost
   */
  void listen(Consumer<String> others, Runnable missed);

  @Override
  void close();
}
