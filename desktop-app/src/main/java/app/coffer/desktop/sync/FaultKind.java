package app.coffer.desktop.sync;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Stable names of faults, for the activity log. */
final class FaultKind {
  private static final String ALARM = "alarm-";
  private static final String REFUSED = "refused-";

  private FaultKind() {}

  static String of(SyncFault fault) {
    return switch (fault) {
      case SyncFault.Offline offline -> offline.isUnknownName() ? "unknown-name" : "offline";
      case SyncFault.Refused refused ->
          "refused" + refused.code().map(code -> "-" + code.text()).orElse("");
      case SyncFault.NotACofferServer portal -> "not-a-coffer-server";
      case SyncFault.ClockSkew skew -> "clock-skew";
      case SyncFault.UntrustedCertificate untrusted ->
          untrusted.changed() ? "certificate-changed" : "untrusted-certificate";
      case SyncFault.InTheClear plain -> "https-required";
      case SyncFault.TooOld old -> "too-old";
      case SyncFault.Removed removed -> "removed";
      case SyncFault.TooNew server -> "server-too-old";
      case SyncFault.Distrusted distrusted ->
          ALARM + distrusted.alarm().name().toLowerCase(Locale.ROOT);
    };
  }

  /**
   * The fault of a kind that stays until somebody does something, as it is remembered over a
   * restart; empty for those that a new try shows anew.
   */
  static Optional<SyncFault> lasting(String kind) {
    if (kind.startsWith(ALARM)) {
      String name = kind.substring(ALARM.length()).toUpperCase(Locale.ROOT);
      return Stream.of(SyncFault.Alarm.values())
          .filter(alarm -> alarm.name().equals(name))
          .findFirst()
          .map(alarm -> new SyncFault.Distrusted(alarm, "found before"));
    }
    return kind.startsWith(REFUSED)
        ? Optional.of(new SyncFault.Refused(kind.substring(REFUSED.length()), "said before"))
        : Optional.empty();
  }
}
