package app.coffer.desktop.ui.catalogue;

import app.coffer.desktop.ui.kit.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

/** Colours that a tag may have, each with a name. */
enum TagColour {
  NONE(""),
  RED("#cf222e"),
  ORANGE("#bc4c00"),
  YELLOW("#9a6700"),
  GREEN("#1a7f37"),
  BLUE("#0969da"),
  PURPLE("#8250df"),
  GREY("#6e7781");

  private final String code;

  TagColour(String code) {
    this.code = code;
  }

  /** {@code #rrggbb}, or empty. */
  String code() {
    return code;
  }

  String name(Words words) {
    return words.of("catalogue.colour", this);
  }

  /** Empty for one that was chosen elsewhere. */
  static Optional<TagColour> of(String code) {
    return Arrays.stream(values())
        .filter(one -> one.code.equals(code.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  static Node dot(String code) {
    var dot = new Circle(5);
    try {
      dot.setFill(Color.web(code));
    } catch (IllegalArgumentException notOurs) {
      dot.setFill(Color.TRANSPARENT);
    }
    dot.getStyleClass().add("tag-dot");
    return dot;
  }
}
