package app.coffer.desktop.ui.rules;

import app.coffer.desktop.rules.Rulebook.Effect;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What would become of one transaction. */
final class EffectCell extends ListCell<Effect> {
  private final Supplier<RuleWords> asked;

  /**
   * @param asked the words of this moment: names that are typed may be new
   */
  EffectCell(Supplier<RuleWords> asked) {
    this.asked = asked;
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Effect effect, boolean empty) {
    super.updateItem(effect, empty);
    setGraphic(null);
    setAccessibleText(null);
    if (!empty && effect != null) {
      RuleWords words = asked.get();
      var change = new Label(words.change(effect));
      change.getStyleClass().add("muted");
      setGraphic(new VBox(1, new Label(words.which(effect)), change));
      setAccessibleText(words.which(effect) + ", " + words.change(effect));
    }
  }
}
