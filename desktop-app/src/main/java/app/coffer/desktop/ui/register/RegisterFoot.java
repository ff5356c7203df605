package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.FilterSums;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The line under a register: how many rows, what they add up to, what is selected, and undo. */
final class RegisterFoot extends HBox {
  private final UiContext context;
  private final Label count = new Label();
  private final Label selected = new Label();

  RegisterFoot(UiContext context, UndoLink undo) {
    super(16);
    this.context = context;
    count.setId("register-count");
    selected.setId("register-selected");
    count.getStyleClass().add("muted");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("page-foot");
    getChildren().addAll(count, selected, gap, undo);
  }

  /** The label whose letters are as large as all others. */
  Label sample() {
    return count;
  }

  void show(RegisterViewModel.Content content) {
    String rows = context.words().count("register.count", content.rows().rows());
    count.setText(content.sums().map(sums -> rows + sums(sums)).orElse(rows));
  }

  private String sums(FilterSums sums) {
    Words words = context.words();
    var formats = context.formats();
    return sums.sums().stream()
        .map(one ->
            "  ·  "
                + words.get("register.sumIn", formats.moneyWithCurrency(one.in()))
                + "  "
                + words.get("register.sumOut", formats.moneyWithCurrency(one.out().negated())))
        .collect(Collectors.joining());
  }

  /** Says what is selected; one alone needs no sum. */
  void select(RowSelection selection) {
    if (selection.size() < 2) {
      selected.setText("");
      return;
    }
    selection.rows(rows ->
        selected.setText(
            context
                .words()
                .get(
                    "register.selected",
                    rows.size(),
                    RowSelection.sums(rows).values().stream()
                        .map((Money sum) -> context.formats().moneyWithCurrency(sum))
                        .collect(Collectors.joining(", ")))));
  }
}
