package app.coffer.desktop.ui.shell;

import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;

/** The View menu: what is shown, how large, and in which colours. */
final class ViewMenu {
  private final Shell shell;
  private final UiContext context;

  ViewMenu(Shell shell, UiContext context) {
    this.shell = shell;
    this.context = context;
  }

  Menu menu() {
    var sidebar = check("view.sidebar", "Shortcut+B", true);
    sidebar.setOnAction(event -> shell.showSidebar(sidebar.isSelected()));
    var hide = check("view.hide", "Shortcut+Shift+H", shell.looks().isPrivate());
    hide.setId("menu-hide");
    hide.setOnAction(event -> {
      shell.looks().setPrivate(hide.isSelected());
      shell.again();
    });
    var oldest = check("view.oldestFirst", "", shell.looks().isOldestFirst());
    oldest.setId("menu-oldest");
    oldest.setOnAction(event -> {
      shell.looks().setOldestFirst(oldest.isSelected());
      shell.again();
    });
    var compact = check("view.compact", "", shell.looks().isCompact());
    compact.setOnAction(event -> shell.looks().setCompact(compact.isSelected()));
    var zoom =
        new Menu(
            context.words().get("view.zoom"),
            null,
            item("view.larger", "Shortcut+PLUS", () -> shell.looks().zoom(true)),
            item("view.smaller", "Shortcut+MINUS", () -> shell.looks().zoom(false)),
            item("view.usual", "Shortcut+0", () -> shell.looks().setSize(100)));
    // the plus is another key with and without shift, and on the pad
    var plus = item("view.larger", "Shortcut+EQUALS", () -> shell.looks().zoom(true));
    plus.setVisible(false);
    zoom.getItems().add(plus);
    return new Menu(
        context.words().get("menu.view"),
        null,
        sidebar,
        hide,
        columns(),
        oldest,
        compact,
        zoom,
        themes(),
        new SeparatorMenuItem(),
        item("view.fullScreen", "F11", () -> shell.looks().fullScreen()));
  }

  /** What the register that is shown can show. */
  private Menu columns() {
    var menu = new Menu(context.words().get("view.columns"));
    menu.setOnShowing(event -> fill(menu));
    menu.getItems().setAll(none());
    return menu;
  }

  private void fill(Menu menu) {
    menu.getItems().setAll(none());
    shell
        .register()
        .ifPresent(register -> {
          menu.getItems().clear();
          for (var column : register.columnChoices()) {
            var item = new CheckMenuItem(column.getText());
            item.setSelected(column.isVisible());
            item.selectedProperty().subscribe(column::setVisible);
            menu.getItems().add(item);
          }
        });
  }

  private MenuItem none() {
    var none = new MenuItem(context.words().get("view.noColumns"));
    none.setDisable(true);
    return none;
  }

  private Menu themes() {
    var menu = new Menu(context.words().get("looks.theme"));
    var one = new ToggleGroup();
    for (Theme theme : Theme.values()) {
      var item = new RadioMenuItem(context.words().of("theme", theme));
      item.setToggleGroup(one);
      item.setOnAction(event -> shell.looks().setTheme(theme));
      menu.getItems().add(item);
    }
    // it may be chosen in the settings meanwhile
    menu.setOnShowing(
        event -> one.selectToggle(one.getToggles().get(shell.looks().theme().ordinal())));
    return menu;
  }

  private CheckMenuItem check(String key, String keys, boolean selected) {
    var item = new CheckMenuItem(context.words().get(key));
    item.setSelected(selected);
    if (!keys.isEmpty()) {
      item.setAccelerator(KeyCombination.valueOf(keys));
    }
    return item;
  }

  private MenuItem item(String key, String keys, Runnable action) {
    var item = new MenuItem(context.words().get(key));
    item.setAccelerator(KeyCombination.valueOf(keys));
    item.setOnAction(event -> action.run());
    return item;
  }
}
