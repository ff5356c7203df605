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
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Cuts an amount into lines of several categories, or that go to other accounts. It can be closed
 * only when all is assigned.
 */
final class SplitDialog {
  private final UiContext context;
  private final SplitRow.Setting setting;
  private final Money total;
  private final VBox rows = new VBox(8);
  private final List<SplitRow> lines = new ArrayList<>();
  private final Label left = new Label();
  private final Button done;

  private SplitDialog(
      Overlay overlay,
      UiContext context,
      EntryViewModel model,
      RecordId account,
      Money total,
      List<LineDraft> before,
      String category,
      Consumer<List<LineDraft>> then) {
    this.context = context;
    this.total = total;
    setting = new SplitRow.Setting(context, model, account, total, this::check, this::remove);
    Words words = context.words();
    var notesHead = heading("register.notes", 120);
    notesHead.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(notesHead, Priority.ALWAYS);
    var amountHead = heading("split.amount", 120);
    amountHead.setAlignment(Pos.CENTER_RIGHT);
    var overTrash = new Region();
    overTrash.setMinWidth(SplitRow.REMOVE_WIDTH);
    var head = new HBox(8, heading("split.target", 220), notesHead, amountHead, overTrash);
    var add = new Button(words.get("split.add"), Icons.of(Feather.PLUS));
    add.getStyleClass().add(Styles.FLAT);
    add.setOnAction(event -> add(SplitRow.empty(setting, "", rest())).focus());
    var scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(220);
    scroll.getStyleClass().add(Styles.BG_DEFAULT);
    var evenly = flat("split.evenly", this::spread);
    var toLast = flat("split.toLast", this::toLast);
    var body = new VBox(8, head, scroll, new HBox(8, add, evenly, toLast));
    var dialog =
        new Dialog(words.get("split.title", context.formats().moneyWithCurrency(total)), body, 680);
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
      RecordId account,
      Money total,
      List<LineDraft> before,
      String category,
      Consumer<List<LineDraft>> then) {
    new SplitDialog(overlay, context, model, account, total, before, category, then);
  }

  private SplitRow add(SplitRow row) {
    lines.add(row);
    rows.getChildren().add(row.node());
    check();
    return row;
  }

  private void remove(SplitRow row) {
    lines.remove(row);
    rows.getChildren().remove(row.node());
    check();
  }

  /** What is not assigned yet; empty where an amount cannot be read. */
  private Optional<Money> rest() {
    Money rest = total;
    for (SplitRow row : lines) {
      if (row.isUnreadable()) {
        return Optional.empty();
      }
      rest = rest.minus(row.value().orElse(Money.zero(total.currency())));
    }
    return Optional.of(rest);
  }

  private List<LineDraft> drafts() {
    return lines.stream().flatMap(row -> row.draft().stream()).toList();
  }

  private void check() {
    Words words = context.words();
    Optional<Money> rest = rest();
    Optional<String> problem =
        lines.stream().flatMap(row -> row.problem().stream()).findFirst().map(words::get);
    boolean even = rest.isPresent() && rest.get().isZero() && problem.isEmpty();
    left.setText(
        problem.orElseGet(() ->
            rest.map(sum -> words.get("split.left", context.formats().money(sum)))
                .orElseGet(() -> words.get("entry.notAnAmount"))));
    left.getStyleClass().removeAll("field-problem", "muted");
    left.getStyleClass().add(even ? "muted" : "field-problem");
    if (done != null) {
      done.setDisable(!even || drafts().size() < 2);
    }
  }

  /** All lines get the same; what cannot be shared is the first ones'. */
  private void spread() {
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
        .map(left -> left.plus(last.value().orElse(Money.zero(total.currency()))))
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

  private Label heading(String key, double width) {
    var label = new Label(context.words().get(key));
    label.getStyleClass().add("field-label");
    label.setMinWidth(width);
    label.setPrefWidth(width);
    return label;
  }
}
