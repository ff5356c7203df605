package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.wire.id.RecordId;
import javafx.collections.SetChangeListener;
import javafx.collections.WeakSetChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A row of the list: a heading, or a question with the values that differ. */
final class QuestionCell extends ListCell<ListRow> {
  private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
  private final Words words;
  private final Ticks ticks;
  private final ListTools tools;
  private final Label group = new Label();
  private final Label number = new Label();
  private final Node heading;
  private final Label title = new Label();
  private final Label values = new Label();
  private final Label who = new Label();
  private final Node question;
  private final CheckBox groupTick = new CheckBox();
  private final CheckBox tick = new CheckBox();
  private final SetChangeListener<RecordId> ticking = change -> showTick();

  QuestionCell(Words words, Ticks ticks, ListTools tools) {
    this.words = words;
    this.ticks = ticks;
    this.tools = tools;
    ticks.ticked().addListener(new WeakSetChangeListener<>(ticking));
    group.getStyleClass().add("list-group");
    group.setWrapText(true);
    number.setMinWidth(USE_PREF_SIZE);
    number.getStyleClass().add("list-count");
    HBox.setHgrow(group, Priority.ALWAYS);
    group.setMaxWidth(Double.MAX_VALUE);
    number.setMinWidth(Region.USE_PREF_SIZE);
    var head = new HBox(6, groupTick, group, number);
    head.setAlignment(Pos.CENTER_LEFT);
    heading = head;
    title.getStyleClass().add("list-title");
    values.getStyleClass().add("list-values");
    who.getStyleClass().add("cell-note");
    var said = new VBox(1, title, values, who);
    HBox.setHgrow(said, Priority.ALWAYS);
    question = new HBox(6, tick, said);
    for (CheckBox box : new CheckBox[] {tick, groupTick}) {
      // the list has the focus and the Space key; the box only shows and takes the pointer
      box.setFocusTraversable(false);
      box.setAccessibleText(words.get("conflict.tick"));
      box.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
      box.addEventFilter(MouseEvent.MOUSE_RELEASED, MouseEvent::consume);
    }
    setPrefWidth(0);
  }

  private void pressed(MouseEvent event) {
    event.consume();
    ListRow row = getItem();
    if (row != null) {
      if (event.isShiftDown()) {
        ticks.extend(row);
      } else {
        ticks.toggle(row);
      }
      getListView().requestFocus();
    }
  }

  private void showTick() {
    ListRow row = getItem();
    boolean on = row != null && ticks.has(row);
    tick.setSelected(on);
    groupTick.setSelected(on);
    if (row instanceof ListRow.Question asked) {
      String said =
          words.get(
              "conflict.list.spoken", asked.title(), asked.place(), asked.values(), asked.who());
      setAccessibleText(on ? words.get("conflict.ticked", said) : said);
    }
  }

  @Override
  protected void updateItem(@Nullable ListRow item, boolean empty) {
    super.updateItem(item, empty);
    setText(null);
    setContextMenu(null);
    pseudoClassStateChanged(HEADING, item instanceof ListRow.Heading);
    switch (item) {
      case ListRow.Heading(QuestionGroup of, int count) when !empty -> {
        group.setText(words.of("conflict.group", of));
        group.setGraphic(of == QuestionGroup.RECONCILED ? Icons.of(Feather.LOCK) : null);
        groupTick.setVisible(!of.whole());
        number.setText(Integer.toString(count));
        setAccessibleText(group.getText() + ", " + count);
        setGraphic(heading);
      }
      case ListRow.Question asked when !empty -> {
        title.setText(asked.title());
        values.setText(asked.values());
        who.setText(asked.who());
        setContextMenu(asked.group().whole() ? null : tools.quick(asked));
        tick.setVisible(!asked.group().whole());
        setGraphic(question);
      }
      case null, default -> setGraphic(null);
    }
    showTick();
  }
}
