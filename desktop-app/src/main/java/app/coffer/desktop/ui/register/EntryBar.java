package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.LineDraft;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.AmountField;
import app.coffer.desktop.ui.kit.DateField;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.SuggestField;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.wire.id.RecordId;
import atlantafx.base.theme.Styles;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The row one types into. Enter saves from any field and opens the next; Shift+Enter saves and
 * closes; Escape closes.
 */
final class EntryBar extends VBox {
  private final EntryViewModel model;
  private final UiContext context;
  private final Overlay overlay;
  private final DateField date;
  private final SuggestField<String> payee;
  private final SuggestField<String> category;
  private final TextField notes = new TextField();
  private final AmountField out;
  private final AmountField in;
  private final TextField arrives = new TextField();
  private final Labelled arrivesBox;
  private final Label message = new Label();
  private final Button split;
  private final Map<String, Node> fields;
  private List<LineDraft> lines = List.of();
  private @Nullable RecordId account;
  private Runnable onClosed = () -> {};
  private boolean proposedAmount;

  EntryBar(EntryViewModel model, UiContext context, Overlay overlay) {
    super(6);
    this.model = model;
    this.context = context;
    this.overlay = overlay;
    Words words = context.words();
    date = new DateField(context);
    payee = new SuggestField<>(text -> account == null ? List.of() : model.payees(text, account));
    category = new SuggestField<>(model::categories);
    var anyCurrency = java.util.Currency.getInstance("EUR");
    out = new AmountField(context.formats(), anyCurrency);
    in = new AmountField(context.formats(), anyCurrency);
    arrivesBox = new Labelled(words.get("entry.arrives"), arrives);
    arrivesBox.setVisible(false);
    arrivesBox.setManaged(false);
    fields =
        Map.of(
            "date", date, "payee", payee, "category", category, "amount", out, "arrives", arrives);
    fields.forEach((name, field) -> field.setId("entry-" + name));
    out.setId("entry-out");
    in.setId("entry-in");
    notes.setId("entry-notes");
    message.setId("entry-message");
    payee.setPromptText(words.get("entry.payeePrompt"));
    category.setPromptText(words.get("entry.categoryPrompt"));
    payee.setOnChosen(choice -> payeeChosen());
    payee
        .focusedProperty()
        .subscribe(on -> {
          if (!on) {
            payeeChosen();
          }
        });
    split = button("entry.split", this::openSplit);
    split.setId("entry-split");
    var save = button("entry.save", () -> save(true));
    save.setId("entry-save");
    save.getStyleClass().add(Styles.ACCENT);
    var cancel = button("entry.cancel", this::close);
    message.getStyleClass().add("entry-message");
    message.setWrapText(true);
    HBox.setHgrow(message, Priority.ALWAYS);
    message.setMaxWidth(Double.MAX_VALUE);
    var row =
        new HBox(
            8,
            column("register.date", date, 124),
            grow("register.payee", payee),
            grow("register.category", category),
            grow("register.notes", notes),
            arrivesBox,
            column("register.out", out, 104),
            column("register.in", in, 104));
    var below = new HBox(8, message, split, cancel, save);
    below.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(row, below);
    getStyleClass().add("entry-bar");
    addEventFilter(KeyEvent.KEY_PRESSED, this::early);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    out.textProperty().subscribe(text -> echo());
    in.textProperty().subscribe(text -> echo());
    setVisible(false);
    setManaged(false);
  }

  void setOnClosed(Runnable action) {
    onClosed = action;
  }

  boolean isOpen() {
    return isVisible();
  }

  /** Opens an empty row. */
  void openNew(RecordId account, LocalDate day) {
    model.load(() -> {
      model.startNew();
      begin(account);
      date.setValue(day);
      date.requestFocus();
      date.selectAll();
    });
  }

  /** Opens a transaction for editing. */
  void openEdit(RegisterRow row) {
    model.load(() -> {
      TransactionDraft draft = model.startEdit(row);
      begin(draft.account());
      date.setValue(draft.date());
      payee.show(null);
      payee.setText(
          draft.transferAccount() == null
              ? draft.payee()
              : EntryViewModel.TRANSFER_SIGN + " " + row.transferAccount());
      category.setText(draft.category());
      notes.setText(draft.notes());
      (draft.amount().isNegative() ? out : in)
          .setValue(draft.amount().isNegative() ? draft.amount().negated() : draft.amount());
      Money there = draft.transferAmount();
      arrives.setText(there == null ? "" : context.formats().money(there));
      setLines(draft.lines());
      payeeLeft();
      payee.requestFocus();
      payee.selectAll();
    });
  }

  /** What stands in the open row; empty where none is open. */
  Optional<EntryDraft> draft() {
    RecordId into = account;
    return isOpen() && into != null
        ? Optional.of(
            new EntryDraft(
                into,
                model.edited().orElse(null),
                date.getText(),
                payee.getText(),
                category.getText(),
                notes.getText(),
                out.getText(),
                in.getText(),
                arrives.getText(),
                lines))
        : Optional.empty();
  }

  /** Opens the row as it was when the vault was locked. */
  void reopen(EntryDraft draft) {
    model.startAgain(
        draft.edited(),
        () -> {
          begin(draft.account());
          date.setText(draft.date());
          payee.show(null);
          payee.setText(draft.payee());
          category.setText(draft.category());
          notes.setText(draft.notes());
          out.setText(draft.out());
          in.setText(draft.in());
          arrives.setText(draft.arrives());
          setLines(draft.lines());
          payeeLeft();
          proposedAmount = false;
          notes.requestFocus();
        });
  }

  void close() {
    setVisible(false);
    setManaged(false);
    onClosed.run();
  }

  private void begin(RecordId account) {
    this.account = account;
    out.setCurrency(model.currencyOf(account));
    in.setCurrency(model.currencyOf(account));
    for (TextField field : List.of(payee, category, notes, out, in, arrives)) {
      field.clear();
    }
    setLines(List.of());
    arrivesBox.setVisible(false);
    arrivesBox.setManaged(false);
    proposedAmount = false;
    say("", false);
    setVisible(true);
    setManaged(true);
  }

  private void payeeChosen() {
    payeeLeft();
    String name = payee.getText().strip();
    if (model.isEditing() || name.isEmpty() || !category.getText().isBlank() || !lines.isEmpty()) {
      return;
    }
    model.lastUse(
        name,
        last -> {
          if (!payee.getText().strip().equals(name)) {
            return;
          }
          if (category.getText().isBlank() && lines.isEmpty()) {
            category.setText(last.category());
          }
          if (out.getText().isBlank() && in.getText().isBlank()) {
            boolean gone = last.amount().isNegative();
            (gone ? out : in).setValue(gone ? last.amount().negated() : last.amount());
            proposedAmount = true;
            echo();
          }
        });
  }

  /** A transfer has no category; one between currencies has a second amount. */
  private void payeeLeft() {
    if (account == null) {
      return;
    }
    var other = model.transferTo(payee.getText(), account);
    category.setDisable(other.isPresent() || !lines.isEmpty());
    split.setDisable(other.isPresent());
    boolean exchange =
        other.isPresent() && !other.get().opening().currency().equals(model.currencyOf(account));
    arrivesBox.setVisible(exchange);
    arrivesBox.setManaged(exchange);
  }

  private void setLines(List<LineDraft> to) {
    lines = to;
    category.setDisable(!to.isEmpty());
    if (!to.isEmpty()) {
      category.setText(context.words().count("register.splits", to.size()));
    }
  }

  private void openSplit() {
    if (account == null) {
      return;
    }
    var currency = model.currencyOf(account);
    var amount = model.amount(out.getText(), in.getText(), currency);
    if (amount.isEmpty()) {
      say(context.words().get("entry.splitNeedsAmount"), true);
      out.requestFocus();
      return;
    }
    SplitDialog.open(
        overlay,
        context,
        model,
        amount.get(),
        lines,
        category.isDisable() ? "" : category.getText(),
        done -> {
          if (done.isEmpty()) {
            category.clear();
          }
          setLines(done);
          notes.requestFocus();
        });
  }

  private void early(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && !payee.isOffering() && !category.isOffering()) {
      close();
      event.consume();
    }
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof Button)) {
      save(!event.isShiftDown());
      event.consume();
    }
  }

  private void save(boolean next) {
    if (account == null) {
      return;
    }
    RecordId into = account;
    boolean editing = model.isEditing();
    var typed =
        new EntryViewModel.Typed(
            into,
            date.getText(),
            payee.getText(),
            category.getText(),
            notes.getText(),
            out.getText(),
            in.getText(),
            arrives.getText(),
            lines);
    model.save(
        typed,
        saved -> {
          switch (saved) {
            case EntryViewModel.Saved.Ok(var transaction) -> {
              if (next && !editing) {
                openNew(into, transaction.date());
              } else {
                close();
              }
            }
            case EntryViewModel.Saved.Problem(String field, String sentence) -> {
              say(sentence, true);
              fields.getOrDefault(field, payee).requestFocus();
            }
          }
        });
  }

  /** Says what a calculation comes to, or that an amount is proposed only. */
  private void echo() {
    AmountField typed = out.getText().isBlank() ? in : out;
    String text = typed.getText();
    if (typed.isUnreadable()) {
      say(context.words().get("entry.notAnAmount"), true);
    } else if (text.matches(".*[0-9)].*[-+*/×÷].*")) {
      say(typed.value().map(sum -> "= " + context.formats().money(sum)).orElse(""), false);
    } else if (proposedAmount && !text.isBlank()) {
      say(context.words().get("entry.proposed"), false);
      proposedAmount = false;
    } else {
      say("", false);
    }
  }

  private void say(String text, boolean wrong) {
    message.setText(text);
    message.getStyleClass().removeAll("field-problem", "muted");
    message.getStyleClass().add(wrong ? "field-problem" : "muted");
  }

  private Button button(String key, Runnable action) {
    var button = new Button(context.words().get(key));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private Labelled column(String key, TextField field, double width) {
    var box = new Labelled(context.words().get(key), field);
    box.setMinWidth(width);
    box.setPrefWidth(width);
    return box;
  }

  private Labelled grow(String key, TextField field) {
    var box = column(key, field, 120);
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }
}
