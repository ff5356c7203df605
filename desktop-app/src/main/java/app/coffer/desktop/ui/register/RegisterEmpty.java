package app.coffer.desktop.ui.register;

import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What stands in a register without rows: why there are none, and one way on. */
final class RegisterEmpty extends VBox {
  private final UiContext context;
  private final RegisterScreen.Actions actions;
  private final RegisterViewModel model;
  private final FilterBar filters;

  RegisterEmpty(
      UiContext context,
      RegisterScreen.Actions actions,
      RegisterViewModel model,
      FilterBar filters) {
    super(12);
    this.context = context;
    this.actions = actions;
    this.model = model;
    this.filters = filters;
    setAlignment(Pos.CENTER);
  }

  void show(RegisterViewModel.Content content) {
    Words words = context.words();
    if (content.narrowed()) {
      showNoMatch(content.filter().search());
    } else if (content.accounts().isEmpty()) {
      var add = new Button(words.get("shell.firstAccount"));
      add.getStyleClass().add(Styles.ACCENT);
      add.setOnAction(event -> actions.addAccount());
      getChildren().setAll(title("register.noAccounts"), add);
    } else {
      var hint = new Label(words.get("register.emptyHint"));
      hint.getStyleClass().add("muted");
      getChildren().setAll(title("register.empty"), hint);
    }
  }

  private void showNoMatch(String search) {
    Words words = context.words();
    var ways = new HBox(8);
    ways.setAlignment(Pos.CENTER);
    boolean searched = !search.isEmpty();
    var clear = new Button(words.get(searched ? "register.clearSearch" : "filter.clear"));
    clear.setOnAction(event -> filters.clearOne());
    ways.getChildren().add(clear);
    if (searched && model.account().isPresent()) {
      var everywhere = new Button(words.get("filter.everywhere"));
      everywhere.setId("search-everywhere");
      everywhere.setOnAction(event -> actions.searchEverywhere(search));
      ways.getChildren().add(everywhere);
    }
    getChildren()
        .setAll(
            new Label(
                searched ? words.get("register.noMatch", search) : words.get("filter.nothing")),
            ways);
  }

  private Label title(String key) {
    var label = new Label(context.words().get(key));
    label.getStyleClass().add(Styles.TITLE_4);
    return label;
  }
}
