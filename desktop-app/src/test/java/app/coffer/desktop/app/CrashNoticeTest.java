package app.coffer.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrashNoticeTest {
  @Test
  void theLogGetsKindsAndPlacesAndNothingThatSomebodyTyped() {
    var thrown =
        new IllegalStateException(
            "seven green bottles", new IllegalArgumentException("Baker -25.00"));
    assertThat(CrashNotice.where(thrown))
        .contains("IllegalStateException", "IllegalArgumentException", "CrashNoticeTest")
        .doesNotContain("green", "Baker", "25.00");
  }
}
