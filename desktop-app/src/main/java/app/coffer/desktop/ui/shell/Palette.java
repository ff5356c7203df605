package app.coffer.desktop.ui.shell;

import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterFilter.Chips;
import app.coffer.desktop.report.SavedReport;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.register.FilterSettings;
import app.coffer.desktop.ui.register.LedgerNames;
import app.coffer.desktop.ui.shell.PaletteViewModel.Entry;
import app.coffer.desktop.vault.OpenVault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One field for everything: accounts, categories, payees and all that the menus can do. */
final class Palette {
  private final Shell shell;
  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;

  Palette(Shell shell, OpenVault vault, UiContext context, Overlay overlay) {
    this.shell = shell;
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
  }

  /**
   * @param menus whose items are offered as commands
   */
  void open(List<Menu> menus) {
    var reader = vault.ledger().read();
    context
        .background()
        .run(() ->
            new Names(reader.accounts(), LedgerNames.read(reader), vault.books().reports().saved()))
        .then(names -> show(new PaletteViewModel(entries(names, menus))));
  }

  private record Names(List<AccountBalance> accounts, LedgerNames names, List<SavedReport> saved) {}

  private List<Entry> entries(Names found, List<Menu> menus) {
    Words words = context.words();
    var entries = new ArrayList<Entry>();
    for (AccountBalance one : found.accounts()) {
      entries.add(
          new Entry(
              one.account().name(),
              words.get("palette.account"),
              there(() -> shell.showAccount(one.account().id()))));
    }
    menus.forEach(menu -> commands(menu, menu.getText(), entries));
    found.saved().stream()
        .filter(one -> one.kind().equals(FilterSettings.KIND))
        .forEach(one ->
            entries.add(
                new Entry(
                    one.name(),
                    words.get("palette.filter"),
                    there(() ->
                        shell.showAll(FilterSettings.read(one.settings(), context.today()))))));
    found
        .names()
        .categories()
        .forEach((id, name) ->
            entries.add(entry(name, "palette.category", Chips.NONE.ofCategories(Set.of(id)))));
    found
        .names()
        .groups()
        .forEach((id, name) ->
            entries.add(entry(name, "palette.category", Chips.NONE.ofGroups(Set.of(id)))));
    found
        .names()
        .payees()
        .forEach((id, name) ->
            entries.add(entry(name, "palette.payee", Chips.NONE.ofPayees(Set.of(id)))));
    return entries;
  }

  private Entry entry(String name, String kind, Chips chips) {
    return new Entry(
        name,
        context.words().get(kind),
        there(() -> shell.showAll(RegisterFilter.all().with(chips))));
  }

  /** Goes there, with the focus: whoever came by keys goes on by keys. */
  private Runnable there(Runnable go) {
    return () -> {
      go.run();
      shell.screen().ifPresent(Screen::focus);
    };
  }

  /** Items that only open more items are gone into. */
  private static void commands(Menu menu, String path, List<Entry> into) {
    for (MenuItem item : menu.getItems()) {
      if (item instanceof Menu inner) {
        commands(inner, path + " › " + inner.getText(), into);
      } else if (item.getText() != null && !item.getText().isBlank() && !item.isDisable()) {
        String keys =
            item.getAccelerator() == null ? "" : "   " + item.getAccelerator().getDisplayText();
        into.add(new Entry(item.getText(), path + keys, item::fire));
      }
    }
  }

  private void show(PaletteViewModel model) {
    var field = new TextField();
    field.setId("palette-field");
    field.setPromptText(context.words().get("palette.prompt"));
    field.setAccessibleText(context.words().get("palette.prompt"));
    var list = new ListView<Entry>();
    list.setId("palette-list");
    list.setFocusTraversable(false);
    list.setCellFactory(view -> new Row());
    list.setFixedCellSize(34);
    list.setPrefHeight(360);
    list.setAccessibleText(context.words().get("palette.title"));
    var nothing = new Label(context.words().get("palette.nothing"));
    list.setPlaceholder(nothing);
    field
        .textProperty()
        .subscribe(text -> {
          list.getItems().setAll(model.matching(text));
          list.getSelectionModel().selectFirst();
        });
    var dialog = new Dialog(context.words().get("palette.title"), new VBox(10, field, list), 620);
    dialog.cancel(context.words().get("close"), overlay::closeDialog);
    field.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, list));
    list.setOnMouseClicked(event -> take(list));
    overlay.open(dialog);
  }

  private void key(KeyEvent event, ListView<Entry> list) {
    int at = list.getSelectionModel().getSelectedIndex();
    if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
      int next = at + (event.getCode() == KeyCode.DOWN ? 1 : -1);
      int to = Math.clamp(next, 0, Math.max(0, list.getItems().size() - 1));
      list.getSelectionModel().clearAndSelect(to);
      list.scrollTo(Math.max(0, to - 4));
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      take(list);
      event.consume();
    }
  }

  private void take(ListView<Entry> list) {
    Entry chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      overlay.closeDialog();
      // after the dialog is gone, so that what opens now has the focus
      context.background().onWindow(chosen.action());
    }
  }

  /** The name on the left, what it is on the right. */
  private static final class Row extends ListCell<Entry> {
    private final Label text = new Label();
    private final Label hint = new Label();
    private final HBox row;

    Row() {
      var gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      hint.getStyleClass().add("muted");
      hint.setMinWidth(USE_PREF_SIZE);
      row = new HBox(12, text, gap, hint);
      row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Entry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (empty || entry == null) {
        setGraphic(null);
        setAccessibleText(null);
      } else {
        text.setText(entry.text());
        hint.setText(entry.hint());
        setAccessibleText(entry.text() + ", " + entry.hint());
        setGraphic(row);
      }
    }
  }
}
