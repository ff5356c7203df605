package app.coffer.desktop.ui.bring;

import app.coffer.desktop.banking.bring.BringReport;
import app.coffer.desktop.ui.bring.BringViewModel.Seen;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import atlantafx.base.theme.Styles;
import java.io.File;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** Brings what another program has: its file, what is in it, and, once that was seen, all of it. */
public final class BringScreen implements Screen {
  private final BringViewModel model;
  private final UiContext context;
  private final Words words;
  private final Runnable another;
  private final Runnable leave;
  private final BorderPane root = new BorderPane();
  private final StackPane place = new StackPane();
  private final Label problem = new Label();
  private final Button back = button("bringBack", this::back);
  private final Button next = button("bringNext", this::next);
  private final Button undo = button("bringUndo", this::undo);
  private final ChooseStep choose;

  /**
   * @param another leads to other vaults, for where this one is in use
   * @param leave called when the person is done
   */
  public BringScreen(OpenVault vault, UiContext context, Runnable another, Runnable leave) {
    this(new BringViewModel(vault, context), context, another, leave);
  }

  BringScreen(BringViewModel model, UiContext context, Runnable another, Runnable leave) {
    this.model = model;
    this.context = context;
    this.words = context.words();
    this.another = another;
    this.leave = leave;
    choose = new ChooseStep(words, this::choose);
    next.getStyleClass().add(Styles.ACCENT);
    next.setDefaultButton(true);
    undo.setText(words.get("bring.undo"));
    layOut();
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    root.addEventHandler(DragEvent.DRAG_OVER, this::over);
    root.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    model.seenProperty().subscribe(seen -> turn());
    model.doneProperty().subscribe(done -> turn());
    model.inUseProperty().subscribe(used -> show());
    model.working().busyProperty().subscribe(busy -> label());
    model
        .problemProperty()
        .subscribe(why -> {
          problem.setText(why);
          problem.setVisible(!why.isEmpty());
          // what was asked for and cannot be is no longer chosen
          if (model.seenProperty().get() != null) {
            show();
          }
        });
  }

  private static Button button(String id, Runnable action) {
    var button = new Button();
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.managedProperty().bind(button.visibleProperty());
    button.setOnAction(event -> action.run());
    return button;
  }

  private void layOut() {
    root.getStyleClass().add("import");
    root.getStylesheets()
        .add(
            Objects.requireNonNull(
                    BringScreen.class.getResource("/app/coffer/desktop/ui/imports/imports.css"))
                .toExternalForm());
    var title = new Label(title());
    title.getStyleClass().add(Styles.TITLE_2);
    var top = new HBox(title);
    top.getStyleClass().add("import-top");
    place.getStyleClass().add("import-place");
    place.setAlignment(Pos.TOP_LEFT);
    var bar = new ProgressBar();
    bar.setAccessibleText(words.get("bring.reading"));
    bar.setPrefWidth(160);
    model.working().progressProperty().subscribe(part -> bar.setProgress(part.doubleValue()));
    bar.visibleProperty()
        .bind(Bindings.or(model.working().busyProperty(), model.undoingProperty()));
    model
        .undoingProperty()
        .subscribe(undoing -> {
          // how far it is, nobody knows
          bar.setProgress(-1);
          label();
        });
    bar.managedProperty().bind(bar.visibleProperty());
    problem.setId("bringProblem");
    problem.setWrapText(true);
    problem.getStyleClass().add("field-problem");
    problem.managedProperty().bind(problem.visibleProperty());
    HBox.setHgrow(problem, Priority.SOMETIMES);
    var between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    var bottom = new HBox(12, back, bar, problem, between, undo, next);
    bottom.setAlignment(Pos.CENTER_LEFT);
    bottom.getStyleClass().add("import-bottom");
    root.setTop(top);
    root.setCenter(place);
    root.setBottom(bottom);
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public String title() {
    return words.get("bring.title");
  }

  @Override
  public void focus() {
    if (model.seenProperty().get() == null) {
      choose.focusFirst();
    } else if (next.isDisabled()) {
      back.requestFocus();
    } else {
      next.requestFocus();
    }
  }

  @Override
  public void onShown() {
    model.load();
    context.background().onWindow(this::focus);
  }

  @Override
  public void onHidden() {
    model.stop();
  }

  private void turn() {
    show();
    context.background().onWindow(this::focus);
  }

  private void show() {
    Seen seen = model.seenProperty().get();
    BringReport done = model.doneProperty().get();
    place
        .getChildren()
        .setAll(
            done != null
                ? done(done)
                : seen != null ? new SeenStep(model, seen, context, another) : choose);
    label();
  }

  private Node done(BringReport report) {
    var sign = Icons.of(Feather.CHECK_CIRCLE);
    var text = new Label(words.get("bring.done", report.product().title()));
    text.setId("bringDone");
    text.getStyleClass().add(Styles.TITLE_4);
    var head = new HBox(10, sign, text);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("bring-agrees");
    var view = new ReportView(report, context);
    VBox.setVgrow(view, Priority.ALWAYS);
    return new VBox(14, head, view);
  }

  private void label() {
    boolean busy = model.working().busyProperty().get();
    boolean done = model.doneProperty().get() != null;
    boolean seen = model.seenProperty().get() != null;
    back.setVisible(!done);
    back.setText(words.get(busy ? "bring.stop" : seen ? "bring.back" : "cancel"));
    boolean undoing = model.undoingProperty().get();
    undo.setVisible(done);
    undo.setDisable(undoing);
    next.setVisible(done || seen);
    next.setText(words.get(done ? "bring.close" : "bring.do"));
    next.setDisable(undoing || !done && !model.mayBring());
  }

  private void next() {
    if (model.doneProperty().get() != null) {
      leave.run();
    } else {
      model.bring();
    }
  }

  private void undo() {
    model.undo();
  }

  private void back() {
    if (!model.back()) {
      leave.run();
    }
  }

  private void choose() {
    var chooser = new FileChooser();
    chooser.setTitle(words.get("bring.title"));
    Optional.ofNullable(chooser.showOpenDialog(root.getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(model::choose);
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    if (event.getDragboard().hasFiles() && model.doneProperty().get() == null) {
      model.choose(event.getDragboard().getFiles().getFirst().toPath());
      event.setDropCompleted(true);
      event.consume();
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      back();
      event.consume();
    }
  }
}
