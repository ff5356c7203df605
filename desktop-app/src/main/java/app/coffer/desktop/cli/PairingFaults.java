package app.coffer.desktop.cli;

import app.coffer.desktop.pairing.PairingRefused;
import java.util.Locale;

/** Why a device was not added, as a sentence. */
final class PairingFaults {
  private static final String NOTHING = " Nothing was changed on either side.";
  private static final String AGAIN = "Make a new one: coffer pair invite.";

  private PairingFaults() {}

  static Refusal of(PairingRefused refused) {
    return switch (refused.reason()) {
      case MALFORMED_LINK ->
          refusal(
              refused,
              "That is not a link for joining." + NOTHING,
              "Copy the whole link, from coffer:// on.");
      case INCOMPLETE_CODE ->
          refusal(
              refused,
              "A code has 16 characters." + NOTHING,
              "Type all four groups; dashes may be left out.");
      case MISTYPED_CODE ->
          refusal(
              refused,
              "One character of the code is not right; nothing was tried." + NOTHING,
              "Compare it with the other screen.");
      case SERVER_MISSING ->
          refusal(
              refused,
              "A code needs its server's address." + NOTHING,
              "Give the address that the other device shows: --server URL.");
      case MALFORMED_SERVER ->
          refusal(
              refused,
              "That is not the address of a server." + NOTHING,
              "It looks like https://home.example");
      case UNKNOWN_CODE ->
          refusal(
              refused,
              "This server does not know the code: it has run out, or the address is another server's."
                  + NOTHING,
              "Check --server, or make a new code: coffer pair invite.");
      case OTHER_ADDRESS ->
          refusal(
              refused,
              "The other device knows this server by another address; the code is still good."
                  + NOTHING,
              "Give --server exactly as it is shown there.");
      case EXPIRED -> refusal(refused, "The code or link has expired." + NOTHING, AGAIN);
      case ALREADY_USED -> refusal(refused, "The code or link was used already." + NOTHING, AGAIN);
      case WRONG_SECRET ->
          refusal(
              refused,
              "A wrong code or link was tried. There is one guess, so it is worthless now."
                  + NOTHING,
              AGAIN);
      case DECLINED -> refusal(refused, "The joining was declined." + NOTHING, "");
      case CANCELLED -> refusal(refused, "The joining was cancelled." + NOTHING, AGAIN);
      case VERSIONS_TOO_DIFFERENT ->
          refusal(
              refused, "The two devices run versions that do not fit." + NOTHING, "Update both.");
      case CLOCK_SKEW ->
          refusal(
              refused,
              "The clocks of the two devices are more than five minutes apart." + NOTHING,
              "Set them, then try again.");
      case NOT_AUTHENTIC ->
          refusal(
              refused,
              "What the other side sent is not genuine." + NOTHING,
              "Try again with a new code.");
      case CANNOT_ADD ->
          refusal(
              refused,
              "This device cannot add devices; another one holds the key for that." + NOTHING,
              "Add the device there.");
      case TOO_MANY_DEVICES ->
          refusal(
              refused,
              "The vault has as many devices as it can have." + NOTHING,
              "Remove one that is no longer used.");
      case UNFINISHED ->
          new Refusal(
              Exit.SYNC,
              code(refused),
              "The other device let this one in, but the vault could not be fetched, so nothing was kept here.",
              "Remove this device over there, then join again with a new code.",
              refused);
    };
  }

  private static Refusal refusal(PairingRefused refused, String message, String hint) {
    return new Refusal(Exit.REFUSED, code(refused), message, hint, refused);
  }

  private static String code(PairingRefused refused) {
    return refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
