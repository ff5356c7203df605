package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.Words;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A passphrase with its label, a button that shows what is typed, and room for a sentence. */
public final class PassphraseField extends VBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private final PasswordField hidden = new PasswordField();
  private final TextField shown = new TextField();
  private final ToggleButton show = new ToggleButton();
  private final Label problem = new Label();

  public PassphraseField(String text, Words words, boolean mayShow) {
    super(4);
    var label = new Label(text);
    label.getStyleClass().add("field-label");
    shown.textProperty().bindBidirectional(hidden.textProperty());
    show.setId(mayShow ? "showPassphrase" : null);
    show.getStyleClass().addAll(atlantafx.base.theme.Styles.BUTTON_ICON);
    show.setVisible(mayShow);
    show.setManaged(mayShow);
    show.selectedProperty()
        .subscribe(on -> {
          shown.setVisible(on);
          hidden.setVisible(!on);
          label.setLabelFor(on ? shown : hidden);
          show.setGraphic(StartNodes.icon(on ? Feather.EYE_OFF : Feather.EYE));
          app.coffer.desktop.ui.kit.Icons.name(
              show, words.get(on ? "start.passphrase.hide" : "start.passphrase.show"));
        });
    shown.setAccessibleText(text);
    hidden.setAccessibleText(text);
    problem.getStyleClass().add("field-problem");
    problem.setWrapText(true);
    var fields = new StackPane(hidden, shown);
    HBox.setHgrow(fields, Priority.ALWAYS);
    var row = new HBox(6, fields, show);
    row.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(label, row, problem);
    setProblem("");
  }

  public StringProperty textProperty() {
    return hidden.textProperty();
  }

  public BooleanProperty shownProperty() {
    return show.selectedProperty();
  }

  public void setProblem(String text) {
    problem.setText(text);
    problem.setVisible(!text.isEmpty());
    problem.setManaged(!text.isEmpty());
    hidden.pseudoClassStateChanged(WRONG, !text.isEmpty());
    shown.pseudoClassStateChanged(WRONG, !text.isEmpty());
    hidden.setAccessibleHelp(text);
    shown.setAccessibleHelp(text);
  }

  /** What was typed; the field keeps it until {@link #clear}. */
  public char[] characters() {
    return hidden.getText().toCharArray();
  }

  public void clear() {
    hidden.clear();
  }

  public void focus() {
    (show.isSelected() ? shown : hidden).requestFocus();
  }

  public void focusAndSelect() {
    focus();
    (show.isSelected() ? shown : hidden).selectAll();
  }
}
