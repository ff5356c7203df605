package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ui.settings.SettingsPage;
import app.coffer.desktop.vault.VaultRefused;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.KeyPair;
import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class AboutInWindowTest {
  @TempDir private static Path folder;
  private static int made;
  private StagedWindow window;

  @Start
  void start(Stage stage) throws VaultRefused {
    window = new StagedWindow(stage, folder.resolve("vault" + made++));
    window.shell.showSettingsPage(SettingsPage.Topic.ABOUT);
  }

  @AfterEach
  void close() {
    window.close();
  }

  private static void type(FxRobot robot, String id, String text) {
    robot.interact(() -> robot.lookup(id).queryAs(TextField.class).setText(text));
  }

  private static String answer(FxRobot robot) {
    return robot.lookup("#update-answer").queryAs(Label.class).getText();
  }

  @Test
  void nothing_can_be_asked_before_somebody_named_an_address(FxRobot robot) {
    window.pictures(robot, "about");

    assertThat(robot.lookup("#update-ask").queryButton().isDisabled()).isTrue();
    assertThat(answer(robot)).startsWith("No address is set");
  }

  @Test
  void a_server_is_asked_when_the_button_is_pressed_and_not_before(FxRobot robot)
      throws IOException, TimeoutException {
    KeyPair keys = Crypto.signKeys(Randomness.secure().bytes(32));
    String file = "{\"version\":\"99.1\",\"page\":\"https://coffer.app/99.1\",\"notes\":\"More.\"}";
    byte[] signature = Crypto.signRaw(file.getBytes(StandardCharsets.UTF_8), keys.secretKey());
    try (var server = new MockWebServer()) {
      server.start();
      server.enqueue(new MockResponse.Builder().body(file).build());
      server.enqueue(
          new MockResponse.Builder().body(Base64.getEncoder().encodeToString(signature)).build());
      type(robot, "#update-key", Base64.getEncoder().encodeToString(keys.publicKey()));
      type(robot, "#update-address", "http://127.0.0.1:" + server.getPort() + "/release.json");
      assertThat(server.getRequestCount()).isZero();

      robot.interact(() -> robot.lookup("#update-ask").queryButton().fire());
      WaitForAsyncUtils.waitFor(
          30, TimeUnit.SECONDS, () -> !answer(robot).isEmpty() && !answer(robot).endsWith("…"));

      // a build of one's own has no version that could be older
      assertThat(answer(robot)).startsWith("This is the newest version");
      assertThat(server.getRequestCount()).isEqualTo(2);
    }
  }
}
