package app.coffer.desktop.ui.shell;

import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.backup.BackupKeeper;
import app.coffer.desktop.ui.backup.VaultSwitch;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.register.EntryDraft;
import app.coffer.desktop.ui.register.RegisterAct;
import app.coffer.desktop.ui.register.RegisterScreen;
import app.coffer.desktop.ui.register.Undoing;
import app.coffer.desktop.ui.schedules.DueEntry;
import app.coffer.desktop.ui.settings.Diagnostics;
import app.coffer.desktop.ui.settings.RemovedNotice;
import app.coffer.desktop.ui.settings.SettingsPage;
import app.coffer.desktop.ui.settings.SettingsScreen;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What the window of an open vault shows: menus, sidebar, one page, the pill, toasts. */
public final class Shell implements AutoCloseable {
  /** Newest lines of the activity log in diagnostics. */
  private static final int ACTIVITIES = 50;

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
  private final DueEntry due;
  private final ConflictPage conflictPage;
  private final Appearance appearance;
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
  private final Pages pages;
  private final BankFiles files;
  private final Undoing undoing;
  private final Look look;
  private final Palette palette;
  private final Menus menus;
  private @Nullable VaultSwitch windows;
  private @Nullable Screen screen;
  private Place here = new Place.All();

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
    look = new Look(appearance, context, overlay);
    palette = new Palette(this, vault, context, overlay);
    undoing = new Undoing(vault.books().acts(), context, overlay.toasts());
    pages = new Pages(vault, context, overlay, appearance, this);
    files = new BankFiles(vault, context, overlay, this);
    accounts = new SidebarViewModel(vault, context);
    sidebar =
        new Sidebar(
            context,
            accounts,
            new AccountOrder(appearance),
            vault.identity().currency(),
            this::go,
            this::addAccount);
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
    menus =
        new Menus(
            this,
            context,
            pages::export,
            new HelpMenu(context, appearance, overlay, tour, look::dress, this::diagnostics)
                .menu(() -> here));
    HBox.setHgrow(menus.bar(), Priority.ALWAYS);
    var top = new HBox(menus.bar(), pill);
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
    overlay.addEventFilter(KeyEvent.KEY_PRESSED, new PaneKeys(this, sidebar)::pressed);
    due = new DueEntry(vault, context, overlay.toasts()::show);
    accounts.read();
    go(Place.start(appearance));
    due.look();
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
    menus.setOnLock(action);
  }

  /** Says how this window changes to another vault; until then it does not. */
  public void setWindows(VaultSwitch switching) {
    windows = switching;
    menus.offer(switching, vault.safekeeping().folder());
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
    due.look();
  }

  void backUpNow() {
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

  /** Asks before something is done that came from outside; the texts are under the key. */
  public void ask(String key, Runnable action) {
    var words = context.words();
    var dialog = Dialog.asking(words.get(key + ".title"), words.get(key + ".text"));
    dialog.cancel(words.get("arrival.notNow"), overlay::closeDialog);
    dialog.confirm(
        words.get(key + ".do"),
        () -> {
          overlay.closeDialog();
          action.run();
        });
    overlay.open(dialog);
  }

  /** Shows the row for a new transaction. */
  public void addTransaction() {
    onRegister(register -> register.perform(RegisterAct.ADD));
  }

  /** Starts to import a file, as if it had been dropped. */
  public void importFile(Path file) {
    files.importFiles(List.of(file));
  }

  @Override
  public void close() {
    leave();
    accounts.close();
    pill.close();
    deviceNotices.close();
    removed.close();
    undoing.close();
  }

  void go(Place place) {
    leave();
    Screen next = pages.of(place);
    screen = next;
    here = place;
    frame.setCenter(next.node());
    next.onShown();
    sidebar.mark(place.entry());
    title.set(
        context
            .words()
            .get(
                "shell.title",
                vault.safekeeping().demo()
                    ? context.words().get("demo.title", vault.identity().name())
                    : vault.identity().name()));
  }

  private List<String> diagnostics() {
    var sync = vault.sync();
    return Diagnostics.text(sync.state(), sync.devices(), sync.activity(ACTIVITIES))
        .lines()
        .toList();
  }

  private void leave() {
    if (screen != null) {
      screen.onHidden();
    }
  }

  void addAccount() {
    pages.addAccount();
  }

  void onRegister(Consumer<RegisterScreen> action) {
    if (!(screen instanceof RegisterScreen)) {
      go(new Place.All());
    }
    if (screen instanceof RegisterScreen register) {
      action.accept(register);
    }
  }

  /** Searches all accounts. */
  void findEverywhere(String words) {
    showAll(RegisterFilter.all().searching(words));
    onRegister(RegisterScreen::find);
  }

  /** Shows what a filter finds in all accounts. */
  void showAll(RegisterFilter filter) {
    go(new Place.All());
    onRegister(register -> register.show(filter));
  }

  /** Shows what there is to jump to. */
  void openPalette() {
    if (!overlay.isDialogOpen()) {
      palette.open(menus.bar().getMenus());
    }
  }

  Look looks() {
    return look;
  }

  /** Shows all of it again, after something of its look changed; what is being typed stays. */
  void again() {
    Optional<EntryDraft> typing = draft();
    sidebar.again();
    go(here);
    if (screen instanceof RegisterScreen register) {
      typing.ifPresent(register::reopen);
    }
  }

  void showSidebar(boolean shown) {
    frame.setLeft(shown ? sidebar : null);
  }

  Optional<Screen> screen() {
    return Optional.ofNullable(screen);
  }

  Optional<RegisterScreen> register() {
    return screen instanceof RegisterScreen shown ? Optional.of(shown) : Optional.empty();
  }

  @Nullable Node focused() {
    return overlay.getScene() == null ? null : overlay.getScene().getFocusOwner();
  }

  boolean isAsking() {
    return overlay.isDialogOpen();
  }

  void syncNow() {
    pill.syncNow();
  }

  void pauseSync(boolean begin) {
    pill.pause(begin);
  }

  Window window() {
    return overlay.getScene().getWindow();
  }

  void quit() {
    overlay.getScene().getWindow().hide();
  }

  Place here() {
    return here;
  }

  Undoing undoing() {
    return undoing;
  }

  BankFiles files() {
    return files;
  }

  Screen conflictPage() {
    return conflictPage.create(vault, context, overlay);
  }

  Optional<VaultSwitch> windows() {
    return Optional.ofNullable(windows);
  }
}
