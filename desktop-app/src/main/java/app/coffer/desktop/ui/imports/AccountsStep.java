package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.ImportBatch;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Into which account each statement goes: guessed, and for the person to confirm. */
final class AccountsStep extends VBox {
  private final ImportViewModel model;
  private final UiContext context;
  private final Words words;
  private final VBox rows = new VBox(10);
  private @Nullable Node first;

  AccountsStep(ImportViewModel model, UiContext context) {
    super(14);
    this.model = model;
    this.context = context;
    this.words = context.words();
    var hint = new Label(words.get("imports.account.hint"));
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    hint.getStyleClass().add("muted");
    var scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("plain-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(hint, scroll);
  }

  /** Shows the parts anew: they are others when this step is entered. */
  void refresh() {
    first = null;
    rows.getChildren().setAll(model.partsProperty().get().stream().map(this::row).toList());
  }

  void focusFirst() {
    if (first != null) {
      // what is in a scroll pane has no scene before its first layout
      applyCss();
      layout();
      first.requestFocus();
    }
  }

  private Node row(ImportPart part) {
    var name = new Label(part.name());
    name.getStyleClass().add("part-name");
    var facts = new Label(facts(part));
    facts.getStyleClass().add("muted");
    var texts = new VBox(2, name, facts);
    before(part)
        .ifPresent(text -> {
          var again = new Label(text);
          again.setWrapText(true);
          again.setId("again" + part.number());
          texts.getChildren().add(again);
        });
    HBox.setHgrow(texts, Priority.ALWAYS);
    var row = new HBox(16, texts, box(part));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("part-row");
    return row;
  }

  private ComboBox<Optional<Account>> box(ImportPart part) {
    var box = new ComboBox<Optional<Account>>();
    List<Optional<Account>> choices = new ArrayList<>();
    model.accountsProperty().get().stream()
        .filter(account -> ImportParts.fits(account, part.found()))
        .forEach(account -> choices.add(Optional.of(account)));
    choices.add(Optional.empty());
    box.getItems().setAll(choices);
    box.setConverter(
        new ChoiceText<>(
            each -> each.map(Account::name).orElseGet(() -> words.get("imports.account.none"))));
    box.setValue(Optional.ofNullable(part.account()));
    box.setId("account" + part.number());
    box.setAccessibleText(words.get("imports.account.of", part.name()));
    box.setPrefWidth(240);
    box.setMinWidth(200);
    first = first == null ? box : first;
    box.setOnAction(event -> model.choose(part, box.getValue().orElse(null)));
    return box;
  }

  private String facts(ImportPart part) {
    var facts = new ArrayList<String>();
    facts.add(words.count("imports.lines", part.found().lines()));
    part.found().currency().ifPresent(facts::add);
    if (part.found().first() != null && part.found().last() != null) {
      facts.add(ImportNodes.days(context, part.found().first(), part.found().last()));
    }
    return String.join("  ·  ", facts);
  }

  /** Says that this very file was imported before. */
  private Optional<String> before(ImportPart part) {
    return part.opened().before().stream()
        .filter(batch -> !batch.undone())
        .findFirst()
        .map(ImportBatch::at)
        .map(at ->
            words.get("imports.before", context.formats().moment(at, context.clock().instant())));
  }
}
