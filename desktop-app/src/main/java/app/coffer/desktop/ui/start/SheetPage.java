package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.start.VaultDoor.KnownVault;
import app.coffer.desktop.vault.FoundVault;
import java.net.URI;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The words of a recovery sheet, and a new passphrase; for a vault on a server also which one. */
final class SheetPage {
  private static final int ROWS = 4;
  private final SheetViewModel model;
  private final Words words;
  private final Optional<KnownVault> vault;
  private final TextArea sheet = new TextArea();
  private final TextField server = new TextField();
  private final TextField device = new TextField();
  private final Labelled serverBox;
  private final ProtectBox protect;
  private final VBox page;
  private final StackPane node = new StackPane();

  /**
   * @param vault whose passphrase is forgotten; empty to get one back from a server
   */
  SheetPage(
      Optional<KnownVault> vault,
      String deviceName,
      SheetViewModel model,
      UiContext context,
      Runnable back) {
    this.vault = vault;
    this.model = model;
    this.words = context.words();
    sheet.setId("sheet");
    sheet.setWrapText(true);
    sheet.setPrefRowCount(ROWS);
    sheet.setMinHeight(Region.USE_PREF_SIZE);
    sheet.textProperty().subscribe(model::typed);
    var sheetBox = new Labelled(words.get("recovery.words"), sheet);
    model.wordsProblemProperty().subscribe(sheetBox::setProblem);
    var reading = new Label();
    reading.setId("reading");
    reading.getStyleClass().add("muted");
    reading.textProperty().bind(model.readingProperty());
    reading.visibleProperty().bind(reading.textProperty().isNotEmpty());
    reading.managedProperty().bind(reading.visibleProperty());
    server.setId("server");
    server.setPromptText("https://");
    serverBox = new Labelled(words.get("recovery.server"), server);
    device.setId("device");
    device.setText(deviceName);
    protect = new ProtectBox(words);
    Button go =
        StartNodes.main(
            words.get(vault.isPresent() ? "recovery.open" : "recovery.restore"), this::go);
    go.setId("recover");
    var bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(words.get("recovery.working"));
    bar.visibleProperty().bind(model.busyProperty());
    bar.managedProperty().bind(bar.visibleProperty());
    page =
        StartNodes.page(
            vault.map(KnownVault::name).orElse(words.get("recovery.title")),
            words.get(vault.isPresent() ? "recovery.hint" : "recovery.hintServer"),
            new VBox(4, sheetBox, reading));
    if (vault.isEmpty()) {
      page.getChildren().addAll(serverBox, new Labelled(words.get("start.join.device"), device));
    }
    page.getChildren()
        .addAll(
            protect,
            StartNodes.problem(model.problemProperty()),
            bar,
            StartNodes.buttons(StartNodes.plain(words.get("start.back"), back), go));
    page.disableProperty().bind(model.busyProperty());
    node.setMaxHeight(Region.USE_PREF_SIZE);
    model.foundProperty().subscribe(found -> show(found, context));
  }

  private void show(@Nullable FoundVault found, UiContext context) {
    if (found == null) {
      node.getChildren().setAll(page);
    } else {
      var question = new FoundPage(found, model, context);
      node.getChildren().setAll(question.node());
      question.focusFirst();
    }
  }

  Node node() {
    return node;
  }

  void focusFirst() {
    sheet.requestFocus();
  }

  private void go() {
    serverBox.setProblem("");
    Optional<URI> address = vault.isPresent() ? Optional.empty() : address();
    if (vault.isEmpty() && address.isEmpty()) {
      serverBox.setProblem(words.get("recovery.noAddress"));
      server.requestFocus();
      return;
    }
    Optional<char[]> passphrase = protect.passphrase();
    if (passphrase.isEmpty()) {
      return;
    }
    if (vault.isPresent()) {
      model.recover(vault.get(), sheet.getText(), passphrase.get());
    } else {
      model.restore(
          sheet.getText(), address.orElseThrow(), device.getText().strip(), passphrase.get());
    }
  }

  private Optional<URI> address() {
    String typed = server.getText().strip();
    return typed.matches("https?://[^/\\s]+/?") ? Optional.of(URI.create(typed)) : Optional.empty();
  }
}
