package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.time.LocalDate;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Pieces that the steps of an import have in common. */
final class ImportNodes {
  private ImportNodes() {}

  /** From one day to another; one day where they are the same. */
  static String days(UiContext context, LocalDate first, LocalDate last) {
    String from = context.formats().date(first);
    return first.equals(last)
        ? from
        : context.words().get("imports.days", from, context.formats().date(last));
  }

  /** A sentence to heed, with room for a button behind it. */
  static HBox warning(String text) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    var bar = new HBox(10, Icons.of(Feather.ALERT_TRIANGLE), label);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.setMinHeight(Region.USE_PREF_SIZE);
    bar.getStyleClass().add("import-warning");
    return bar;
  }

  static Button plain(String text, Runnable action) {
    var button = new Button(text);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  /** Who it is, as the bank wrote it. */
  static String payee(BankLine line) {
    return line.payee().isBlank() ? line.notes() : line.payee();
  }

  /** What an account holds, and whether the bank says the same. */
  static String balance(
      UiContext context, String account, Money ledger, Optional<Money> bank, String key) {
    Words words = context.words();
    String holds = context.formats().moneyWithCurrency(ledger);
    if (bank.isEmpty()) {
      return words.get(key + ".alone", account, holds);
    }
    return bank.get().equals(ledger)
        ? words.get(key + ".agrees", account, holds)
        : words.get(
            key + ".differs",
            account,
            holds,
            context.formats().moneyWithCurrency(bank.get()),
            context.formats().moneyWithCurrency(bank.get().minus(ledger)));
  }
}
