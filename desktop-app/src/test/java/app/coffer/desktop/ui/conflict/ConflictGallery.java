package app.coffer.desktop.ui.conflict;

import static javafx.scene.input.KeyCode.A;
import static javafx.scene.input.KeyCode.B;
import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.DIGIT1;
import static javafx.scene.input.KeyCode.DIGIT2;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.F2;
import static javafx.scene.input.KeyCode.H;
import static javafx.scene.input.KeyCode.M;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Conflict.Origin;
import app.coffer.desktop.conflict.History;
import app.coffer.desktop.conflict.Settled;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Pictures;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Pictures of every kind of question and of all three pages, in both themes, both languages and two
 * sizes, for people to look at. Not run by default, as its name does not end like a test's: {@code
 * ./mvnw test -pl desktop-app -Dtest=ConflictGallery}.
 */
@ExtendWith(ApplicationExtension.class)
class ConflictGallery {
  private static final Path FOLDER = Path.of("target", "gallery");

  /** What is put on the desk, and which question is opened. */
  private static final Map<String, Function<Desk, RecordId>> QUESTIONS = questions();

  /** What is done after a question was opened. */
  private static final Map<String, Act> ACTS = acts();

  private Stage stage;

  /** Something a person does at the desk. */
  private record Act(Function<Desk, RecordId> put, BiConsumer<Desk, FxRobot> then) {}

  private static Map<String, Act> acts() {
    var all = new LinkedHashMap<String, Act>();
    all.put("act-typed", new Act(desk -> desk.lidl().record(), (desk, robot) -> robot.type(F2)));
    all.put(
        "act-equal",
        new Act(
            desk -> desk.lidl().record(),
            (desk, robot) ->
                robot.interact(() -> robot.lookup(".equal-fold").queryButton().fire())));
    all.put("act-mix", new Act(desk -> desk.amazon().record(), (desk, robot) -> robot.type(M)));
    all.put("act-both", new Act(desk -> desk.number().record(), (desk, robot) -> robot.type(M)));
    all.put("act-before", new Act(desk -> desk.lidl().record(), (desk, robot) -> robot.type(B)));
    all.put(
        "act-uses",
        new Act(
            desk -> desk.cash().record(),
            (desk, robot) -> robot.clickOn("#whole-show").type(DIGIT2)));
    all.put(
        "act-stale",
        new Act(
            desk -> desk.lidl().record(),
            (desk, robot) -> {
              robot.type(DIGIT1);
              desk.lidlAgain();
              robot.press(CONTROL).type(ENTER).release(CONTROL);
            }));
    all.put(
        "act-history",
        new Act(
            desk -> {
              Conflict lidl = desk.lidl();
              lidl.sides().forEach(side -> desk.inbox.versions.add(version(side, side.content())));
              Side first = lidl.sides().getFirst();
              desk.inbox.versions.add(version(first, lidl.base().orElseThrow()));
              return lidl.record();
            },
            (desk, robot) -> robot.type(H)));
    all.put(
        "act-bulk",
        new Act(
            desk -> {
              desk.rent();
              desk.transfer();
              desk.number();
              return desk.lidl().record();
            },
            (desk, robot) -> {
              robot.interact(() -> robot.lookup("#questions").query().requestFocus());
              robot.press(CONTROL).type(A).release(CONTROL);
              robot.interact(() -> {
                var menu = robot.lookup("#bulk-take").queryAs(MenuButton.class);
                menu.getOnShowing().handle(null);
                menu.getItems().getFirst().fire();
              });
              robot.interact(() ->
                  robot
                      .lookup(".titled-pane")
                      .queryAllAs(TitledPane.class)
                      .forEach(pane -> pane.setExpanded(true)));
            }));
    all.put(
        "act-ticked",
        new Act(
            desk -> {
              desk.rent();
              return desk.lidl().record();
            },
            (desk, robot) -> {
              robot.interact(() -> robot.lookup("#questions").query().requestFocus());
              robot.press(CONTROL).type(A).release(CONTROL);
            }));
    return all;
  }

  private static History.Version version(Side side, Change content) {
    return new History.Version(side.revision(), side.device(), side.deviceName(), content);
  }

  @Start
  void start(Stage shown) {
    stage = shown;
    stage.show();
  }

  private static Map<String, Function<Desk, RecordId>> questions() {
    var all = new LinkedHashMap<String, Function<Desk, RecordId>>();
    all.put("amount", desk -> desk.lidl().record());
    all.put("deletion", desk -> desk.netflix().record());
    all.put("split", desk -> desk.amazon().record());
    all.put("transfer", desk -> desk.transfer().record());
    all.put("reconciled", desk -> desk.rent().record());
    all.put("notes", desk -> desk.notes().record());
    all.put("partner", desk -> desk.partner().record());
    all.put("came-back", desk -> desk.cash().record());
    all.put("came-back-category", desk -> Wholes.category(desk).record());
    all.put("came-back-reconciled", desk -> Wholes.reconciled(desk).record());
    all.put("twice", desk -> desk.pets().record());
    all.put("twice-account", desk -> Wholes.accounts(desk).record());
    all.put("currency", desk -> desk.currencies().record());
    all.put("four", desk -> Sides.several(desk, 4).record());
    all.put("six", desk -> Sides.several(desk, 6).record());
    all.put("three", desk -> Kinds.SCHEDULE.thrice(desk).record());
    all.put("clock", desk -> Sides.ahead(desk).record());
    all.put("again", desk -> desk.inbox.putAs(desk.lidl(), Origin.REOPENED).record());
    all.put("decided-twice", desk -> desk.inbox.putAs(desk.lidl(), Origin.DECIDED_TWICE).record());
    for (Kinds kind : Kinds.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      all.put("kind-" + name, desk -> kind.edited(desk).record());
      all.put("gone-" + name, desk -> kind.removed(desk).record());
    }
    return all;
  }

  @Test
  void takesPictures(FxRobot robot) {
    String only = System.getProperty("gallery", "");
    for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
        for (int width : new int[] {1280, 1024}) {
          String suffix = "-" + language + "-" + theme + "-" + width;
          QUESTIONS.forEach((name, put) -> {
            if ((name + suffix).toLowerCase(Locale.ROOT).matches(".*" + only + ".*")) {
              var desk = new Desk(context(language));
              desk.netflix();
              desk.account();
              RecordId record = put.apply(desk);
              show(robot, desk, theme, width, controller -> controller.open(record));
              write(robot, name + suffix);
            }
          });
          ACTS.forEach((name, act) -> {
            if ((name + suffix).toLowerCase(Locale.ROOT).matches(".*" + only + ".*")) {
              var desk = new Desk(context(language));
              desk.netflix();
              desk.account();
              RecordId record = act.put().apply(desk);
              show(robot, desk, theme, width, controller -> controller.open(record));
              act.then().accept(desk, robot);
              write(robot, name + suffix);
            }
          });
          for (var tab : ConflictController.Tab.values()) {
            if (("tab-" + tab + suffix).toLowerCase(Locale.ROOT).matches(".*" + only + ".*")) {
              var desk = new Desk(context(language));
              desk.settled(Settled.Kind.DECIDED, Settled.State.HOLDS);
              desk.settled(Settled.Kind.BY_RULE, Settled.State.CHANGED);
              desk.settled(Settled.Kind.MERGED, Settled.State.HOLDS);
              show(robot, desk, theme, width, controller -> controller.show(tab));
              write(robot, "tab-" + tab + suffix);
            }
          }
        }
      }
    }
  }

  private static UiContext context(Locale language) {
    Locale region = language.equals(Locale.GERMAN) ? Locale.GERMANY : Locale.UK;
    return new UiContext(
        Background.direct(),
        Words.in(language),
        new Formats(region, ZoneOffset.UTC),
        Clock.fixed(Desk.NOW, ZoneOffset.UTC));
  }

  private void show(
      FxRobot robot,
      Desk desk,
      Theme theme,
      int width,
      java.util.function.Consumer<ConflictController> then) {
    WaitForAsyncUtils.waitForAsyncFx(
        30_000,
        () -> {
          var overlay = new Overlay(new HBox(), desk.context.words());
          var controller =
              new ConflictController(
                  desk.source(), desk.inbox, desk.inbox, desk.context, overlay, desk.said::add);
          var sidebar = new Region();
          sidebar.setMinWidth(240);
          sidebar.setStyle("-fx-background-color: -color-bg-subtle;");
          HBox.setHgrow(controller.node(), Priority.ALWAYS);
          var scene =
              new Scene(
                  new StackPane(new HBox(sidebar, controller.node()), overlay),
                  width,
                  width == 1280 ? 800 : 640);
          theme.apply(scene, 100);
          stage.setScene(scene);
          controller.onShown();
          then.accept(controller);
          return controller;
        });
    robot.interact(() -> stage.getScene().getRoot().applyCss());
  }

  private void write(FxRobot robot, String name) {
    robot.interact(() -> {
      try {
        Pictures.write(stage.getScene(), FOLDER.resolve(name.toLowerCase(Locale.ROOT) + ".png"));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    });
  }
}
