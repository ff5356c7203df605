package app.coffer.desktop.e2e;

import app.coffer.desktop.ui.kit.Pictures;
import com.sun.glass.ui.headless.HdApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** One window and the person before it, who clicks, types and waits until something is seen. */
final class Computer {
  private static final Path PICTURES = Path.of("target", "screens");
  private static final long PATIENCE_MILLIS = 30_000;

  /** Where the windows are that nobody sits at: outside the screen. */
  private static final double ASIDE = 6000;

  private final String name;
  private final Stage stage;
  private final FxRobot robot;

  Computer(String name, Stage stage, FxRobot robot) {
    this.name = name;
    this.stage = stage;
    this.robot = robot;
  }

  Stage stage() {
    return stage;
  }

  /** The person sits down here; the other window is put out of the way. */
  Computer before(Computer other) {
    robot.interact(() -> {
      other.stage.setX(ASIDE);
      stage.setX(0);
      stage.setY(0);
      stage.toFront();
      HdApplication.unfocusAll();
      stage.requestFocus();
    });
    robot.targetWindow(stage);
    return this;
  }

  void click(String id) {
    until("#" + id + " can be clicked", () -> look(id).filter(Computer::ready).isPresent());
    click(find(id));
  }

  void click(Node node) {
    robot.clickOn(node);
  }

  /** Replaces what a field says, by the keyboard. */
  void type(String id, String text) {
    until("#" + id + " can be typed into", () -> field(id).filter(Computer::ready).isPresent());
    TextInputControl field = onWindow(() -> field(id).orElseThrow());
    click(field);
    robot.interact(field::selectAll);
    robot.write(text, 0);
    until("#" + id + " says what was typed", () -> field(id).orElseThrow().getText().equals(text));
  }

  /** Replaces what a field says, as pasting does. */
  void paste(String id, String text) {
    until("#" + id + " can be pasted into", () -> field(id).filter(Computer::ready).isPresent());
    TextInputControl field = onWindow(() -> field(id).orElseThrow());
    click(field);
    robot.interact(() -> {
      field.selectAll();
      field.replaceSelection(text);
    });
  }

  void press(KeyCode... keys) {
    robot.type(keys);
  }

  void hold(KeyCode modifier, KeyCode key) {
    robot.press(modifier).type(key).release(modifier);
  }

  /** What a label, a button or a field says. */
  String text(String id) {
    Node node = find(id);
    return onWindow(() -> said(node));
  }

  /** Waits until a label, a button or a field says something like it. */
  void untilText(String id, String part) {
    until(
        "#" + id + " says " + part,
        () -> look(id).map(Computer::said).filter(said -> said.contains(part)).isPresent());
  }

  /** Waits until some label of the window says exactly this. */
  void untilSeen(String sentence) {
    until(
        "“" + sentence + "” is seen",
        () ->
            stage.getScene().getRoot().lookupAll(".label").stream()
                .anyMatch(node ->
                    node instanceof Label label
                        && label.getText().contains(sentence)
                        && shown(label)));
  }

  private static boolean ready(Node node) {
    return shown(node) && !node.isDisabled() && node.getLayoutBounds().getWidth() > 0;
  }

  Node find(String id) {
    until("#" + id + " is there", () -> look(id).isPresent());
    return onWindow(() -> look(id).orElseThrow());
  }

  private Optional<Node> look(String id) {
    return stage.getScene().getRoot().lookupAll("#" + id).stream()
        .filter(Computer::shown)
        .findFirst();
  }

  /** A field may stand in a box that has the id. */
  private Optional<TextInputControl> field(String id) {
    return look(id)
        .flatMap(node ->
            node instanceof TextInputControl field
                ? Optional.of(field)
                : node.lookupAll(".text-input").stream()
                    .filter(Computer::shown)
                    .map(TextInputControl.class::cast)
                    .findFirst());
  }

  private static String said(Node node) {
    return switch (node) {
      case TextInputControl field -> field.getText();
      case Labeled labelled -> labelled.getText();
      default -> throw new AssertionError(node.getId() + " says nothing");
    };
  }

  private static boolean shown(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return true;
  }

  void until(String what, BooleanSupplier seen) {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    while (!onWindow(seen::getAsBoolean)) {
      if (System.nanoTime() > end) {
        picture("in-vain");
        throw new AssertionError(name + " waited in vain until " + what);
      }
      WaitForAsyncUtils.sleep(20, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
  }

  /** Keeps what the window shows, for people to look at. */
  void picture(String moment) {
    WaitForAsyncUtils.waitForFxEvents();
    onWindow(() -> {
      try {
        Pictures.write(stage.getScene(), PICTURES.resolve("e2e-" + moment + "-" + name + ".png"));
        return true;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    });
  }

  <T> T onWindow(Callable<T> question) {
    return WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, question);
  }
}
