package app.coffer.desktop.vault;

import app.coffer.desktop.pairing.Cancellation;
import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.sync.SyncFault;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The first fetch of a vault that was joined. This device is a member already, so a line that
 * breaks is waited for a while: giving up leaves a member without a vault.
 */
final class FirstFetch {
  private static final int ATTEMPTS = 6;
  static final Duration PAUSE = Duration.ofSeconds(1);
  private final Cancellation cancellation;
  private final Duration pause;

  /**
   * @param pause after the first attempt; each further one is twice as long
   */
  FirstFetch(Cancellation cancellation, Duration pause) {
    this.cancellation = cancellation;
    this.pause = pause;
  }

  /** Something that may be tried again. */
  @FunctionalInterface
  interface Fetching {
    void run() throws SyncFault;
  }

  /**
   * Fetches, again and again with pauses that double.
   *
   * @throws PairingRefused UNFINISHED where the line stayed broken
   */
  void of(Fetching fetching) throws SyncFault, PairingRefused {
    for (int attempt = 0; ; attempt++) {
      if (cancellation.isCancelled()) {
        throw new PairingRefused(PairingRefused.Reason.UNFINISHED);
      }
      try {
        fetching.run();
        return;
      } catch (SyncFault.Offline offline) {
        if (attempt == ATTEMPTS - 1) {
          throw new PairingRefused(PairingRefused.Reason.UNFINISHED);
        }
        LockSupport.parkNanos(pause.multipliedBy(1L << attempt).toNanos());
      }
    }
  }
}
