package app.coffer.desktop.ui.settings;

import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.ui.kit.Words;
import java.util.List;
import java.util.Optional;

/** What a test of an address found, one step a line. */
final class TestSteps {
  /** From here on the server refuses what is signed. */
  private static final long MUCH_SKEW_SECONDS = 300;

  private TestSteps() {}

  static boolean clockFits(SyncControl.ServerCheck check) {
    return Math.abs(check.clockSkewSeconds()) < MUCH_SKEW_SECONDS;
  }

  /**
   * @param compared the certificate that a person compared at this address
   */
  static String text(SyncControl.ServerCheck check, Optional<String> compared, Words words) {
    String line = compared.isPresent() ? "sync.stepLinePinned" : "sync.stepLine";
    return String.join(
        "\n",
        List.of(
            "✓ " + words.get("sync.stepAddress"),
            "✓ " + words.get("sync.stepServer", check.version()),
            (clockFits(check) ? "✓ " : "✗ ")
                + words.get("sync.stepClock", Math.abs(check.clockSkewSeconds())),
            check.encrypted() ? "✓ " + words.get(line) : "– " + words.get("sync.stepLinePlain")));
  }
}
