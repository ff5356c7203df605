package app.coffer.desktop.ui.start;

import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.account.AccountDialog;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.settings.SyncFaultWords;
import app.coffer.desktop.vault.OpenVault;
import atlantafx.base.theme.Styles;
import java.net.URI;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** The window before a vault is open: vaults of this computer, a new one, or another device's. */
public final class StartScreen {
  private static final double WIDTH = 460;
  private final VaultDoor door;
  private final UiContext context;
  private final Consumer<OpenVault> entered;
  private final VBox known = new VBox(8);
  private final Overlay overlay;

  public StartScreen(VaultDoor door, UiContext context, Consumer<OpenVault> entered) {
    this.door = door;
    this.context = context;
    this.entered = entered;
    Words words = context.words();
    var title = new Label(words.get("app.name"));
    title.getStyleClass().add(Styles.TITLE_1);
    var promise = new Label(words.get("start.promise"));
    promise.getStyleClass().add("muted");
    promise.setWrapText(true);
    var create = wide("start.create", this::askCreate);
    create.getStyleClass().add(Styles.ACCENT);
    var box = new VBox(12, title, promise, known, create, wide("start.join", this::askJoin));
    box.getStyleClass().add("start");
    box.setMaxWidth(WIDTH);
    box.setAlignment(Pos.CENTER_LEFT);
    var middle = new VBox(box);
    middle.setAlignment(Pos.CENTER);
    overlay = new Overlay(middle, words);
    context.background().run(door::known).then(this::showKnown);
  }

  public Parent root() {
    return overlay;
  }

  private void showKnown(List<VaultDoor.KnownVault> vaults) {
    known
        .getChildren()
        .setAll(
            vaults.stream()
                .map(vault -> {
                  var button = new Button(context.words().get("start.open", vault.name()));
                  button.setMaxWidth(Double.MAX_VALUE);
                  button.setOnAction(event -> open(vault));
                  return button;
                })
                .toList());
  }

  private void open(VaultDoor.KnownVault vault) {
    if (!vault.passphrase()) {
      enter(() -> door.open(vault.folder()), overlay.toasts()::show);
      return;
    }
    Words words = context.words();
    var passphrase = new PasswordField();
    var box = new Labelled(words.get("start.passphrase"), passphrase);
    var dialog = new Dialog(vault.name(), box, 400);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.confirm(
        words.get("start.unlock"),
        () -> {
          char[] typed = passphrase.getText().toCharArray();
          passphrase.clear();
          enter(() -> door.unlock(vault.folder(), typed), box::setProblem);
        });
    overlay.open(dialog);
  }

  private void askCreate() {
    Words words = context.words();
    var name = new TextField(words.get("start.defaultName"));
    var device = new TextField(door.deviceName());
    var currency = new ComboBox<Currency>();
    currency.getItems().setAll(AccountDialog.currencies(Currency.getInstance("EUR")));
    currency.setValue(Currency.getInstance("EUR"));
    var passphrase = new PasswordField();
    var repeat = new PasswordField();
    var starter = new CheckBox(words.get("start.starter"));
    starter.setSelected(true);
    var nameBox = new Labelled(words.get("start.name"), name);
    var passBox = new Labelled(words.get("start.newPassphrase"), passphrase);
    var repeatBox = new Labelled(words.get("start.repeat"), repeat);
    var warning = new Label(words.get("start.noPassphrase"));
    warning.setWrapText(true);
    warning.getStyleClass().add("warning-text");
    warning.visibleProperty().bind(passphrase.textProperty().isEmpty());
    warning.managedProperty().bind(warning.visibleProperty());
    var dialog =
        new Dialog(
            words.get("start.create"),
            new VBox(
                14,
                nameBox,
                new Labelled(words.get("start.currency"), currency),
                new Labelled(words.get("start.device"), device),
                passBox,
                repeatBox,
                warning,
                starter),
            WIDTH);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.confirm(
        words.get("start.createNow"),
        () -> {
          nameBox.setProblem(name.getText().isBlank() ? words.get("refused.NAME_EMPTY") : "");
          boolean same = passphrase.getText().equals(repeat.getText());
          repeatBox.setProblem(same ? "" : words.get("start.notSame"));
          if (name.getText().isBlank() || !same) {
            return;
          }
          var categories = starter.isSelected() ? StarterCategories.SIMPLE : StarterCategories.NONE;
          var draft =
              new VaultDoor.NewVault(
                  name.getText().strip(),
                  currency.getValue(),
                  categories,
                  device.getText().strip(),
                  passphrase.getText().toCharArray());
          enter(() -> door.create(draft).vault(), nameBox::setProblem);
        });
    overlay.open(dialog);
  }

  private void askJoin() {
    Words words = context.words();
    var link = new TextField();
    link.setPromptText("coffer://join#…");
    var device = new TextField(door.deviceName());
    var passphrase = new PasswordField();
    var linkBox = new Labelled(words.get("start.link"), link);
    var dialog =
        new Dialog(
            words.get("start.join"),
            new VBox(
                14,
                linkBox,
                new Labelled(words.get("start.device"), device),
                new Labelled(words.get("start.newPassphrase"), passphrase)),
            WIDTH);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.confirm(
        words.get("start.joinNow"),
        () -> {
          String pasted = link.getText().strip();
          if (!pasted.matches("coffer://join#\\S+")) {
            linkBox.setProblem(words.get("pairing.MALFORMED_LINK"));
            return;
          }
          linkBox.setProblem("");
          char[] typed = passphrase.getText().toCharArray();
          String name = device.getText().strip();
          enter(
              () -> door.join(URI.create(pasted), name, typed, this::compare),
              overlay.toasts()::show);
        });
    overlay.open(dialog);
  }

  /** Called on the joining thread; the person answers on the window's. */
  private boolean compare(String digits) {
    var answer = new CompletableFuture<Boolean>();
    context
        .background()
        .onWindow(() -> {
          Words words = context.words();
          var number = new Label(digits);
          number.getStyleClass().addAll(Styles.TITLE_1, "digits");
          var hint = new Label(words.get("start.compare"));
          hint.setWrapText(true);
          var dialog = new Dialog(words.get("start.join"), new VBox(16, hint, number), WIDTH);
          dialog.cancel(words.get("invite.no"), () -> answer.complete(false));
          dialog.confirm(words.get("invite.match"), () -> answer.complete(true));
          overlay.open(dialog);
        });
    return answer.join();
  }

  private void enter(Callable<OpenVault> way, Consumer<String> problem) {
    Words words = context.words();
    context
        .background()
        .run(way)
        .onFault(VaultDoor.DoorShut.class, shut -> problem.accept(words.of("door", shut.reason())))
        .onFault(
            SyncFault.class, fault -> problem.accept(SyncFaultWords.of(fault, words).sentence()))
        .onFault(
            PairingRefused.class, refused -> problem.accept(words.of("pairing", refused.reason())))
        .then(opened -> {
          overlay.closeDialog();
          entered.accept(opened);
        });
  }

  private Button wide(String key, Runnable action) {
    var button = new Button(context.words().get(key));
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event -> action.run());
    return button;
  }
}
