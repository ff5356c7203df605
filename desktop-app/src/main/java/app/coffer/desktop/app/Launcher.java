package app.coffer.desktop.app;

import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.settings.UserFolders;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.tour.Tour;
import app.coffer.desktop.tour.TourBroken;
import app.coffer.desktop.vault.VaultRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;
import javafx.application.Platform;

/**
 * Starts the window. Not an {@link Application} itself: a main class that is one makes Java look
 * for JavaFX on the module path, and it is on the class path.
 *
 * <p>{@code --tour DIR} plays the tour instead and writes its pictures to DIR; {@code --or-tour
 * DIR} does so where no window can be shown. A language may follow: {@code --tour DIR de}.
 */
public final class Launcher {
  /** Held, because java.util.logging forgets the level of a logger that nobody holds. */
  private static final List<Logger> QUIET =
      List.of(Logger.getLogger(""), Logger.getLogger("javafx"));

  private Launcher() {}

  public static void main(String[] arguments) {
    QUIET.getFirst().setLevel(Level.WARNING);
    // JavaFX warns that it is on the class path; it is there on purpose
    QUIET.getLast().setLevel(Level.SEVERE);
    boolean windows = canShowWindows(System.getProperty("os.name"), System.getenv());
    int option = Arrays.asList(arguments).indexOf(windows ? "--tour" : "--or-tour");
    if (option < 0) {
      option = Arrays.asList(arguments).indexOf("--tour");
    }
    if (option >= 0 && option + 1 < arguments.length) {
      Locale language =
          option + 2 < arguments.length
              ? Locale.forLanguageTag(arguments[option + 2])
              : Locale.ENGLISH;
      System.exit(tour(Path.of(arguments[option + 1]).toAbsolutePath(), language, windows));
    }
    if (!windows) {
      System.err.println(
          "coffer-app: there is no display here. Use the command line (coffer --help), or see the"
              + " window in pictures: coffer-app --tour FOLDER");
      System.exit(1);
    }
    open(arguments);
  }

  /** Opens the window, or hands over to the one there is. */
  private static void open(String[] arguments) {
    StartOptions options = StartOptions.of(List.of(arguments));
    try {
      Optional<SingleInstance> first =
          SingleInstance.claim(
              UserFolders.ofThisUser().running(), options.instance(), options.forTheFirst());
      if (first.isEmpty()) {
        return;
      }
      CofferApp.prepare(options, Startup.begin(options), first.get());
    } catch (IOException | UnsupportedOperationException noSuchPlace) {
      // without a place to meet there may be two windows; the vault's own lock keeps them apart
      CofferApp.prepare(options, Startup.begin(options), null);
    }
    Application.launch(CofferApp.class, arguments);
  }

  /** Plays the tour; without a display its windows are drawn in memory. */
  private static int tour(Path pictures, Locale language, boolean windows) {
    if (!windows) {
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
    }
    Platform.setImplicitExit(false);
    Platform.startup(() -> {});
    try {
      Tour.play(pictures, language, System.out::println);
      return 0;
    } catch (TourBroken | IOException | VaultRefused | SyncFault | PairingRefused broken) {
      System.err.println("The tour broke off: " + broken.getMessage());
      return 1;
    }
  }

  /** On Linux a window needs a display server; other systems always have one. */
  static boolean canShowWindows(String system, Map<String, String> environment) {
    if (!system.toLowerCase(Locale.ROOT).contains("linux")) {
      return true;
    }
    return !environment.getOrDefault("DISPLAY", "").isEmpty()
        || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
  }
}
