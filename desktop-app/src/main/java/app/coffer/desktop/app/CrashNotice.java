package app.coffer.desktop.app;

import javafx.application.Platform;
import javafx.scene.control.Alert;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that something went wrong which nobody expected. The log gets the kind of the fault and
 * where it was; texts of exceptions stay out of it, because they may hold what a person typed.
 */
final class CrashNotice implements Thread.UncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(CrashNotice.class);
  private static final int FRAMES = 12;

  private boolean shown;

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    LOG.error("unexpected in thread {}: {}", thread.getName(), where(thrown));
    Platform.runLater(this::show);
  }

  /** Once for each run: what breaks once may break at every frame. */
  private void show() {
    if (shown) {
      return;
    }
    shown = true;
    new Alert(
            Alert.AlertType.ERROR,
            "Something unexpected happened in Coffer. What was saved is kept. Close Coffer and open it again.")
        .show();
  }

  static String where(Throwable thrown) {
    var text = new StringBuilder();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      text.append(cause.getClass().getName());
      StackTraceElement[] frames = cause.getStackTrace();
      for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
        text.append(" < ").append(frames[i]);
      }
      text.append(" ; ");
    }
    return text.toString();
  }
}
