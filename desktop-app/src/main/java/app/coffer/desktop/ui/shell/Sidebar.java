package app.coffer.desktop.ui.shell;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.wire.id.RecordId;
import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Currency;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
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
  /** How many characters of name and amount stand in one line. */
  private static final int FITS = 24;

  private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
  private final UiContext context;
  private final Currency base;
  private final Consumer<Place> go;
  private final Runnable addAccount;
  private final VBox pages = new VBox(2);
  private final VBox accounts = new VBox(2);
  private @Nullable Place here;

  /** Where one can go. */
  sealed interface Place {
    record All() implements Place {}

    record Conflicts() implements Place {}

    record Settings() implements Place {}

    record OfAccount(RecordId account) implements Place {}

    /** A bank file on its way into an account. */
    record Import(RecordId account, Path file) implements Place {}
  }

  Sidebar(
      UiContext context,
      SidebarViewModel model,
      Currency base,
      Consumer<Place> go,
      Runnable addAccount) {
    this.context = context;
    this.base = base;
    this.go = go;
    this.addAccount = addAccount;
    getStyleClass().add("sidebar");
    var scroll = new ScrollPane(accounts);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("sidebar-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    var add = new Button(context.words().get("shell.addAccount"), Icons.of(Feather.PLUS));
    add.setId("add-account");
    add.getStyleClass().addAll(Styles.FLAT, "sidebar-add");
    add.setMaxWidth(Double.MAX_VALUE);
    add.setAlignment(Pos.CENTER_LEFT);
    add.setOnAction(event -> addAccount.run());
    getChildren().addAll(pages, scroll, add);
    model.contentProperty().subscribe(this::show);
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
    for (VBox box : java.util.List.of(pages, accounts)) {
      box.getChildren()
          .forEach(node -> node.pseudoClassStateChanged(HERE, place.equals(node.getUserData())));
    }
  }

  private void show(SidebarViewModel.Content content) {
    Words words = context.words();
    pages.getChildren().clear();
    pages.getChildren().add(item(new Place.All(), Feather.LIST, words.get("register.all"), null));
    Label badge = null;
    if (content.conflicts() > 0) {
      badge = new Label(String.valueOf(content.conflicts()));
      badge.getStyleClass().add("badge");
    }
    pages
        .getChildren()
        .add(
            item(
                new Place.Conflicts(),
                Feather.ALERT_TRIANGLE,
                words.get("shell.conflicts"),
                badge));
    pages
        .getChildren()
        .add(item(new Place.Settings(), Feather.SETTINGS, words.get("shell.settings"), null));
    accounts.getChildren().clear();
    accounts
        .getChildren()
        .add(
            header(
                words.get("shell.accounts"),
                content.total().map(context.formats()::moneyWithCurrency).orElse(""),
                "sidebar-title"));
    for (SidebarViewModel.Group group : content.groups()) {
      accounts
          .getChildren()
          .add(
              header(
                  words.of("account.types", group.type()),
                  group.total().map(this::amount).orElse(""),
                  "sidebar-group"));
      group.accounts().forEach(entry -> accounts.getChildren().add(account(entry)));
    }
    if (!content.closed().isEmpty()) {
      accounts.getChildren().add(header(words.get("shell.closed"), "", "sidebar-group"));
      content.closed().forEach(entry -> accounts.getChildren().add(account(entry)));
    }
    if (here != null) {
      mark(here);
    }
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

  private Button item(Place place, @Nullable Feather icon, String text, @Nullable Node right) {
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
    button.setUserData(place);
    button.setId(
        switch (place) {
          case Place.All all -> "go-all";
          case Place.Conflicts conflicts -> "go-conflicts";
          case Place.Settings settings -> "go-settings";
          case Place.OfAccount(RecordId account) -> "go-" + account;
          case Place.Import(RecordId account, Path file) ->
              throw new IllegalArgumentException("an import is reached by its file, not from here");
        });
    if (icon == null) {
      button.getStyleClass().add("sidebar-account");
      button.setTooltip(new Tooltip(text));
    }
    button.setOnAction(event -> go.accept(place));
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
