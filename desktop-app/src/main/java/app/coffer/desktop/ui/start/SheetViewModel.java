package app.coffer.desktop.ui.start;

import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.start.VaultDoor.DoorShut;
import app.coffer.desktop.ui.start.VaultDoor.KnownVault;
import app.coffer.desktop.vault.FoundVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.RecoverySheet;
import app.coffer.desktop.vault.RecoverySheet.Reading;
import app.coffer.desktop.vault.RestoreDeclined;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The words of a recovery sheet, read as they are typed, and what they open. */
final class SheetViewModel {
  private final VaultDoor door;
  private final StartViewModel start;
  private final UiContext context;
  private final ReadOnlyStringWrapper reading = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper wordsProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<@Nullable FoundVault> found = new ReadOnlyObjectWrapper<>();
  private CompletableFuture<Boolean> answer = new CompletableFuture<>();

  SheetViewModel(VaultDoor door, StartViewModel start, UiContext context) {
    this.door = door;
    this.start = start;
    this.context = context;
  }

  /** How far the words are right, while they are typed. */
  ReadOnlyStringProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }

  /** What is wrong with the words, or empty. */
  ReadOnlyStringProperty wordsProblemProperty() {
    return wordsProblem.getReadOnlyProperty();
  }

  /** Why the vault did not open, or empty. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** What would come back, while the person is asked whether it shall; null otherwise. */
  ReadOnlyObjectProperty<@Nullable FoundVault> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** Says whether it shall come back. */
  void decide(boolean back) {
    found.set(null);
    answer.complete(back);
  }

  /** Called on the thread that restores; the person answers on the window's. */
  private boolean ask(CompletableFuture<Boolean> now, FoundVault seen) {
    context
        .background()
        .onWindow(() -> {
          if (!now.isDone()) {
            found.set(seen);
          }
        });
    return now.join();
  }

  /** Reads what was typed so far; the last word may still be growing. */
  void typed(String text) {
    boolean growing = !text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1));
    wordsProblem.set("");
    switch (RecoverySheet.read(text)) {
      case Reading.Right(RecoverySheet sheet) -> {
        sheet.close();
        reading.set(words().get("recovery.complete"));
      }
      case Reading.WrongCount(int found) -> reading.set(words().count("recovery.found", found));
      case Reading.Unknown(List<RecoverySheet.Typo> typos) -> {
        int last = text.strip().split("\\s+").length;
        List<RecoverySheet.Typo> sure =
            typos.stream().filter(typo -> !growing || typo.place() < last).toList();
        reading.set("");
        wordsProblem.set(sentences(sure));
      }
      case Reading.WrongChecksum() -> {
        reading.set("");
        wordsProblem.set(words().get("recovery.checksum"));
      }
    }
  }

  /** Puts a new passphrase, or none, on a vault that is here, and opens it. */
  void recover(KnownVault vault, String text, char[] passphrase) {
    sheet(text)
        .ifPresent(sheet -> open(sheet, () -> door.recover(vault.folder(), sheet, passphrase)));
  }

  /** Gets a vault back from a server. */
  void restore(String text, URI server, String deviceName, char[] passphrase) {
    var now = new CompletableFuture<Boolean>();
    answer = now;
    sheet(text)
        .ifPresent(sheet ->
            open(
                sheet,
                () -> door.recover(sheet, server, deviceName, passphrase, seen -> ask(now, seen))));
  }

  private Optional<RecoverySheet> sheet(String text) {
    Reading read = RecoverySheet.read(text);
    if (read instanceof Reading.Right(RecoverySheet sheet)) {
      return Optional.of(sheet);
    }
    reading.set("");
    wordsProblem.set(
        switch (read) {
          case Reading.Unknown(List<RecoverySheet.Typo> typos) -> sentences(typos);
          case Reading.WrongCount(int found) -> words().count("recovery.count", found);
          default -> words().get("recovery.checksum");
        });
    return Optional.empty();
  }

  private String sentences(List<RecoverySheet.Typo> typos) {
    return typos.stream()
        .map(typo ->
            typo.nearest().isEmpty()
                ? words().get("recovery.typo", typo.place(), typo.typed())
                : words()
                    .get(
                        "recovery.typoMaybe",
                        typo.place(),
                        typo.typed(),
                        String.join(", ", typo.nearest())))
        .collect(Collectors.joining("\n"));
  }

  private void open(RecoverySheet sheet, Callable<OpenVault> opening) {
    problem.set("");
    busy.set(true);
    context
        .background()
        .run(() -> {
          try (sheet) {
            return opening.call();
          }
        })
        .onFault(DoorShut.class, shut -> failed(StartWords.of(shut, words())))
        .onFault(SyncFault.class, fault -> failed(sentence(fault)))
        .onFault(RestoreDeclined.class, declined -> failed(words().get("found.declined")))
        .then(vault -> {
          busy.set(false);
          start.enter(vault);
        });
  }

  private String sentence(SyncFault fault) {
    return fault instanceof SyncFault.Refused refused
            && refused.code().equals(Optional.of(app.coffer.wire.Problem.Code.NO_SUCH_VAULT))
        ? words().get("recovery.notThere")
        : StartWords.of(fault, words());
  }

  private void failed(String sentence) {
    busy.set(false);
    problem.set(sentence);
  }

  private Words words() {
    return context.words();
  }
}
