package app.coffer.desktop.ui.settings;

import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What sync did, newest first; what can be copied of it holds no name and no amount. */
final class ActivityBox extends VBox {
  private static final int SHOWN = 20;

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
        List.of("enabled", "disabled", "paused", "certificate-trusted");

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
    var tools = new HBox(8, filter, copy);
    tools.setAlignment(Pos.CENTER_LEFT);
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
