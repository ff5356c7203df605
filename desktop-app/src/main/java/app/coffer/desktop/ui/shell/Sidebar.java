package app.coffer.desktop.ui.shell;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import atlantafx.base.theme.Styles;
import java.util.Currency;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The list at the left: pages, then accounts by type. */
final class Sidebar extends VBox {
  private static final double EMS = 17.2;

  /** Of the window's width, where text is large. */
  private static final double SHARE = 0.31;

  private static final double LEAST = 240;

  /** How many characters of name and amount stand in one line. */
  private static final int FITS = 24;

  /** The pages above the accounts, in their order. */
  private static final List<Page> PAGES =
      List.of(
          new Page(new Place.Overview(), Feather.HOME, "overview.title"),
          new Page(new Place.All(), Feather.LIST, "register.all"),
          new Page(new Place.Budget(), Feather.PIE_CHART, "budget.title"),
          new Page(new Place.Schedules(), Feather.REPEAT, "schedules.title"),
          new Page(new Place.Catalogue(), Feather.TAG, "catalogue.title"),
          new Page(new Place.Rules(), Feather.FILTER, "rules.title"),
          new Page(new Place.Reports(), Feather.BAR_CHART_2, "reports.title"),
          new Page(new Place.Rates(), Feather.GLOBE, "rates.title"),
          new Page(new Place.Conflicts(), Feather.ALERT_TRIANGLE, "shell.conflicts"),
          new Page(new Place.Settings(), Feather.SETTINGS, "shell.settings"));

  private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
  private final UiContext context;
  private final AccountOrder order;
  private final SidebarViewModel model;
  private final Currency base;
  private final Consumer<Place> go;
  private final Runnable addAccount;
  private final VBox pages = new VBox(2);
  private final VBox accounts = new VBox(2);
  private final Button add;
  private @Nullable Place here;

  private record Page(Place place, Feather icon, String key) {}

  Sidebar(
      UiContext context,
      SidebarViewModel model,
      AccountOrder order,
      Currency base,
      Consumer<Place> go,
      Runnable addAccount) {
    this.context = context;
    this.model = model;
    this.order = order;
    this.base = base;
    this.go = go;
    this.addAccount = addAccount;
    getStyleClass().add("sidebar");
    var scroll = new ScrollPane(accounts);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("sidebar-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    add = new Button(context.words().get("shell.addAccount"), Icons.of(Feather.PLUS));
    add.setId("add-account");
    add.getStyleClass().addAll(Styles.FLAT, "sidebar-add");
    add.setMaxWidth(Double.MAX_VALUE);
    add.setAlignment(Pos.CENTER_LEFT);
    add.setOnAction(event -> addAccount.run());
    getChildren().addAll(pages, scroll, add);
    sceneProperty().flatMap(Scene::widthProperty).subscribe(width -> requestLayout());
    model.contentProperty().subscribe(this::show);
  }

  /** As wide as its text needs, but large text leaves room for the page. */
  @Override
  protected double computePrefWidth(double height) {
    double wanted = EMS * add.getFont().getSize();
    double window = getScene() == null ? wanted : getScene().getWidth();
    return snapSizeX(Math.min(wanted, Math.max(LEAST, SHARE * window)));
  }

  @Override
  protected double computeMinWidth(double height) {
    return computePrefWidth(height);
  }

  @Override
  protected double computeMaxWidth(double height) {
    return computePrefWidth(height);
  }

  /** The account above or below in the list; the place itself at its ends. */
  Place neighbour(Place place, int by) {
    var order =
        accounts.getChildren().stream()
            .map(Node::getUserData)
            .filter(Place.class::isInstance)
            .map(Place.class::cast)
            .toList();
    if (order.isEmpty()) {
      return place;
    }
    int at = order.indexOf(place);
    return order.get(Math.clamp(at < 0 ? 0 : at + by, 0, order.size() - 1));
  }

  /** Puts the focus on where the window is. */
  void focusHere() {
    java.util.stream.Stream.of(pages, accounts)
        .flatMap(box -> box.getChildren().stream())
        .filter(node -> node.getUserData() != null && node.getUserData().equals(here))
        .findFirst()
        .ifPresent(Node::requestFocus);
  }

  void mark(Place place) {
    here = place;
    for (VBox box : List.of(pages, accounts)) {
      box.getChildren()
          .forEach(node -> node.pseudoClassStateChanged(HERE, place.equals(node.getUserData())));
    }
  }

  private void show(SidebarViewModel.Content content) {
    Words words = context.words();
    pages.getChildren().clear();
    for (Page page : PAGES) {
      Node right =
          switch (page.place()) {
            case Place.Conflicts conflicts -> badge(content.conflicts());
            case Place.Schedules schedules -> due(content.due());
            default -> null;
          };
      pages.getChildren().add(item(page.place(), page.icon(), words.get(page.key()), right));
    }
    accounts.getChildren().clear();
    accounts
        .getChildren()
        .add(
            header(
                words.get("shell.accounts"),
                content.total().map(context.formats()::moneyWithCurrency).orElse(""),
                "sidebar-title"));
    if (!content.without().isEmpty()) {
      var without = new Label(words.get("rates.without", String.join(", ", content.without())));
      without.setId("total-without");
      without.setWrapText(true);
      without.getStyleClass().addAll("warning-text", "sidebar-without");
      accounts.getChildren().add(without);
    }
    for (SidebarViewModel.Group group : content.groups()) {
      group(
          AccountOrder.name(group.type()),
          words.of("account.types", group.type()),
          group.total().map(this::amount).orElse(""),
          group.accounts());
    }
    if (!content.closed().isEmpty()) {
      String closed = words.get("shell.closedCount", content.closed().size());
      group(AccountOrder.CLOSED, closed, "", content.closed());
    }
    if (here != null) {
      mark(here);
    }
  }

  /** Shows everything anew, as amounts are written now. */
  void again() {
    show(model.contentProperty().get());
  }

  boolean hasFocusInside() {
    return isFocusWithin();
  }

  /** A heading that folds what is under it, and the accounts in their order. */
  private void group(
      String name, String title, String total, List<SidebarViewModel.Entry> entries) {
    boolean folded = order.folded(name);
    var sum = new Label(total);
    var button = item(null, folded ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN, title, sum);
    button.setId("group-" + name);
    button.getStyleClass().add("sidebar-group");
    button.setAccessibleText(
        context.words().get(folded ? "shell.groupFolded" : "shell.groupOpen", title));
    button.setOnAction(event -> {
      order.fold(name, !folded);
      again();
      accounts.lookup("#group-" + name).requestFocus();
    });
    accounts.getChildren().add(button);
    if (folded) {
      return;
    }
    List<SidebarViewModel.Entry> sorted = order.sorted(entries);
    for (int i = 0; i < sorted.size(); i++) {
      Node shown = account(sorted.get(i));
      accounts.getChildren().add(shown);
      new AccountMoves(
          shown,
          sorted,
          i,
          (account, to) -> {
            order.move(entries, account, to);
            again();
            accounts.lookup("#go-" + account).requestFocus();
          });
    }
  }

  private @Nullable Node due(int count) {
    if (count == 0) {
      return null;
    }
    var due = new Label(String.valueOf(count));
    String said = context.words().get("schedules.badge", count);
    due.setAccessibleText(said);
    due.setTooltip(new Tooltip(said));
    due.getStyleClass().add("muted");
    return due;
  }

  private static @Nullable Node badge(int count) {
    if (count == 0) {
      return null;
    }
    var badge = new Label(String.valueOf(count));
    badge.getStyleClass().add("badge");
    return badge;
  }

  private Node account(SidebarViewModel.Entry entry) {
    var amount = new Label(amount(entry.balance()));
    amount.getStyleClass().add("sidebar-amount");
    var right = new HBox(6, amount);
    right.setAlignment(Pos.CENTER_RIGHT);
    if (entry.conflict()) {
      var icon = Icons.of(Feather.ALERT_TRIANGLE);
      icon.getStyleClass().add("warning-icon");
      right.getChildren().addFirst(icon);
    }
    String name = entry.account().name();
    boolean narrow = name.length() + amount.getText().length() > FITS;
    var place = new Place.OfAccount(entry.account().id());
    return narrow ? tall(place, name, right) : item(place, null, name, right);
  }

  /** A long name on a line of its own, so that it can be read to its end. */
  private Button tall(Place place, String name, HBox right) {
    Button button = item(place, null, name, null);
    var label = new Label(name);
    var lines = new VBox(label, right);
    right.setMaxWidth(Double.MAX_VALUE);
    lines.prefWidthProperty().bind(button.widthProperty().subtract(34));
    lines.setMaxWidth(Region.USE_PREF_SIZE);
    button.setGraphic(lines);
    return button;
  }

  private String amount(Money money) {
    return money.currency().equals(base)
        ? context.formats().money(money)
        : context.formats().moneyWithCurrency(money);
  }

  private Button item(
      @Nullable Place place, @Nullable Feather icon, String text, @Nullable Node right) {
    var label = new Label(text);
    label.setTextOverrun(OverrunStyle.ELLIPSIS);
    label.setMinWidth(30);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var row = new HBox(8);
    row.setAlignment(Pos.CENTER_LEFT);
    if (icon != null) {
      row.getChildren().add(Icons.of(icon));
    }
    row.getChildren().addAll(label, gap);
    if (right instanceof Region sized) {
      sized.setMinWidth(Region.USE_PREF_SIZE);
      row.getChildren().add(sized);
    }
    var button = new Button(null, row);
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().addAll(Styles.FLAT, "sidebar-item");
    button.setMaxWidth(Double.MAX_VALUE);
    row.prefWidthProperty().bind(button.widthProperty().subtract(icon == null ? 34 : 22));
    row.setMaxWidth(Region.USE_PREF_SIZE);
    button.setAccessibleText(text);
    if (icon == null) {
      button.getStyleClass().add("sidebar-account");
      button.setTooltip(new Tooltip(text));
    }
    if (place != null) {
      button.setUserData(place);
      button.setId("go-" + place.id());
      button.setOnAction(event -> go.accept(place));
    }
    return button;
  }

  private static Node header(String text, String amount, String style) {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var row = new HBox(new Label(text), gap, new Label(amount));
    row.getStyleClass().add(style);
    return row;
  }
}
