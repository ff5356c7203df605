package app.coffer.desktop.ui.settings;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.update.Publisher;
import app.coffer.desktop.update.UpdateCheck;
import app.coffer.desktop.update.UpdateCheck.Answer;
import app.coffer.desktop.vault.Release;
import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Which version this is, and asking for a newer one: only by the button, never by itself. */
final class AboutPage implements SettingsPage {
  private static final String ADDRESS = "update.address";
  private static final String KEY = "update.key";
  private final UiContext context;
  private final Words words;
  private final Appearance appearance;
  private final TextField address = new TextField();
  private final TextField key = new TextField();
  private final Button ask = new Button();
  private final Label answer = text("");
  private final TextField page = new TextField();
  private final VBox box;

  AboutPage(UiContext context, Appearance appearance) {
    this.context = context;
    this.appearance = appearance;
    words = context.words();
    address.setId("update-address");
    address.setText(appearance.text(ADDRESS, ""));
    key.setId("update-key");
    key.setText(appearance.text(KEY, ""));
    ask.setId("update-ask");
    ask.setText(words.get("about.ask"));
    ask.setWrapText(true);
    ask.setOnAction(event -> ask());
    answer.setId("update-answer");
    // to be copied: whether the address is right is the person's to judge
    page.setId("update-page");
    page.setEditable(false);
    page.visibleProperty().bind(page.textProperty().isNotEmpty());
    page.managedProperty().bind(page.visibleProperty());
    address.textProperty().subscribe(this::typed);
    key.textProperty().subscribe(this::typed);
    var where = new Labelled(words.get("about.address"), address);
    var signed = new Labelled(words.get("about.key"), key);
    var title = new Label(words.get("about.title", Release.version()));
    title.getStyleClass().add(Styles.TITLE_4);
    var updates = new Label(words.get("about.updates"));
    updates.getStyleClass().add(Styles.TEXT_BOLD);
    box =
        new VBox(
            12,
            title,
            text(words.get("about.licence")),
            updates,
            text(words.get("about.sent")),
            where,
            signed,
            ask,
            answer,
            page);
    box.getStyleClass().add("card-box");
    typed();
  }

  private static Label text(String words) {
    var label = new Label(words);
    label.setWrapText(true);
    return label;
  }

  @Override
  public Node node() {
    return box;
  }

  private Optional<Publisher> publisher() {
    return Publisher.of(address.getText(), key.getText());
  }

  private void typed() {
    boolean none = address.getText().isBlank() && key.getText().isBlank();
    ask.setDisable(publisher().isEmpty());
    page.clear();
    answer.setText(
        none ? words.get("about.none") : publisher().isEmpty() ? words.get("about.unfit") : "");
    if (none || publisher().isPresent()) {
      appearance.set(ADDRESS, address.getText().strip());
      appearance.set(KEY, key.getText().strip());
    }
  }

  private void ask() {
    publisher()
        .ifPresent(publisher -> {
          ask.setDisable(true);
          answer.setText(words.get("about.asking", publisher.address().getHost()));
          context
              .background()
              .run(() -> UpdateCheck.ask(publisher, Release.version()))
              .then(this::show);
        });
  }

  private void show(Answer said) {
    ask.setDisable(publisher().isEmpty());
    page.clear();
    switch (said) {
      case Answer.Newest newest -> answer.setText(words.get("about.newest", Release.version()));
      case Answer.Failed(var reason) -> answer.setText(words.of("about.failed", reason));
      case Answer.Newer(var newer) -> {
        answer.setText(words.get("about.newer", newer.version(), newer.notes()));
        page.setText(newer.page().toString());
      }
    }
  }
}
