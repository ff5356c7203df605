package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.start.VaultDoor.DoorShut;
import app.coffer.desktop.vault.Backup;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** A backup to be put back: which, and with which passphrase. */
final class RestoreViewModel {
  private final VaultDoor door;
  private final StartViewModel start;
  private final UiContext context;
  private final ReadOnlyObjectWrapper<@Nullable Backup> backup = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  RestoreViewModel(VaultDoor door, StartViewModel start, UiContext context) {
    this.door = door;
    this.start = start;
    this.context = context;
  }

  /** The chosen one; null before. */
  ReadOnlyObjectProperty<@Nullable Backup> backupProperty() {
    return backup.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Whether what it holds is known, so that it can be restored. */
  boolean looked() {
    Backup chosen = backup.get();
    return chosen != null && chosen.content().isPresent();
  }

  void choose(Path file) {
    backup.set(null);
    look(file, new char[0]);
  }

  /**
   * Looks into the chosen backup; where that was done already, puts it back.
   *
   * @param passphrase empty for none; wiped
   */
  void next(char[] passphrase) {
    Backup chosen = backup.get();
    if (busy.get() || chosen == null) {
      Arrays.fill(passphrase, '\0');
      if (chosen == null) {
        problem.set(context.words().get("backup.restore.nofile"));
      }
    } else if (chosen.content().isPresent()) {
      restore(chosen, passphrase);
    } else if (passphrase.length == 0) {
      problem.set(context.words().get("start.passphraseMissing"));
    } else {
      look(chosen.file(), passphrase);
    }
  }

  private void look(Path file, char[] passphrase) {
    problem.set("");
    busy.set(true);
    context
        .background()
        .run(() -> door.look(file, passphrase))
        .onFault(DoorShut.class, this::shut)
        .then(seen -> {
          busy.set(false);
          backup.set(seen);
        });
  }

  private void restore(Backup chosen, char[] passphrase) {
    problem.set("");
    busy.set(true);
    context
        .background()
        .run(() -> door.restore(chosen.file(), passphrase))
        .onFault(DoorShut.class, this::shut)
        .then(vault -> {
          busy.set(false);
          start.enter(vault);
        });
  }

  private void shut(DoorShut shut) {
    busy.set(false);
    problem.set(StartWords.of(shut, context.words()));
  }
}
