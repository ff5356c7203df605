package app.coffer.desktop.ui.settings;

import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.kit.DateField;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.DeviceControl.Undo;
import app.coffer.desktop.vault.DeviceRefused;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.DeviceId;
import java.time.Instant;
import java.time.LocalDate;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Puts back what a device changed since a day, after showing what that is. */
final class UndoDialog {
  private static final int WIDTH = 620;
  private static final int DAYS = 7;
  private static final int LIST_HEIGHT = 220;

  private final OpenVault vault;
  private final DeviceId device;
  private final UiContext context;
  private final Overlay overlay;
  private final Runnable undone;
  private final DateField since;
  private final Label counts = new Label();
  private final Label others = new Label();
  private final Label problem = new Label();
  private final ListView<String> list = new ListView<>();
  private final Button yes;
  private @Nullable Undo preview;
  private @Nullable LocalDate shownSince;

  private UndoDialog(
      OpenVault vault,
      DeviceId device,
      String name,
      UiContext context,
      Overlay overlay,
      Runnable undone) {
    this.vault = vault;
    this.device = device;
    this.context = context;
    this.overlay = overlay;
    this.undone = undone;
    Words words = context.words();
    since = new DateField(context);
    since.setId("undo-since");
    since.setMaxWidth(160);
    since.textProperty().subscribe(text -> look());
    var text = new Label(words.get("undo.text", name));
    for (Label label : new Label[] {text, counts, others, problem}) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      label.visibleProperty().bind(label.textProperty().isNotEmpty());
      label.managedProperty().bind(label.visibleProperty());
    }
    counts.setId("undo-counts");
    counts.getStyleClass().add("strong");
    others.getStyleClass().add("muted");
    problem.setId("undo-problem");
    problem.getStyleClass().add("problem-text");
    list.setId("undo-list");
    list.setPrefHeight(LIST_HEIGHT);
    list.setAccessibleText(words.get("undo.list"));
    var body =
        new VBox(12, text, new Labelled(words.get("undo.since"), since), counts, list, others);
    body.getChildren().add(problem);
    var dialog = new Dialog(words.get("undo.title", name), body, WIDTH);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    yes = dialog.destroy(words.get("undo.yes"), this::undo);
    yes.setDisable(true);
    since.setValue(context.today().minusDays(DAYS));
    overlay.open(dialog);
    look();
  }

  static void open(
      OpenVault vault,
      DeviceId device,
      String name,
      UiContext context,
      Overlay overlay,
      Runnable undone) {
    new UndoDialog(vault, device, name, context, overlay, undone);
  }

  /** A preview; changes nothing. */
  private void look() {
    LocalDate day = since.value().orElse(null);
    if (day == null || day.equals(shownSince)) {
      return;
    }
    shownSince = day;
    preview = null;
    yes.setDisable(true);
    Instant start = day.atStartOfDay(context.clock().getZone()).toInstant();
    context
        .background()
        .run(() -> {
          Undo undo = vault.devices().changesSince(device, start);
          return new Found(undo, UndoText.of(undo, vault.ledger().read(), context));
        })
        .then(found -> {
          if (day.equals(shownSince)) {
            show(found);
          }
        });
  }

  private record Found(Undo undo, UndoText text) {}

  private void show(Found found) {
    Words words = context.words();
    UndoText text = found.text();
    preview = found.undo();
    problem.setText("");
    counts.setText(text.entries() == 0 ? words.get("undo.nothing") : text.counts());
    list.getItems().setAll(text.lines());
    list.setVisible(text.entries() > 0);
    list.setManaged(text.entries() > 0);
    others.setText(text.changedSince() == 0 ? "" : words.count("undo.others", text.changedSince()));
    yes.setText(
        text.entries() == 0 ? words.get("undo.yes") : words.count("undo.do", text.entries()));
    yes.setDisable(text.entries() == 0);
  }

  private void undo() {
    Undo shown = preview;
    if (shown == null) {
      return;
    }
    yes.setDisable(true);
    context
        .background()
        .run(() -> vault.devices().undo(shown))
        .onFault(
            DeviceRefused.class,
            refused -> {
              shownSince = null;
              look();
              problem.setText(context.words().of("devices.refused", refused.reason()));
            })
        .onFault(
            SyncFault.class,
            fault -> problem.setText(SyncFaultWords.of(fault, context.words()).sentence()))
        .then(records -> {
          overlay.closeDialog();
          overlay.toasts().show(context.words().count("activity.undone", records));
          undone.run();
        });
  }
}
