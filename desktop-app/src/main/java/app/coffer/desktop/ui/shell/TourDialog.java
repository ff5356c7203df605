package app.coffer.desktop.ui.shell;

import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Plays the tour and tells its steps. It goes on where the dialog is closed meanwhile. */
final class TourDialog {
  private final UiContext context;
  private final Overlay overlay;
  private final HelpMenu.Tour tour;
  private final Runnable dress;
  private final TextField folder = new TextField();
  private final Labelled folderBox;
  private final VBox steps = new VBox(6);
  private final ScrollPane told = new ScrollPane(steps);
  private final Button play;
  private final Dialog dialog;

  /**
   * @param dress dresses the window as it was; the tour's pictures change the theme of all
   */
  TourDialog(UiContext context, Overlay overlay, HelpMenu.Tour tour, Runnable dress) {
    this.dress = dress;
    this.context = context;
    this.overlay = overlay;
    this.tour = tour;
    Words words = context.words();
    folder.setId("tour-folder");
    folder.setText(Path.of(System.getProperty("user.home"), "coffer-tour").toString());
    folderBox = new Labelled(words.get("help.tourFolder"), folder);
    told.setId("tour-steps");
    told.setFitToWidth(true);
    told.setPrefHeight(220);
    told.setVisible(false);
    told.setManaged(false);
    steps.heightProperty().subscribe(() -> told.setVvalue(1));
    var body = new VBox(16, line(words.get("help.tourText")), folderBox, told);
    dialog = new Dialog(words.get("help.tourTitle"), body, 560);
    dialog.cancel(words.get("help.close"), overlay::closeDialog);
    play = dialog.confirm(words.get("help.tourPlay"), this::play);
  }

  void open() {
    overlay.open(dialog);
  }

  private void play() {
    Optional<Path> pictures = folder();
    if (pictures.isEmpty()) {
      folderBox.setProblem(context.words().get("help.tourNoFolder"));
      return;
    }
    folderBox.setProblem("");
    play.setDisable(true);
    told.setVisible(true);
    told.setManaged(true);
    steps.getChildren().clear();
    context
        .background()
        .run(() -> {
          tour.play(pictures.get(), sentence -> context.background().onWindow(() -> say(sentence)));
          return true;
        })
        .onFault(
            Exception.class,
            fault -> {
              say(context.words().get("help.tourFailed", String.valueOf(fault.getMessage())));
              over();
            })
        .then(done -> over());
  }

  private void over() {
    play.setDisable(false);
    dress.run();
  }

  private Optional<Path> folder() {
    try {
      return Optional.of(Path.of(folder.getText().strip())).filter(Path::isAbsolute);
    } catch (InvalidPathException unusable) {
      return Optional.empty();
    }
  }

  private void say(String sentence) {
    steps.getChildren().add(line(sentence));
  }

  private static Label line(String text) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
