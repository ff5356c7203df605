package app.coffer.desktop.ui.help;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.kit.Words;
import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** Something broke that nobody expected: what happened, what it means for the data, what to do. */
public final class CrashWindow {
  private final Stage stage = new Stage();

  /**
   * @param quit closes the program as its own menu does
   */
  public CrashWindow(CrashReport report, Words words, Appearance appearance, Runnable quit) {
    Label title = wrapped(words.get("crash.title"));
    title.getStyleClass().add(Styles.TITLE_3);
    var code = new Label(words.get("crash.code", report.code()));
    code.setId("crash-code");
    code.getStyleClass().add("field-label");
    var shelf = new TextShelf(words, report.text(), "coffer-" + report.code() + ".txt");
    VBox.setVgrow(shelf, Priority.ALWAYS);
    var goOn = new Button(words.get("crash.goOn"));
    goOn.setId("crash-go-on");
    goOn.setOnAction(event -> stage.close());
    var close = new Button(words.get("crash.quit"));
    close.setId("crash-quit");
    close.setDefaultButton(true);
    close.getStyleClass().add(Styles.ACCENT);
    close.setOnAction(event -> {
      stage.close();
      quit.run();
    });
    var buttons = new HBox(8, goOn, close);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    var content =
        new VBox(
            12,
            title,
            wrapped(words.get("crash.data")),
            wrapped(words.get("crash.next")),
            code,
            shelf,
            muted(words.get("crash.private")));
    // large text on a small screen: the buttons stay in sight
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.getStyleClass().addAll("edge-to-edge", "window-ground");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    var whole = new VBox(12, scroll, buttons);
    whole.getStyleClass().add("crash");
    stage.setTitle(words.get("crash.title"));
    stage.setScene(HelpScene.of(whole, 640, 520, appearance));
  }

  public void show() {
    stage.show();
    stage.toFront();
  }

  private static Label wrapped(String text) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label muted(String text) {
    Label label = wrapped(text);
    label.getStyleClass().add("muted");
    return label;
  }
}
