package app.coffer.desktop.ui.register;

import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.id.RecordId;
import java.io.File;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The columns of a register. Its cells are labels only. */
final class RegisterTable {
  private static final double ROW = 34;

  /** Columns of words; the others need no more room than their numbers and signs. */
  private static final Set<String> GROWING = Set.of("account", "payee", "category", "notes");

  private static final double AROUND_DATE = 1.4;

  /** How wide columns are at least, in letters of the size of text. */
  private static final Map<String, Double> LEAST =
      Map.ofEntries(
          Map.entry("sync", 2.6),
          Map.entry("date", 8.0),
          Map.entry("account", 7.0),
          Map.entry("payee", 7.0),
          Map.entry("category", 7.0),
          Map.entry("notes", 4.0),
          Map.entry("out", 6.9),
          Map.entry("in", 6.9),
          Map.entry("balance", 7.4),
          Map.entry("files", 2.0),
          Map.entry("status", 2.9));

  /** How wide columns are at least, with room for a whole date of this region. */
  private static Map<String, Double> least(Formats formats) {
    double date =
        IntStream.rangeClosed(1, 12)
            .mapToDouble(month ->
                new Text(formats.date(LocalDate.of(2026, month, 28))).getLayoutBounds().getWidth())
            .max()
            .orElseThrow();
    var widths = new HashMap<>(LEAST);
    widths.merge("date", date / Font.getDefault().getSize() + AROUND_DATE, Math::max);
    return widths;
  }

  private final UiContext context;
  private final RegisterViewModel model;
  private final Files files;
  private final Function<Line, String> names;

  private RegisterTable(
      UiContext context, RegisterViewModel model, Files files, Function<Line, String> names) {
    this.names = names;
    this.context = context;
    this.model = model;
    this.files = files;
  }

  /** What is done with files at rows. */
  interface Files {
    void show(RegisterRow row);

    /** Whether a drop of such files is meant for the row. */
    boolean takes(List<Path> dropped);

    void attach(RegisterRow row, List<Path> dropped);
  }

  /**
   * @param allAccounts whether to name each row's account
   * @param names the category of a split's line
   */
  static TableView<RowPages.Slot> create(
      UiContext context,
      RegisterViewModel model,
      boolean allAccounts,
      Files files,
      Function<Line, String> names) {
    return new RegisterTable(context, model, files, names).build(allAccounts);
  }

  private TableView<RowPages.Slot> build(boolean allAccounts) {
    var table = new TableView<RowPages.Slot>();
    table.getStyleClass().add("register");
    table.setFixedCellSize(ROW);
    table.setColumnResizePolicy(new ColumnFit());
    var columns = table.getColumns();
    columns.add(icons("sync", "register.sync", this::syncIcon));
    columns.add(text("date", "register.date", row -> format(row), "date-cell"));
    if (allAccounts) {
      columns.add(text("account", "register.account", RegisterRow::account, "text-cell"));
    }
    columns.add(text("payee", "register.payee", this::payee, "text-cell"));
    columns.add(slots("category", "register.category", this::category, "text-cell"));
    columns.add(slots("notes", "register.notes", RegisterTable::notes, "muted-cell"));
    columns.add(slots("out", "register.out", slot -> amount(slot, true), "amount-cell"));
    columns.add(slots("in", "register.in", slot -> amount(slot, false), "amount-cell"));
    if (!allAccounts) {
      columns.add(slots("balance", "register.runningBalance", this::balance, "amount-cell"));
    }
    columns.add(clips());
    columns.add(icons("status", "register.status", this::statusIcon));
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setRowFactory(view -> new Row());
    return table;
  }

  /**
   * Which columns are shown, as they were left.
   *
   * @param account null for all accounts
   */
  static ColumnPlan<RowPages.Slot> columns(
      Appearance appearance,
      @Nullable RecordId account,
      TableView<RowPages.Slot> table,
      Formats formats) {
    String register = account == null ? "all" : account.hex();
    return new ColumnPlan<>(appearance, register, table, least(formats), GROWING);
  }

  private String format(RegisterRow row) {
    return context.formats().date(row.transaction().date());
  }

  private String payee(RegisterRow row) {
    return row.transferAccount().isEmpty()
        ? row.payee()
        : EntryViewModel.TRANSFER_SIGN + " " + row.transferAccount();
  }

  private String category(RowPages.Slot slot) {
    RegisterRow row = slot.content();
    if (row == null) {
      return "…";
    }
    return slot.line() == null
        ? category(row)
        : "↳ " + names.apply(slot.line()).replace("/", " / ");
  }

  private String category(RegisterRow row) {
    int lines = row.transaction().lines().size();
    if (lines > 0 && !row.transferAccount().isEmpty()) {
      return "≡ " + context.words().get("register.partOfSplit");
    }
    if (lines > 0) {
      return "≡ " + context.words().count("register.splits", lines);
    }
    return row.category().replace("/", " / ");
  }

  private static String notes(RowPages.Slot slot) {
    if (slot.line() != null) {
      return slot.line().notes();
    }
    return slot.row()
        .map(RegisterRow::transaction)
        .map(tx -> NoteTags.text(tx.notes(), tx.tags()).replace('\n', ' '))
        .orElse("");
  }

  private String amount(RowPages.Slot slot, boolean out) {
    Money amount =
        slot.line() != null
            ? slot.line().amount()
            : slot.row().map(RegisterRow::amount).orElse(null);
    if (amount == null || amount.isNegative() != out) {
      return "";
    }
    return context.formats().money(out ? amount.negated() : amount);
  }

  private String balance(RowPages.Slot slot) {
    return slot.balance() == null ? "" : context.formats().money(slot.balance());
  }

  private TableColumn<RowPages.Slot, RowPages.Slot> column(String id, String key) {
    var column = new TableColumn<RowPages.Slot, RowPages.Slot>(context.words().get(key));
    column.setId(id);
    column.setSortable(false);
    column.setCellValueFactory(slot -> new ReadOnlyObjectWrapper<>(slot.getValue()));
    return column;
  }

  /** A column that has nothing to say of a line. */
  private TableColumn<RowPages.Slot, RowPages.Slot> text(
      String id, String key, Function<RegisterRow, String> text, String style) {
    return slots(
        id, key, slot -> slot.content() == null ? "…" : slot.row().map(text).orElse(""), style);
  }

  private TableColumn<RowPages.Slot, RowPages.Slot> slots(
      String id, String key, Function<RowPages.Slot, String> text, String style) {
    var column = column(id, key);
    column.getStyleClass().add(style);
    column.setCellFactory(view ->
        new TableCell<>() {
          {
            getStyleClass().add(style);
          }

          @Override
          protected void updateItem(RowPages.@Nullable Slot slot, boolean empty) {
            super.updateItem(slot, empty);
            setText(empty || slot == null ? null : text.apply(slot));
          }
        });
    return column;
  }

  private TableColumn<RowPages.Slot, RowPages.Slot> icons(
      String id, String key, Function<RegisterRow, @Nullable Marker> icon) {
    var column = column(id, key);
    column.setText("");
    column.setResizable(false);
    column.setCellFactory(view ->
        new TableCell<>() {
          {
            getStyleClass().add("icon-cell");
          }

          @Override
          protected void updateItem(RowPages.@Nullable Slot slot, boolean empty) {
            super.updateItem(slot, empty);
            Marker marker = empty || slot == null ? null : slot.row().map(icon).orElse(null);
            setGraphic(marker == null ? null : marker.node());
            setTooltip(marker == null ? null : new Tooltip(marker.meaning()));
            setAccessibleText(marker == null ? null : marker.meaning());
          }
        });
    return column;
  }

  private @Nullable Marker syncIcon(RegisterRow row) {
    String meaning = context.words().of("register.sync", row.syncStatus());
    return switch (row.syncStatus()) {
      case SYNCED -> model.syncs() ? ticks(row, meaning) : null;
      case PENDING -> new Marker(icon(Feather.ARROW_UP, "muted-icon"), meaning);
      case SYNCING -> new Marker(icon(Feather.REFRESH_CW, "muted-icon"), meaning);
      case CONFLICT -> new Marker(icon(Feather.ALERT_TRIANGLE, "warning-icon"), meaning);
    };
  }

  /** A click on the clip shows the files, without selecting or editing anything else. */
  private TableColumn<RowPages.Slot, RowPages.Slot> clips() {
    var column = icons("files", "attachments.title", this::clip);
    var cells = column.getCellFactory();
    column.setCellFactory(view -> {
      var cell = cells.call(view);
      cell.setOnMouseClicked(event -> {
        RowPages.Slot slot = cell.getItem();
        if (slot != null && cell.getGraphic() != null) {
          slot.row().ifPresent(files::show);
          event.consume();
        }
      });
      return cell;
    });
    return column;
  }

  private @Nullable Marker clip(RegisterRow row) {
    return row.attachments() == 0
        ? null
        : new Marker(
            icon(Feather.PAPERCLIP, "muted-icon"),
            context.words().count("attachments.count", row.attachments()));
  }

  /** One tick: the server has it. Two: another device has it too. */
  private Marker ticks(RegisterRow row, String stored) {
    List<String> others = model.seenBy(row);
    Node first = icon(Feather.CHECK, "tick-icon");
    if (others.isEmpty()) {
      return new Marker(first, stored);
    }
    var both = new HBox(-9, first, icon(Feather.CHECK, "tick-icon"));
    both.setAlignment(Pos.CENTER);
    return new Marker(both, context.words().get("register.seenBy", String.join(", ", others)));
  }

  private Marker statusIcon(RegisterRow row) {
    String meaning = context.words().of("register.status", row.transaction().status());
    return switch (row.transaction().status()) {
      case UNCLEARED -> new Marker(icon(Feather.CIRCLE, "faint-icon"), meaning);
      case CLEARED -> new Marker(icon(Feather.CHECK, "success-icon"), meaning);
      case RECONCILED -> new Marker(icon(Feather.LOCK, "muted-icon"), meaning);
    };
  }

  private static FontIcon icon(Feather which, String style) {
    var icon = Icons.of(which);
    icon.getStyleClass().add(style);
    return icon;
  }

  private record Marker(Node node, String meaning) {}

  /** A row that says itself as a sentence to a screen reader. */
  private final class Row extends TableRow<RowPages.Slot> {
    private static final PseudoClass LINE = PseudoClass.getPseudoClass("line");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");

    Row() {
      setOnDragOver(event -> {
        if (takes(event)) {
          event.acceptTransferModes(TransferMode.COPY);
          pseudoClassStateChanged(TARGET, true);
          event.consume();
        }
      });
      setOnDragExited(event -> pseudoClassStateChanged(TARGET, false));
      setOnDragDropped(event -> {
        if (takes(event)) {
          List<Path> dropped = dropped(event);
          row().ifPresent(row -> files.attach(row, dropped));
          event.setDropCompleted(true);
          event.consume();
        }
      });
    }

    private boolean takes(DragEvent event) {
      return event.getDragboard().hasFiles() && row().isPresent() && files.takes(dropped(event));
    }

    private static List<Path> dropped(DragEvent event) {
      return event.getDragboard().getFiles().stream().map(File::toPath).toList();
    }

    private Optional<RegisterRow> row() {
      RowPages.Slot slot = getItem();
      return slot == null ? Optional.empty() : slot.row();
    }

    @Override
    protected void updateItem(RowPages.@Nullable Slot slot, boolean empty) {
      super.updateItem(slot, empty);
      setAccessibleText(
          empty || slot == null ? null : slot.owner().map(this::sentence).orElse(null));
      pseudoClassStateChanged(LINE, !empty && slot != null && slot.line() != null);
    }

    private String sentence(RegisterRow row) {
      var words = context.words();
      String base =
          words.get(
              "register.sentence",
              format(row),
              payee(row),
              category(row),
              context.formats().moneyWithCurrency(row.amount()),
              words.of("register.status", row.transaction().status()));
      String files =
          row.attachments() == 0 ? "" : ", " + words.count("attachments.count", row.attachments());
      return row.syncStatus() == SyncStatus.CONFLICT
          ? base + files + ", " + words.of("register.sync", row.syncStatus())
          : base + files;
    }
  }
}
