package app.coffer.desktop.ui.shell;

import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.ui.overview.OverviewScreen;
import app.coffer.desktop.ui.settings.SettingsPage;

/** Where the overview leads in the window. */
final class OverviewWays implements OverviewScreen.Actions {
  private final Shell shell;

  OverviewWays(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void showReport(ReportKind kind) {
    shell.go(new Place.OfReport(kind));
  }

  @Override
  public void showUncategorised() {
    shell.go(new Place.Uncategorised());
  }

  @Override
  public void showRates() {
    shell.go(new Place.Rates());
  }

  @Override
  public void showSchedules() {
    shell.go(new Place.Schedules());
  }

  @Override
  public void showBudget() {
    shell.go(new Place.Budget());
  }

  @Override
  public void showConflicts() {
    shell.showConflicts();
  }

  @Override
  public void showBackups() {
    shell.showSettingsPage(SettingsPage.Topic.BACKUP);
  }

  @Override
  public void addAccount() {
    shell.addAccount();
  }
}
