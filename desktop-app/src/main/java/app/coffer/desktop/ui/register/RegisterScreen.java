package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.settings.RegisterOrder;
import app.coffer.desktop.ui.conflict.HistoryDialog;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The register of one account, or of all. */
public final class RegisterScreen implements Screen {
  private final OpenVault vault;
  private final RegisterViewModel model;
  private final UiContext context;
  private final Overlay overlay;
  private final Actions actions;
  private final EntryBar entry;
  private final TableView<RowPages.Slot> table;
  private final RowSelection selection;
  private final RowSight sight;
  private final RegisterDoings doings;
  private final ColumnPlan<RowPages.Slot> columns;
  private final UndoLink undo;
  private final FilterBar filters;
  private final RegisterHead head;
  private final RegisterFoot foot;
  private final RegisterEmpty empty;
  private final RowFiles files;
  private final ReconcileSession session;
  private final VBox page = new VBox();
  private @Nullable RecordId entryAccount;

  /** What the register asks the window to do. */
  public interface Actions {
    void importFile();

    void editAccount(RecordId account);

    void addAccount();

    /** Shows a transaction in the register of another account. */
    void showTransaction(RecordId account, RecordId transaction);

    void searchEverywhere(String words);

    /** Proposes a schedule that enters it again. */
    void makeSchedule(Transaction transaction);

    /** What was typed of statements and left for later, by account; gone when the vault closes. */
    Map<RecordId, ReconcileViewModel.Draft> statements();

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
      Appearance appearance,
      @Nullable RecordId account,
      Actions actions) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    this.actions = actions;
    model = new RegisterViewModel(vault, context, account, RegisterOrder.in(appearance));
    undo = new UndoLink(actions.undoing(), context);
    doings = new RegisterDoings(vault, context, overlay, actions.undoing());
    entry = new EntryBar(new EntryViewModel(vault, context), context, overlay);
    files = new RowFiles(vault, context, overlay, model);
    table = RegisterTable.create(context, model, account == null, files, this::category);
    columns = RegisterTable.columns(appearance, account, table, context.formats());
    selection = new RowSelection(table, model, context);
    sight = new RowSight(table, model);
    filters = new FilterBar(vault, context, overlay, model);
    head = new RegisterHead(context, filters, account != null, new HeadDoings());
    foot = new RegisterFoot(context, undo);
    empty = new RegisterEmpty(context, actions, model, filters);
    session =
        new ReconcileSession(
            vault,
            context,
            overlay,
            actions,
            pane -> page.getChildren().setAll(head, pane, foot),
            this::showRows);
    entry.setOnClosed(table::requestFocus);
    var offer = new RuleOffer(vault, context, overlay, appearance, actions.undoing());
    entry.setOnSaved(saved -> {
      find(List.of(saved.transaction().id()));
      offer.corrected(saved);
    });
    build();
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
    return head.title();
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
    session.end();
  }

  /** What is being typed; empty where no row is open. */
  public Optional<EntryDraft> draft() {
    return entry.draft();
  }

  /** Opens the row again as it was. */
  public void reopen(EntryDraft draft) {
    entry.reopen(draft);
  }

  /** The columns that can be shown or not. */
  public List<? extends TableColumn<?, ?>> columnChoices() {
    return columns.choices();
  }

  /** What is shown; its account and the search included. */
  public RegisterFilter filter() {
    return model.filterProperty().get();
  }

  /** Shows what a filter finds. */
  public void show(RegisterFilter filter) {
    model.setFilter(filter);
  }

  /** Selects a transaction and brings it into sight, wherever it stands. */
  public void select(RecordId transaction) {
    find(List.of(transaction));
    table.requestFocus();
  }

  private void find(List<RecordId> transactions) {
    sight.seek();
    model.keep(transactions);
    model.read();
  }

  /** Puts the focus into the search field. */
  public void find() {
    head.search().requestFocus();
    head.search().selectAll();
  }

  public void selectAll() {
    table.getSelectionModel().selectAll();
  }

  /** Does what a menu item, a key or the palette says. */
  public void perform(RegisterAct act) {
    switch (act) {
      case ADD -> add("");
      case TRANSFER -> add(">");
      case EDIT -> withOne(entry::openEdit);
      case SPLIT -> split();
      case DUPLICATE -> withRows(rows -> doings.duplicate(rows, this::find));
      case EDIT_SEVERAL -> withRows(doings::editSeveral);
      case CLEARED -> withRows(doings::toggleCleared);
      case RECONCILE -> reconcile();
      case OTHER_SIDE -> withOne(this::otherSide);
      case FILES -> withOne(files::show);
      case MAKE_SCHEDULE -> withOne(row -> actions.makeSchedule(row.transaction()));
      case HISTORY ->
          withOne(row ->
              HistoryDialog.open(vault, row.transaction().id(), model.name(row), context, overlay));
      case COPY -> withRows(doings::copy);
      case DELETE -> withRows(this::remove);
    }
  }

  private void reconcile() {
    RegisterViewModel.Content content = model.contentProperty().get();
    if (content == null || content.balance().isEmpty()) {
      overlay.toasts().show(context.words().get("register.oneAccount"));
    } else {
      entry.close();
      session.begin(content.balance().get().account());
    }
  }

  private void add(String payee) {
    session.end();
    if (entryAccount != null) {
      entry.openNew(entryAccount, context.today(), payee);
    } else {
      actions.addAccount();
    }
  }

  private void split() {
    if (entry.isOpen()) {
      entry.openSplit();
    } else {
      withOne(entry::openSplitOf);
    }
  }

  private void withOne(Consumer<RegisterRow> act) {
    selection.one().ifPresentOrElse(act, this::sayNoneSelected);
  }

  private void withRows(Consumer<List<RegisterRow>> act) {
    if (selection.size() == 0) {
      sayNoneSelected();
    } else {
      selection.rows(act);
    }
  }

  private void sayNoneSelected() {
    overlay.toasts().show(context.words().get("register.selectFirst"));
  }

  private void remove(List<RegisterRow> rows) {
    sight.stay();
    doings.remove(rows, model.name(rows.getFirst()));
  }

  private void otherSide(RegisterRow row) {
    RecordId id = row.transaction().id();
    OtherSide.of(row.transaction(), model.account(), selection.line())
        .ifPresentOrElse(
            account -> actions.showTransaction(account, id),
            () -> overlay.toasts().show(context.words().get("register.noOtherSide")));
  }

  private String category(Line line) {
    RegisterViewModel.Content shown = model.contentProperty().get();
    return shown == null ? "" : OtherSide.name(line, shown.names());
  }

  private final class HeadDoings implements RegisterHead.Doings {
    @Override
    public void add() {
      perform(RegisterAct.ADD);
    }

    @Override
    public void importFile() {
      actions.importFile();
    }

    @Override
    public void reconcile() {
      perform(RegisterAct.RECONCILE);
    }

    @Override
    public void editAccount() {
      model.account().ifPresent(actions::editAccount);
    }
  }

  private void build() {
    table.setId("register");
    table.setPlaceholder(empty);
    var keys = new RegisterKeys(this::perform);
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    table.addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
    table.addEventHandler(KeyEvent.KEY_TYPED, keys::typed);
    table.setContextMenu(new ContextMenu());
    table.getContextMenu().getItems().setAll(RegisterKeys.items(context.words(), this::perform));
    table.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        selection.one().ifPresent(entry::openEdit);
      }
    });
    table
        .getSelectionModel()
        .getSelectedIndices()
        .addListener((javafx.collections.ListChangeListener<Integer>) change -> selected());
    head.search().textProperty().bindBidirectional(model.searchProperty());
    head.search()
        .addEventFilter(
            KeyEvent.KEY_PRESSED,
            event -> {
              if (event.getCode() == KeyCode.ESCAPE) {
                filters.clearOne();
                table.requestFocus();
                event.consume();
              } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.DOWN) {
                table.requestFocus();
                table.getSelectionModel().selectFirst();
                event.consume();
              }
            });
    foot.sample().fontProperty().subscribe(font -> columns.fit(font.getSize()));
    table.getColumns().stream()
        .filter(column -> "balance".equals(column.getId()))
        .forEach(column -> column.visibleProperty().subscribe(model::showBalances));
    VBox.setVgrow(table, Priority.ALWAYS);
    arrange();
    page.getStyleClass().add("page");
    page.setMinWidth(0);
  }

  /** New rows are typed where they will stand. */
  private void arrange() {
    if (model.oldestFirst()) {
      page.getChildren().setAll(head, table, entry, foot);
    } else {
      page.getChildren().setAll(head, entry, table, foot);
    }
  }

  private void showRows() {
    arrange();
    table.requestFocus();
  }

  private void selected() {
    foot.select(selection);
    if (selection.size() <= RowPages.PAGE) {
      selection.rows(rows -> model.keep(rows.stream().map(row -> row.transaction().id()).toList()));
    }
  }

  private void show(RegisterViewModel.@Nullable Content content) {
    if (content == null) {
      return;
    }
    head.show(content);
    filters.show(content);
    foot.show(content);
    entryAccount = model.account().or(content::firstOpen).orElse(null);
    sight.show(content, entry.isOpen());
    empty.show(content);
  }

  /** Arrows open and close the lines of a split; Escape takes filters away. */
  private void key(KeyEvent event) {
    if (!(table.getItems() instanceof RowPages pages)
        || event.isShortcutDown()
        || event.isAltDown()) {
      return;
    }
    int at = table.getSelectionModel().getSelectedIndex();
    boolean right = event.getCode() == KeyCode.RIGHT;
    if ((right || event.getCode() == KeyCode.LEFT) && at >= 0) {
      int row = pages.indexOfPlace(pages.placeOf(at));
      if (pages.toggle(at, right) && !right) {
        table.getSelectionModel().clearAndSelect(row);
      }
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE && filters.clearOne()) {
      event.consume();
    }
  }
}
