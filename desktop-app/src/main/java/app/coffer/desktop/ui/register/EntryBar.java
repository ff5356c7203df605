package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.LineDraft;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.AmountField;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.id.RecordId;
import atlantafx.base.theme.Styles;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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
  private final EntryFields fields;
  private final Label message = new Label();
  private final Button split;
  private List<LineDraft> lines = List.of();
  private @Nullable RecordId account;
  private Runnable onClosed = () -> {};
  private Consumer<EntryViewModel.Saved.Ok> onSaved = saved -> {};

  /** From the key that saves until there is an answer: the same is not saved twice. */
  private boolean saving;

  /** Whether the Enter that is pressed only takes what a list has marked. */
  private boolean taking;

  EntryBar(EntryViewModel model, UiContext context, Overlay overlay) {
    super(6);
    this.model = model;
    this.context = context;
    this.overlay = overlay;
    fields = new EntryFields(model, context, () -> Objects.requireNonNull(account));
    message.setId("entry-message");
    message.getStyleClass().add("entry-message");
    message.setWrapText(true);
    HBox.setHgrow(message, Priority.ALWAYS);
    message.setMaxWidth(Double.MAX_VALUE);
    split = button("entry.split", this::openSplit);
    split.setId("entry-split");
    var save = button("entry.save", () -> save(true));
    save.setId("entry-save");
    save.getStyleClass().add(Styles.ACCENT);
    var cancel = button("entry.cancel", this::close);
    var below = new HBox(8, message, split, cancel, save);
    below.setAlignment(Pos.CENTER_RIGHT);
    getChildren().addAll(fields, below);
    getStyleClass().add("entry-bar");
    addEventFilter(KeyEvent.KEY_PRESSED, this::early);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    fields.payee.setOnChosen(choice -> payeeChosen());
    fields.payee.focusedProperty().subscribe(on -> whenLeft(on, this::payeeChosen));
    fields.date.focusedProperty().subscribe(on -> whenLeft(on, this::dateLeft));
    fields.out.textProperty().subscribe(text -> echo());
    fields.in.textProperty().subscribe(text -> echo());
    setVisible(false);
    setManaged(false);
  }

  void setOnClosed(Runnable action) {
    onClosed = action;
  }

  /** Hears what was saved. */
  void setOnSaved(Consumer<EntryViewModel.Saved.Ok> action) {
    onSaved = action;
  }

  boolean isOpen() {
    return isVisible();
  }

  /** Opens an empty row. */
  void openNew(RecordId account, LocalDate day) {
    openNew(account, day, "");
  }

  /**
   * Opens a row for somebody.
   *
   * @param payee what to begin with: {@code >} for a transfer
   */
  void openNew(RecordId account, LocalDate day, String payee) {
    model.load(() -> {
      model.startNew();
      begin(account);
      fields.date.setValue(day);
      if (payee.isEmpty()) {
        fields.date.requestFocus();
        fields.date.selectAll();
      } else {
        fields.payee.requestFocus();
        fields.payee.setText(payee);
        fields.payee.end();
      }
    });
  }

  /** Opens a transaction for editing. */
  void openEdit(RegisterRow row) {
    openEdit(row, () -> {});
  }

  /** Opens a transaction and the lines it is split into. */
  void openSplitOf(RegisterRow row) {
    openEdit(row, this::openSplit);
  }

  private void openEdit(RegisterRow row, Runnable then) {
    model.load(() -> {
      TransactionDraft draft = model.startEdit(row);
      begin(draft.account());
      fields.date.setValue(draft.date());
      fields.payee.setText(
          draft.transferAccount() == null
              ? draft.payee()
              : EntryViewModel.TRANSFER_SIGN + " " + model.nameOf(draft.transferAccount()));
      fields.category.setText(draft.category());
      fields.notes.setText(NoteTags.text(draft.notes(), draft.tags()));
      fields.setAmount(draft.amount());
      Money there = draft.transferAmount();
      setLines(draft.lines());
      payeeLeft();
      if (there != null) {
        fields.exchange.setText(
            context.formats().typed(there.isNegative() ? there.negated() : there));
      }
      fields.payee.requestFocus();
      fields.payee.selectAll();
      then.run();
    });
  }

  /** What stands in the open row; empty where none is open. */
  Optional<EntryDraft> draft() {
    RecordId into = account;
    return isOpen() && into != null
        ? Optional.of(fields.draft(into, model.edited(), lines))
        : Optional.empty();
  }

  /** Opens the row as it was when the vault was locked. */
  void reopen(EntryDraft draft) {
    model.startAgain(
        draft.edited(),
        () -> {
          begin(draft.account());
          fields.fill(draft);
          setLines(draft.lines());
          payeeLeft();
          fields.notes.requestFocus();
        });
  }

  void close() {
    saving = false;
    setVisible(false);
    setManaged(false);
    onClosed.run();
  }

  private void begin(RecordId account) {
    saving = false;
    this.account = account;
    fields.setCurrency(model.currencyOf(account));
    fields.clear();
    setLines(List.of());
    fields.exchange.offer(false);
    say("", false);
    setVisible(true);
    setManaged(true);
  }

  private void whenLeft(boolean focused, Runnable action) {
    if (!focused && isOpen() && account != null) {
      action.run();
    }
  }

  private void dateLeft() {
    fields
        .date
        .value()
        .filter(day -> day.isAfter(context.today()))
        .ifPresent(day -> say(context.words().get("entry.future"), false));
  }

  private void payeeChosen() {
    payeeLeft();
    String name = fields.payee.getText().strip();
    RecordId own = account;
    if (own == null || name.isEmpty()) {
      return;
    }
    if (model.isNewPayee(name, own)) {
      say(context.words().get("entry.newPayee", name), false);
    }
    if (!model.isEditing() && lines.isEmpty() && fields.category.getText().isBlank()) {
      model.lastUse(
          name,
          model.currencyOf(own),
          last -> {
            if (fields.payee.getText().strip().equals(name) && lines.isEmpty()) {
              fields.proposal.show(last);
              if (message.getText().isEmpty()) {
                say(context.words().get("entry.proposed"), false);
              }
            }
          });
    }
  }

  /** A transfer has no category; one between currencies has a second amount. */
  private void payeeLeft() {
    RecordId own = account;
    if (own == null) {
      return;
    }
    Optional<Account> other = model.transferTo(fields.payee.getText(), own);
    fields.category.setDisable(other.isPresent() || !lines.isEmpty());
    split.setDisable(other.isPresent());
    boolean exchange =
        other.isPresent() && !other.get().opening().currency().equals(model.currencyOf(own));
    fields.exchange.offer(exchange);
    if (exchange) {
      model.rate(
          model.currencyOf(own),
          other.get().opening().currency(),
          fields.date.getText(),
          fields.exchange::propose);
    }
    amountChanged();
  }

  private void amountChanged() {
    RecordId from = account;
    if (from == null || !fields.exchange.isVisible()) {
      return;
    }
    model
        .transferTo(fields.payee.getText(), from)
        .map(other -> other.opening().currency())
        .ifPresent(into -> {
          var own = model.currencyOf(from);
          fields.exchange.amount(
              model.amount(fields.out.getText(), fields.in.getText(), own), into);
        });
  }

  private void setLines(List<LineDraft> to) {
    lines = to;
    fields.category.setDisable(!to.isEmpty());
    if (!to.isEmpty()) {
      fields.category.setText(context.words().count("register.splits", to.size()));
    }
  }

  /** Cuts the amount into lines. */
  void openSplit() {
    if (account == null || split.isDisabled()) {
      return;
    }
    var currency = model.currencyOf(account);
    var amount = model.amount(fields.out.getText(), fields.in.getText(), currency);
    if (amount.isEmpty()) {
      say(context.words().get("entry.splitNeedsAmount"), true);
      fields.out.requestFocus();
      return;
    }
    SplitDialog.open(
        overlay,
        context,
        model,
        new SplitDialog.Whole(account, fields.date.getText(), amount.get()),
        lines,
        fields.category.isDisable() ? "" : fields.proposal.category(),
        done -> {
          if (done.isEmpty()) {
            fields.category.clear();
          }
          setLines(done);
          fields.notes.requestFocus();
        });
  }

  private void early(KeyEvent event) {
    taking =
        event.getCode() == KeyCode.ENTER
            && (fields.payee.hasMarkedOther() || fields.category.hasMarkedOther());
    if (event.getCode() == KeyCode.ESCAPE
        && !fields.payee.isOffering()
        && !fields.category.isOffering()) {
      close();
      event.consume();
    }
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && !(event.getTarget() instanceof Button)) {
      if (!taking) {
        save(!event.isShiftDown());
      }
      event.consume();
    }
  }

  private void save(boolean next) {
    RecordId into = account;
    if (into == null || saving) {
      return;
    }
    if (!model.isEditing() && lines.isEmpty() && fields.isUntouched()) {
      // the key that saved the one before, pressed once more
      say(context.words().get("entry.noAmount"), false);
    } else {
      saving = true;
      boolean another = next && !model.isEditing();
      model.save(fields.typed(into, lines), saved -> came(saved, into, another));
    }
  }

  private void came(EntryViewModel.Saved saved, RecordId into, boolean another) {
    switch (saved) {
      case EntryViewModel.Saved.Ok ok -> {
        onSaved.accept(ok);
        if (another) {
          openNew(into, ok.transaction().date());
        } else {
          close();
        }
      }
      case EntryViewModel.Saved.Problem(String field, String sentence) -> {
        saving = false;
        say(sentence, true);
        fields.named(field).requestFocus();
      }
      case EntryViewModel.Saved.Confirmed(var statement, Runnable goOn) -> {
        saving = false;
        Confirming.ask(statement, context, overlay, goOn);
      }
    }
  }

  /** Says what a calculation comes to. */
  private void echo() {
    amountChanged();
    AmountField typed = fields.typedAmount();
    if (typed.isUnreadable()) {
      say(context.words().get("entry.notAnAmount"), true);
    } else if (typed.getText().matches(".*[0-9)].*[-+*/×÷].*")) {
      say(typed.value().map(sum -> "= " + context.formats().money(sum)).orElse(""), false);
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
}
