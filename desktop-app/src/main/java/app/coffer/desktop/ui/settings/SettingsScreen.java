package app.coffer.desktop.ui.settings;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Settings: sync and its devices, then how the window looks. */
public final class SettingsScreen implements Screen {
  private final UiContext context;
  private final Appearance appearance;
  private final SyncPane sync;
  private final ScrollPane page;

  public SettingsScreen(
      OpenVault vault, UiContext context, Overlay overlay, Appearance appearance) {
    this.context = context;
    this.appearance = appearance;
    sync = new SyncPane(vault, context, overlay);
    var title = new Label(context.words().get("shell.settings"));
    title.getStyleClass().addAll(Styles.TITLE_3);
    var content = new VBox(24, title, sync, looks());
    content.getStyleClass().add("settings");
    content.setMaxWidth(760);
    page = new ScrollPane(content);
    page.setFitToWidth(true);
  }

  @Override
  public Node node() {
    return page;
  }

  @Override
  public String title() {
    return context.words().get("shell.settings");
  }

  @Override
  public void onShown() {
    sync.listen();
  }

  @Override
  public void onHidden() {
    sync.stop();
  }

  private Node looks() {
    var words = context.words();
    var theme = new ComboBox<Theme>();
    theme.getItems().setAll(Theme.values());
    theme.setConverter(new ChoiceText<>(value -> words.of("theme", value)));
    theme.setValue(Theme.valueOf(appearance.text("theme", Theme.SYSTEM.name())));
    var size = new ComboBox<Integer>();
    size.getItems().setAll(80, 90, 100, 115, 130, 150, 200);
    size.setConverter(new ChoiceText<>(value -> words.get("looks.percent", value)));
    size.setValue((int) appearance.number("text", 100));
    Runnable apply =
        () -> {
          appearance.set("theme", theme.getValue().name());
          appearance.set("text", String.valueOf(size.getValue()));
          theme.getValue().apply(page.getScene(), size.getValue());
        };
    theme.setOnAction(event -> apply.run());
    size.setOnAction(event -> apply.run());
    var title = new Label(words.get("looks.title"));
    title.getStyleClass().add(Styles.TITLE_4);
    var box =
        new VBox(
            12,
            title,
            new HBox(
                16,
                new Labelled(words.get("looks.theme"), theme),
                new Labelled(words.get("looks.size"), size)));
    box.getStyleClass().add("card-box");
    return box;
  }
}
