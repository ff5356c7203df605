package app.coffer.desktop.ui.settings;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How the window looks: theme and size of text. */
final class AppearancePage implements SettingsPage {
  private final Appearance appearance;
  private final ComboBox<Theme> theme = new ComboBox<>();
  private final ComboBox<Integer> size = new ComboBox<>();
  private final VBox box;

  AppearancePage(UiContext context, Appearance appearance) {
    this.appearance = appearance;
    var words = context.words();
    theme.getItems().setAll(Theme.values());
    theme.setConverter(new ChoiceText<>(value -> words.of("theme", value)));
    theme.setValue(Theme.valueOf(appearance.text("theme", Theme.SYSTEM.name())));
    size.getItems().setAll(80, 90, 100, 115, 130, 150, 200);
    size.setConverter(new ChoiceText<>(value -> words.get("looks.percent", value)));
    size.setValue((int) appearance.number("text", 100));
    theme.setOnAction(event -> apply());
    size.setOnAction(event -> apply());
    var title = new Label(words.get("looks.title"));
    title.getStyleClass().add(Styles.TITLE_4);
    box =
        new VBox(
            12,
            title,
            new HBox(
                16,
                new Labelled(words.get("looks.theme"), theme),
                new Labelled(words.get("looks.size"), size)));
    box.getStyleClass().add("card-box");
  }

  @Override
  public Node node() {
    return box;
  }

  private void apply() {
    appearance.set("theme", theme.getValue().name());
    appearance.set("text", String.valueOf(size.getValue()));
    theme.getValue().apply(box.getScene(), size.getValue());
  }
}
