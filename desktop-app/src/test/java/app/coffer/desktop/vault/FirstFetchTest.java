package app.coffer.desktop.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coffer.desktop.pairing.Cancellation;
import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.pairing.PairingRefused.Reason;
import app.coffer.desktop.sync.SyncFault;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FirstFetchTest {
  private final Cancellation cancellation = new Cancellation();
  private final FirstFetch fetch = new FirstFetch(cancellation, Duration.ofNanos(1));
  private final AtomicInteger tried = new AtomicInteger();

  private void breaks(int times) throws SyncFault {
    if (tried.incrementAndGet() <= times) {
      throw new SyncFault.Offline("the line broke", new IOException());
    }
  }

  @Test
  void aLineThatBreaksIsWaitedFor() throws Exception {
    fetch.of(() -> breaks(3));
    assertThat(tried).hasValue(4);
  }

  @Test
  void aLineThatStaysBrokenIsGivenUp() {
    assertThatExceptionOfType(PairingRefused.class)
        .isThrownBy(() -> fetch.of(() -> breaks(1000)))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.UNFINISHED));
    assertThat(tried.get()).isBetween(2, 20);
  }

  @Test
  void whoeverLeavesIsNotKept() {
    cancellation.cancel();
    assertThatExceptionOfType(PairingRefused.class).isThrownBy(() -> fetch.of(() -> breaks(0)));
    assertThat(tried).hasValue(0);
  }

  @Test
  void whatIsNoBrokenLineIsNotTriedAgain() {
    assertThatExceptionOfType(SyncFault.Distrusted.class)
        .isThrownBy(() ->
            fetch.of(() -> {
              tried.incrementAndGet();
              throw new SyncFault.Distrusted(SyncFault.Alarm.WITHHELD, "less than the inviter had");
            }));
    assertThat(tried).hasValue(1);
  }
}
