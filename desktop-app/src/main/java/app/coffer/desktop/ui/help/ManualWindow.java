package app.coffer.desktop.ui.help;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.kit.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The manual in a window of its own, so that it can stand beside what it explains; works offline.
 */
public final class ManualWindow {
  private static @Nullable ManualWindow open;

  private final Stage stage = new Stage();
  private final Locale language;
  private final ListView<ManualPage> contents = new ListView<>();
  private final ScrollPane scroll = new ScrollPane();

  private ManualWindow(Words words, Appearance appearance) {
    language = words.language();
    contents.setId("manual-contents");
    contents.getItems().setAll(ManualPage.values());
    contents.setCellFactory(list -> new Title());
    contents.setMinWidth(180);
    contents
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(page -> Optional.ofNullable(page).ifPresent(this::show));
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("manual");
    var split = new SplitPane(contents, scroll);
    split.setDividerPositions(0.25);
    SplitPane.setResizableWithParent(contents, false);
    stage.setTitle(words.get("help.manual.title"));
    Scene scene = HelpScene.of(split, 920, 680, appearance);
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            stage.close();
          }
        });
    stage.setScene(scene);
    stage.setOnHidden(event -> open = null);
  }

  /** Shows a page, in the manual that is open where one is. */
  public static void show(Words words, Appearance appearance, ManualPage page) {
    ManualWindow window = open;
    if (window == null) {
      window = new ManualWindow(words, appearance);
      open = window;
      window.stage.show();
    }
    window.contents.getSelectionModel().select(page);
    window.contents.scrollTo(page);
    window.stage.toFront();
    window.contents.requestFocus();
  }

  /** Closes it where it is open, with the window it belongs to. */
  public static void close() {
    if (open != null) {
      open.stage.close();
    }
  }

  private void show(ManualPage page) {
    scroll.setContent(
        new MarkdownView(
            page.text(language), this::follow, name -> ManualPage.picture(name, language)));
    scroll.setVvalue(0);
  }

  /** Pages of the manual only: nothing here opens a browser. */
  private void follow(String target) {
    Arrays.stream(ManualPage.values())
        .filter(page -> target.equals(page.file()))
        .findFirst()
        .ifPresent(page -> contents.getSelectionModel().select(page));
  }

  private final class Title extends ListCell<ManualPage> {
    Title() {
      setWrapText(true);
      // as wide as the list, not as its text
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ManualPage page, boolean empty) {
      super.updateItem(page, empty);
      setText(page == null || empty ? null : page.title(language));
    }
  }
}
