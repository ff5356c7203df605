package app.coffer.desktop.ui.schedules;

import static app.coffer.desktop.ui.kit.StagedScreen.done;
import static app.coffer.desktop.ui.kit.StagedScreen.until;
import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedule.Expected;
import app.coffer.desktop.schedule.Schedule.Recurrence;
import app.coffer.desktop.schedule.Schedule.Template;
import app.coffer.desktop.schedule.Schedule.Weekend;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.StagedScreen;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
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

/** Payments that repeat, of a real vault, by keys. */
@ExtendWith(ApplicationExtension.class)
class SchedulesScreenTest {
  private static int vaults;
  @TempDir static Path folder;
  private StagedScreen staged;
  private OpenVault vault;
  private RecordId checking;
  private RecordId savings;

  @Start
  void start(Stage stage) throws Exception {
    staged = new StagedScreen(stage, folder.resolve("schedules" + vaults++));
    vault = staged.vault();
    checking = account("Checking", AccountType.CHECKING, 120_000);
    savings = account("Savings", AccountType.SAVINGS, 0);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(staged::close);
  }

  private RecordId account(String name, AccountType type, long cents) {
    return done(vault.ledger().addAccount(name, type, Money.of(cents, "EUR"))).id();
  }

  private Schedule schedule(
      String name,
      LocalDate start,
      String rule,
      Expected expected,
      @Nullable String category,
      @Nullable Integer auto) {
    var schedules = vault.books().schedules();
    return done(
        schedules.save(
            new Schedule(
                schedules.newId(),
                name,
                new Recurrence(start, rule, Weekend.BEFORE),
                expected,
                new Template(
                    checking,
                    category == null ? null : done(vault.ledger().payeeNamed(name)).id(),
                    category == null
                        ? null
                        : vault.ledger().findCategory(category).orElseThrow().id(),
                    category == null ? new Transfer(savings, expected.amount().negated()) : null,
                    List.of(),
                    "",
                    new TreeSet<>()),
                auto,
                new TreeSet<>())));
  }

  private static Expected fixed(long cents) {
    return Expected.fixed(Money.of(cents, "EUR"));
  }

  private void fill() {
    schedule(
        "Rent", LocalDate.of(2026, 11, 20), "FREQ=MONTHLY", fixed(-95_000), "Living/Rent", null);
    schedule(
        "Electricity",
        LocalDate.of(2026, 11, 15),
        "FREQ=MONTHLY;INTERVAL=2",
        new Expected(Expected.Mode.RANGE, Money.of(-9_000, "EUR"), Money.of(-7_000, "EUR")),
        "Living/Utilities",
        null);
    schedule(
        "Employer",
        LocalDate.of(2026, 11, 30),
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        fixed(210_000),
        "Income/Salary",
        3);
    schedule("To savings", LocalDate.of(2026, 12, 2), "FREQ=MONTHLY", fixed(-20_000), null, null);
    for (int i = 0; i < 5; i++) {
      StagedScreen.spend(
          vault,
          checking,
          LocalDate.of(2026, 11, 3).minusMonths(i),
          "Netflix",
          -1_299,
          "Leisure/Entertainment");
    }
  }

  private void show(FxRobot robot) {
    show(robot, Locale.ENGLISH, Locale.UK, 1280, 800);
  }

  private void show(FxRobot robot, Locale language, Locale region, int width, int height) {
    var context = StagedScreen.context(language, region);
    var appearance = Appearance.in(folder.resolve("look" + vaults + ".properties"));
    staged.show(
        robot,
        context,
        overlay -> new SchedulesScreen(vault, context, overlay, appearance),
        width,
        height);
  }

  @SuppressWarnings("unchecked")
  private static ListView<ScheduleLine> list(FxRobot robot) {
    return (ListView<ScheduleLine>) robot.lookup("#schedules").query();
  }

  private static void at(FxRobot robot, Class<? extends ScheduleLine> kind, int which) {
    until(() -> lines(robot, kind).size() > which);
    robot.interact(() -> {
      list(robot).requestFocus();
      list(robot).getSelectionModel().select(lines(robot, kind).get(which));
    });
  }

  private static List<ScheduleLine> lines(FxRobot robot, Class<? extends ScheduleLine> kind) {
    return List.copyOf(new ArrayList<>(list(robot).getItems())).stream()
        .filter(kind::isInstance)
        .toList();
  }

  private int entered() {
    return vault.ledger().read().count(RegisterFilter.of(checking));
  }

  @Test
  void whatIsDueIsEnteredAndLeftOutByKeys(FxRobot robot) {
    fill();
    show(robot);
    at(robot, ScheduleLine.Coming.class, 1);
    int before = entered();
    staged.pictures(robot, "schedules");
    robot.type(KeyCode.ENTER);
    until(() -> entered() == before + 1);
    at(robot, ScheduleLine.Coming.class, 0);
    robot.type(KeyCode.ENTER);
    until(() -> robot.lookup("#enter-amount").tryQuery().isPresent());
    robot.write("75.50");
    staged.pictures(robot, "schedules-enter");
    robot.type(KeyCode.ENTER);
    until(() -> entered() == before + 2);
    until(() -> lines(robot, ScheduleLine.Coming.class).size() == 3);
    at(robot, ScheduleLine.Coming.class, 0);
    robot.write("s");
    until(() -> lines(robot, ScheduleLine.Coming.class).size() == 2);
    assertThat(entered()).isEqualTo(before + 2);
  }

  @Test
  void aScheduleIsMadeFromThePast(FxRobot robot) {
    fill();
    show(robot);
    at(robot, ScheduleLine.Found.class, 0);
    robot.type(KeyCode.ENTER);
    until(() -> robot.lookup("#schedule-preview").tryQuery().isPresent());
    assertThat(text(robot, "#schedule-preview"))
        .contains("3 Dec 2026", "3 Jan 2027", "3 Feb 2027", "3 Mar 2027", "3 Apr 2027");
    staged.pictures(robot, "schedules-edit");
    robot.type(KeyCode.ENTER);
    until(() ->
        vault.books().schedules().all().stream().anyMatch(one -> one.name().equals("Netflix")));
    until(() -> lines(robot, ScheduleLine.Found.class).isEmpty());
  }

  @Test
  void whatIsNoScheduleIsNotProposedAgain(FxRobot robot) {
    fill();
    show(robot);
    at(robot, ScheduleLine.Found.class, 0);
    robot.type(KeyCode.DELETE);
    until(() -> lines(robot, ScheduleLine.Found.class).isEmpty());
    show(robot);
    until(() -> !lines(robot, ScheduleLine.Coming.class).isEmpty());
    assertThat(lines(robot, ScheduleLine.Found.class)).isEmpty();
  }

  @Test
  void aNewScheduleIsTypedAndTellsWhatIsMissing(FxRobot robot) {
    show(robot);
    staged.pictures(robot, "schedules-empty");
    robot.write("n");
    until(() -> robot.lookup("#schedule-name").tryQuery().isPresent());
    robot.write("Gym").type(KeyCode.ENTER);
    until(() ->
        robot.lookup(".dialog .field-problem").queryAllAs(Label.class).stream()
            .anyMatch(Label::isVisible));
    robot.interact(() -> {
      field(robot, "#schedule-amount").setText("19.90");
      field(robot, "#schedule-start").setText("31.1.2027");
      field(robot, "#schedule-category").setText("Leisure/Sport");
      field(robot, "#schedule-payee").setText("Fit & Co");
      robot.lookup("#schedule-end").queryAs(ComboBox.class).getSelectionModel().select(2);
      field(robot, "#schedule-every").setText("0");
      field(robot, "#schedule-count").setText("thrice");
    });
    robot.type(KeyCode.ENTER);
    until(() -> problems(robot).size() == 2);
    assertThat(problems(robot)).containsOnly("A whole number, from 1 on.");
    staged.pictures(robot, "schedules-wrong");
    robot.interact(() -> {
      field(robot, "#schedule-every").setText("1");
      field(robot, "#schedule-count").setText("3");
    });
    assertThat(text(robot, "#schedule-preview"))
        .isEqualTo("Next: 31 Jan 2027 · 28 Feb 2027 · 31 Mar 2027");
    staged.pictures(robot, "schedules-new");
    robot.type(KeyCode.ENTER);
    until(() -> vault.books().schedules().all().size() == 1);
    Schedule made = vault.books().schedules().all().getFirst();
    assertThat(made.expected().amount()).isEqualTo(Money.of(-1_990, "EUR"));
    assertThat(made.recurrence().rule()).contains("COUNT=3");
    assertThat(vault.ledger().findCategory("Leisure/Sport")).isPresent();
  }

  private static List<String> problems(FxRobot robot) {
    return robot.lookup(".dialog .field-problem").queryAllAs(Label.class).stream()
        .filter(Label::isVisible)
        .map(Label::getText)
        .toList();
  }

  @Test
  void allSchedulesAndTheirCalendarAreShown(FxRobot robot) {
    fill();
    show(robot);
    until(() -> !lines(robot, ScheduleLine.Coming.class).isEmpty());
    robot.interact(() -> robot.lookup("#schedules-ALL").queryAs(ToggleButton.class).fire());
    until(() -> lines(robot, ScheduleLine.Defined.class).size() == 4);
    staged.pictures(robot, "schedules-all");
    robot.interact(() -> robot.lookup("#schedules-CALENDAR").queryAs(ToggleButton.class).fire());
    robot.interact(() -> robot.lookup("#calendar-next").queryButton().fire());
    until(() -> text(robot, "#calendar-month").equals("December 2026"));
    until(() -> robot.lookup(".calendar-entry").queryAll().size() >= 3);
    staged.pictures(robot, "schedules-calendar");
  }

  @Test
  void theForecastSaysHowLowAnAccountGets(FxRobot robot) {
    fill();
    schedule("Car", LocalDate.of(2026, 11, 25), "", fixed(-99_000), "Living/Transport", null);
    show(robot);
    until(() -> text(robot, "#forecast-lowest").contains("Below zero"));
    assertThat(text(robot, "#forecast-lowest")).startsWith("\u25b2").contains("25 Nov 2026");
    staged.picture(robot, "schedules-below", Theme.LIGHT, 1280, 800, 100);
  }

  @Test
  void schedulesSpeakGermanToo(FxRobot robot) {
    fill();
    show(robot, Locale.GERMAN, Locale.GERMANY, 1024, 640);
    until(() -> !lines(robot, ScheduleLine.Coming.class).isEmpty());
    staged.picture(robot, "schedules-de", Theme.LIGHT, 1024, 640, 100);
    robot.write("n");
    until(() -> robot.lookup("#schedule-name").tryQuery().isPresent());
    staged.picture(robot, "schedules-new-de", Theme.LIGHT, 1024, 640, 100);
  }

  @Test
  void whatEntersItselfIsEnteredOnceAndAFailureIsToldOnce() {
    schedule(
        "Employer",
        StagedScreen.TODAY.plusDays(2),
        "FREQ=MONTHLY",
        fixed(210_000),
        "Income/Salary",
        3);
    var said = new ArrayList<String>();
    var context = StagedScreen.context();
    var atOnce =
        new UiContext(Background.direct(), context.words(), context.formats(), context.clock());
    var entry = new DueEntry(vault, atOnce, said::add);
    entry.look();
    assertThat(said.getFirst()).isEqualTo("1 payment entered itself.");
    assertThat(entered()).isEqualTo(1);
    schedule("Gym", StagedScreen.TODAY, "FREQ=MONTHLY", fixed(-1_990), "Leisure/Entertainment", 0);
    done(vault.ledger().closeAccount(checking));
    entry.look();
    entry.look();
    assertThat(said).hasSize(2);
    assertThat(said.getLast()).startsWith("Could not enter Gym:").contains("closed");
    assertThat(entered()).isEqualTo(1);
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  private static TextField field(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(TextField.class);
  }
}
