package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ui.kit.AmountField;
import app.coffer.desktop.ui.kit.DateField;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.SuggestField;
import app.coffer.desktop.ui.kit.Suggestion;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.id.RecordId;
import atlantafx.base.theme.Styles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** What a unit will be: shown, and typed in place with the field that fits it. */
final class ResultCell extends VBox {
  private final UnitRow row;
  private final List<String> devices;
  private final UiContext context;
  private final Names names;
  private final Typing typing;
  private final Runnable leave;
  private final Label value = new Label();
  private final Label note = new Label();
  private final Label problem = new Label();
  private final VBox details = new VBox(2);
  private final Button edit;
  private final HBox line;
  private final Overlay overlay;
  private boolean editing;
  private Supplier<String> typed = () -> "";

  /**
   * @param devices what the sides are called
   * @param leave puts the focus back on the row
   */
  ResultCell(
      UnitRow row,
      List<String> devices,
      UiContext context,
      Names names,
      Overlay overlay,
      Runnable leave) {
    super(2);
    this.row = row;
    this.devices = devices;
    this.context = context;
    this.names = names;
    this.leave = leave;
    this.overlay = overlay;
    typing = new Typing(context, names);
    getStyleClass().addAll("compare-cell", "result-cell");
    value.setWrapText(true);
    value.setMaxWidth(Double.MAX_VALUE);
    value.getStyleClass().add("result-value");
    note.getStyleClass().add("cell-note");
    problem.getStyleClass().add("field-problem");
    problem.setWrapText(true);
    edit =
        Icons.button(
            Feather.EDIT_2,
            row.label() + ": " + context.words().get("conflict.edit.help"),
            this::edit);
    edit.getStyleClass().add("result-edit");
    edit.setFocusTraversable(false);
    HBox.setHgrow(value, Priority.ALWAYS);
    line = new HBox(4, value);
    line.setAlignment(Pos.TOP_LEFT);
    if (row.editor() != UnitRow.Editor.NONE) {
      line.getChildren().add(edit);
    }
    getChildren().addAll(line, details, note, problem);
    bothButton().ifPresent(getChildren()::add);
    setAccessibleRole(AccessibleRole.TEXT_FIELD);
  }

  Subscription listen() {
    return Subscription.combine(
        row.resultProperty().subscribe(shown -> show()),
        row.choiceProperty().subscribe(choice -> show()),
        row.problemProperty()
            .subscribe(text -> {
              problem.setText(text);
              visible(problem, !text.isEmpty());
            }));
  }

  private void show() {
    Shown shown = row.resultProperty().get();
    value.pseudoClassStateChanged(CompareTable.OPEN, shown == null);
    value.setText(
        shown == null
            ? context.words().get("conflict.choose")
            : CompareTable.spaced(row.kind(), shown.text()));
    details.getChildren().setAll(shown == null ? List.of() : DetailLines.of(shown));
    visible(details, !details.getChildren().isEmpty());
    String words =
        row.typed()
            ? "conflict.typed"
            : row.state() == UnitRow.State.MERGED && row.choice().isEmpty()
                ? "conflict.together"
                : "";
    note.setText(words.isEmpty() ? "" : context.words().get(words));
    visible(note, !words.isEmpty());
    setAccessibleText(
        context
            .words()
            .get(
                "conflict.spoken.result",
                row.label(),
                shown == null ? context.words().get("conflict.spoken.open") : shown.spoken()));
  }

  private static void visible(javafx.scene.Node node, boolean visible) {
    node.setManaged(visible);
    node.setVisible(visible);
  }

  /** Opens the editor, where a typed value makes sense. */
  void edit() {
    if (editing || row.editor() == UnitRow.Editor.NONE) {
      return;
    }
    editing = true;
    switch (row.editor()) {
      case AMOUNT -> {
        var field = new AmountField(context.formats(), typing.currency(row).orElseThrow());
        field.setText(typing.start(row));
        open(field, field::getText);
      }
      case DATE -> {
        var field = new DateField(context);
        field.setText(typing.start(row));
        open(field, field::getText);
      }
      case PAYEE -> suggest(names.payees());
      case CATEGORY -> suggest(names.categories());
      case ACCOUNT -> suggest(names.accounts());
      case GROUP -> suggest(names.groups());
      case STATUS -> choose("conflict.status", Clearing.values());
      case TYPE -> choose("conflict.type", AccountType.values());
      case TEXT, TAGS, NUMBER -> {
        var field = new TextField(typing.start(row));
        open(field, field::getText);
      }
      case NOTES -> {
        var area = new TextArea(typing.start(row));
        area.setPrefRowCount(3);
        area.setWrapText(true);
        open(area, area::getText);
      }
      case NONE -> {
        // no editor: the block comes from one side
      }
    }
  }

  private void choose(String words, Enum<?>[] all) {
    var box = new ComboBox<String>();
    Arrays.stream(all).map(each -> context.words().of(words, each)).forEach(box.getItems()::add);
    box.setValue(typing.start(row));
    open(box, () -> Objects.requireNonNullElse(box.getValue(), ""));
  }

  private void suggest(Map<RecordId, String> among) {
    var field = new SuggestField<RecordId>(text -> suggestions(among, text));
    field.setText(typing.start(row));
    open(field, field::getText);
  }

  private static List<Suggestion<RecordId>> suggestions(Map<RecordId, String> among, String text) {
    String part = text.strip().toLowerCase(Locale.ROOT);
    return among.entrySet().stream()
        .filter(entry -> entry.getValue().toLowerCase(Locale.ROOT).contains(part))
        .limit(8)
        .map(entry -> new Suggestion<>(entry.getKey(), entry.getValue(), ""))
        .toList();
  }

  /** What can be done with both changes, as a small button under the result. */
  private Optional<Button> bothButton() {
    String key =
        row.mixable()
            ? "conflict.both.MIX"
            : row.state() == UnitRow.State.NEEDS_YOU
                ? row.both().map(both -> "conflict.both." + both.kind()).orElse("")
                : "";
    if (key.isEmpty()) {
      return Optional.empty();
    }
    var button = new Button(context.words().get(key));
    button.setId("both-" + row.unit().name());
    button.getStyleClass().addAll(Styles.SMALL, "both");
    button.setWrapText(true);
    button.setFocusTraversable(false);
    button.setTooltip(new Tooltip(context.words().get("conflict.both.help")));
    button.setOnAction(event -> both());
    return Optional.of(button);
  }

  void both() {
    if (row.mixable()) {
      MixDialog.open(row, devices, context, names, overlay, leave);
    } else {
      row.both().ifPresent(both -> row.type(both.fields()));
    }
  }

  /** Takes what is being typed; false where it cannot be used. */
  boolean finish() {
    if (editing) {
      commit(typed.get(), true);
    }
    return !editing;
  }

  private void open(Control field, Supplier<String> text) {
    typed = text;
    field.setAccessibleText(context.words().get("conflict.result") + ", " + row.label());
    field.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(field, Priority.ALWAYS);
    line.getChildren().setAll(field);
    visible(details, false);
    field.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean offering = field instanceof SuggestField<?> suggest && suggest.isOffering();
          if (event.getCode() == KeyCode.ESCAPE && !offering) {
            event.consume();
            row.refuse("");
            close(true);
          } else if (event.getCode() == KeyCode.ENTER
              && !offering
              && !event.isShiftDown()
              && !event.isShortcutDown()) {
            event.consume();
            commit(text.get(), true);
          }
        });
    field
        .focusedProperty()
        .subscribe((was, now) -> {
          if (editing && was && !now) {
            commit(text.get(), false);
          }
        });
    field.requestFocus();
    if (field instanceof TextField input) {
      input.selectAll();
    }
  }

  private void commit(String text, boolean back) {
    if (text.strip().equals(typing.start(row)) && row.decided()) {
      close(back);
    } else if (typing.type(row, text)) {
      close(back);
    } else if (!back) {
      close(false);
    }
  }

  private void close(boolean back) {
    if (!editing) {
      return;
    }
    editing = false;
    line.getChildren().setAll(value, edit);
    show();
    if (back) {
      leave.run();
    }
  }
}
