package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.BankImport.CsvColumns;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.CsvProfile;
import app.coffer.desktop.ui.kit.FindingWords;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** Under which name the columns are remembered, and profiles as files. */
final class ProfileBar extends FlowPane {
  private final ImportViewModel model;
  private final Importing bank;
  private final UiContext context;
  private final Words words;
  private final CheckBox remember;
  private final TextField name = new TextField();
  private final Label known = new Label();
  private final MenuButton menu;
  private int shown = -1;

  ProfileBar(ImportViewModel model, Importing bank, UiContext context) {
    super(10, 8);
    this.model = model;
    this.bank = bank;
    this.context = context;
    words = context.words();
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(Region.USE_PREF_SIZE);
    remember = new CheckBox(words.get("imports.remember"));
    remember.setId("remember");
    remember.setMinWidth(Region.USE_PREF_SIZE);
    name.setId("rememberName");
    name.setAccessibleText(words.get("imports.remember.name"));
    name.setPromptText(words.get("imports.remember.name"));
    name.setPrefColumnCount(16);
    name.disableProperty().bind(remember.selectedProperty().not());
    known.getStyleClass().add("muted");
    known.managedProperty().bind(known.visibleProperty());
    menu = new MenuButton(words.get("imports.profiles"));
    menu.setId("profiles");
    menu.setMinWidth(Region.USE_PREF_SIZE);
    menu.setOnShowing(event -> fill());
    // a menu without items does not open
    menu.getItems().add(new MenuItem());
    getChildren().addAll(remember, name, menu, known);
    remember.setOnAction(event -> say());
    name.textProperty().subscribe(text -> say());
    model.currentProperty().subscribe(this::show);
  }

  private void show(@Nullable ImportPart part) {
    CsvColumns columns = part == null ? null : part.columns();
    if (part == null || columns == null) {
      return;
    }
    known.setVisible(!columns.profile().isEmpty());
    known.setText(words.get("imports.profile.known", columns.profile()));
    if (shown == part.number()) {
      return;
    }
    shown = part.number();
    boolean unknown = columns.profile().isEmpty();
    String proposed = unknown && part.account() != null ? part.account().name() : columns.profile();
    remember.setSelected(part.remember().isEmpty() ? unknown : true);
    name.setText(part.remember().isEmpty() ? proposed : part.remember());
    say();
  }

  private void say() {
    ImportPart part = model.currentProperty().get();
    if (part != null && part.number() == shown) {
      String wanted = remember.isSelected() ? name.getText().strip() : "";
      if (!wanted.equals(part.remember())) {
        model.remember(wanted);
      }
    }
  }

  private void fill() {
    var items = new ArrayList<MenuItem>();
    List<CsvProfile> own = bank.profiles().own();
    bank.profiles().all().forEach(each -> items.add(item(each.name(), () -> model.use(each))));
    items.add(new SeparatorMenuItem());
    items.add(item(words.get("imports.profile.load"), this::load));
    items.add(item(words.get("imports.profile.save"), this::save));
    current(own)
        .ifPresent(mine ->
            items.add(
                item(
                    words.get("imports.profile.forget", mine.name()),
                    () -> bank.profiles().forget(mine))));
    menu.getItems().setAll(items);
  }

  private Optional<CsvProfile> current(List<CsvProfile> own) {
    ImportPart part = model.currentProperty().get();
    CsvColumns columns = part == null ? null : part.columns();
    return columns == null
        ? Optional.empty()
        : own.stream().filter(each -> each.name().equals(columns.profile())).findFirst();
  }

  private MenuItem item(String text, Runnable action) {
    var item = new MenuItem(text);
    item.setMnemonicParsing(false);
    item.setOnAction(event -> action.run());
    return item;
  }

  private void load() {
    File chosen = chooser().showOpenDialog(getScene().getWindow());
    if (chosen != null) {
      context
          .background()
          .run(() -> bank.profiles().take(chosen.toPath()))
          .onFault(
              UnreadableFile.class, refused -> known(new FindingWords(context).of(refused.why())))
          .then(model::use);
    }
  }

  private void save() {
    ImportPart part = model.currentProperty().get();
    CsvColumns columns = part == null ? null : part.columns();
    if (columns == null) {
      return;
    }
    String called = name.getText().isBlank() ? part.file().name() : name.getText().strip();
    var chooser = chooser();
    chooser.setInitialFileName(called.replaceAll("[^\\p{L}\\p{N} _-]", "") + ".json");
    File chosen = chooser.showSaveDialog(getScene().getWindow());
    if (chosen != null) {
      Path to = chosen.toPath();
      context
          .background()
          .run(() -> {
            bank.profiles().write(bank.profiles().remember(called, columns), to);
            return called;
          })
          .onFault(IOException.class, failed -> known(words.get("imports.profile.notSaved")))
          .then(saved -> known(words.get("imports.profile.saved", saved)));
    }
  }

  private void known(String text) {
    known.setText(text);
    known.setVisible(true);
  }

  private FileChooser chooser() {
    var chooser = new FileChooser();
    chooser.setTitle(words.get("imports.profiles"));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(words.get("imports.profile.files"), "*.json"));
    return chooser;
  }
}
