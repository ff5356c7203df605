package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.LineDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.AmountField;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.SuggestField;
import app.coffer.desktop.ui.kit.Suggestion;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.wire.id.RecordId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One line of a split that is being typed: for a category, or to another account. */
final class SplitRow {
  static final double REMOVE_WIDTH = 36;
  static final String TARGET_WIDTH = "-fx-min-width: 13.5em; -fx-pref-width: 13.5em;";
  static final String AMOUNT_WIDTH = "-fx-min-width: 7.8em; -fx-pref-width: 7.8em;";

  private final Setting in;
  private final @Nullable RecordId id;
  private final SuggestField<String> target;
  private final TextField notes = new TextField();
  private final AmountField arrives;
  private final AmountField amount;

  /** Where what arrives stands, in those rows that have it. */
  private final StackPane there = new StackPane();

  private final HBox node;

  /** What arrives by the rate that is known. */
  private String proposed = "";

  /**
   * What all rows share.
   *
   * @param exchanging whether any row has an amount that arrives in another currency
   * @param changed called whenever something was typed
   * @param remove takes a row away
   */
  record Setting(
      UiContext context,
      EntryViewModel model,
      SplitDialog.Whole whole,
      ReadOnlyBooleanProperty exchanging,
      Supplier<Optional<Money>> rest,
      Runnable changed,
      Consumer<SplitRow> remove) {

    Money total() {
      return whole.total();
    }

    /**
     * As it is typed and shown, or back: parts of money that leaves have no sign, as in the row
     * above; what comes back among them has one.
     */
    Money turned(Money amount) {
      return total().isNegative() ? amount.negated() : amount;
    }

    /** Categories, and accounts; after {@code >} accounts alone. */
    List<Suggestion<String>> targets(String typed) {
      if (isTransfer(typed)) {
        return model.payees(typed, whole.account());
      }
      var all = new ArrayList<>(model.categories(typed));
      if (!typed.isBlank()) {
        all.addAll(model.payees(">" + typed, whole.account()));
      }
      return all;
    }

    Optional<Account> account(String typed) {
      return isTransfer(typed)
          ? model.transferTo(typed.strip(), whole.account())
          : Optional.empty();
    }

    private static boolean isTransfer(String typed) {
      return typed.strip().startsWith(">")
          || typed.strip().startsWith(EntryViewModel.TRANSFER_SIGN);
    }
  }

  static SplitRow empty(Setting in, String category, Optional<Money> amount) {
    var row = new SplitRow(in, null);
    row.fill(category, "", amount);
    return row;
  }

  static SplitRow of(Setting in, LineDraft line) {
    var row = new SplitRow(in, line.id());
    RecordId other = line.transferAccount();
    String target =
        other == null
            ? line.category()
            : EntryViewModel.TRANSFER_SIGN + " " + in.model().nameOf(other);
    row.fill(target, line.notes(), Optional.of(line.amount()));
    Money there = line.transferAmount();
    if (there != null) {
      row.arrives.setCurrency(there.currency());
      row.arrives.setValue(there.isNegative() ? there.negated() : there);
    }
    return row;
  }

  private SplitRow(Setting in, @Nullable RecordId id) {
    this.in = in;
    this.id = id;
    Words words = in.context().words();
    target = new SuggestField<>(in::targets);
    amount = new AmountField(in.context().formats(), in.total().currency());
    arrives = new AmountField(in.context().formats(), in.total().currency());
    target.setStyle(TARGET_WIDTH);
    amount.setStyle(AMOUNT_WIDTH);
    arrives.setStyle(AMOUNT_WIDTH);
    there.setStyle(AMOUNT_WIDTH);
    there.visibleProperty().bind(in.exchanging());
    there.managedProperty().bind(in.exchanging());
    target.setAccessibleText(words.get("split.target"));
    notes.setAccessibleText(words.get("register.notes"));
    amount.setAccessibleText(words.get("split.amount"));
    var trash =
        Icons.button(Feather.TRASH_2, words.get("split.remove"), () -> in.remove().accept(this));
    trash.setMinWidth(REMOVE_WIDTH);
    trash.setMaxWidth(REMOVE_WIDTH);
    node = new HBox(8, target, notes, amount, there, trash);
    node.setAlignment(Pos.CENTER_LEFT);
    node.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(notes, Priority.ALWAYS);
  }

  private void fill(String text, String said, Optional<Money> value) {
    target.setText(text);
    notes.setText(said);
    value.ifPresent(this::setValue);
    targetChanged();
    target.textProperty().subscribe((was, now) -> targetChanged());
    arrives.textProperty().subscribe((was, now) -> in.changed().run());
    amount
        .textProperty()
        .subscribe((was, now) -> {
          in.changed().run();
          exchangeAtKnownRate();
        });
    amount
        .focusedProperty()
        .subscribe((was, focused) -> {
          if (focused) {
            proposeRest();
          } else {
            amountLeft();
          }
        });
  }

  /** What is left stands ready in an empty field, to be typed over. */
  private void proposeRest() {
    if (amount.getText().isBlank()) {
      in.rest()
          .get()
          .filter(left -> !left.isZero())
          .ifPresent(left -> {
            setValue(left);
            amount.selectAll();
          });
    }
  }

  Node node() {
    return node;
  }

  void focus() {
    target.requestFocus();
  }

  void focusAmount() {
    amount.requestFocus();
  }

  /** Whether the amount is being typed. */
  boolean isAtAmount() {
    return amount.isFocused() || arrives.isFocused();
  }

  void setValue(Money value) {
    amount.setValue(in.turned(value));
  }

  /** The amount typed, as such or in percent of all. */
  Optional<Money> value() {
    String text = amount.getText().strip();
    return text.endsWith("%")
        ? percent(text.substring(0, text.length() - 1))
        : amount.value().map(in::turned);
  }

  boolean isUnreadable() {
    return !amount.getText().isBlank() && value().isEmpty();
  }

  /** The key of a sentence on what is missing beside the amount. */
  Optional<String> problem() {
    if (value().isEmpty() || !Setting.isTransfer(target.getText())) {
      return Optional.empty();
    }
    if (in.account(target.getText()).isEmpty()) {
      return Optional.of("entry.noSuchAccount");
    }
    return isExchange() && arrives.value().isEmpty()
        ? Optional.of("entry.noArrival")
        : Optional.empty();
  }

  /** What was typed; empty where there is no amount. */
  Optional<LineDraft> draft() {
    Optional<Account> other = in.account(target.getText());
    return value()
        .map(money ->
            new LineDraft(
                id,
                other.isPresent() ? "" : target.getText().strip().replace(':', '/'),
                money,
                notes.getText().strip(),
                other.map(Account::id).orElse(null),
                isExchange() ? arriving(money) : null));
  }

  /** What arrives has the other sign of what leaves, however it was typed. */
  private @Nullable Money arriving(Money leaves) {
    return arrives
        .value()
        .map(there -> there.isNegative() == leaves.isNegative() ? there.negated() : there)
        .orElse(null);
  }

  /** In which other currency something arrives. */
  Optional<Currency> exchange() {
    return isExchange() ? Optional.of(arrives.currency()) : Optional.empty();
  }

  /** Whether what arrives is in another currency. */
  private boolean isExchange() {
    return there.getChildren().contains(arrives);
  }

  private void targetChanged() {
    Optional<Account> other = in.account(target.getText());
    boolean exchange =
        other.filter(to -> !to.opening().currency().equals(in.total().currency())).isPresent();
    if (exchange != isExchange()) {
      there.getChildren().setAll(exchange ? List.of(arrives) : List.of());
    }
    if (exchange) {
      Currency currency = other.get().opening().currency();
      String said = in.context().words().get("split.arrives", currency.getCurrencyCode());
      arrives.setCurrency(currency);
      arrives.setPromptText(currency.getCurrencyCode());
      arrives.setAccessibleText(said);
      exchangeAtKnownRate();
    }
    in.changed().run();
  }

  /** Percent become an amount. */
  private void amountLeft() {
    if (amount.getText().strip().endsWith("%")) {
      value().ifPresent(this::setValue);
    }
  }

  /** What arrives is proposed, as long as nobody typed it. */
  private void exchangeAtKnownRate() {
    Optional<Account> other = in.account(target.getText());
    if (isExchange() && isUntyped() && other.isPresent() && value().isPresent()) {
      Currency currency = other.get().opening().currency();
      in.model()
          .rate(
              in.total().currency(), currency, in.whole().date(), rate -> propose(rate, currency));
    }
  }

  /** Whether what arrives is empty yet, or still what the rate said. */
  private boolean isUntyped() {
    return arrives.getText().isBlank() || arrives.getText().equals(proposed);
  }

  private void propose(BigDecimal rate, Currency currency) {
    if (isUntyped() && currency.equals(arrives.currency())) {
      value()
          .map(money -> new BigDecimal(money.decimal()).abs().multiply(rate))
          .map(there -> there.setScale(Money.digits(currency), RoundingMode.HALF_EVEN))
          .map(there -> new Money(there.unscaledValue().longValueExact(), currency))
          .ifPresent(there -> {
            proposed = in.context().formats().typed(there);
            arrives.setText(proposed);
          });
    }
  }

  private Optional<Money> percent(String number) {
    try {
      var part = new BigDecimal(number.strip().replace(',', '.'));
      return Optional.of(
          new Money(
              part.multiply(BigDecimal.valueOf(in.total().minor()))
                  .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_EVEN)
                  .longValueExact(),
              in.total().currency()));
    } catch (ArithmeticException | NumberFormatException noNumber) {
      return Optional.empty();
    }
  }
}
