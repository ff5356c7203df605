package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.PassphraseWords;
import app.coffer.wire.crypto.Randomness;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Whether a vault here is protected by a passphrase, and which. */
public final class ProtectBox extends VBox {
  private final Words words;
  private final RadioButton protect = new RadioButton();
  private final RadioButton open = new RadioButton();
  private final PassphraseField passphrase;
  private final PassphraseField again;

  public ProtectBox(Words words) {
    super(10);
    this.words = words;
    passphrase = new PassphraseField(words.get("start.passphrase"), words, true);
    passphrase.setId("passphrase");
    again = new PassphraseField(words.get("start.passphrase.again"), words, false);
    again.setId("again");
    var strength = new Label();
    strength.setId("strength");
    strength.getStyleClass().add("strength");
    var group = new ToggleGroup();
    protect.setText(words.get("start.protect"));
    protect.setToggleGroup(group);
    open.setText(words.get("start.protect.none"));
    open.setId("noPassphrase");
    open.setToggleGroup(group);
    open.setWrapText(true);
    protect.setSelected(true);
    passphrase
        .textProperty()
        .subscribe(text -> {
          PassphraseStrength worth = PassphraseStrength.of(text);
          strength.setText(words.of("start.strength", worth));
          for (PassphraseStrength each : PassphraseStrength.values()) {
            strength.pseudoClassStateChanged(
                PseudoClass.getPseudoClass(each.name().toLowerCase(java.util.Locale.ROOT)),
                each == worth);
          }
        });
    passphrase
        .shownProperty()
        .subscribe(shown -> {
          again.setVisible(!shown);
          again.setManaged(!shown);
        });
    var suggest = StartNodes.plain(words.get("start.suggest"), this::suggest);
    suggest.setId("suggest");
    var worth = new Label(words.get("start.suggest.bits", PassphraseWords.bits()));
    worth.getStyleClass().add("strength");
    worth.setWrapText(true);
    var chance = new HBox(10, suggest, worth);
    chance.setAlignment(Pos.CENTER_LEFT);
    var fields = new VBox(8, passphrase, strength, again, chance);
    fields.getStyleClass().add("indented");
    fields.visibleProperty().bind(protect.selectedProperty());
    fields.managedProperty().bind(protect.selectedProperty());
    getChildren().addAll(protect, fields, open);
  }

  /** Six words by chance, shown, because they have to be learnt. */
  private void suggest() {
    passphrase.shownProperty().set(true);
    passphrase.textProperty().set(PassphraseWords.propose(Randomness.secure()));
    passphrase.focus();
  }

  /** The passphrase, empty for none; nothing where something is still missing, which is shown. */
  public Optional<char[]> passphrase() {
    passphrase.setProblem("");
    again.setProblem("");
    if (!protect.isSelected()) {
      return Optional.of(new char[0]);
    }
    String typed = passphrase.textProperty().get();
    if (typed.isEmpty()) {
      passphrase.setProblem(words.get("start.passphraseMissing"));
      passphrase.focus();
      return Optional.empty();
    }
    if (!passphrase.shownProperty().get() && !typed.equals(again.textProperty().get())) {
      again.setProblem(words.get("start.passphraseDiffers"));
      again.focus();
      return Optional.empty();
    }
    return Optional.of(passphrase.characters());
  }

  public void focusFirst() {
    if (protect.isSelected()) {
      passphrase.focus();
    } else {
      open.requestFocus();
    }
  }

  public void clear() {
    passphrase.clear();
    again.clear();
  }
}
