package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.BankImport.Applied;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ui.imports.ImportViewModel.Step;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Brings a bank file into an account: account, columns of a CSV, review, import. */
public final class ImportScreen implements Screen {
  private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
  private static final KeyCombination IMPORT =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
  private final ImportViewModel model;
  private final UiContext context;
  private final Words words;
  private final Runnable done;
  private final BorderPane root = new BorderPane();
  private final StackPane place = new StackPane();
  private final HBox trail = new HBox(10);
  private final Label file = new Label();
  private final Button back;
  private final Button next = new Button();
  private final ColumnsStep columns;
  private final ReviewStep review;
  private final ComboBox<Account> account = new ComboBox<>();
  private boolean loaded;

  /**
   * @param account proposed; the person may choose another
   * @param done called when the person leaves, whether or not something was imported
   */
  public ImportScreen(
      OpenVault vault, UiContext context, RecordId account, Path file, Runnable done) {
    this(
        new ImportViewModel(vault.bankImport(), vault.ledger().read(), context, account, file),
        context,
        done);
  }

  ImportScreen(ImportViewModel model, UiContext context, Runnable done) {
    this.model = model;
    this.context = context;
    this.done = done;
    words = context.words();
    columns = new ColumnsStep(model, context);
    review = new ReviewStep(model, context);
    back = ImportNodes.plain(words.get("imports.back"), this::back);
    back.setId("importBack");
    next.setId("importNext");
    next.getStyleClass().add(Styles.ACCENT);
    next.setDefaultButton(true);
    next.setMinWidth(Region.USE_PREF_SIZE);
    next.setOnAction(event -> next());
    layOut();
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    model.stepProperty().subscribe(this::show);
    model.reviewProperty().subscribe(found -> label());
    model.accountProperty().subscribe(chosen -> label());
    model.busyProperty().subscribe(busy -> label());
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public String title() {
    return words.get("imports.title");
  }

  @Override
  public void onShown() {
    if (!loaded) {
      loaded = true;
      model.load();
    }
    focus(model.stepProperty().get());
  }

  @Override
  public void onHidden() {
    // listens to nothing
  }

  private void layOut() {
    root.getStyleClass().add("import");
    root.getStylesheets()
        .add(
            Objects.requireNonNull(
                    ImportScreen.class.getResource("/app/coffer/desktop/ui/imports/imports.css"))
                .toExternalForm());
    var title = new Label(title());
    title.getStyleClass().add(Styles.TITLE_2);
    title.setMinWidth(Region.USE_PREF_SIZE);
    file.setText(model.fileName());
    file.setGraphic(Icons.of(Feather.FILE_TEXT));
    file.getStyleClass().add("muted");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    trail.setAlignment(Pos.CENTER_RIGHT);
    trail.setMinWidth(Region.USE_PREF_SIZE);
    var top = new HBox(14, title, file, gap, trail);
    top.setAlignment(Pos.CENTER_LEFT);
    top.getStyleClass().add("import-top");
    var wait = new ProgressBar();
    wait.setAccessibleText(words.get("imports.reading"));
    wait.setPrefWidth(120);
    wait.visibleProperty().bind(model.busyProperty());
    var between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    var bottom = new HBox(12, back, wait, between, next);
    bottom.setAlignment(Pos.CENTER_LEFT);
    bottom.getStyleClass().add("import-bottom");
    place.getStyleClass().add("import-place");
    place.setAlignment(Pos.TOP_LEFT);
    root.setTop(top);
    root.setCenter(place);
    root.setBottom(bottom);
    account.setId("account");
    account.setConverter(new ChoiceText<>(Account::name));
    account.setOnAction(event -> {
      if (account.getValue() != null) {
        model.choose(account.getValue());
      }
    });
    model.accountsProperty().subscribe(all -> account.getItems().setAll(all));
    model.accountProperty().subscribe(account::setValue);
  }

  private void show(Step step) {
    place
        .getChildren()
        .setAll(
            switch (step) {
              case ACCOUNT -> askAccount();
              case COLUMNS -> columns;
              case REVIEW -> review;
              case DONE -> result();
              case UNREADABLE -> unreadable();
            });
    showTrail(step);
    label();
    focus(step);
  }

  private void showTrail(Step step) {
    trail.getChildren().clear();
    trail.setVisible(step != Step.DONE && step != Step.UNREADABLE);
    int number = 1;
    for (Step each : new Step[] {Step.ACCOUNT, Step.COLUMNS, Step.REVIEW}) {
      if (each == Step.COLUMNS && !model.hasColumns() && step != Step.ACCOUNT) {
        continue;
      }
      var label = new Label(words.get("imports.step", number++, words.of("imports.step", each)));
      label.getStyleClass().add("step");
      label.pseudoClassStateChanged(HERE, each == step);
      if (!trail.getChildren().isEmpty()) {
        var arrow = Icons.of(Feather.CHEVRON_RIGHT);
        arrow.getStyleClass().add("step-arrow");
        trail.getChildren().add(arrow);
      }
      trail.getChildren().add(label);
    }
  }

  private Node askAccount() {
    var into = new Labelled(words.get("imports.account"), account);
    var hint = new Label(words.get("imports.account.hint"));
    hint.setWrapText(true);
    hint.getStyleClass().add("muted");
    var box = new VBox(18, into, hint);
    box.setMaxWidth(460);
    return box;
  }

  private Node unreadable() {
    var sign = Icons.of(Feather.FILE_MINUS);
    sign.getStyleClass().add("big-sign");
    var title = new Label(words.get("imports.unreadable"));
    title.getStyleClass().add(Styles.TITLE_3);
    var reason = new Label(model.problemProperty().get());
    reason.setId("unreadable");
    reason.setWrapText(true);
    var hint = new Label(words.get("imports.unreadable.hint"));
    hint.setWrapText(true);
    hint.getStyleClass().add("muted");
    return middle(sign, title, reason, hint);
  }

  private Node result() {
    Applied applied = Objects.requireNonNull(model.appliedProperty().get());
    var sign = Icons.of(Feather.CHECK_CIRCLE);
    sign.getStyleClass().addAll("big-sign", "good");
    var title = new Label(words.count("imports.done", applied.added() + applied.matched()));
    title.getStyleClass().add(Styles.TITLE_3);
    title.setId("imported");
    var sentence =
        new Label(
            words.get("imports.done.parts", applied.added(), applied.matched(), applied.already()));
    sentence.setWrapText(true);
    sentence.getStyleClass().add("muted");
    var box = middle(sign, title, sentence);
    if (applied.changed() > 0) {
      box.getChildren()
          .add(ImportNodes.warning(words.count("imports.done.changed", applied.changed())));
    }
    return box;
  }

  private static VBox middle(Node... nodes) {
    var box = new VBox(14, nodes);
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("import-middle");
    box.setMaxWidth(520);
    StackPane.setAlignment(box, Pos.CENTER);
    return box;
  }

  private void label() {
    Step step = model.stepProperty().get();
    ReviewModel found = model.reviewProperty().get();
    boolean busy = model.busyProperty().get();
    next.setVisible(step != Step.UNREADABLE);
    back.setVisible(step != Step.DONE);
    back.setText(words.get(step == Step.ACCOUNT ? "imports.cancel" : "imports.back"));
    next.setText(
        switch (step) {
          case ACCOUNT, UNREADABLE -> words.get("imports.next");
          case COLUMNS -> words.get("imports.toReview");
          case REVIEW -> words.get("imports.do", found == null ? 0 : found.toWrite());
          case DONE -> words.get("imports.close");
        });
    next.setDisable(
        switch (step) {
          case ACCOUNT -> busy || model.accountProperty().get() == null;
          case COLUMNS -> busy || found == null;
          case REVIEW -> busy || found == null || found.toWrite() == 0;
          case DONE, UNREADABLE -> false;
        });
  }

  private void next() {
    switch (model.stepProperty().get()) {
      case ACCOUNT -> model.read();
      case COLUMNS -> model.reviewColumns();
      case REVIEW -> model.apply();
      case DONE, UNREADABLE -> done.run();
    }
  }

  private void back() {
    if (!model.back()) {
      done.run();
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      back();
      event.consume();
    } else if (IMPORT.match(event) && !next.isDisabled()) {
      next();
      event.consume();
    }
  }

  private void focus(Step step) {
    context
        .background()
        .onWindow(() -> {
          switch (step) {
            case ACCOUNT -> account.requestFocus();
            case COLUMNS -> columns.focusFirst();
            case REVIEW -> review.focusFirst();
            case DONE -> next.requestFocus();
            case UNREADABLE -> back.requestFocus();
          }
        });
  }
}
