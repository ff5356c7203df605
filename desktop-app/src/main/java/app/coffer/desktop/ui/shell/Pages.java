package app.coffer.desktop.ui.shell;

import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.account.AccountDialog;
import app.coffer.desktop.ui.backup.BackupKeeper;
import app.coffer.desktop.ui.backup.VaultSwitch;
import app.coffer.desktop.ui.bring.BringScreen;
import app.coffer.desktop.ui.budget.BudgetScreen;
import app.coffer.desktop.ui.catalogue.CatalogueScreen;
import app.coffer.desktop.ui.export.ExportDialog;
import app.coffer.desktop.ui.imports.HistoryScreen;
import app.coffer.desktop.ui.imports.ImportScreen;
import app.coffer.desktop.ui.kit.Later;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.overview.OverviewScreen;
import app.coffer.desktop.ui.rates.RatesScreen;
import app.coffer.desktop.ui.register.ReconcileViewModel;
import app.coffer.desktop.ui.register.RegisterScreen;
import app.coffer.desktop.ui.register.Undoing;
import app.coffer.desktop.ui.reports.LastReport;
import app.coffer.desktop.ui.reports.ReportsScreen;
import app.coffer.desktop.ui.rules.RulesScreen;
import app.coffer.desktop.ui.schedules.FromTransaction;
import app.coffer.desktop.ui.schedules.SchedulesScreen;
import app.coffer.desktop.ui.settings.SettingsScreen;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the page of each place. */
final class Pages {
  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private final Appearance appearance;
  private final Shell shell;
  private final LastReport lastReport = new LastReport();

  /** Statements that were begun and left for later; never written to disk. */
  private final Map<RecordId, ReconcileViewModel.Draft> statements = new HashMap<>();

  Pages(OpenVault vault, UiContext context, Overlay overlay, Appearance appearance, Shell shell) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    this.appearance = appearance;
    this.shell = shell;
  }

  Screen of(Place place) {
    Screen made =
        switch (place) {
          case Place.All all -> register(null);
          case Place.OfAccount(RecordId account) -> register(account);
          case Place.Budget budget -> new BudgetScreen(vault, context, overlay);
          case Place.Schedules schedules ->
              new SchedulesScreen(vault, context, overlay, appearance);
          case Place.Overview overview ->
              new OverviewScreen(
                  vault,
                  context,
                  new BackupKeeper(vault, appearance, context.clock()),
                  new OverviewWays(shell));
          case Place.Reports all -> reports();
          case Place.OfReport(ReportKind kind) -> reports().showing(kind);
          case Place.Uncategorised none -> reports().showingUncategorised();
          case Place.Rates rates -> new RatesScreen(vault, context, overlay);
          case Place.Catalogue all -> new CatalogueScreen(vault, context, overlay, shell::showAll);
          case Place.Rules rules -> new RulesScreen(vault, context, overlay, appearance);
          case Place.Conflicts conflicts -> shell.conflictPage();
          case Place.Import(RecordId account, List<Path> files) ->
              new ImportScreen(
                  vault,
                  context,
                  account,
                  files,
                  () -> shell.go(new Place.Imported()),
                  into ->
                      into.or(() -> Optional.ofNullable(account))
                          .ifPresentOrElse(shell::showAccount, () -> shell.go(new Place.All())));
          case Place.Bring bring ->
              new BringScreen(
                  vault,
                  context,
                  () -> shell.windows().ifPresent(VaultSwitch::chooseAnother),
                  () -> shell.go(new Place.All()));
          case Place.Imported imported ->
              new HistoryScreen(vault, context, overlay, () -> shell.files().choose());
          case Place.Settings settings ->
              new SettingsScreen(vault, context, overlay, appearance, shell.windows().orElse(null));
        };
    made.accountsOpenWith(shell::showAccount);
    made.rowsOpenWith(this::showTransaction);
    return made;
  }

  private ReportsScreen reports() {
    return new ReportsScreen(
            vault,
            context,
            overlay,
            Later.onWindow(),
            lastReport,
            () -> shell.go(new Place.Rates()))
        .addingAccountsWith(this::addAccount);
  }

  /** Asks what to write into a file; what the register shows is proposed. */
  void export() {
    RegisterFilter shown =
        shell.register().map(RegisterScreen::filter).orElse(RegisterFilter.all());
    boolean less = !shown.equals(RegisterFilter.all());
    ExportDialog.open(vault, context, overlay, less ? shown : null);
  }

  /** Asks for a new account, and shows its register. */
  void addAccount() {
    AccountDialog.add(vault, context, overlay, added -> shell.showAccount(added.id()));
  }

  private void editAccount(RecordId id) {
    context
        .background()
        .run(() -> vault.ledger().read().account(id))
        .then(found ->
            found.ifPresent(one -> AccountDialog.edit(vault, context, overlay, one, saved -> {})));
  }

  /** Shows the register of an account with a transaction selected and in sight. */
  private void showTransaction(RecordId account, RecordId transaction) {
    shell.showAccount(account);
    shell.onRegister(register -> register.select(transaction));
  }

  private RegisterScreen register(@Nullable RecordId account) {
    return new RegisterScreen(
        vault,
        context,
        overlay,
        appearance,
        account,
        new RegisterScreen.Actions() {
          @Override
          public void showTransaction(RecordId there, RecordId transaction) {
            Pages.this.showTransaction(there, transaction);
          }

          @Override
          public void searchEverywhere(String words) {
            shell.findEverywhere(words);
          }

          @Override
          public void makeSchedule(Transaction transaction) {
            FromTransaction.open(vault, context, overlay, transaction);
          }

          @Override
          public Map<RecordId, ReconcileViewModel.Draft> statements() {
            return statements;
          }

          @Override
          public Undoing undoing() {
            return shell.undoing();
          }

          @Override
          public void importFile() {
            shell.files().choose();
          }

          @Override
          public void editAccount(RecordId id) {
            Pages.this.editAccount(id);
          }

          @Override
          public void addAccount() {
            Pages.this.addAccount();
          }
        });
  }
}
