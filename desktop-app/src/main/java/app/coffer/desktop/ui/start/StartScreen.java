package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.start.VaultDoor.DoorShut;
import app.coffer.desktop.vault.OpenVault;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** What the window shows while no vault is open. */
public final class StartScreen {
  private final VaultDoor door;
  private final UiContext context;
  private final StartViewModel model;
  private final StackPane content = new StackPane();
  private final ScrollPane root = new ScrollPane(content);
  private @Nullable Runnable leave;
  private Runnable gone = () -> {};

  /**
   * @param opened gets the vault, on the window's thread
   */
  public StartScreen(VaultDoor door, UiContext context, Consumer<OpenVault> opened) {
    this.door = door;
    this.context = context;
    model =
        new StartViewModel(
            door,
            context,
            vault -> {
              close();
              opened.accept(vault);
            });
    root.setFitToWidth(true);
    root.setFitToHeight(true);
    root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    root.getStyleClass().add("start");
    root.setFocusTraversable(false);
    root.getStylesheets()
        .add(
            Objects.requireNonNull(
                    StartScreen.class.getResource("/app/coffer/desktop/ui/start/start.css"))
                .toExternalForm());
    content.getStyleClass().add("start-content");
    content.setAlignment(Pos.CENTER);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    model.pageProperty().subscribe(this::show);
    model.load();
  }

  /** The screen; the same node each time. */
  public Parent node() {
    return root;
  }

  /** Reads the list of vaults again and goes to the first page. */
  public void restart() {
    back();
    model.load();
  }

  /** Shows the steps to a new vault. */
  public void create() {
    model.show(new StartPage.Create());
  }

  /** Shows the form for putting a backup back. */
  public void restore(Path backup) {
    model.show(new StartPage.Restore(Optional.of(backup)));
  }

  /** Shows the form for joining, with an invitation filled in; the person starts it. */
  public void join(String link) {
    model.show(new StartPage.Join(link));
  }

  /** Says why a vault is not as it was to be. */
  public void refused(DoorShut shut) {
    model.refused(shut);
  }

  /** Opens a vault of this computer, or asks for its passphrase. */
  public void reopen(Path folder) {
    model.reopen(folder);
  }

  /** Asks for the passphrase of a vault. */
  public void unlock(VaultDoor.KnownVault vault) {
    model.choose(vault);
  }

  /** Shows the page for a vault whose passphrase is forgotten. */
  public void recover(VaultDoor.KnownVault vault) {
    model.show(new StartPage.Sheet(Optional.of(vault)));
  }

  /** Wipes what a page holds that is left, as whoever takes the screen away asks. */
  public void close() {
    Runnable left = gone;
    gone = () -> {};
    left.run();
  }

  private void show(StartPage page) {
    Words words = context.words();
    close();
    leave = this::home;
    Runnable focus;
    Node node;
    switch (page) {
      case StartPage.Home home -> {
        var view = new HomePage(model, words);
        leave = null;
        node = view;
        focus = view::focusFirst;
      }
      case StartPage.Create create -> {
        var creating = new CreateViewModel(door, model, context);
        var view = new CreatePage(creating, context, this::back);
        leave =
            () -> {
              if (!creating.back()) {
                home();
              }
            };
        gone =
            () -> {
              creating.close();
              view.clear();
            };
        node = view.node();
        focus = view::focusFirst;
      }
      case StartPage.Join(var link) -> {
        var joining = new JoinViewModel(door, model, context);
        joining.linkProperty().set(link);
        var view = new JoinPage(joining, words, this::back);
        leave =
            () -> {
              boolean form = joining.stepProperty().get() == JoinViewModel.Step.FORM;
              joining.abandon();
              if (form) {
                home();
              }
            };
        node = view.node();
        focus = view::focusFirst;
      }
      case StartPage.Restore(var file) -> {
        var restoring = new RestoreViewModel(door, model, context);
        file.ifPresent(restoring::choose);
        var view = new RestorePage(restoring, context, this::back);
        node = view.node();
        focus = view::focusFirst;
      }
      case StartPage.Sheet(var vault) -> {
        var recovering = new SheetViewModel(door, model, context);
        var view =
            new SheetPage(vault, model.deviceNameProperty().get(), recovering, context, this::back);
        gone = () -> recovering.decide(false);
        node = view.node();
        focus = view::focusFirst;
      }
      case StartPage.Unlock(var vault) -> {
        var view = new UnlockPage(vault, model, words, this::back);
        node = view.node();
        focus = view::focusFirst;
      }
    }
    content.getChildren().setAll(node);
    root.setVvalue(0);
    focus.run();
    context.background().onWindow(focus);
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && leave != null) {
      back();
      event.consume();
    }
  }

  private void back() {
    if (leave != null) {
      leave.run();
    }
  }

  private void home() {
    model.show(new StartPage.Home());
  }
}
