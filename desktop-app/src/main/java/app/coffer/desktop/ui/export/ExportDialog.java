package app.coffer.desktop.ui.export;

import app.coffer.desktop.banking.out.ExportFormat;
import app.coffer.desktop.banking.out.Written;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ui.export.ExportViewModel.Choice;
import app.coffer.desktop.ui.export.ExportViewModel.Scope;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.DateField;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import java.io.File;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** Asks what to write into a file for other programs, and as what; then where. */
public final class ExportDialog {
  private final ExportViewModel model;
  private final UiContext context;
  private final Words words;
  private final Overlay overlay;
  private final DateField first;
  private final DateField last;
  private final Labelled from;
  private final Labelled to;

  /** Asks for a place to write to; none where the person thinks better of it. */
  @FunctionalInterface
  interface Place {
    Optional<File> file(String proposed);
  }

  private ExportDialog(ExportViewModel model, UiContext context, Overlay overlay) {
    this.model = model;
    this.context = context;
    this.words = context.words();
    this.overlay = overlay;
    first = new DateField(context);
    first.setId("exportFrom");
    last = new DateField(context);
    last.setId("exportTo");
    first.textProperty().bindBidirectional(model.fromProperty());
    last.textProperty().bindBidirectional(model.toProperty());
    from = new Labelled(words.get("export.from"), first);
    to = new Labelled(words.get("export.to"), last);
  }

  /**
   * @param shown what the register shows where that is less than all, or null
   */
  public static void open(
      OpenVault vault, UiContext context, Overlay overlay, @Nullable RegisterFilter shown) {
    var model = new ExportViewModel(vault, context, shown);
    open(
        model,
        context,
        overlay,
        proposed -> {
          var chooser = new FileChooser();
          chooser.setTitle(context.words().get("export.choose"));
          chooser.setInitialFileName(proposed);
          return Optional.ofNullable(chooser.showSaveDialog(overlay.getScene().getWindow()));
        });
  }

  static void open(ExportViewModel model, UiContext context, Overlay overlay, Place place) {
    var content = new ExportDialog(model, context, overlay);
    model.load();
    var dialog = new Dialog(context.words().get("export.title"), content.body(), 520);
    dialog.cancel(context.words().get("cancel"), overlay::closeDialog);
    Button write = dialog.confirm(context.words().get("export.write"), () -> content.write(place));
    model.countProperty().subscribe(now -> write.setDisable(model.filter().isEmpty()));
    overlay.open(dialog);
  }

  private Node body() {
    var format = new ComboBox<ExportFormat>();
    format.setId("exportFormat");
    format.setConverter(new ChoiceText<>(each -> words.of("export.as", each)));
    format.getItems().setAll(ExportFormat.values());
    format.valueProperty().bindBidirectional(model.formatProperty());
    var loses = muted("exportLoses");
    model.formatProperty().subscribe(now -> loses.setText(words.of("export.loses", now)));
    var count = muted("exportCount");
    model
        .countProperty()
        .subscribe(now -> {
          count.setText(now.intValue() < 0 ? "" : words.count("export.count", now.intValue()));
        });
    model.fromProperty().subscribe(now -> judge());
    model.toProperty().subscribe(now -> judge());
    var open = muted("exportOpen");
    open.setText(words.get("export.open"));
    return new VBox(
        9,
        new Labelled(words.get("export.format"), format),
        loses,
        files(),
        scopes(),
        chosen(),
        count,
        open);
  }

  /** Only where the format has them. */
  private Node files() {
    var files = new CheckBox(words.get("export.files"));
    files.setId("exportFiles");
    files.setWrapText(true);
    files.selectedProperty().bindBidirectional(model.filesProperty());
    files.visibleProperty().bind(model.formatProperty().isEqualTo(ExportFormat.JSON));
    files.managedProperty().bind(files.visibleProperty());
    return files;
  }

  private void judge() {
    boolean fromWrong = model.unreadable(first.getText());
    boolean toWrong = model.unreadable(last.getText());
    boolean backwards = !fromWrong && !toWrong && model.filter().isEmpty();
    from.setProblem(fromWrong ? words.get("export.unreadable") : "");
    to.setProblem(
        toWrong ? words.get("export.unreadable") : backwards ? words.get("export.backwards") : "");
  }

  private Node scopes() {
    var group = new ToggleGroup();
    var row = new VBox(6);
    for (Scope scope : Scope.values()) {
      if (scope != Scope.SHOWN || model.offersShown()) {
        var radio = new RadioButton(words.of("export.scope", scope));
        radio.setId("export" + scope);
        radio.setToggleGroup(group);
        radio.setSelected(model.scopeProperty().get() == scope);
        radio
            .selectedProperty()
            .subscribe(on -> {
              if (on) {
                model.scopeProperty().set(scope);
              }
            });
        row.getChildren().add(radio);
      }
    }
    return row;
  }

  /** Account, days and words; only where these are asked for. */
  private Node chosen() {
    var account = new ComboBox<Choice>();
    account.setId("exportAccount");
    account.setConverter(
        new ChoiceText<>(each -> each.id() == null ? words.get("export.anyAccount") : each.name()));
    model
        .accountsProperty()
        .subscribe(all -> {
          account.getItems().setAll(all);
          account.setValue(model.accountProperty().get());
        });
    account.valueProperty().bindBidirectional(model.accountProperty());
    var search = new TextField();
    search.setId("exportSearch");
    search.textProperty().bindBidirectional(model.searchProperty());
    var days = new HBox(12, from, to);
    HBox.setHgrow(from, Priority.ALWAYS);
    HBox.setHgrow(to, Priority.ALWAYS);
    var box =
        new VBox(
            10,
            new Labelled(words.get("export.account"), account),
            days,
            new Labelled(words.get("export.search"), search));
    box.visibleProperty().bind(model.scopeProperty().isEqualTo(Scope.CHOSEN));
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }

  private static Label muted(String id) {
    var label = new Label();
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add("muted");
    return label;
  }

  private void write(Place place) {
    place
        .file(model.fileName())
        .ifPresent(file -> {
          overlay.closeDialog();
          model.write(
              file.toPath(),
              failed -> overlay.toasts().show(words.get("export.failed", file.getName())),
              written -> overlay.toasts().show(said(written, file.getName())));
        });
  }

  private String said(Written written, String file) {
    String done = words.count("export.done", written.rows(), file);
    return written.missing() > 0 && model.filesProperty().get()
        ? done + " " + words.count("export.missing", written.missing())
        : done;
  }
}
