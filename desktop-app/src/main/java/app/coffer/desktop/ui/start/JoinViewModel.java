package app.coffer.desktop.ui.start;

import app.coffer.desktop.pairing.Cancellation;
import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.pairing.Ticket;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.start.VaultDoor.DoorShut;
import app.coffer.desktop.vault.OpenVault;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** Joining another device's vault: the link or code, the six digits, the fetching. */
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
  private final StringProperty server = new SimpleStringProperty("");
  private final StringProperty deviceName = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper asksServer = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.FORM);
  private final ReadOnlyStringWrapper digits = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper linkProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper serverProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private @Nullable Attempt attempt;

  /** One press of Join. */
  private record Attempt(CompletableFuture<Boolean> answer, Cancellation cancellation) {}

  JoinViewModel(VaultDoor door, StartViewModel start, UiContext context) {
    this.door = door;
    this.start = start;
    this.context = context;
    deviceName.set(start.deviceNameProperty().get());
    link.subscribe(this::typed);
  }

  /** A link or a code. */
  StringProperty linkProperty() {
    return link;
  }

  StringProperty serverProperty() {
    return server;
  }

  /** Whether the server's address is needed: a link carries it, a code does not. */
  ReadOnlyBooleanProperty asksServerProperty() {
    return asksServer.getReadOnlyProperty();
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

  ReadOnlyStringProperty serverProblemProperty() {
    return serverProblem.getReadOnlyProperty();
  }

  ReadOnlyStringProperty nameProblemProperty() {
    return nameProblem.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** A slip of the finger is named as soon as the code is whole. */
  private void typed(String text) {
    asksServer.set(!text.isBlank() && !Ticket.isLink(text));
    linkProblem.set("");
    if (Ticket.isWholeCode(text)) {
      try {
        Ticket.checkCode(text);
      } catch (PairingRefused refused) {
        linkProblem.set(StartWords.of(refused, context.words()));
      }
    }
  }

  /**
   * Begins.
   *
   * @param passphrase of the copy here, empty for none; wiped by the door
   */
  void join(char[] passphrase) {
    linkProblem.set("");
    serverProblem.set("");
    nameProblem.set("");
    problem.set("");
    Ticket ticket = ticket();
    if (ticket == null || deviceName.get().isBlank() || step.get() != Step.FORM) {
      Arrays.fill(passphrase, '\0');
      nameProblem.set(deviceName.get().isBlank() ? context.words().get("start.nameMissing") : "");
      return;
    }
    var now = new Attempt(new CompletableFuture<>(), new Cancellation());
    attempt = now;
    step.set(Step.REACHING);
    String name = deviceName.get().strip();
    context
        .background()
        .run(() ->
            door.join(ticket, name, passphrase, shown -> confirm(shown, now), now.cancellation))
        .onFault(DoorShut.class, f -> failed(now, StartWords.of(f, context.words())))
        .onFault(SyncFault.class, f -> failed(now, StartWords.of(f, context.words())))
        .onFault(PairingRefused.class, refused -> refused(now, refused))
        .then(vault -> joined(now, vault));
  }

  private @Nullable Ticket ticket() {
    try {
      return Ticket.of(link.get(), server.get());
    } catch (PairingRefused refused) {
      place(refused);
      return null; // what was pasted must not reach a log
    }
  }

  /** Whether both devices show the same digits. */
  void answer(boolean same) {
    Attempt now = attempt;
    if (now != null && step.get() == Step.COMPARING) {
      step.set(Step.FETCHING);
      now.answer.complete(same);
    }
  }

  /** Leaves an attempt that is under way and tells the other device. */
  void abandon() {
    Attempt now = attempt;
    attempt = null;
    step.set(Step.FORM);
    if (now != null) {
      context
          .background()
          .run(() -> {
            now.cancellation.cancel();
            return now.answer.complete(false);
          })
          .then(left -> {});
    }
  }

  /** Off the window's thread: shows the digits and waits for the person. */
  private boolean confirm(String shown, Attempt now) {
    context
        .background()
        .onWindow(() -> {
          if (now == attempt) {
            digits.set(grouped(shown));
            step.set(Step.COMPARING);
          }
        });
    return now.answer.join();
  }

  private void joined(Attempt now, OpenVault vault) {
    if (now == attempt) {
      attempt = null;
      start.enter(vault);
    } else {
      vault.close();
    }
  }

  private void refused(Attempt now, PairingRefused refused) {
    if (now == attempt) {
      failed(now, "");
      place(refused);
    }
  }

  /** Puts the sentence where the person can do something about it. */
  private void place(PairingRefused refused) {
    String sentence = StartWords.of(refused, context.words());
    switch (refused.reason()) {
      case MALFORMED_LINK,
          INCOMPLETE_CODE,
          MISTYPED_CODE,
          UNKNOWN_CODE,
          EXPIRED,
          ALREADY_USED,
          WRONG_SECRET ->
          linkProblem.set(sentence);
      case SERVER_MISSING, MALFORMED_SERVER, OTHER_ADDRESS ->
          (asksServer.get() ? serverProblem : linkProblem).set(sentence);
      case DECLINED,
          CANCELLED,
          VERSIONS_TOO_DIFFERENT,
          CLOCK_SKEW,
          NOT_AUTHENTIC,
          CANNOT_ADD,
          TOO_MANY_DEVICES,
          UNFINISHED ->
          problem.set(sentence);
    }
  }

  private void failed(Attempt now, String sentence) {
    if (now == attempt) {
      attempt = null;
      now.answer.complete(false);
      step.set(Step.FORM);
      problem.set(sentence);
    }
  }

  static String grouped(String digits) {
    int half = digits.length() / 2;
    return digits.substring(0, half) + " " + digits.substring(half);
  }
}
