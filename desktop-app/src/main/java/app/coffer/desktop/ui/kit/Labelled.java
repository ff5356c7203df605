package app.coffer.desktop.ui.kit;

import javafx.css.PseudoClass;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A field with its label above and, when something is wrong, the reason below. */
public final class Labelled extends VBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private final Label problem = new Label();
  private final Control field;

  public Labelled(String text, Control field) {
    super(4);
    this.field = field;
    var label = new Label(text);
    label.setLabelFor(field);
    label.getStyleClass().add("field-label");
    problem.getStyleClass().add("field-problem");
    problem.setWrapText(true);
    problem.setManaged(false);
    problem.setVisible(false);
    field.setMaxWidth(Double.MAX_VALUE);
    setFillWidth(true);
    VBox.setVgrow(field, Priority.NEVER);
    getChildren().addAll(label, field, problem);
  }

  /** The reason that is shown; empty where nothing is wrong. */
  public String problem() {
    return problem.getText();
  }

  /** Shows a reason beside the field; empty text clears it. */
  public void setProblem(String text) {
    boolean wrong = !text.isEmpty();
    problem.setText(text);
    problem.setManaged(wrong);
    problem.setVisible(wrong);
    field.pseudoClassStateChanged(WRONG, wrong);
    field.setAccessibleHelp(text);
  }
}
