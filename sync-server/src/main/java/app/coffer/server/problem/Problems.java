package app.coffer.server.problem;

import app.coffer.wire.Problem;
import app.coffer.wire.codec.WireFormats;
import java.util.Locale;

/** Codes, their status numbers and their JSON. */
final class Problems {
  static final String TYPE = "application/problem+json";

  private Problems() {}

  static int status(Problem.Code code) {
    return switch (code) {
      case MALFORMED, UNSUPPORTED_VERSION -> 400;
      case BAD_SIGNATURE, CLOCK_SKEW, REPLAYED -> 401;
      case REGISTRATION_CLOSED, BAD_TOKEN -> 403;
      case NO_SUCH_VAULT, NO_SUCH_REVISION, NO_SUCH_CHUNK, NO_SUCH_MAILBOX, NOT_FOUND -> 404;
      case NOT_NEXT,
          FORKED_FEED,
          STALE_ROOT,
          UNKNOWN_ROOT,
          UNKNOWN_SEEN,
          STALE_RESOLUTION,
          OTHER_CHUNK,
          MAILBOX_FULL,
          CODE_TAKEN ->
          409;
      case MAILBOX_CLOSED -> 410;
      case TOO_LARGE -> 413;
      case TOO_MANY_REQUESTS -> 429;
      case INTERNAL -> 500;
      case QUOTA_EXCEEDED, STORAGE_FULL -> 507;
    };
  }

  static byte[] json(Problem.Code code, String detail, int status) {
    String title = code.text().replace('-', ' ');
    return WireFormats.json()
        .writeValueAsBytes(
            new Problem(
                "urn:coffer:problem:" + code.text(),
                title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1),
                status,
                code.text(),
                detail));
  }
}
