package app.coffer.desktop.sync;

import app.coffer.wire.Problem;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a sync could not complete. Local data is safe in every case; the kind says whether to retry,
 * ask, or stop.
 */
public abstract sealed class SyncFault extends Exception {
  private SyncFault(String message, Throwable cause) {
    super(message, cause);
  }

  /** The replica did not answer, or the answer broke off. Retry later. */
  public static final class Offline extends SyncFault {
    public Offline(String what, Throwable cause) {
      super(what, cause);
    }

    /** No computer of that name was found, rather than one that did not answer. */
    public boolean isUnknownName() {
      return getCause() instanceof UnknownHostException;
    }
  }

  /** Something answered that is no Coffer server: HTML, a captive portal, another program. */
  public static final class NotACofferServer extends SyncFault {
    public NotACofferServer(String what) {
      super(what, null);
    }
  }

  /** The server refused; the code says why. */
  public static final class Refused extends SyncFault {
    private final String code;

    public Refused(String code, String detail) {
      super(code + ": " + detail, null);
      this.code = code;
    }

    /** The code where this version knows it. */
    public Optional<Problem.Code> code() {
      return Problem.Code.of(code);
    }
  }

  /** This computer's clock is too far from the server's. */
  public static final class ClockSkew extends SyncFault {
    private final long seconds;

    /**
     * @param seconds this clock minus the server's
     */
    public ClockSkew(long seconds) {
      super("clock differs by " + seconds + " s", null);
      this.seconds = seconds;
    }

    public long seconds() {
      return seconds;
    }
  }

  /** The server's certificate is not trusted. */
  public static final class UntrustedCertificate extends SyncFault {
    private final Optional<String> fingerprint;
    private final boolean changed;

    /** One that nobody may be asked about: it belongs to another name. */
    public UntrustedCertificate(Throwable cause) {
      super("certificate not trusted", cause);
      this.fingerprint = Optional.empty();
      this.changed = false;
    }

    /**
     * @param fingerprint SHA-256 in hex, for a person to compare with what the server shows
     * @param changed whether a person trusted another one at this address
     */
    public UntrustedCertificate(String fingerprint, boolean changed, Throwable cause) {
      super(changed ? "certificate changed" : "certificate not trusted", cause);
      this.fingerprint = Optional.of(fingerprint);
      this.changed = changed;
    }

    public Optional<String> fingerprint() {
      return fingerprint;
    }

    public boolean changed() {
      return changed;
    }
  }

  /** The address would carry requests over the internet without TLS; nothing was sent. */
  public static final class InTheClear extends SyncFault {
    public InTheClear() {
      super("outside a private network only https is used", null);
    }
  }

  /** The server, or another device, uses a newer format. */
  public static final class TooOld extends SyncFault {
    public TooOld() {
      super("a newer version is needed", null);
    }
  }

  /** This device was removed from the vault; what it holds stays, and nothing is sent any more. */
  public static final class Removed extends SyncFault {
    private final Instant at;

    /**
     * @param at when, by the clock of the device that removed it
     */
    public Removed(Instant at) {
      super("this device was removed", null);
      this.at = at;
    }

    public Instant at() {
      return at;
    }
  }

  /** The server is older than this program can talk to. */
  public static final class TooNew extends SyncFault {
    public TooNew() {
      super("the server needs a newer version", null);
    }
  }

  /** What the replica showed contradicts what it, or a device, showed before. */
  public static final class Distrusted extends SyncFault {
    private final Alarm alarm;

    public Distrusted(Alarm alarm, String what) {
      super(alarm + ": " + what, null);
      this.alarm = alarm;
    }

    public Alarm alarm() {
      return alarm;
    }
  }

  /** The names of what a replica can be caught at. */
  public enum Alarm {
    ROOT_FORK,
    ROOT_WITHHELD,
    EQUIVOCATION,
    CLONED_DEVICE,
    WITHHELD,
    FORK,
    ROLLBACK,
    BODY_MISSING,
    LATE_WITHHELD,
    NOT_AUTHENTIC
  }
}
