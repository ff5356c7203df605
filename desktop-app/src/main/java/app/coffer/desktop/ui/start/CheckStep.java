package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Words;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Asks two words of a sheet back, which is not shown meanwhile. */
public final class CheckStep extends HBox {
  private final TextField first = new TextField();
  private final TextField second = new TextField();
  private final Labelled firstBox;
  private final Labelled secondBox;
  private final WordCheck check;
  private final Words words;

  /** Whether the word at a place is this one. */
  @FunctionalInterface
  public interface Answer {
    boolean right(int place, String typed);
  }

  public CheckStep(WordCheck check, Words words) {
    super(16);
    this.check = check;
    this.words = words;
    first.setId("firstWord");
    second.setId("secondWord");
    firstBox = new Labelled(words.get("first.check.word", check.first()), first);
    secondBox = new Labelled(words.get("first.check.word", check.second()), second);
    for (Labelled box : new Labelled[] {firstBox, secondBox}) {
      HBox.setHgrow(box, Priority.ALWAYS);
      box.setPrefWidth(250);
    }
    getChildren().addAll(firstBox, secondBox);
  }

  /** Whether both are right; says which is not. */
  public boolean passed(Answer answer) {
    boolean one = passed(firstBox, check.first(), first, answer);
    boolean other = passed(secondBox, check.second(), second, answer);
    if (!one) {
      first.requestFocus();
    } else if (!other) {
      second.requestFocus();
    }
    return one && other;
  }

  private boolean passed(Labelled box, int place, TextField field, Answer answer) {
    boolean right = answer.right(place, field.getText());
    box.setProblem(right ? "" : words.get("first.check.wrong", place));
    return right;
  }

  public void focusFirst() {
    first.requestFocus();
  }

  public void clear() {
    first.clear();
    second.clear();
    firstBox.setProblem("");
    secondBox.setProblem("");
  }
}
