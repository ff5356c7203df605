package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Words;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The link or code of another device, then the digits both must show, then the wait for the data.
 */
final class JoinPage {
  private final JoinViewModel model;
  private final Words words;
  private final Runnable back;
  private final StackPane place = new StackPane();
  private final TextField link = new TextField();
  private final ProtectBox protect;
  private final VBox form;

  JoinPage(JoinViewModel model, Words words, Runnable back) {
    this.model = model;
    this.words = words;
    this.back = back;
    protect = new ProtectBox(words);
    form = form();
    model.stepProperty().subscribe(this::show);
  }

  Node node() {
    return place;
  }

  void focusFirst() {
    link.requestFocus();
  }

  private VBox form() {
    link.setId("link");
    link.setPromptText(words.get("start.join.link.example"));
    link.textProperty().bindBidirectional(model.linkProperty());
    var linked = new Labelled(words.get("start.join.link"), link);
    model.linkProblemProperty().subscribe(linked::setProblem);
    var server = new TextField();
    server.setId("joinServer");
    server.setPromptText("https://");
    server.textProperty().bindBidirectional(model.serverProperty());
    var served = new Labelled(words.get("start.join.server"), server);
    model.serverProblemProperty().subscribe(served::setProblem);
    served.visibleProperty().bind(model.asksServerProperty());
    served.managedProperty().bind(model.asksServerProperty());
    var name = new TextField();
    name.setId("deviceName");
    name.textProperty().bindBidirectional(model.deviceNameProperty());
    var named = new Labelled(words.get("start.join.device"), name);
    model.nameProblemProperty().subscribe(named::setProblem);
    var join =
        StartNodes.main(
            words.get("start.join.do"), () -> protect.passphrase().ifPresent(model::join));
    join.setId("join");
    return StartNodes.page(
        words.get("start.card.join"),
        words.get("start.join.hint"),
        linked,
        served,
        named,
        protect,
        StartNodes.problem(model.problemProperty()),
        StartNodes.buttons(StartNodes.plain(words.get("start.back"), back), join));
  }

  private void show(JoinViewModel.Step step) {
    boolean before = place.getScene() != null;
    place
        .getChildren()
        .setAll(
            switch (step) {
              case FORM -> form;
              case REACHING -> waiting("start.join.reaching", "start.join.reaching.hint");
              case COMPARING -> comparing();
              case FETCHING -> waiting("start.join.fetching", "start.join.fetching.hint");
            });
    if (before && step == JoinViewModel.Step.FORM) {
      focusFirst();
    }
  }

  private VBox waiting(String title, String hint) {
    var bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(words.get(title));
    var cancel = StartNodes.plain(words.get("start.join.cancel"), model::abandon);
    return StartNodes.page(words.get(title), words.get(hint), bar, StartNodes.buttons(cancel));
  }

  private VBox comparing() {
    var digits = new Label(model.digitsProperty().get());
    digits.setId("digits");
    digits.getStyleClass().add("digits");
    digits.setMaxWidth(Double.MAX_VALUE);
    digits.setAlignment(Pos.CENTER);
    digits.setAccessibleText(
        String.join(" ", model.digitsProperty().get().replaceAll("\\D", "").split("")));
    var differ = StartNodes.plain(words.get("start.join.differ"), () -> model.answer(false));
    differ.setId("differ");
    var match = StartNodes.main(words.get("start.join.match"), () -> model.answer(true));
    match.setId("match");
    // read first, then decide: Enter alone must not agree to anything
    match.setDefaultButton(false);
    return StartNodes.page(
        words.get("start.join.compare"),
        words.get("start.join.compare.hint"),
        digits,
        StartNodes.buttons(differ, match));
  }
}
