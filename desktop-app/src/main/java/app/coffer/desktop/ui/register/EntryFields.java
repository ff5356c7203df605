package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.LineDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.AmountField;
import app.coffer.desktop.ui.kit.DateField;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.SuggestField;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.wire.id.RecordId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The fields of the entry row, in the order in which Tab walks through them. */
final class EntryFields extends HBox {
  final DateField date;
  final SuggestField<String> payee;
  final SuggestField<String> category;
  final TextField notes = new TextField();
  final AmountField out;
  final AmountField in;
  final Exchange exchange;
  final Proposal proposal;
  private final UiContext context;
  private final Map<String, Node> byName;

  EntryFields(
      EntryViewModel model, UiContext context, java.util.function.Supplier<RecordId> account) {
    super(8);
    this.context = context;
    Words words = context.words();
    date = new DateField(context);
    payee = new SuggestField<>(text -> model.payees(text, account.get()));
    category = new SuggestField<>(model::categories);
    var anyCurrency = Currency.getInstance("EUR");
    out = new AmountField(context.formats(), anyCurrency);
    in = new AmountField(context.formats(), anyCurrency);
    exchange = new Exchange(context);
    date.setId("entry-date");
    payee.setId("entry-payee");
    category.setId("entry-category");
    notes.setId("entry-notes");
    out.setId("entry-out");
    in.setId("entry-in");
    payee.setPromptText(words.get("entry.payeePrompt"));
    category.setPromptText(words.get("entry.categoryPrompt"));
    notes.setPromptText(words.get("entry.notesPrompt"));
    proposal = new Proposal(context.formats(), category, out, in);
    byName =
        Map.of(
            "date",
            date,
            "payee",
            payee,
            "category",
            category,
            "amount",
            out,
            "arrives",
            exchange.field(),
            "transferAmount",
            exchange.field());
    // a transfer has no category: between currencies its place is the exchange's
    Labelled kind = grow("register.category", category);
    kind.visibleProperty().bind(exchange.visibleProperty().not());
    kind.managedProperty().bind(kind.visibleProperty());
    getChildren()
        .addAll(
            column("register.date", date, 8.8),
            grow("register.payee", payee),
            kind,
            grow("register.notes", notes),
            exchange,
            column("register.out", out, 7.4),
            column("register.in", in, 7.4));
    toTheOther(out, in);
    toTheOther(in, out);
  }

  /** The field that a refusal blames. */
  Node named(String field) {
    return byName.getOrDefault(field, payee);
  }

  /** Empties all but the date. */
  void clear() {
    proposal.clear();
    payee.show(null);
    for (TextField field : List.of(payee, category, notes, out, in)) {
      field.clear();
    }
    exchange.clear();
  }

  /** Whether nothing but the date is there. */
  boolean isUntouched() {
    return List.of(payee, category, notes, out, in).stream()
        .allMatch(field -> field.getText().isBlank());
  }

  void setCurrency(Currency currency) {
    out.setCurrency(currency);
    in.setCurrency(currency);
  }

  void setAmount(Money amount) {
    (amount.isNegative() ? out : in).setValue(amount.isNegative() ? amount.negated() : amount);
  }

  EntryViewModel.Typed typed(RecordId account, List<LineDraft> lines) {
    return new EntryViewModel.Typed(
        account,
        date.getText(),
        payee.getText(),
        proposal.category(),
        notes.getText(),
        out.getText(),
        in.getText(),
        exchange.text(),
        lines);
  }

  EntryDraft draft(RecordId account, Optional<RecordId> edited, List<LineDraft> lines) {
    return new EntryDraft(
        account,
        edited.orElse(null),
        date.getText(),
        payee.getText(),
        category.getText(),
        notes.getText(),
        out.getText(),
        in.getText(),
        exchange.text(),
        lines);
  }

  void fill(EntryDraft draft) {
    date.setText(draft.date());
    payee.show(null);
    payee.setText(draft.payee());
    category.setText(draft.category());
    notes.setText(draft.notes());
    out.setText(draft.out());
    in.setText(draft.in());
    exchange.setText(draft.arrives());
  }

  /** The field in which an amount is being typed; Out where there is none yet. */
  AmountField typedAmount() {
    return out.getText().isBlank() ? in : out;
  }

  /** A minus in Out is money that came in, and the other way round. */
  private static void toTheOther(AmountField from, AmountField to) {
    from.focusedProperty()
        .subscribe(focused -> {
          if (!focused && to.getText().isBlank()) {
            from.value()
                .filter(Money::isNegative)
                .ifPresent(amount -> {
                  from.clear();
                  to.setValue(amount.negated());
                });
          }
        });
  }

  /** Widths are in letters, so that they grow with the size of text. */
  private Labelled column(String key, TextField field, double ems) {
    var box = new Labelled(context.words().get(key), field);
    box.setStyle("-fx-min-width: " + ems + "em; -fx-pref-width: " + ems + "em;");
    return box;
  }

  private Labelled grow(String key, TextField field) {
    var box = column(key, field, 7.5);
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }
}
