package app.coffer.desktop.ui.imports;

import app.coffer.desktop.ui.imports.ImportViewModel.Step;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Brings bank files into accounts: files, accounts, columns of a CSV, review, import. */
public final class ImportScreen implements Screen {
  private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
  private static final KeyCombination IMPORT =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
  private final ImportViewModel model;
  private final UiContext context;
  private final Words words;
  private final Consumer<Optional<RecordId>> leave;
  private final BorderPane root = new BorderPane();
  private final StackPane place = new StackPane();
  private final HBox trail = new HBox(10);
  private final Label problem = new Label();
  private final Button back;
  private final Button next = new Button();
  private final FilesStep files;
  private final AccountsStep accounts;
  private final ColumnsStep columns;
  private final ReviewStep review;
  private final DoneStep done;
  private boolean loaded;

  /**
   * @param account where the person came from; proposed where the file does not tell
   * @param dropped files to begin with
   * @param history shows what was imported before
   * @param leave called when the person leaves, with the account to show
   */
  public ImportScreen(
      OpenVault vault,
      UiContext context,
      @Nullable RecordId account,
      List<Path> dropped,
      Runnable history,
      Consumer<Optional<RecordId>> leave) {
    this(
        new ImportViewModel(Importing.of(vault), context, account, dropped),
        Importing.of(vault),
        context,
        history,
        leave);
  }

  ImportScreen(
      ImportViewModel model,
      Importing bank,
      UiContext context,
      Runnable history,
      Consumer<Optional<RecordId>> leave) {
    this.model = model;
    this.context = context;
    this.leave = leave;
    words = context.words();
    files = new FilesStep(model, context, this::choose, history);
    accounts = new AccountsStep(model, context);
    columns = new ColumnsStep(model, bank, context);
    review = new ReviewStep(model, context);
    done = new DoneStep(model, context, this::finish);
    back = ImportNodes.plain(words.get("imports.back"), this::back);
    back.setId("importBack");
    next.setId("importNext");
    next.getStyleClass().add(Styles.ACCENT);
    next.setDefaultButton(true);
    next.setMinWidth(Region.USE_PREF_SIZE);
    next.setOnAction(event -> next());
    layOut();
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    root.addEventHandler(DragEvent.DRAG_OVER, this::over);
    root.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    model.stepProperty().subscribe(this::show);
    model.filesProperty().subscribe(now -> label());
    model.partsProperty().subscribe(now -> label());
    model.currentProperty().subscribe(now -> label());
    model.working().busyProperty().subscribe(busy -> label());
    model.problemProperty().subscribe(this::tell);
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
    model.working().stop();
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
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    trail.setAlignment(Pos.CENTER_RIGHT);
    trail.setMinWidth(Region.USE_PREF_SIZE);
    var top = new HBox(14, title, gap, trail);
    top.setAlignment(Pos.CENTER_LEFT);
    top.getStyleClass().add("import-top");
    place.getStyleClass().add("import-place");
    place.setAlignment(Pos.TOP_LEFT);
    root.setTop(top);
    root.setCenter(place);
    root.setBottom(bottom());
  }

  private Node bottom() {
    var bar = new ProgressBar();
    bar.setAccessibleText(words.get("imports.reading"));
    bar.setPrefWidth(140);
    model.working().progressProperty().subscribe(part -> bar.setProgress(part.doubleValue()));
    var stop = ImportNodes.plain(words.get("imports.stop"), this::stop);
    stop.setId("importStop");
    var wait = new HBox(10, bar, stop);
    wait.setAlignment(Pos.CENTER_LEFT);
    wait.visibleProperty().bind(model.working().busyProperty());
    wait.managedProperty().bind(wait.visibleProperty());
    problem.setId("importProblem");
    problem.setWrapText(true);
    problem.getStyleClass().add("field-problem");
    problem.managedProperty().bind(problem.visibleProperty());
    HBox.setHgrow(problem, Priority.SOMETIMES);
    var between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    var bottom = new HBox(12, back, wait, problem, between, next);
    bottom.setAlignment(Pos.CENTER_LEFT);
    bottom.getStyleClass().add("import-bottom");
    return bottom;
  }

  private void tell(String why) {
    // the columns say it where it is
    boolean here = !why.isEmpty() && model.stepProperty().get() != Step.COLUMNS;
    problem.setText(why);
    problem.setVisible(here);
    label();
  }

  private void show(Step step) {
    if (step == Step.ACCOUNTS) {
      accounts.refresh();
    }
    place
        .getChildren()
        .setAll(
            switch (step) {
              case FILES -> files;
              case ACCOUNTS -> accounts;
              case COLUMNS -> columns;
              case REVIEW -> review;
              case DONE -> done;
            });
    showTrail(step);
    tell(model.problemProperty().get());
    focus(step);
  }

  private void showTrail(Step step) {
    trail.getChildren().clear();
    trail.setVisible(step != Step.DONE);
    boolean csv = model.chosen().stream().anyMatch(ImportPart::isCsv);
    int number = 1;
    for (Step each : new Step[] {Step.FILES, Step.ACCOUNTS, Step.COLUMNS, Step.REVIEW}) {
      if (each == Step.COLUMNS && !csv && step.compareTo(Step.ACCOUNTS) > 0) {
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

  private void label() {
    Step step = model.stepProperty().get();
    boolean busy = model.working().busyProperty().get();
    ImportPart shown = model.currentProperty().get();
    long toWrite = model.toWrite();
    back.setVisible(step != Step.DONE);
    back.setText(words.get(step == Step.FILES ? "imports.cancel" : "imports.back"));
    next.setText(
        switch (step) {
          case FILES, ACCOUNTS -> words.get("imports.next");
          case COLUMNS -> words.get("imports.toReview");
          case REVIEW -> words.get("imports.do", toWrite);
          case DONE -> words.get("imports.close");
        });
    next.setDisable(
        switch (step) {
          case FILES -> busy || model.filesProperty().get().stream().noneMatch(ImportFile::isReady);
          case ACCOUNTS -> busy || model.chosen().isEmpty();
          case COLUMNS -> busy || shown == null || shown.review() == null;
          case REVIEW -> busy || toWrite == 0;
          case DONE -> busy;
        });
  }

  private void next() {
    switch (model.stepProperty().get()) {
      case FILES -> model.toAccounts();
      case ACCOUNTS -> model.confirmAccounts();
      case COLUMNS -> model.confirmColumns();
      case REVIEW -> model.apply();
      case DONE -> finish();
    }
  }

  private void back() {
    if (!model.back()) {
      finish();
    }
  }

  /** What is imported stays where taking it back is stopped; else it goes back a step. */
  private void stop() {
    if (model.stepProperty().get() == Step.DONE) {
      model.working().stop();
    } else {
      back();
    }
  }

  private void finish() {
    ImportResult result = model.resultProperty().get();
    leave.accept(
        result == null
            ? Optional.empty()
            : result.parts().stream().map(part -> part.account().id()).findFirst());
  }

  private void choose() {
    var chooser = new FileChooser();
    chooser.setTitle(words.get("imports.choose"));
    List<File> chosen = chooser.showOpenMultipleDialog(root.getScene().getWindow());
    if (chosen != null) {
      model.add(chosen.stream().map(File::toPath).toList());
    }
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  /** Files that are dropped while an import is prepared go along with it. */
  private void dropped(DragEvent event) {
    if (event.getDragboard().hasFiles() && model.stepProperty().get() != Step.DONE) {
      model.add(event.getDragboard().getFiles().stream().map(File::toPath).toList());
      event.setDropCompleted(true);
      event.consume();
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
            case FILES -> files.focusFirst();
            case ACCOUNTS -> {
              // where all is guessed there is nothing to do but to go on
              if (next.isDisabled()) {
                accounts.focusFirst();
              } else {
                next.requestFocus();
              }
            }
            case COLUMNS -> columns.focusFirst();
            case REVIEW -> review.focusFirst();
            case DONE -> next.requestFocus();
          }
        });
  }
}
