package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Decision;
import app.coffer.desktop.conflict.History;
import app.coffer.desktop.conflict.History.Restored;
import app.coffer.desktop.conflict.History.Version;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.desktop.merge.MergeUnits;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a record was before: who changed what and when, and the way back to it. */
public final class HistoryDialog {
  private static final int SHOWN = 200;
  private static final double HIGH = 430;

  private final History history;
  private final UnitText text;
  private final UiContext context;
  private final Overlay overlay;
  private final Runnable leave;

  private HistoryDialog(
      History history, UnitText text, UiContext context, Overlay overlay, Runnable leave) {
    this.history = history;
    this.text = text;
    this.context = context;
    this.overlay = overlay;
    this.leave = leave;
  }

  /** Opens the history of any record. */
  public static void open(
      OpenVault vault, RecordId record, String title, UiContext context, Overlay overlay) {
    open(vault, record, title, context, overlay, overlay::closeDialog);
  }

  private static void open(
      OpenVault vault,
      RecordId record,
      String title,
      UiContext context,
      Overlay overlay,
      Runnable leave) {
    context
        .background()
        .run(() -> Names.read(vault.ledger().read()))
        .then(names -> open(record, title, vault.history(), names, context, overlay, leave));
  }

  /** Gives a record's own dialog the way to its history, and back with all that was typed. */
  public static void beside(
      Dialog dialog,
      OpenVault vault,
      RecordId record,
      String title,
      UiContext context,
      Overlay overlay) {
    var button = new Button(context.words().get("history.open"));
    button.setId("dialog-history");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(
        event -> open(vault, record, title, context, overlay, () -> overlay.open(dialog)));
    dialog.beside(button);
  }

  static void open(
      RecordId record,
      String title,
      History history,
      Names names,
      UiContext context,
      Overlay overlay) {
    open(record, title, history, names, context, overlay, overlay::closeDialog);
  }

  private static void open(
      RecordId record,
      String title,
      History history,
      Names names,
      UiContext context,
      Overlay overlay,
      Runnable leave) {
    var dialog = new HistoryDialog(history, new UnitText(context, names), context, overlay, leave);
    context
        .background()
        .run(() -> history.of(record))
        .then(versions -> overlay.open(dialog.of(title, versions)));
  }

  private Dialog of(String title, List<Version> versions) {
    var words = context.words();
    var rows = new VBox(14);
    for (int i = 0; i < Math.min(SHOWN, versions.size()); i++) {
      Optional<Change> before =
          i + 1 < versions.size() ? Optional.of(versions.get(i + 1).content()) : Optional.empty();
      rows.getChildren().add(row(versions.get(i), before, i == 0));
    }
    if (versions.isEmpty()) {
      rows.getChildren().add(new Label(words.get("history.none")));
    }
    rows.setId("history");
    rows.setPadding(new javafx.geometry.Insets(4, 12, 4, 0));
    var scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setPrefViewportHeight(Math.min(HIGH, 40 + 90.0 * versions.size()));
    rows.heightProperty()
        .subscribe(high -> scroll.setPrefViewportHeight(Math.min(HIGH, high.doubleValue())));
    return new Dialog(words.get("history.title", title), scroll, 640)
        .cancel(words.get("history.close"), leave);
  }

  private Node row(Version version, Optional<Change> before, boolean newest) {
    var words = context.words();
    Change content = version.content();
    var when = new Label(context.formats().moment(content.editedAt(), context.clock().instant()));
    when.getStyleClass().add(Styles.TEXT_BOLD);
    String device =
        version.deviceName().isBlank() ? words.get("conflict.side.unnamed") : version.deviceName();
    var who = new Label(device);
    who.getStyleClass().add("muted");
    var head = new HBox(10, when, who);
    head.setAlignment(Pos.BASELINE_LEFT);
    var said = new VBox(3, head);
    changes(content, before).forEach(said.getChildren()::add);
    HBox.setHgrow(said, Priority.ALWAYS);
    var line = new HBox(12, said);
    line.setAlignment(Pos.TOP_LEFT);
    if (newest) {
      var now = new Label(words.get("history.now"));
      now.getStyleClass().add("muted");
      line.getChildren().add(now);
    } else {
      var restore = new Button(words.get("history.restore"));
      restore.getStyleClass().add(Styles.SMALL);
      restore.setMinWidth(Region.USE_PREF_SIZE);
      restore.setAccessibleText(words.get("history.restore") + ", " + when.getText());
      restore.setOnAction(event -> restore(version));
      line.getChildren().add(restore);
    }
    return line;
  }

  private void restore(Version version) {
    context
        .background()
        .run(() -> history.restore(version))
        .then(restored -> {
          if (restored == Restored.DONE) {
            overlay.closeDialog();
          }
          overlay.toasts().show(context.words().of("history.restored", restored));
        });
  }

  private List<Node> changes(Change content, Optional<Change> before) {
    var words = context.words();
    var lines = new ArrayList<Node>();
    boolean wasRemoved = before.map(Change::removed).orElse(false);
    if (content.removed()) {
      lines.add(new Label(words.get("history.removed")));
      return lines;
    }
    if (before.isEmpty()) {
      lines.add(new Label(words.get("history.first")));
    } else if (wasRemoved) {
      lines.add(new Label(words.get("history.back")));
    }
    var fields = new TreeSet<>(content.fields().keySet());
    before.ifPresent(earlier -> fields.addAll(earlier.fields().keySet()));
    for (MergeUnit unit : MergeUnits.of(content.entity(), fields)) {
      boolean same =
          before
              .map(earlier -> Decision.part(earlier, unit).equals(Decision.part(content, unit)))
              .orElseGet(() -> Decision.part(content, unit).isEmpty());
      UnitKind kind = UnitKind.of(content.entity(), unit);
      if (!same && kind != UnitKind.IMPORTED) {
        lines.add(change(kind, unit, content, before));
      }
    }
    return lines;
  }

  private Node change(UnitKind kind, MergeUnit unit, Change content, Optional<Change> before) {
    var label = new Label(text.label(kind, unit));
    label.getStyleClass().add("cell-note");
    label.setMinWidth(110);
    Set<String> worth = changed(unit, content, before);
    var value = new Label(text.of(kind, unit, content, before, worth).spoken());
    value.setWrapText(true);
    var line = new HBox(8, label);
    before.ifPresent(earlier -> {
      var was =
          new Label(text.of(kind, unit, earlier, Optional.of(content), worth).spoken() + " →");
      was.getStyleClass().add("muted");
      was.setWrapText(true);
      line.getChildren().add(was);
    });
    line.getChildren().add(value);
    line.setAlignment(Pos.BASELINE_LEFT);
    return line;
  }

  private static Set<String> changed(MergeUnit unit, Change content, Optional<Change> before) {
    Set<String> changed =
        unit.fields().stream()
            .filter(field ->
                before
                    .filter(earlier ->
                        !Objects.equals(earlier.fields().get(field), content.fields().get(field)))
                    .isPresent())
            .collect(Collectors.toSet());
    return changed.isEmpty() ? unit.fields() : changed;
  }
}
