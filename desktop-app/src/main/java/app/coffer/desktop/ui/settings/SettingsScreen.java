package app.coffer.desktop.ui.settings;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.backup.BackupKeeper;
import app.coffer.desktop.ui.backup.BackupPane;
import app.coffer.desktop.ui.backup.VaultSwitch;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.settings.SettingsPage.Topic;
import app.coffer.desktop.vault.OpenVault;
import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Settings: a list of pages at the left, one of them at the right. */
public final class SettingsScreen implements Screen {
  private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private final Appearance appearance;
  private final @Nullable VaultSwitch windows;
  private final Map<Topic, SettingsPage> made = new EnumMap<>(Topic.class);
  private final Map<Topic, Button> entries = new EnumMap<>(Topic.class);
  private final VBox content = new VBox();
  private final ScrollPane scroll = new ScrollPane(content);
  private final HBox frame;
  private Topic topic = Topic.SYNC;
  private @Nullable SettingsPage shown;

  /**
   * @param windows null where no other vault can be shown
   */
  public SettingsScreen(
      OpenVault vault,
      UiContext context,
      Overlay overlay,
      Appearance appearance,
      @Nullable VaultSwitch windows) {
    this.windows = windows;
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    this.appearance = appearance;
    var title = new Label(context.words().get("shell.settings"));
    title.getStyleClass().addAll(Styles.TITLE_4, "settings-title");
    var list = new VBox(2, title);
    list.getStyleClass().add("settings-list");
    list.setMinWidth(Region.USE_PREF_SIZE);
    for (Topic each : Topic.values()) {
      Button entry = entry(each);
      entries.put(each, entry);
      list.getChildren().add(entry);
    }
    content.getStyleClass().add("settings");
    content.setMaxWidth(800);
    scroll.setFitToWidth(true);
    HBox.setHgrow(scroll, Priority.ALWAYS);
    frame = new HBox(list, scroll);
  }

  @Override
  public Node node() {
    return frame;
  }

  @Override
  public String title() {
    return context.words().get("shell.settings");
  }

  @Override
  public void focus() {
    entries.get(topic).requestFocus();
  }

  @Override
  public void onShown() {
    open(topic);
  }

  @Override
  public void onHidden() {
    if (shown != null) {
      shown.onHidden();
      shown = null;
    }
  }

  /** Shows one page. */
  public void open(Topic wanted) {
    onHidden();
    topic = wanted;
    SettingsPage page = made.computeIfAbsent(wanted, this::make);
    shown = page;
    content.getChildren().setAll(page.node());
    scroll.setVvalue(0);
    entries.forEach((each, entry) -> entry.pseudoClassStateChanged(HERE, each == wanted));
    page.onShown();
  }

  private SettingsPage make(Topic wanted) {
    return switch (wanted) {
      case SYNC ->
          vault.safekeeping().demo()
              ? new DemoPage(context.words())
              : new SyncPage(vault, context, overlay);
      case DEVICES -> new DevicesPage(vault, context, overlay);
      case SECURITY -> new SecurityPage(vault, context, overlay, appearance);
      case BACKUP ->
          new BackupPage(
              new BackupPane(
                  new BackupKeeper(vault, appearance, context.clock()), context, overlay, windows));
      case CONFLICTS -> new ConflictRulesPage(vault.conflictLog(), context);
      case APPEARANCE -> new AppearancePage(context, appearance);
      case ABOUT -> new AboutPage(context, appearance);
    };
  }

  private Button entry(Topic each) {
    var entry = new Button(context.words().of("settings.page", each), Icons.of(each.icon()));
    entry.setId("settings-" + each.name().toLowerCase(Locale.ROOT));
    entry.getStyleClass().addAll(Styles.FLAT, "sidebar-item");
    entry.setMaxWidth(Double.MAX_VALUE);
    entry.setAlignment(Pos.CENTER_LEFT);
    entry.setOnAction(event -> open(each));
    return entry;
  }
}
