package app.coffer.desktop.ui.backup;

import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.Backup;
import app.coffer.desktop.vault.VaultRefused;
import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Where backups go, when, what the last came to, and what can be brought back. */
public final class BackupPane extends VBox {
  private static final double ROW = 46;
  private final BackupKeeper keeper;
  private final UiContext context;
  private final Overlay overlay;
  private final @Nullable VaultSwitch windows;
  private final Label folder = new Label();
  private final CheckBox daily = new CheckBox();
  private final CheckBox quit = new CheckBox();
  private final Label last = new Label();
  private final Button now;
  private final ListView<Backup> list = new ListView<>();
  private final Button copy;
  private final Button replace;

  /**
   * @param windows null where no other vault can be shown
   */
  public BackupPane(
      BackupKeeper keeper, UiContext context, Overlay overlay, @Nullable VaultSwitch windows) {
    super(16);
    this.keeper = keeper;
    this.context = context;
    this.overlay = overlay;
    this.windows = windows;
    Words words = context.words();
    folder.setId("backup-folder");
    folder.setMinWidth(60);
    HBox.setHgrow(folder, Priority.ALWAYS);
    folder.setMaxWidth(Double.MAX_VALUE);
    daily.setText(words.get("backup.daily"));
    quit.setText(words.get("backup.quit"));
    daily.setOnAction(event -> keep());
    quit.setOnAction(event -> keep());
    last.setId("backup-last");
    last.setWrapText(true);
    now = button("backup.now", this::backUp);
    now.setId("backup-now");
    now.getStyleClass().add(Styles.ACCENT);
    var place = new HBox(10, folder, button("backup.choose", this::chooseFolder));
    place.setAlignment(Pos.CENTER_LEFT);
    var where = new Label(words.get("backup.folder"));
    where.getStyleClass().add("field-label");
    var hint = muted(words.get("backup.hint"));
    list.setId("backup-list");
    list.setCellFactory(view -> new BackupCell(context));
    list.setFixedCellSize(ROW);
    list.setPlaceholder(muted(words.get("backup.none")));
    list.setAccessibleText(words.get("backup.list"));
    copy = button("backup.copy", () -> chosen().ifPresent(one -> openCopy(one.file())));
    copy.setId("backup-copy");
    replace = button("backup.replace", () -> chosen().ifPresent(this::askReplace));
    replace.setId("backup-replace");
    var file = button("backup.file", this::chooseFile);
    for (Button each : new Button[] {copy, replace}) {
      each.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
    }
    file.setDisable(windows == null);
    getChildren()
        .addAll(
            card("backup.title", hint, where, place, daily, quit, new HBox(now), last),
            card("backup.list", list, new HBox(8, copy, replace, file)));
  }

  /** Reads what there is. */
  public void read() {
    context
        .background()
        .run(keeper::look)
        .onFault(VaultRefused.class, refused -> say(reason(refused.reason().name()), true))
        .then(this::show);
  }

  private void show(BackupKeeper.Shelf shelf) {
    Words words = context.words();
    folder.setText(shelf.rules().folder().toString());
    daily.setSelected(shelf.rules().daily());
    quit.setSelected(shelf.rules().quit());
    list.getItems().setAll(shelf.backups());
    list.setPrefHeight(ROW * Math.clamp(shelf.backups().size(), 2, 6) + 4);
    var at = context.clock().instant();
    if (shelf.failure().isPresent()) {
      var failure = shelf.failure().get();
      String when = context.formats().moment(failure.at(), at);
      say(words.get("backup.failed", when) + " " + reason(failure.reason()), true);
    } else if (shelf.backups().isEmpty()) {
      say(words.get("backup.never"), false);
    } else {
      Backup newest = shelf.backups().getFirst();
      say(
          words.get(
              "backup.last",
              context.formats().moment(newest.made(), at),
              BackupCell.size(newest.size(), context)),
          false);
    }
  }

  private void backUp() {
    now.setDisable(true);
    say(context.words().get("backup.working"), false);
    context
        .background()
        .run(keeper::backUp)
        .onFault(
            VaultRefused.class,
            refused -> {
              now.setDisable(false);
              read();
            })
        .then(done -> {
          now.setDisable(false);
          read();
        });
  }

  private void keep() {
    keeper.keep(new BackupRules(keeper.rules().folder(), daily.isSelected(), quit.isSelected()));
  }

  private void chooseFolder() {
    var chooser = new DirectoryChooser();
    chooser.setTitle(context.words().get("backup.folder"));
    Optional.ofNullable(chooser.showDialog(getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(this::moveTo);
  }

  private void moveTo(Path chosen) {
    keeper.keep(new BackupRules(chosen, daily.isSelected(), quit.isSelected()));
    read();
  }

  private void chooseFile() {
    var chooser = new FileChooser();
    chooser.setTitle(context.words().get("backup.file"));
    chooser
        .getExtensionFilters()
        .add(
            new FileChooser.ExtensionFilter(
                context.words().get("backup.files"), "*.coffer-backup"));
    Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(this::openCopy);
  }

  private void openCopy(Path file) {
    if (windows != null) {
      windows.openCopy(file);
    }
  }

  private void askReplace(Backup backup) {
    VaultSwitch switching = windows;
    if (switching == null) {
      return;
    }
    Words words = context.words();
    String when = context.formats().moment(backup.made(), context.clock().instant());
    Dialog dialog =
        Dialog.asking(
            words.get("backup.replace.title", when),
            words.get("backup.replace.text", backup.changesSince()));
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.destroy(
        words.get("backup.replace.do"),
        () -> {
          overlay.closeDialog();
          say(words.get("backup.working"), false);
          switching.replaceWith(backup.file(), key -> say(words.get(key), true));
        });
    overlay.open(dialog);
  }

  private Optional<Backup> chosen() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
  }

  private String reason(String name) {
    Words words = context.words();
    return words.get(words.has("backup.why." + name) ? "backup.why." + name : "backup.why.OTHER");
  }

  private void say(String text, boolean wrong) {
    last.setText(text);
    last.setGraphic(Icons.of(wrong ? Feather.ALERT_TRIANGLE : Feather.CHECK_CIRCLE));
    last.getStyleClass().setAll("label", wrong ? "problem-text" : "muted");
  }

  private VBox card(String title, Node... content) {
    var heading = new Label(context.words().get(title));
    heading.getStyleClass().add(Styles.TITLE_4);
    var card = new VBox(12, heading);
    card.getChildren().addAll(content);
    card.getStyleClass().add("card-box");
    return card;
  }

  private static Label muted(String text) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add("muted");
    return label;
  }

  private Button button(String key, Runnable action) {
    var button = new Button(context.words().get(key));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }
}
