package app.coffer.desktop.ui.register;

import app.coffer.desktop.ui.kit.AmountField;
import app.coffer.desktop.ui.kit.Formats;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * What a payee had the last time, in grey: Tab takes it, typing passes over it, Backspace in the
 * empty field drops it. A category that still stands there is meant when the row is saved; an
 * amount is not, because a wrong one would not be noticed.
 */
final class Proposal {
  private static final String GREY = "proposed";
  private final Formats formats;
  private final TextField category;
  private final AmountField out;
  private final AmountField in;
  private final String categoryPrompt;

  /** The amount field that was filled by Tab and not touched since. */
  private boolean outTaken;

  Proposal(Formats formats, TextField category, AmountField out, AmountField in) {
    this.formats = formats;
    this.category = category;
    this.out = out;
    this.in = in;
    categoryPrompt = category.getPromptText();
    for (TextField field : List.of(category, out, in)) {
      field.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(field, event));
    }
    out.textProperty().subscribe(text -> outTaken = false);
    in.textProperty().subscribe(this::inTyped);
  }

  void show(EntryViewModel.LastUse last) {
    clear();
    if (category.getText().isBlank() && !category.isDisable() && !last.category().isEmpty()) {
      grey(category, last.category());
    }
    if (!formats.isHidden() && out.getText().isBlank() && in.getText().isBlank()) {
      boolean gone = last.amount().isNegative();
      grey(gone ? out : in, formats.typed(gone ? last.amount().negated() : last.amount()));
    }
  }

  void clear() {
    for (TextField field : List.of(category, out, in)) {
      drop(field);
    }
  }

  /** The category that is meant: what is typed, or what stands there in grey. */
  String category() {
    String typed = category.getText();
    return typed.isBlank() && isGrey(category) && !category.isDisable()
        ? category.getPromptText()
        : typed;
  }

  private void inTyped(String text) {
    if (!text.isBlank() && outTaken) {
      out.clear();
    }
  }

  private void key(TextField field, KeyEvent event) {
    if (!field.getText().isEmpty() || !isGrey(field)) {
      return;
    }
    if (event.getCode() == KeyCode.TAB && !event.isShiftDown()) {
      boolean amount = field != category;
      // the other field has something: this one's proposal is for another kind of transaction
      if (!amount || (field == out ? in : out).getText().isBlank()) {
        field.setText(field.getPromptText());
        outTaken = field == out;
      }
      drop(field);
    } else if (event.getCode() == KeyCode.BACK_SPACE || event.getCode() == KeyCode.DELETE) {
      drop(field);
    }
  }

  private static boolean isGrey(TextField field) {
    return field.getStyleClass().contains(GREY);
  }

  private static void grey(TextField field, String text) {
    field.setPromptText(text);
    field.getStyleClass().add(GREY);
  }

  private void drop(TextField field) {
    field.getStyleClass().remove(GREY);
    field.setPromptText(field == category ? categoryPrompt : "");
  }
}
