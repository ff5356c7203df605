package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** One row of the table: a group of radio buttons, one for each version, and the result. */
final class CompareRow {
  private static final PseudoClass TAKEN = PseudoClass.getPseudoClass("taken");
  private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
  private static final PseudoClass NEEDED = PseudoClass.getPseudoClass("needed");

  private final UnitRow row;
  private final ConflictViewModel question;
  private final UiContext context;
  private final ToggleGroup group = new ToggleGroup();
  private final List<VBox> cells = new ArrayList<>();
  private final List<RadioButton> radios = new ArrayList<>();
  private final List<Integer> columns = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Label fresh;
  private final ResultCell result;
  private boolean showing;

  CompareRow(
      UnitRow row,
      ConflictViewModel question,
      UiContext context,
      Names names,
      boolean folded,
      List<SideHeader> shown,
      Overlay overlay) {
    this.row = row;
    this.question = question;
    this.context = context;
    fresh = new Label(context.words().get("conflict.new"));
    fresh.getStyleClass().add("new-mark");
    nodes.add(labelCell(folded));
    if (!folded) {
      row.before().ifPresent(before -> nodes.add(cell(0, before, false, "before")));
    }
    // where all of them did, the word says nothing
    boolean some = !row.sides().stream().allMatch(UnitRow.Cell::changed);
    for (SideHeader side : shown) {
      UnitRow.Cell said = row.sides().get(side.column() - 1);
      nodes.add(cell(side.column(), said.shown(), said.changed() && some, "side-" + side.column()));
    }
    List<String> devices = question.about().headers().stream().map(SideHeader::name).toList();
    result = new ResultCell(row, devices, context, names, overlay, this::focus);
    nodes.add(result);
    group
        .selectedToggleProperty()
        .subscribe(toggle -> {
          if (!showing && toggle != null) {
            int chosen = radios.indexOf((RadioButton) toggle);
            row.take(columns.get(chosen));
          }
        });
  }

  UnitRow row() {
    return row;
  }

  /** Label, versions and result, in the order of the columns. */
  List<Node> nodes() {
    return nodes;
  }

  Subscription listen() {
    return Subscription.combine(
        row.choiceProperty().subscribe(choice -> show()),
        row.markedProperty()
            .subscribe(marked -> {
              fresh.setVisible(marked);
              fresh.setManaged(marked);
            }),
        result.listen());
  }

  boolean hasFocus() {
    return nodes.stream().anyMatch(Node::isFocusWithin);
  }

  /** Puts the focus on the version taken, or on the first that can be. */
  void focus() {
    RadioButton target =
        group.getSelectedToggle() instanceof RadioButton taken ? taken : firstSide();
    target.requestFocus();
    row.look();
  }

  void edit() {
    result.edit();
  }

  /** Takes both changes, or opens the lines of a split to be mixed. */
  void both() {
    result.both();
  }

  /** Takes what is being typed; false where it cannot be used. */
  boolean finish() {
    return result.finish();
  }

  /** Takes the version one column further; stops at the ends. */
  void step(int by) {
    int here = group.getSelectedToggle() instanceof RadioButton taken ? radios.indexOf(taken) : -1;
    int there = here < 0 ? (by > 0 ? radios.indexOf(firstSide()) : -1) : here + by;
    while (there >= 0 && there < radios.size()) {
      if (!radios.get(there).isDisabled()) {
        take(columns.get(there));
        return;
      }
      there += by;
    }
  }

  void take(int column) {
    row.take(column);
    focus();
  }

  private RadioButton firstSide() {
    for (int i = 0; i < radios.size(); i++) {
      if (columns.get(i) > 0 && !radios.get(i).isDisabled()) {
        return radios.get(i);
      }
    }
    return radios.getFirst();
  }

  private Node labelCell(boolean folded) {
    boolean needed = row.state() == UnitRow.State.NEEDS_YOU;
    var name = new Label(row.label());
    name.getStyleClass().add("row-name");
    name.setWrapText(true);
    name.setMinHeight(Region.USE_PREF_SIZE);
    name.setTooltip(new Tooltip(context.words().of("conflict.state", row.state())));
    HBox.setHgrow(name, Priority.ALWAYS);
    var line = new HBox(6, Icons.of(needed ? Feather.EDIT_3 : Feather.CHECK), name);
    line.setAlignment(Pos.TOP_LEFT);
    var box = new VBox(2, line);
    if (folded) {
      row.before()
          .ifPresent(before -> {
            var was = new Label(context.words().get("conflict.was", before.text()));
            was.getStyleClass().add("cell-note");
            was.setWrapText(true);
            box.getChildren().add(was);
          });
    }
    box.getChildren().add(fresh);
    box.getStyleClass().addAll("compare-cell", "row-label");
    box.pseudoClassStateChanged(NEEDED, needed);
    return box;
  }

  private Node cell(int column, Shown shown, boolean changed, String style) {
    RadioButton radio = radio(column, shown);
    radios.add(radio);
    columns.add(column);
    TextFlow said = said(column, shown);
    if (changed) {
      var note = new Text("\u2002" + context.words().get("conflict.changed"));
      note.getStyleClass().add("word-note");
      said.getChildren().add(note);
    }
    said.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(said, Priority.ALWAYS);
    var box = new VBox(2, new HBox(6, radio, said));
    box.getChildren().addAll(DetailLines.of(shown));
    box.getStyleClass().addAll("compare-cell", style);
    box.pseudoClassStateChanged(OFF, radio.isDisabled());
    box.setOnMouseClicked(event -> take(column));
    cells.add(box);
    return box;
  }

  /** Only the circle is seen: the value beside it wraps, and words in it can be marked. */
  private RadioButton radio(int column, Shown shown) {
    var radio = new RadioButton(shown.text());
    radio.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    radio.setToggleGroup(group);
    radio.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    radio.setDisable(!row.canTake(column));
    radio.getStyleClass().add("version");
    radio.focusedProperty().subscribe((was, now) -> looked(now));
    return radio;
  }

  /** A value; a longer text with what is new and what is gone of it, where marks say something. */
  private TextFlow said(int column, Shown shown) {
    return row.before()
        .filter(before -> column > 0 && row.isText())
        .flatMap(before -> WordMarks.of(before.text(), shown.text()))
        .map(MarkedText::of)
        .orElseGet(() -> MarkedText.plain(CompareTable.spaced(row.kind(), shown.text())));
  }

  private void looked(boolean focused) {
    if (focused) {
      row.look();
    }
  }

  private void show() {
    OptionalInt taken = row.column();
    if (taken.isEmpty() && row.choice().isEmpty() && row.state() == UnitRow.State.MERGED) {
      taken = question.provisionalColumn(row);
    }
    showing = true;
    group.selectToggle(null);
    for (int i = 0; i < radios.size(); i++) {
      boolean on = taken.isPresent() && taken.getAsInt() == columns.get(i);
      radios.get(i).setSelected(on);
      cells.get(i).pseudoClassStateChanged(TAKEN, on);
      radios.get(i).setAccessibleText(spoken(i, on));
    }
    showing = false;
  }

  private String spoken(int index, boolean on) {
    int column = columns.get(index);
    if (column == 0) {
      return context
          .words()
          .get(
              "conflict.spoken.row",
              row.label(),
              context.words().get("conflict.before")
                  + ": "
                  + row.before().map(Shown::spoken).orElse(""));
    }
    List<SideHeader> headers = question.about().headers();
    return SpokenCell.of(row, headers.get(column - 1), headers.size(), on, context.words());
  }
}
