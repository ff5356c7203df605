package app.coffer.desktop.ui.overview;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.rates.Converter.Missing;
import app.coffer.desktop.report.NetWorth;
import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.schedule.Schedules.Upcoming;
import app.coffer.desktop.ui.backup.BackupKeeper;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.overview.OverviewViewModel.Backup;
import app.coffer.desktop.ui.overview.OverviewViewModel.Content;
import app.coffer.desktop.vault.OpenVault;
import atlantafx.base.theme.Styles;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The first page: how things stand. */
public final class OverviewScreen implements Screen {
  private static final int MOST_DUE = 5;
  private static final double CARD = 310;

  private final OverviewViewModel model;
  private final Words words;
  private final Formats formats;
  private final Actions actions;
  private final VBox page = new VBox();
  private final GridPane grid = new GridPane(16, 16);
  private final HBox problem;
  private final VBox welcome = new VBox(12);
  private final Card worth;
  private final Card month;
  private final Card due;
  private final Card decide;
  private final Card open;
  private final Card backup;
  private int columns;

  /** Where the overview leads. */
  public interface Actions {
    void showReport(ReportKind kind);

    void showUncategorised();

    void showRates();

    void showSchedules();

    void showBudget();

    void showConflicts();

    void showBackups();

    void addAccount();
  }

  public OverviewScreen(OpenVault vault, UiContext context, BackupKeeper backups, Actions actions) {
    this.actions = actions;
    words = context.words();
    formats = context.formats();
    model = new OverviewViewModel(vault, context, backups::last);
    worth = new Card("overview-worth", Feather.TRENDING_UP, words.get("overview.worth"));
    month = new Card("overview-month", Feather.CALENDAR, words.get("overview.month"));
    due = new Card("overview-due", Feather.CLOCK, words.get("overview.due"));
    decide = new Card("overview-decide", Feather.ALERT_TRIANGLE, words.get("overview.decide"));
    open = new Card("overview-open", Feather.TAG, words.get("overview.open"));
    backup = new Card("overview-backup", Feather.ARCHIVE, words.get("overview.backup"));
    var title = new Label(words.get("overview.title"));
    title.getStyleClass().addAll(Styles.TITLE_3, "page-title");
    var head = new HBox(title);
    head.getStyleClass().add("page-head");
    problem = problem();
    var scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("overview-scroll");
    grid.getStyleClass().add("overview-grid");
    grid.setMinWidth(0);
    grid.setVisible(false);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    page.getStyleClass().add("page");
    page.getStylesheets()
        .add(
            Objects.requireNonNull(
                    OverviewScreen.class.getResource("/app/coffer/desktop/ui/reports/reports.css"))
                .toExternalForm());
    page.setMinWidth(0);
    page.getChildren().addAll(head, problem, scroll);
    page.widthProperty().subscribe(width -> arrange(width.doubleValue()));
    model.contentProperty().subscribe(this::show);
    model
        .failedProperty()
        .subscribe(failed -> {
          problem.setVisible(failed);
          problem.setManaged(failed);
        });
  }

  @Override
  public Node node() {
    return page;
  }

  @Override
  public String title() {
    return words.get("overview.title");
  }

  @Override
  public void onShown() {
    model.listen();
  }

  @Override
  public void onHidden() {
    model.stop();
  }

  private HBox problem() {
    var text = new Label(words.get("overview.problem"));
    text.setWrapText(true);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    var again = new Button(words.get("reports.again"));
    again.setOnAction(event -> model.read());
    var bar = new HBox(10, text, again);
    bar.setId("overview-problem");
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("notice-bar");
    return bar;
  }

  /** As many cards side by side as have room. */
  private void arrange(double width) {
    int next = Math.clamp((int) (width / CARD), 1, 3);
    if (next == columns) {
      return;
    }
    columns = next;
    grid.getChildren().clear();
    grid.getColumnConstraints().clear();
    for (int n = 0; n < columns; n++) {
      var column = new javafx.scene.layout.ColumnConstraints();
      column.setPercentWidth(100.0 / columns);
      column.setFillWidth(true);
      grid.getColumnConstraints().add(column);
    }
    List<Card> cards = List.of(worth, month, due, open, decide, backup);
    for (int n = 0; n < cards.size(); n++) {
      grid.add(cards.get(n), n % columns, n / columns);
      GridPane.setVgrow(cards.get(n), Priority.ALWAYS);
      cards.get(n).setMaxHeight(Double.MAX_VALUE);
    }
  }

  private void show(@Nullable Content content) {
    if (content == null) {
      return;
    }
    grid.setVisible(true);
    if (content.accounts() == 0) {
      showWelcome();
      return;
    }
    page.getChildren().remove(welcome);
    showWorth(content);
    showMonth(content);
    showDue(content);
    showOpen(content);
    showDecide(content);
    showBackup(content.backup());
  }

  private void showWelcome() {
    var title = new Label(words.get("overview.empty"));
    title.getStyleClass().add(Styles.TITLE_4);
    var hint = new Label(words.get("overview.empty.hint"));
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    var add = new Button(words.get("shell.firstAccount"));
    add.setId("overview-add");
    add.getStyleClass().add(Styles.ACCENT);
    add.setOnAction(event -> actions.addAccount());
    welcome.getChildren().setAll(title, hint, add);
    welcome.setAlignment(Pos.CENTER);
    VBox.setVgrow(welcome, Priority.ALWAYS);
    grid.setVisible(false);
    if (!page.getChildren().contains(welcome)) {
      page.getChildren().add(2, welcome);
    }
  }

  private void showWorth(Content content) {
    List<NetWorth.Point> points = content.worth().points();
    Money now = points.getLast().net();
    Money before = points.get(points.size() - 2).net();
    String change =
        words.get(
            "overview.worth.since", signed(now.minus(before)), words.get("overview.lastMonth"));
    worth.say(money(now), change);
    if (!content.worth().missing().isEmpty()) {
      var without = new Label(words.get("overview.without", named(content.worth().missing())));
      without.setWrapText(true);
      without.getStyleClass().add("warning-text");
      worth.add(without);
      worth.way(words.get("rates.show"), actions::showRates);
    } else {
      worth.add(new WorthChart(points, change));
    }
    worth.way(words.get("overview.report"), () -> actions.showReport(ReportKind.NET_WORTH));
  }

  private static String named(List<Missing> missing) {
    return missing.stream()
        .map(each -> each.currency().getCurrencyCode())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private void showMonth(Content content) {
    Money left = content.month().net();
    month.say(
        signed(left),
        words.get(
            "overview.month.flow", money(content.month().in()), money(content.month().out())));
    content
        .expensive()
        .forEach(slice -> {
          String name = slice.name();
          month.line(
              name.isEmpty()
                  ? words.get("reports.without.CATEGORY")
                  : name.substring(name.indexOf('/') + 1),
              formats.money(slice.sum().negated()),
              "");
        });
    content
        .envelopes()
        .toBudget()
        .ifPresent(amount -> month.line(words.get("overview.toBudget"), money(amount), "strong"));
    if (!content.envelopes().overspent().isEmpty()) {
      month.line(
          "\u25b2 " + words.count("overview.overspent", content.envelopes().overspent().size()),
          "",
          "warning-text");
    }
    month.way(words.get("overview.report"), () -> actions.showReport(ReportKind.CATEGORIES));
    month.way(words.get("overview.budget"), actions::showBudget);
  }

  private void showDue(Content content) {
    List<Upcoming> all = content.due();
    due.say(
        all.isEmpty() ? words.get("overview.due.none") : "",
        all.isEmpty()
            ? words.get("overview.due.none.hint")
            : content.overdue() > 0
                ? words.count("overview.due.overdue", content.overdue())
                : words.count("overview.due.soon", all.size()));
    for (Upcoming each : all.stream().limit(MOST_DUE).toList()) {
      LocalDate day = each.occurrence().due();
      boolean late = day.isBefore(content.today());
      String name = each.schedule().name() + " \u00b7 " + formats.day(day);
      due.line(
          (late ? "\u25b2 " : "") + name,
          formats.moneyWithCurrency(each.expected()),
          late ? "warning-text" : "");
    }
    if (all.size() > MOST_DUE) {
      due.line(words.count("overview.due.more", all.size() - MOST_DUE), "", "muted");
    }
    due.way(words.get("schedules.title"), actions::showSchedules);
    due.way(words.get("overview.expected"), () -> actions.showReport(ReportKind.BALANCE));
  }

  private void showOpen(Content content) {
    int number = content.uncategorised();
    open.say(
        number == 0 ? words.get("overview.open.none") : String.valueOf(number),
        number == 0 ? words.get("overview.open.done") : words.count("overview.open.hint", number));
    if (number > 0) {
      open.way(words.get("overview.open.show"), actions::showUncategorised);
    }
  }

  private void showDecide(Content content) {
    int number = content.toDecide();
    decide.say(
        number == 0 ? words.get("overview.decide.none") : String.valueOf(number),
        number == 0
            ? words.get("overview.decide.done")
            : words.count("overview.decide.hint", number));
    if (number > 0) {
      decide.way(words.get("overview.decide.show"), actions::showConflicts);
    }
  }

  private void showBackup(Backup last) {
    if (last.demo()) {
      backup.say("", words.get("overview.backup.demo"));
      return;
    }
    backup.say(
        last.last()
            .map(at -> formats.ago(at, model.now(), words))
            .orElseGet(() -> words.get("overview.backup.none")),
        words.get(last.readable() ? "overview.backup.hint" : "overview.backup.unreadable"));
    backup.way(words.get("overview.backup.show"), actions::showBackups);
  }

  private String money(Money amount) {
    return formats.moneyWithCurrency(amount);
  }

  private String signed(Money amount) {
    boolean plus = amount.minor() > 0 && !formats.isHidden();
    return (plus ? "+" : "") + money(amount);
  }
}
