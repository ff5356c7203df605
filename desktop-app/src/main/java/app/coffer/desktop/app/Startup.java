package app.coffer.desktop.app;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.settings.LanguageAndRegion;
import app.coffer.desktop.settings.UserFolders;
import app.coffer.desktop.ui.FirstView;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.VaultShelf;
import app.coffer.desktop.vault.Vaults;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Locale.Category;
import java.util.concurrent.CompletableFuture;

/**
 * What the window needs and no toolkit: preferences, words, and the vault it shows first. It is
 * read and opened on a thread of its own while the toolkit starts.
 */
final class Startup {
  private final StartOptions options;
  private final CompletableFuture<Ready> ready = new CompletableFuture<>();
  private final CompletableFuture<FirstView> first = new CompletableFuture<>();

  /**
   * @param region whose dates and numbers are written
   */
  record Ready(Appearance appearance, Words words, Locale region, LocalVaultDoor door) {}

  private Startup(StartOptions options) {
    this.options = options;
  }

  static Startup begin(StartOptions options) {
    var startup = new Startup(options);
    Thread.ofPlatform().name("startup").start(startup::run);
    return startup;
  }

  /** Waits for what is needed before anything can be shown. */
  Ready ready() {
    return ready.join();
  }

  /** The vault to show first, as soon as it is open. */
  CompletableFuture<FirstView> first() {
    return first;
  }

  private void run() {
    FirstView view = new FirstView.Home();
    try {
      UserFolders folders = UserFolders.ofThisUser();
      LogFiles.into(folders.logs());
      var shelf = new VaultShelf(options.shelf().orElse(folders.data()));
      Path preferences =
          options.shelf().map(own -> own.resolve(".window")).orElse(folders.config());
      var appearance = Appearance.in(preferences.resolve("window.properties"));
      Ready made = read(appearance, shelf);
      ready.complete(made);
      view =
          new FirstVault(made.door(), new RememberedVaults(shelf, appearance))
              .find(options.brought());
    } catch (RuntimeException unexpected) {
      // whoever waits has to hear of it; where only the vault failed, that is the thread's handler
      if (!ready.completeExceptionally(unexpected)) {
        throw unexpected;
      }
    } finally {
      first.complete(view);
    }
  }

  private static Ready read(Appearance appearance, VaultShelf shelf) {
    Locale language = LanguageAndRegion.language(appearance, Locale.getDefault(Category.DISPLAY));
    Locale region = LanguageAndRegion.region(appearance, Locale.getDefault(Category.FORMAT));
    // the toolkit's own words and calendars follow the defaults
    Locale.setDefault(Category.DISPLAY, language);
    Locale.setDefault(Category.FORMAT, region);
    var door =
        new LocalVaultDoor(Vaults.ofThisComputer(Syncing.BY_ITSELF), shelf, appearance, language);
    return new Ready(appearance, Words.in(language), region, door);
  }
}
