package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.report.SavedReport;
import app.coffer.desktop.ui.conflict.HistoryDialog;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.RefusalWords;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import atlantafx.base.theme.Styles;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** The conditions that narrow a register, as chips that go away by a press. */
final class FilterBar extends FlowPane {
  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private final RegisterViewModel model;
  private final MenuButton menu = new MenuButton();
  private final FilterMenu choices;
  private List<SavedReport> saved = List.of();

  FilterBar(OpenVault vault, UiContext context, Overlay overlay, RegisterViewModel model) {
    super(6, 6);
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    this.model = model;
    choices = new FilterMenu(context, overlay, new Register());
    menu.setText(context.words().get("filter.filter"));
    menu.setGraphic(Icons.of(Feather.FILTER));
    menu.setId("register-filter");
    menu.setMinWidth(Region.USE_PREF_SIZE);
    menu.setOnShowing(event -> menu.getItems().setAll(choices.items()));
    // a menu without items does not open
    menu.getItems().setAll(new javafx.scene.control.MenuItem());
    getStyleClass().add("filter-bar");
  }

  MenuButton menu() {
    return menu;
  }

  void show(RegisterViewModel.Content content) {
    getChildren()
        .setAll(
            FilterChip.of(content.filter(), content.names(), context).stream()
                .map(this::chip)
                .toList());
    setVisible(!getChildren().isEmpty());
    setManaged(!getChildren().isEmpty());
    readSaved();
  }

  /** Takes the text away first, then the chips; false where there was neither. */
  boolean clearOne() {
    RegisterFilter now = model.filterProperty().get();
    if (!now.search().isEmpty()) {
      model.searchProperty().set("");
    } else if (now.narrows()) {
      model.setFilter(RegisterFilter.all());
    } else {
      return false;
    }
    return true;
  }

  private Button chip(FilterChip chip) {
    var button = new Button(chip.text(), Icons.of(Feather.X));
    button.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
    button.getStyleClass().addAll(Styles.SMALL, "filter-chip");
    button.setMnemonicParsing(false);
    button.setAccessibleText(context.words().get("filter.remove", chip.text()));
    button.setOnAction(
        event -> model.setFilter(chip.without().apply(model.filterProperty().get())));
    return button;
  }

  private void readSaved() {
    context
        .background()
        .run(() ->
            vault.books().reports().saved().stream()
                .filter(one -> one.kind().equals(FilterSettings.KIND))
                .toList())
        .then(found -> saved = found);
  }

  private void tell(Outcome<?> outcome, String done) {
    overlay
        .toasts()
        .show(
            outcome instanceof Outcome.Refused<?> no ? RefusalWords.of(no, context.words()) : done);
    readSaved();
  }

  private final class Register implements FilterMenu.Target {
    @Override
    public RegisterFilter filter() {
      return model.filterProperty().get();
    }

    @Override
    public void setFilter(RegisterFilter filter) {
      model.setFilter(filter);
    }

    @Override
    public LedgerNames names() {
      RegisterViewModel.Content content = model.contentProperty().get();
      return content == null ? LedgerNames.NONE : content.names();
    }

    @Override
    public Currency currency() {
      RegisterViewModel.Content content = model.contentProperty().get();
      return content == null || content.balance().isEmpty()
          ? vault.identity().currency()
          : content.balance().get().balance().currency();
    }

    @Override
    public boolean allAccounts() {
      return model.account().isEmpty();
    }

    @Override
    public List<SavedReport> saved() {
      return saved;
    }

    @Override
    public void save(String name, Optional<Span> moving) {
      var settings = FilterSettings.of(filter(), moving);
      context
          .background()
          .run(() -> vault.books().reports().save(name, FilterSettings.KIND, settings))
          .then(outcome -> tell(outcome, context.words().get("filter.kept", name)));
    }

    @Override
    public void history(SavedReport filter) {
      HistoryDialog.open(vault, filter.id(), filter.name(), context, overlay);
    }

    @Override
    public void forget(SavedReport filter) {
      context
          .background()
          .run(() -> vault.books().reports().forget(filter.id()))
          .then(outcome -> tell(outcome, context.words().get("register.removed", filter.name())));
    }
  }
}
