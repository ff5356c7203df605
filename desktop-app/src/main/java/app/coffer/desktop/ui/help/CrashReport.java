package app.coffer.desktop.ui.help;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * What can be told of a fault nobody expected: the kinds of its exceptions and where they were
 * thrown. Their texts are left out, because they may hold what a person typed.
 *
 * @param code short, and the same for the same fault
 * @param where kinds and places
 */
public record CrashReport(String code, Instant at, String thread, String where) {
  private static final int FRAMES = 12;
  private static final int CODE_BITS = 0xFFFFF;

  public static CrashReport of(Throwable thrown, String thread, Instant at) {
    String where = where(thrown);
    String code = String.format(Locale.ROOT, "APP-%05X", where.hashCode() & CODE_BITS);
    return new CrashReport(code, at.truncatedTo(ChronoUnit.SECONDS), thread, where);
  }

  /** What somebody else needs to look for it; no name, amount, path or text of the person. */
  public String text() {
    return String.join(
        System.lineSeparator(),
        List.of(
            "Coffer report " + code,
            SystemFacts.line(),
            at + " in thread " + thread,
            where
                .replace(" ; ", System.lineSeparator())
                .replace(" < ", System.lineSeparator() + "  ")));
  }

  private static String where(Throwable thrown) {
    var text = new StringBuilder();
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      text.append(cause.getClass().getName());
      StackTraceElement[] frames = cause.getStackTrace();
      for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
        text.append(" < ").append(frames[i]);
      }
      text.append(" ; ");
    }
    return text.toString();
  }
}
