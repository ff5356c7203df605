package app.coffer.desktop.app;

import app.coffer.desktop.ui.help.CrashReport;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that something went wrong which nobody expected. The log gets the kind of the fault and
 * where it was; texts of exceptions stay out of it, because they may hold what a person typed.
 */
final class CrashNotice implements Thread.UncaughtExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(CrashNotice.class);
  private final InstantSource clock;
  private final Consumer<CrashReport> window;
  private boolean shown;

  /**
   * @param window shows a report, on the window's thread
   */
  CrashNotice(InstantSource clock, Consumer<CrashReport> window) {
    this.clock = clock;
    this.window = window;
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    CrashReport report = CrashReport.of(thrown, thread.getName(), clock.instant());
    LOG.error("unexpected {} in thread {}: {}", report.code(), report.thread(), report.where());
    Platform.runLater(() -> show(report));
  }

  /** Once for each run: what breaks once may break at every frame. */
  private void show(CrashReport report) {
    if (!shown) {
      shown = true;
      window.accept(report);
    }
  }
}
