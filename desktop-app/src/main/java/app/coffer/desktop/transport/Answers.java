package app.coffer.desktop.transport;

import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Problem;
import app.coffer.wire.codec.WireFormats;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.Response;
import tools.jackson.core.JacksonException;

/** What an answer that is no success means. */
final class Answers {
  static final int PROBLEM_BYTES = 16 << 10;
  private static final int DETAIL_CHARACTERS = 200;

  private Answers() {}

  /** The media type without parameters, in lower case; empty where there is none. */
  static String type(Response response) {
    String type = response.header("Content-Type", "");
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
  }

  static SyncFault refusal(Response response, byte[] body, Instant now) {
    if (type(response).equals("application/problem+json") && body.length <= PROBLEM_BYTES) {
      try {
        return of(WireFormats.json().readValue(body, Problem.class), response, now);
      } catch (JacksonException e) {
        return new SyncFault.NotACofferServer("an error in another form");
      }
    }
    return switch (response.code()) {
      // what stands before a server answers these by itself
      case 413 -> new SyncFault.Refused(Problem.Code.TOO_LARGE.text(), "too large for the proxy");
      case 429 -> new SyncFault.Refused(Problem.Code.TOO_MANY_REQUESTS.text(), later(response));
      case 500, 502, 503, 504 ->
          new SyncFault.Offline("the server is not ready: " + response.code(), null);
      default -> new SyncFault.NotACofferServer("status " + response.code());
    };
  }

  private static SyncFault of(Problem problem, Response response, Instant now) {
    Optional<Problem.Code> code = Problem.Code.of(problem.code());
    if (code.equals(Optional.of(Problem.Code.CLOCK_SKEW))) {
      return new SyncFault.ClockSkew(skew(response, now));
    }
    if (code.equals(Optional.of(Problem.Code.UNSUPPORTED_VERSION))) {
      return new SyncFault.TooOld();
    }
    if (code.equals(Optional.of(Problem.Code.TOO_MANY_REQUESTS))) {
      return new SyncFault.Refused(problem.code(), later(response));
    }
    return new SyncFault.Refused(plain(problem.code()), plain(problem.detail()));
  }

  private static String later(Response response) {
    return "try again in "
        + Optional.ofNullable(response.header("Retry-After"))
            .filter(seconds -> seconds.matches("[0-9]{1,6}"))
            .orElse("60")
        + " s";
  }

  /** This clock minus the server's, in seconds; 0 where the server does not say. */
  static long skew(Response response, Instant now) {
    return Optional.ofNullable(response.headers().getInstant("Date"))
        .map(date -> Duration.between(date, now).toSeconds())
        .orElse(0L);
  }

  /** A server's words, fit for a log line. */
  private static String plain(String text) {
    String printable = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
    return printable.length() <= DETAIL_CHARACTERS
        ? printable
        : printable.substring(0, DETAIL_CHARACTERS);
  }

  static SyncFault tls(SSLException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof PinnedTrust.Untrusted shown) {
        return new SyncFault.UntrustedCertificate(shown.fingerprint(), shown.changed(), e);
      }
      if (cause instanceof CertificateException) {
        return new SyncFault.UntrustedCertificate(e);
      }
    }
    if (e instanceof SSLPeerUnverifiedException) {
      return new SyncFault.UntrustedCertificate(e);
    }
    return e instanceof SSLHandshakeException
        ? new SyncFault.Offline("no encrypted connection", e)
        : new SyncFault.NotACofferServer("no encrypted connection at this address");
  }
}
