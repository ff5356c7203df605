package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ui.settings.SettingsPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Whoever walks by Tab sees where they are, on every kind of control. */
@ExtendWith(ApplicationExtension.class)
class FocusSeenTest {
  private static final int MOST_STEPS = 80;

  /** Around a control, for a ring that is drawn outside of it. */
  private static final double AROUND = 4;

  /** After WCAG 2.2, criterion 2.4.13: a changed area as large as a line of 1 px around it. */
  private static final double PART_OF_A_RING = 0.9;

  /** The height of a row, twice. */
  private static final double ROW_MARK = 60;

  private static int vaults;
  @TempDir static Path folder;
  private StagedWindow window;
  private Stage stage;
  private final Set<String> kinds = new HashSet<>();
  private final List<String> unseen = new ArrayList<>();

  @Start
  void start(Stage shown) throws Exception {
    stage = shown;
    window = new StagedWindow(shown, folder.resolve("home" + vaults++));
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(window::close);
  }

  @Test
  void theFocusIsSeenOnEveryKindOfControl(FxRobot robot) {
    for (String page : List.of("go-reports", "go-budget", "go-catalogue", "go-rates")) {
      robot.interact(() -> robot.lookup("#" + page).queryAs(Button.class).fire());
      StagedWindow.settle();
      walk(robot, page);
    }
    robot.interact(() -> window.shell.go(new Place.OfAccount(window.checking)));
    StagedWindow.settle();
    walk(robot, "register");
    robot.interact(() -> window.shell.showSettingsPage(SettingsPage.Topic.APPEARANCE));
    StagedWindow.settle();
    walk(robot, "settings");
    assertThat(kinds).hasSizeGreaterThan(10);
    assertThat(unseen).isEmpty();
  }

  private void walk(FxRobot robot, String page) {
    var scene = stage.getScene();
    robot.interact(() -> scene.getRoot().requestFocusTraversal(TraversalDirection.NEXT));
    Node first = Objects.requireNonNull(scene.getFocusOwner());
    var steps = new AtomicInteger();
    while (steps.get() < MOST_STEPS) {
      robot.interact(() -> toTheNextKind(scene, first, steps));
      Node at = Objects.requireNonNull(scene.getFocusOwner());
      if (steps.get() >= MOST_STEPS) {
        return;
      }
      Image focused = picture(robot);
      robot.interact(() -> next(at, first));
      double ring = changed(at, focused, picture(robot));
      if (ring < PART_OF_A_RING) {
        unseen.add("%s: %s, %.2f of a ring".formatted(page, at, ring));
      }
    }
  }

  /** Walks until something of a kind is reached that was not looked at yet, or all is walked. */
  private void toTheNextKind(Scene scene, Node first, AtomicInteger steps) {
    while (steps.incrementAndGet() < MOST_STEPS) {
      Node at = Objects.requireNonNull(scene.getFocusOwner());
      if (steps.get() > 1 && at == first) {
        steps.set(MOST_STEPS);
      } else if (kinds.add(kind(at))) {
        return;
      } else {
        next(at, first);
      }
    }
  }

  private static void next(Node at, Node first) {
    if (!at.requestFocusTraversal(TraversalDirection.NEXT)) {
      first.requestFocus();
    }
  }

  private Image picture(FxRobot robot) {
    var painted = new AtomicReference<Image>();
    robot.interact(() -> painted.set(stage.getScene().snapshot(null)));
    return painted.get();
  }

  private static String kind(Node node) {
    return node.getClass().getSimpleName()
        + (list(node) ? node.getId() : "")
        + node.getStyleClass().stream()
            .filter(each -> !each.startsWith("sidebar-"))
            .sorted()
            .collect(Collectors.joining(".", ".", ""));
  }

  /** How many pixels became clearly others, against those of a line around the control. */
  private double changed(Node node, Image one, Image other) {
    Bounds place = node.localToScene(node.getLayoutBounds());
    int left = (int) Math.max(0, place.getMinX() - AROUND);
    int top = (int) Math.max(0, place.getMinY() - AROUND);
    int right = (int) Math.min(one.getWidth(), place.getMaxX() + AROUND);
    int bottom = (int) Math.min(one.getHeight(), place.getMaxY() + AROUND);
    int many = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        Color was = one.getPixelReader().getColor(x, y);
        Color is = other.getPixelReader().getColor(x, y);
        if (Math.abs(was.getRed() - is.getRed())
                + Math.abs(was.getGreen() - is.getGreen())
                + Math.abs(was.getBlue() - is.getBlue())
            > 0.3) {
          many++;
        }
      }
    }
    // of a list it is enough that its row is marked
    double around = list(node) ? ROW_MARK : 2 * (place.getWidth() + place.getHeight());
    return many / around;
  }

  private static boolean list(Node node) {
    return node instanceof TableView<?> || node instanceof ListView<?>;
  }
}
