package app.coffer.desktop.sync;

import app.coffer.wire.Problem;
import app.coffer.wire.crypto.Randomness;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** When to try again after a fault: later each time, and not all devices at once. */
final class Backoff {
  private static final Duration USUAL_FIRST = Duration.ofSeconds(10);
  private static final int MOST_DOUBLINGS = 6;
  private static final Set<Problem.Code> PASSING =
      Set.of(
          Problem.Code.TOO_MANY_REQUESTS,
          Problem.Code.INTERNAL,
          Problem.Code.NOT_NEXT,
          Problem.Code.STALE_ROOT,
          Problem.Code.UNKNOWN_SEEN,
          Problem.Code.UNKNOWN_ROOT);

  private final Randomness randomness;
  private final Duration first;
  private int failures;

  Backoff(Randomness randomness) {
    this(randomness, USUAL_FIRST);
  }

  /**
   * @param first what the first wait is made of
   */
  Backoff(Randomness randomness, Duration first) {
    this.randomness = randomness;
    this.first = first;
  }

  void succeeded() {
    failures = 0;
  }

  /** How long to wait; empty where trying again by itself would not help. */
  Optional<Duration> failed(SyncFault fault) {
    boolean passing =
        switch (fault) {
          case SyncFault.Offline offline -> true;
          case SyncFault.Refused refused -> refused.code().filter(PASSING::contains).isPresent();
          case SyncFault.NotACofferServer portal -> true;
          case SyncFault.ClockSkew skew -> false;
          case SyncFault.UntrustedCertificate untrusted -> false;
          case SyncFault.InTheClear plain -> false;
          case SyncFault.TooOld old -> false;
          case SyncFault.Removed removed -> false;
          case SyncFault.TooNew server -> false;
          case SyncFault.Distrusted distrusted -> false;
        };
    if (!passing) {
      return Optional.empty();
    }
    long millis = first.toMillis() << Math.min(failures, MOST_DOUBLINGS);
    failures++;
    // between half and the whole
    int dice = Byte.toUnsignedInt(randomness.bytes(1)[0]);
    return Optional.of(Duration.ofMillis(millis / 2 + millis / 2 * dice / 256));
  }
}
