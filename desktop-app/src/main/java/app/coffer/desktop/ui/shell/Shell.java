package app.coffer.desktop.ui.shell;

import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.account.AccountDialog;
import app.coffer.desktop.ui.attachments.Attaching;
import app.coffer.desktop.ui.backup.BackupKeeper;
import app.coffer.desktop.ui.backup.VaultSwitch;
import app.coffer.desktop.ui.imports.ImportScreen;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.register.EntryDraft;
import app.coffer.desktop.ui.register.RegisterScreen;
import app.coffer.desktop.ui.settings.RemovedNotice;
import app.coffer.desktop.ui.settings.SettingsPage;
import app.coffer.desktop.ui.settings.SettingsScreen;
import app.coffer.desktop.ui.shell.Sidebar.Place;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import app.coffer.wire.id.RecordId;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** What the window of an open vault shows: menus, sidebar, one page, the pill, toasts. */
public final class Shell implements AutoCloseable {
  private final OpenVault vault;
  private final UiContext context;
  private final BorderPane frame = new BorderPane();
  private final Overlay overlay;
  private final SidebarViewModel accounts;
  private final Sidebar sidebar;
  private final SyncPill pill;
  private final NoticeBars notices;
  private final DeviceNotices deviceNotices;
  private final RemovedNotice removed;
  private final ConflictPage conflictPage;
  private final Appearance appearance;
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
  private final MenuItem lock;
  private @Nullable VaultSwitch windows;
  private @Nullable Screen screen;

  /** Makes the Conflicts page. */
  @FunctionalInterface
  public interface ConflictPage {
    Screen create(OpenVault vault, UiContext context, Overlay overlay);
  }

  public Shell(
      OpenVault vault, UiContext context, Appearance appearance, ConflictPage conflictPage) {
    this(vault, context, appearance, conflictPage, null);
  }

  /**
   * @param tour what Help offers to developers; null where there is none
   */
  public Shell(
      OpenVault vault,
      UiContext context,
      Appearance appearance,
      ConflictPage conflictPage,
      HelpMenu.@Nullable Tour tour) {
    this.vault = vault;
    this.context = context;
    this.appearance = appearance;
    this.conflictPage = conflictPage;
    overlay = new Overlay(frame, context.words());
    lock = item("lock.menu", "Shortcut+L", () -> {});
    lock.setDisable(true);
    accounts = new SidebarViewModel(vault, context);
    sidebar =
        new Sidebar(context, accounts, vault.identity().currency(), this::go, this::addAccount);
    pill =
        new SyncPill(
            vault.sync(),
            context,
            overlay,
            () -> go(new Place.Conflicts()),
            () -> showSettingsPage(SettingsPage.Topic.SYNC));
    deviceNotices =
        new DeviceNotices(
            vault, context, overlay, () -> showSettingsPage(SettingsPage.Topic.DEVICES));
    var menus = menus(new HelpMenu(context, overlay, tour, this::dress).menu());
    HBox.setHgrow(menus, Priority.ALWAYS);
    var top = new HBox(menus, pill);
    top.setAlignment(Pos.CENTER);
    top.getStyleClass().add("top-bar");
    notices =
        new NoticeBars(
            vault,
            context,
            overlay,
            () -> Optional.ofNullable(windows).ifPresent(VaultSwitch::startForReal));
    removed =
        new RemovedNotice(
            vault, context, overlay, () -> showSettingsPage(SettingsPage.Topic.BACKUP));
    frame.setTop(new VBox(top, removed, notices));
    frame.setLeft(sidebar);
    overlay.addEventHandler(DragEvent.DRAG_OVER, this::over);
    overlay.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    overlay.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    accounts.read();
    go(new Place.All());
  }

  /** The root of the window's scene. */
  public Parent root() {
    return overlay;
  }

  public ReadOnlyStringWrapper titleProperty() {
    return title;
  }

  /** Shows the register of an account. */
  public void showAccount(RecordId account) {
    go(new Place.OfAccount(account));
  }

  public void showConflicts() {
    go(new Place.Conflicts());
  }

  public void showSettings() {
    go(new Place.Settings());
  }

  /** Shows one page of the settings. */
  public void showSettingsPage(SettingsPage.Topic topic) {
    showSettings();
    if (screen instanceof SettingsScreen settings) {
      settings.open(topic);
    }
  }

  /** Says what locking does; until then there is none. */
  public void setOnLock(Runnable action) {
    lock.setOnAction(event -> action.run());
    lock.setDisable(false);
  }

  /** Says how this window changes to another vault; until then it does not. */
  public void setWindows(VaultSwitch switching) {
    windows = switching;
  }

  /** What is being typed and would be lost by closing. */
  public Optional<EntryDraft> draft() {
    return screen instanceof RegisterScreen register ? register.draft() : Optional.empty();
  }

  /** Puts back what was being typed, in the register where it was. */
  public void reopen(EntryDraft draft) {
    showAccount(draft.account());
    if (screen instanceof RegisterScreen register) {
      register.reopen(draft);
      say("lock.draft");
    }
  }

  /** Says that backups are overdue, and where to do something about it. */
  public void remindOfBackup() {
    var words = context.words();
    overlay
        .toasts()
        .show(
            words.get("backup.overdue"),
            words.get("backup.look"),
            () -> showSettingsPage(SettingsPage.Topic.BACKUP));
  }

  /** Sees what became due while the window was open. */
  public void look() {
    notices.look();
  }

  private void backUpNow() {
    var keeper = new BackupKeeper(vault, appearance, context.clock());
    context
        .background()
        .run(keeper::backUp)
        .onFault(VaultRefused.class, refused -> say("backup.notDone"))
        .then(done -> say("backup.done"));
  }

  /** Tells something in passing. */
  public void say(String key) {
    overlay.toasts().show(context.words().get(key));
  }

  /** Starts to import a file, as if it had been dropped. */
  public void importFile(Path file) {
    if (frame.getUserData() instanceof Place.OfAccount(RecordId account)) {
      go(new Place.Import(account, file));
      return;
    }
    context
        .background()
        .run(() ->
            vault.ledger().read().accounts().stream()
                .map(AccountBalance::account)
                .filter(account -> !account.closed())
                .findFirst())
        .then(first ->
            first.ifPresentOrElse(
                account -> go(new Place.Import(account.id(), file)),
                () -> overlay.toasts().show(context.words().get("import.noAccount"))));
  }

  @Override
  public void close() {
    leave();
    accounts.close();
    pill.close();
    deviceNotices.close();
    removed.close();
  }

  private void go(Place place) {
    leave();
    Screen next =
        switch (place) {
          case Place.All all -> register(null);
          case Place.OfAccount(RecordId account) -> register(account);
          case Place.Conflicts conflicts -> conflictPage.create(vault, context, overlay);
          case Place.Import(RecordId account, Path file) ->
              new ImportScreen(vault, context, account, file, () -> showAccount(account));
          case Place.Settings settings ->
              new SettingsScreen(vault, context, overlay, appearance, windows);
        };
    next.accountsOpenWith(this::showAccount);
    screen = next;
    frame.setUserData(place);
    frame.setCenter(next.node());
    next.onShown();
    sidebar.mark(place);
    title.set(
        context
            .words()
            .get(
                "shell.title",
                vault.safekeeping().demo()
                    ? context.words().get("demo.title", vault.identity().name())
                    : vault.identity().name()));
  }

  private void key(KeyEvent event) {
    if (overlay.isDialogOpen()) {
      return;
    }
    boolean vertical = event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN;
    if (event.getCode() == KeyCode.F6) {
      nextPane();
      event.consume();
    } else if (vertical
        && event.isAltDown()
        && screen instanceof RegisterScreen
        && !(event.getTarget() instanceof TextInputControl)
        && frame.getUserData() instanceof Place here) {
      go(sidebar.neighbour(here, event.getCode() == KeyCode.UP ? -1 : 1));
      focusPage();
      event.consume();
    }
  }

  /** Sidebar or page: there are two, so forwards and backwards are the same. */
  private void nextPane() {
    Node owner = overlay.getScene().getFocusOwner();
    while (owner != null && owner != sidebar) {
      owner = owner.getParent();
    }
    if (owner == sidebar) {
      focusPage();
    } else if (screen == null || !screen.nextPane()) {
      sidebar.focusHere();
    }
  }

  private void focusPage() {
    if (screen != null) {
      screen.focus();
    }
  }

  private void dress() {
    Theme.valueOf(appearance.text("theme", Theme.SYSTEM.name()))
        .apply(overlay.getScene(), (int) appearance.number("text", 100));
  }

  private void leave() {
    if (screen != null) {
      screen.onHidden();
    }
  }

  private RegisterScreen register(@Nullable RecordId account) {
    return new RegisterScreen(
        vault,
        context,
        overlay,
        account,
        new RegisterScreen.Actions() {
          @Override
          public void importFile() {
            chooseFile();
          }

          @Override
          public void editAccount(RecordId id) {
            context
                .background()
                .run(() -> vault.ledger().read().account(id))
                .then(found ->
                    found.ifPresent(
                        one -> AccountDialog.edit(vault, context, overlay, one, saved -> {})));
          }

          @Override
          public void addAccount() {
            Shell.this.addAccount();
          }
        });
  }

  private void addAccount() {
    AccountDialog.add(vault, context, overlay, added -> showAccount(added.id()));
  }

  private void chooseFile() {
    var chooser = new FileChooser();
    chooser.setTitle(context.words().get("import.choose"));
    Optional.ofNullable(chooser.showOpenDialog(overlay.getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(this::importFile);
  }

  private MenuBar menus(Menu help) {
    var file =
        menu(
            "menu.file",
            item("menu.import", "Shortcut+Shift+I", this::chooseFile),
            item("shell.addAccount", null, this::addAccount),
            new SeparatorMenuItem(),
            item("backup.menu", null, this::backUpNow),
            lock,
            item("menu.quit", "Shortcut+Q", () -> overlay.getScene().getWindow().hide()));
    var go =
        menu(
            "menu.go",
            item("register.all", "Shortcut+1", () -> go(new Place.All())),
            item("shell.conflicts", "Shortcut+Shift+C", this::showConflicts),
            item("shell.settings", "Shortcut+COMMA", this::showSettings));
    var transaction =
        menu(
            "menu.transaction",
            item("register.add", "Shortcut+N", () -> onRegister(RegisterScreen::addTransaction)),
            item(
                "attachments.menu",
                "Shortcut+Shift+A",
                () -> onRegister(RegisterScreen::showAttachments)),
            item("menu.find", "Shortcut+F", () -> onRegister(RegisterScreen::find)));
    var sync = menu("menu.sync", item("sync.now", "Shortcut+S", pill::syncNow));
    return new MenuBar(file, go, transaction, sync, help);
  }

  private void onRegister(java.util.function.Consumer<RegisterScreen> action) {
    if (!(screen instanceof RegisterScreen)) {
      go(new Place.All());
    }
    if (screen instanceof RegisterScreen register) {
      action.accept(register);
    }
  }

  private Menu menu(String key, MenuItem... items) {
    return new Menu(context.words().get(key), null, items);
  }

  private MenuItem item(String key, @Nullable String keys, Runnable action) {
    var item = new MenuItem(context.words().get(key));
    if (keys != null) {
      item.setAccelerator(KeyCombination.valueOf(keys));
    }
    item.setOnAction(event -> action.run());
    return item;
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      Path file = event.getDragboard().getFiles().getFirst().toPath();
      if (Attaching.isOfNoBank(file)) {
        overlay.toasts().show(context.words().get("attachments.dropOnRow"));
      } else {
        importFile(file);
      }
      event.setDropCompleted(true);
      event.consume();
    }
  }
}
