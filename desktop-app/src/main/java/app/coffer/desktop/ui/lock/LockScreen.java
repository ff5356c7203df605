package app.coffer.desktop.ui.lock;

import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.start.PassphraseField;
import app.coffer.desktop.ui.start.StartNodes;
import java.util.Objects;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** All there is to see of a locked vault: its name, and where to type. */
public final class LockScreen {
  private final StackPane root = new StackPane();
  private final PassphraseField passphrase;
  private final Label caps;

  /**
   * @param other leaves this vault locked and shows the others
   * @param forgotten opens the page for the recovery sheet; null where there is none
   */
  public LockScreen(
      LockViewModel model, Words words, Runnable other, @Nullable Runnable forgotten) {
    passphrase = new PassphraseField(words.get("start.passphrase"), words, true);
    passphrase.setId("passphrase");
    caps = new Label(words.get("lock.caps"), StartNodes.icon(Feather.ARROW_UP));
    caps.setId("caps-lock");
    caps.getStyleClass().add("warning-text");
    Button unlock =
        StartNodes.main(
            words.get("lock.unlock"),
            () -> {
              model.unlock(passphrase.characters());
              passphrase.clear();
            });
    unlock.setId("unlock");
    unlock.disableProperty().bind(model.busyProperty());
    Button others = StartNodes.plain(words.get("lock.other"), other);
    others.setId("other-vault");
    model
        .problemProperty()
        .subscribe(sentence -> {
          passphrase.setProblem(sentence);
          if (!sentence.isEmpty()) {
            passphrase.focus();
          }
        });
    var column =
        new VBox(18, sign(model, words), passphrase, caps, StartNodes.buttons(others, unlock));
    if (forgotten != null) {
      var link = new Hyperlink(words.get("lock.forgotten"));
      link.setId("forgotten");
      link.setOnAction(event -> forgotten.run());
      column.getChildren().add(link);
    }
    column.getStyleClass().addAll("start-page", "lock-page");
    column.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    root.getChildren().add(column);
    root.getStyleClass().add("start-content");
    root.getStylesheets()
        .add(
            Objects.requireNonNull(
                    LockScreen.class.getResource("/app/coffer/desktop/ui/start/start.css"))
                .toExternalForm());
    // the key itself may be the one that turns Caps Lock on
    root.addEventFilter(KeyEvent.ANY, event -> lookAtCaps());
    lookAtCaps();
  }

  /** The screen; the same node each time. */
  public Parent node() {
    return root;
  }

  public void focus() {
    lookAtCaps();
    passphrase.focus();
  }

  private static VBox sign(LockViewModel model, Words words) {
    var icon = StartNodes.icon(Feather.LOCK);
    icon.getStyleClass().add("lock-sign");
    var name = new Label(model.vaultName());
    name.setId("locked-vault");
    name.getStyleClass().add(atlantafx.base.theme.Styles.TITLE_2);
    name.setWrapText(true);
    var sign = new VBox(10, icon, name, StartNodes.text(words.get("lock.hint"), "muted"));
    sign.setAlignment(Pos.CENTER);
    return sign;
  }

  private void lookAtCaps() {
    boolean on = Platform.isKeyLocked(KeyCode.CAPS).orElse(false);
    caps.setVisible(on);
    caps.setManaged(on);
  }
}
