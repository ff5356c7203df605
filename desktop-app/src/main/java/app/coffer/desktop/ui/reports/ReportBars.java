package app.coffer.desktop.ui.reports;

import app.coffer.desktop.rates.Converter.Missing;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.reports.ReportsViewModel.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What a report leaves out, and what went wrong with it; the figures stay in sight. */
final class ReportBars extends VBox {
  private final Words words;
  private final Formats formats;
  private final HBox missing;
  private final Label missingText = new Label();
  private final HBox problem;
  private final Label problemText = new Label();

  ReportBars(Words words, Formats formats, ReportsViewModel model, Runnable showRates) {
    this.words = words;
    this.formats = formats;
    missing = bar("report-missing", missingText, words.get("rates.show"), showRates);
    problem = bar("report-problem", problemText, words.get("reports.again"), model::read);
    getChildren().addAll(problem, missing);
    show(Optional.empty());
    show(missing, false);
  }

  private static HBox bar(String id, Label text, String action, Runnable run) {
    var icon = Icons.of(Feather.ALERT_TRIANGLE);
    icon.getStyleClass().add("warning-icon");
    text.setWrapText(true);
    text.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.setMaxWidth(Double.MAX_VALUE);
    var button = new Button(action);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> run.run());
    var bar = new HBox(10, icon, text, button);
    bar.setId(id);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("notice-bar");
    return bar;
  }

  void show(Figures figures) {
    List<Missing> without = figures.missing();
    show(missing, !without.isEmpty());
    missingText.setText(
        words.get(
            "reports.missing",
            without.stream()
                .map(each ->
                    words.get(
                        "reports.missing.one",
                        each.currency().getCurrencyCode(),
                        formats.date(each.day())))
                .collect(Collectors.joining(", "))));
  }

  void show(Optional<Problem> wrong) {
    show(problem, wrong.isPresent());
    wrong.ifPresent(what -> problemText.setText(words.of("reports.problem", what)));
  }

  private static void show(HBox bar, boolean visible) {
    bar.setVisible(visible);
    bar.setManaged(visible);
  }
}
