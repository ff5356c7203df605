package app.coffer.desktop.ui.settings;

import app.coffer.desktop.pairing.Pairing;
import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import app.coffer.wire.id.DeviceId;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Adding a device from the side that has the data: the code, the digits, the letting in. */
final class InvitationViewModel {

  /** Where it stands, and what is to be shown of it. */
  sealed interface Step {
    record Making() implements Step {}

    record Showing(Pairing.Invitation invitation) implements Step {}

    /**
     * @param asksPassphrase whether the person has to prove anew that the vault is theirs
     */
    record Comparing(Pairing.Joiner joiner, boolean asksPassphrase) implements Step {}

    record LettingIn(String name) implements Step {}

    /** It has the vault. */
    record Joined(String name) implements Step {}

    /** It is a member and did not say that it has the vault. */
    record Unfinished(DeviceId device, String name) implements Step {}

    record Ended(String sentence) implements Step {}

    /** The person left. */
    record Left() implements Step {}
  }

  private final OpenVault vault;
  private final UiContext context;
  private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Making());
  private final ReadOnlyStringWrapper left = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final Consumer<Pairing.Joined> afterwards;
  private Attempt attempt = new Attempt();

  /** One code, from its making to its end. */
  private static final class Attempt {
    final CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Pairing.@Nullable Invitation invitation;
    boolean saidNo;
    boolean leftWhileLettingIn;
  }

  /**
   * @param afterwards told how it ended where the person left while the device was let in
   */
  InvitationViewModel(OpenVault vault, UiContext context, Consumer<Pairing.Joined> afterwards) {
    this.vault = vault;
    this.context = context;
    this.afterwards = afterwards;
  }

  ReadOnlyObjectProperty<Step> stepProperty() {
    return step.getReadOnlyProperty();
  }

  /** How long the code is good for. */
  ReadOnlyStringProperty leftProperty() {
    return left.getReadOnlyProperty();
  }

  /** What is wrong with the passphrase. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Makes a code, or another one. */
  void start() {
    var now = new Attempt();
    attempt = now;
    step.set(new Step.Making());
    context
        .background()
        .run(() -> vault.pairing().invite())
        .onFault(SyncFault.class, fault -> ended(now, words(fault)))
        .onFault(PairingRefused.class, refused -> ended(now, words(now, refused)))
        .then(made -> show(now, made));
  }

  private void show(Attempt now, Pairing.Invitation made) {
    now.invitation = made;
    if (now != attempt) {
      close(now);
      return;
    }
    step.set(new Step.Showing(made));
    tick();
    context
        .background()
        .run(() -> made.await(joiner -> ask(now, joiner)))
        .onFault(SyncFault.class, fault -> ended(now, words(fault)))
        .onFault(PairingRefused.class, refused -> ended(now, words(now, refused)))
        .then(joined -> joined(now, joined));
  }

  /** Once a second while the code is shown. */
  void tick() {
    if (step.get() instanceof Step.Showing(Pairing.Invitation shown)) {
      Duration rest = Duration.between(context.clock().instant(), shown.expires());
      long seconds = Math.max(0, rest.toSeconds());
      left.set("%d:%02d".formatted(seconds / 60, seconds % 60));
    }
  }

  /** Called on the waiting thread; the person answers on the window's. */
  private boolean ask(Attempt now, Pairing.Joiner joiner) {
    context
        .background()
        .onWindow(() -> {
          if (now == attempt) {
            problem.set("");
            step.set(new Step.Comparing(joiner, vault.identity().passphrase()));
          }
        });
    return now.answer.join();
  }

  void differ() {
    attempt.saidNo = true;
    attempt.answer.complete(false);
  }

  /**
   * The numbers match.
   *
   * @param passphrase wiped here; empty where none is asked for
   */
  void match(char[] passphrase) {
    Attempt now = attempt;
    if (!(step.get() instanceof Step.Comparing(Pairing.Joiner joiner, boolean asks))) {
      Arrays.fill(passphrase, '\0');
      return;
    }
    if (!asks) {
      letIn(now, joiner);
      return;
    }
    if (passphrase.length == 0) {
      problem.set(context.words().get("invite.passphraseMissing"));
      return;
    }
    context
        .background()
        .run(() -> {
          try (Passphrase typed = Passphrase.owning(passphrase)) {
            vault.confirmPassphrase(typed);
            return true;
          }
        })
        .onFault(VaultRefused.class, refused -> wrong(now))
        .then(right -> letIn(now, joiner));
  }

  private void wrong(Attempt now) {
    if (now == attempt) {
      problem.set(context.words().get("invite.wrongPassphrase"));
    }
  }

  private void letIn(Attempt now, Pairing.Joiner joiner) {
    if (now == attempt && step.get() instanceof Step.Comparing) {
      step.set(new Step.LettingIn(joiner.name()));
      now.answer.complete(true);
    }
  }

  private void joined(Attempt now, Pairing.Joined joined) {
    if (now == attempt) {
      step.set(
          joined.finished()
              ? new Step.Joined(joined.name())
              : new Step.Unfinished(joined.device(), joined.name()));
    } else if (now.leftWhileLettingIn) {
      afterwards.accept(joined);
    }
    close(now);
  }

  private void ended(Attempt now, String sentence) {
    if (now == attempt) {
      step.set(new Step.Ended(sentence));
    }
    close(now);
  }

  /** The person leaves; the other side is told, unless its device is a member already. */
  void leave() {
    Attempt now = attempt;
    boolean lettingIn = step.get() instanceof Step.LettingIn;
    now.leftWhileLettingIn = lettingIn;
    attempt = new Attempt();
    step.set(new Step.Left());
    if (!lettingIn) {
      close(now);
    }
  }

  private void close(Attempt now) {
    Pairing.Invitation made = now.invitation;
    context
        .background()
        .run(() -> {
          if (made != null) {
            made.close();
          }
          return now.answer.complete(false);
        })
        .then(closed -> {});
  }

  /** A refusal by the person here is theirs, not the other device's. */
  private String words(Attempt now, PairingRefused refused) {
    Words words = context.words();
    return now.saidNo
            && refused.reason() == PairingRefused.Reason.DECLINED
            && step.get() instanceof Step.Comparing(Pairing.Joiner joiner, boolean asks)
        ? words.get("invite.saidNo", joiner.name())
        : words.of("pairing", refused.reason());
  }

  private String words(SyncFault fault) {
    return SyncFaultWords.of(fault, context.words()).sentence();
  }
}
