package app.coffer.desktop.ui.rules;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.rules.Condition;
import app.coffer.desktop.ui.kit.AmountField;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.LedgerNames;
import app.coffer.desktop.ui.kit.SuggestField;
import app.coffer.desktop.ui.kit.Suggestion;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.rules.RuleForm.If;
import app.coffer.desktop.ui.rules.RuleForm.IfLine;
import app.coffer.desktop.ui.rules.RuleForm.Then;
import app.coffer.desktop.ui.rules.RuleForm.ThenLine;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The lines of the form: conditions and changes, each with the fields it needs. */
final class RuleLines {
  private final UiContext context;
  private final LedgerNames names;
  private final Currency currency;
  private final Runnable changed;

  RuleLines(UiContext context, LedgerNames names, Currency currency, Runnable changed) {
    this.context = context;
    this.names = names;
    this.currency = currency;
    this.changed = changed;
  }

  /** A line of conditions. */
  final class Asking extends HBox {
    private final ComboBox<If> what = new ComboBox<>();
    private final ComboBox<Condition.How> how = new ComboBox<>();
    private final TextField text = new TextField();
    private final SuggestField<String> category = suggest(names.categories().values());
    private final AmountField least = new AmountField(context.formats(), currency);
    private final AmountField most = new AmountField(context.formats(), currency);
    private final ComboBox<Account> account = new ComboBox<>();

    Asking(IfLine line, Consumer<Asking> remove) {
      super(8);
      setAlignment(Pos.CENTER_LEFT);
      Words words = context.words();
      choice(what, If.values(), "rules.if", words.get("rules.if"));
      choice(how, Condition.How.values(), "rules.how", words.get("rules.how"));
      account.getItems().setAll(names.accounts());
      account.setConverter(new ChoiceText<>(Account::name));
      account.setAccessibleText(words.get("rules.if.ACCOUNT"));
      text.setAccessibleText(words.get("rules.text"));
      text.getStyleClass().add("rule-text");
      category.setAccessibleText(words.get("rules.category"));
      category.setPromptText(words.get("rules.said.noCategory"));
      least.setAccessibleText(words.get("rules.least"));
      least.setPromptText(words.get("rules.least"));
      most.setAccessibleText(words.get("rules.most"));
      most.setPromptText(words.get("rules.most"));
      what.setValue(line.what());
      how.setValue(line.how());
      boolean named = line.what() == If.CATEGORY;
      text.setText(named ? "" : line.text());
      category.setText(named ? line.text() : "");
      if (line.least() != null && line.most() != null) {
        least.setValue(line.least());
        most.setValue(line.most());
      }
      account.setValue(line.account());
      var gone = Icons.button(Feather.X, words.get("rules.removeLine"), () -> remove.accept(this));
      what.valueProperty().subscribe(value -> arrange(value, gone));
      List.of(text, category, least, most)
          .forEach(field -> field.textProperty().subscribe(changed));
      List.of(what, how, account).forEach(box -> box.valueProperty().subscribe(changed));
    }

    private void arrange(If value, Node gone) {
      List<Node> fields =
          switch (value) {
            case PAYEE, IMPORT_TEXT, NOTES -> List.of(how, wide(text));
            case AMOUNT -> List.of(wide(least), wide(most));
            case ACCOUNT -> List.of(wide(account));
            case CATEGORY -> List.of(wide(category));
          };
      getChildren().setAll(what);
      getChildren().addAll(fields);
      getChildren().add(gone);
    }

    IfLine line() {
      boolean named = what.getValue() == If.CATEGORY;
      return new IfLine(
          what.getValue(),
          how.getValue(),
          named ? category.getText() : text.getText(),
          least.value().orElse(null),
          most.value().orElse(null),
          account.getValue());
    }
  }

  /** A line of changes. */
  final class Doing extends HBox {
    private final ComboBox<Then> what = new ComboBox<>();
    private final SuggestField<String> payee = suggest(names.payees().values());
    private final SuggestField<String> category = suggest(names.categories().values());
    private final TextField text = new TextField();
    private final ComboBox<Clearing> status = new ComboBox<>();

    Doing(ThenLine line, Consumer<Doing> remove) {
      super(8);
      setAlignment(Pos.CENTER_LEFT);
      Words words = context.words();
      choice(what, Then.values(), "rules.then", words.get("rules.then"));
      choice(
          status,
          new Clearing[] {Clearing.UNCLEARED, Clearing.CLEARED},
          "register.status",
          words.get("rules.status"));
      payee.setAccessibleText(words.get("rules.then.PAYEE"));
      category.setAccessibleText(words.get("rules.then.CATEGORY"));
      category.getStyleClass().add("rule-category");
      text.setAccessibleText(words.get("rules.text"));
      what.setValue(line.what());
      status.setValue(line.status());
      payee.setText(line.what() == Then.PAYEE ? line.text() : "");
      category.setText(line.what() == Then.CATEGORY ? line.text() : "");
      text.setText(line.text());
      var gone = Icons.button(Feather.X, words.get("rules.removeLine"), () -> remove.accept(this));
      what.valueProperty().subscribe(value -> getChildren().setAll(what, wide(field(value)), gone));
      List.of(payee, category, text).forEach(field -> field.textProperty().subscribe(changed));
      List.of(what, status).forEach(box -> box.valueProperty().subscribe(changed));
    }

    private Node field(Then value) {
      return switch (value) {
        case PAYEE -> payee;
        case CATEGORY -> category;
        case TAGS, NOTES -> text;
        case STATUS -> status;
      };
    }

    ThenLine line() {
      String typed =
          switch (what.getValue()) {
            case PAYEE -> payee.getText();
            case CATEGORY -> category.getText();
            case TAGS, NOTES -> text.getText();
            case STATUS -> "";
          };
      return new ThenLine(what.getValue(), typed, status.getValue());
    }
  }

  private <E extends Enum<E>> void choice(
      ComboBox<E> box, E[] values, String prefix, String meaning) {
    box.getItems().setAll(values);
    box.setConverter(new ChoiceText<>(value -> context.words().of(prefix, value)));
    box.setAccessibleText(meaning);
    box.setMinWidth(Region.USE_PREF_SIZE);
  }

  private static Node wide(Node node) {
    HBox.setHgrow(node, Priority.ALWAYS);
    return node;
  }

  private static SuggestField<String> suggest(Collection<String> all) {
    List<String> sorted = all.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList();
    return new SuggestField<>(typed -> {
      String wanted = typed.toLowerCase(Locale.ROOT);
      return sorted.stream()
          .filter(one -> one.toLowerCase(Locale.ROOT).contains(wanted))
          .limit(12)
          .map(one -> new Suggestion<>(one, one, ""))
          .toList();
    });
  }
}
