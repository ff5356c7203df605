package app.coffer.desktop.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.banking.out.ExportFormat;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.export.ExportViewModel.Choice;
import app.coffer.desktop.ui.export.ExportViewModel.Scope;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.StagedScreen;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ExportDialogTest {
  @TempDir Path folder;
  private StagedScreen staged;
  private ExportViewModel model;
  private String proposed = "";

  @Start
  void start(Stage stage) throws Exception {
    staged = new StagedScreen(stage, folder.resolve("vault"));
    RecordId giro = account("Giro");
    RecordId purse = account("Purse");
    for (int day = 1; day <= 4; day++) {
      LocalDate on = LocalDate.of(2026, 11, day);
      StagedScreen.spend(staged.vault(), giro, on, "Market", -100L * day, "");
      StagedScreen.spend(staged.vault(), purse, on, "Baker", -10L * day, "");
    }
  }

  @AfterEach
  void close() {
    staged.close();
  }

  private RecordId account(String name) {
    return StagedScreen.done(
            staged.vault().ledger().addAccount(name, AccountType.CHECKING, Money.of(0, "EUR")))
        .id();
  }

  private record Empty(Node node) implements Screen {
    @Override
    public String title() {
      return "";
    }

    @Override
    public void onShown() {}

    @Override
    public void onHidden() {}
  }

  private Overlay open(FxRobot robot, UiContext context, RegisterFilter shown) {
    var made = new java.util.concurrent.atomic.AtomicReference<Overlay>();
    staged.show(
        robot,
        context,
        overlay -> {
          made.set(overlay);
          return new Empty(new Button("behind"));
        },
        1280,
        800);
    robot.interact(() -> {
      model = new ExportViewModel(staged.vault(), context, shown);
      ExportDialog.open(
          model,
          context,
          made.get(),
          name -> {
            proposed = name;
            return Optional.of(folder.resolve(name).toFile());
          });
    });
    StagedScreen.until(() -> model.accountsProperty().get().size() == 3);
    return made.get();
  }

  private void write(FxRobot robot, String file, int lines) throws IOException {
    robot.interact(() -> robot.lookup("#dialog-confirm").queryAs(Button.class).fire());
    assertThat(proposed).isEqualTo(file);
    StagedScreen.until(() ->
        robot.lookup(".label").queryAllAs(Label.class).stream()
            .anyMatch(label -> label.getText().contains("written to " + file)));
    assertThat(Files.readAllLines(folder.resolve(file))).hasSize(lines);
  }

  @Test
  void aChoiceOfAccountDaysAndWordsIsWritten(FxRobot robot) throws IOException {
    open(robot, StagedScreen.context(), null);
    assertThat(robot.lookup("#exportSHOWN").tryQuery()).isEmpty();
    StagedScreen.until(() -> model.countProperty().get() == 8);
    staged.pictures(robot, "export-all");
    robot.interact(
        () -> robot.lookup("#exportCHOSEN").queryAs(RadioButton.class).setSelected(true));
    ComboBox<Choice> accounts = robot.lookup("#exportAccount").queryComboBox();
    robot.interact(() -> accounts.setValue(accounts.getItems().get(1)));
    StagedScreen.until(() -> model.countProperty().get() == 4);
    var from = robot.lookup("#exportFrom").queryAs(TextField.class);
    var to = robot.lookup("#exportTo").queryAs(TextField.class);
    robot.interact(() -> from.setText("nonsense"));
    Button confirm = robot.lookup("#dialog-confirm").queryAs(Button.class);
    assertThat(confirm.isDisabled()).isTrue();
    robot.interact(() -> {
      from.setText("03/11/2026");
      to.setText("02/11/2026");
    });
    assertThat(confirm.isDisabled()).isTrue();
    assertThat(robot.lookup(".field-problem").queryAllAs(Label.class))
        .filteredOn(Label::isVisible)
        .extracting(Label::getText)
        .containsExactly("The last day is before the first.");
    staged.pictures(robot, "export-chosen");
    robot.interact(() -> to.setText("04/11/2026"));
    StagedScreen.until(() -> model.countProperty().get() == 2);
    assertThat(confirm.isDisabled()).isFalse();
    write(robot, "Home.csv", 3);
  }

  @Test
  void whatTheRegisterShowsIsProposed(FxRobot robot) throws IOException {
    open(robot, StagedScreen.context(), RegisterFilter.all().searching("baker"));
    assertThat(model.scopeProperty().get()).isEqualTo(Scope.SHOWN);
    StagedScreen.until(() -> model.countProperty().get() == 4);
    write(robot, "Home.csv", 5);
  }

  @Test
  void germanFitsAndASmallWindowHoldsAllOfIt(FxRobot robot) {
    open(
        robot,
        StagedScreen.context(Locale.GERMAN, Locale.GERMANY),
        RegisterFilter.all().searching("baker"));
    robot.interact(() -> {
      model.formatProperty().set(ExportFormat.JSON);
      robot.lookup("#exportCHOSEN").queryAs(RadioButton.class).setSelected(true);
    });
    staged.picture(robot, "export-de", Theme.LIGHT, 1024, 640, 100);
    Node dialog = robot.lookup(".dialog").query();
    assertThat(dialog.getBoundsInParent().getHeight()).isLessThan(640);
  }
}
