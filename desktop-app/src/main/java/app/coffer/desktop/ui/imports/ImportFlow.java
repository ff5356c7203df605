package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.banking.BankImport.Review;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Leads from a file to imported transactions: which account, what will happen, import. */
public final class ImportFlow {
  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private final Path file;

  private ImportFlow(OpenVault vault, UiContext context, Overlay overlay, Path file) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    this.file = file;
  }

  /**
   * @param account whose register is open, to be proposed; null for none
   */
  public static void open(
      OpenVault vault, UiContext context, Overlay overlay, Path file, @Nullable RecordId account) {
    new ImportFlow(vault, context, overlay, file).askAccount(account);
  }

  private void askAccount(@Nullable RecordId proposed) {
    context
        .background()
        .run(() ->
            vault.ledger().read().accounts().stream()
                .map(AccountBalance::account)
                .filter(account -> !account.closed())
                .toList())
        .then(accounts -> showAccounts(accounts, proposed));
  }

  private void showAccounts(List<Account> accounts, @Nullable RecordId proposed) {
    Words words = context.words();
    if (accounts.isEmpty()) {
      overlay.toasts().show(words.get("import.noAccount"));
      return;
    }
    var choice = new ComboBox<Account>();
    choice.getItems().setAll(accounts);
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Account account) {
            return account == null ? "" : account.name();
          }

          @Override
          public Account fromString(String text) {
            throw new UnsupportedOperationException("chosen, never typed");
          }
        });
    choice.setId("import-account");
    choice.setValue(
        accounts.stream()
            .filter(account -> account.id().equals(proposed))
            .findFirst()
            .orElse(accounts.getFirst()));
    var name = new Label(String.valueOf(file.getFileName()));
    name.getStyleClass().add("strong");
    var box = new Labelled(words.get("import.into"), choice);
    var dialog = new Dialog(words.get("import.title"), new VBox(16, name, box), 440);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog
        .confirm(
            words.get("import.review"),
            () -> review(choice.getValue(), BankImport.Options.auto(), box))
        .requestFocus();
    overlay.open(dialog);
  }

  private void review(Account account, BankImport.Options options, Labelled box) {
    context
        .background()
        .run(() -> vault.bankImport().review(file, account.id(), options))
        .onFault(UnreadableFile.class, fault -> box.setProblem(fault.getMessage()))
        .then(found -> ReviewDialog.open(this, context, overlay, account, found));
  }

  void apply(Review decided) {
    context
        .background()
        .run(() -> vault.bankImport().apply(decided))
        .then(applied -> {
          overlay.closeDialog();
          overlay
              .toasts()
              .show(
                  context
                      .words()
                      .get("import.done", applied.added(), applied.matched(), applied.already()));
        });
  }

  /** The balance as a sentence: what the bank says against what the ledger would have. */
  Optional<String> balance(Review review) {
    Words words = context.words();
    var formats = context.formats();
    return review
        .statementBalance()
        .map(bank ->
            words.get(
                bank.equals(review.ledgerBalance())
                    ? "import.balanceFits"
                    : "import.balanceDiffers",
                formats.moneyWithCurrency(review.ledgerBalance()),
                formats.moneyWithCurrency(bank)));
  }
}
