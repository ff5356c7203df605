package app.coffer.desktop.ui.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ui.kit.Pictures;
import app.coffer.desktop.ui.kit.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.stage.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

class ImportPicturesTest extends ImportWindow {
  private static final Path SCREENS = Path.of("target", "screens");

  @Start
  void start(Stage stage) {
    begin(stage);
  }

  /** What the pictures show. */
  enum Picture {
    EMPTY,
    FILES,
    ACCOUNTS,
    COLUMNS,
    REVIEW,
    DONE,
    HISTORY
  }

  @ParameterizedTest
  @EnumSource
  void isDrawnInLightAndDarkAndSmallAndGerman(Picture picture, FxRobot robot) {
    if (picture == Picture.REVIEW) {
      typed("2026-11-03", -620, "Bakery");
      typed("2026-10-29", -1299, "Streaming");
    }
    if (picture == Picture.HISTORY) {
      ImportViewModel model = show(robot, statement());
      toReview(robot, model);
      robot.interact(model::apply);
    }
    draw(picture, robot, Theme.LIGHT, Locale.ENGLISH, 1280);
    draw(picture, robot, Theme.DARK, Locale.GERMAN, 1024);
    assertThat(SCREENS).exists();
  }

  private void draw(Picture picture, FxRobot robot, Theme theme, Locale language, int width) {
    int height = width == 1280 ? 800 : 640;
    if (picture == Picture.HISTORY) {
      showHistory(robot, theme, language, width, height);
    } else {
      Path other =
          file(
              "savings 2026.csv",
              "Date,Payee,Amount\n2026-11-13,Interest,1.20\n",
              StandardCharsets.UTF_8);
      Path letter = file("letter.pdf", "%PDF-1.7 something", StandardCharsets.US_ASCII);
      List<Path> files =
          switch (picture) {
            case EMPTY -> List.of();
            case FILES -> List.of(statement(), other, letter);
            default -> List.of(statement(), other);
          };
      ImportViewModel model = show(robot, files, theme, language, width, height);
      if (picture.compareTo(Picture.COLUMNS) >= 0) {
        robot.interact(model::confirmAccounts);
      }
      if (picture.compareTo(Picture.REVIEW) >= 0) {
        robot.interact(model::confirmColumns);
        robot.interact(model::confirmColumns);
      }
      if (picture == Picture.DONE) {
        robot.interact(model::apply);
        robot.interact(() ->
            importing()
                .history()
                .all()
                .forEach(each -> importing().history().undo(each.id(), true)));
      }
    }
    WaitForAsyncUtils.waitForFxEvents();
    String name = "import-" + picture + "-" + theme + "-" + width + "-" + language.getLanguage();
    write(name.toLowerCase(Locale.ROOT), robot);
  }

  private void write(String name, FxRobot robot) {
    robot.interact(() -> {
      try {
        Pictures.write(stage.getScene(), SCREENS.resolve(name + ".png"));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    });
  }
}
