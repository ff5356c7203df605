package app.coffer.desktop.app;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.settings.LanguageAndRegion;
import app.coffer.desktop.settings.UserFolders;
import app.coffer.desktop.tour.Tour;
import app.coffer.desktop.ui.CofferWindow;
import app.coffer.desktop.ui.conflict.ConflictController;
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
import java.util.Locale;
import java.util.Locale.Category;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;

/** The window's program: puts its parts together, in the order they are needed. */
public final class CofferApp extends Application {

  @Override
  public void start(Stage stage) {
    Thread.setDefaultUncaughtExceptionHandler(new CrashNotice());
    UserFolders folders = UserFolders.ofThisUser();
    var appearance = Appearance.in(folders.config().resolve("window.properties"));
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
    Path shelf =
        Optional.ofNullable(getParameters().getNamed().get("vaults"))
            .map(Path::of)
            .orElse(folders.data());
    var door =
        new LocalVaultDoor(
            Vaults.ofThisComputer(Syncing.BY_ITSELF), new VaultShelf(shelf), appearance);
    new CofferWindow(
            stage,
            context,
            appearance,
            door,
            (vault, within, overlay) -> new ConflictController(vault, within, overlay),
            Tour::play)
        .open(null);
  }
}
