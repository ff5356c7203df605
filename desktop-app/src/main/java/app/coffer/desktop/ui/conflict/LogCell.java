package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Settled;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.UiContext;
import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One line of the log: when, who, what it became and what not, and the way back. */
final class LogCell extends ListCell<LogLine> {
  private final UiContext context;
  private final Label title = new Label();
  private final Label when = new Label();
  private final Label state = new Label();
  private final VBox parts = new VBox(2);
  private final Button undo = new Button();
  private final Button reopen = new Button();
  private final HBox line;

  LogCell(UiContext context, Decisions decisions, Consumer<Settled> open) {
    this.context = context;
    var words = context.words();
    title.getStyleClass().add("list-title");
    when.getStyleClass().add("cell-note");
    when.setWrapText(true);
    state.getStyleClass().add("log-state");
    undo.setText(words.get("conflict.undo"));
    undo.setGraphic(Icons.of(Feather.CORNER_UP_LEFT));
    undo.getStyleClass().add(Styles.SMALL);
    undo.setMinWidth(USE_PREF_SIZE);
    undo.setOnAction(event -> decisions.undo(List.of(getItem().settled().id())));
    reopen.setText(words.get("conflict.reopen"));
    reopen.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    reopen.setMinWidth(USE_PREF_SIZE);
    reopen.setOnAction(event -> {
      Settled settled = getItem().settled();
      if (settled.state() == Settled.State.OPEN) {
        open.accept(settled);
      } else {
        decisions.reopen(settled.id());
      }
    });
    var head = new HBox(10, title, state);
    head.setAlignment(Pos.CENTER_LEFT);
    var said = new VBox(3, head, when, parts);
    HBox.setHgrow(said, Priority.ALWAYS);
    said.setMinWidth(0);
    line = new HBox(10, said, reopen, undo);
    line.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable LogLine item, boolean empty) {
    super.updateItem(item, empty);
    setText(null);
    if (empty || item == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    var words = context.words();
    title.setText(item.title() + "  ·  " + item.place());
    when.setText(item.when() + "  ·  " + item.who());
    state.setText(item.note());
    state.setVisible(!item.note().isEmpty());
    parts.getChildren().setAll(item.changes().stream().map(LogCell::part).toList());
    undo.setVisible(item.undoable());
    undo.setManaged(item.undoable());
    boolean open = item.settled().state() == Settled.State.OPEN;
    reopen.setText(words.get(open ? "conflict.open" : "conflict.reopen"));
    boolean can = item.reopenable() || open;
    reopen.setVisible(can);
    reopen.setManaged(can);
    setAccessibleText(
        item.when()
            + ", "
            + item.who()
            + ". "
            + item.title()
            + ". "
            + item.changes().stream()
                .map(part -> part.label() + " " + part.value() + " " + part.not())
                .collect(Collectors.joining(". "))
            + ". "
            + item.note());
    setGraphic(line);
  }

  private static Region part(LogLine.Part part) {
    var label = new Label(part.label());
    label.getStyleClass().add("cell-note");
    label.setMinWidth(110);
    var value = new Label(part.value());
    value.setWrapText(true);
    var not = new Label(part.not());
    not.getStyleClass().add("cell-note");
    not.setWrapText(true);
    var line = new HBox(8, label, value, not);
    line.setAlignment(Pos.BASELINE_LEFT);
    return line;
  }
}
