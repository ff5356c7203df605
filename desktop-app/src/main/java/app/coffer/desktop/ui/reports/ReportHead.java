package app.coffer.desktop.ui.reports;

import app.coffer.desktop.report.Period;
import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.report.ReportSettings.View;
import app.coffer.desktop.report.SavedReport;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Pills;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.reports.ReportsViewModel.Content;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Above a report: which it is, how it is shown, and what is done with it. */
final class ReportHead extends VBox {
  private final ReportsViewModel model;
  private final UiContext context;
  private final Words words;
  private final Actions actions;
  private final MenuButton kind = new MenuButton();
  private final Map<View, ToggleButton> views = new EnumMap<>(View.class);
  private final HBox right = new HBox(4);
  private final Label headline = new Label();
  private final Label hint = new Label();
  private final Label days = new Label();
  private final ReportFilters filters;

  /** What makes no sense where there is nothing to show. */
  private final List<Control> files = new ArrayList<>();

  /** What is done with a report outside of its page. */
  interface Actions {
    void save();

    void forget(SavedReport report);

    void history(SavedReport report);

    void pages();

    void picture();

    void drawing();

    void csv();

    void print();
  }

  ReportHead(ReportsViewModel model, UiContext context, ReportFilters filters, Actions actions) {
    super(8);
    this.model = model;
    this.context = context;
    this.words = context.words();
    this.actions = actions;
    this.filters = filters;
    getStyleClass().add("page-head");
    kind.setId("report-kind");
    kind.getStyleClass().addAll(Styles.TITLE_3, Styles.FLAT, "report-kind");
    headline.setId("report-headline");
    headline.getStyleClass().addAll(Styles.TITLE_2, "report-headline");
    headline.setMinWidth(USE_PREF_SIZE);
    hint.getStyleClass().add("muted");
    days.getStyleClass().add("muted");
    hint.setId("report-hint");
    var said = new FlowPane(14, 2, headline, hint, days);
    said.setRowValignment(javafx.geometry.VPos.BASELINE);
    getChildren().addAll(tools(), filters, said);
  }

  private FlowPane tools() {
    Button save = Icons.button(Feather.BOOKMARK, words.get("reports.save"), actions::save);
    save.setId("report-save");
    var export = new MenuButton(null, Icons.of(Feather.DOWNLOAD));
    Icons.name(export, words.get("reports.export"));
    export.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    export.setId("report-export");
    export
        .getItems()
        .addAll(
            item("reports.export.pdf", actions::pages),
            item("reports.export.png", actions::picture),
            item("reports.export.svg", actions::drawing),
            item("reports.export.csv", actions::csv));
    Button print = Icons.button(Feather.PRINTER, words.get("reports.print"), actions::print);
    print.setId("report-print");
    kind.setMinWidth(USE_PREF_SIZE);
    files.add(export);
    files.add(print);
    right.getChildren().addAll(views(), save, export, print);
    right.setAlignment(Pos.CENTER_RIGHT);
    var tools = new FlowPane(4, 4, kind, right);
    tools.widthProperty().subscribe(() -> toTheRight(tools));
    kind.widthProperty().subscribe(() -> toTheRight(tools));
    return tools;
  }

  /** Beside the name where there is room for both, else below it. */
  private void toTheRight(FlowPane tools) {
    double room = tools.getWidth() - kind.getWidth() - tools.getHgap();
    right.setMinWidth(USE_COMPUTED_SIZE);
    if (right.prefWidth(-1) <= room) {
      right.setMinWidth(Math.floor(room));
    }
  }

  private HBox views() {
    var group = new ToggleGroup();
    var box = new HBox();
    for (View view : View.values()) {
      var button = new ToggleButton(words.of("reports.view", view));
      button.setId("report-view-" + view);
      button.setMinWidth(USE_PREF_SIZE);
      button
          .getStyleClass()
          .add(
              switch (view) {
                case CHART -> Styles.LEFT_PILL;
                case TABLE -> Styles.CENTER_PILL;
                case BOTH -> Styles.RIGHT_PILL;
              });
      button.setToggleGroup(group);
      button.setOnAction(event -> {
        button.setSelected(true);
        model.change(now -> now.shownAs(view));
      });
      views.put(view, button);
      box.getChildren().add(button);
    }
    Pills.pressByArrows(group);
    return box;
  }

  void show(Content content) {
    kind.setText(name(content));
    kind.getItems().setAll(kinds(content));
    views.get(content.settings().view()).setSelected(true);
    Figures figures = content.figures();
    boolean empty = figures.empty().isPresent();
    files.forEach(each -> each.setDisable(empty));
    headline.setText(empty ? "" : figures.headline());
    hint.setText(empty ? "" : figures.hint());
    var formats = context.formats();
    boolean typed = content.settings().period() == Period.CUSTOM;
    days.setText(
        typed || empty
            ? ""
            : formats.date(content.scope().from())
                + " \u2013 "
                + formats.date(content.scope().to()));
    filters.show(content);
  }

  /** What the report on the page is called. */
  String name(Content content) {
    return content.saved().map(SavedReport::name).orElseGet(() -> named(content.kind()));
  }

  private String named(ReportKind which) {
    return words.of("reports.kind", which);
  }

  /** Reports of two kinds may have one name. */
  private String called(SavedReport report, List<SavedReport> all) {
    boolean twice =
        all.stream().filter(each -> each.name().equalsIgnoreCase(report.name())).count() > 1;
    return twice
        ? ReportKind.of(report)
            .map(kind -> words.get("reports.nameOfKind", report.name(), named(kind)))
            .orElse(report.name())
        : report.name();
  }

  private List<MenuItem> kinds(Content content) {
    var items = new ArrayList<MenuItem>();
    for (ReportKind which : ReportKind.values()) {
      var item = new RadioMenuItem(named(which));
      item.setSelected(content.saved().isEmpty() && which == content.kind());
      item.setOnAction(event -> model.choose(which));
      items.add(item);
    }
    if (!content.others().isEmpty()) {
      items.add(new SeparatorMenuItem());
      var title = new MenuItem(words.get("reports.saved"));
      title.setDisable(true);
      items.add(title);
    }
    for (SavedReport report : content.others()) {
      var item = new RadioMenuItem(called(report, content.others()));
      item.setSelected(content.saved().filter(shown -> shown.id().equals(report.id())).isPresent());
      item.setOnAction(event -> model.open(report));
      items.add(item);
    }
    if (!content.others().isEmpty()) {
      items.add(each("reports.forget", content.others(), actions::forget));
      items.add(each("reports.history", content.others(), actions::history));
    }
    return items;
  }

  private Menu each(String key, List<SavedReport> reports, Consumer<SavedReport> action) {
    var menu = new Menu(words.get(key));
    for (SavedReport report : reports) {
      var item = new MenuItem(called(report, reports));
      item.setOnAction(event -> action.accept(report));
      menu.getItems().add(item);
    }
    return menu;
  }

  private MenuItem item(String key, Runnable action) {
    var item = new MenuItem(words.get(key));
    item.setOnAction(event -> action.run());
    return item;
  }

  void focusKind() {
    kind.requestFocus();
  }
}
