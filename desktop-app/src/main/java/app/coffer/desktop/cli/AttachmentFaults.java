package app.coffer.desktop.cli;

import app.coffer.desktop.attachment.AttachmentRefused;
import java.util.Locale;

/** Why nothing was done with an attachment, in a sentence. */
final class AttachmentFaults {
  private AttachmentFaults() {}

  static Refusal of(AttachmentRefused refused) {
    return switch (refused.reason()) {
      case NO_SUCH_TRANSACTION ->
          of(
              Exit.NOT_FOUND,
              refused,
              "There is no such transaction.",
              "List them: coffer tx list.");
      case NO_SUCH_ATTACHMENT ->
          of(
              Exit.NOT_FOUND,
              refused,
              "There is no such attachment.",
              "List them: coffer attachment list.");
      case NOT_A_FILE ->
          of(Exit.NOT_FOUND, refused, "There is no such file that can be read.", "Check its name.");
      case TOO_LARGE ->
          of(Exit.REFUSED, refused, "A file may have at most 25 MiB.", "Make it smaller.");
      case CHANGED_MEANWHILE ->
          of(
              Exit.REFUSED,
              refused,
              "The file changed while it was read.",
              "Close the program that writes to it, then try again.");
      case BAD_NAME ->
          of(Exit.REFUSED, refused, "A name has 1 to 100 characters.", "Choose another name.");
      case NOT_HERE ->
          of(
              Exit.REFUSED,
              refused,
              "The file is on another of your devices, and sync is off.",
              "Turn sync on: coffer sync enable --server URL.");
      case NOT_THERE_YET ->
          of(
              Exit.SYNC,
              refused,
              "The server does not have all of this file. Perhaps the device it is on has not sent it yet.",
              "Sync there, then try again.");
      case NOT_AUTHENTIC ->
          of(
              Exit.SYNC,
              refused,
              "What was found of this file is not what was attached, so nothing was written.",
              "Try again; if it stays, save the file from the device it was added on.");
      case TARGET_EXISTS ->
          of(
              Exit.REFUSED,
              refused,
              "There is a file of that name already.",
              "Name another, or say --replace.");
      case NOT_VIEWABLE ->
          of(Exit.REFUSED, refused, "Such files are not opened from here.", "Save it instead.");
      case NOT_WRITABLE ->
          of(
              Exit.OTHER,
              refused,
              "The file could not be written.",
              "Check the folder, and that the disk is not full.");
    };
  }

  private static Refusal of(Exit exit, AttachmentRefused refused, String message, String hint) {
    String code = refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return new Refusal(exit, code, message + " Nothing was changed.", hint, refused);
  }
}
