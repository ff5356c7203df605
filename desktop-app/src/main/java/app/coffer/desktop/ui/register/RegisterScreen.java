package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ui.attachments.Attaching;
import app.coffer.desktop.ui.attachments.AttachmentsDialog;
import app.coffer.desktop.ui.attachments.Viewer;
import app.coffer.desktop.ui.conflict.HistoryDialog;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The register of one account, or of all. */
public final class RegisterScreen implements Screen {
  private final OpenVault vault;
  private final RegisterViewModel model;
  private final UiContext context;
  private final Overlay overlay;
  private final Actions actions;
  private final EntryBar entry;
  private final TableView<RowPages.Slot> table;
  private final VBox page = new VBox();
  private final Label name = new Label();
  private final Label balance = new Label();
  private final Label cleared = new Label();
  private final Label uncleared = new Label();
  private final Label footer = new Label();
  private final CustomTextField search = new CustomTextField();
  private final VBox empty = new VBox(12);
  private final UndoLink undo;
  private @Nullable RecordId entryAccount;

  /** What the register asks the window to do. */
  public interface Actions {
    void importFile();

    void editAccount(RecordId account);

    void addAccount();

    /** Undo and redo, which the window shares among its pages. */
    Undoing undoing();
  }

  /**
   * @param account null for all accounts
   */
  public RegisterScreen(
      OpenVault vault,
      UiContext context,
      Overlay overlay,
      @Nullable RecordId account,
      Actions actions) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    this.actions = actions;
    model = new RegisterViewModel(vault, context, account);
    undo = new UndoLink(actions.undoing(), context);
    entry = new EntryBar(new EntryViewModel(vault, context), context, overlay);
    table = RegisterTable.create(context, model, account == null, new RowFiles());
    entry.setOnClosed(table::requestFocus);
    build();
    var past = new MenuItem(context.words().get("conflict.history"));
    past.setOnAction(event -> selected().ifPresent(this::showHistory));
    table.setContextMenu(new ContextMenu(past));
    model.contentProperty().subscribe(this::show);
  }

  @Override
  public Node node() {
    return page;
  }

  @Override
  public void focus() {
    table.requestFocus();
  }

  @Override
  public String title() {
    return name.getText();
  }

  @Override
  public void onShown() {
    model.listen();
    undo.listen();
  }

  @Override
  public void onHidden() {
    model.stop();
    undo.stop();
  }

  /** Opens the entry row. */
  public void addTransaction() {
    if (entryAccount != null) {
      entry.openNew(entryAccount, context.today());
    } else {
      actions.addAccount();
    }
  }

  /** What is being typed; empty where no row is open. */
  public Optional<EntryDraft> draft() {
    return entry.draft();
  }

  /** Opens the row again as it was. */
  public void reopen(EntryDraft draft) {
    entry.reopen(draft);
  }

  /** Shows the files of the row that is selected. */
  public void showAttachments() {
    selected().ifPresent(this::showAttachments);
  }

  private void showAttachments(RegisterRow row) {
    AttachmentsDialog.open(
        vault, context, overlay, row.transaction().id(), model.name(row), Viewer.ofThisComputer());
  }

  private final class RowFiles implements RegisterTable.Files {
    @Override
    public void show(RegisterRow row) {
      showAttachments(row);
    }

    @Override
    public boolean takes(List<Path> dropped) {
      return dropped.stream().noneMatch(Attaching::isOfBank);
    }

    @Override
    public void attach(RegisterRow row, List<Path> dropped) {
      Attaching.attach(vault, context, row.transaction().id(), dropped, overlay.toasts()::show);
    }
  }

  /** Puts the focus into the search field. */
  public void find() {
    search.requestFocus();
    search.selectAll();
  }

  private void build() {
    Words words = context.words();
    name.getStyleClass().addAll(Styles.TITLE_3, "page-title");
    var whole = new Tooltip();
    whole.textProperty().bind(name.textProperty());
    name.setTooltip(whole);
    table.setId("register");
    balance.setId("register-balance");
    search.setId("register-search");
    var add = new Button(words.get("register.add"), Icons.of(Feather.PLUS));
    add.getStyleClass().add(Styles.ACCENT);
    add.setId("register-add");
    add.setOnAction(event -> addTransaction());
    add.setMinWidth(Region.USE_PREF_SIZE);
    var bring = new Button(words.get("register.import"), Icons.of(Feather.DOWNLOAD));
    bring.setId("register-import");
    bring.setOnAction(event -> actions.importFile());
    bring.setMinWidth(Region.USE_PREF_SIZE);
    search.setPromptText(words.get("register.search"));
    search.setAccessibleText(words.get("register.search"));
    search.setLeft(Icons.of(Feather.SEARCH));
    search.setPrefWidth(240);
    search.setMinWidth(120);
    search.textProperty().bindBidirectional(model.searchProperty());
    search.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            search.clear();
            table.requestFocus();
            event.consume();
          }
        });
    var between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    var title = new HBox(8, name);
    model
        .account()
        .ifPresent(id ->
            title
                .getChildren()
                .add(
                    Icons.button(
                        Feather.EDIT_2,
                        words.get("register.editAccount"),
                        () -> actions.editAccount(id))));
    title.setAlignment(Pos.CENTER_LEFT);
    // wraps where large text leaves no room: a sum is never cut
    var sums = new FlowPane(24, 2, balance, cleared, uncleared);
    sums.getStyleClass().add("balances");
    for (Label sum : List.of(balance, cleared, uncleared)) {
      sum.setMinWidth(Region.USE_PREF_SIZE);
    }
    var tools = new HBox(8, title, between, search, bring, add);
    tools.setAlignment(Pos.CENTER_LEFT);
    var head = new VBox(4, tools, sums);
    head.getStyleClass().add("page-head");
    empty.setAlignment(Pos.CENTER);
    table.setPlaceholder(empty);
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    table.addEventHandler(KeyEvent.KEY_TYPED, this::letter);
    table.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        selected().ifPresent(entry::openEdit);
      }
    });
    VBox.setVgrow(table, Priority.ALWAYS);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var foot = new HBox(12, footer, gap, undo);
    foot.setAlignment(Pos.CENTER_LEFT);
    foot.getStyleClass().add("page-foot");
    footer.getStyleClass().add("muted");
    page.getChildren().addAll(head, entry, table, foot);
    page.getStyleClass().add("page");
    page.setMinWidth(0);
  }

  private void show(RegisterViewModel.@Nullable Content content) {
    if (content == null) {
      return;
    }
    Words words = context.words();
    name.setText(
        content.balance().map(found -> found.account().name()).orElse(words.get("register.all")));
    content.balance().ifPresent(this::showBalance);
    entryAccount =
        model
            .account()
            .or(() ->
                content.accounts().stream()
                    .map(AccountBalance::account)
                    .filter(account -> !account.closed())
                    .map(account -> account.id())
                    .findFirst())
            .orElse(null);
    Optional<RecordId> chosen = selected().map(row -> row.transaction().id());
    content.rows().setOnLoaded(table::refresh);
    table.setItems(content.rows());
    chosen.ifPresent(id -> select(content.rows(), id));
    footer.setText(words.count("register.count", content.rows().size()));
    showEmpty(content);
  }

  private void showBalance(AccountBalance found) {
    Words words = context.words();
    var formats = context.formats();
    balance.setText(words.get("register.balance", formats.moneyWithCurrency(found.balance())));
    cleared.setText(words.get("register.cleared", formats.money(found.cleared())));
    uncleared.setText(
        words.get("register.uncleared", formats.money(found.balance().minus(found.cleared()))));
    balance.getStyleClass().setAll("label", "strong");
    cleared.getStyleClass().setAll("label", "muted");
    uncleared.getStyleClass().setAll("label", "muted");
  }

  private void showEmpty(RegisterViewModel.Content content) {
    Words words = context.words();
    if (content.searching()) {
      var clear = new Button(words.get("register.clearSearch"));
      clear.setOnAction(event -> search.clear());
      empty
          .getChildren()
          .setAll(new Label(words.get("register.noMatch", search.getText().strip())), clear);
    } else if (content.accounts().isEmpty()) {
      var add = new Button(words.get("shell.firstAccount"));
      add.getStyleClass().add(Styles.ACCENT);
      add.setOnAction(event -> actions.addAccount());
      empty.getChildren().setAll(title("register.noAccounts"), add);
    } else {
      var hint = new Label(words.get("register.emptyHint"));
      hint.getStyleClass().add("muted");
      empty.getChildren().setAll(title("register.empty"), hint);
    }
  }

  private Label title(String key) {
    var label = new Label(context.words().get(key));
    label.getStyleClass().add(Styles.TITLE_4);
    return label;
  }

  private void select(RowPages rows, RecordId id) {
    for (int i = 0; i < Math.min(rows.size(), RowPages.PAGE); i++) {
      if (rows.get(i).row().filter(row -> row.transaction().id().equals(id)).isPresent()) {
        table.getSelectionModel().select(i);
        return;
      }
    }
  }

  private Optional<RegisterRow> selected() {
    RowPages.Slot slot = table.getSelectionModel().getSelectedItem();
    return slot == null ? Optional.empty() : slot.row();
  }

  /** On the typed letter: on its press, the letter itself would land in the row it opens. */
  private void letter(KeyEvent event) {
    if (event.getCharacter().equalsIgnoreCase("n")
        && !event.isShortcutDown()
        && !event.isAltDown()) {
      addTransaction();
      event.consume();
    }
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case ENTER -> selected().ifPresent(entry::openEdit);
      case SPACE -> selected().ifPresent(row -> model.toggleCleared(row, overlay.toasts()::show));
      case DELETE -> selected().ifPresent(this::remove);
      case H -> selected().ifPresent(this::showHistory);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void showHistory(RegisterRow row) {
    HistoryDialog.open(vault, row.transaction().id(), model.name(row), context, overlay);
  }

  /** Nothing is asked: the toast takes it back. */
  private void remove(RegisterRow row) {
    String named = model.name(row);
    model.remove(
        row,
        () -> actions.undoing().tell(context.words().get("register.removed", named)),
        overlay.toasts()::show);
  }
}
