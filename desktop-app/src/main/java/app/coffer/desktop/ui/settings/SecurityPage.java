package app.coffer.desktop.ui.settings;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.lock.LockRules;
import app.coffer.desktop.ui.start.PassphraseStrength;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Safekeeping;
import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The passphrase of this vault here, and when it locks. */
final class SecurityPage implements SettingsPage {
  private final Safekeeping keeping;
  private final UiContext context;
  private final Appearance appearance;
  private final Label state = wrapped();
  private final Button change = new Button();
  private final Label locking = wrapped();
  private final ComboBox<Integer> idle = new ComboBox<>();
  private final CheckBox sleep = new CheckBox();
  private final VBox page;

  SecurityPage(OpenVault vault, UiContext context, Overlay overlay, Appearance appearance) {
    this.keeping = vault.safekeeping();
    this.context = context;
    this.appearance = appearance;
    Words words = context.words();
    state.setId("passphrase-state");
    change.setId("change-passphrase");
    change.setMinWidth(Region.USE_PREF_SIZE);
    change.setOnAction(event -> PassphraseDialog.open(keeping, context, overlay, this::show));
    idle.setId("lock-idle");
    idle.setMinWidth(Region.USE_PREF_SIZE);
    idle.getItems().setAll(LockRules.CHOICES);
    idle.setConverter(
        new ChoiceText<>(minutes ->
            minutes == 0 ? words.get("security.never") : words.count("security.minutes", minutes)));
    sleep.setText(words.get("security.sleep"));
    sleep.setWrapText(true);
    LockRules rules = LockRules.in(appearance);
    idle.setValue(rules.minutes());
    sleep.setSelected(rules.afterSleep());
    idle.setOnAction(event -> keep());
    sleep.setOnAction(event -> keep());
    page =
        new VBox(
            16,
            card("security.passphrase", state, new HBox(change)),
            card(
                "security.locking",
                locking,
                new HBox(new Labelled(words.get("security.idle"), idle)),
                sleep));
  }

  @Override
  public Node node() {
    return page;
  }

  @Override
  public void onShown() {
    // its dictionaries are read before somebody types
    context.background().run(() -> PassphraseStrength.of("read")).then(read -> {});
    show();
  }

  private void show() {
    Words words = context.words();
    boolean asks = keeping.passphrase();
    state.setText(words.get(asks ? "security.protected" : "security.open"));
    state.getStyleClass().setAll("label", asks ? "muted" : "warning-text");
    change.setText(words.get(asks ? "security.change" : "security.add"));
    locking.setText(words.get(asks ? "security.locking.hint" : "security.locking.none"));
    locking.getStyleClass().setAll("label", "muted");
    idle.setDisable(!asks);
    sleep.setDisable(!asks);
  }

  private void keep() {
    new LockRules(idle.getValue(), sleep.isSelected()).keep(appearance);
  }

  private VBox card(String title, Node... content) {
    var heading = new Label(context.words().get(title));
    heading.getStyleClass().add(Styles.TITLE_4);
    var card = new VBox(12, heading);
    card.getChildren().addAll(content);
    card.getStyleClass().add("card-box");
    return card;
  }

  private static Label wrapped() {
    var label = new Label();
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
