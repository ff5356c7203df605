package app.coffer.desktop.ui.shell;

import app.coffer.desktop.ledger.Acts;
import app.coffer.desktop.ui.kit.ActWords;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.register.RegisterKeys;
import app.coffer.desktop.ui.register.RegisterScreen;
import java.util.Optional;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** The window's menus: all that can be done is in them. */
final class Menus {
  private final Shell shell;
  private final UiContext context;
  private final MenuItem lock;
  private final MenuBar bar = new MenuBar();

  Menus(Shell shell, UiContext context, Menu help) {
    this.shell = shell;
    this.context = context;
    lock = item("lock.menu", "Shortcut+L", () -> {});
    lock.setDisable(true);
    bar.getMenus().addAll(file(), edit(), go(), transaction(), sync(), help);
  }

  MenuBar bar() {
    return bar;
  }

  void setOnLock(Runnable action) {
    lock.setOnAction(event -> action.run());
    lock.setDisable(false);
  }

  private Menu file() {
    return menu(
        "menu.file",
        item("menu.import", "Shortcut+Shift+I", () -> shell.files().choose()),
        item("imports.history", null, () -> shell.go(new Place.Imported())),
        item("shell.addAccount", null, shell::addAccount),
        new SeparatorMenuItem(),
        item("backup.menu", null, shell::backUpNow),
        item("reports.print", "Shortcut+P", shell::printReport),
        lock,
        item("menu.quit", "Shortcut+Q", shell::quit));
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
        item("menu.find", "Shortcut+F", () -> shell.onRegister(RegisterScreen::find)),
        item("menu.findEverywhere", "Shortcut+Shift+F", () -> shell.findEverywhere("")));
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
        item("register.all", "Shortcut+1", () -> shell.go(new Place.All())),
        item("budget.title", "Shortcut+2", () -> shell.go(new Place.Budget())),
        item("schedules.title", "Shortcut+3", () -> shell.go(new Place.Schedules())),
        item("rules.title", "Shortcut+4", () -> shell.go(new Place.Rules())),
        item("overview.title", "Shortcut+7", () -> shell.go(new Place.Overview())),
        item("reports.title", "Shortcut+8", () -> shell.go(new Place.Reports())),
        item("rates.title", "Shortcut+9", () -> shell.go(new Place.Rates())),
        item("shell.conflicts", "Shortcut+Shift+C", shell::showConflicts),
        item("shell.settings", "Shortcut+COMMA", shell::showSettings));
  }

  private Menu transaction() {
    return menu(
        "menu.transaction",
        RegisterKeys.items(
                context.words(), act -> shell.onRegister(register -> register.perform(act)))
            .toArray(MenuItem[]::new));
  }

  private Menu sync() {
    return menu("menu.sync", item("sync.now", "Shortcut+S", shell::syncNow));
  }

  private Menu menu(String key, MenuItem... items) {
    return new Menu(context.words().get(key), null, items);
  }

  private MenuItem item(String key, @Nullable String keys, Runnable action) {
    var item = new MenuItem(context.words().get(key));
    if (keys != null) {
      item.setAccelerator(KeyCombination.valueOf(keys));
    }
    item.setOnAction(event -> action.run());
    return item;
  }
}
