package app.coffer.desktop.tour;

import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.conflict.ConflictController;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.Pictures;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.shell.Shell;
import app.coffer.desktop.vault.OpenVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Duration;

/** Takes the tour's pictures: opens the real window on a vault, waits until it rests, writes it. */
final class TourPictures {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  /** Long enough for lists to lay themselves out and short notes to come and be seen. */
  private static final Duration REST = Duration.millis(700);

  private static final int MOST_LOOKS = 40;

  private final Path folder;
  private final Appearance appearance;
  private final Locale language;

  /**
   * @param folder where pictures go
   * @param scratch a folder for what the window remembers
   * @param language of the window
   */
  TourPictures(Path folder, Path scratch, Locale language) {
    this.folder = folder;
    this.language = language;
    this.appearance = Appearance.in(scratch.resolve("window.properties"));
  }

  /** Shows a vault as the stop asks, in light and in dark; returns when both are written. */
  void take(TourStop stop, OpenVault vault) {
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      var written = new CompletableFuture<Path>();
      Path file = folder.resolve(stop.picture() + (theme.dark() ? "-dark" : "") + ".png");
      Platform.runLater(() -> open(stop, vault, theme, file, written));
      written.join();
    }
  }

  private void open(
      TourStop stop, OpenVault vault, Theme theme, Path file, CompletableFuture<Path> written) {
    var context =
        new UiContext(
            Background.threads(),
            Words.in(language),
            new Formats(
                language.equals(Locale.GERMAN) ? Locale.GERMANY : Locale.UK,
                ZoneId.systemDefault()),
            Clock.systemDefaultZone());
    var shell =
        new Shell(
            vault,
            context,
            appearance,
            (shown, with, overlay) -> new ConflictController(shown, with, overlay));
    var scene = new Scene(shell.root(), WIDTH, HEIGHT);
    theme.apply(scene, 100);
    var stage = new Stage();
    stage.setScene(scene);
    stage.setTitle(stop.computer());
    stage.show();
    show(stop, vault, shell);
    var rest = new PauseTransition(REST);
    var looks = new AtomicInteger();
    rest.setOnFinished(done -> {
      if (!ready(stop, scene.getRoot()) && looks.incrementAndGet() < MOST_LOOKS) {
        rest.play();
        return;
      }
      try {
        Pictures.write(scene, file);
        written.complete(file);
      } catch (IOException failed) {
        written.completeExceptionally(new UncheckedIOException(failed));
      } finally {
        stage.close();
        shell.close();
      }
    });
    rest.play();
  }

  /** Whether what the picture is about was read; on a busy computer that takes longer. */
  private static boolean ready(TourStop stop, Parent root) {
    String awaited =
        switch (stop) {
          case SYNC_ON -> ".settings";
          case CONFLICT -> ".effects-label";
          case IMPORTED, JOINED, DECIDED, EVERYWHERE -> ".register .table-row-cell:filled";
        };
    return root.lookup(awaited) != null;
  }

  private static void show(TourStop stop, OpenVault vault, Shell shell) {
    switch (stop) {
      case SYNC_ON -> shell.showSettings();
      case CONFLICT -> shell.showConflicts();
      case IMPORTED, JOINED, DECIDED, EVERYWHERE ->
          vault.ledger().read().accounts().stream()
              .findFirst()
              .map(AccountBalance::account)
              .ifPresent(account -> shell.showAccount(account.id()));
    }
  }
}
