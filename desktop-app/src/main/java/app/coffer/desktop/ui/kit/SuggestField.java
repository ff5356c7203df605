package app.coffer.desktop.ui.kit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/**
 * A text field that offers choices below while one types. Down and Up walk through them, Enter and
 * Tab take the marked one, Escape closes the list first, F4 or Alt+Down opens it. The first choice
 * that begins with the typed text is marked by itself from the second letter on.
 */
public final class SuggestField<T> extends TextField {
  private static final int MOST_ROWS = 8;
  private static final double ROW = 30;
  private final Function<String, List<Suggestion<T>>> source;
  private final ListView<Suggestion<T>> list = new ListView<>();
  private final Popup popup = new Popup();
  private @Nullable Suggestion<T> chosen;
  private Consumer<Suggestion<T>> onChosen = choice -> {};
  private boolean taking;

  /**
   * @param source the choices for a text, best first; called on the window's thread, so it must
   *     answer from memory
   */
  public SuggestField(Function<String, List<Suggestion<T>>> source) {
    this.source = source;
    getStyleClass().add("suggest-field");
    list.getStyleClass().add("suggestions");
    list.setFocusTraversable(false);
    list.setFixedCellSize(ROW);
    list.setCellFactory(view -> new Choice());
    list.setOnMouseClicked(event -> takeMarked());
    popup.getContent().add(list);
    popup.setAutoFix(true);
    popup.setHideOnEscape(false);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    textProperty().addListener((property, before, now) -> typed());
    focusedProperty()
        .addListener((property, before, now) -> {
          if (!now) {
            popup.hide();
          }
        });
  }

  /** Called when a choice was taken from the list. */
  public void setOnChosen(Consumer<Suggestion<T>> action) {
    onChosen = action;
  }

  /** The choice whose text the field says, if it was taken or typed in full. */
  public Optional<T> chosen() {
    String text = getText().strip();
    if (chosen != null && chosen.text().equals(text)) {
      return Optional.of(chosen.value());
    }
    return source.apply(text).stream()
        .filter(choice -> choice.text().equalsIgnoreCase(text))
        .map(Suggestion::value)
        .findFirst();
  }

  /** Shows a choice, or nothing, without opening the list. */
  public void show(@Nullable Suggestion<T> choice) {
    taking = true;
    chosen = choice;
    setText(choice == null ? "" : choice.text());
    positionCaret(getText().length());
    taking = false;
  }

  /** Whether the list of choices is open. */
  public boolean isOffering() {
    return popup.isShowing();
  }

  /** Whether a choice is marked that says something else than what is typed: Enter takes it. */
  public boolean hasMarkedOther() {
    Suggestion<T> marked = list.getSelectionModel().getSelectedItem();
    return popup.isShowing()
        && marked != null
        && !marked.text().equalsIgnoreCase(getText().strip());
  }

  private void typed() {
    if (taking) {
      return;
    }
    chosen = null;
    if (isFocused()) {
      offer(false);
    }
  }

  private void offer(boolean always) {
    String text = getText().strip();
    List<Suggestion<T>> choices = text.isEmpty() && !always ? List.of() : source.apply(text);
    if (choices.isEmpty() || getScene() == null || getScene().getWindow() == null) {
      popup.hide();
      return;
    }
    list.getItems().setAll(choices);
    list.getSelectionModel().clearSelection();
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.length() >= 2 && begins(choices.getFirst(), lower)) {
      list.getSelectionModel().select(0);
    }
    list.setPrefHeight(Math.min(MOST_ROWS, choices.size()) * ROW + 4);
    list.setPrefWidth(Math.max(getWidth(), 280));
    if (!popup.isShowing()) {
      Bounds place = localToScreen(getBoundsInLocal());
      popup.show(this, place.getMinX(), place.getMaxY() + 2);
    }
  }

  /** Whether a choice's text, or a part of it after a slash, begins so. */
  private static boolean begins(Suggestion<?> choice, String lower) {
    String text = bare(choice.text().toLowerCase(Locale.ROOT));
    String part = bare(lower);
    return !part.isEmpty() && (text.startsWith(part) || text.contains("/" + part));
  }

  /** Without the sign that says what sort of name it is: one types another than one reads. */
  private static String bare(String text) {
    return text.replaceFirst("^[>⇄]\\s*", "");
  }

  private void key(KeyEvent event) {
    boolean open = popup.isShowing();
    KeyCode code = event.getCode();
    if (code == KeyCode.F4 || code == KeyCode.DOWN && !open) {
      offer(true);
      event.consume();
    } else if (open && (code == KeyCode.DOWN || code == KeyCode.UP)) {
      int next = list.getSelectionModel().getSelectedIndex() + (code == KeyCode.DOWN ? 1 : -1);
      list.getSelectionModel().select(Math.clamp(next, 0, list.getItems().size() - 1));
      list.scrollTo(Math.max(0, next - 2));
      event.consume();
    } else if (open && code == KeyCode.ESCAPE) {
      popup.hide();
      event.consume();
    } else if (open && (code == KeyCode.ENTER || code == KeyCode.TAB)) {
      takeMarked();
    }
  }

  private void takeMarked() {
    Suggestion<T> marked = list.getSelectionModel().getSelectedItem();
    popup.hide();
    if (marked != null) {
      show(marked);
      onChosen.accept(marked);
    }
  }

  /** The choice on the left, its hint on the right. */
  private final class Choice extends ListCell<Suggestion<T>> {
    private final Label text = new Label();
    private final Label hint = new Label();
    private final HBox row;

    Choice() {
      var gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      hint.getStyleClass().add("muted");
      hint.setMinWidth(USE_PREF_SIZE);
      row = new HBox(8, text, gap, hint);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Suggestion<T> item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
      } else {
        text.setText(item.text());
        hint.setText(item.hint());
        setGraphic(row);
      }
    }
  }
}
