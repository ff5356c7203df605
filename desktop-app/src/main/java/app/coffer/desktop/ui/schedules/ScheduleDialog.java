package app.coffer.desktop.ui.schedules;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedule.Expected;
import app.coffer.desktop.ui.conflict.HistoryDialog;
import app.coffer.desktop.ui.kit.AmountField;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.LedgerNames;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.SuggestField;
import app.coffer.desktop.ui.kit.Suggestion;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.schedules.ScheduleForm.Typed;
import app.coffer.desktop.ui.schedules.ScheduleForm.Way;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Makes a schedule, or changes one: what, how much, how often. */
final class ScheduleDialog {
  private static final double WIDTH = 640;
  private final UiContext context;
  private final Overlay overlay;
  private final ScheduleForm form;
  private final LedgerNames names;
  private final RepeatFields repeat;
  private final TextField name = new TextField();
  private final ComboBox<Way> way = new ComboBox<>();
  private final ComboBox<Account> account = new ComboBox<>();
  private final ComboBox<Account> target = new ComboBox<>();
  private final SuggestField<String> payee;
  private final SuggestField<String> category;
  private final ComboBox<Expected.Mode> mode = new ComboBox<>();
  private final AmountField amount;
  private final AmountField most;
  private final AmountField arrives;
  private final CheckBox auto = new CheckBox();
  private final TextField days = new TextField("0");
  private final TextField notes = new TextField();
  private final Map<String, Labelled> boxes = new HashMap<>();

  private ScheduleDialog(
      OpenVault vault,
      UiContext context,
      Overlay overlay,
      LedgerNames names,
      @Nullable Schedule before) {
    this.context = context;
    this.overlay = overlay;
    this.names = names;
    form = new ScheduleForm(vault, context, before);
    repeat = new RepeatFields(context);
    payee = suggest(names.payees().values());
    category = suggest(names.categories().values());
    var currency = vault.identity().currency();
    amount = new AmountField(context.formats(), currency);
    most = new AmountField(context.formats(), currency);
    arrives = new AmountField(context.formats(), currency);
    Words words = context.words();
    name.setId("schedule-name");
    payee.setId("schedule-payee");
    category.setId("schedule-category");
    amount.setId("schedule-amount");
    most.setId("schedule-most");
    way.setId("schedule-way");
    auto.setId("schedule-auto");
    auto.setText(words.get("schedules.auto"));
    days.setPrefColumnCount(3);
    days.setMaxWidth(60);
    days.setAccessibleText(words.get("schedules.auto.days"));
    days.disableProperty().bind(auto.selectedProperty().not());
    way.getItems().setAll(Way.values());
    way.setConverter(new ChoiceText<>(value -> words.of("schedules.way", value)));
    mode.getItems().setAll(Expected.Mode.values());
    mode.setConverter(new ChoiceText<>(value -> words.of("schedules.mode", value)));
    for (ComboBox<Account> box : List.of(account, target)) {
      box.getItems().setAll(names.open());
      box.setConverter(new ChoiceText<>(Account::name));
    }
    fill(before);
    way.valueProperty().subscribe(this::arrange);
    mode.valueProperty().subscribe(this::arrange);
    account.valueProperty().subscribe(this::arrange);
    target.valueProperty().subscribe(this::arrange);
  }

  static void open(
      OpenVault vault,
      UiContext context,
      Overlay overlay,
      LedgerNames names,
      @Nullable Schedule before,
      boolean isNew) {
    if (names.open().isEmpty()) {
      overlay.toasts().show(context.words().get("schedules.noAccount"));
      return;
    }
    var made = new ScheduleDialog(vault, context, overlay, names, before);
    Words words = context.words();
    var dialog =
        new Dialog(words.get(isNew ? "schedules.new" : "schedules.edit"), made.body(), WIDTH);
    if (before != null && !isNew) {
      HistoryDialog.beside(dialog, vault, before.id(), before.name(), context, overlay);
    }
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.confirm(words.get("save"), made::save);
    made.arrange();
    overlay.open(dialog);
  }

  private Node body() {
    Words words = context.words();
    var grid = new GridPane(16, 6);
    for (int i = 0; i < 2; i++) {
      var column = new ColumnConstraints();
      column.setPercentWidth(50);
      column.setHgrow(Priority.ALWAYS);
      grid.getColumnConstraints().add(column);
    }
    grid.addRow(0, box("name", "schedules.name", name), box("way", "schedules.direction", way));
    grid.addRow(
        1,
        box("account", "schedules.account", account),
        new VBox(
            box("transferAccount", "schedules.target", target),
            box("payee", "schedules.payee", payee)));
    grid.addRow(
        2,
        box("mode", "schedules.amountIs", mode),
        new HBox(
            8,
            wide(box("amount", "schedules.amount", amount)),
            wide(box("most", "schedules.most", most))));
    grid.addRow(
        3,
        new VBox(
            box("arrives", "schedules.arrives", arrives),
            box("category", "schedules.category", category)),
        box("notes", "schedules.notes", notes));
    repeat.into(grid, 4);
    var entering = new HBox(8, auto, days);
    entering.setAlignment(Pos.CENTER_LEFT);
    grid.add(entering, 0, 7, 2, 1);
    grid.add(repeat.preview(), 0, 8, 2, 1);
    return grid;
  }

  private static Node wide(Node node) {
    HBox.setHgrow(node, Priority.ALWAYS);
    return node;
  }

  private Labelled box(String field, String key, Control control) {
    var box = new Labelled(context.words().get(key), control);
    boxes.put(field, box);
    return box;
  }

  private void fill(@Nullable Schedule before) {
    way.setValue(Way.OUT);
    mode.setValue(Expected.Mode.FIXED);
    account.setValue(names.open().getFirst());
    if (before == null) {
      return;
    }
    name.setText(before.name());
    var template = before.template();
    Transfer transfer = template.transfer();
    Money expected = before.expected().amount();
    way.setValue(transfer != null ? Way.TRANSFER : expected.isNegative() ? Way.OUT : Way.IN);
    choose(account, template.account());
    amount.setCurrency(expected.currency());
    most.setCurrency(expected.currency());
    amount.setValue(positive(expected));
    most.setValue(positive(before.expected().to()));
    mode.setValue(before.expected().mode());
    payee.setText(names.payee(template.payee()));
    category.setText(names.category(template.category()));
    category.setDisable(!template.lines().isEmpty());
    if (transfer != null) {
      choose(target, transfer.account());
      arrives.setCurrency(transfer.amount().currency());
      arrives.setValue(positive(transfer.amount()));
    }
    notes.setText(template.notes());
    Integer ahead = before.autoDays();
    auto.setSelected(ahead != null);
    days.setText(ahead == null ? "0" : String.valueOf(ahead));
    repeat.fill(before.recurrence());
  }

  private void choose(ComboBox<Account> box, RecordId id) {
    names.accounts().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .ifPresent(box::setValue);
  }

  private static Money positive(Money amount) {
    return amount.isNegative() ? amount.negated() : amount;
  }

  /** Shows the fields that are of use. */
  private void arrange() {
    boolean transfer = way.getValue() == Way.TRANSFER;
    Account from = account.getValue();
    Account to = target.getValue();
    boolean currencies =
        transfer
            && from != null
            && to != null
            && !from.opening().currency().equals(to.opening().currency());
    if (from != null) {
      amount.setCurrency(from.opening().currency());
      most.setCurrency(from.opening().currency());
    }
    if (to != null) {
      arrives.setCurrency(to.opening().currency());
    }
    there("transferAccount", transfer);
    there("payee", !transfer);
    there("category", !transfer);
    there("arrives", currencies);
    there("most", mode.getValue() == Expected.Mode.RANGE);
  }

  private void there(String field, boolean shown) {
    Labelled box = boxes.get(field);
    if (box != null) {
      box.setVisible(shown);
      box.setManaged(shown);
    }
  }

  private void save() {
    boxes.values().forEach(box -> box.setProblem(""));
    Words words = context.words();
    boolean transfer = way.getValue() == Way.TRANSFER;
    boolean range = mode.getValue() == Expected.Mode.RANGE;
    Optional<Money> typed = positive("amount", amount);
    Optional<Money> upper = range ? positive("most", most) : typed;
    boolean arriving = boxes.get("arrives") != null && boxes.get("arrives").isVisible();
    Optional<Money> other = arriving ? positive("arrives", arrives) : typed;
    boolean sameAccount =
        transfer && (target.getValue() == null || target.getValue().equals(account.getValue()));
    if (sameAccount) {
      problem("transferAccount", words.get("refused.TRANSFER_TO_ITSELF"));
    }
    Integer ahead = auto.isSelected() ? number(days.getText()) : null;
    var when = repeat.read();
    if (typed.isEmpty() || upper.isEmpty() || other.isEmpty() || sameAccount || when.isEmpty()) {
      return;
    }
    form.save(
        new Typed(
            name.getText().isBlank() && !transfer ? payee.getText() : name.getText(),
            way.getValue(),
            account.getValue(),
            transfer ? target.getValue() : null,
            payee.getText(),
            category.getText(),
            mode.getValue(),
            typed.get(),
            upper.get(),
            arriving ? other.get() : null,
            when.get().start(),
            when.get().repeat(),
            when.get().weekend(),
            ahead,
            notes.getText()),
        overlay::closeDialog,
        this::problem);
  }

  private static int number(String text) {
    try {
      return Math.clamp(Integer.parseInt(text.strip()), 0, 60);
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  private Optional<Money> positive(String field, AmountField typed) {
    Optional<Money> value = typed.value().filter(one -> !one.isNegative() && !one.isZero());
    if (value.isEmpty()) {
      problem(field, context.words().get("schedules.notAnAmount"));
    }
    return value;
  }

  private void problem(String field, String sentence) {
    if (field.equals("repeat")) {
      repeat.problem(sentence);
    } else {
      boxes.getOrDefault(field, boxes.get("name")).setProblem(sentence);
    }
  }

  private static SuggestField<String> suggest(Collection<String> all) {
    List<String> sorted = all.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList();
    return new SuggestField<>(typed -> {
      String wanted = typed.toLowerCase(Locale.ROOT);
      return sorted.stream()
          .filter(one -> one.toLowerCase(Locale.ROOT).contains(wanted))
          .limit(12)
          .map(one -> new Suggestion<>(one, one, ""))
          .toList();
    });
  }
}
