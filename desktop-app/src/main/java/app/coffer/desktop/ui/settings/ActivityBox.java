package app.coffer.desktop.ui.settings;

import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** What sync did, newest first; what can be copied of it holds no name and no amount. */
final class ActivityBox extends VBox {
  private static final int SHOWN = 20;
  private static final int EVERYTHING = 100_000;

  private final SyncControl sync;
  private final UiContext context;
  private final ComboBox<Filter> filter = new ComboBox<>();
  private final VBox lines = new VBox(4);
  private List<SyncControl.Activity> all = List.of();

  /** What to show. */
  enum Filter {
    ALL,
    CHANGES,
    PROBLEMS;

    private static final List<String> CHANGED =
        List.of("sent", "received", "merged", "brought-back");
    private static final List<String> PLAIN =
        List.of("enabled", "disabled", "copy-deleted", "paused", "certificate-trusted");

    boolean keeps(SyncControl.Activity entry) {
      return switch (this) {
        case ALL -> true;
        case CHANGES -> CHANGED.contains(entry.kind());
        case PROBLEMS -> !CHANGED.contains(entry.kind()) && !PLAIN.contains(entry.kind());
      };
    }
  }

  ActivityBox(SyncControl sync, UiContext context, Overlay overlay) {
    super(8);
    this.sync = sync;
    this.context = context;
    var words = context.words();
    filter.getItems().setAll(Filter.values());
    filter.setConverter(new ChoiceText<>(value -> words.of("activity.filter", value)));
    filter.setValue(Filter.ALL);
    filter.setId("activity-filter");
    filter.setAccessibleText(words.get("activity.filter"));
    filter.setOnAction(event -> show(all));
    var copy = new Button(words.get("sync.diagnostics"));
    copy.setId("sync-diagnostics");
    copy.setMinWidth(Region.USE_PREF_SIZE);
    copy.setOnAction(event -> copy(overlay));
    var save = new Button(words.get("activity.save"));
    save.setId("activity-save");
    save.setMinWidth(Region.USE_PREF_SIZE);
    save.setOnAction(event -> choose(overlay));
    var tools = new FlowPane(8, 8, filter, save, copy);
    getChildren().addAll(tools, lines);
  }

  void show(List<SyncControl.Activity> entries) {
    all = entries;
    Filter wanted = filter.getValue();
    lines
        .getChildren()
        .setAll(entries.stream().filter(wanted::keeps).limit(SHOWN).map(this::line).toList());
    if (lines.getChildren().isEmpty()) {
      lines.getChildren().add(muted(context.words().get("activity.none")));
    }
  }

  private Label line(SyncControl.Activity entry) {
    String when = context.formats().moment(entry.at(), context.clock().instant());
    return muted(when + " · " + ActivityWords.of(entry, context.words()));
  }

  private void choose(Overlay overlay) {
    var chooser = new FileChooser();
    chooser.setTitle(context.words().get("activity.save"));
    chooser.setInitialFileName("coffer-sync-activity.csv");
    Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(file -> save(file, overlay));
  }

  /** All that is kept, whatever the filter shows: times, kinds and counts, and nothing else. */
  void save(Path file, Overlay overlay) {
    context
        .background()
        .run(() -> {
          List<SyncControl.Activity> entries = sync.activity(EVERYTHING);
          Files.writeString(file, ActivityCsv.of(entries));
          return entries.size();
        })
        .onFault(
            IOException.class,
            failed -> overlay.toasts().show(context.words().get("activity.notSaved")))
        .then(count -> overlay.toasts().show(context.words().count("activity.saved", count)));
  }

  private void copy(Overlay overlay) {
    context
        .background()
        .run(() -> Diagnostics.text(sync.state(), sync.devices(), sync.activity(200)))
        .then(text -> {
          var content = new ClipboardContent();
          content.putString(text);
          Clipboard.getSystemClipboard().setContent(content);
          overlay.toasts().show(context.words().get("sync.diagnosticsCopied"));
        });
  }

  private static Label muted(String text) {
    var label = new Label(text);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    return label;
  }
}
