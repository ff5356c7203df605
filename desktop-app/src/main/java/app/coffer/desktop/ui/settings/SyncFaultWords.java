package app.coffer.desktop.ui.settings;

import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.wire.Problem;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** The one place where a fault of sync becomes a sentence and what the person can do about it. */
public final class SyncFaultWords {
  private SyncFaultWords() {}

  /**
   * What to tell a person.
   *
   * @param sentence what happened, and what it means for the data
   * @param needsPerson false where waiting is enough
   */
  public record Advice(String sentence, Action action, boolean needsPerson) {}

  /** The one thing to do. */
  public enum Action {
    TRY_AGAIN,
    OPEN_SETTINGS,
    COMPARE_CERTIFICATE,
    SEND_AGAIN,
    /** This copy of a device becomes one of its own. */
    NEW_IDENTITY,
    NONE
  }

  public static Advice of(SyncFault fault, Words words) {
    return switch (fault) {
      case SyncFault.Offline offline ->
          waiting(words.get(offline.isUnknownName() ? "fault.unknownName" : "fault.offline"));
      case SyncFault.NotACofferServer other ->
          asking(words.get("fault.notCoffer"), Action.OPEN_SETTINGS);
      case SyncFault.Refused refused ->
          refused
              .code()
              .map(code -> refused(code, words))
              .orElseGet(() -> asking(words.get("fault.refused"), Action.TRY_AGAIN));
      case SyncFault.ClockSkew skew ->
          asking(
              words.count("fault.clock", Math.max(1, Math.abs(skew.seconds()) / 60)),
              Action.TRY_AGAIN);
      case SyncFault.UntrustedCertificate certificate ->
          certificate.fingerprint().isEmpty()
              ? asking(words.get("fault.certificate"), Action.OPEN_SETTINGS)
              : asking(
                  words.get(
                      certificate.changed() ? "fault.certificateChanged" : "fault.certificateNew"),
                  Action.COMPARE_CERTIFICATE);
      case SyncFault.InTheClear plain ->
          asking(words.get("fault.inTheClear"), Action.OPEN_SETTINGS);
      case SyncFault.TooNew server -> asking(words.get("fault.serverTooOld"), Action.TRY_AGAIN);
      case SyncFault.TooOld old -> asking(words.get("fault.tooOld"), Action.NONE);
      case SyncFault.Removed removed ->
          asking(words.get("fault.removed", day(removed)), Action.NONE);
      case SyncFault.Distrusted distrusted ->
          asking(
              words.of("fault.alarm", distrusted.alarm()),
              switch (distrusted.alarm()) {
                case ROLLBACK -> Action.SEND_AGAIN;
                case CLONED_DEVICE -> Action.NEW_IDENTITY;
                default -> Action.NONE;
              });
    };
  }

  private static String day(SyncFault.Removed removed) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .format(LocalDate.ofInstant(removed.at(), ZoneId.systemDefault()));
  }

  private static Advice refused(Problem.Code code, Words words) {
    return switch (code) {
      case NO_SUCH_VAULT -> asking(words.get("fault.noSuchVault"), Action.SEND_AGAIN);
      case REGISTRATION_CLOSED, BAD_TOKEN ->
          asking(words.of("fault.code", code), Action.OPEN_SETTINGS);
      case TOO_MANY_REQUESTS, INTERNAL -> waiting(words.of("fault.code", code));
      case CLOCK_SKEW, QUOTA_EXCEEDED, STORAGE_FULL, TOO_LARGE ->
          asking(words.of("fault.code", code), Action.TRY_AGAIN);
      case UNSUPPORTED_VERSION -> asking(words.get("fault.tooOld"), Action.NONE);
      case NO_SUCH_MAILBOX, MAILBOX_CLOSED, MAILBOX_FULL, CODE_TAKEN ->
          asking(words.get("fault.code.NO_SUCH_MAILBOX"), Action.TRY_AGAIN);
      case MALFORMED,
          BAD_SIGNATURE,
          REPLAYED,
          NOT_NEXT,
          FORKED_FEED,
          STALE_ROOT,
          UNKNOWN_ROOT,
          UNKNOWN_SEEN,
          STALE_RESOLUTION,
          NO_SUCH_REVISION,
          NO_SUCH_CHUNK,
          OTHER_CHUNK,
          NOT_FOUND ->
          asking(words.get("fault.refusedBecause", code.text()), Action.TRY_AGAIN);
    };
  }

  private static Advice waiting(String sentence) {
    return new Advice(sentence, Action.TRY_AGAIN, false);
  }

  private static Advice asking(String sentence, Action action) {
    return new Advice(sentence, action, true);
  }
}
