package app.coffer.desktop.ui.shell;

import app.coffer.desktop.pairing.Pairing;
import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.wire.id.DeviceId;
import java.net.URI;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

/** An invitation to which somebody comes when a test says so. */
final class StagedPairing implements Pairing, Pairing.Invitation {
  private final CompletableFuture<Joiner> joiner = new CompletableFuture<>();
  volatile boolean closed;
  volatile boolean finished = true;

  /** Letting in takes until it is at zero. */
  volatile java.util.concurrent.CountDownLatch lettingIn =
      new java.util.concurrent.CountDownLatch(0);

  void comes(String name, String digits) {
    joiner.complete(new Joiner(name, "Linux", digits));
  }

  @Override
  public Invitation invite() {
    return this;
  }

  @Override
  public URI link() {
    return URI.create(
        "coffer://join#v1.aHR0cHM6Ly9ob21lLmV4YW1wbGU6ODQ0Mw.5pKq0w2Yd3mJm1s8yQvM7A."
            + "Zm9yLXBpY3R1cmVzLW9ubHktbm90LWEtc2VjcmV0");
  }

  @Override
  public String code() {
    return "7QK4-M2XP-9DHT-3W58";
  }

  @Override
  public URI server() {
    return URI.create("https://home.example:8443");
  }

  @Override
  public Instant expires() {
    return StagedSync.NOW.plusSeconds(600);
  }

  @Override
  public Joined await(Predicate<Joiner> confirm) throws PairingRefused {
    try {
      Joiner came = joiner.join();
      if (!confirm.test(came)) {
        throw new PairingRefused(PairingRefused.Reason.DECLINED);
      }
      lettingIn.await();
      return new Joined(new DeviceId(new byte[16]), came.name(), finished);
    } catch (CompletionException | InterruptedException stopped) {
      throw new PairingRefused(PairingRefused.Reason.CANCELLED);
    }
  }

  @Override
  public void close() {
    closed = true;
    joiner.completeExceptionally(new IllegalStateException("closed"));
  }
}
