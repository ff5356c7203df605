package app.coffer.desktop.ui.settings;

import app.coffer.desktop.ui.kit.Words;
import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What stands in the place of sync while the vault is the demo. */
final class DemoPage implements SettingsPage {
  private final VBox card;

  DemoPage(Words words) {
    var title = new Label(words.get("sync.title"));
    title.getStyleClass().add(Styles.TITLE_4);
    var text = new Label(words.get("demo.sync"));
    text.setWrapText(true);
    text.getStyleClass().add("muted");
    card = new VBox(12, title, text);
    card.getStyleClass().add("card-box");
  }

  @Override
  public Node node() {
    return card;
  }
}
