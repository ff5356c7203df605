package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.start.CreateViewModel.Step;
import app.coffer.desktop.vault.RecoveryPaper;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The steps to a new vault, one at a time, each with its way back. */
final class CreatePage {
  private final CreateViewModel model;
  private final UiContext context;
  private final Words words;
  private final Runnable back;
  private final NameStep name;
  private final ProtectBox protect;
  private final CheckStep check;
  private final MoneyStep money;
  private final StackPane node = new StackPane();

  /**
   * @param back one step back, or out
   */
  CreatePage(CreateViewModel model, UiContext context, Runnable back) {
    this.model = model;
    this.context = context;
    this.words = context.words();
    this.back = back;
    name = new NameStep(model, words);
    protect = new ProtectBox(words);
    check = new CheckStep(model.check(), words);
    money = new MoneyStep(model.form(), words);
    node.setMaxHeight(StackPane.USE_PREF_SIZE);
    model.stepProperty().subscribe(this::show);
    node.disableProperty().bind(model.busyProperty());
  }

  Node node() {
    return node;
  }

  void focusFirst() {
    switch (model.stepProperty().get()) {
      case NAME -> name.focusFirst();
      case PROTECT -> protect.focusFirst();
      case SHEET -> Optional.ofNullable(node.lookup("#next")).ifPresent(Node::requestFocus);
      case CHECK -> check.focusFirst();
      case MONEY -> money.focusFirst();
    }
  }

  /** Takes away what was typed and what was shown. */
  void clear() {
    protect.clear();
    check.clear();
    node.getChildren().clear();
  }

  private void show(Step step) {
    check.clear();
    VBox page =
        switch (step) {
          case NAME ->
              page(step, "start.card.create", "start.create.hint", next(model::named), name);
          case PROTECT ->
              page(step, "first.protect", "first.protect.hint", next(this::protect), protect);
          case SHEET -> sheet();
          case CHECK -> page(step, "first.check", "first.check.hint", next(this::check), check);
          case MONEY -> page(step, "first.money", "first.money.hint", create(), money);
        };
    node.getChildren().setAll(page);
    focusFirst();
    context.background().onWindow(this::focusFirst);
  }

  private VBox sheet() {
    RecoveryPaper paper = model.paper();
    Button skip = StartNodes.plain(words.get("first.skip"), model::skip);
    skip.setId("skip");
    return page(
        Step.SHEET,
        "first.sheet",
        "first.sheet.hint",
        StartNodes.buttons(goBack(), skip, next(model::written)),
        new SheetBox(paper.words(), SheetLines.of(paper, Optional.empty(), context), words));
  }

  private void protect() {
    protect
        .passphrase()
        .ifPresent(typed -> {
          java.util.Arrays.fill(typed, '\0');
          model.protectedNow();
        });
  }

  private void check() {
    if (check.passed(model::right)) {
      model.checked();
    }
  }

  private Button create() {
    Button create =
        StartNodes.main(
            words.get("start.create.do"), () -> protect.passphrase().ifPresent(model::create));
    create.setId("create");
    return create;
  }

  private Button next(Runnable action) {
    Button next = StartNodes.main(words.get("first.next"), action);
    next.setId("next");
    return next;
  }

  private Button goBack() {
    Button button = StartNodes.plain(words.get("start.back"), back);
    button.setId("back");
    return button;
  }

  private VBox page(Step step, String title, String hint, Button next, Node content) {
    return page(step, title, hint, StartNodes.buttons(goBack(), next), content);
  }

  private VBox page(Step step, String title, String hint, Node buttons, Node content) {
    VBox page = StartNodes.page(words.get(title), words.get(hint));
    Label count = StartNodes.text(words.get("first.step", step.number), "muted");
    count.setId("step");
    page.getChildren().addFirst(count);
    page.getChildren().addAll(content, StartNodes.problem(model.problemProperty()), buttons);
    return page;
  }
}
