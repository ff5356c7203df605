package app.coffer.desktop.ui.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Theme;
import java.util.Locale;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class HistoryScreenTest extends ImportWindow {
  @Start
  void start(Stage stage) {
    begin(stage);
  }

  @Test
  void whatWasImportedIsListedAndTakenBackAfterAQuestion(FxRobot robot) {
    ImportViewModel model = show(robot, statement());
    toReview(robot, model);
    robot.interact(model::apply);
    Overlay overlay = showHistory(robot, Theme.LIGHT, Locale.ENGLISH, 1280, 800);

    fire(robot, "#undo0");
    assertThat(overlay.isDialogOpen()).isTrue();
    fire(robot, "#dialog-destroy");
    assertThat(transactions()).isEqualTo(1);
    assertThat(robot.lookup("#undo0").tryQuery()).as("undone").isEmpty();
  }

  @Test
  void withoutImportsTheHistorySaysWhatToDo(FxRobot robot) {
    showHistory(robot, Theme.LIGHT, Locale.ENGLISH, 1280, 800);
    assertThat(text(robot, "#historyEmpty")).contains("Drop a bank file");
  }
}
