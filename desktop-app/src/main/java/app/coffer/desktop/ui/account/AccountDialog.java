package app.coffer.desktop.ui.account;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.conflict.HistoryDialog;
import app.coffer.desktop.ui.kit.AmountField;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.RefusalWords;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Adds an account, or edits, closes and reopens one. */
public final class AccountDialog {
  private static final Set<String> COMMON =
      Set.of("EUR", "USD", "GBP", "CHF", "JPY", "SEK", "NOK", "DKK", "PLN", "CZK", "CAD", "AUD");
  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private final @Nullable Account before;
  private final Consumer<Account> then;
  private final TextField name = new TextField();
  private final ComboBox<AccountType> type = new ComboBox<>();
  private final ComboBox<Currency> currency = new ComboBox<>();
  private final AmountField opening;
  private final Labelled nameBox;
  private final Labelled openingBox;
  private final Labelled currencyBox;

  private AccountDialog(
      OpenVault vault,
      UiContext context,
      Overlay overlay,
      @Nullable Account before,
      Consumer<Account> then) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    this.before = before;
    this.then = then;
    Words words = context.words();
    Currency base = before == null ? vault.identity().currency() : before.opening().currency();
    opening = new AmountField(context.formats(), base);
    opening.setValue(before == null ? Money.zero(base) : before.opening());
    name.setText(before == null ? "" : before.name());
    type.getItems().setAll(AccountType.values());
    type.setValue(before == null ? AccountType.CHECKING : before.type());
    type.setConverter(new ChoiceText<>(value -> words.of("account.type", value)));
    currency.getItems().setAll(currencies(base));
    currency.setValue(base);
    currency.setConverter(new ChoiceText<>(Currency::getCurrencyCode));
    currency.valueProperty().subscribe(opening::setCurrency);
    name.setId("account-name");
    type.setId("account-type");
    currency.setId("account-currency");
    opening.setId("account-opening");
    nameBox = new Labelled(words.get("account.name"), name);
    openingBox = new Labelled(words.get("account.opening"), opening);
    currencyBox = new Labelled(words.get("account.currency"), currency);
    var typeBox = new Labelled(words.get("account.kind"), type);
    HBox.setHgrow(openingBox, Priority.ALWAYS);
    var body = new VBox(16, nameBox, typeBox, new HBox(12, openingBox, currencyBox));
    var dialog = new Dialog(words.get(before == null ? "account.add" : "account.edit"), body, 440);
    if (before != null) {
      HistoryDialog.beside(dialog, vault, before.id(), before.name(), context, overlay);
      var close = new Button(words.get(before.closed() ? "account.reopen" : "account.close"));
      close.setOnAction(event -> setClosed(before));
      dialog.beside(close);
    }
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.confirm(words.get(before == null ? "account.create" : "save"), this::save);
    overlay.open(dialog);
  }

  /** Asks for a new account. */
  public static void add(
      OpenVault vault, UiContext context, Overlay overlay, Consumer<Account> then) {
    new AccountDialog(vault, context, overlay, null, then);
  }

  /** Shows an account for editing. */
  public static void edit(
      OpenVault vault,
      UiContext context,
      Overlay overlay,
      Account account,
      Consumer<Account> then) {
    new AccountDialog(vault, context, overlay, account, then);
  }

  /** The vault's currency, the common ones, then all others in use today. */
  public static List<Currency> currencies(Currency first) {
    Stream<Currency> common = COMMON.stream().sorted().map(Currency::getInstance);
    return Stream.concat(Stream.of(first), common).distinct().toList();
  }

  private void save() {
    nameBox.setProblem("");
    openingBox.setProblem("");
    var amount = opening.value();
    if (amount.isEmpty()) {
      openingBox.setProblem(context.words().get("entry.notAnAmount"));
      return;
    }
    Account old = before;
    String typed = name.getText();
    AccountType kind = type.getValue();
    context
        .background()
        .run(() ->
            old == null
                ? vault.ledger().addAccount(typed, kind, amount.get())
                : vault
                    .ledger()
                    .editAccount(new Account(old.id(), typed, kind, amount.get(), old.closed())))
        .then(this::done);
  }

  private void setClosed(Account account) {
    context
        .background()
        .run(() ->
            account.closed()
                ? vault.ledger().reopenAccount(account.id())
                : vault.ledger().closeAccount(account.id()))
        .then(this::done);
  }

  private void done(Outcome<Account> outcome) {
    switch (outcome) {
      case Outcome.Done<Account>(var account) -> {
        overlay.closeDialog();
        then.accept(account);
      }
      case Outcome.Refused<Account> no -> {
        Labelled box =
            switch (no.field()) {
              case "opening" -> openingBox;
              case "currency" -> currencyBox;
              default -> nameBox;
            };
        box.setProblem(RefusalWords.of(no, context.words()));
      }
    }
  }
}
