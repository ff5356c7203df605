package app.coffer.desktop.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A start that writes down how long it took and ends by itself: from it the cache of the installed
 * app is made, and with it the benchmark of starts. Times are milliseconds, when the first frame
 * was drawn, and when a register showed rows; since the file was made, for whoever starts it makes
 * it just before: what the system says of a process may be wrong by most of a second.
 */
final class Rehearsal extends AnimationTimer {
  /** Two pulses after a change it is on the screen. */
  private static final int FRAMES = 2;

  private static final Duration LONGEST = Duration.ofSeconds(60);
  private final Stage stage;
  private final Path file;
  private final Instant began;
  private int frames;
  private int framesWithRows;
  private @Nullable Long firstFrame;

  Rehearsal(Stage stage, Path file) {
    this.stage = stage;
    this.file = file;
    began = made(file);
  }

  private static Instant made(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException noSuchFile) {
      return ProcessHandle.current().info().startInstant().orElseThrow();
    }
  }

  void play() {
    start();
  }

  @Override
  public void handle(long now) {
    frames++;
    if (frames == FRAMES) {
      firstFrame = sinceTheBeginning();
    }
    framesWithRows = rows() ? framesWithRows + 1 : 0;
    if (framesWithRows == FRAMES) {
      end(String.valueOf(sinceTheBeginning()));
    } else if (sinceTheBeginning() > LONGEST.toMillis()) {
      end("never");
    }
  }

  private void end(String shown) {
    stop();
    try {
      Files.writeString(file, "first-frame " + firstFrame + "\nregister " + shown + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    stage.hide();
  }

  private boolean rows() {
    Node register = stage.getScene().getRoot().lookup(".register");
    return register instanceof TableView<?> table
        && table.lookupAll(".table-row-cell:filled").stream().anyMatch(Node::isVisible);
  }

  private long sinceTheBeginning() {
    return Duration.between(began, Instant.now()).toMillis();
  }
}
