package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.LineDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.wire.id.RecordId;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Cuts an amount into lines of several categories, or that go to other accounts. It can be closed
 * only when all is assigned.
 */
final class SplitDialog {
  private final UiContext context;
  private final SplitRow.Setting setting;
  private final Whole whole;
  private final BooleanProperty exchanging = new SimpleBooleanProperty();
  private final VBox rows = new VBox(8);
  private final List<SplitRow> lines = new ArrayList<>();
  private final Label left = new Label();
  private final Label arrivesHead = new Label();
  private final Button done;

  /**
   * What is cut into lines.
   *
   * @param account whose money it is
   * @param date as it is typed; rates are of that day
   */
  record Whole(RecordId account, String date, Money total) {}

  private SplitDialog(
      Overlay overlay,
      UiContext context,
      EntryViewModel model,
      Whole whole,
      List<LineDraft> before,
      String category,
      Consumer<List<LineDraft>> then) {
    this.context = context;
    this.whole = whole;
    setting =
        new SplitRow.Setting(
            context, model, whole, exchanging, this::rest, this::check, this::remove);
    Words words = context.words();
    Money total = whole.total();
    HBox head = head();
    var add = new Button(words.get("split.add"), Icons.of(Feather.PLUS));
    add.getStyleClass().add(Styles.FLAT);
    add.setOnAction(event -> addLine());
    var scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(220);
    scroll.getStyleClass().add(Styles.BG_DEFAULT);
    rows.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    var evenly = flat("split.evenly", this::spread);
    var toLast = flat("split.toLast", this::toLast);
    var body = new VBox(8, head, scroll, new FlowPane(8, 4, add, evenly, toLast));
    var dialog =
        new Dialog(words.get("split.title", context.formats().moneyWithCurrency(total)), body, 760);
    if (!before.isEmpty()) {
      var undo = new Button(words.get("split.undo"));
      undo.setOnAction(event -> {
        overlay.closeDialog();
        then.accept(List.of());
      });
      dialog.beside(undo);
    }
    left.setId("split-left");
    dialog.beside(left);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    done =
        dialog.confirm(
            words.get("split.done"),
            () -> {
              overlay.closeDialog();
              then.accept(drafts());
            });
    if (before.isEmpty()) {
      add(SplitRow.empty(setting, category, Optional.of(total)));
      add(SplitRow.empty(setting, "", Optional.empty()));
    } else {
      before.forEach(line -> add(SplitRow.of(setting, line)));
    }
    check();
    overlay.open(dialog);
  }

  static void open(
      Overlay overlay,
      UiContext context,
      EntryViewModel model,
      Whole whole,
      List<LineDraft> before,
      String category,
      Consumer<List<LineDraft>> then) {
    new SplitDialog(overlay, context, model, whole, before, category, then);
  }

  private HBox head() {
    StackPane notesHead = heading("register.notes", "", Pos.CENTER_LEFT);
    HBox.setHgrow(notesHead, Priority.ALWAYS);
    StackPane amountHead = heading("split.amount", SplitRow.AMOUNT_WIDTH, Pos.CENTER_RIGHT);
    arrivesHead.getStyleClass().add("field-label");
    StackPane arrives = boxed(arrivesHead, SplitRow.AMOUNT_WIDTH, Pos.CENTER_RIGHT);
    arrives.visibleProperty().bind(exchanging);
    arrives.managedProperty().bind(exchanging);
    var overTrash = new Region();
    overTrash.setMinWidth(SplitRow.REMOVE_WIDTH);
    return new HBox(
        8,
        heading("split.target", SplitRow.TARGET_WIDTH, Pos.CENTER_LEFT),
        notesHead,
        amountHead,
        arrives,
        overTrash);
  }

  private void showExchange() {
    List<Currency> into =
        lines.stream().flatMap(row -> row.exchange().stream()).distinct().toList();
    exchanging.set(!into.isEmpty());
    arrivesHead.setText(
        into.size() == 1
            ? "→ " + into.getFirst().getCurrencyCode()
            : context.words().get("entry.arrives"));
  }

  /** Enter in an amount goes on until nothing is left: to the next line, or to a new one. */
  private void key(KeyEvent event) {
    Optional<SplitRow> typing = lines.stream().filter(SplitRow::isAtAmount).findFirst();
    boolean plain = event.getCode() == KeyCode.ENTER && !event.isShortcutDown();
    if (!plain || typing.isEmpty() || !done.isDisabled() || rest().isEmpty()) {
      return;
    }
    event.consume();
    if (typing.get() != lines.getLast()) {
      lines.get(lines.indexOf(typing.get()) + 1).focus();
    } else if (!rest().get().isZero()) {
      addLine();
    }
  }

  private void addLine() {
    add(SplitRow.empty(setting, "", rest())).focus();
  }

  private SplitRow add(SplitRow row) {
    lines.add(row);
    rows.getChildren().add(row.node());
    check();
    return row;
  }

  private void remove(SplitRow row) {
    int at = lines.indexOf(row);
    lines.remove(row);
    rows.getChildren().remove(row.node());
    check();
    if (!lines.isEmpty()) {
      lines.get(Math.min(at, lines.size() - 1)).focus();
    }
  }

  /** What is not assigned yet; empty where an amount cannot be read. */
  private Optional<Money> rest() {
    Money rest = whole.total();
    for (SplitRow row : lines) {
      if (row.isUnreadable()) {
        return Optional.empty();
      }
      rest = rest.minus(row.value().orElse(Money.zero(rest.currency())));
    }
    return Optional.of(rest);
  }

  private List<LineDraft> drafts() {
    return lines.stream().flatMap(row -> row.draft().stream()).toList();
  }

  private void check() {
    Words words = context.words();
    showExchange();
    Optional<Money> rest = rest();
    Optional<String> problem =
        lines.stream().flatMap(row -> row.problem().stream()).findFirst().map(words::get);
    boolean even = rest.isPresent() && rest.get().isZero() && problem.isEmpty();
    left.setText(
        problem.orElseGet(() ->
            rest.map(sum -> words.get("split.left", context.formats().money(setting.turned(sum))))
                .orElseGet(() -> words.get("entry.notAnAmount"))));
    left.getStyleClass().removeAll("field-problem", "muted");
    left.getStyleClass().add(even ? "muted" : "field-problem");
    if (done != null) {
      done.setDisable(!even || drafts().size() < 2);
    }
  }

  /** All lines get the same; what cannot be shared is the first ones'. */
  private void spread() {
    Money total = whole.total();
    long each = total.minor() / lines.size();
    long over = total.minor() - each * lines.size();
    for (SplitRow row : lines) {
      long more = over == 0 ? 0 : Long.signum(over);
      over -= more;
      row.setValue(new Money(each + more, total.currency()));
    }
  }

  /** What is left goes to the last line. */
  private void toLast() {
    SplitRow last = lines.getLast();
    rest()
        .map(sum -> sum.plus(last.value().orElse(Money.zero(sum.currency()))))
        .ifPresent(last::setValue);
  }

  private Button flat(String key, Runnable action) {
    var button = new Button(context.words().get(key));
    button.getStyleClass().add(Styles.FLAT);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> {
      if (!lines.isEmpty()) {
        action.run();
      }
    });
    return button;
  }

  private StackPane heading(String key, String width, Pos at) {
    var label = new Label(context.words().get(key));
    label.getStyleClass().add("field-label");
    return boxed(label, width, at);
  }

  /** As wide as the fields below: its own letters are smaller than theirs. */
  private static StackPane boxed(Label label, String width, Pos at) {
    var box = new StackPane(label);
    box.setAlignment(at);
    box.setStyle(width);
    return box;
  }
}
