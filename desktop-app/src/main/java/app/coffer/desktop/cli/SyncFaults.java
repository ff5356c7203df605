package app.coffer.desktop.cli;

import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Problem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/** Why sync does not work: one sentence, and the one thing to do. */
final class SyncFaults {
  private static final String SAFE = " Your data here is safe; nothing was lost.";

  private SyncFaults() {}

  static Refusal of(SyncFault fault) {
    return switch (fault) {
      case SyncFault.Offline offline when offline.isUnknownName() ->
          sync(
              "unknown-name",
              "There is no computer of this name." + SAFE,
              "Check how the address is written; without a network no name is found, either.",
              offline);
      case SyncFault.Offline offline ->
          sync(
              "offline",
              "The server did not answer. Your changes are safe here and will be sent later.",
              "Check the address and the network, then try again.",
              offline);
      case SyncFault.NotACofferServer other ->
          sync(
              "not-a-coffer-server",
              "What answers at this address is not a Coffer server." + SAFE,
              "Check the address and its port.",
              other);
      case SyncFault.Refused refused -> refused(refused);
      case SyncFault.ClockSkew skew ->
          sync(
              "clock-skew",
              "This computer's clock differs from the server's by "
                  + Math.abs(skew.seconds())
                  + " seconds."
                  + SAFE,
              "Set the clock, then sync again.",
              skew);
      case SyncFault.UntrustedCertificate untrusted when untrusted.fingerprint().isPresent() ->
          certificate(untrusted, untrusted.fingerprint().get());
      case SyncFault.UntrustedCertificate untrusted ->
          sync(
              "untrusted-certificate",
              "The server's certificate is not trusted." + SAFE,
              "Check the address; if it is yours, renew its certificate.",
              untrusted);
      case SyncFault.InTheClear plain ->
          sync(
              "https-required",
              "This address would go over the internet unprotected, so nothing was sent." + SAFE,
              "Use an address that begins with https://.",
              plain);
      case SyncFault.TooNew server ->
          sync(
              "server-too-old",
              "The server is too old for this Coffer." + SAFE,
              "Ask whoever runs the server to update it.",
              server);
      case SyncFault.TooOld old ->
          sync(
              "too-old",
              "Another device or the server uses a newer Coffer." + SAFE,
              "Update this one to go on syncing; local work is not affected.",
              old);
      case SyncFault.Removed removed ->
          sync(
              "device-removed",
              "This device was removed from the vault on "
                  + LocalDate.ofInstant(removed.at(), ZoneId.systemDefault())
                  + ". What it holds stays readable here.",
              "To sync again, join the vault anew in another folder.",
              removed);
      case SyncFault.Distrusted distrusted -> distrusted(distrusted);
    };
  }

  private static Refusal certificate(SyncFault.UntrustedCertificate fault, String shown) {
    return fault.changed()
        ? sync(
            "certificate-changed",
            "The server's certificate is not the one you trusted; it is now " + shown + "." + SAFE,
            "It was renewed, or somebody is in between. Compare it with the server's, then: coffer"
                + " sync trust "
                + shown,
            fault)
        : sync(
            "untrusted-certificate",
            "Nobody vouches for the server's certificate " + shown + "." + SAFE,
            "Compare it with the server's own; where they are the same: coffer sync trust " + shown,
            fault);
  }

  private static Refusal refused(SyncFault.Refused refused) {
    return refused
        .code()
        .map(code -> refused(code, refused))
        .orElseGet(() -> because("refused", refused));
  }

  private static Refusal refused(Problem.Code code, SyncFault.Refused fault) {
    return switch (code) {
      case BAD_TOKEN ->
          sync(
              code.text(),
              "The server did not accept the registration token." + SAFE,
              "Ask whoever runs the server for the token and give it with --token.",
              fault);
      case REGISTRATION_CLOSED ->
          sync(
              code.text(),
              "This server takes no new vaults." + SAFE,
              "Ask whoever runs the server, or use another one.",
              fault);
      case QUOTA_EXCEEDED ->
          sync(
              code.text(),
              "This vault's space on the server is used up; new changes stay here." + SAFE,
              "Ask whoever runs the server for more space.",
              fault);
      case STORAGE_FULL ->
          sync(
              code.text(),
              "The server's disk is full; new changes stay here." + SAFE,
              "Tell whoever runs the server.",
              fault);
      case NO_SUCH_VAULT ->
          sync(
              code.text(),
              "The server has no copy of this vault for this device." + SAFE,
              "If it is the right server, send everything again: coffer sync now --send-again.",
              fault);
      case TOO_MANY_REQUESTS ->
          sync(
              code.text(),
              "The server asks to wait a little." + SAFE,
              "Try again in a minute.",
              fault);
      case INTERNAL ->
          sync(
              code.text(),
              "The server had a problem of its own." + SAFE,
              "Try again later; if it stays, tell whoever runs the server.",
              fault);
      case CLOCK_SKEW ->
          sync(
              code.text(),
              "This computer's clock is wrong." + SAFE,
              "Set the clock, then sync again.",
              fault);
      case UNSUPPORTED_VERSION ->
          sync(
              code.text(),
              "The server uses a newer Coffer." + SAFE,
              "Update this one to go on syncing.",
              fault);
      case TOO_LARGE ->
          sync(
              code.text(),
              "One change is larger than the server takes." + SAFE,
              "Ask whoever runs the server whether a proxy limits requests.",
              fault);
      default -> because(code.text(), fault);
    };
  }

  private static Refusal because(String code, SyncFault.Refused fault) {
    return sync(
        code,
        "The server refused (" + code + ")." + SAFE,
        "Try again later; if it stays, ask the server's operator.",
        fault);
  }

  private static Refusal distrusted(SyncFault.Distrusted fault) {
    String code = fault.alarm().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return switch (fault.alarm()) {
      case ROLLBACK ->
          sync(
              code,
              "The server lost something that it had (an old copy was restored)." + SAFE,
              "Send it again: coffer sync now --send-again.",
              fault);
      case CLONED_DEVICE ->
          sync(
              code,
              "This vault was copied: another copy writes under this device's name." + SAFE,
              "Make this copy a device of its own: coffer sync new-identity.",
              fault);
      case EQUIVOCATION ->
          sync(
              code,
              "A device sent two different versions of one parcel, so its changes are no longer"
                  + " taken."
                  + SAFE,
              "Look at your devices; remove the one that misbehaves.",
              fault);
      case LATE_WITHHELD ->
          sync(
              code,
              "The server keeps back what a removed device sent after its removal. Everything else"
                  + " was synced.",
              "Look: coffer devices late. Forget it: coffer devices late discard DEVICE.",
              fault);
      case ROOT_FORK, ROOT_WITHHELD, WITHHELD, FORK, BODY_MISSING, NOT_AUTHENTIC ->
          sync(
              code,
              "What the server shows contradicts what it showed before ("
                  + code
                  + "), so it was not taken."
                  + SAFE,
              "Ask the server's operator what happened to it.",
              fault);
    };
  }

  private static Refusal sync(String code, String message, String hint, SyncFault fault) {
    return new Refusal(Exit.SYNC, code, message, hint, fault);
  }
}
