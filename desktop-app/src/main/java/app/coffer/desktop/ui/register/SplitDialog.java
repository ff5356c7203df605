package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.LineDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.AmountField;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.SuggestField;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.wire.id.RecordId;
import atlantafx.base.theme.Styles;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Cuts an amount into lines of several categories. It can be closed only when all is assigned. */
final class SplitDialog {
  private static final double REMOVE_WIDTH = 36;
  private final UiContext context;
  private final EntryViewModel model;
  private final Money total;
  private final VBox rows = new VBox(8);
  private final List<Row> lines = new ArrayList<>();
  private final Label left = new Label();
  private final Button done;

  private SplitDialog(
      Overlay overlay,
      UiContext context,
      EntryViewModel model,
      Money total,
      List<LineDraft> before,
      String category,
      Consumer<List<LineDraft>> then) {
    this.context = context;
    this.model = model;
    this.total = total;
    Words words = context.words();
    var notesHead = heading("register.notes", 120);
    notesHead.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(notesHead, Priority.ALWAYS);
    var amountHead = heading("split.amount", 120);
    amountHead.setAlignment(Pos.CENTER_RIGHT);
    var overTrash = new Region();
    overTrash.setMinWidth(REMOVE_WIDTH);
    var head = new HBox(8, heading("register.category", 220), notesHead, amountHead, overTrash);
    var add = new Button(words.get("split.add"), Icons.of(Feather.PLUS));
    add.getStyleClass().add(Styles.FLAT);
    add.setOnAction(event -> add(null, "", "", rest()).category.requestFocus());
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
      add(null, category, "", Optional.of(total));
      add(null, "", "", Optional.empty());
    } else {
      before.forEach(
          line -> add(line.id(), line.category(), line.notes(), Optional.of(line.amount())));
    }
    check();
    overlay.open(dialog);
  }

  static void open(
      Overlay overlay,
      UiContext context,
      EntryViewModel model,
      Money total,
      List<LineDraft> before,
      String category,
      Consumer<List<LineDraft>> then) {
    new SplitDialog(overlay, context, model, total, before, category, then);
  }

  private Row add(@Nullable RecordId id, String category, String notes, Optional<Money> amount) {
    var row = new Row(id, category, notes, amount);
    lines.add(row);
    rows.getChildren().add(row.node);
    check();
    return row;
  }

  /** What is not assigned yet; empty where an amount cannot be read. */
  private Optional<Money> rest() {
    Money rest = total;
    for (Row row : lines) {
      if (row.isUnreadable()) {
        return Optional.empty();
      }
      rest = rest.minus(row.value().orElse(Money.zero(total.currency())));
    }
    return Optional.of(rest);
  }

  private List<LineDraft> drafts() {
    return lines.stream()
        .filter(row -> row.value().isPresent())
        .map(row ->
            new LineDraft(
                row.id,
                row.category.getText().strip().replace(':', '/'),
                row.value().orElseThrow(),
                row.notes.getText().strip()))
        .toList();
  }

  private void check() {
    Optional<Money> rest = rest();
    boolean even = rest.isPresent() && rest.get().isZero();
    left.setText(
        rest.map(sum -> context.words().get("split.left", context.formats().money(sum)))
            .orElseGet(() -> context.words().get("entry.notAnAmount")));
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
    for (Row row : lines) {
      long more = over == 0 ? 0 : Long.signum(over);
      over -= more;
      row.amount.setValue(new Money(each + more, total.currency()));
    }
  }

  /** What is left goes to the last line. */
  private void toLast() {
    Row last = lines.getLast();
    rest()
        .map(left -> left.plus(last.value().orElse(Money.zero(total.currency()))))
        .ifPresent(last.amount::setValue);
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

  private final class Row {
    private final @Nullable RecordId id;
    private final SuggestField<String> category = new SuggestField<>(model::categories);
    private final TextField notes = new TextField();
    private final AmountField amount = new AmountField(context.formats(), total.currency());
    private final HBox node;

    Row(@Nullable RecordId id, String category, String notes, Optional<Money> value) {
      this.id = id;
      this.category.setText(category);
      this.notes.setText(notes);
      value.ifPresent(amount::setValue);
      this.category.setPrefWidth(220);
      this.notes.setPrefWidth(200);
      amount.setPrefWidth(120);
      this.category.setAccessibleText(context.words().get("register.category"));
      this.notes.setAccessibleText(context.words().get("register.notes"));
      amount.setAccessibleText(context.words().get("split.amount"));
      amount.textProperty().subscribe(text -> check());
      amount
          .focusedProperty()
          .subscribe(focused -> {
            if (!focused && amount.getText().strip().endsWith("%")) {
              value().ifPresent(amount::setValue);
            }
          });
      this.category.setMinWidth(220);
      amount.setMinWidth(120);
      var remove = Icons.button(Feather.TRASH_2, context.words().get("split.remove"), this::remove);
      remove.setMinWidth(REMOVE_WIDTH);
      remove.setMaxWidth(REMOVE_WIDTH);
      node = new HBox(8, this.category, this.notes, amount, remove);
      node.setAlignment(Pos.CENTER_LEFT);
      node.setMinHeight(Region.USE_PREF_SIZE);
      HBox.setHgrow(this.notes, Priority.ALWAYS);
    }

    /** The amount typed, as such or in percent of all. */
    Optional<Money> value() {
      String text = amount.getText().strip();
      return text.endsWith("%") ? percent(text.substring(0, text.length() - 1)) : amount.value();
    }

    private Optional<Money> percent(String number) {
      try {
        var part = new BigDecimal(number.strip().replace(',', '.'));
        return Optional.of(
            new Money(
                part.multiply(BigDecimal.valueOf(total.minor()))
                    .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_EVEN)
                    .longValueExact(),
                total.currency()));
      } catch (ArithmeticException | NumberFormatException noNumber) {
        return Optional.empty();
      }
    }

    boolean isUnreadable() {
      return !amount.getText().isBlank() && value().isEmpty();
    }

    private void remove() {
      lines.remove(this);
      rows.getChildren().remove(node);
      check();
    }
  }
}
