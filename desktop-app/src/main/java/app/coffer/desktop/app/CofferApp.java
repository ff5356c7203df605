package app.coffer.desktop.app;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.tour.Tour;
import app.coffer.desktop.ui.Arrival;
import app.coffer.desktop.ui.CofferWindow;
import app.coffer.desktop.ui.conflict.ConflictController;
import app.coffer.desktop.ui.help.CrashWindow;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window's program: puts its parts together, in the order they are needed. */
public final class CofferApp extends Application {
  private static final int[] ICONS = {16, 32, 48, 64, 128, 256};
  private static StartOptions options = StartOptions.of(List.of());
  private static @Nullable Startup startup;
  private static @Nullable SingleInstance first;

  /** To be said before the launch, because JavaFX makes the object. */
  static void prepare(StartOptions given, Startup begun, @Nullable SingleInstance claimed) {
    options = given;
    startup = begun;
    first = claimed;
  }

  @Override
  public void start(Stage stage) {
    Startup begun = startup == null ? Startup.begin(options) : startup;
    Startup.Ready ready = begun.ready();
    Appearance appearance = ready.appearance();
    // before the first control: else the toolkit reads the sheet of its own theme, too
    Theme.in(appearance).dressControls();
    var context =
        new UiContext(
            Background.threads(),
            ready.words(),
            new Formats(ready.region(), ZoneId.systemDefault()),
            Clock.systemDefaultZone());
    Thread.setDefaultUncaughtExceptionHandler(
        new CrashNotice(
            context.clock(),
            report -> new CrashWindow(report, context.words(), appearance, stage::hide).show()));
    var window =
        new CofferWindow(
            stage,
            context,
            appearance,
            ready.door(),
            (vault, within, overlay) -> new ConflictController(vault, within, overlay),
            (pictures, say) -> Tour.play(pictures, context.words().language(), say));
    window.openSoon(begun.first());
    Path here = Path.of("").toAbsolutePath();
    window.arrive(
        Arrival.of(options.brought(), here).stream()
            // the vault was opened with the window
            .filter(arrival -> !(arrival instanceof Arrival.VaultFolder))
            .toList());
    if (first != null) {
      first.deliverTo(brought -> {
        List<Arrival> arrived = Arrival.of(brought, here);
        Platform.runLater(() -> window.arrive(arrived));
      });
    }
    options.rehearsal().ifPresent(file -> new Rehearsal(stage, file).play());
    // most desktops take the icon of the menu entry; those that do not can wait for a frame
    Platform.runLater(() ->
        stage
            .getIcons()
            .setAll(IntStream.of(ICONS).mapToObj(CofferApp::icon).toArray(Image[]::new)));
  }

  private static Image icon(int size) {
    return new Image(
        Objects.requireNonNull(CofferApp.class.getResourceAsStream("icons/" + size + ".png")));
  }
}
