package app.coffer.desktop.ui;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.store.StoreFault;
import app.coffer.desktop.ui.backup.BackupKeeper;
import app.coffer.desktop.ui.backup.VaultSwitch;
import app.coffer.desktop.ui.help.ManualWindow;
import app.coffer.desktop.ui.kit.Later;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.lock.IdleWatch;
import app.coffer.desktop.ui.lock.LockRules;
import app.coffer.desktop.ui.lock.LockScreen;
import app.coffer.desktop.ui.lock.LockViewModel;
import app.coffer.desktop.ui.register.EntryDraft;
import app.coffer.desktop.ui.settings.Renewed;
import app.coffer.desktop.ui.shell.HelpMenu;
import app.coffer.desktop.ui.shell.Shell;
import app.coffer.desktop.ui.start.StartScreen;
import app.coffer.desktop.ui.start.VaultDoor;
import app.coffer.desktop.ui.start.VaultDoor.DoorShut;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The window: the start screen until a vault is open, then the shell; the lock screen while it is
 * locked. It remembers its place.
 */
public final class CofferWindow {
  private static final Logger LOG = LoggerFactory.getLogger(CofferWindow.class);
  private final Stage stage;
  private final UiContext context;
  private final Appearance appearance;
  private final VaultDoor door;
  private final Shell.ConflictPage conflictPage;
  private final HelpMenu.@Nullable Tour tour;
  private final IdleWatch watch;
  private final Timeline looking;
  private final Timeline hourly;
  private final WindowPlace place;
  private final Arrivals arrivals = new Arrivals(new Inside());

  /** What was being typed when a vault was locked, sealed for that vault, by its folder. */
  private final Map<Path, byte[]> drafts = new HashMap<>();

  private @Nullable Shell shell;
  private @Nullable OpenVault vault;
  private @Nullable StartScreen starting;

  /**
   * @param tour what Help offers to developers; null where there is none
   */
  public CofferWindow(
      Stage stage,
      UiContext context,
      Appearance appearance,
      VaultDoor door,
      Shell.ConflictPage conflictPage,
      HelpMenu.@Nullable Tour tour) {
    this.stage = stage;
    this.context = context;
    this.appearance = appearance;
    this.door = door;
    this.conflictPage = conflictPage;
    this.tour = tour;
    place = new WindowPlace(stage, appearance);
    watch = new IdleWatch(context.clock(), () -> LockRules.in(appearance), this::lockUnasked);
    looking =
        new Timeline(
            new KeyFrame(Duration.millis(IdleWatch.PERIOD.toMillis()), event -> watch.look()));
    looking.setCycleCount(Animation.INDEFINITE);
    hourly = new Timeline(new KeyFrame(Duration.hours(1), event -> byTheHour()));
    hourly.setCycleCount(Animation.INDEFINITE);
  }

  /** Shows the start screen, or the vault at once where one is given. */
  public void open(@Nullable OpenVault already) {
    // the stage may have shown another vault before
    stage.titleProperty().unbind();
    place.restore();
    stage.setOnHidden(event -> closed());
    stage.focusedProperty().subscribe(this::focused);
    stage.addEventFilter(InputEvent.ANY, event -> watch.touched());
    if (already == null) {
      start();
    } else {
      enter(already);
    }
    looking.play();
    hourly.play();
    stage.show();
  }

  /** Comes to the front with what another start of the program brought. */
  public void arrive(List<Arrival> arrived) {
    stage.setIconified(false);
    stage.toFront();
    stage.requestFocus();
    arrivals.take(arrived);
  }

  private final class Inside implements Arrivals.Door {
    @Override
    public Optional<Shell> shell() {
      return Optional.ofNullable(shell);
    }

    @Override
    public Optional<StartScreen> start() {
      return Optional.ofNullable(starting);
    }

    @Override
    public VaultSwitch windows() {
      return new Windows();
    }

    @Override
    public void lock() {
      CofferWindow.this.lock();
    }
  }

  private void focused(boolean now) {
    if (now && vault != null) {
      vault.sync().windowFocused();
    }
  }

  /**
   * Locks the vault: closes it, which wipes its keys, and shows the lock screen. A vault without
   * passphrase cannot be locked, and the window says so.
   */
  public void lock() {
    if (shell != null && vault != null) {
      if (vault.safekeeping().passphrase()) {
        lock(shell, vault);
      } else {
        shell.say("lock.cannot");
      }
    }
  }

  /** Nobody is there to read why a vault cannot be locked. */
  private void lockUnasked() {
    if (shell != null && vault != null && vault.safekeeping().passphrase()) {
      lock(shell, vault);
    }
  }

  private void lock(Shell inside, OpenVault open) {
    Path folder = open.safekeeping().folder();
    inside.draft().ifPresent(draft -> drafts.put(folder, open.safekeeping().seal(draft.encode())));
    String name = open.identity().name();
    CompletableFuture<Boolean> closed = leave(inside, open);
    var model =
        new LockViewModel(
            name,
            typed -> {
              // a sync under way has to end before the vault can be opened again
              closed.join();
              return door.unlock(folder, typed);
            },
            context,
            Later.onWindow(),
            this::enter);
    var screen =
        new LockScreen(
            model,
            context.words(),
            this::start,
            () -> start().recover(new VaultDoor.KnownVault(folder, name, true)));
    show(screen.node());
    screen.focus();
  }

  private StartScreen start() {
    stage.setTitle(context.words().get("app.name"));
    notStarting();
    var screen = new StartScreen(door, context, this::enter);
    starting = screen;
    show(screen.node());
    return screen;
  }

  /** What somebody was about to make is wiped. */
  private void notStarting() {
    StartScreen left = starting;
    starting = null;
    if (left != null) {
      left.close();
    }
  }

  /** Shows nothing of the vault any more, and closes it where no thread of the window waits. */
  private CompletableFuture<Boolean> leave(Shell inside, OpenVault open) {
    shell = null;
    vault = null;
    inside.close();
    stage.titleProperty().unbind();
    stage.setTitle(context.words().get("app.name"));
    var closed = new CompletableFuture<Boolean>();
    context
        .background()
        .run(() -> {
          try {
            open.close();
          } finally {
            closed.complete(true);
          }
          return true;
        })
        .then(done -> {});
    return closed;
  }

  private final class Windows implements VaultSwitch {
    @Override
    public void join(String link) {
      if (shell != null && vault != null) {
        leave(shell, vault);
        start().join(link);
      }
    }

    @Override
    public void startForReal() {
      chooseAnother();
      java.util.Optional.ofNullable(starting).ifPresent(StartScreen::create);
    }

    @Override
    public void chooseAnother() {
      if (shell != null && vault != null) {
        leave(shell, vault);
        start();
      }
    }

    @Override
    public void openCopy(Path backup) {
      if (shell != null && vault != null) {
        leave(shell, vault);
        start().restore(backup);
      }
    }

    @Override
    public void replaceWith(Path backup, Consumer<String> failed) {
      if (shell == null || vault == null) {
        return;
      }
      Shell inside = shell;
      OpenVault open = vault;
      context
          .background()
          .run(() -> new BackupKeeper(open, appearance, context.clock()).backUp())
          .onFault(VaultRefused.class, refused -> failed.accept("backup.replace.failed"))
          .then(done -> {
            if (vault == open) {
              replace(inside, open, backup);
            }
          });
    }
  }

  private void replace(Shell inside, OpenVault open, Path backup) {
    Path folder = open.safekeeping().folder();
    CompletableFuture<Boolean> closed = leave(inside, open);
    StartScreen screen = start();
    context
        .background()
        .run(() -> {
          closed.join();
          door.replace(folder, backup);
          return folder;
        })
        .onFault(DoorShut.class, screen::refused)
        .then(screen::reopen);
  }

  private void byTheHour() {
    backUpByTheDay();
    if (shell != null) {
      shell.look();
    }
  }

  /** Once an hour: whether it is time for the backup of the day. */
  private void backUpByTheDay() {
    OpenVault open = vault;
    if (open != null) {
      var keeper = new BackupKeeper(open, appearance, context.clock());
      context
          .background()
          .run(() -> {
            keeper.daily();
            return keeper.overdue();
          })
          .then(overdue -> {
            if (overdue && shell != null && vault == open) {
              shell.remindOfBackup();
            }
          });
    }
  }

  private void enter(OpenVault opened) {
    notStarting();
    vault = opened;
    var inside = new Shell(opened, context, appearance, conflictPage, tour);
    shell = inside;
    inside.setOnLock(this::lock);
    inside.root().addEventHandler(Renewed.TYPE, event -> renewed(inside, event.vault()));
    inside.setWindows(new Windows());
    stage.titleProperty().bind(inside.titleProperty());
    show(inside.root());
    byte[] draft = drafts.remove(opened.safekeeping().folder());
    if (draft != null) {
      opened.safekeeping().unseal(draft).map(EntryDraft::decode).ifPresent(inside::reopen);
    }
    backUpByTheDay();
    arrivals.entered();
  }

  /** The same vault under another identity takes the place of the one that was shown. */
  private void renewed(Shell inside, OpenVault next) {
    inside.close();
    stage.titleProperty().unbind();
    enter(next);
  }

  /** Another scene would give the window another size: the one there is gets another root. */
  private void show(Parent root) {
    if (stage.getScene() != null) {
      stage.getScene().setRoot(root);
      dress();
      return;
    }
    stage.setScene(new Scene(root));
    dress();
    // theme, accent, contrast and motion of the system are followed while the window is open
    Platform.getPreferences().addListener((InvalidationListener) changed -> dress());
  }

  private void dress() {
    Theme.valueOf(appearance.text("theme", Theme.SYSTEM.name()))
        .apply(stage.getScene(), (int) appearance.number("text", 100));
  }

  private void closed() {
    ManualWindow.close();
    looking.stop();
    hourly.stop();
    notStarting();
    stage.titleProperty().unbind();
    place.keep();
    Shell inside = shell;
    OpenVault open = vault;
    shell = null;
    vault = null;
    if (inside != null) {
      inside.close();
    }
    if (open != null) {
      backUpAtQuit(open);
      open.close();
    }
  }

  /** Whatever is wrong with the backup, the vault has to be closed. */
  private void backUpAtQuit(OpenVault open) {
    try {
      new BackupKeeper(open, appearance, context.clock()).atQuit();
    } catch (StoreFault fault) {
      LOG.warn("no backup at quitting: {}", fault.kind());
    }
  }
}
