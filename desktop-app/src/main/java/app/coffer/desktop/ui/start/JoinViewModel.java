package app.coffer.desktop.ui.start;

import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.start.VaultDoor.DoorShut;
import app.coffer.desktop.vault.OpenVault;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Joining another device's vault: the link, the six digits, the fetching. */
final class JoinViewModel {
  /** Where joining stands. */
  enum Step {
    FORM,
    REACHING,
    COMPARING,
    FETCHING
  }

  private final VaultDoor door;
  private final StartViewModel start;
  private final UiContext context;
  private final StringProperty link = new SimpleStringProperty("");
  private final StringProperty deviceName = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.FORM);
  private final ReadOnlyStringWrapper digits = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper linkProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private @Nullable CompletableFuture<Boolean> answer;

  JoinViewModel(VaultDoor door, StartViewModel start, UiContext context) {
    this.door = door;
    this.start = start;
    this.context = context;
    deviceName.set(start.deviceNameProperty().get());
  }

  StringProperty linkProperty() {
    return link;
  }

  StringProperty deviceNameProperty() {
    return deviceName;
  }

  ReadOnlyObjectProperty<Step> stepProperty() {
    return step.getReadOnlyProperty();
  }

  /** The digits to compare, in two groups: {@code 482 915}. */
  ReadOnlyStringProperty digitsProperty() {
    return digits.getReadOnlyProperty();
  }

  ReadOnlyStringProperty linkProblemProperty() {
    return linkProblem.getReadOnlyProperty();
  }

  ReadOnlyStringProperty nameProblemProperty() {
    return nameProblem.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /**
   * Begins.
   *
   * @param passphrase of the copy here, empty for none; wiped by the door
   */
  void join(char[] passphrase) {
    linkProblem.set("");
    nameProblem.set("");
    problem.set("");
    URI uri = uri();
    if (uri == null || deviceName.get().isBlank() || step.get() != Step.FORM) {
      Arrays.fill(passphrase, '\0');
      linkProblem.set(uri == null ? context.words().get("start.pairing.MALFORMED_LINK") : "");
      nameProblem.set(deviceName.get().isBlank() ? context.words().get("start.nameMissing") : "");
      return;
    }
    var asked = new CompletableFuture<Boolean>();
    answer = asked;
    step.set(Step.REACHING);
    String name = deviceName.get().strip();
    context
        .background()
        .run(() -> door.join(uri, name, passphrase, shown -> confirm(shown, asked)))
        .onFault(DoorShut.class, f -> failed(asked, StartWords.of(f, context.words())))
        .onFault(SyncFault.class, f -> failed(asked, StartWords.of(f, context.words())))
        .onFault(PairingRefused.class, refused -> refused(asked, refused))
        .then(vault -> joined(asked, vault));
  }

  /** Whether both devices show the same digits. */
  void answer(boolean same) {
    CompletableFuture<Boolean> asked = answer;
    if (asked != null && step.get() == Step.COMPARING) {
      step.set(Step.FETCHING);
      asked.complete(same);
    }
  }

  /** Leaves an attempt that is under way; its vault, should one come, is closed. */
  void abandon() {
    CompletableFuture<Boolean> asked = answer;
    answer = null;
    step.set(Step.FORM);
    if (asked != null) {
      asked.complete(false);
    }
  }

  /** Off the window's thread: shows the digits and waits for the person. */
  private boolean confirm(String shown, CompletableFuture<Boolean> asked) {
    context
        .background()
        .onWindow(() -> {
          if (asked == answer) {
            digits.set(grouped(shown));
            step.set(Step.COMPARING);
          }
        });
    return asked.join();
  }

  private void joined(CompletableFuture<Boolean> asked, OpenVault vault) {
    if (asked == answer) {
      answer = null;
      start.enter(vault);
    } else {
      vault.close();
    }
  }

  private void refused(CompletableFuture<Boolean> asked, PairingRefused refused) {
    if (asked != answer) {
      return;
    }
    String sentence = StartWords.of(refused, context.words());
    boolean aboutLink =
        switch (refused.reason()) {
          case MALFORMED_LINK, EXPIRED, ALREADY_USED, WRONG_SECRET -> true;
          case DECLINED, CANCELLED, VERSIONS_TOO_DIFFERENT, CLOCK_SKEW, NOT_AUTHENTIC -> false;
        };
    failed(asked, aboutLink ? "" : sentence);
    linkProblem.set(aboutLink ? sentence : "");
  }

  private void failed(CompletableFuture<Boolean> asked, String sentence) {
    if (asked == answer) {
      answer = null;
      step.set(Step.FORM);
      problem.set(sentence);
    }
  }

  private @Nullable URI uri() {
    try {
      var uri = new URI(link.get().strip());
      return "coffer".equals(uri.getScheme()) ? uri : null;
    } catch (URISyntaxException e) {
      return null; // what was pasted must not reach a log
    }
  }

  static String grouped(String digits) {
    int half = digits.length() / 2;
    return digits.substring(0, half) + " " + digits.substring(half);
  }
}
