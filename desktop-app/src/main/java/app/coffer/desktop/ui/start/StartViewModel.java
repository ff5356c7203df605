package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.start.VaultDoor.DoorShut;
import app.coffer.desktop.ui.start.VaultDoor.KnownVault;
import app.coffer.desktop.vault.OpenVault;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Which page of the start window is shown, and the opening of vaults that are here. */
final class StartViewModel {
  private final VaultDoor door;
  private final UiContext context;
  private final Consumer<OpenVault> opened;
  private final ReadOnlyObjectWrapper<StartPage> page =
      new ReadOnlyObjectWrapper<>(new StartPage.Home());
  private final ReadOnlyObjectWrapper<List<KnownVault>> known =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper deviceName = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  StartViewModel(VaultDoor door, UiContext context, Consumer<OpenVault> opened) {
    this.door = door;
    this.context = context;
    this.opened = opened;
  }

  /** Reads which vaults there are. */
  void load() {
    context.background().run(door::known).then(known::set);
    context.background().run(door::deviceName).then(deviceName::set);
  }

  ReadOnlyObjectProperty<StartPage> pageProperty() {
    return page.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<List<KnownVault>> knownProperty() {
    return known.getReadOnlyProperty();
  }

  /** The name this computer proposes for itself. */
  ReadOnlyStringProperty deviceNameProperty() {
    return deviceName.getReadOnlyProperty();
  }

  /** Why a vault did not open, or empty. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  void show(StartPage next) {
    problem.set("");
    if (!(next instanceof StartPage.Home || next instanceof StartPage.Unlock)) {
      // its dictionaries are read before somebody types a new passphrase
      context.background().run(() -> PassphraseStrength.of("read")).then(read -> {});
    }
    page.set(next);
  }

  /** Opens a vault, or asks for its passphrase first. */
  void choose(KnownVault vault) {
    if (busy.get()) {
      return;
    }
    if (vault.passphrase()) {
      show(new StartPage.Unlock(vault));
    } else {
      open(() -> door.open(vault.folder()));
    }
  }

  /**
   * @param passphrase wiped by the door
   */
  void unlock(KnownVault vault, char[] passphrase) {
    if (passphrase.length == 0) {
      problem.set(context.words().get("start.passphraseMissing"));
    } else if (!busy.get()) {
      open(() -> door.unlock(vault.folder(), passphrase));
    }
  }

  /** Opens the vault in a folder as if it had been chosen. */
  void reopen(Path folder) {
    context
        .background()
        .run(() -> door.known().stream().filter(each -> each.folder().equals(folder)).findFirst())
        .then(found -> found.ifPresent(this::choose));
  }

  /** Makes the demo and opens it. */
  void demo() {
    if (!busy.get()) {
      open(() -> door.demo(context.words().get("demo.name")));
    }
  }

  void refused(DoorShut shut) {
    busy.set(false);
    problem.set(StartWords.of(shut, context.words()));
  }

  /** Hands an open vault to the window. */
  void enter(OpenVault vault) {
    opened.accept(vault);
  }

  private void open(Callable<OpenVault> opening) {
    problem.set("");
    busy.set(true);
    context
        .background()
        .run(opening)
        .onFault(
            DoorShut.class,
            shut -> {
              busy.set(false);
              problem.set(StartWords.of(shut, context.words()));
            })
        .then(vault -> {
          busy.set(false);
          enter(vault);
        });
  }
}
