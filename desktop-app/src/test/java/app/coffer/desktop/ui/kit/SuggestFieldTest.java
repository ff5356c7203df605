package app.coffer.desktop.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SuggestFieldTest {
  private SuggestField<Integer> field;
  private TextField next;

  private static List<Suggestion<Integer>> shops(String typed) {
    return Stream.of("Lidl", "Little Bakery", "Shell")
        .filter(name -> name.toLowerCase().startsWith(typed.toLowerCase()))
        .map(name -> new Suggestion<>(name.length(), name, ""))
        .toList();
  }

  @Start
  void start(Stage stage) {
    field = new SuggestField<>(SuggestFieldTest::shops);
    next = new TextField();
    stage.setScene(new Scene(new VBox(field, next), 400, 200));
    Theme.LIGHT.apply(stage.getScene(), 100);
    stage.show();
  }

  @Test
  void tabTakesTheFirstThatBeginsSo(FxRobot robot) {
    robot.clickOn(field).write("li").type(KeyCode.TAB);
    assertThat(field.getText()).isEqualTo("Lidl");
    assertThat(field.chosen()).contains(4);
    assertThat(next.isFocused()).isTrue();
  }

  @Test
  void downWalksAndEnterTakes(FxRobot robot) {
    robot.clickOn(field).write("li").type(KeyCode.DOWN).type(KeyCode.ENTER);
    assertThat(field.getText()).isEqualTo("Little Bakery");
  }

  @Test
  void escapeLeavesWhatWasTyped(FxRobot robot) {
    robot.clickOn(field).write("li").type(KeyCode.ESCAPE).type(KeyCode.TAB);
    assertThat(field.getText()).isEqualTo("li");
    assertThat(field.chosen()).isEmpty();
  }
}
