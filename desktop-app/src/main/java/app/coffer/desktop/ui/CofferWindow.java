package app.coffer.desktop.ui;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.backup.BackupKeeper;
import app.coffer.desktop.ui.backup.VaultSwitch;
import app.coffer.desktop.ui.help.ManualWindow;
import app.coffer.desktop.ui.kit.Later;
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
import javafx.scene.control.Label;
import javafx.scene.input.InputEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The window: the start screen until a vault is open, then the shell; the lock screen while it is
 * locked. It remembers its place.
 */
public final class CofferWindow {
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
  private final WindowScene scene;
  private final BackupsByThemselves backups;
  private final Arrivals arrivals = new Arrivals(new Inside());

  /** What was being typed when a vault was locked, sealed for that vault, by its folder. */
  private final Map<Path, byte[]> drafts = new HashMap<>();

  private @Nullable Shell shell;
  private @Nullable OpenVault vault;
  private @Nullable StartScreen starting;
  private boolean gone;

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
    scene = new WindowScene(stage, appearance, context.words());
    backups = new BackupsByThemselves(context, appearance, this::shows, this::remindOfBackup);
    watch = new IdleWatch(context.clock(), () -> LockRules.in(appearance), this::lockUnasked);
    looking = every(Duration.millis(IdleWatch.PERIOD.toMillis()), watch::look);
    hourly = every(Duration.hours(1), this::byTheHour);
  }

  private static Timeline every(Duration period, Runnable action) {
    var timeline = new Timeline(new KeyFrame(period, event -> action.run()));
    timeline.setCycleCount(Animation.INDEFINITE);
    return timeline;
  }

  /** Shows the start screen, or the vault at once where one is given. */
  public void open(@Nullable OpenVault already) {
    openSoon(
        CompletableFuture.completedFuture(
            already == null ? new FirstView.Home() : new FirstView.Inside(already)));
  }

  /** Shows itself at once, and what comes first as soon as it is known. */
  public void openSoon(CompletableFuture<FirstView> first) {
    // the stage may have shown another vault before
    stage.titleProperty().unbind();
    stage.setTitle(context.words().get("app.name"));
    gone = false;
    place.restore();
    stage.setOnHidden(event -> closed());
    stage.focusedProperty().subscribe(this::focused);
    stage.addEventFilter(InputEvent.ANY, event -> watch.touched());
    if (first.isDone()) {
      begin(first.join());
    } else {
      scene.show(new StackPane(new Label(context.words().get("window.opening"))));
      first.thenAccept(view -> context.background().onWindow(() -> begin(view)));
    }
    looking.play();
    hourly.play();
    stage.show();
  }

  private void begin(FirstView view) {
    if (view instanceof FirstView.Inside(var opened)) {
      if (gone) {
        opened.close();
      } else {
        enter(opened);
      }
      return;
    }
    StartScreen screen = start();
    switch (view) {
      case FirstView.Locked(var locked) -> screen.unlock(locked);
      case FirstView.Shut(var why) -> screen.refused(why);
      default -> {}
    }
    arrivals.entered();
  }

  private boolean shows(OpenVault open) {
    return vault == open && shell != null;
  }

  private void remindOfBackup() {
    Optional.ofNullable(shell).ifPresent(Shell::remindOfBackup);
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
    if (!lockUnasked() && shell != null) {
      shell.say("lock.cannot");
    }
  }

  /** Where nobody is there to read why a vault cannot be locked. */
  private boolean lockUnasked() {
    if (shell == null || vault == null || !vault.safekeeping().passphrase()) {
      return false;
    }
    lock(shell, vault);
    return true;
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
    scene.show(screen.node());
    screen.focus();
  }

  private StartScreen start() {
    notStarting();
    var screen = new StartScreen(door, context, this::enter);
    starting = screen;
    scene.show(screen.node());
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
    /** Closes the vault and goes on from the start screen, if a vault is shown. */
    private void leaveFor(Consumer<StartScreen> then) {
      if (shell != null && vault != null) {
        leave(shell, vault);
        then.accept(start());
      }
    }

    @Override
    public List<Other> known() {
      return door.known().stream().map(known -> new Other(known.folder(), known.name())).toList();
    }

    @Override
    public void open(Path folder) {
      leaveFor(start -> start.reopen(folder));
    }

    @Override
    public void join(String link) {
      leaveFor(start -> start.join(link));
    }

    @Override
    public void startForReal() {
      chooseAnother();
      Optional.ofNullable(starting).ifPresent(StartScreen::create);
    }

    @Override
    public void chooseAnother() {
      leaveFor(start -> {});
    }

    @Override
    public void openCopy(Path backup) {
      leaveFor(start -> start.restore(backup));
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
    if (shell != null && vault != null) {
      backups.look(vault);
      shell.look();
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
    scene.show(inside.root());
    byte[] draft = drafts.remove(opened.safekeeping().folder());
    if (draft != null) {
      opened.safekeeping().unseal(draft).map(EntryDraft::decode).ifPresent(inside::reopen);
    }
    backups.entered(opened);
    arrivals.entered();
  }

  /** The same vault under another identity takes the place of the one that was shown. */
  private void renewed(Shell inside, OpenVault next) {
    inside.close();
    stage.titleProperty().unbind();
    enter(next);
  }

  private void closed() {
    gone = true;
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
      backups.atQuit(open);
      open.close();
    }
  }
}
