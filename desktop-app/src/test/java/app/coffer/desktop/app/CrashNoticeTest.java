package app.coffer.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ui.help.CrashReport;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CrashNoticeTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

  @Test
  void aReportHasKindsAndPlacesAndNothingThatSomebodyTyped() {
    CrashReport report = CrashReport.of(fault("seven green bottles"), "main", NOON);
    assertThat(report.text())
        .contains("IllegalStateException", "IllegalArgumentException", "CrashNoticeTest")
        .contains("2026-11-21T12:00:00Z in thread main", report.code())
        .doesNotContain("green", "Baker", "25.00", System.getProperty("user.home"));
  }

  @Test
  void theSameFaultHasTheSameCodeWhateverItsTextSays() {
    List<String> codes =
        Stream.of("one", "two")
            .map(text -> CrashReport.of(fault(text), text, NOON).code())
            .toList();
    assertThat(codes.getFirst()).isEqualTo(codes.getLast()).matches("APP-[0-9A-F]{5}");
    assertThat(CrashReport.of(new IllegalStateException(), "a", NOON).code())
        .isNotEqualTo(codes.getFirst());
  }

  @Test
  void aLineOfTheLogIsOneLineWithoutTheTextOfAnException() {
    var entry = new LogRecord(Level.WARNING, "pushed 3\nchanges");
    entry.setLoggerName("app.coffer.desktop.sync");
    entry.setInstant(NOON);
    entry.setThrown(fault("seven green bottles"));
    assertThat(new LogFiles.OneLine().format(entry))
        .isEqualTo(
            "2026-11-21T12:00:00.123Z WARNING app.coffer.desktop.sync: pushed 3 changes"
                + " (java.lang.IllegalStateException)"
                + System.lineSeparator());
  }

  private static Throwable fault(String text) {
    return new IllegalStateException(text, new IllegalArgumentException("Baker -25.00"));
  }
}
