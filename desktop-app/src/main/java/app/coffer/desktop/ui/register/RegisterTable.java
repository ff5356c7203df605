package app.coffer.desktop.ui.register;

import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.UiContext;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The columns of a register. Its cells are labels only. */
final class RegisterTable {
  private static final double ROW = 34;
  private final UiContext context;
  private final RegisterViewModel model;
  private final Files files;

  private RegisterTable(UiContext context, RegisterViewModel model, Files files) {
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
   */
  static TableView<RowPages.Slot> create(
      UiContext context, RegisterViewModel model, boolean allAccounts, Files files) {
    return new RegisterTable(context, model, files).build(allAccounts);
  }

  private TableView<RowPages.Slot> build(boolean allAccounts) {
    var table = new TableView<RowPages.Slot>();
    table.getStyleClass().add("register");
    table.setFixedCellSize(ROW);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
    table.getColumns().add(icons("register.sync", 36, this::syncIcon));
    table.getColumns().add(text("register.date", 116, 116, row -> format(row), "date-cell"));
    if (allAccounts) {
      table.getColumns().add(text("register.account", 110, 260, RegisterRow::account, "text-cell"));
    }
    table.getColumns().add(text("register.payee", 130, 900, this::payee, "text-cell"));
    table.getColumns().add(text("register.category", 130, 900, this::category, "text-cell"));
    table
        .getColumns()
        .add(text("register.notes", 78, 900, row -> row.transaction().notes(), "muted-cell"));
    table.getColumns().add(text("register.out", 110, 140, row -> out(row), "amount-cell"));
    table.getColumns().add(text("register.in", 110, 140, row -> in(row), "amount-cell"));
    table.getColumns().add(clips());
    table.getColumns().add(icons("register.status", 40, this::statusIcon));
    table.setRowFactory(view -> new Row());
    return table;
  }

  private String format(RegisterRow row) {
    return context.formats().date(row.transaction().date());
  }

  private String payee(RegisterRow row) {
    return row.transferAccount().isEmpty()
        ? row.payee()
        : EntryViewModel.TRANSFER_SIGN + " " + row.transferAccount();
  }

  private String category(RegisterRow row) {
    int lines = row.transaction().lines().size();
    if (lines > 0) {
      return context.words().count("register.splits", lines);
    }
    return row.category().replace("/", " / ");
  }

  private String out(RegisterRow row) {
    Money amount = row.amount();
    return amount.isNegative() ? context.formats().money(amount.negated()) : "";
  }

  private String in(RegisterRow row) {
    return row.amount().isNegative() ? "" : context.formats().money(row.amount());
  }

  private TableColumn<RowPages.Slot, RowPages.Slot> column(String key, double least, double most) {
    var column = new TableColumn<RowPages.Slot, RowPages.Slot>(context.words().get(key));
    column.setMinWidth(least);
    column.setMaxWidth(most);
    column.setPrefWidth(least * 1.4);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(slot -> new ReadOnlyObjectWrapper<>(slot.getValue()));
    return column;
  }

  private TableColumn<RowPages.Slot, RowPages.Slot> text(
      String key, double least, double most, Function<RegisterRow, String> text, String style) {
    var column = column(key, least, most);
    column.getStyleClass().add(style);
    column.setCellFactory(view ->
        new TableCell<>() {
          {
            getStyleClass().add(style);
          }

          @Override
          protected void updateItem(RowPages.@Nullable Slot slot, boolean empty) {
            super.updateItem(slot, empty);
            setText(empty || slot == null ? null : slot.row().map(text).orElse("…"));
          }
        });
    return column;
  }

  private TableColumn<RowPages.Slot, RowPages.Slot> icons(
      String key, double width, Function<RegisterRow, @Nullable Marker> icon) {
    var column = column(key, width, width);
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
    var column = icons("attachments.title", 28, this::clip);
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
      setAccessibleText(empty || slot == null ? null : slot.row().map(this::sentence).orElse(null));
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
