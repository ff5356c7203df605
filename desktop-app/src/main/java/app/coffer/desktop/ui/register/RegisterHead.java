package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What stands over a register: its name and sums, the search, and what one begins with. */
final class RegisterHead extends VBox {
  /** How wide the search is at most, and the rest of its line in a small window. */
  private static final double SEARCH = 220;

  private static final double OTHERS = 640;

  /** So much of a long name is always to be read. */
  private static final double NAME_SHOWN = 150;

  /** Of a title's letters, in pixels. */
  private static final double USUAL_SIZE = 17.5;

  private final UiContext context;
  private final Label name = new Label();
  private final Label balance = new Label();
  private final Label cleared = new Label();
  private final Label uncleared = new Label();
  private final CustomTextField search = new CustomTextField();

  /** What its buttons do. */
  interface Doings {
    void add();

    void importFile();

    void reconcile();

    void editAccount();
  }

  /**
   * @param one whether it is the register of one account
   */
  RegisterHead(UiContext context, FilterBar filters, boolean one, Doings doings) {
    super(6);
    this.context = context;
    Words words = context.words();
    name.getStyleClass().addAll(Styles.TITLE_3, "page-title");
    var whole = new Tooltip();
    whole.textProperty().bind(name.textProperty());
    name.setTooltip(whole);
    balance.setId("register-balance");
    search.setId("register-search");
    search.setPromptText(words.get("register.search"));
    search.setAccessibleText(words.get("register.search"));
    search.setLeft(Icons.of(Feather.SEARCH));
    // in a narrow window it gives way before the others need a second line
    widthProperty()
        .subscribe(
            width -> search.setPrefWidth(Math.clamp(width.doubleValue() - OTHERS, 130, SEARCH)));
    var add = button("register-add", "register.add", Feather.PLUS, doings::add);
    add.getStyleClass().add(Styles.ACCENT);
    var bring = button("register-import", "register.import", Feather.DOWNLOAD, doings::importFile);
    var title = new HBox(8, name);
    title.setAlignment(Pos.CENTER_LEFT);
    // wraps where large text leaves no room: nothing is pushed out of the window
    var ways = new FlowPane(8, 6, search, filters.menu(), bring, add);
    ways.setAlignment(Pos.CENTER_RIGHT);
    ways.setPrefWrapLength(OTHERS);
    HBox.setHgrow(ways, Priority.ALWAYS);
    var tools = new HBox(8, title, ways);
    tools.setAlignment(Pos.CENTER_LEFT);
    // wraps where large text leaves no room: a sum is never cut
    var sums = new FlowPane(24, 2, balance, cleared, uncleared);
    sums.getStyleClass().add("balances");
    for (Label sum : List.of(balance, cleared, uncleared)) {
      sum.setMinWidth(Region.USE_PREF_SIZE);
    }
    if (one) {
      title
          .getChildren()
          .add(
              Icons.button(Feather.EDIT_2, words.get("register.editAccount"), doings::editAccount));
      var agree =
          button("register-reconcile", "reconcile.button", Feather.CHECK_SQUARE, doings::reconcile);
      agree.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
      sums.getChildren().add(agree);
      sums.setRowValignment(javafx.geometry.VPos.CENTER);
    }
    getStyleClass().add("page-head");
    getChildren().addAll(tools, sums, filters);
  }

  CustomTextField search() {
    return search;
  }

  String title() {
    return name.getText();
  }

  void show(RegisterViewModel.Content content) {
    name.setText(
        content
            .balance()
            .map(found -> found.account().name())
            .orElse(context.words().get("register.all")));
    name.applyCss();
    double size = name.getFont().getSize() / USUAL_SIZE;
    name.setMinWidth(Math.min(name.prefWidth(-1), NAME_SHOWN * Math.max(1, size)));
    content.balance().ifPresent(this::showBalance);
  }

  private void showBalance(AccountBalance found) {
    Words words = context.words();
    var formats = context.formats();
    balance.setText(words.get("register.balance", formats.moneyWithCurrency(found.balance())));
    cleared.setText(words.get("register.cleared", formats.money(found.cleared())));
    uncleared.setText(
        words.get("register.uncleared", formats.money(found.balance().minus(found.cleared()))));
    balance.getStyleClass().setAll("label", "strong");
    cleared.getStyleClass().setAll("label", "muted");
    uncleared.getStyleClass().setAll("label", "muted");
  }

  private Button button(String id, String key, Feather icon, Runnable action) {
    var button = new Button(context.words().get(key), Icons.of(icon));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }
}
