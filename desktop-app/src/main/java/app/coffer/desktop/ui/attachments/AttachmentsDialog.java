package app.coffer.desktop.ui.attachments;

import app.coffer.desktop.attachment.SafeName;
import app.coffer.desktop.ui.attachments.AttachmentsViewModel.Fetching;
import app.coffer.desktop.ui.attachments.AttachmentsViewModel.Item;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/** The files of one transaction: a list, a place to drop on, and what one can do with each. */
public final class AttachmentsDialog {
  private static final double WIDTH = 600;

  private final UiContext context;
  private final Overlay overlay;
  private final AttachmentsViewModel model;
  private final VBox list = new VBox();
  private final ScrollPane scroll = new ScrollPane(list);
  private final Label fetched = new Label();
  private final ProgressBar bar = new ProgressBar(0);
  private final HBox fetching = new HBox(12, bar, fetched);

  private AttachmentsDialog(
      OpenVault vault, UiContext context, Overlay overlay, RecordId transaction, Viewer viewer) {
    this.context = context;
    this.overlay = overlay;
    model =
        new AttachmentsViewModel(
            vault,
            context,
            transaction,
            viewer,
            new AttachmentsViewModel.Speaker() {
              @Override
              public void say(String text) {
                overlay.toasts().show(text);
              }

              @Override
              public void offer(String text, String action, Runnable act) {
                overlay.toasts().show(text, action, act);
              }
            });
  }

  /**
   * Opens the dialog.
   *
   * @param named the transaction in a few words
   */
  public static void open(
      OpenVault vault,
      UiContext context,
      Overlay overlay,
      RecordId transaction,
      String named,
      Viewer viewer) {
    new AttachmentsDialog(vault, context, overlay, transaction, viewer).open(named);
  }

  private void open(String named) {
    var words = context.words();
    var about = new Label(named);
    about.getStyleClass().add("muted");
    about.setWrapText(true);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("attachment-scroll");
    scroll.setMaxHeight(260);
    fetching.setAlignment(Pos.CENTER_LEFT);
    fetched.getStyleClass().add("muted");
    var body = new VBox(12, about, scroll, fetching, place());
    var dialog = new Dialog(words.get("attachments.title"), body, WIDTH);
    dialog.setId("attachments");
    dialog.addEventHandler(DragEvent.DRAG_OVER, AttachmentsDialog::over);
    dialog.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    var add = new Button(words.get("attachments.add"), Icons.of(Feather.PLUS));
    add.setId("attachments-add");
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setOnAction(event -> choose());
    dialog.cancel(words.get("attachments.close"), this::close);
    dialog.beside(add);
    model.itemsProperty().subscribe(this::show);
    model.fetchingProperty().subscribe(this::showFetching);
    model.listen();
    overlay.open(dialog);
  }

  private void close() {
    model.stop();
    overlay.closeDialog();
  }

  private Node place() {
    var label = new Label(context.words().get("attachments.drop"), Icons.of(Feather.PAPERCLIP));
    label.setWrapText(true);
    label.setGraphicTextGap(12);
    label.setMaxWidth(Double.MAX_VALUE);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll("muted", "drop-place");
    return label;
  }

  private void show(List<Item> items) {
    list.getChildren().setAll(items.stream().map(this::row).toList());
    scroll.setVisible(!items.isEmpty());
    scroll.setManaged(!items.isEmpty());
  }

  private Node row(Item item) {
    var words = context.words();
    var name = new Label(item.name());
    name.getStyleClass().add("strong");
    // the end says what kind of file it is
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    var detail = new Label(item.detail());
    detail.getStyleClass().add("muted");
    var texts = new VBox(2, name, detail);
    texts.setMinWidth(0);
    HBox.setHgrow(texts, Priority.ALWAYS);
    var row = new HBox(8, Icons.of(icon(item)), texts);
    if (SafeName.isViewable(item.name())) {
      row.getChildren()
          .add(
              button(
                  Feather.EXTERNAL_LINK,
                  words.get("attachments.open", item.name()),
                  () -> model.open(item)));
    }
    row.getChildren()
        .addAll(
            button(Feather.DOWNLOAD, words.get("attachments.save", item.name()), () -> save(item)),
            button(
                Feather.TRASH_2,
                words.get("attachments.remove", item.name()),
                () -> model.remove(item)));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("attachment-row");
    return row;
  }

  private static Button button(Feather icon, String meaning, Runnable action) {
    Button button = Icons.button(icon, meaning, action);
    button.getStyleClass().add(Styles.SMALL);
    return button;
  }

  private static Feather icon(Item item) {
    String name = item.name().toLowerCase(java.util.Locale.ROOT);
    return name.matches(".*\\.(png|jpe?g|gif|webp|bmp|tiff?|heic)") ? Feather.IMAGE : Feather.FILE;
  }

  private void showFetching(Optional<Fetching> now) {
    fetching.setVisible(now.isPresent());
    fetching.setManaged(now.isPresent());
    now.ifPresent(what -> {
      bar.setProgress(what.share());
      fetched.setText(context.words().get("attachments.fetching", what.name()));
    });
  }

  private void choose() {
    var chooser = new FileChooser();
    chooser.setTitle(context.words().get("attachments.choose"));
    List<File> chosen = chooser.showOpenMultipleDialog(window());
    if (chosen != null) {
      model.add(chosen.stream().map(File::toPath).toList());
    }
  }

  private void save(Item item) {
    var chooser = new FileChooser();
    chooser.setTitle(context.words().get("attachments.save.choose"));
    chooser.setInitialFileName(item.name());
    Optional.ofNullable(chooser.showSaveDialog(window()))
        .map(File::toPath)
        .ifPresent(target -> model.save(item, target));
  }

  private Window window() {
    return overlay.getScene().getWindow();
  }

  private static void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
    }
    event.consume();
  }

  private void dropped(DragEvent event) {
    List<Path> files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
    model.add(files);
    event.setDropCompleted(!files.isEmpty());
    event.consume();
  }
}
