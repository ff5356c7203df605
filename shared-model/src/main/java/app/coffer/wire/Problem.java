package app.coffer.wire;

import java.util.Arrays;
import java.util.Optional;

/**
 * An error answer, RFC 9457 {@code application/problem+json}.
 *
 * @param type {@code urn:coffer:problem:} and the code
 * @param code one of {@link Code}'s texts: the promise
 * @param detail a sentence for a person; never a name, an amount or a fragment of content
 */
public record Problem(String type, String title, int status, String code, String detail) {

  /** The stable codes. New ones may come; none changes its meaning. */
  public enum Code {
    MALFORMED("malformed"),
    TOO_LARGE("too-large"),
    UNSUPPORTED_VERSION("unsupported-version"),
    BAD_SIGNATURE("bad-signature"),
    CLOCK_SKEW("clock-skew"),
    REPLAYED("replayed"),
    NO_SUCH_VAULT("no-such-vault"),
    REGISTRATION_CLOSED("registration-closed"),
    BAD_TOKEN("bad-token"),
    NOT_NEXT("not-next"),
    FORKED_FEED("forked-feed"),
    STALE_ROOT("stale-root"),
    UNKNOWN_ROOT("unknown-root"),
    UNKNOWN_SEEN("unknown-seen"),
    STALE_RESOLUTION("stale-resolution"),
    QUOTA_EXCEEDED("quota-exceeded"),
    STORAGE_FULL("storage-full"),
    NO_SUCH_REVISION("no-such-revision"),
    NO_SUCH_CHUNK("no-such-chunk"),
    OTHER_CHUNK("other-chunk"),
    NO_SUCH_MAILBOX("no-such-mailbox"),
    MAILBOX_FULL("mailbox-full"),
    MAILBOX_CLOSED("mailbox-closed"),
    CODE_TAKEN("code-taken"),
    TOO_MANY_REQUESTS("too-many-requests"),
    NOT_FOUND("not-found"),
    INTERNAL("internal");

    private final String text;

    Code(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }

    public static Optional<Code> of(String text) {
      return Arrays.stream(values()).filter(code -> code.text.equals(text)).findFirst();
    }
  }
}
