package app.coffer.desktop.ui.catalogue;

import app.coffer.desktop.catalogue.Uses;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.SuggestField;
import app.coffer.desktop.ui.kit.Suggestion;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks what becomes of whatever names something that goes, and says how much that is. */
final class GoneDialog {
  private static final int MOST = 12;
  private final UiContext context;
  private final Overlay overlay;
  private final CatalogueViewModel model;
  private final List<Line> going;
  private final List<Line> others;
  private final Label preview = new Label();
  private final SuggestField<Line> into;
  private final Labelled intoBox;

  /**
   * @param going at least one, all of one kind
   * @param all of that kind
   */
  GoneDialog(
      UiContext context,
      Overlay overlay,
      CatalogueViewModel model,
      List<Line> going,
      List<Line> all) {
    this.context = context;
    this.overlay = overlay;
    this.model = model;
    this.going = going;
    others =
        all.stream().filter(one -> one.getClass().equals(going.getFirst().getClass())).toList();
    into = new SuggestField<>(this::matching);
    into.setId("catalogue-into");
    intoBox = new Labelled(context.words().get("catalogue.into"), into);
    preview.setId("catalogue-preview");
    preview.setWrapText(true);
    preview.setMinHeight(Region.USE_PREF_SIZE);
    preview.setText(context.words().get("catalogue.counting"));
  }

  /** Makes them one with another, which may be among them. */
  void join() {
    Words words = context.words();
    // the one that is used most is most likely the right one
    if (going.size() > 1) {
      going.stream()
          .max(
              java.util.Comparator.comparingInt(
                  line -> line.used().map(used -> used.count()).orElse(0)))
          .ifPresent(line -> into.show(suggestion(line)));
    }
    var said = new Label(words.get("catalogue.join.text", names()));
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    var dialog =
        new Dialog(words.get("catalogue.join.title"), new VBox(14, said, intoBox, preview), 480);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    Button confirm = dialog.confirm(words.get("catalogue.join.do"), this::joined);
    into.textProperty().subscribe(text -> count(confirm));
    overlay.open(dialog);
  }

  private void joined() {
    target()
        .ifPresentOrElse(
            line -> {
              overlay.closeDialog();
              model.join(without(line), line);
            },
            () -> intoBox.setProblem(context.words().get("catalogue.into.unknown")));
  }

  /** What goes when it becomes one with that. */
  private List<Line> without(Line line) {
    return going.stream().filter(one -> !one.entry().equals(line.entry())).toList();
  }

  private void count(Button confirm) {
    intoBox.setProblem("");
    Optional<Line> line = target();
    List<Line> from = line.map(this::without).orElse(going);
    confirm.setDisable(line.isEmpty() || from.isEmpty());
    if (!from.isEmpty()) {
      model.uses(from, uses -> preview.setText(said(uses)));
    }
  }

  /** Removes them; asks only where something names them. */
  void remove() {
    model.uses(
        going,
        uses -> {
          if (uses.none()) {
            model.remove(going);
          } else {
            ask(uses);
          }
        });
  }

  private void ask(Uses uses) {
    Words words = context.words();
    String kind = kind();
    var nothing = new RadioButton(words.get("catalogue.leave." + kind));
    var other = new RadioButton(words.get("catalogue.give." + kind));
    nothing.setId("catalogue-leave");
    other.setId("catalogue-give");
    var both = new ToggleGroup();
    for (RadioButton one : List.of(nothing, other)) {
      one.setToggleGroup(both);
      one.setWrapText(true);
      one.setMinHeight(Region.USE_PREF_SIZE);
    }
    other.setDisable(others.size() <= going.size());
    nothing.setSelected(true);
    preview.setText(said(uses));
    intoBox.disableProperty().bind(other.selectedProperty().not());
    into.setOnMouseClicked(event -> other.setSelected(true));
    var dialog =
        new Dialog(
            words.get("catalogue.remove.title", names()),
            new VBox(12, preview, nothing, other, intoBox),
            500);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.destroy(
        words.get("catalogue.remove"),
        () -> {
          if (other.isSelected()) {
            given();
          } else {
            overlay.closeDialog();
            model.remove(going);
          }
        });
    overlay.open(dialog);
    nothing.requestFocus();
  }

  private void given() {
    target()
        .filter(line -> !going.contains(line))
        .ifPresentOrElse(
            line -> {
              overlay.closeDialog();
              model.join(going, line);
            },
            () -> intoBox.setProblem(context.words().get("catalogue.into.unknown")));
  }

  private String kind() {
    return switch (going.getFirst()) {
      case Line.OfGroup group -> "group";
      case Line.OfCategory category -> "category";
      case Line.OfPayee payee -> "payee";
      case Line.OfTag tag -> "tag";
    };
  }

  private String names() {
    return going.size() == 1
        ? going.getFirst().name()
        : context.words().get("catalogue.several", going.size());
  }

  private Optional<Line> target() {
    return into.chosen();
  }

  private String said(Uses uses) {
    Words words = context.words();
    if (uses.none()) {
      return words.get("catalogue.nothingNames");
    }
    var parts = new ArrayList<String>();
    add(parts, "catalogue.n.transactions", uses.transactions());
    add(parts, "catalogue.n.reconciled", uses.reconciled());
    add(parts, "catalogue.n.categories", uses.categories());
    add(parts, "catalogue.n.schedules", uses.schedules());
    add(parts, "catalogue.n.rules", uses.rules());
    add(parts, "catalogue.n.budgeted", uses.budgeted());
    add(parts, "catalogue.n.saved", uses.saved());
    return words.get("catalogue.changes", String.join(", ", parts));
  }

  private void add(List<String> parts, String key, int count) {
    if (count > 0) {
      parts.add(context.words().count(key, count));
    }
  }

  private List<Suggestion<Line>> matching(String typed) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    return others.stream()
        .filter(line -> line.path().toLowerCase(Locale.ROOT).contains(wanted))
        .limit(MOST)
        .map(this::suggestion)
        .toList();
  }

  private Suggestion<Line> suggestion(Line line) {
    return new Suggestion<>(
        line, line.path(), line.used().map(used -> String.valueOf(used.count())).orElse(""));
  }
}
