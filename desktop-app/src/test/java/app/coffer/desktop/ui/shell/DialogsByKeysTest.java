package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.settings.SettingsPage;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * Every dialog that a button or a menu of the window opens: all of its controls are reached by Tab,
 * Tab never leaves it, Escape closes it, and the focus is back where it was.
 */
@ExtendWith(ApplicationExtension.class)
class DialogsByKeysTest {
  private static final int MOST_STEPS = 60;

  @TempDir static Path folder;
  private StagedWindow window;
  private Stage stage;
  private final TreeSet<String> wrong = new TreeSet<>();

  @Start
  void start(Stage shown) throws Exception {
    stage = shown;
    window = new StagedWindow(shown, folder.resolve("home"));
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(window::close);
  }

  @Test
  void everyDialogIsWalkedAndLeftByKeys(FxRobot robot) {
    var pages = new LinkedHashMap<Runnable, List<String>>();
    pages.put(() -> window.shell.go(new Place.OfAccount(window.checking)), List.of("add-account"));
    pages.put(() -> window.shell.go(new Place.Rates()), List.of("rates-add"));
    pages.put(go(robot, "budget"), List.of("budget-fill", "budget-goal", "budget-move"));
    pages.put(
        go(robot, "catalogue"),
        List.of("catalogue-add", "catalogue-edit", "catalogue-join", "catalogue-remove"));
    pages.put(go(robot, "schedules"), List.of("schedules-add"));
    pages.put(go(robot, "rules"), List.of("rules-add"));
    pages.put(go(robot, "reports"), List.of("report-accounts", "report-save"));
    pages.put(
        () -> window.shell.showSettingsPage(SettingsPage.Topic.SECURITY),
        List.of("change-passphrase"));
    pages.forEach((page, openers) -> {
      robot.interact(page);
      for (String id : openers) {
        StagedWindow.until(() -> robot.lookup("#" + id).tryQuery().isPresent());
        StagedWindow.until(() -> !robot.lookup("#" + id).query().isDisabled());
        through(robot, id, robot.lookup("#" + id).queryAs(ButtonBase.class));
      }
    });
    assertThat(wrong).isEmpty();
  }

  private static Runnable go(FxRobot robot, String place) {
    return () -> robot.lookup("#go-" + place).queryButton().fire();
  }

  private static boolean shown(Node node) {
    for (Node one = node; one != null; one = one.getParent()) {
      if (!one.isVisible() || one instanceof Cell<?>) {
        return false;
      }
    }
    return true;
  }

  private void through(FxRobot robot, String name, ButtonBase opener) {
    // a page does nothing until it has read what it is about
    StagedWindow.until(() -> opensDialog(robot, opener));
    robot.interact(() -> walk(name, Objects.requireNonNull(dialog())));
    robot.type(KeyCode.ESCAPE);
    StagedWindow.until(() -> dialog() == null);
    robot.interact(() -> {
      Node now = stage.getScene().getFocusOwner();
      if (now != opener) {
        wrong.add(name + " leaves the focus at " + now);
      }
    });
  }

  private boolean opensDialog(FxRobot robot, ButtonBase opener) {
    if (dialog() == null) {
      robot.interact(() -> {
        opener.requestFocus();
        opener.fire();
      });
      StagedWindow.settle();
    }
    return dialog() != null;
  }

  private void walk(String name, Dialog dialog) {
    if (!inside(stage.getScene().getFocusOwner(), dialog)) {
      wrong.add(name + " begins outside, at " + stage.getScene().getFocusOwner());
    }
    TabWalk.unreached(dialog).forEach(one -> wrong.add(name + " not by Tab: " + one));
    for (int step = 0; step < MOST_STEPS; step++) {
      Node now = stage.getScene().getFocusOwner();
      if (!inside(now, dialog)) {
        wrong.add(name + " is left by Tab, to " + now);
        return;
      }
      now.requestFocusTraversal(TraversalDirection.NEXT);
    }
  }

  private static boolean inside(Node node, Parent parent) {
    for (Node one = node; one != null; one = one.getParent()) {
      if (one == parent) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Dialog dialog() {
    return stage.getScene().getRoot().lookupAll(".dialog").stream()
        .filter(Dialog.class::isInstance)
        .map(Dialog.class::cast)
        .filter(DialogsByKeysTest::shown)
        .findFirst()
        .orElse(null);
  }
}
