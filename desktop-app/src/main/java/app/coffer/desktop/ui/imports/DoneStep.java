package app.coffer.desktop.ui.imports;

import app.coffer.desktop.ui.imports.ImportResult.Transfer;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What was imported, taking it back, and what may be transfers between own accounts. */
final class DoneStep extends VBox {
  private final ImportViewModel model;
  private final UiContext context;
  private final Words words;
  private final VBox content = new VBox(14);
  private final Runnable done;

  /**
   * @param done leaves the import
   */
  DoneStep(ImportViewModel model, UiContext context, Runnable done) {
    this.model = model;
    this.context = context;
    this.done = done;
    this.words = context.words();
    content.setMaxWidth(640);
    content.setAlignment(Pos.TOP_CENTER);
    var middle = new HBox(content);
    middle.setAlignment(Pos.TOP_CENTER);
    HBox.setHgrow(content, Priority.ALWAYS);
    var scroll = new ScrollPane(middle);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("plain-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().add(scroll);
    model.resultProperty().subscribe(this::show);
  }

  private void show(@Nullable ImportResult result) {
    content.getChildren().clear();
    if (result == null) {
      return;
    }
    var sign = Icons.of(Feather.CHECK_CIRCLE);
    sign.getStyleClass().addAll("big-sign", "good");
    var title = new Label(words.count("imports.done", result.imported()));
    title.getStyleClass().add(Styles.TITLE_3);
    title.setId("imported");
    content.getChildren().addAll(sign, title);
    result.parts().forEach(part -> content.getChildren().add(part(part)));
    if (result.changed() > 0) {
      content
          .getChildren()
          .add(ImportNodes.warning(words.count("imports.done.changed", result.changed())));
    }
    Button undo = ImportNodes.plain(words.get("imports.undo"), () -> model.undo(done));
    undo.setId("undoImport");
    content.getChildren().add(undo);
    if (!result.transfers().isEmpty()) {
      content.getChildren().add(transfers(result.transfers()));
    }
  }

  private Node part(ImportResult.Part part) {
    var name = new Label(words.get("imports.done.into", part.name(), part.account().name()));
    name.getStyleClass().add("part-name");
    var counts =
        new Label(
            words.get(
                "imports.done.parts",
                part.applied().added(),
                part.applied().matched(),
                part.applied().already()));
    counts.getStyleClass().add("muted");
    var balance = new Label(balance(part));
    balance.setId("doneBalance");
    for (Label each : List.of(name, counts, balance)) {
      each.setWrapText(true);
      each.setMinHeight(Region.USE_PREF_SIZE);
    }
    var box = new VBox(2, name, counts, balance);
    box.getStyleClass().add("part-row");
    box.setMaxWidth(Double.MAX_VALUE);
    return box;
  }

  private String balance(ImportResult.Part part) {
    return ImportNodes.balance(
        context, part.account().name(), part.ledger(), part.bank(), "imports.now");
  }

  private Node transfers(List<Transfer> all) {
    var title = new Label(words.count("imports.transfers", all.size()));
    title.getStyleClass().add(Styles.TITLE_4);
    title.setWrapText(true);
    var hint = new Label(words.get("imports.transfers.hint"));
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    hint.getStyleClass().add("muted");
    var box = new VBox(8, title, hint);
    box.getStyleClass().add("part-row");
    List<CheckBox> ticks = new ArrayList<>();
    for (Transfer each : all) {
      var tick = new CheckBox(said(each));
      tick.setSelected(true);
      tick.setWrapText(true);
      ticks.add(tick);
    }
    box.getChildren().addAll(ticks);
    var join =
        ImportNodes.plain(
            words.get("imports.transfers.join"),
            () -> {
              var chosen = new ArrayList<Transfer>();
              for (int i = 0; i < ticks.size(); i++) {
                if (ticks.get(i).isSelected()) {
                  chosen.add(all.get(i));
                }
              }
              model.join(chosen);
            });
    join.setId("joinTransfers");
    box.getChildren().add(join);
    return box;
  }

  private String said(Transfer each) {
    return words.get(
        "imports.transfers.line",
        context.formats().moneyWithCurrency(each.pair().in().amount()),
        each.from(),
        context.formats().date(each.pair().out().date()),
        each.to(),
        context.formats().date(each.pair().in().date()));
  }
}
