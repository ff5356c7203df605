package app.coffer.desktop.ui.conflict;

import java.util.List;
import java.util.Locale;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A text with words that are new and words that are gone; told apart without colour too. */
final class MarkedText {
  private MarkedText() {}

  static TextFlow of(List<WordMarks.Piece> pieces) {
    var flow = new TextFlow();
    flow.getStyleClass().add("marked");
    for (WordMarks.Piece piece : pieces) {
      var text = new Text(piece.text());
      text.getStyleClass().add("word-" + piece.kind().name().toLowerCase(Locale.ROOT));
      text.setStrikethrough(piece.kind() == WordMarks.Kind.REMOVED);
      text.setUnderline(piece.kind() == WordMarks.Kind.ADDED);
      flow.getChildren().add(text);
    }
    return flow;
  }

  /** A text without marks, set like those that have some. */
  static TextFlow plain(String text) {
    return of(List.of(new WordMarks.Piece(text, WordMarks.Kind.SAME)));
  }

  /** What is new and gone, for those who listen; empty where there is nothing to say. */
  static String spoken(List<WordMarks.Piece> pieces, WordMarks.Kind kind) {
    return String.join(
        ", ",
        pieces.stream()
            .filter(piece -> piece.kind() == kind)
            .map(piece -> piece.text().strip())
            .filter(text -> !text.isEmpty())
            .toList());
  }
}
