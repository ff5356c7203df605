package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.reports.Figures.Nothing;
import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/** What stands where a report has nothing to show: why, and one thing to do. */
final class NothingNote extends VBox {

  NothingNote(Nothing why, Words words, Runnable chooseAll, Runnable addAccount) {
    super(12);
    setId("report-nothing");
    setAlignment(Pos.CENTER);
    var icon = Icons.of(Feather.PIE_CHART);
    icon.getStyleClass().add("empty-icon");
    var title = new Label(words.of("reports.nothing", why));
    title.getStyleClass().add(Styles.TITLE_4);
    var hint = new Label(words.of("reports.nothing.hint", why));
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    hint.setTextAlignment(TextAlignment.CENTER);
    hint.setMaxWidth(460);
    getChildren().addAll(icon, title, hint);
    switch (why) {
      case NO_ACCOUNT -> getChildren().add(button(words.get("shell.firstAccount"), addAccount));
      case NO_MATCH, ONLY_TRANSFERS ->
          getChildren().add(button(words.get("reports.nothing.all"), chooseAll));
      case NO_DATA -> {
        // the register, where something can be added, is one key away
      }
    }
  }

  private static Button button(String text, Runnable action) {
    var button = new Button(text);
    button.setId("report-nothing-do");
    button.setOnAction(event -> action.run());
    return button;
  }
}
