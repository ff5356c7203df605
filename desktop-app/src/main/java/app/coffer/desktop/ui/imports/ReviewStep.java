package app.coffer.desktop.ui.imports;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.imports.ReviewRow.Kind;
import app.coffer.desktop.ui.imports.ReviewRow.Line;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.FindingWords;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** Every line of the file and what becomes of it; exactly this is written. */
final class ReviewStep extends VBox {
  private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");
  private final ImportViewModel model;
  private final UiContext context;
  private final Words words;
  private final FindingWords sayings;
  private final FlowPane filters = new FlowPane(8, 8);
  private final VBox warnings = new VBox(6);
  private final TableView<ReviewRow> table;
  private final Label balance = new Label();
  private final ComboBox<ImportPart> parts = new ComboBox<>();
  private final Button export;
  private int shownPart = -1;
  private Optional<Kind> filter = Optional.empty();
  private Map<Kind, Integer> counted = Map.of();

  ReviewStep(ImportViewModel model, UiContext context) {
    super(12);
    this.model = model;
    this.context = context;
    words = context.words();
    sayings = new FindingWords(context);
    export = ImportNodes.plain(words.get("imports.problems.save"), this::exportProblems);
    table = ReviewTable.create(context, model::decide);
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    VBox.setVgrow(table, Priority.ALWAYS);
    balance.setId("importBalance");
    balance.getStyleClass().add("import-balance");
    balance.setWrapText(true);
    for (Region each : List.of(filters, warnings, balance)) {
      each.setMinHeight(Region.USE_PREF_SIZE);
    }
    var keys = new Label(words.get("imports.keys"));
    keys.getStyleClass().add("muted");
    keys.setWrapText(true);
    keys.setMinHeight(Region.USE_PREF_SIZE);
    export.setId("exportProblems");
    parts.setId("parts");
    parts.setAccessibleText(words.get("imports.parts"));
    parts.setConverter(new ChoiceText<>(this::said));
    parts.managedProperty().bind(parts.visibleProperty());
    parts.setMaxWidth(Double.MAX_VALUE);
    parts.setOnAction(event -> {
      ImportPart chosen = parts.getValue();
      ImportPart now = model.currentProperty().get();
      if (chosen != null && now != null && chosen.number() != now.number()) {
        model.show(chosen);
      }
    });
    var under = new HBox(16, balance, export);
    HBox.setHgrow(balance, Priority.ALWAYS);
    balance.setMaxWidth(Double.MAX_VALUE);
    under.setAlignment(Pos.CENTER_LEFT);
    export.managedProperty().bind(export.visibleProperty());
    getChildren().addAll(parts, filters, warnings, table, under, keys);
    model.currentProperty().subscribe(part -> show(part));
  }

  private String said(ImportPart part) {
    return words.get(
        "imports.part",
        part.name(),
        part.account() == null ? "" : part.account().name(),
        part.review() == null ? 0 : part.review().toWrite());
  }

  private void show(@Nullable ImportPart part) {
    if (part == null || part.review() == null) {
      return;
    }
    List<ImportPart> all = model.chosen();
    parts.setVisible(all.size() > 1);
    parts.getItems().setAll(all);
    parts.setValue(part);
    if (shownPart != part.number()) {
      shownPart = part.number();
      counted = Map.of();
      table.getItems().clear();
    }
    show(part.review());
  }

  void focusFirst() {
    table.requestFocus();
    if (table.getSelectionModel().isEmpty()) {
      table.getSelectionModel().selectFirst();
    }
  }

  private void show(ReviewModel review) {
    export.setVisible(review.counts().containsKey(Kind.PROBLEM));
    if (!counted.equals(review.counts())) {
      counted = review.counts();
      filter = Optional.empty();
      showFilters(review);
    }
    warnings
        .getChildren()
        .setAll(
            review.notes().stream().limit(3).map(sayings::of).map(ImportNodes::warning).toList());
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
      ImportPart part = model.currentProperty().get();
      if (part != null && part.review() != null) {
        table.getItems().clear();
        fill(part.review());
        table.getSelectionModel().selectFirst();
      }
    });
    return chip;
  }

  private void showBalance(ReviewModel review) {
    ImportPart part = model.currentProperty().get();
    Account account = part == null ? null : part.account();
    Money after = review.balance();
    boolean differs = review.statement().filter(says -> !says.equals(after)).isPresent();
    balance.pseudoClassStateChanged(DIFFERS, differs);
    balance.setText(
        ImportNodes.balance(
            context,
            account == null ? "" : account.name(),
            after,
            review.statement(),
            "imports.balance"));
  }

  /**
   * Writes the rows that could not be read into a file, for whoever can do something about them.
   */
  private void exportProblems() {
    ImportPart part = model.currentProperty().get();
    if (part == null || part.review() == null) {
      return;
    }
    var chooser = new FileChooser();
    chooser.setTitle(words.get("imports.problems.save"));
    chooser.setInitialFileName(words.get("imports.problems.file") + ".csv");
    File chosen = chooser.showSaveDialog(getScene().getWindow());
    if (chosen != null) {
      String text = part.review().problemsAsCsv(sayings);
      context
          .background()
          .run(() -> Files.writeString(chosen.toPath(), text))
          .onFault(
              IOException.class, failed -> balance.setText(words.get("imports.problems.notSaved")))
          .then(written -> {});
    }
  }

  /** Space ticks and unticks a line, M says it is the same as yours, A that it is new. */
  private void pressed(KeyEvent event) {
    if (event.isShortcutDown()
        || event.isAltDown()
        || !(table.getSelectionModel().getSelectedItem() instanceof Line line)) {
      return;
    }
    List<Decision> answers = Decision.answers(line.proposed().verdict());
    Decision wanted =
        switch (event.getCode()) {
          case SPACE -> ticked(line, answers);
          case M -> Decision.SAME;
          case A -> Decision.ADD;
          default -> null;
        };
    if (event.getCode() == KeyCode.ENTER) {
      openAnswers(line);
      event.consume();
    } else if (wanted != null) {
      if (answers.contains(wanted)) {
        int selected = table.getSelectionModel().getSelectedIndex();
        model.decide(line, wanted);
        table.getSelectionModel().clearAndSelect(selected);
      }
      event.consume();
    }
  }

  /** What a tick means for a line: its proposal, or that it is left out. */
  private static Decision ticked(Line line, List<Decision> answers) {
    boolean writes = line.decision() == Decision.ADD || line.decision() == Decision.SAME;
    if (writes) {
      return Decision.LEAVE_OUT;
    }
    return answers.stream()
        .filter(each -> each == Decision.ADD || each == Decision.SAME)
        .findFirst()
        .orElse(line.decision());
  }

  private void openAnswers(Line line) {
    if (table.lookup("#decision" + line.lineNumber()) instanceof ComboBox<?> box) {
      box.requestFocus();
      box.show();
    }
  }
}
