package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.sync.SyncControl.Phase;
import app.coffer.desktop.ui.settings.SettingsPage;
import app.coffer.desktop.vault.DeviceControl;
import app.coffer.desktop.vault.DeviceControl.RemovedDevice;
import app.coffer.desktop.vault.DeviceControl.UndoEntry;
import app.coffer.desktop.vault.Roster.Kind;
import app.coffer.desktop.vault.Roster.Notice;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollBar;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Keys, removals and leaving, as a person meets them: said first, then done. */
@ExtendWith(ApplicationExtension.class)
@Timeout(90)
class DeviceKeysInWindowTest {
  private static final DeviceId LAPTOP = new DeviceId(new byte[16]);
  @TempDir Path folder;
  private StagedWindow window;

  @Start
  void start(Stage stage) throws Exception {
    window = new StagedWindow(stage, folder.resolve("vault"));
    window.sync.fillLists();
    window.sync.be(StagedSync.on(Phase.IDLE, 3, 0, null));
  }

  @AfterEach
  void stop(FxRobot robot) {
    robot.interact(window::close);
  }

  private void show(FxRobot robot, SettingsPage.Topic topic) {
    robot.interact(() -> window.shell.showSettingsPage(topic));
  }

  private static void press(FxRobot robot, String id) {
    StagedWindow.until(() -> robot.lookup(id).tryQuery().isPresent());
    robot.interact(() -> robot.lookup(id).queryButton().fire());
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  private static void gone(FxRobot robot, String id) {
    StagedWindow.until(() -> robot.lookup(id).tryQuery().isEmpty());
  }

  @Test
  void whatHappensToTheKeyIsSaidBeforeTheLevelChanges(FxRobot robot) {
    show(robot, SettingsPage.Topic.DEVICES);
    StagedWindow.until(() -> robot.lookup(".device-card").queryAll().size() == 3);
    RadioButton high = robot.lookup("#level-high").queryAs(RadioButton.class);
    RadioButton standard = robot.lookup("#level-standard").queryAs(RadioButton.class);
    assertThat(standard.isSelected()).isTrue();
    robot.interact(high::fire);
    StagedWindow.until(() -> robot.lookup("#dialog-destroy").tryQuery().isPresent());
    assertThat(robot.lookup(".dialog .label").queryAllAs(Label.class))
        .anyMatch(label -> label.getText().contains("kept on this device alone"));
    assertThat(standard.isSelected()).as("nothing has happened yet").isTrue();
    window.pictures(robot, "devices-level");
    press(robot, "#dialog-destroy");
    StagedWindow.until(() -> high.isSelected());
    assertThat(window.vault.devices().level()).isEqualTo(DeviceControl.Level.HIGH);
    press(robot, "#level-new-key");
    StagedWindow.until(() -> robot.lookup("#dialog-destroy").tryQuery().isPresent());
    window.pictures(robot, "devices-new-key");
    press(robot, "#dialog-destroy");
    StagedWindow.until(() -> window.devices.keyMade);
    press(robot, "#level-move");
    StagedWindow.until(() -> robot.lookup("#level-move-to").tryQuery().isPresent());
    window.pictures(robot, "devices-move");
  }

  @Test
  void undoingShowsHowManyOfWhichKindFirst(FxRobot robot) {
    window.devices.gone =
        List.of(
            new RemovedDevice(
                LAPTOP, "Stolen phone", StagedSync.NOW.minusSeconds(9_000), Optional.empty()));
    window.devices.entries = IntStream.range(0, 30).mapToObj(this::entry).toList();
    show(robot, SettingsPage.Topic.DEVICES);
    StagedWindow.until(() -> robot.lookup("#devices-gone .button").tryQuery().isPresent());
    window.pictures(robot, "devices-gone");
    robot.interact(() ->
        robot.lookup("#devices-gone .button").queryAllAs(Button.class).iterator().next().fire());
    StagedWindow.until(() -> robot.lookup("#undo-counts").tryQuery().isPresent());
    StagedWindow.until(() -> text(robot, "#undo-counts").equals("Account: 1 · Payee: 29"));
    assertThat(robot.lookup("#undo-list").queryListView().getItems()).hasSize(30);
    assertThat(((ListView<?>) robot.lookup("#undo-list").queryListView()).getItems().get(1))
        .isEqualTo("Payee “Shop 1”: is removed again");
    assertThat(robot.lookup("#dialog-destroy").queryButton().getText())
        .isEqualTo("Put 30 records back");
    window.pictures(robot, "devices-undo");
    assertThat(window.devices.undone).isNull();
    press(robot, "#dialog-destroy");
    StagedWindow.until(() -> window.devices.undone != null);
    gone(robot, "#undo-counts");
  }

  private UndoEntry entry(int number) {
    byte[] id = new byte[16];
    id[15] = (byte) (number + 1);
    var record = new RecordId(id);
    Entity entity = number == 0 ? Entity.ACCOUNT : Entity.PAYEE;
    Map<String, CborValue> fields = Map.of(RecordFields.NAME, CborValue.of("Shop " + number));
    var now =
        new Change(record, entity, 1, 2, StagedSync.NOW, "Phone", false, Change.fields(fields));
    var before =
        new Change(
            record, entity, 1, 1, StagedSync.NOW, "Phone", number > 0, Change.fields(fields));
    return new UndoEntry(record, now, before);
  }

  @Test
  void aRemovedDeviceSaysSoOnEveryPageAndOffersTwoWays(FxRobot robot) {
    assertThat(robot.lookup("#removed-here").query().isVisible()).isFalse();
    window.devices.here =
        Optional.of(
            new RemovedDevice(
                LAPTOP, "Desktop", StagedSync.NOW.minusSeconds(600), Optional.of("Ana’s laptop")));
    window.sync.be(StagedSync.on(Phase.IDLE, 3, 0, null));
    StagedWindow.until(() -> robot.lookup("#removed-here").query().isVisible());
    assertThat(text(robot, "#removed-sentence"))
        .contains("by Ana’s laptop (09:50)", "stays readable");
    window.pictures(robot, "removed-here");
    press(robot, "#removed-join");
    StagedWindow.until(() -> robot.lookup("#identity-link").tryQuery().isPresent());
    window.pictures(robot, "removed-join");
    press(robot, "#dialog-cancel");
    gone(robot, "#identity-link");
    press(robot, "#removed-export");
    StagedWindow.until(() -> robot.lookup("#removed-here").query().isVisible());
  }

  @Test
  void leavingSaysWhatIsNotSentAndNamesTheCopyItMayDelete(FxRobot robot) {
    show(robot, SettingsPage.Topic.SYNC);
    press(robot, "#sync-disable");
    StagedWindow.until(() -> robot.lookup("#leave-delete").tryQuery().isPresent());
    assertThat(robot.lookup(".dialog .label").queryAllAs(Label.class))
        .anyMatch(label -> label.getText().contains("3 changes made here are not sent yet"));
    CheckBox delete = robot.lookup("#leave-delete").queryAs(CheckBox.class);
    assertThat(delete.getText()).isEqualTo("Also delete the copy of “Home” on home.example:8443");
    assertThat(delete.isSelected()).isFalse();
    window.pictures(robot, "sync-leave");
    press(robot, "#dialog-destroy");
    StagedWindow.until(() -> window.sync.state().phase() == Phase.OFF);
    assertThat(window.devices.copyDeleted).isFalse();
  }

  @Test
  void theCopyOnTheServerIsDeletedOnlyWhereThatWasChosen(FxRobot robot) {
    show(robot, SettingsPage.Topic.SYNC);
    press(robot, "#sync-disable");
    StagedWindow.until(() -> robot.lookup("#leave-delete").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#leave-delete").queryAs(CheckBox.class).setSelected(true));
    press(robot, "#dialog-destroy");
    StagedWindow.until(() -> window.devices.copyDeleted);
  }

  @Test
  void whoCameAndWentStaysUntilItIsAnswered(FxRobot robot) {
    var added =
        new Notice(
            4,
            Kind.ADDED,
            LAPTOP,
            "Tablet",
            Optional.of("Ana’s laptop"),
            Optional.of(StagedSync.NOW.minusSeconds(300)));
    var removed =
        new Notice(
            5,
            Kind.REMOVED,
            LAPTOP,
            "Old netbook",
            Optional.empty(),
            Optional.of(StagedSync.NOW.minusSeconds(200)));
    window.roster.open.addAll(List.of(added, removed));
    window.sync.be(StagedSync.on(Phase.IDLE, 0, 0, null));
    StagedWindow.until(() -> toasts(robot, "Tablet was added by Ana’s laptop (09:55)") == 1);
    window.sync.be(StagedSync.on(Phase.IDLE, 0, 0, null));
    show(robot, SettingsPage.Topic.DEVICES);
    StagedWindow.until(() -> robot.lookup("#devices-notices .notice").queryAll().size() == 2);
    window.pictures(robot, "devices-notices");
    show(robot, SettingsPage.Topic.SYNC);
    show(robot, SettingsPage.Topic.DEVICES);
    StagedWindow.until(() -> robot.lookup("#devices-notices .notice").queryAll().size() == 2);
    assertThat(toasts(robot, "Tablet was added")).as("said once in passing").isEqualTo(1);
    robot.interact(() ->
        robot.lookup("#devices-notices .button").queryAllAs(Button.class).stream()
            .filter(button -> button.getText().equals("Yes"))
            .findFirst()
            .orElseThrow()
            .fire());
    StagedWindow.until(() -> robot.lookup("#devices-notices .notice").queryAll().size() == 1);
    assertThat(window.roster.open).containsExactly(removed);
  }

  private static long toasts(FxRobot robot, String text) {
    return robot.lookup(".toast .label").queryAllAs(Label.class).stream()
        .filter(label -> label.getText().contains(text))
        .count();
  }

  @Test
  void nothingOfTheTwoPagesIsCutOffSideways(FxRobot robot) {
    for (SettingsPage.Topic topic : List.of(SettingsPage.Topic.DEVICES, SettingsPage.Topic.SYNC)) {
      show(robot, topic);
      StagedWindow.settle();
      robot.interact(
          () -> robot.lookup("#removed-here").query().getScene().getWindow().setWidth(1024));
      StagedWindow.settle();
      assertThat(robot.lookup(".scroll-bar").queryAllAs(ScrollBar.class))
          .filteredOn(bar -> bar.getOrientation() == javafx.geometry.Orientation.HORIZONTAL)
          .noneMatch(Node::isVisible);
    }
  }
}
