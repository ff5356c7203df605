package app.coffer.desktop.sync;

import java.util.Optional;

/** What is carried beside the log when a vault has synced. */
public interface Carrier {
  /** For a vault that has nothing but its log. */
  Carrier NOTHING =
      new Carrier() {
        @Override
        public boolean carry(Replica replica, int chunks) {
          return false;
        }

        @Override
        public int waiting(Optional<String> replica) {
          return 0;
        }

        @Override
        public void forget(String replica) {}
      };

  /**
   * Sends, fetches and releases what is due.
   *
   * @param chunks at most so many are carried
   * @return whether there is more
   */
  boolean carry(Replica replica, int chunks) throws SyncFault;

  /**
   * How many files wait to be sent.
   *
   * @param replica empty for any of them
   */
  int waiting(Optional<String> replica);

  /** Starts over with a replica. */
  void forget(String replica);
}
