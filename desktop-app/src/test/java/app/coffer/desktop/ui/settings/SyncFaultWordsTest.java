package app.coffer.desktop.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.settings.SyncFaultWords.Action;
import app.coffer.wire.Problem;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which sync can fail has a sentence, and every line of the log has words. */
class SyncFaultWordsTest {
  private static final Words WORDS = Words.in(Locale.ENGLISH);

  static Stream<SyncFault> faults() {
    return Stream.of(
            List.of(
                new SyncFault.Offline("down", new IOException()),
                new SyncFault.NotACofferServer("HTML"),
                new SyncFault.ClockSkew(600),
                new SyncFault.UntrustedCertificate(new IOException()),
                new SyncFault.UntrustedCertificate("ab".repeat(32), false, new IOException()),
                new SyncFault.UntrustedCertificate("ab".repeat(32), true, new IOException()),
                new SyncFault.TooNew(),
                new SyncFault.InTheClear(),
                new SyncFault.TooOld(),
                new SyncFault.Removed(Instant.EPOCH),
                new SyncFault.Refused("of-a-later-version", "")),
            Arrays.stream(Problem.Code.values())
                .map(code -> new SyncFault.Refused(code.text(), "secret detail"))
                .toList(),
            Arrays.stream(SyncFault.Alarm.values())
                .map(alarm -> new SyncFault.Distrusted(alarm, "secret detail"))
                .toList())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyFaultIsTold(SyncFault fault) {
    SyncFaultWords.Advice advice = SyncFaultWords.of(fault, WORDS);
    assertThat(advice.sentence()).endsWith(".").doesNotContain("{").doesNotContain("secret");
    assertThat(advice.action()).isNotNull();
  }

  @Test
  void anOldServerStateAndALostVaultOfferToSendAgain() {
    assertThat(
            List.of(
                new SyncFault.Distrusted(SyncFault.Alarm.ROLLBACK, ""),
                new SyncFault.Refused(Problem.Code.NO_SUCH_VAULT.text(), "")))
        .extracting(fault -> SyncFaultWords.of(fault, WORDS).action())
        .containsOnly(Action.SEND_AGAIN);
  }

  @Test
  void minutesOfAClockAreCountedBothWays() {
    assertThat(SyncFaultWords.of(new SyncFault.ClockSkew(-600), WORDS).sentence())
        .isEqualTo(SyncFaultWords.of(new SyncFault.ClockSkew(600), WORDS).sentence())
        .contains("10 minutes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "enabled",
        "disabled",
        "sent",
        "received",
        "merged",
        "brought-back",
        "offline",
        "not-a-coffer-server",
        "clock-skew",
        "untrusted-certificate",
        "https-required",
        "too-old",
        "removed",
        "device-removed",
        "new-key",
        "managing-changed",
        "late-kept",
        "undone",
        "server-too-old",
        "certificate-changed",
        "certificate-trusted",
        "paused",
        "refused",
        "refused-quota-exceeded"
      })
  void everyLineOfTheLogHasWords(String kind) {
    assertThat(line(kind)).contains(" ").doesNotContain("{");
  }

  @Test
  void everyAlarmInTheLogHasWords() {
    for (SyncFault.Alarm alarm : SyncFault.Alarm.values()) {
      String kind = "alarm-" + alarm.name().toLowerCase(Locale.ROOT);
      assertThat(line(kind)).as(kind).contains(" ");
    }
  }

  private static String line(String kind) {
    return ActivityWords.of(new SyncControl.Activity(Instant.EPOCH, kind, 2), WORDS);
  }
}
