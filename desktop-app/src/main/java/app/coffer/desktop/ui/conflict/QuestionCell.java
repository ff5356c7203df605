package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Words;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
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
  private final Label group = new Label();
  private final Label number = new Label();
  private final HBox heading;
  private final Label title = new Label();
  private final Label values = new Label();
  private final Label who = new Label();
  private final VBox question = new VBox(1, title, values, who);

  QuestionCell(Words words) {
    this.words = words;
    group.getStyleClass().add("list-group");
    group.setWrapText(true);
    number.setMinWidth(USE_PREF_SIZE);
    number.getStyleClass().add("list-count");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    heading = new HBox(6, group, gap, number);
    heading.setAlignment(Pos.CENTER_LEFT);
    title.getStyleClass().add("list-title");
    values.getStyleClass().add("list-values");
    who.getStyleClass().add("cell-note");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable ListRow item, boolean empty) {
    super.updateItem(item, empty);
    setText(null);
    boolean isHeading = item instanceof ListRow.Heading;
    pseudoClassStateChanged(HEADING, isHeading);
    setDisable(isHeading);
    switch (item) {
      case ListRow.Heading(QuestionGroup of, int count) when !empty -> {
        group.setText(words.of("conflict.group", of));
        group.setGraphic(of == QuestionGroup.RECONCILED ? Icons.of(Feather.LOCK) : null);
        number.setText(Integer.toString(count));
        setAccessibleText(group.getText() + ", " + count);
        setGraphic(heading);
      }
      case ListRow.Question asked when !empty -> {
        title.setText(asked.title());
        values.setText(asked.values());
        who.setText(asked.who());
        setAccessibleText(
            words.get(
                "conflict.list.spoken", asked.title(), asked.place(), asked.values(), asked.who()));
        setGraphic(question);
      }
      case null, default -> setGraphic(null);
    }
  }
}
