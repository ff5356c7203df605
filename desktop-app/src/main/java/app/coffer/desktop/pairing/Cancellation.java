package app.coffer.desktop.pairing;

/** How a person breaks a joining off from another thread, at any moment. */
public final class Cancellation {
  private boolean cancelled;
  private Runnable telling = () -> {};

  /** Breaks it off and tells the other side, which takes as long as the network does. */
  public void cancel() {
    Runnable now;
    synchronized (this) {
      cancelled = true;
      now = telling;
      telling = () -> {};
    }
    now.run();
  }

  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /** What is done when it is broken off; at once where it was already. */
  void tellBy(Runnable action) {
    boolean already;
    synchronized (this) {
      already = cancelled;
      telling = already ? () -> {} : action;
    }
    if (already) {
      action.run();
    }
  }
}
