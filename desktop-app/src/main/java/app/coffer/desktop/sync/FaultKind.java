package app.coffer.desktop.sync;

import java.util.Locale;

/** Stable names of faults, for the activity log. */
final class FaultKind {
  private FaultKind() {}

  static String of(SyncFault fault) {
    return switch (fault) {
      case SyncFault.Offline offline -> "offline";
      case SyncFault.Refused refused ->
          "refused" + refused.code().map(code -> "-" + code.text()).orElse("");
      case SyncFault.NotACofferServer portal -> "not-a-coffer-server";
      case SyncFault.ClockSkew skew -> "clock-skew";
      case SyncFault.UntrustedCertificate untrusted -> "untrusted-certificate";
      case SyncFault.InTheClear plain -> "https-required";
      case SyncFault.TooOld old -> "too-old";
      case SyncFault.Removed removed -> "removed";
      case SyncFault.Distrusted distrusted ->
          "alarm-" + distrusted.alarm().name().toLowerCase(Locale.ROOT);
    };
  }
}
