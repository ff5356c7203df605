package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterFilter.Chips;
import app.coffer.desktop.report.SavedReport;
import app.coffer.desktop.ui.kit.DateField;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.SuggestField;
import app.coffer.desktop.ui.kit.Suggestion;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The ways to narrow a register; each choice adds one condition to the filter there is. */
final class FilterMenu {
  private final UiContext context;
  private final Overlay overlay;
  private final Target target;

  /** The register that is narrowed. */
  interface Target {
    RegisterFilter filter();

    void setFilter(RegisterFilter filter);

    LedgerNames names();

    /** The currency in which an amount is meant. */
    Currency currency();

    boolean allAccounts();

    List<SavedReport> saved();

    void save(String name, Optional<Span> moving);

    void forget(SavedReport saved);

    void history(SavedReport saved);
  }

  FilterMenu(UiContext context, Overlay overlay, Target target) {
    this.context = context;
    this.overlay = overlay;
    this.target = target;
  }

  List<MenuItem> items() {
    Words words = context.words();
    var items = new ArrayList<MenuItem>(List.of(dates()));
    if (target.allAccounts()) {
      items.add(pick("register.account", () -> target.names().accounts(), FilterMenu::account));
    }
    items.add(category());
    items.add(pick("register.payee", () -> target.names().payees(), FilterMenu::payee));
    items.add(item(words.get("filter.amount") + "…", this::askAmount));
    items.add(item(words.get("filter.tag") + "…", this::askTag));
    items.add(statuses());
    items.add(new SeparatorMenuItem());
    for (Chips.Flag flag : Chips.Flag.values()) {
      items.add(item(words.of("filter.flag", flag), () -> change(chips -> flagged(chips, flag))));
    }
    items.add(new SeparatorMenuItem());
    items.addAll(saved());
    return items;
  }

  private Menu dates() {
    var menu = new Menu(context.words().get("register.date"));
    for (Span span : Span.values()) {
      menu.getItems()
          .add(
              item(
                  context.words().get(span.key()),
                  () -> {
                    var days = span.days(context.today());
                    target.setFilter(target.filter().between(days.from(), days.to()));
                  }));
    }
    menu.getItems().add(item(context.words().get("filter.fromTo"), this::askDates));
    return menu;
  }

  private Menu statuses() {
    var menu = new Menu(context.words().get("register.status"));
    for (Clearing status : Clearing.values()) {
      menu.getItems()
          .add(
              item(
                  context.words().of("register.status", status),
                  () -> change(chips -> chips.ofStatuses(more(chips.statuses(), status)))));
    }
    return menu;
  }

  private List<MenuItem> saved() {
    Words words = context.words();
    var items = new ArrayList<MenuItem>();
    List<SavedReport> all = target.saved();
    if (!all.isEmpty()) {
      var use = new Menu(words.get("filter.saved"));
      var forget = new Menu(words.get("filter.forget"));
      var history = new Menu(words.get("filter.history"));
      for (SavedReport one : all) {
        use.getItems()
            .add(
                item(
                    one.name(),
                    () -> target.setFilter(FilterSettings.read(one.settings(), context.today()))));
        forget.getItems().add(item(one.name(), () -> target.forget(one)));
        history.getItems().add(item(one.name(), () -> target.history(one)));
      }
      items.addAll(List.of(use, forget, history));
    }
    var save = item(words.get("filter.save"), this::askName);
    save.setDisable(!target.filter().narrows());
    var clear = item(words.get("filter.clear"), () -> target.setFilter(RegisterFilter.all()));
    clear.setDisable(!target.filter().narrows());
    items.addAll(List.of(save, clear));
    return items;
  }

  private MenuItem category() {
    return item(
        context.words().get("register.category") + "…",
        () -> {
          var choices = new ArrayList<Suggestion<UnaryOperator<Chips>>>();
          target
              .names()
              .groups()
              .forEach((id, name) ->
                  choices.add(
                      new Suggestion<>(
                          chips -> chips.ofGroups(more(chips.groups(), id)),
                          name,
                          context.words().get("filter.wholeGroup"))));
          target
              .names()
              .categories()
              .forEach((id, name) ->
                  choices.add(
                      new Suggestion<>(
                          chips -> chips.ofCategories(more(chips.categories(), id)), name, "")));
          ask("register.category", choices);
        });
  }

  private MenuItem pick(
      String key,
      java.util.function.Supplier<Map<RecordId, String>> names,
      Function<RecordId, UnaryOperator<Chips>> change) {
    return item(
        context.words().get(key) + "…",
        () -> {
          var choices = new ArrayList<Suggestion<UnaryOperator<Chips>>>();
          names
              .get()
              .forEach((id, name) -> choices.add(new Suggestion<>(change.apply(id), name, "")));
          ask(key, choices);
        });
  }

  /** Lets one choose by typing a part of a name. */
  private void ask(String key, List<Suggestion<UnaryOperator<Chips>>> choices) {
    var field =
        new SuggestField<UnaryOperator<Chips>>(typed ->
            choices.stream()
                .filter(choice ->
                    choice
                        .text()
                        .toLowerCase(Locale.ROOT)
                        .contains(typed.strip().toLowerCase(Locale.ROOT)))
                .limit(50)
                .toList());
    form(
        context.words().get("filter.title", context.words().get(key)),
        new Labelled(context.words().get(key), field),
        () ->
            field
                .chosen()
                .map(change -> {
                  change(change);
                  return true;
                }));
  }

  private void askAmount() {
    var field = new TextField();
    field.setPromptText(context.words().get("filter.amountPrompt"));
    form(
        context.words().get("filter.title", context.words().get("filter.amount")),
        new Labelled(context.words().get("filter.amount"), field),
        () ->
            AmountRangeText.read(field.getText(), target.currency(), context.formats())
                .map(range -> {
                  change(chips -> chips.ofAmount(range));
                  return true;
                }));
  }

  private void askTag() {
    var field =
        new SuggestField<String>(typed ->
            target.names().tags().stream()
                .filter(
                    tag -> tag.toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT)))
                .map(tag -> new Suggestion<>(tag, tag, ""))
                .toList());
    form(
        context.words().get("filter.title", context.words().get("filter.tag")),
        new Labelled(context.words().get("filter.tag"), field),
        () ->
            text(field)
                .map(tag -> {
                  change(chips -> chips.tagged(more(chips.tags(), tag.replaceAll("^#", ""))));
                  return true;
                }));
  }

  private void askDates() {
    var from = new DateField(context);
    var to = new DateField(context);
    from.setId("filter-from");
    to.setId("filter-to");
    form(
        context.words().get("filter.title", context.words().get("register.date")),
        new HBox(
            12,
            new Labelled(context.words().get("filter.from"), from),
            new Labelled(context.words().get("filter.to"), to)),
        () -> {
          boolean readable =
              (from.getText().isBlank() || from.value().isPresent())
                  && (to.getText().isBlank() || to.value().isPresent());
          if (!readable) {
            return Optional.empty();
          }
          target.setFilter(
              target.filter().between(from.value().orElse(null), to.value().orElse(null)));
          return Optional.of(true);
        });
  }

  private void askName() {
    var field = new TextField();
    field.setId("filter-name");
    Optional<Span> span = Span.of(target.filter(), context.today());
    var moving = new CheckBox();
    moving.setId("filter-moving");
    moving.setWrapText(true);
    moving.setSelected(true);
    var body = new VBox(12, new Labelled(context.words().get("filter.name"), field));
    span.ifPresent(one -> {
      moving.setText(context.words().get("filter.moving", context.words().get(one.key())));
      body.getChildren().add(moving);
    });
    form(
        context.words().get("filter.save"),
        body,
        () ->
            text(field)
                .map(name -> {
                  target.save(name, span.filter(one -> moving.isSelected()));
                  return true;
                }));
  }

  /**
   * @param take takes what was typed; empty where it makes no sense, and the dialog stays
   */
  private void form(
      String title, javafx.scene.Node body, java.util.function.Supplier<Optional<Boolean>> take) {
    var dialog = new Dialog(title, body, 460);
    dialog.cancel(context.words().get("cancel"), overlay::closeDialog);
    dialog.confirm(
        context.words().get("filter.apply"),
        () -> {
          if (take.get().isPresent()) {
            overlay.closeDialog();
          } else {
            overlay.toasts().show(context.words().get("filter.notUnderstood"));
          }
        });
    overlay.open(dialog);
  }

  private static Optional<String> text(TextField field) {
    return Optional.of(field.getText().strip()).filter(typed -> !typed.isEmpty());
  }

  private void change(UnaryOperator<Chips> change) {
    RegisterFilter now = target.filter();
    target.setFilter(now.with(change.apply(now.chips())));
  }

  private static UnaryOperator<Chips> account(RecordId id) {
    return chips -> chips.ofAccounts(more(chips.accounts(), id));
  }

  private static UnaryOperator<Chips> payee(RecordId id) {
    return chips -> chips.ofPayees(more(chips.payees(), id));
  }

  private static Chips flagged(Chips chips, Chips.Flag flag) {
    return chips.flagged(more(chips.flags(), flag).toArray(Chips.Flag[]::new));
  }

  private static <T> Set<T> more(Set<T> all, T one) {
    var grown = new HashSet<>(all);
    grown.add(one);
    return grown;
  }

  private static MenuItem item(String text, Runnable action) {
    var item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }
}
