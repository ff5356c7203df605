package app.coffer.desktop.ui.reports;

import app.coffer.desktop.report.Period;
import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.report.ReportSettings;
import app.coffer.desktop.report.Spending.Compare;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.reports.Choices.Choice;
import app.coffer.desktop.ui.reports.ReportsViewModel.Content;
import app.coffer.wire.id.RecordId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/** What a report is narrowed to; each kind has what makes sense for it. */
final class ReportFilters extends FlowPane {
  private static final Set<ReportKind> SPENDING =
      EnumSet.of(ReportKind.CATEGORIES, ReportKind.PAYEES, ReportKind.TAGS);
  private static final Set<ReportKind> OF_TRANSACTIONS =
      EnumSet.of(
          ReportKind.CATEGORIES,
          ReportKind.PAYEES,
          ReportKind.TAGS,
          ReportKind.INCOME_EXPENSES,
          ReportKind.CASH_FLOW);

  private final ReportsViewModel model;
  private final UiContext context;
  private final Overlay overlay;
  private final Words words;
  private final MenuButton period = new MenuButton();
  private final Button accounts = new Button();
  private final MenuButton account = new MenuButton();
  private final Button categories = new Button();
  private final Button tags = new Button();
  private final MenuButton currency = new MenuButton();
  private final MenuButton compare = new MenuButton();
  private final Label transfers = new Label();

  ReportFilters(ReportsViewModel model, UiContext context, Overlay overlay) {
    super(8, 6);
    this.model = model;
    this.context = context;
    this.overlay = overlay;
    this.words = context.words();
    period.setId("report-period");
    accounts.setId("report-accounts");
    account.setId("report-account");
    categories.setId("report-categories");
    tags.setId("report-tags");
    currency.setId("report-currency");
    compare.setId("report-compare");
    transfers.getStyleClass().add("chip");
    transfers.setText(words.get("reports.noTransfers"));
    transfers.setTooltip(new Tooltip(words.get("reports.noTransfers.why")));
    // the list is read when somebody wants it
    account.setOnShowing(event -> model.choices(this::offerAccounts));
    account.getItems().setAll(new MenuItem("\u2026"));
  }

  void show(Content content) {
    ReportKind kind = content.kind();
    ReportSettings settings = content.settings();
    showPeriod(content);
    accounts.setText(picked("reports.accounts", settings.accounts().size()));
    accounts.setOnAction(event ->
        model.choices(choices ->
            pick(
                "reports.accounts.title",
                choices.accounts(),
                settings.accounts(),
                ReportSettings::inAccounts)));
    categories.setText(picked("reports.categories", settings.categories().size()));
    categories.setOnAction(event ->
        model.choices(choices ->
            pick(
                "reports.categories.title",
                choices.categories(),
                settings.categories(),
                ReportSettings::inCategories)));
    tags.setText(
        settings.tags().size() == 1
            ? "#" + settings.tags().iterator().next()
            : picked("reports.tags", settings.tags().size()));
    tags.setOnAction(event ->
        model.choices(choices ->
            pick("reports.tags.title", choices.tags(), settings.tags(), ReportSettings::tagged)));
    account.setText(content.account());
    showCurrency(content);
    showCompare(settings);
    getChildren().setAll(shown(kind, content.currencies().size() > 1));
  }

  private List<Node> shown(ReportKind kind, boolean currencies) {
    var nodes = new java.util.ArrayList<Node>(List.of(period));
    if (kind == ReportKind.BALANCE) {
      nodes.add(account);
      return nodes;
    }
    if (kind != ReportKind.BUDGET) {
      nodes.add(accounts);
    }
    if (kind != ReportKind.NET_WORTH) {
      nodes.add(categories);
    }
    if (OF_TRANSACTIONS.contains(kind)) {
      nodes.add(tags);
    }
    if (currencies && kind != ReportKind.BUDGET) {
      nodes.add(currency);
    }
    if (SPENDING.contains(kind)) {
      nodes.add(compare);
    }
    if (OF_TRANSACTIONS.contains(kind)) {
      nodes.add(transfers);
    }
    return nodes;
  }

  private <T> void pick(
      String title, List<Choice<T>> choices, Set<T> ticked, Narrowing<T> narrowing) {
    PickDialog.open(
        words,
        overlay,
        words.get(title),
        choices,
        ticked,
        chosen -> model.change(now -> narrowing.to(now, chosen)));
  }

  /** Narrows settings to some values. */
  @FunctionalInterface
  private interface Narrowing<T> {
    ReportSettings to(ReportSettings settings, Set<T> chosen);
  }

  private void offerAccounts(Choices choices) {
    account.getItems().clear();
    for (Choice<RecordId> each : choices.accounts()) {
      var item = new RadioMenuItem(each.text());
      item.setSelected(each.text().equals(account.getText()));
      item.setOnAction(event -> model.change(now -> now.inAccounts(Set.of(each.value()))));
      account.getItems().add(item);
    }
  }

  private String picked(String key, int number) {
    return number == 0 ? words.get(key + ".all") : words.count(key, number);
  }

  private void showPeriod(Content content) {
    ReportSettings settings = content.settings();
    var formats = context.formats();
    boolean typed = settings.period() == Period.CUSTOM;
    period.setText(
        typed
            ? formats.date(settings.typed().from())
                + " \u2013 "
                + formats.date(settings.typed().to())
            : words.of("reports.period", settings.period()));
    period.getItems().clear();
    for (Period each : Period.values()) {
      if (each == Period.CUSTOM) {
        continue;
      }
      var item = new RadioMenuItem(words.of("reports.period", each));
      item.setSelected(each == settings.period());
      item.setOnAction(event -> model.change(now -> now.over(each, now.typed())));
      period.getItems().add(item);
    }
    var other = new RadioMenuItem(words.of("reports.period", Period.CUSTOM));
    other.setSelected(typed);
    other.setOnAction(event ->
        DaysDialog.open(
            context,
            overlay,
            new Period.Days(content.scope().from(), content.scope().to()),
            days -> model.change(now -> now.over(Period.CUSTOM, days))));
    period.getItems().addAll(new SeparatorMenuItem(), other);
  }

  private void showCurrency(Content content) {
    Currency shown = content.figures().currency();
    currency.setText(words.get("reports.inCurrency", shown.getCurrencyCode()));
    currency.getItems().clear();
    Currency own = content.currencies().getFirst();
    for (Currency each : content.currencies()) {
      var item = new RadioMenuItem(each.getCurrencyCode());
      item.setSelected(each.equals(shown));
      item.setOnAction(event -> model.change(now -> now.in(each.equals(own) ? null : each)));
      currency.getItems().add(item);
    }
  }

  private void showCompare(ReportSettings settings) {
    compare.setText(words.of("reports.compare", settings.compare()));
    compare.getItems().clear();
    for (Compare each : Compare.values()) {
      var item = new RadioMenuItem(words.of("reports.compare", each));
      item.setSelected(each == settings.compare());
      item.setOnAction(event -> model.change(now -> now.against(each)));
      compare.getItems().add(item);
    }
  }
}
