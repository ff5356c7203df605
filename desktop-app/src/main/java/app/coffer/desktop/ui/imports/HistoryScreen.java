package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.ImportHistory.TakenBack;
import app.coffer.desktop.ui.imports.HistoryViewModel.Entry;
import app.coffer.desktop.ui.imports.HistoryViewModel.Missing;
import app.coffer.desktop.ui.imports.HistoryViewModel.Seen;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.DeviceId;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What was imported when, from which file, on which device; each can be taken back as one. */
public final class HistoryScreen implements Screen {
  private final HistoryViewModel model;
  private final UiContext context;
  private final Words words;
  private final Overlay overlay;
  private final Runnable importing;
  private final BorderPane root = new BorderPane();
  private final VBox list = new VBox(8);

  /**
   * @param importing goes to where files are chosen
   */
  public HistoryScreen(OpenVault vault, UiContext context, Overlay overlay, Runnable importing) {
    this(
        new HistoryViewModel(
            vault.books().imports(),
            () -> vault.ledger().read().accounts(),
            () -> names(vault),
            context),
        context,
        overlay,
        importing);
  }

  HistoryScreen(HistoryViewModel model, UiContext context, Overlay overlay, Runnable importing) {
    this.model = model;
    this.context = context;
    this.overlay = overlay;
    this.importing = importing;
    words = context.words();
    root.getStyleClass().add("import");
    root.getStylesheets()
        .add(
            Objects.requireNonNull(
                    HistoryScreen.class.getResource("/app/coffer/desktop/ui/imports/imports.css"))
                .toExternalForm());
    var title = new Label(title());
    title.getStyleClass().add(Styles.TITLE_2);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button more = ImportNodes.plain(words.get("imports.history.more"), importing);
    more.setId("importMore");
    var top = new HBox(14, title, gap, more);
    top.setAlignment(Pos.CENTER_LEFT);
    top.getStyleClass().add("import-top");
    list.getStyleClass().add("import-place");
    var scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain-scroll");
    root.setTop(top);
    root.setCenter(scroll);
    root.setBottom(waiting());
    model.seenProperty().subscribe(this::show);
  }

  /** How far taking back is, and a way to stop it; only while it lasts. */
  private Node waiting() {
    var bar = new ProgressBar();
    bar.setAccessibleText(words.get("imports.undoing"));
    bar.setPrefWidth(180);
    model.working().progressProperty().subscribe(part -> bar.setProgress(part.doubleValue()));
    var said = new Label(words.get("imports.undoing"));
    Button stop = ImportNodes.plain(words.get("imports.stop"), model::stop);
    stop.setId("historyStop");
    var wait = new HBox(12, bar, said, stop);
    wait.setAlignment(Pos.CENTER_LEFT);
    wait.getStyleClass().add("import-bottom");
    wait.visibleProperty().bind(model.working().busyProperty());
    wait.managedProperty().bind(wait.visibleProperty());
    return wait;
  }

  private static Map<DeviceId, String> names(OpenVault vault) {
    Map<DeviceId, String> names = new HashMap<>();
    vault.sync().devices().forEach(each -> names.put(each.id(), each.name()));
    return names;
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public String title() {
    return words.get("imports.history");
  }

  @Override
  public void onShown() {
    model.read();
  }

  @Override
  public void onHidden() {
    model.working().stop();
  }

  private void show(@Nullable Seen seen) {
    list.getChildren().clear();
    if (seen == null) {
      return;
    }
    if (seen.entries().isEmpty()) {
      var empty = new Label(words.get("imports.history.empty"));
      empty.setWrapText(true);
      empty.setId("historyEmpty");
      empty.getStyleClass().add("muted");
      list.getChildren()
          .addAll(empty, ImportNodes.plain(words.get("imports.history.more"), importing));
      return;
    }
    seen.missing().forEach(each -> list.getChildren().add(ImportNodes.warning(said(each))));
    int number = 0;
    for (Entry entry : seen.entries()) {
      list.getChildren().add(row(entry, number++));
    }
  }

  private Node row(Entry entry, int number) {
    var batch = entry.batch();
    var name = new Label(words.get("imports.done.into", batch.file(), entry.account()));
    name.getStyleClass().add("part-name");
    var facts = new ArrayList<String>();
    facts.add(context.formats().moment(batch.at(), context.clock().instant()));
    if (!entry.device().isEmpty()) {
      facts.add(entry.device());
    }
    if (batch.first() != null && batch.last() != null) {
      facts.add(ImportNodes.days(context, batch.first(), batch.last()));
    }
    batch
        .closingBalance()
        .ifPresent(bank ->
            facts.add(
                words.get("imports.history.balance", context.formats().moneyWithCurrency(bank))));
    var when = new Label(String.join("  ·  ", facts));
    var counts =
        new Label(
            words.get(
                "imports.history.counts",
                batch.counts().added(),
                batch.counts().matched(),
                batch.counts().already(),
                batch.counts().leftOut(),
                batch.counts().unreadable()));
    for (Label each : List.of(name, when, counts)) {
      each.setWrapText(true);
      each.setMinHeight(Region.USE_PREF_SIZE);
    }
    when.getStyleClass().add("muted");
    counts.getStyleClass().add("muted");
    var texts = new VBox(2, name, when, counts);
    HBox.setHgrow(texts, Priority.ALWAYS);
    Node end;
    if (batch.undone()) {
      var undone = new Label(words.get("imports.history.undone"));
      undone.getStyleClass().add("muted");
      undone.setMinWidth(Region.USE_PREF_SIZE);
      end = undone;
    } else {
      Button undo = ImportNodes.plain(words.get("imports.undo"), () -> ask(entry));
      undo.setId("undo" + number);
      undo.disableProperty().bind(model.working().busyProperty());
      undo.setAccessibleText(words.get("imports.history.undo", batch.file()));
      end = undo;
    }
    var row = new HBox(16, texts, end);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("part-row");
    return row;
  }

  private void ask(Entry entry) {
    model.preview(entry, would -> overlay.open(dialog(entry, would)));
  }

  private Dialog dialog(Entry entry, TakenBack would) {
    var texts = new VBox(10);
    texts.getChildren().add(text(words.count("imports.undo.removed", would.removed())));
    if (would.released() > 0) {
      texts.getChildren().add(text(words.count("imports.undo.released", would.released())));
    }
    if (would.reconciled() > 0) {
      texts.getChildren().add(text(words.count("imports.undo.reconciled", would.reconciled())));
    }
    var too = new CheckBox(words.count("imports.undo.edited", would.edited()));
    too.setId("editedToo");
    too.setWrapText(true);
    if (would.edited() > 0) {
      texts.getChildren().add(too);
    }
    var dialog = new Dialog(words.get("imports.undo.title", entry.batch().file()), texts, 480);
    dialog.cancel(words.get("imports.undo.keep"), overlay::closeDialog);
    dialog.destroy(
        words.get("imports.undo"),
        () -> {
          overlay.closeDialog();
          model.undo(
              entry,
              too.isSelected(),
              taken -> overlay.toasts().show(words.count("imports.undo.done", taken.removed())));
        });
    return dialog;
  }

  private Label text(String said) {
    var label = new Label(said);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private String said(Missing each) {
    var gap = each.gap();
    String from = context.formats().date(gap.from());
    String to = context.formats().date(gap.to());
    return gap.ended()
        .flatMap(ended ->
            gap.begins()
                .map(begins ->
                    words.get(
                        "imports.gap.balances",
                        each.account(),
                        context.formats().moneyWithCurrency(ended),
                        context.formats().moneyWithCurrency(begins),
                        from,
                        to)))
        .orElseGet(() -> words.get("imports.gap.days", each.account(), from, to));
  }
}
