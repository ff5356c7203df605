package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Balances;
import app.coffer.desktop.conflict.Bulk;
import app.coffer.desktop.conflict.Plans.OnBudget;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Shows what deciding many at once would do, before it is done. */
final class BulkDialog {
  private static final int SHOWN = 200;

  private BulkDialog() {}

  /**
   * @param title what is done, as in the menu
   */
  static Dialog of(
      String title,
      Bulk.Plan plan,
      List<OnBudget> budget,
      Names names,
      UiContext context,
      Runnable cancel,
      Runnable decide) {
    Words words = context.words();
    int number = plan.decided().size();
    var body = new VBox(12);
    body.getChildren().add(line(words.count("conflict.bulk.will", number)));
    var reasons = new EnumMap<Bulk.Reason, Integer>(Bulk.Reason.class);
    plan.left().forEach(left -> reasons.merge(left.reason(), 1, Integer::sum));
    reasons.forEach((reason, left) ->
        body.getChildren()
            .add(
                line(
                    words.count(
                        "conflict.bulk.left", left, words.of("conflict.bulk.reason", reason)))));
    body.getChildren().add(moves(plan, names, context));
    if (!budget.isEmpty()) {
      body.getChildren().add(budget(budget, names, context));
    }
    if (number > 0) {
      // what belongs to a statement is never among them
      body.getChildren().add(muted(words.get("conflict.bulk.statements")));
    }
    if (number > 0) {
      body.getChildren().add(each(plan, names, context));
      body.getChildren().add(muted(words.get("conflict.bulk.oneStep")));
    }
    var dialog = new Dialog(title, body, 560).cancel(words.get("conflict.bulk.cancel"), cancel);
    if (number > 0) {
      dialog.confirm(words.count("conflict.bulk.decide", number), decide);
      dialog.addEventFilter(
          KeyEvent.KEY_PRESSED,
          event -> {
            // as everywhere on this screen; Enter alone presses the button that has the focus
            if (event.isShortcutDown() && event.getCode() == KeyCode.ENTER) {
              event.consume();
              decide.run();
            }
          });
    }
    return dialog;
  }

  private static Region moves(Bulk.Plan plan, Names names, UiContext context) {
    if (plan.moves().isEmpty()) {
      return muted(context.words().get("conflict.bulk.noMoves"));
    }
    var grid = new GridPane();
    grid.setHgap(16);
    grid.setVgap(4);
    int row = 0;
    for (var move : plan.moves().entrySet()) {
      Balances.Standing standing = names.balances().get(move.getKey());
      String account =
          names.accounts().getOrDefault(move.getKey(), context.words().get("conflict.unknown"));
      grid.add(new Label(account), 0, row);
      var moved = new Label(context.formats().signed(move.getValue()));
      moved.getStyleClass().add("figure-changes");
      grid.add(moved, 1, row);
      if (standing != null && standing.balance().currency().equals(move.getValue().currency())) {
        String then =
            context.formats().money(standing.balance())
                + " → "
                + context.formats().money(standing.balance().plus(move.getValue()));
        grid.add(muted(then), 2, row);
      }
      row++;
    }
    return grid;
  }

  private static Region budget(List<OnBudget> budget, Names names, UiContext context) {
    var text = new EffectsText(new UnitText(context, names), context, 0);
    var lines = new VBox(4);
    for (OnBudget on : budget.subList(0, Math.min(SHOWN, budget.size()))) {
      String amounts =
          context.formats().money(on.now()) + " → " + context.formats().money(on.then().getFirst());
      lines.getChildren().add(line(text.label(on) + ": " + amounts));
    }
    return fold(context.words().count("conflict.bulk.budget", budget.size()), lines);
  }

  private static TitledPane fold(String title, VBox box) {
    var scroll = new javafx.scene.control.ScrollPane(box);
    scroll.setFitToWidth(true);
    scroll.setPrefHeight(Math.min(220, 21.0 * box.getChildren().size() + 14));
    var fold = new TitledPane(title, scroll);
    fold.setExpanded(false);
    fold.setAnimated(false);
    return fold;
  }

  private static Region each(Bulk.Plan plan, Names names, UiContext context) {
    var text = new UnitText(context, names);
    List<Label> lines = new ArrayList<>();
    for (Bulk.Decided decided : plan.decided().subList(0, Math.min(SHOWN, plan.decided().size()))) {
      var versions = new ConflictVersions(decided.conflict(), text);
      var about = new QuestionText(versions, context);
      String result =
          decided.content().removed()
              ? context.words().get("conflict.bulk.removed")
              : decided.conflict().contested().isEmpty()
                  ? context.words().get("conflict.bulk.kept")
                  : String.join(", ", changes(decided, versions));
      lines.add(line(about.title() + ": " + result));
    }
    var box = new VBox(4);
    box.getChildren().addAll(lines);
    return fold(context.words().count("conflict.bulk.show", plan.decided().size()), box);
  }

  private static List<String> changes(Bulk.Decided decided, ConflictVersions versions) {
    return decided.conflict().contested().stream()
        .map(unit -> {
          UnitKind kind = UnitKind.of(decided.conflict().entity(), unit);
          return versions.label(kind, unit)
              + " "
              + versions.shown(kind, unit, decided.content()).text();
        })
        .toList();
  }

  private static Label line(String text) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label muted(String text) {
    Label label = line(text);
    label.getStyleClass().add("muted");
    return label;
  }
}
