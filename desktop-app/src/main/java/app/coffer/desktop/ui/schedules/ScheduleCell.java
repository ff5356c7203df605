package app.coffer.desktop.ui.schedules;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.schedule.Finding.Suggestion;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedules.Upcoming;
import app.coffer.desktop.ui.kit.GrowingCell;
import app.coffer.desktop.ui.kit.LedgerNames;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One line of the page. Its buttons repeat what keys do on the line. */
final class ScheduleCell extends GrowingCell<ScheduleLine> {
  /** How wide a list is, in sizes of its letters, where buttons stand beside the text. */
  private static final double ONE_ROW = 46;

  private static final PseudoClass TITLE = PseudoClass.getPseudoClass("title");
  private final UiContext context;
  private final SchedulesViewModel model;
  private final RepeatWords repeats;
  private final Asked asked;

  /** What a line asks for. */
  interface Asked {
    void enter(Upcoming each);

    void skip(Upcoming each);

    void edit(Schedule schedule);

    void remove(Schedule schedule);

    void make(Suggestion suggestion);

    void leaveAlone(Suggestion suggestion);
  }

  ScheduleCell(UiContext context, SchedulesViewModel model, Asked asked) {
    this.context = context;
    this.model = model;
    this.asked = asked;
    repeats = new RepeatWords(context);
  }

  @Override
  protected void updateItem(@Nullable ScheduleLine line, boolean empty) {
    super.updateItem(line, empty);
    setText(null);
    setGraphic(null);
    setAccessibleText(null);
    pseudoClassStateChanged(TITLE, line instanceof ScheduleLine.Title && !empty);
    SchedulesViewModel.Content content = model.contentProperty().get();
    if (empty || line == null || content == null) {
      return;
    }
    switch (line) {
      case ScheduleLine.Title(String key) -> setText(context.words().get(key));
      case ScheduleLine.Coming(Upcoming each, boolean due) -> coming(each, due, content.names());
      case ScheduleLine.Found(Suggestion one) -> found(one, content.names());
      case ScheduleLine.Defined(Schedule schedule, Upcoming next) ->
          defined(schedule, next, content.names());
    }
  }

  private void coming(Upcoming each, boolean due, LedgerNames names) {
    Words words = context.words();
    Schedule schedule = each.schedule();
    String date = context.formats().date(each.occurrence().due());
    String how = repeats.of(schedule.recurrence());
    String where = where(schedule, names);
    String more = auto(schedule);
    line(
        date,
        schedule.name(),
        where,
        more.isEmpty() ? how : how + " · " + more,
        amount(schedule, each.expected()),
        List.of(
            button("schedules.enter", due, () -> asked.enter(each)),
            button("schedules.skip", false, () -> asked.skip(each)),
            button("schedules.change", false, () -> asked.edit(schedule))));
    setAccessibleText(
        words.get(
            due ? "schedules.said.due" : "schedules.said.soon",
            schedule.name(),
            context.formats().moneyWithCurrency(each.expected()),
            date,
            where));
  }

  private void defined(Schedule schedule, @Nullable Upcoming next, LedgerNames names) {
    Words words = context.words();
    Money amount = next == null ? schedule.expected().amount() : next.expected();
    String date =
        next == null
            ? words.get("schedules.ended")
            : context.formats().date(next.occurrence().due());
    String more = auto(schedule);
    String how = repeats.of(schedule.recurrence());
    line(
        date,
        schedule.name(),
        where(schedule, names),
        more.isEmpty() ? how : how + " · " + more,
        amount(schedule, amount),
        List.of(
            button("schedules.change", false, () -> asked.edit(schedule)),
            button("schedules.remove", false, () -> asked.remove(schedule))));
    setAccessibleText(
        words.get(
            "schedules.said.all",
            schedule.name(),
            context.formats().moneyWithCurrency(amount),
            how,
            date));
  }

  private void found(Suggestion one, LedgerNames names) {
    Words words = context.words();
    String who = names.payee(one.payee());
    String said =
        words.get(
            "schedules.found.line",
            who,
            words.of("schedules.found.every", one.every()),
            one.times());
    String amount =
        one.low().equals(one.high())
            ? context.formats().moneyWithCurrency(one.last().amount())
            : words.get(
                "schedules.between",
                context.formats().money(one.low()),
                context.formats().money(one.high()));
    line(
        context.formats().date(one.next()),
        who,
        names.account(one.last().account()),
        said,
        amount,
        List.of(
            button("schedules.make", false, () -> asked.make(one)),
            button("schedules.no", false, () -> asked.leaveAlone(one))));
    setAccessibleText(said + ", " + amount);
  }

  private String where(Schedule schedule, LedgerNames names) {
    var template = schedule.template();
    String account = names.account(template.account());
    var transfer = template.transfer();
    String to =
        transfer != null
            ? names.account(transfer.account())
            : template.lines().isEmpty()
                ? names.category(template.category())
                : context.words().count("register.splits", template.lines().size());
    return to.isEmpty() ? account : account + " \u2192 " + to.replace("/", " / ");
  }

  private String auto(Schedule schedule) {
    Integer days = schedule.autoDays();
    return days == null
        ? ""
        : days == 0
            ? context.words().get("schedules.auto.short")
            : context.words().count("schedules.auto.before", days);
  }

  private String amount(Schedule schedule, Money expected) {
    String amount = context.formats().moneyWithCurrency(expected);
    return switch (schedule.expected().mode()) {
      case FIXED -> amount;
      case VARIABLE, RANGE -> context.words().get("schedules.about", amount);
    };
  }

  private Button button(String key, boolean main, Runnable action) {
    var button = new Button(context.words().get(key));
    button.getStyleClass().addAll(Styles.SMALL);
    if (main) {
      button.getStyleClass().add(Styles.ACCENT);
    }
    button.setFocusTraversable(false);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private void line(
      String date, String name, String where, String how, String amount, List<Button> buttons) {
    var day = new Label(date);
    day.getStyleClass().add("schedule-day");
    day.setMinWidth(Region.USE_PREF_SIZE);
    var what = new Label(name);
    what.getStyleClass().add("strong");
    // the name before where it is booked: that stands in the editor, too
    what.setMinWidth(Region.USE_PREF_SIZE);
    var place = new Label(where);
    place.setMinWidth(0);
    place.getStyleClass().add("muted");
    var often = new Label(how);
    often.getStyleClass().add("muted");
    often.setWrapText(true);
    var first = new HBox(10, what, place);
    first.setAlignment(Pos.BASELINE_LEFT);
    var text = new VBox(1, first, often);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    var much = new Label(amount);
    much.getStyleClass().add("schedule-amount");
    much.setMinWidth(Region.USE_PREF_SIZE);
    var row = new HBox(8, day, text, much);
    row.setAlignment(Pos.CENTER_LEFT);
    if (getListView().getWidth() < ONE_ROW * getFont().getSize()) {
      var ways = new HBox(8);
      ways.getChildren().setAll(buttons);
      ways.setAlignment(Pos.CENTER_RIGHT);
      setGraphic(new VBox(4, row, ways));
    } else {
      row.getChildren().addAll(buttons);
      setGraphic(row);
    }
  }
}
