package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Settled;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** What was decided, or what was put together: a list of lines, each with its undo. */
final class LogView extends BorderPane {
  private static final int MOST = 500;

  /** Where the lines come from. */
  @FunctionalInterface
  interface Lines {
    List<Settled> newest(int limit);
  }

  private record Reading(List<LogLine> lines) {}

  private final QuestionSource source;
  private final Lines lines;
  private final ConflictController.Tab tab;
  private final UiContext context;
  private final Overlay overlay;
  private final ObservableList<LogLine> shown = FXCollections.observableArrayList();
  private final ListView<LogLine> view = new ListView<>(shown);
  private final TextField search = new TextField();
  private final Label footer = new Label();
  private final ReadOnlyStringWrapper number = new ReadOnlyStringWrapper("");
  private List<LogLine> all = List.of();

  LogView(
      QuestionSource source,
      Lines lines,
      ConflictController.Tab tab,
      UiContext context,
      Overlay overlay,
      Decisions decisions,
      Consumer<Settled> open) {
    this.source = source;
    this.lines = lines;
    this.tab = tab;
    this.context = context;
    this.overlay = overlay;
    var words = context.words();
    search.setPromptText(words.get("conflict.log.search"));
    search.setAccessibleText(words.get("conflict.log.search"));
    search.setId("conflict-log-search");
    search.setPrefColumnCount(24);
    search.textProperty().subscribe(text -> filter());
    var export = new Button(words.get("conflict.log.export"), Icons.of(Feather.DOWNLOAD));
    export.setId("conflict-log-export");
    export.setOnAction(event -> export());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var tools = new HBox(12, search, gap, export);
    tools.setAlignment(Pos.CENTER_LEFT);
    tools.getStyleClass().add("list-tools");
    view.setId("conflict-log");
    view.getStyleClass().add("log");
    view.setAccessibleText(words.of("conflict.tab", tab));
    view.setCellFactory(each -> new LogCell(context, decisions, open));
    footer.getStyleClass().addAll("muted", "log-footer");
    setTop(tools);
    setBottom(footer);
  }

  void focus() {
    view.requestFocus();
    if (!shown.isEmpty() && view.getSelectionModel().isEmpty()) {
      view.getSelectionModel().select(0);
    }
  }

  /** How many lines there are, as text; empty where none is. */
  ReadOnlyStringProperty numberProperty() {
    return number.getReadOnlyProperty();
  }

  void refresh() {
    context.background().run(this::read).then(this::show);
  }

  private Reading read() {
    var text = new LogText(context, Names.read(source.ledger()), source.log().rules().keepDays());
    return new Reading(lines.newest(MOST).stream().map(text::line).toList());
  }

  private void show(Reading reading) {
    all = reading.lines();
    String counted = Integer.toString(all.size());
    number.set(all.isEmpty() ? "" : all.size() < MOST ? counted : counted + "+");
    filter();
  }

  private void filter() {
    String wanted = search.getText().toLowerCase(Locale.ROOT).strip();
    List<LogLine> next = all.stream().filter(line -> line.matches(wanted)).toList();
    if (!next.equals(shown)) {
      shown.setAll(next);
    }
    var words = context.words();
    boolean none = all.isEmpty();
    if (next.isEmpty()) {
      setCenter(
          new EmptyNote(
              none ? Feather.ARCHIVE : Feather.SEARCH,
              words.get(none ? "conflict.log.empty." + tab : "conflict.log.nothing"),
              none ? words.get("conflict.log.empty.said." + tab) : ""));
    } else {
      setCenter(view);
    }
    footer.setText(none ? "" : words.count("conflict.log.count", next.size()));
  }

  private void export() {
    var chooser = new FileChooser();
    chooser.setInitialFileName("coffer-conflicts.csv");
    Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(this::write);
  }

  /** All lines, not only those the filter shows. */
  void write(Path file) {
    Background background = context.background();
    background
        .run(() -> {
          var text =
              new LogText(context, Names.read(source.ledger()), source.log().rules().keepDays());
          List<LogLine> everything =
              lines.newest(Integer.MAX_VALUE).stream().map(text::line).toList();
          Files.writeString(file, LogCsv.of(everything, context.words()));
          return everything.size();
        })
        .onFault(
            IOException.class,
            failed -> overlay.toasts().show(context.words().get("conflict.log.export.failed")))
        .then(number ->
            overlay.toasts().show(context.words().count("conflict.log.exported", number)));
  }
}
