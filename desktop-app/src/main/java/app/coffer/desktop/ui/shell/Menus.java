package app.coffer.desktop.ui.shell;

import app.coffer.desktop.ledger.Acts;
import app.coffer.desktop.ui.backup.VaultSwitch;
import app.coffer.desktop.ui.kit.ActWords;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.register.RegisterAct;
import app.coffer.desktop.ui.register.RegisterKeys;
import app.coffer.desktop.ui.register.RegisterScreen;
import app.coffer.desktop.ui.reports.ReportsScreen;
import app.coffer.desktop.ui.settings.SettingsPage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** The window's menus: all that can be done is in them. */
final class Menus {
  /** What may be done while a dialog is open. */
  private static final Set<String> ALWAYS =
      Set.of("lock.menu", "menu.quit", "menu.cut", "menu.copy", "menu.paste", "menu.selectAll");

  private final Shell shell;
  private final UiContext context;
  private final Runnable export;
  private final MenuItem lock;
  private final Menu recent;
  private final MenuBar bar = new MenuBar();

  Menus(Shell shell, UiContext context, Runnable export, Menu help) {
    this.export = export;
    this.shell = shell;
    this.context = context;
    lock = item("lock.menu", "Shortcut+L", () -> {});
    lock.setDisable(true);
    recent = new Menu(context.words().get("menu.recent"));
    recent.setId("menu-recent");
    showRecent(List.of(), folder -> {});
    bar.getMenus()
        .addAll(
            file(), edit(), new ViewMenu(shell, context).menu(), go(), transaction(), sync(), help);
  }

  MenuBar bar() {
    return bar;
  }

  void setOnLock(Runnable action) {
    lock.setOnAction(event -> action.run());
    lock.setDisable(false);
  }

  /** Offers the vaults of this computer, but for the one that is open. */
  void offer(VaultSwitch windows, Path own) {
    context
        .background()
        .run(() -> windows.known().stream().filter(each -> !each.folder().equals(own)).toList())
        .then(found -> showRecent(found, windows::open));
  }

  private void showRecent(List<VaultSwitch.Other> vaults, Consumer<Path> open) {
    recent.getItems().clear();
    for (VaultSwitch.Other each : vaults) {
      var item = new MenuItem(each.name());
      item.setMnemonicParsing(false);
      item.setOnAction(event -> {
        if (!shell.isAsking()) {
          open.accept(each.folder());
        }
      });
      recent.getItems().add(item);
    }
    if (vaults.isEmpty()) {
      var none = new MenuItem(context.words().get("menu.noRecent"));
      none.setDisable(true);
      recent.getItems().add(none);
    }
  }

  private Menu file() {
    return menu(
        "menu.file",
        item(
            "menu.otherVault",
            "Shortcut+O",
            () -> shell.windows().ifPresent(VaultSwitch::chooseAnother)),
        recent,
        new SeparatorMenuItem(),
        item("menu.import", "Shortcut+Shift+I", () -> shell.files().choose()),
        item("imports.history", null, () -> shell.go(new Place.Imported())),
        item("bring.menu", null, () -> shell.go(new Place.Bring())),
        item("shell.addAccount", null, shell::addAccount),
        new SeparatorMenuItem(),
        item("export.menu", null, export),
        new SeparatorMenuItem(),
        item("backup.menu", null, shell::backUpNow),
        item("menu.restore", null, () -> shell.showSettingsPage(SettingsPage.Topic.BACKUP)),
        item("reports.print", "Shortcut+P", this::print),
        lock,
        item("menu.quit", "Shortcut+Q", shell::quit));
  }

  /** Puts the report that is shown on paper; elsewhere shows the reports. */
  private void print() {
    if (shell.screen().orElse(null) instanceof ReportsScreen report) {
      report.print();
    } else {
      shell.go(new Place.Reports());
    }
  }

  private Menu edit() {
    var undo = item("undo.undo", "Shortcut+Z", () -> shell.undoing().undo());
    var redo = item("undo.redo", "Shortcut+Shift+Z", () -> shell.undoing().redo());
    undo.setId("menu-undo");
    redo.setId("menu-redo");
    shell.undoing().undoableProperty().subscribe(act -> name(undo, "undo.undo", act));
    shell.undoing().redoableProperty().subscribe(act -> name(redo, "undo.redo", act));
    return menu(
        "menu.edit",
        undo,
        redo,
        new SeparatorMenuItem(),
        item("menu.cut", "Shortcut+X", () -> text().ifPresent(TextInputControl::cut)),
        item("menu.copy", "Shortcut+C", this::copy),
        item("menu.paste", "Shortcut+V", () -> text().ifPresent(TextInputControl::paste)),
        item("menu.selectAll", "Shortcut+A", this::selectAll),
        new SeparatorMenuItem(),
        item("menu.palette", "Shortcut+K", shell::openPalette),
        item("menu.find", "Shortcut+F", () -> shell.onRegister(RegisterScreen::find)),
        item("menu.findEverywhere", "Shortcut+Shift+F", () -> shell.findEverywhere("")));
  }

  private Optional<TextInputControl> text() {
    return shell.focused() instanceof TextInputControl text ? Optional.of(text) : Optional.empty();
  }

  private void copy() {
    text()
        .ifPresentOrElse(
            TextInputControl::copy,
            () -> shell.register().ifPresent(register -> register.perform(RegisterAct.COPY)));
  }

  private void selectAll() {
    text()
        .ifPresentOrElse(
            TextInputControl::selectAll,
            () -> shell.register().ifPresent(RegisterScreen::selectAll));
  }

  /** Names the act that would be taken back or done again. */
  private void name(MenuItem item, String key, Optional<Acts.Label> act) {
    item.setDisable(act.isEmpty());
    item.setText(
        act.map(what -> context.words().get(key + "What", ActWords.of(what, context.words())))
            .orElseGet(() -> context.words().get(key)));
  }

  private Menu go() {
    return menu(
        "menu.go",
        item("register.all", "Shortcut+1", () -> visit(new Place.All())),
        item("budget.title", "Shortcut+2", () -> visit(new Place.Budget())),
        item("schedules.title", "Shortcut+3", () -> visit(new Place.Schedules())),
        item("catalogue.menu", "Shortcut+5", () -> visit(new Place.Catalogue())),
        item("rules.title", "Shortcut+4", () -> visit(new Place.Rules())),
        item("overview.title", "Shortcut+7", () -> visit(new Place.Overview())),
        item("reports.title", "Shortcut+8", () -> visit(new Place.Reports())),
        item("rates.title", "Shortcut+9", () -> visit(new Place.Rates())),
        item("shell.conflicts", "Shortcut+Shift+C", () -> visit(new Place.Conflicts())),
        item("shell.settings", "Shortcut+COMMA", shell::showSettings));
  }

  /** Goes there, with the focus: whoever came by a key goes on by keys. */
  private void visit(Place place) {
    shell.go(place);
    shell.screen().ifPresent(Screen::focus);
  }

  private Menu transaction() {
    return menu(
        "menu.transaction",
        RegisterKeys.items(
                context.words(), act -> shell.onRegister(register -> register.perform(act)))
            .toArray(MenuItem[]::new));
  }

  private Menu sync() {
    return menu(
        "menu.sync",
        item("sync.now", "Shortcut+S", shell::syncNow),
        item("sync.pause", null, () -> shell.pauseSync(true)),
        item("sync.resume", null, () -> shell.pauseSync(false)),
        new SeparatorMenuItem(),
        item("shell.conflicts", null, shell::showConflicts),
        page("menu.devices", SettingsPage.Topic.DEVICES),
        page("sync.addDevice", SettingsPage.Topic.DEVICES),
        page("menu.activity", SettingsPage.Topic.SYNC),
        page("menu.syncSettings", SettingsPage.Topic.SYNC));
  }

  private MenuItem page(String key, SettingsPage.Topic topic) {
    return item(key, null, () -> shell.showSettingsPage(topic));
  }

  private Menu menu(String key, MenuItem... items) {
    return new Menu(context.words().get(key), null, items);
  }

  private MenuItem item(String key, @Nullable String keys, Runnable action) {
    var item = new MenuItem(context.words().get(key));
    if (keys != null) {
      item.setAccelerator(KeyCombination.valueOf(keys));
    }
    item.setOnAction(event -> {
      // keys reach the menus also while a dialog asks something
      if (!shell.isAsking() || ALWAYS.contains(key)) {
        action.run();
      }
    });
    return item;
  }
}
