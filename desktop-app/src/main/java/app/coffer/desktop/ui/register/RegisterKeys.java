package app.coffer.desktop.ui.register;

import app.coffer.desktop.ui.kit.ShownKeys;
import app.coffer.desktop.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Keys that act while rows have the focus, and the menu items that do the same. */
public final class RegisterKeys {
  private static final Set<RegisterAct> LAST_OF_GROUP =
      Set.of(RegisterAct.TRANSFER, RegisterAct.EDIT_SEVERAL, RegisterAct.RECONCILE);
  private final Consumer<RegisterAct> perform;

  RegisterKeys(Consumer<RegisterAct> perform) {
    this.perform = perform;
  }

  /** All acts as menu items, with the keys that do the same. */
  public static List<MenuItem> items(Words words, Consumer<RegisterAct> perform) {
    var items = new ArrayList<MenuItem>();
    for (RegisterAct act : RegisterAct.values()) {
      var item = new MenuItem(words.of("act.register", act));
      item.setId("act-" + act.name().toLowerCase(Locale.ROOT));
      item.setOnAction(event -> perform.accept(act));
      act.shortcut().ifPresent(keys -> item.setAccelerator(KeyCombination.valueOf(keys)));
      act.key().ifPresent(key -> item.setAccelerator(new ShownKeys(key)));
      items.add(item);
      if (LAST_OF_GROUP.contains(act)) {
        items.add(new SeparatorMenuItem());
      }
    }
    return items;
  }

  void pressed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || event.isConsumed()) {
      return;
    }
    switch (event.getCode()) {
      case ENTER -> perform.accept(RegisterAct.EDIT);
      case SPACE -> perform.accept(RegisterAct.CLEARED);
      case DELETE -> perform.accept(RegisterAct.DELETE);
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** On the typed letter: on its press, the letter itself would land in the row it opens. */
  void typed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    String letter = event.getCharacter().toUpperCase(Locale.ROOT);
    if (letter.equals("N")) {
      perform.accept(RegisterAct.ADD);
      event.consume();
      return;
    }
    for (RegisterAct act : RegisterAct.values()) {
      if (letter.length() == 1 && act.key().filter(letter::equals).isPresent()) {
        perform.accept(act);
        event.consume();
        return;
      }
    }
  }
}
