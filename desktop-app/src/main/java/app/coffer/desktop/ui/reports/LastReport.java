package app.coffer.desktop.ui.reports;

import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.report.ReportSettings;
import app.coffer.desktop.report.SavedReport;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The report that was looked at last, so that whoever comes back finds it as it was. Lives as long
 * as the window of the vault; for the window's thread.
 */
public final class LastReport {
  private @Nullable Shown shown;

  /** A report and what was chosen for it. */
  record Shown(ReportKind kind, ReportSettings settings, Optional<SavedReport> saved) {}

  Optional<Shown> shown() {
    return Optional.ofNullable(shown);
  }

  void remember(Shown now) {
    shown = now;
  }
}
