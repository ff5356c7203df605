package app.coffer.desktop.tour;

import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Plays the tour. JavaFX must be running; the caller must not be on the window's thread. What it
 * makes, but for the pictures, is gone afterwards.
 */
public final class Tour {
  private Tour() {}

  /**
   * @param pictures the folder for PNG files; made if need be
   * @param say gets a sentence for each step
   * @param language of the windows in the pictures
   * @throws TourBroken where the product did not do what the tour tells
   */
  public static void play(Path pictures, Locale language, Consumer<String> say)
      throws IOException, VaultRefused, SyncFault, PairingRefused, TourBroken {
    Files.createDirectories(pictures);
    Path scratch = Files.createTempDirectory("coffer-tour");
    var camera = new TourPictures(pictures, scratch, language);
    var stage =
        new TourStory.Stage() {
          @Override
          public void say(String sentence) {
            say.accept(sentence);
          }

          @Override
          public void show(TourStop stop, OpenVault vault) {
            camera.take(stop, vault);
          }
        };
    try (var story = new TourStory(scratch, stage)) {
      story.play();
    } finally {
      remove(scratch);
    }
    say.accept("The pictures are in " + pictures + ".");
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
