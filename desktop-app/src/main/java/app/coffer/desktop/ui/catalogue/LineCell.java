package app.coffer.desktop.ui.catalogue;

import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A heading, category, payee or tag with how much it is used; categories can be dragged. */
final class LineCell extends ListCell<Line> {
  private static final DataFormat PLACE = new DataFormat("application/x-coffer-catalogue-place");
  private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
  private static final PseudoClass HIDDEN = PseudoClass.getPseudoClass("hidden-one");
  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
  private final UiContext context;
  private final BiConsumer<Line, Line> drop;

  /**
   * @param drop is told what was dragged, and where it was let go
   */
  LineCell(UiContext context, BiConsumer<Line, Line> drop) {
    this.context = context;
    this.drop = drop;
    setPrefWidth(0);
    setOnDragDetected(event -> {
      if (movable(getItem())) {
        var content = new ClipboardContent();
        content.put(PLACE, String.valueOf(getIndex()));
        startDragAndDrop(TransferMode.MOVE).setContent(content);
        event.consume();
      }
    });
    setOnDragOver(event -> {
      if (dragged(event).isPresent() && movable(getItem())) {
        event.acceptTransferModes(TransferMode.MOVE);
        event.consume();
      }
    });
    setOnDragEntered(
        event -> pseudoClassStateChanged(TARGET, dragged(event).isPresent() && movable(getItem())));
    setOnDragExited(event -> pseudoClassStateChanged(TARGET, false));
    setOnDragDropped(event ->
        dragged(event)
            .ifPresent(line -> {
              event.setDropCompleted(true);
              event.consume();
              drop.accept(line, getItem());
            }));
  }

  private static boolean movable(@Nullable Line line) {
    return line instanceof Line.OfGroup || line instanceof Line.OfCategory;
  }

  private Optional<Line> dragged(DragEvent event) {
    return event.getDragboard().getContent(PLACE) instanceof String index
            && Integer.parseInt(index) < getListView().getItems().size()
        ? Optional.of(getListView().getItems().get(Integer.parseInt(index)))
        : Optional.empty();
  }

  @Override
  protected void updateItem(@Nullable Line line, boolean empty) {
    super.updateItem(line, empty);
    boolean none = empty || line == null;
    pseudoClassStateChanged(HEADING, line instanceof Line.OfGroup);
    pseudoClassStateChanged(HIDDEN, line instanceof Line.OfCategory one && one.category().hidden());
    setText(null);
    if (none) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    var name = new Label(line.name());
    name.setTextOverrun(OverrunStyle.ELLIPSIS);
    name.setMinWidth(60);
    name.getStyleClass().add("catalogue-name");
    var row = new HBox(10);
    row.setAlignment(Pos.CENTER_LEFT);
    if (line instanceof Line.OfTag tag && !tag.tag().colour().isEmpty()) {
      row.getChildren().add(TagColour.dot(tag.tag().colour()));
    }
    row.getChildren().add(name);
    List<String> notes = notes(line);
    for (String note : notes) {
      var label = new Label(note);
      label.getStyleClass().addAll("catalogue-note", "muted");
      label.setMinWidth(Region.USE_PREF_SIZE);
      row.getChildren().add(label);
    }
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var used = new Label(used(line));
    used.getStyleClass().add("muted");
    used.setMinWidth(Region.USE_PREF_SIZE);
    row.getChildren().addAll(gap, used);
    setGraphic(row);
    var said = new ArrayList<>(List.of(line.path()));
    said.addAll(notes);
    said.add(used.getText());
    setAccessibleText(String.join(", ", said));
  }

  private List<String> notes(Line line) {
    Words words = context.words();
    var notes = new ArrayList<String>();
    switch (line) {
      case Line.OfCategory(var category, var group, var used) -> {
        if (category.income()) {
          notes.add(words.get("catalogue.income"));
        }
        if (category.rolls()) {
          notes.add(words.get("catalogue.rolls"));
        }
        if (category.hidden()) {
          notes.add(words.get("catalogue.hidden"));
        }
      }
      case Line.OfTag(var tag, var used) -> {
        if (!tag.description().isBlank()) {
          notes.add(tag.description().lines().findFirst().orElse(""));
        }
      }
      case Line.OfGroup group -> {}
      case Line.OfPayee payee -> {}
    }
    return notes;
  }

  private String used(Line line) {
    Words words = context.words();
    if (line instanceof Line.OfGroup(var group, int categories)) {
      return words.count("catalogue.under", categories);
    }
    return line.used()
        .map(found ->
            words.count("catalogue.used", found.count(), context.formats().date(found.last())))
        .orElseGet(() -> words.get("catalogue.unused"));
  }
}
