package app.coffer.desktop.ui.reports;

import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.report.ReportSettings.View;
import app.coffer.desktop.report.SavedReport;
import app.coffer.desktop.ui.conflict.HistoryDialog;
import app.coffer.desktop.ui.kit.Later;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.reports.Figures.Nothing;
import app.coffer.desktop.ui.reports.Figures.Shape;
import app.coffer.desktop.ui.reports.ReportsViewModel.Content;
import app.coffer.desktop.ui.reports.ReportsViewModel.Problem;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The Reports page. */
public final class ReportsScreen implements Screen {
  /** From here on a chart of lying bars and its table stand side by side. */
  private static final double WIDE = 900;

  /** And from here on also where the table has many columns. */
  private static final double WIDER = 1_250;

  /** How high a chart is at least, with what is told below it, in sizes of its letters. */
  private static final double CHART_LETTERS = 13;

  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private final Words words;
  private final ReportsViewModel model;
  private final ReportHead head;
  private final ReportBars bars;
  private final ReportChart chart;
  private final ReportTable table;
  private final DrillPane drill;
  private final ReportFiles files;
  private final VBox page = new VBox();
  private final StackPane place = new StackPane();
  private final SplitPane both = new SplitPane();
  private final ProgressIndicator waiting = new ProgressIndicator();
  private @Nullable Content shown;
  private Runnable addAccount = () -> {};

  /**
   * @param last what was looked at before
   * @param showRates goes to where exchange rates are typed
   */
  public ReportsScreen(
      OpenVault vault,
      UiContext context,
      Overlay overlay,
      Later later,
      LastReport last,
      Runnable showRates) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    this.words = context.words();
    model = new ReportsViewModel(vault, context, later, last);
    files = new ReportFiles(context, overlay);
    head =
        new ReportHead(
            model, context, new ReportFilters(model, context, overlay), new HeadActions());
    bars = new ReportBars(words, context.formats(), model, showRates);
    BiConsumer<Target, String> behind = model::drill;
    chart = new ReportChart(words, behind);
    table = new ReportTable(behind);
    drill = new DrillPane(model, vault.ledger().read(), context, overlay);
    page.getStyleClass().addAll("page", "reports");
    page.getStylesheets()
        .add(
            Objects.requireNonNull(
                    ReportsScreen.class.getResource("/app/coffer/desktop/ui/reports/reports.css"))
                .toExternalForm());
    page.setMinWidth(0);
    waiting.setMaxSize(48, 48);
    waiting.setAccessibleText(words.get("reports.loading"));
    waiting.visibleProperty().bind(model.loadingProperty());
    var stack = new StackPane(place, waiting);
    VBox.setVgrow(stack, Priority.ALWAYS);
    place.opacityProperty().bind(model.loadingProperty().map(busy -> busy ? 0.4 : 1.0));
    page.getChildren().addAll(head, bars, stack);
    page.widthProperty().subscribe(this::turn);
    both.heightProperty().subscribe(this::turn);
    model.contentProperty().subscribe(this::show);
    model.drillProperty().subscribe(found -> arrange());
    model.problemProperty().subscribe(this::showProblem);
  }

  /** Which report is shown when the page opens. */
  public ReportsScreen showing(ReportKind kind) {
    model.chooseAnew(kind);
    return this;
  }

  /** Opens with what has no category yet. */
  public ReportsScreen showingUncategorised() {
    model.chooseAnew(ReportKind.CATEGORIES);
    model.drill(new Target.Uncategorised(), words.get("reports.without.CATEGORY"));
    return this;
  }

  /** What is offered where there is no account yet. */
  public ReportsScreen addingAccountsWith(Runnable action) {
    addAccount = action;
    return this;
  }

  @Override
  public Node node() {
    return page;
  }

  @Override
  public String title() {
    return words.get("reports.title");
  }

  @Override
  public void focus() {
    if (model.drillProperty().get().isPresent()) {
      drill.focusList();
    } else if (shown != null && shown.settings().view() == View.TABLE) {
      table.requestFocus();
    } else {
      chart.requestFocus();
    }
  }

  @Override
  public void accountsOpenWith(Consumer<RecordId> open) {
    drill.accountsOpenWith(open);
  }

  @Override
  public void rowsOpenWith(BiConsumer<RecordId, RecordId> open) {
    drill.rowsOpenWith(open);
  }

  @Override
  public void onShown() {
    model.listen();
  }

  @Override
  public void onHidden() {
    model.stop();
  }

  /** Puts the report on paper. */
  public void print() {
    withContent(files::print);
  }

  ReportsViewModel model() {
    return model;
  }

  ReportFiles files() {
    return files;
  }

  private void withContent(BiConsumer<String, Content> action) {
    Content now = shown;
    if (now != null) {
      action.accept(head.name(now), now);
    }
  }

  private void showProblem(Optional<Problem> problem) {
    bars.show(problem);
  }

  private void show(@Nullable Content content) {
    if (content == null) {
      return;
    }
    shown = content;
    head.show(content);
    bars.show(content.figures());
    if (content.figures().empty().isEmpty()) {
      chart.show(content.figures());
      table.show(content.figures());
    }
    arrange();
  }

  private void arrange() {
    Content now = shown;
    if (now == null) {
      return;
    }
    Optional<Drill> behind = model.drillProperty().get();
    Optional<Nothing> empty = now.figures().empty();
    if (behind.isPresent()) {
      boolean opened = !place.getChildren().contains(drill);
      drill.show(head.name(now), behind.get());
      place.getChildren().setAll(drill);
      if (opened) {
        drill.focusList();
      }
    } else if (empty.isPresent()) {
      place.getChildren().setAll(new NothingNote(empty.get(), words, model::chooseAll, addAccount));
    } else {
      boolean came = place.getChildren().contains(drill);
      place.getChildren().setAll(parts(now.settings().view()));
      turn();
      if (came) {
        focus();
      }
    }
  }

  private Node parts(View view) {
    return switch (view) {
      case CHART -> apart(chart);
      case TABLE -> apart(table);
      case BOTH -> {
        if (!both.getItems().contains(chart) || !both.getItems().contains(table)) {
          both.getItems().setAll(chart, table);
        }
        yield both;
      }
    };
  }

  private Node apart(Node one) {
    both.getItems().clear();
    return one;
  }

  private void turn() {
    Content now = shown;
    if (now != null && both.getItems().size() == 2) {
      boolean lying = now.figures().shape() == Shape.LYING;
      boolean few = now.figures().columns().size() <= 4;
      boolean beside = lying && page.getWidth() >= (few ? WIDE : WIDER);
      both.setOrientation(beside ? Orientation.HORIZONTAL : Orientation.VERTICAL);
      both.setDividerPositions(beside ? 0.5 : chartsPart());
    }
  }

  /** More than half, and in large text as much as its letters need. */
  private double chartsPart() {
    double needed = CHART_LETTERS * chart.letters() / Math.max(1, both.getHeight());
    return Math.clamp(needed, 0.58, 0.8);
  }

  private final class HeadActions implements ReportHead.Actions {
    @Override
    public void save() {
      withContent((name, content) ->
          SaveDialog.open(
              words, overlay, model, content.saved().map(SavedReport::name).orElse(name)));
    }

    @Override
    public void forget(SavedReport report) {
      model.forget(report, overlay.toasts()::show);
    }

    @Override
    public void history(SavedReport report) {
      HistoryDialog.open(vault, report.id(), report.name(), context, overlay);
    }

    @Override
    public void pages() {
      withContent(files::askPages);
    }

    @Override
    public void picture() {
      withContent(files::askPicture);
    }

    @Override
    public void drawing() {
      withContent(files::askDrawing);
    }

    @Override
    public void csv() {
      withContent(files::askCsv);
    }

    @Override
    public void print() {
      ReportsScreen.this.print();
    }
  }
}
