package app.coffer.desktop.app;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.settings.LanguageAndRegion;
import app.coffer.desktop.settings.UserFolders;
import app.coffer.desktop.tour.Tour;
import app.coffer.desktop.ui.Arrival;
import app.coffer.desktop.ui.CofferWindow;
import app.coffer.desktop.ui.conflict.ConflictController;
import app.coffer.desktop.ui.help.CrashWindow;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.VaultShelf;
import app.coffer.desktop.vault.Vaults;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Locale.Category;
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
  private static @Nullable SingleInstance first;

  /** To be said before the launch, because JavaFX makes the object. */
  static void prepare(StartOptions given, @Nullable SingleInstance claimed) {
    options = given;
    first = claimed;
  }

  @Override
  public void start(Stage stage) {
    UserFolders folders = UserFolders.ofThisUser();
    LogFiles.into(folders.logs());
    Path preferences =
        options.shelf().map(shelf -> shelf.resolve(".window")).orElse(folders.config());
    var appearance = Appearance.in(preferences.resolve("window.properties"));
    Locale language = LanguageAndRegion.language(appearance, Locale.getDefault(Category.DISPLAY));
    Locale region = LanguageAndRegion.region(appearance, Locale.getDefault(Category.FORMAT));
    // the toolkit's own words and calendars follow the defaults
    Locale.setDefault(Category.DISPLAY, language);
    Locale.setDefault(Category.FORMAT, region);
    var context =
        new UiContext(
            Background.threads(),
            Words.in(language),
            new Formats(region, ZoneId.systemDefault()),
            Clock.systemDefaultZone());
    Thread.setDefaultUncaughtExceptionHandler(
        new CrashNotice(
            context.clock(),
            report -> new CrashWindow(report, context.words(), appearance, stage::hide).show()));
    var door =
        new LocalVaultDoor(
            Vaults.ofThisComputer(Syncing.BY_ITSELF),
            new VaultShelf(options.shelf().orElse(folders.data())),
            appearance);
    stage.getIcons().setAll(IntStream.of(ICONS).mapToObj(CofferApp::icon).toArray(Image[]::new));
    var window =
        new CofferWindow(
            stage,
            context,
            appearance,
            door,
            (vault, within, overlay) -> new ConflictController(vault, within, overlay),
            Tour::play);
    window.open(null);
    Path here = Path.of("").toAbsolutePath();
    window.arrive(Arrival.of(options.brought(), here));
    if (first != null) {
      first.deliverTo(brought -> {
        List<Arrival> arrived = Arrival.of(brought, here);
        Platform.runLater(() -> window.arrive(arrived));
      });
    }
    options.rehearsal().ifPresent(file -> new Rehearsal(stage, file).play());
  }

  private static Image icon(int size) {
    return new Image(
        Objects.requireNonNull(CofferApp.class.getResourceAsStream("icons/" + size + ".png")));
  }
}
