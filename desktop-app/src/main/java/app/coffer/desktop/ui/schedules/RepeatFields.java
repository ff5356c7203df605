package app.coffer.desktop.ui.schedules;

import app.coffer.desktop.schedule.Schedule.Recurrence;
import app.coffer.desktop.schedule.Schedule.Weekend;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.DateField;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The fields that ask how something repeats, with the next days it would. */
final class RepeatFields {
  private final UiContext context;
  private final RepeatWords said;
  private final DateField start;
  private final TextField every = new TextField("1");
  private final ComboBox<Repeat.Unit> unit = new ComboBox<>();
  private final ComboBox<Repeat.On> on = new ComboBox<>();
  private final TextField own = new TextField();
  private final ComboBox<Weekend> weekend = new ComboBox<>();
  private final ComboBox<End> end = new ComboBox<>();
  private final DateField until;
  private final TextField count = new TextField("12");
  private final Label preview = new Label();
  private final Labelled startBox;
  private final Labelled everyBox;
  private final Labelled unitBox;
  private final Labelled onBox;
  private final Labelled ownBox;
  private final Labelled untilBox;
  private final Labelled countBox;

  /** When it ends. */
  enum End {
    NEVER,
    ON,
    AFTER
  }

  /** What was typed. */
  record Read(LocalDate start, Repeat repeat, Weekend weekend) {}

  RepeatFields(UiContext context) {
    this.context = context;
    said = new RepeatWords(context);
    Words words = context.words();
    start = new DateField(context);
    start.setId("schedule-start");
    start.setValue(context.today());
    until = new DateField(context);
    until.setValue(context.today().plusYears(1));
    every.setId("schedule-every");
    unit.setId("schedule-unit");
    on.setId("schedule-on");
    own.setId("schedule-own");
    end.setId("schedule-end");
    count.setId("schedule-count");
    preview.setId("schedule-preview");
    unit.getItems().setAll(Repeat.Unit.values());
    unit.setConverter(new ChoiceText<>(value -> words.of("schedules.unit", value)));
    unit.setValue(Repeat.Unit.MONTHS);
    on.getItems().setAll(Repeat.On.values());
    on.setConverter(new ChoiceText<>(value -> said.on(value, day())));
    on.setValue(Repeat.On.SAME_DAY);
    weekend.getItems().setAll(Weekend.values());
    weekend.setConverter(new ChoiceText<>(value -> words.of("schedules.weekend", value)));
    weekend.setValue(Weekend.STAY);
    end.getItems().setAll(End.values());
    end.setConverter(new ChoiceText<>(value -> words.of("schedules.end", value)));
    end.setValue(End.NEVER);
    startBox = new Labelled(words.get("schedules.start"), start);
    everyBox = new Labelled(words.get("schedules.every"), every);
    unitBox = new Labelled(words.get("schedules.unit"), unit);
    onBox = new Labelled(words.get("schedules.on"), on);
    ownBox = new Labelled(words.get("schedules.own"), own);
    untilBox = new Labelled(words.get("schedules.lastDay"), until);
    countBox = new Labelled(words.get("schedules.count"), count);
    preview.setWrapText(true);
    preview.setMinHeight(Region.USE_PREF_SIZE);
    preview.getStyleClass().add("muted");
    List.of(every, own, count, start, until)
        .forEach(field -> field.textProperty().subscribe(this::show));
    List.of(unit, on, weekend, end).forEach(box -> box.valueProperty().subscribe(this::show));
    show();
  }

  /** Puts the fields into three rows of two columns. */
  void into(GridPane grid, int row) {
    Words words = context.words();
    every.setPrefColumnCount(3);
    everyBox.setMaxWidth(80);
    everyBox.setMinWidth(60);
    var endBox = new Labelled(words.get("schedules.ends"), end);
    HBox.setHgrow(unitBox, Priority.ALWAYS);
    HBox.setHgrow(endBox, Priority.ALWAYS);
    grid.addRow(row, startBox, new HBox(8, everyBox, unitBox));
    grid.addRow(
        row + 1, new VBox(onBox, ownBox), new Labelled(words.get("schedules.onWeekend"), weekend));
    grid.addRow(row + 2, endBox, new VBox(untilBox, countBox));
  }

  Node preview() {
    return preview;
  }

  void fill(Recurrence recurrence) {
    Repeat repeat = Repeat.of(recurrence.rule(), recurrence.start());
    start.setValue(recurrence.start());
    every.setText(String.valueOf(repeat.every()));
    unit.setValue(repeat.unit());
    on.setValue(repeat.on());
    own.setText(repeat.own());
    weekend.setValue(recurrence.weekend());
    LocalDate last = repeat.until();
    end.setValue(last != null ? End.ON : repeat.count() > 0 ? End.AFTER : End.NEVER);
    if (last != null) {
      until.setValue(last);
    }
    if (repeat.count() > 0) {
      count.setText(String.valueOf(repeat.count()));
    }
  }

  /** What was typed; empty where something is wrong, which then says so itself. */
  Optional<Read> read() {
    startBox.setProblem(start.value().isEmpty() ? context.words().get("schedules.notADate") : "");
    untilBox.setProblem(untilBox.isVisible() ? lastDayProblem() : "");
    unitBox.setProblem(everyBox.isVisible() ? numberProblem(every) : "");
    countBox.setProblem(countBox.isVisible() ? numberProblem(count) : "");
    boolean readable =
        Stream.of(startBox, untilBox, unitBox, countBox)
            .map(Labelled::problem)
            .allMatch(String::isEmpty);
    return readable ? Optional.of(new Read(day(), repeat(), weekend.getValue())) : Optional.empty();
  }

  private String lastDayProblem() {
    Optional<LocalDate> last = until.value();
    if (last.isEmpty()) {
      return context.words().get("schedules.notADate");
    }
    return last.get().isBefore(day()) ? context.words().get("schedules.endsBefore") : "";
  }

  private String numberProblem(TextField field) {
    return number(field) < 1 ? context.words().get("schedules.notANumber") : "";
  }

  void problem(String sentence) {
    (unit.getValue() == Repeat.Unit.OTHER ? ownBox : onBox).setProblem(sentence);
  }

  private LocalDate day() {
    return start.value().orElseGet(context::today);
  }

  private Repeat repeat() {
    return new Repeat(
        unit.getValue(),
        Math.max(1, number(every)),
        on.getValue(),
        end.getValue() == End.ON ? until.value().orElse(null) : null,
        end.getValue() == End.AFTER ? Math.max(1, number(count)) : 0,
        own.getText());
  }

  private static int number(TextField field) {
    try {
      return Math.clamp(Integer.parseInt(field.getText().strip()), 0, 1_000);
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  private void show() {
    if (unit.getValue() == null
        || on.getValue() == null
        || weekend.getValue() == null
        || end.getValue() == null) {
      return;
    }
    boolean counted = unit.getValue() != Repeat.Unit.ONCE && unit.getValue() != Repeat.Unit.OTHER;
    there(everyBox, counted);
    there(onBox, unit.getValue() == Repeat.Unit.MONTHS);
    there(ownBox, unit.getValue() == Repeat.Unit.OTHER);
    end.setDisable(!counted);
    there(untilBox, counted && end.getValue() == End.ON);
    there(countBox, counted && end.getValue() == End.AFTER);
    // the days of a month are named after the start
    on.setConverter(new ChoiceText<>(value -> said.on(value, day())));
    List<LocalDate> next = ScheduleForm.next(day(), repeat(), weekend.getValue(), context.today());
    preview.setText(
        next.isEmpty()
            ? context.words().get("schedules.next.none")
            : context
                .words()
                .get(
                    "schedules.next",
                    next.stream().map(context.formats()::date).collect(Collectors.joining(" · "))));
  }

  private static void there(Labelled box, boolean shown) {
    box.setVisible(shown);
    box.setManaged(shown);
  }
}
