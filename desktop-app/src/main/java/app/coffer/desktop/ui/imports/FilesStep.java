package app.coffer.desktop.ui.imports;

import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The files: dropped anywhere on the window, or chosen; each with what is in it. */
final class FilesStep extends VBox {
  private final ImportViewModel model;
  private final Words words;
  private final VBox list = new VBox(8);
  private final VBox zone = new VBox(8);
  private final Button choose;

  /**
   * @param choosing asks for files
   * @param history shows what was imported before
   */
  FilesStep(ImportViewModel model, UiContext context, Runnable choosing, Runnable history) {
    super(16);
    this.model = model;
    this.words = context.words();
    choose = ImportNodes.plain(words.get("imports.choose"), choosing);
    choose.setId("chooseFiles");
    var past = ImportNodes.plain(words.get("imports.history.open"), history);
    past.setId("openHistory");
    var title = new Label(words.get("imports.drop"));
    title.getStyleClass().add(Styles.TITLE_4);
    var formats = muted("imports.drop.formats");
    var how = muted("imports.drop.how");
    var privacy = muted("imports.drop.private");
    var buttons = new HBox(8, choose, past);
    buttons.setAlignment(Pos.CENTER);
    zone.getChildren().addAll(Icons.of(Feather.DOWNLOAD), title, formats, buttons, how, privacy);
    zone.setAlignment(Pos.CENTER);
    zone.getStyleClass().add("drop-zone");
    var scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("preview-scroll");
    scroll.managedProperty().bind(scroll.visibleProperty());
    VBox.setVgrow(scroll, Priority.ALWAYS);
    list.getStyleClass().add("file-list");
    getChildren().addAll(zone, scroll);
    model
        .filesProperty()
        .subscribe(files -> {
          scroll.setVisible(!files.isEmpty());
          show(files);
        });
  }

  void focusFirst() {
    choose.requestFocus();
  }

  private Label muted(String key) {
    var label = new Label(words.get(key));
    label.setWrapText(true);
    label.setMaxWidth(620);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setAlignment(Pos.CENTER);
    label.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
    label.getStyleClass().add("muted");
    return label;
  }

  private void show(List<ImportFile> files) {
    list.getChildren().setAll(files.stream().map(this::row).toList());
  }

  private Node row(ImportFile file) {
    var name = new Label(file.name());
    name.setGraphic(
        Icons.of(file.problem().isEmpty() ? Feather.FILE_TEXT : Feather.ALERT_TRIANGLE));
    name.setMinWidth(Region.USE_PREF_SIZE);
    Node state;
    if (file.isReading()) {
      var bar = new ProgressBar();
      bar.setAccessibleText(words.get("imports.reading"));
      bar.setPrefWidth(120);
      state = bar;
    } else {
      var said = new Label(said(file));
      said.setWrapText(true);
      said.setMinHeight(Region.USE_PREF_SIZE);
      said.getStyleClass().add(file.isReady() ? "muted" : "field-problem");
      said.setId(file.isReady() ? "ready" : "unreadable");
      state = said;
    }
    HBox.setHgrow(state, Priority.ALWAYS);
    if (state instanceof Region wide) {
      wide.setMaxWidth(Double.MAX_VALUE);
    }
    var remove =
        Icons.button(
            Feather.X, words.get("imports.file.remove", file.name()), () -> model.drop(file));
    var row = new HBox(14, name, state, remove);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("file-row");
    return row;
  }

  private String said(ImportFile file) {
    if (file.opened() == null) {
      return file.problem();
    }
    String format = file.opened().format().name();
    int accounts = file.opened().accounts().size();
    String lines = words.count("imports.lines", file.lines());
    return accounts == 1
        ? words.get("imports.file.ready", format, lines)
        : words.get("imports.file.several", format, lines, accounts);
  }
}
