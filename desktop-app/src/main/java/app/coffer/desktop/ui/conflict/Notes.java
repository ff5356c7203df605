package app.coffer.desktop.ui.conflict;

/** Short notes beside the work, as the window's toasts are. */
@FunctionalInterface
interface Notes {

  void say(String text);

  /** A note with one thing to do about it. */
  default void offer(String text, String actionText, Runnable action) {
    say(text);
  }
}
