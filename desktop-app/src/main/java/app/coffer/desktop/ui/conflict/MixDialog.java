package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.wire.id.RecordId;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Puts a split together line by line; applies only what adds up. */
final class MixDialog {
  /** A device's name is cut rather than that the amounts move apart. */
  private static final double HEAD = 130;

  private final Mix mix;
  private final UnitRow row;
  private final List<String> devices;
  private final UiContext context;
  private final UnitText text;
  private final Overlay overlay;
  private final GridPane grid = new GridPane();
  private final Label left = new Label();
  private final ComboBox<RecordId> into = new ComboBox<>();
  private final HBox rest;
  private final Button apply;
  private final Dialog dialog;
  private final List<Label> results = new ArrayList<>();

  private MixDialog(
      UnitRow row,
      List<String> devices,
      UiContext context,
      Names names,
      Overlay overlay,
      Runnable back) {
    this.row = row;
    this.devices = devices;
    this.mix = row.mix();
    this.context = context;
    this.overlay = overlay;
    this.text = new UnitText(context, names);
    Words words = context.words();
    grid.setHgap(14);
    grid.setVgap(8);
    grid.setId("mix");
    var put = new Button(words.get("conflict.mix.rest"));
    put.setId("mix-rest");
    put.setOnAction(event -> {
      if (into.getValue() != null) {
        mix.putRestIn(into.getValue());
        show();
      }
    });
    into.setConverter(new ChoiceText<>(line -> line == null ? "" : name(mix.any(line))));
    into.setAccessibleText(words.get("conflict.mix.into"));
    rest = new HBox(8, put, into);
    rest.setAlignment(Pos.CENTER_LEFT);
    left.setId("mix-left");
    var scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setPrefViewportHeight(68 + 28.0 * mix.lines().size());
    grid.heightProperty()
        .subscribe(high -> scroll.setPrefViewportHeight(Math.min(380, high.doubleValue())));
    var body = new VBox(12, scroll, left, rest);
    dialog =
        new Dialog(words.get("conflict.mix.title"), body, 640)
            .cancel(
                words.get("conflict.mix.cancel"),
                () -> {
                  overlay.closeDialog();
                  back.run();
                });
    apply =
        dialog.confirm(
            words.get("conflict.mix.take"),
            () -> {
              overlay.closeDialog();
              row.type(mix.fields());
              back.run();
            });
    fill();
    show();
  }

  /**
   * @param devices what the sides are called, in their order
   */
  static void open(
      UnitRow row,
      List<String> devices,
      UiContext context,
      Names names,
      Overlay overlay,
      Runnable back) {
    var mixing = new MixDialog(row, devices, context, names, overlay, back);
    overlay.open(mixing.dialog);
    mixing.focusFirst();
  }

  private void focusFirst() {
    grid.getChildren().stream()
        .filter(RadioButton.class::isInstance)
        .findFirst()
        .ifPresent(Node::requestFocus);
  }

  private void fill() {
    Words words = context.words();
    grid.getChildren().clear();
    results.clear();
    grid.getColumnConstraints().clear();
    var grow = new ColumnConstraints();
    grow.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().add(grow);
    int at = 1;
    for (int column = 0; column < mix.columns(); column++) {
      if (mix.has(column)) {
        String name = column == 0 ? words.get("conflict.before") : devices.get(column - 1);
        var head = new Button(name);
        head.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        head.setMaxWidth(HEAD);
        int whole = column;
        head.setAccessibleText(words.get("conflict.mix.whole", name));
        head.setOnAction(event -> {
          mix.takeAll(whole);
          fill();
          show();
        });
        grid.add(head, at++, 0);
      }
    }
    var result = new Label(words.get("conflict.result"));
    result.getStyleClass().add(Styles.TEXT_BOLD);
    grid.add(result, at, 0);
    totals();
    int line = 2;
    for (RecordId id : mix.lines()) {
      line(id, line++);
    }
  }

  private void totals() {
    grid.add(new Label(context.words().get("conflict.mix.total")), 0, 1);
    var group = new ToggleGroup();
    int at = 1;
    for (int column = 0; column < mix.columns(); column++) {
      if (mix.has(column)) {
        int here = column;
        Money amount = mix.total(column);
        grid.add(
            radio(
                group, text.money(amount), mix.totalColumn() == column, () -> mix.takeTotal(here)),
            at++,
            1);
      }
    }
    result(at, 1);
  }

  private void line(RecordId id, int line) {
    grid.add(new Label(name(mix.any(id))), 0, line);
    var group = new ToggleGroup();
    int at = 1;
    for (int column = 0; column < mix.columns(); column++) {
      if (mix.has(column)) {
        int here = column;
        Optional<Content.Part> part = mix.line(id, column);
        grid.add(
            radio(
                group,
                part.map(found -> text.money(found.amount()))
                    .orElse(context.words().get("conflict.mix.none")),
                mix.column(id) == column,
                () -> mix.take(id, here)),
            at++,
            line);
      }
    }
    result(at, line);
  }

  private void result(int column, int line) {
    var label = new Label();
    label.getStyleClass().add(Styles.TEXT_BOLD);
    results.add(label);
    grid.add(label, column, line);
  }

  private RadioButton radio(ToggleGroup group, String said, boolean on, Runnable take) {
    var radio = new RadioButton(said);
    radio.setToggleGroup(group);
    radio.setSelected(on);
    radio
        .selectedProperty()
        .subscribe((was, now) -> {
          if (now) {
            take.run();
            show();
          }
        });
    return radio;
  }

  private String name(Content.Part line) {
    if (line.transfer().isPresent()) {
      return context
          .words()
          .get("conflict.transferTo", text.account(line.transfer().get().account()));
    }
    String category = line.categoryId().map(text::category).orElse("");
    return category.isEmpty() ? (line.notes().isEmpty() ? text.nothing() : line.notes()) : category;
  }

  private void show() {
    Words words = context.words();
    results.getFirst().setText(text.money(mix.total(mix.totalColumn())));
    List<RecordId> in = new ArrayList<>();
    for (int i = 0; i < mix.lines().size(); i++) {
      RecordId line = mix.lines().get(i);
      Optional<Money> amount = mix.amount(line);
      amount.ifPresent(there -> in.add(line));
      results.get(i + 1).setText(amount.map(text::money).orElse(words.get("conflict.mix.out")));
    }
    Money open = mix.left();
    left.setText(
        words.get(open.isZero() ? "conflict.mix.addsUp" : "conflict.mix.left", text.money(open)));
    rest.setVisible(!open.isZero());
    RecordId chosen = into.getValue();
    into.getItems().setAll(in);
    into.setValue(
        chosen != null && in.contains(chosen) ? chosen : in.stream().findFirst().orElse(null));
    apply.setDisable(!mix.complete());
  }
}
