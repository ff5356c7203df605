package app.coffer.desktop.ui.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdleWatchTest {
  private Instant now = Instant.parse("2026-11-21T08:00:00Z");
  private LockRules rules = new LockRules(5, true);
  private int locked;
  private final IdleWatch watch = new IdleWatch(() -> now, () -> rules, () -> locked++);

  /** Looks every period, as the window does. */
  private void pass(Duration time) {
    for (long i = time.dividedBy(IdleWatch.PERIOD); i > 0; i--) {
      now = now.plus(IdleWatch.PERIOD);
      watch.look();
    }
  }

  @Test
  void locksAfterTheMinutesWithoutKeyOrMouse() {
    pass(Duration.ofMinutes(4));
    watch.touched();
    pass(Duration.ofMinutes(4));
    assertThat(locked).isZero();
    pass(Duration.ofMinutes(1));
    assertThat(locked).isEqualTo(1);
  }

  @Test
  void neverIsNever() {
    rules = new LockRules(0, true);
    pass(Duration.ofHours(3));
    assertThat(locked).isZero();
  }

  @Test
  void aClockThatJumpedMeansTheComputerSlept() {
    pass(Duration.ofMinutes(1));
    now = now.plus(Duration.ofMinutes(2));
    watch.look();
    assertThat(locked).isEqualTo(1);
  }

  @Test
  void afterSleepItStaysOpenWherePeopleWantThat() {
    rules = new LockRules(0, false);
    now = now.plus(Duration.ofHours(9));
    watch.look();
    assertThat(locked).isZero();
  }

  @Test
  void aClockThatIsPutBackDoesNotKeepItOpenForHours() {
    now = now.minus(Duration.ofHours(2));
    pass(Duration.ofMinutes(6));
    assertThat(locked).isEqualTo(1);
  }
}
