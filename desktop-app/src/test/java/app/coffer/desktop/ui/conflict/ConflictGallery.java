package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Settled;
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
import java.util.function.Function;
import javafx.scene.Scene;
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

  private Stage stage;

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
    all.put("came-back", desk -> desk.cash().record());
    all.put("twice", desk -> desk.pets().record());
    all.put("currency", desk -> desk.currencies().record());
    all.put("four", desk -> Sides.several(desk, 4).record());
    all.put("six", desk -> Sides.several(desk, 6).record());
    all.put("clock", desk -> Sides.ahead(desk).record());
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
