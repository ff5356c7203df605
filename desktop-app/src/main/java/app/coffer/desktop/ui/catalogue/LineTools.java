package app.coffer.desktop.ui.catalogue;

import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Words;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Buttons for what keys do with the selected lines. */
final class LineTools {
  private final Words words;
  private final FlowPane row = new FlowPane(6, 6);
  private final Map<LineAct, Button> buttons = new EnumMap<>(LineAct.class);

  LineTools(Words words, Consumer<LineAct> perform) {
    this.words = words;
    for (LineAct act :
        List.of(
            LineAct.UNUSED,
            LineAct.UP,
            LineAct.DOWN,
            LineAct.SHOW,
            LineAct.EDIT,
            LineAct.HIDE,
            LineAct.JOIN,
            LineAct.REMOVE)) {
      Button button =
          switch (act) {
            case UP ->
                Icons.button(
                    Feather.ARROW_UP, words.get("catalogue.up"), () -> perform.accept(act));
            case DOWN ->
                Icons.button(
                    Feather.ARROW_DOWN, words.get("catalogue.down"), () -> perform.accept(act));
            case REMOVE ->
                Icons.button(
                    Feather.TRASH_2, words.get("catalogue.remove"), () -> perform.accept(act));
            default -> text(act, perform);
          };
      button.setId("catalogue-" + act.name().toLowerCase(Locale.ROOT));
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.managedProperty().bind(button.visibleProperty());
      buttons.put(act, button);
      row.getChildren().add(button);
    }
    row.setAlignment(Pos.CENTER_LEFT);
  }

  private Button text(LineAct act, Consumer<LineAct> perform) {
    var button = new Button(words.of("catalogue.act", act));
    button.setOnAction(event -> perform.accept(act));
    return button;
  }

  /** Behind what stands at the left; what does not fit goes to the next line. */
  FlowPane beside(Node left) {
    row.getChildren().addFirst(left);
    return row;
  }

  void of(Tab tab) {
    boolean categories = tab == Tab.CATEGORIES;
    button(LineAct.UP).setVisible(categories);
    button(LineAct.DOWN).setVisible(categories);
    button(LineAct.HIDE).setVisible(categories);
    button(LineAct.UNUSED).setVisible(tab == Tab.PAYEES);
  }

  void show(List<Line> selected) {
    boolean one = selected.size() == 1;
    buttons.forEach((act, button) ->
        button.setDisable(
            switch (act) {
              case UNUSED -> false;
              case JOIN, REMOVE -> selected.isEmpty();
              case HIDE -> !one || !(selected.getFirst() instanceof Line.OfCategory);
              default -> !one;
            }));
    boolean hidden =
        one
            && selected.getFirst() instanceof Line.OfCategory(var category, var group, var used)
            && category.hidden();
    button(LineAct.HIDE).setText(words.get(hidden ? "catalogue.unhide" : "catalogue.act.HIDE"));
  }

  private Button button(LineAct act) {
    return buttons.get(act);
  }
}
