package app.coffer.desktop.ui.schedules;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.schedule.Forecast;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.chart.AreaChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** How low an account will get, in a sentence and a small chart. */
final class ForecastBox extends VBox {
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
  private static final List<Integer> SPANS = List.of(30, 90, 180);
  private final UiContext context;
  private final SchedulesViewModel model;
  private final ComboBox<Account> account = new ComboBox<>();
  private final ComboBox<Integer> span = new ComboBox<>();
  private final Label lowest = new Label();
  private final NumberAxis days = new NumberAxis();
  private final NumberAxis balance = new NumberAxis();
  private final AreaChart<Number, Number> chart = new AreaChart<>(days, balance);
  private boolean filling;

  ForecastBox(UiContext context, SchedulesViewModel model) {
    super(6);
    this.context = context;
    this.model = model;
    Words words = context.words();
    getStyleClass().add("forecast");
    account.setId("forecast-account");
    account.setConverter(new ChoiceText<>(Account::name));
    account.setAccessibleText(words.get("schedules.forecast.account"));
    span.setId("forecast-span");
    span.getItems().setAll(SPANS);
    span.setValue(SPANS.getFirst());
    span.setConverter(new ChoiceText<>(value -> words.get("schedules.forecast.days", value)));
    span.setAccessibleText(words.get("schedules.forecast.span"));
    lowest.setId("forecast-lowest");
    lowest.setWrapText(true);
    var title = new Label(words.get("schedules.forecast"));
    title.getStyleClass().add("strong");
    var head = new FlowPane(10, 6, title, account, span, lowest);
    head.setAlignment(Pos.CENTER_LEFT);
    chart.setAnimated(false);
    chart.setLegendVisible(false);
    chart.setCreateSymbols(false);
    chart.setMinHeight(0);
    chart.setPrefHeight(120);
    chart.setMaxHeight(Region.USE_PREF_SIZE);
    chart.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    days.setAutoRanging(false);
    days.setMinorTickVisible(false);
    days.setTickLabelFormatter(
        new StringConverter<>() {
          @Override
          public String toString(Number day) {
            return context.formats().date(LocalDate.ofEpochDay(day.longValue()));
          }

          @Override
          public Number fromString(String typed) {
            throw new UnsupportedOperationException("shown, never typed");
          }
        });
    balance.setMinorTickVisible(false);
    balance.setTickLabelFormatter(
        new ChoiceText<>(
            value -> String.format(context.formats().region(), "%,.0f", value.doubleValue())));
    getChildren().addAll(head, chart);
    account.valueProperty().subscribe(this::read);
    span.valueProperty().subscribe(this::read);
  }

  void show(SchedulesViewModel.Content content) {
    filling = true;
    Account before = account.getValue();
    List<Account> open = content.names().open();
    account.getItems().setAll(open);
    Account still =
        before == null
            ? preferred(content, open)
            : open.stream()
                .filter(one -> one.id().equals(before.id()))
                .findFirst()
                .orElse(open.isEmpty() ? null : open.getFirst());
    account.setValue(still);
    filling = false;
    read();
  }

  /** The account that most of what comes touches. */
  private static @Nullable Account preferred(
      SchedulesViewModel.Content content, List<Account> open) {
    return content.all().stream()
        .map(line -> line.schedule().template().account())
        .flatMap(id -> open.stream().filter(one -> one.id().equals(id)))
        .findFirst()
        .orElse(open.isEmpty() ? null : open.getFirst());
  }

  private void read() {
    Account chosen = account.getValue();
    Integer ahead = span.getValue();
    if (!filling && chosen != null && ahead != null) {
      LocalDate to = context.today().plusDays(ahead);
      model.forecast(
          chosen.id(),
          to,
          found -> {
            if (Objects.equals(chosen, account.getValue())) {
              draw(found, to);
            }
          });
    }
  }

  private void draw(Forecast forecast, LocalDate to) {
    Forecast.Point low = forecast.lowest();
    boolean over = low.balance().isNegative();
    String said =
        context
            .words()
            .get(
                over ? "schedules.forecast.below" : "schedules.forecast.lowest",
                context.formats().moneyWithCurrency(low.balance()),
                context.formats().date(low.date()));
    lowest.setText(over ? "\u25b2 " + said : said);
    lowest.pseudoClassStateChanged(OVER, over);
    chart.setAccessibleText(said);
    var series = new XYChart.Series<Number, Number>();
    Number last = null;
    for (Forecast.Point point : forecast.points()) {
      long day = point.date().toEpochDay();
      if (last != null) {
        // a balance stays as it is until it changes
        series.getData().add(new XYChart.Data<>(day, last));
      }
      last = decimal(point.balance());
      series.getData().add(new XYChart.Data<>(day, last));
    }
    series.getData().add(new XYChart.Data<>(to.toEpochDay(), last));
    long first = context.today().toEpochDay();
    days.setLowerBound(first);
    days.setUpperBound(to.toEpochDay());
    days.setTickUnit(Math.max(1, (to.toEpochDay() - first) / 5.0));
    chart.getData().setAll(List.of(series));
  }

  private static double decimal(Money amount) {
    return BigDecimal.valueOf(amount.minor(), Money.digits(amount.currency())).doubleValue();
  }
}
