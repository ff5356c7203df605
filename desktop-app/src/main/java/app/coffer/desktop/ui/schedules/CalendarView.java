package app.coffer.desktop.ui.schedules;

import app.coffer.desktop.schedule.Schedules.Upcoming;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import atlantafx.base.theme.Styles;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A month, and what falls due on its days. Weeks begin as they do in the region. */
final class CalendarView extends VBox {
  private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
  private static final PseudoClass OTHER = PseudoClass.getPseudoClass("other-month");
  private static final int WEEKS = 6;
  private final UiContext context;
  private final SchedulesViewModel model;
  private final Consumer<Upcoming> chosen;
  private final Label title = new Label();
  private final GridPane grid = new GridPane();
  private YearMonth month;

  CalendarView(UiContext context, SchedulesViewModel model, Consumer<Upcoming> chosen) {
    super(8);
    this.context = context;
    this.model = model;
    this.chosen = chosen;
    month = YearMonth.from(context.today());
    Words words = context.words();
    getStyleClass().add("calendar");
    title.getStyleClass().add(Styles.TITLE_4);
    title.setId("calendar-month");
    var back = Icons.button(Feather.CHEVRON_LEFT, words.get("schedules.before"), () -> step(-1));
    var next = Icons.button(Feather.CHEVRON_RIGHT, words.get("schedules.after"), () -> step(1));
    back.setId("calendar-back");
    next.setId("calendar-next");
    var head = new HBox(6, back, title, next);
    head.setAlignment(Pos.CENTER_LEFT);
    for (int i = 0; i < DayOfWeek.values().length; i++) {
      var column = new ColumnConstraints();
      column.setPercentWidth(100.0 / DayOfWeek.values().length);
      column.setHgrow(Priority.ALWAYS);
      grid.getColumnConstraints().add(column);
    }
    grid.getStyleClass().add("calendar-grid");
    var scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("calendar-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, scroll);
  }

  private void step(int months) {
    month = month.plusMonths(months);
    read();
  }

  void read() {
    YearMonth wanted = month;
    LocalDate first = wanted.atDay(1).with(TemporalAdjusters.previousOrSame(firstDayOfWeek()));
    model.between(
        first,
        first.plusWeeks(WEEKS).minusDays(1),
        found -> {
          if (wanted.equals(month)) {
            draw(first, found);
          }
        });
  }

  private DayOfWeek firstDayOfWeek() {
    return WeekFields.of(context.formats().region()).getFirstDayOfWeek();
  }

  private void draw(LocalDate first, List<Upcoming> found) {
    title.setText(context.formats().month(month));
    grid.getChildren().clear();
    for (int i = 0; i < DayOfWeek.values().length; i++) {
      var name =
          new Label(
              first
                  .plusDays(i)
                  .getDayOfWeek()
                  .getDisplayName(TextStyle.SHORT_STANDALONE, context.words().language()));
      name.getStyleClass().addAll("muted", "calendar-weekday");
      grid.add(name, i, 0);
    }
    for (int day = 0; day < WEEKS * DayOfWeek.values().length; day++) {
      LocalDate date = first.plusDays(day);
      List<Upcoming> due =
          found.stream().filter(each -> each.occurrence().due().equals(date)).toList();
      grid.add(
          cell(date, due), day % DayOfWeek.values().length, 1 + day / DayOfWeek.values().length);
    }
  }

  private VBox cell(LocalDate date, List<Upcoming> due) {
    var number = new Label(String.valueOf(date.getDayOfMonth()));
    number.getStyleClass().add("calendar-number");
    var cell = new VBox(2, number);
    cell.getStyleClass().add("calendar-day");
    cell.pseudoClassStateChanged(TODAY, date.equals(context.today()));
    cell.pseudoClassStateChanged(OTHER, !YearMonth.from(date).equals(month));
    for (Upcoming each : due) {
      cell.getChildren().add(entry(each));
    }
    return cell;
  }

  private Button entry(Upcoming each) {
    String amount = context.formats().money(each.expected());
    var button = new Button(each.schedule().name() + "\n" + amount);
    button.getStyleClass().addAll(Styles.SMALL, "calendar-entry");
    button.setTextOverrun(OverrunStyle.ELLIPSIS);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setAlignment(Pos.CENTER_LEFT);
    button.setAccessibleText(
        each.schedule().name()
            + ", "
            + amount
            + ", "
            + context.formats().date(each.occurrence().due()));
    button.setTooltip(new Tooltip(each.schedule().name() + "  " + amount));
    button.setOnAction(event -> chosen.accept(each));
    return button;
  }
}
