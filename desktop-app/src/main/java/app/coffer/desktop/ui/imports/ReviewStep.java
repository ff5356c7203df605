package app.coffer.desktop.ui.imports;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.imports.ReviewRow.Kind;
import app.coffer.desktop.ui.imports.ReviewRow.Line;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Every line of the file and what becomes of it; exactly this is written. */
final class ReviewStep extends VBox {
  private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");
  private final ImportViewModel model;
  private final UiContext context;
  private final Words words;
  private final FlowPane filters = new FlowPane(8, 8);
  private final VBox warnings = new VBox(6);
  private final TableView<ReviewRow> table;
  private final Label balance = new Label();
  private Optional<Kind> filter = Optional.empty();
  private Map<Kind, Integer> counted = Map.of();

  ReviewStep(ImportViewModel model, UiContext context) {
    super(12);
    this.model = model;
    this.context = context;
    words = context.words();
    table = ReviewTable.create(context, model::decide);
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    VBox.setVgrow(table, Priority.ALWAYS);
    balance.setId("importBalance");
    balance.getStyleClass().add("import-balance");
    balance.setWrapText(true);
    for (Region each : List.of(filters, warnings, balance)) {
      each.setMinHeight(Region.USE_PREF_SIZE);
    }
    getChildren().addAll(filters, warnings, table, balance);
    model.reviewProperty().subscribe(this::show);
  }

  void focusFirst() {
    table.requestFocus();
    if (table.getSelectionModel().isEmpty()) {
      table.getSelectionModel().selectFirst();
    }
  }

  private void show(@Nullable ReviewModel review) {
    if (review == null) {
      return;
    }
    if (!counted.equals(review.counts())) {
      counted = review.counts();
      filter = Optional.empty();
      showFilters(review);
    }
    warnings
        .getChildren()
        .setAll(review.warnings().stream().limit(3).map(ImportNodes::warning).toList());
    fill(review);
    showBalance(review);
  }

  private void fill(ReviewModel review) {
    List<ReviewRow> rows = filter.map(review::rows).orElse(review.rows());
    if (table.getItems().size() == rows.size()) {
      for (int i = 0; i < rows.size(); i++) {
        if (!table.getItems().get(i).equals(rows.get(i))) {
          table.getItems().set(i, rows.get(i));
        }
      }
    } else {
      table.getItems().setAll(rows);
    }
  }

  private void showFilters(ReviewModel review) {
    var group = new ToggleGroup();
    filters.getChildren().clear();
    filters
        .getChildren()
        .add(chip(group, Optional.empty(), words.count("imports.all", review.rows().size())));
    review
        .counts()
        .forEach((kind, number) ->
            filters
                .getChildren()
                .add(chip(group, Optional.of(kind), words.count("imports.count." + kind, number))));
    group.getToggles().getFirst().setSelected(true);
  }

  private ToggleButton chip(ToggleGroup group, Optional<Kind> kind, String text) {
    var chip = new ToggleButton(text);
    chip.setToggleGroup(group);
    chip.getStyleClass().add("chip");
    kind.ifPresent(each -> chip.getStyleClass().add("chip-" + each));
    chip.setId("filter" + kind.map(Kind::name).orElse("ALL"));
    chip.setOnAction(event -> {
      chip.setSelected(true);
      filter = kind;
      ReviewModel review = model.reviewProperty().get();
      if (review != null) {
        table.getItems().clear();
        fill(review);
      }
    });
    return chip;
  }

  private void showBalance(ReviewModel review) {
    Account account = model.accountProperty().get();
    String name = account == null ? "" : account.name();
    Money after = review.balance();
    String ledger = context.formats().moneyWithCurrency(after);
    Optional<Money> bank = review.statement();
    boolean differs = bank.isPresent() && !bank.get().equals(after);
    balance.pseudoClassStateChanged(DIFFERS, differs);
    balance.setText(
        bank.map(says ->
                differs
                    ? words.get(
                        "imports.balance.differs",
                        name,
                        ledger,
                        context.formats().moneyWithCurrency(says),
                        context.formats().moneyWithCurrency(says.minus(after)))
                    : words.get("imports.balance.agrees", name, ledger))
            .orElseGet(() -> words.get("imports.balance.alone", name, ledger)));
  }

  /** Space goes through the answers of the selected line. */
  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE
        && table.getSelectionModel().getSelectedItem() instanceof Line line) {
      List<Decision> answers = Decision.answers(line.proposed().verdict());
      int next = (answers.indexOf(line.decision()) + 1) % answers.size();
      int selected = table.getSelectionModel().getSelectedIndex();
      model.decide(line, answers.get(next));
      table.getSelectionModel().clearAndSelect(selected);
      event.consume();
    }
  }
}
