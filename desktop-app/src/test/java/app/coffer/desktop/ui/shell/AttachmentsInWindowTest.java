package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.attachment.Attachments.Entry;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ui.attachments.Attaching;
import app.coffer.desktop.ui.attachments.AttachmentsDialog;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.wire.id.RecordId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TableCell;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Files at transactions in the window. */
@ExtendWith(ApplicationExtension.class)
class AttachmentsInWindowTest {
  @TempDir static Path folder;
  private static int vaults;
  private StagedWindow window;
  private final List<Path> shown = new CopyOnWriteArrayList<>();

  @Start
  void start(Stage stage) throws Exception {
    window = new StagedWindow(stage, folder.resolve("vault" + vaults++));
    RegisterRow row = window.rows().getFirst();
    add(row, "Receipt of the weekly shopping.pdf", 231_000);
    add(row, "warranty-card-photo-front-side-and-back-side-for-the-kitchen-machine.jpg", 2_400_000);
    add(row, "setup.exe", 900);
  }

  private Entry add(RegisterRow row, String name, int length) throws Exception {
    Path file = Files.write(folder.resolve(name), new byte[length]);
    return window.vault.attachments().add(row.transaction().id(), file);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(window::close);
  }

  private RecordId transaction() {
    return window.rows().getFirst().transaction().id();
  }

  private List<String> names() {
    return window.vault.attachments().of(transaction()).stream().map(Entry::name).toList();
  }

  private Node clip(FxRobot robot) {
    return robot
        .lookup(node ->
            node instanceof TableCell<?, ?> cell
                && "3 attachments".equals(cell.getAccessibleText()))
        .query();
  }

  private Node button(FxRobot robot, String meaning) {
    return named(meaning, robot).orElseThrow();
  }

  private static Optional<Node> named(String meaning, FxRobot robot) {
    return robot
        .lookup(
            node -> node instanceof ButtonBase button && meaning.equals(button.getAccessibleText()))
        .tryQuery();
  }

  private void openDialog(FxRobot robot) {
    robot.interact(() -> window.shell.showAccount(window.checking));
    StagedWindow.until(() -> !robot.lookup(".register .icon-cell").queryAll().isEmpty());
    StagedWindow.until(() ->
        robot.lookup(".register .icon-cell").queryAll().stream()
            .anyMatch(cell -> "3 attachments".equals(cell.getAccessibleText())));
    robot.clickOn(clip(robot));
    StagedWindow.until(() -> robot.lookup(".attachment-row").queryAll().size() == 3);
  }

  @Test
  void theClipOpensTheFilesAndTheyLookRight(FxRobot robot) {
    openDialog(robot);
    assertThat(button(robot, "Open Receipt of the weekly shopping.pdf")).isNotNull();
    assertThat(button(robot, "Save setup.exe as…")).isNotNull();
    assertThat(named("Open setup.exe", robot)).as("programs are not opened").isEmpty();
    window.pictures(robot, "attachments");
    robot.clickOn("#dialog-cancel");
    StagedWindow.settle();
    window.pictures(robot, "attachments-register");
    assertThat(clip(robot).isVisible()).isTrue();
  }

  @Test
  void whatIsRemovedComesBackByOneButton(FxRobot robot) {
    openDialog(robot);
    robot.clickOn(button(robot, "Remove setup.exe"));
    StagedWindow.until(() -> names().size() == 2);
    StagedWindow.until(() -> robot.lookup(".attachment-row").queryAll().size() == 2);
    StagedWindow.until(() -> robot.lookup(".toast .button").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("Undo").queryButton().fire());
    StagedWindow.until(() -> robot.lookup(".attachment-row").queryAll().size() == 3);
    assertThat(names()).contains("setup.exe");
  }

  @Test
  void anotherProgramIsShownACopyThatGoesWhenTheVaultIsClosed(FxRobot robot) {
    robot.interact(() ->
        AttachmentsDialog.open(
            window.vault,
            window.context,
            (Overlay) window.shell.root(),
            transaction(),
            "Lidl",
            shown::add));
    StagedWindow.until(() -> robot.lookup(".attachment-row").queryAll().size() == 3);
    robot.clickOn(button(robot, "Open Receipt of the weekly shopping.pdf"));
    StagedWindow.until(() -> shown.size() == 1);
    assertThat(shown.getFirst()).hasSize(231_000);
    robot.interact(window.vault::close);
    assertThat(shown.getFirst()).doesNotExist();
  }

  @Test
  void filesThatAreDroppedOnARowAreAttachedAndOneTooLargeSaysSo(FxRobot robot) throws Exception {
    Path more = Files.write(folder.resolve("more.png"), new byte[10]);
    Path large = folder.resolve("large.pdf");
    try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
      file.setLength((25L << 20) + 1);
    }
    var said = new CopyOnWriteArrayList<String>();
    Attaching.attach(window.vault, window.context, transaction(), List.of(more, large), said::add);
    StagedWindow.until(() -> said.size() == 2);
    assertThat(said)
        .containsExactly("1 file attached.", "A file of more than 25 MiB was not attached.");
    assertThat(names()).contains("more.png").hasSize(4);
    assertThat(robot.lookup(".register").tryQuery()).isPresent();
  }

  @Test
  void aBanksFileIsImportedAndAReceiptIsNot() {
    var banks = new ArrayList<Path>();
    for (String name : List.of("x.ofx", "x.QFX", "umsatz.csv", "camt.xml")) {
      banks.add(Path.of(name));
    }
    assertThat(banks).allMatch(Attaching::isOfBank).noneMatch(Attaching::isOfNoBank);
    assertThat(List.of(Path.of("a.pdf"), Path.of("b.JPG")))
        .allMatch(Attaching::isOfNoBank)
        .noneMatch(Attaching::isOfBank);
  }
}
