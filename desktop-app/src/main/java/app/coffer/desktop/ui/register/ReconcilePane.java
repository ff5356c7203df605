package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Reconciling.Hint;
import app.coffer.desktop.ledger.Reconciling.Standing;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Statement;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.AmountField;
import app.coffer.desktop.ui.kit.DateField;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.wire.id.RecordId;
import atlantafx.base.theme.Styles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Agreeing with the bank: the statement's date and balance, and what is ticked against them. */
final class ReconcilePane extends VBox {
  private final ReconcileViewModel model;
  private final UiContext context;
  private final Consumer<String> say;
  private final Done done;
  private final DateField date;
  private final AmountField ending;
  private final Label cleared = new Label();
  private final Label difference = new Label();
  private final Label found = new Label();
  private final Label last = new Label();
  private final Button reopen;
  private final Button adjust;
  private final Button find;
  private final Button finish;
  private final ReconcileTable table;
  private Map<RecordId, String> hints = new HashMap<>();

  /** How a session ends. */
  interface Done {
    /** To be gone on with later. */
    void later();

    void finished(Statement statement);
  }

  ReconcilePane(ReconcileViewModel model, UiContext context, Consumer<String> say, Done done) {
    super(10);
    this.model = model;
    this.context = context;
    this.say = say;
    this.done = done;
    Words words = context.words();
    date = new DateField(context);
    ending = new AmountField(context.formats(), model.account().opening().currency());
    date.setId("reconcile-date");
    ending.setId("reconcile-ending");
    date.setText(model.dateProperty().get());
    ending.setText(model.endingProperty().get());
    model.dateProperty().bind(date.textProperty());
    model.endingProperty().bind(ending.textProperty());
    table = new ReconcileTable(context, row -> hints.getOrDefault(row.transaction().id(), ""));
    table.setId("reconcile-rows");
    table.setAccessibleText(words.get("reconcile.rows"));
    reopen =
        button("reconcile-reopen", "reconcile.reopen", () -> model.reopen(this::goOnWith, say));
    reopen.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    find = button("reconcile-find", "reconcile.find", this::find);
    adjust = button("reconcile-adjust", "reconcile.adjust", () -> model.adjust(() -> {}, say));
    finish = button("reconcile-finish", "reconcile.finish", this::finish);
    finish.getStyleClass().add(Styles.ACCENT);
    build();
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    model.standingProperty().subscribe(this::show);
    model.lastProperty().subscribe(this::showLast);
  }

  void begin() {
    model.listen();
    ending.requestFocus();
  }

  /** A statement that was agreed with can be corrected: what it said stands in the fields. */
  private void goOnWith(Statement statement) {
    date.setValue(statement.date());
    ending.setValue(statement.balance());
    ending.requestFocus();
    ending.selectAll();
  }

  void end() {
    model.stop();
  }

  private void build() {
    Words words = context.words();
    var title = new Label(words.get("reconcile.title", model.account().name()));
    title.getStyleClass().add(Styles.TITLE_4);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var top = new HBox(8, title, gap, last, reopen);
    top.setAlignment(Pos.CENTER_LEFT);
    last.getStyleClass().add("muted");
    var dateBox = new Labelled(words.get("reconcile.date"), date);
    var endingBox = new Labelled(words.get("reconcile.ending"), ending);
    dateBox.setStyle("-fx-pref-width: 12em;");
    endingBox.setStyle("-fx-pref-width: 12em;");
    cleared.getStyleClass().add("muted");
    difference.setId("reconcile-difference");
    var sums = new VBox(4, cleared, difference);
    sums.setAlignment(Pos.BOTTOM_LEFT);
    var fields = new FlowPane(16, 8, dateBox, endingBox, sums);
    fields.setRowValignment(javafx.geometry.VPos.BOTTOM);
    found.setId("reconcile-found");
    found.setWrapText(true);
    found.setMinHeight(Region.USE_PREF_SIZE);
    var later = button("reconcile-later", "reconcile.later", done::later);
    var between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    var buttons = new HBox(8, find, adjust, between, later, finish);
    buttons.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(table, Priority.ALWAYS);
    getStyleClass().add("reconcile");
    getChildren().addAll(top, fields, table, found, buttons);
    found.setVisible(false);
    found.setManaged(false);
  }

  private void show(@Nullable Standing standing) {
    if (standing == null) {
      return;
    }
    Words words = context.words();
    var formats = context.formats();
    cleared.setText(words.get("reconcile.cleared", formats.moneyWithCurrency(standing.cleared())));
    boolean even = model.agrees();
    Money open = standing.difference();
    difference.setText(
        !model.hasBalance()
            ? words.get("reconcile.typeBalance")
            : even
                ? words.get("reconcile.even")
                : words.get("reconcile.difference", formats.signed(open)));
    difference.setGraphic(Icons.of(even ? Feather.CHECK_CIRCLE : Feather.CIRCLE));
    difference.getStyleClass().removeAll("strong", "warning-text");
    difference.getStyleClass().add(even ? "strong" : "warning-text");
    finish.setDisable(!even);
    adjust.setDisable(even || !model.hasBalance());
    find.setDisable(even || !model.hasBalance());
    hints = new HashMap<>();
    for (Hint hint : model.hints()) {
      hint.rows()
          .forEach(row ->
              hints.putIfAbsent(
                  row.transaction().id(), "← " + words.of("reconcile.cause", hint.cause())));
    }
    table.show(standing.open());
    tell("");
  }

  private void showLast(Optional<Statement> statement) {
    reopen.setVisible(statement.isPresent());
    last.setText(
        statement
            .map(one ->
                context
                    .words()
                    .get(
                        "reconcile.last",
                        context.formats().date(one.date()),
                        context.formats().moneyWithCurrency(one.balance())))
            .orElse(""));
  }

  /** Names what may explain the difference, and goes to the first of it. */
  private void find() {
    List<Hint> all = model.hints();
    if (all.isEmpty()) {
      tell(context.words().get("reconcile.nothingFound"));
      return;
    }
    Hint best = all.getFirst();
    tell(
        context
            .words()
            .count(
                "reconcile.found",
                all.size(),
                context.words().of("reconcile.cause", best.cause()),
                best.rows().stream()
                    .map(this::named)
                    .collect(java.util.stream.Collectors.joining(" + "))));
    table.go(best.rows().getFirst());
  }

  private String named(RegisterRow row) {
    String who = row.transferAccount().isEmpty() ? row.payee() : row.transferAccount();
    return context.formats().date(row.transaction().date())
        + " "
        + who
        + " "
        + context.formats().signed(row.amount());
  }

  /** Enter finishes what agrees; else it goes from the fields to the rows, and names causes. */
  private void goOn(boolean inRows) {
    if (model.agrees()) {
      finish();
    } else if (!inRows) {
      table.requestFocus();
    } else if (model.hasBalance()) {
      find();
    }
  }

  private void finish() {
    if (model.agrees()) {
      model.finish(done::finished, say);
    }
  }

  private void tell(String text) {
    found.setText(text);
    found.setVisible(!text.isEmpty());
    found.setManaged(!text.isEmpty());
  }

  private void key(KeyEvent event) {
    boolean inRows = event.getTarget() instanceof TableView<?>;
    if (event.getCode() == KeyCode.ESCAPE) {
      done.later();
    } else if (event.getCode() == KeyCode.SPACE && inRows) {
      table.chosen().ifPresent(row -> model.toggle(row, say));
    } else if (event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof Button)) {
      goOn(inRows);
    } else {
      return;
    }
    event.consume();
  }

  private Button button(String id, String key, Runnable action) {
    var button = new Button(context.words().get(key));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  /** Whether a row is ticked. */
  static boolean ticked(RegisterRow row) {
    return row.transaction().status() == Clearing.CLEARED;
  }
}
