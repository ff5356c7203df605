package app.coffer.desktop.ui.start;

import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.start.VaultDoor.DoorShut;
import app.coffer.wire.Problem;

/** Why a vault was not created, opened or joined, as a sentence. */
final class StartWords {
  private StartWords() {}

  static String of(DoorShut shut, Words words) {
    return words.of("start.shut", shut.reason());
  }

  static String of(PairingRefused refused, Words words) {
    return words.of("start.pairing", refused.reason());
  }

  /** Sentences for somebody who joins: there is no data here yet that could be in danger. */
  static String of(SyncFault fault, Words words) {
    return switch (fault) {
      case SyncFault.Offline offline ->
          words.get(offline.isUnknownName() ? "start.fault.unknownName" : "start.fault.offline");
      case SyncFault.NotACofferServer other -> words.get("start.fault.notCoffer");
      case SyncFault.Refused refused ->
          refused.code().map(code -> of(code, words)).orElse(words.get("start.fault.refused"));
      case SyncFault.ClockSkew skew ->
          words.count("start.fault.clock", Math.max(1, Math.abs(skew.seconds()) / 60));
      case SyncFault.UntrustedCertificate certificate -> words.get("start.fault.certificate");
      case SyncFault.InTheClear plain -> words.get("fault.inTheClear");
      case SyncFault.TooOld old -> words.get("start.fault.tooOld");
      case SyncFault.Removed removed -> words.get("start.fault.removed");
      case SyncFault.TooNew server -> words.get("fault.serverTooOld");
      case SyncFault.Distrusted distrusted -> words.get("start.fault.distrusted");
    };
  }

  private static String of(Problem.Code code, Words words) {
    return switch (code) {
      case NO_SUCH_MAILBOX, MAILBOX_CLOSED -> words.get("start.pairing.EXPIRED");
      case MAILBOX_FULL, CODE_TAKEN -> words.get("start.fault.wait");
      case NO_SUCH_VAULT -> words.get("start.fault.noSuchVault");
      case TOO_MANY_REQUESTS -> words.get("start.fault.wait");
      case CLOCK_SKEW -> words.get("start.pairing.CLOCK_SKEW");
      case UNSUPPORTED_VERSION -> words.get("start.fault.tooOld");
      default -> words.get("start.fault.refused");
    };
  }
}
