package app.coffer.desktop.ui.kit;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A dialog inside the window: a title, a body, and its buttons with the main one last. */
public final class Dialog extends VBox {
  private final HBox buttons = new HBox(8);
  private final Region gap = new Region();
  private final Node body;
  private Runnable dismiss = () -> {};
  private @Nullable Button harmless;

  /**
   * @param width in pixels; the height follows the body
   */
  public Dialog(String title, Node body, double width) {
    super(16);
    this.body = body;
    getStyleClass().add("dialog");
    setAccessibleRole(AccessibleRole.DIALOG);
    setAccessibleText(title);
    setPrefWidth(width);
    setMaxSize(width, Region.USE_PREF_SIZE);
    var heading = new Label(title);
    heading.getStyleClass().add(Styles.TITLE_4);
    heading.setWrapText(true);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(heading, body, buttons);
    EnterKey.goesOnIn(this);
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            dismiss.run();
            event.consume();
          }
        });
  }

  /** A dialog that asks one question in words. */
  public static Dialog asking(String title, String text) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return new Dialog(title, label, 460);
  }

  /** A button that does no harm, answering Escape too. */
  public Dialog cancel(String text, Runnable action) {
    dismiss = action;
    var button = new Button(text);
    button.setId("dialog-cancel");
    harmless = button;
    button.setOnAction(event -> action.run());
    buttons.getChildren().add(button);
    return this;
  }

  /** The main button, which Enter presses. */
  public Button confirm(String text, Runnable action) {
    var button = new Button(text);
    button.setId("dialog-confirm");
    button.getStyleClass().add(Styles.ACCENT);
    button.setDefaultButton(true);
    button.setOnAction(event -> action.run());
    buttons.getChildren().add(button);
    return button;
  }

  /** A button for what cannot simply be taken back; Enter does not press it. */
  public Button destroy(String text, Runnable action) {
    var button = new Button(text);
    button.setId("dialog-destroy");
    button.getStyleClass().add(Styles.DANGER);
    button.setOnAction(event -> action.run());
    buttons.getChildren().add(button);
    return button;
  }

  /** Puts something at the left of the buttons, before what was put there already. */
  public void beside(Node node) {
    if (!buttons.getChildren().contains(gap)) {
      HBox.setHgrow(gap, Priority.ALWAYS);
      buttons.getChildren().addFirst(gap);
    }
    buttons.getChildren().addFirst(node);
  }

  /** Puts the focus into the first text field, or on the button that does no harm. */
  public void focusFirst() {
    if (focusFirst(body)) {
      return;
    }
    if (harmless != null) {
      harmless.requestFocus();
    } else if (!buttons.getChildren().isEmpty()) {
      buttons.getChildren().getLast().requestFocus();
    }
  }

  private static boolean focusFirst(Node node) {
    if (!node.isVisible()) {
      return false;
    }
    if (node instanceof TextInputControl field && field.isEditable()) {
      field.requestFocus();
      return true;
    }
    Parent parent =
        switch (node) {
          case ScrollPane scroll when scroll.getContent() instanceof Parent inside -> inside;
          case Parent any -> any;
          default -> null;
        };
    return parent != null && parent.getChildrenUnmodifiable().stream().anyMatch(Dialog::focusFirst);
  }
}
