package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.start.VaultDoor.KnownVault;
import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The vaults on this computer, and the ways to another one. */
final class HomePage extends VBox {
  private static final double CARD_TEXT = 240;
  private final StartViewModel model;
  private final Words words;
  private final VBox list = new VBox(8);
  private final Button create;

  HomePage(StartViewModel model, Words words) {
    super(28);
    this.model = model;
    this.words = words;
    getStyleClass().add("start-page");
    setMaxHeight(USE_PREF_SIZE);
    var name = new Label(words.get("app.name"), StartNodes.icon(Feather.LOCK));
    name.getStyleClass().addAll(Styles.TITLE_1, "start-name");
    create =
        card(
            "startNew",
            Feather.PLUS_CIRCLE,
            words.get("start.card.create"),
            words.get("start.card.create.hint"),
            () -> model.show(new StartPage.Create()));
    Button join =
        card(
            "startJoin",
            Feather.LINK,
            words.get("start.card.join"),
            words.get("start.card.join.hint"),
            () -> model.show(new StartPage.Join("")));
    Button restore =
        card(
            "startRestore",
            Feather.ARCHIVE,
            words.get("backup.restore.card"),
            words.get("backup.restore.hint"),
            () -> model.show(new StartPage.Restore(Optional.empty())));
    Button demo =
        card(
            "startDemo",
            Feather.COMPASS,
            words.get("demo.card"),
            words.get("demo.hint"),
            model::demo);
    for (Button way : List.of(create, join, restore, demo)) {
      HBox.setHgrow(way, Priority.ALWAYS);
    }
    var ways = new VBox(16, new HBox(16, create, join), new HBox(16, restore, demo));
    ways.setMinHeight(USE_PREF_SIZE);
    ways.disableProperty().bind(model.busyProperty());
    getChildren()
        .addAll(
            new VBox(6, name, StartNodes.text(words.get("start.hint"), "muted")),
            list,
            StartNodes.problem(model.problemProperty()),
            ways,
            sheet(words));
    list.disableProperty().bind(model.busyProperty());
    model.knownProperty().subscribe(this::show);
  }

  private Hyperlink sheet(Words words) {
    var sheet = new Hyperlink(words.get("recovery.fromSheet"));
    sheet.setId("startSheet");
    sheet.setOnAction(event -> model.show(new StartPage.Sheet(Optional.empty())));
    return sheet;
  }

  /** The vault used last, or the first card. */
  void focusFirst() {
    if (list.getChildren().size() > 1) {
      list.getChildren().get(1).requestFocus();
    } else {
      create.requestFocus();
    }
  }

  private void show(List<KnownVault> vaults) {
    list.getChildren().clear();
    list.setVisible(!vaults.isEmpty());
    list.setManaged(!vaults.isEmpty());
    if (vaults.isEmpty()) {
      return;
    }
    var heading = new Label(words.get("start.known"));
    heading.getStyleClass().add("field-label");
    list.getChildren().add(heading);
    vaults.forEach(vault -> list.getChildren().add(row(vault)));
    focusFirst();
  }

  private Button row(KnownVault vault) {
    var name = new Label(vault.name());
    name.getStyleClass().add(Styles.TEXT_BOLD);
    String state = words.get(vault.passphrase() ? "start.known.locked" : "start.known.open");
    var about = new Label(state);
    about.getStyleClass().add("muted");
    var text = new VBox(2, name, about);
    HBox.setHgrow(text, Priority.ALWAYS);
    var row =
        new HBox(
            14,
            StartNodes.icon(vault.passphrase() ? Feather.LOCK : Feather.UNLOCK),
            text,
            StartNodes.icon(Feather.CHEVRON_RIGHT));
    row.setAlignment(Pos.CENTER_LEFT);
    var button = new Button(null, row);
    button.getStyleClass().add("start-row");
    button.setMaxWidth(Double.MAX_VALUE);
    // its content follows its width, so the content must not hold it up
    button.setMinWidth(0);
    row.prefWidthProperty().bind(button.widthProperty().subtract(36));
    button.setAccessibleText(words.get("start.known.spoken", vault.name(), state));
    button.setOnAction(event -> model.choose(vault));
    return button;
  }

  private static Button card(String id, Feather icon, String title, String hint, Runnable action) {
    Node sign = StartNodes.icon(icon);
    sign.getStyleClass().add("card-icon");
    var heading = new Label(title);
    heading.getStyleClass().add(Styles.TITLE_4);
    heading.setWrapText(true);
    var text = new VBox(8, sign, heading, StartNodes.text(hint, "muted"));
    text.setAlignment(Pos.TOP_LEFT);
    var button = new Button(null, text);
    button.setId(id);
    button.getStyleClass().add("start-card");
    button.setMaxWidth(Double.MAX_VALUE);
    // its content follows its width, so the content must not hold it up
    button.setMinWidth(0);
    button.setPrefWidth(300);
    // its lines break at this width, so that the height is known before the width is
    text.setPrefWidth(CARD_TEXT);
    text.setMaxWidth(CARD_TEXT);
    button.setAccessibleText(title + ". " + hint);
    button.setOnAction(event -> action.run());
    return button;
  }
}
