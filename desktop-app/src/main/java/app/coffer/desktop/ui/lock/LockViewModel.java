package app.coffer.desktop.ui.lock;

import app.coffer.desktop.ui.kit.Later;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.start.VaultDoor.DoorShut;
import app.coffer.desktop.vault.OpenVault;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Tries passphrases; each wrong one makes the next wait a second longer. */
public final class LockViewModel {
  private static final int LONGEST = 30;
  private final String vaultName;
  private final Unlocking unlocking;
  private final UiContext context;
  private final Later later;
  private final Consumer<OpenVault> opened;
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private int wrong;

  /** Opens the vault again. */
  @FunctionalInterface
  public interface Unlocking {
    /**
     * Blocks.
     *
     * @param passphrase wiped before this returns
     */
    OpenVault open(char[] passphrase) throws DoorShut;
  }

  /**
   * @param opened gets the vault, on the window's thread
   */
  public LockViewModel(
      String vaultName,
      Unlocking unlocking,
      UiContext context,
      Later later,
      Consumer<OpenVault> opened) {
    this.vaultName = vaultName;
    this.unlocking = unlocking;
    this.context = context;
    this.later = later;
    this.opened = opened;
  }

  String vaultName() {
    return vaultName;
  }

  /** Why the vault did not open, or empty. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** While a passphrase is tried, and while one has to wait after a wrong one. */
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /**
   * @param typed wiped, whatever comes of it
   */
  void unlock(char[] typed) {
    if (busy.get() || typed.length == 0) {
      Arrays.fill(typed, '\0');
      if (!busy.get()) {
        problem.set(context.words().get("start.passphraseMissing"));
      }
      return;
    }
    problem.set("");
    busy.set(true);
    context
        .background()
        .run(() -> unlocking.open(typed))
        .onFault(DoorShut.class, this::refused)
        .then(vault -> {
          busy.set(false);
          opened.accept(vault);
        });
  }

  private void refused(DoorShut shut) {
    var words = context.words();
    if (shut.reason() != DoorShut.Reason.WRONG_PASSPHRASE) {
      problem.set(words.of("start.shut", shut.reason()));
      busy.set(false);
      return;
    }
    wrong = Math.min(wrong + 1, LONGEST);
    problem.set(words.get("lock.wrong") + " " + words.count("lock.wait", wrong));
    later.after(
        Duration.ofSeconds(wrong),
        () -> {
          problem.set(words.get("lock.wrong"));
          busy.set(false);
        });
  }
}
