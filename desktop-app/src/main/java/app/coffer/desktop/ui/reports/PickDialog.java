package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.reports.Choices.Choice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Ticks some of many; none ticked means all. */
final class PickDialog {
  private static final double HEIGHT = 300;

  private PickDialog() {}

  static <T> void open(
      Words words,
      Overlay overlay,
      String title,
      List<Choice<T>> choices,
      Set<T> ticked,
      Consumer<Set<T>> chosen) {
    Map<Choice<T>, CheckBox> boxes = new LinkedHashMap<>();
    var list = new VBox(8);
    for (Choice<T> choice : choices) {
      var box = new CheckBox(choice.text());
      box.setSelected(ticked.contains(choice.value()));
      boxes.put(choice, box);
      list.getChildren().add(box);
    }
    if (choices.isEmpty()) {
      list.getChildren().add(new Label(words.get("reports.pick.none")));
    }
    var search = new TextField();
    search.setId("pick-search");
    search.setPromptText(words.get("reports.pick.search"));
    search.setAccessibleText(words.get("reports.pick.search"));
    search
        .textProperty()
        .subscribe(typed -> {
          String wanted = typed.toLowerCase(Locale.ROOT).strip();
          boxes.forEach((choice, box) -> {
            boolean fits = choice.text().toLowerCase(Locale.ROOT).contains(wanted);
            box.setVisible(fits);
            box.setManaged(fits);
          });
        });
    var scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(HEIGHT);
    scroll.getStyleClass().add("pick-list");
    var hint = new Label(words.get("reports.pick.hint"));
    hint.getStyleClass().add("muted");
    var dialog = new Dialog(title, new VBox(10, search, scroll, hint), 400);
    var none = new Button(words.get("reports.pick.all"));
    none.setId("pick-all");
    none.setOnAction(event -> boxes.values().forEach(box -> box.setSelected(false)));
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.confirm(
        words.get("reports.pick.show"),
        () -> {
          overlay.closeDialog();
          chosen.accept(
              boxes.entrySet().stream()
                  .filter(entry -> entry.getValue().isSelected())
                  .map(entry -> entry.getKey().value())
                  .collect(Collectors.toSet()));
        });
    dialog.beside(none);
    overlay.open(dialog);
  }
}
