package app.coffer.desktop.ui.budget;

import app.coffer.desktop.budget.MonthTable;
import app.coffer.desktop.budget.MonthTable.ToBudget;
import app.coffer.desktop.ledger.Profile.BudgetMode;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.kit.Wrapping;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Which month it is, what is there to hand out and why, and what can be done. */
final class BudgetHead extends VBox {
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
  private final UiContext context;
  private final Label month = new Label();
  private final Label toBudget = new Label();
  private final Label why = new Label();
  private final ToggleButton lock = new ToggleButton();
  private final ToggleButton details = new ToggleButton();

  /** What the head asks for. */
  interface Asked {
    void step(int months);

    void today();

    void fill();

    void move();

    void lock();
  }

  BudgetHead(UiContext context, Asked asked, Button more) {
    super(4);
    this.context = context;
    Words words = context.words();
    getStyleClass().add("page-head");
    month.setId("budget-month");
    month.getStyleClass().addAll(Styles.TITLE_3, "page-title");
    month.setMinWidth(Region.USE_PREF_SIZE);
    var back = Icons.button(Feather.CHEVRON_LEFT, words.get("budget.before"), () -> asked.step(-1));
    var next = Icons.button(Feather.CHEVRON_RIGHT, words.get("budget.after"), () -> asked.step(1));
    var today = button("budget.today", null, asked::today);
    var fill = button("budget.fill", Feather.DOWNLOAD, asked::fill);
    fill.setId("budget-fill");
    var move = button("budget.move", Feather.SHUFFLE, asked::move);
    move.setId("budget-move");
    lock.setId("budget-lock");
    lock.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    lock.setOnAction(event -> asked.lock());
    details.setId("budget-details");
    details.setGraphic(Icons.of(Feather.SIDEBAR));
    details.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    Icons.name(details, words.get("budget.details"));
    var places = new HBox(6, back, month, next, today);
    places.setAlignment(Pos.CENTER_LEFT);
    var tools = new HBox(6, fill, move, lock, details, more);
    tools.setAlignment(Pos.CENTER_LEFT);
    var row = new Wrapping(places, tools);
    toBudget.setId("to-budget");
    toBudget.getStyleClass().addAll(Styles.TITLE_4, "to-budget");
    toBudget.setMinWidth(Region.USE_PREF_SIZE);
    why.setId("to-budget-why");
    why.getStyleClass().add("muted");
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(why, Priority.ALWAYS);
    var line = new HBox(14, toBudget, why);
    line.setAlignment(Pos.BASELINE_LEFT);
    getChildren().addAll(row, line);
  }

  /** Whether the panel at the right is wanted. */
  ToggleButton details() {
    return details;
  }

  String title() {
    return month.getText();
  }

  private Button button(String key, @Nullable Feather icon, Runnable action) {
    var button = new Button(context.words().get(key), icon == null ? null : Icons.of(icon));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  void show(BudgetMonths months) {
    MonthTable table = months.first();
    Words words = context.words();
    month.setText(context.formats().month(table.month()));
    lock.setSelected(table.locked());
    lock.setGraphic(Icons.of(table.locked() ? Feather.LOCK : Feather.UNLOCK));
    Icons.name(lock, words.get(table.locked() ? "budget.unlock" : "budget.lock"));
    boolean envelopes = months.mode() == BudgetMode.ENVELOPE;
    Money amount = table.toBudget().amount();
    boolean over = envelopes && amount.isNegative();
    toBudget.setVisible(envelopes);
    toBudget.setManaged(envelopes);
    toBudget.setText(
        (over ? GridText.OVER : "")
            + words.get(
                over ? "budget.tooMuch" : "budget.toBudget",
                context.formats().moneyWithCurrency(over ? amount.negated() : amount)));
    toBudget.pseudoClassStateChanged(OVER, over);
    why.setText(envelopes ? why(table) : words.get("budget.tracking.why"));
  }

  /** How the amount came to be; what is nothing is not named. */
  private String why(MonthTable table) {
    ToBudget to = table.toBudget();
    String last = context.formats().month(table.month().minusMonths(1));
    List<String> parts = new ArrayList<>();
    add(parts, "budget.why.before", to.before(), last);
    add(parts, "budget.why.income", to.income(), last);
    add(parts, "budget.why.unassigned", to.unassigned(), last);
    add(parts, "budget.why.budgeted", to.budgeted(), last);
    add(parts, "budget.why.overspent", to.overspent(), last);
    String sum = parts.isEmpty() ? "" : "= " + String.join("  ", parts);
    int left = table.left().size();
    return left == 0 ? sum : sum + "  · " + context.words().count("budget.why.left", left);
  }

  private void add(List<String> parts, String key, Money amount, String last) {
    if (!amount.isZero()) {
      String plain = context.formats().money(amount.isNegative() ? amount.negated() : amount);
      String sign = amount.isNegative() ? "\u2212 " : parts.isEmpty() ? "" : "+ ";
      parts.add(sign + context.words().get(key, plain, last));
    }
  }
}
