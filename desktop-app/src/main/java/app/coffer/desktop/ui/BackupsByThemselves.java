package app.coffer.desktop.ui;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.store.StoreFault;
import app.coffer.desktop.ui.backup.BackupKeeper;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import java.util.function.Predicate;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backups nobody asks for: that of the day, and that at quitting. */
final class BackupsByThemselves {
  private static final Logger LOG = LoggerFactory.getLogger(BackupsByThemselves.class);

  /** Whoever just came in wants to see the money; a copy of all of it can wait. */
  private static final Duration AFTER_ENTERING = Duration.seconds(20);

  private final UiContext context;
  private final Appearance appearance;
  private final Predicate<OpenVault> shown;
  private final Runnable remind;
  private final PauseTransition pause = new PauseTransition(AFTER_ENTERING);

  /**
   * @param shown whether the window still shows a vault
   * @param remind says that no backup was made for long
   */
  BackupsByThemselves(
      UiContext context, Appearance appearance, Predicate<OpenVault> shown, Runnable remind) {
    this.context = context;
    this.appearance = appearance;
    this.shown = shown;
    this.remind = remind;
  }

  void entered(OpenVault vault) {
    pause.setOnFinished(event -> {
      if (shown.test(vault)) {
        look(vault);
      }
    });
    pause.playFromStart();
  }

  /** Whether it is time for the backup of the day. */
  void look(OpenVault vault) {
    var keeper = new BackupKeeper(vault, appearance, context.clock());
    context
        .background()
        .run(() -> {
          keeper.daily();
          return keeper.overdue();
        })
        .then(overdue -> {
          if (overdue && shown.test(vault)) {
            remind.run();
          }
        });
  }

  /** Whatever is wrong with the backup, the vault has to be closed. */
  void atQuit(OpenVault vault) {
    pause.stop();
    try {
      new BackupKeeper(vault, appearance, context.clock()).atQuit();
    } catch (StoreFault fault) {
      LOG.warn("no backup at quitting: {}", fault.kind());
    }
  }
}
