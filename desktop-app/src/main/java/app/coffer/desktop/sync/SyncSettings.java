package app.coffer.desktop.sync;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What sync remembers of itself between starts. */
final class SyncSettings {
  private static final String SERVER = "server";
  private static final String AUTO = "auto";
  private static final String EVERY_MINUTES = "every-minutes";
  private static final String TOKEN = "registration-token";
  private static final String LAST_SYNC = "last-sync";
  private static final String LAST_FAULT = "last-fault";
  private static final String PAUSED_UNTIL = "paused-until";
  private static final int USUAL_MINUTES = 5;

  private final LocalLog log;

  SyncSettings(LocalLog log) {
    this.log = log;
  }

  Optional<URI> server() {
    return get(SERVER).map(URI::create);
  }

  void server(@Nullable URI server) throws SyncFault {
    set(SERVER, server == null ? null : server.toString());
  }

  /** What the server's operator gave, so that a vault the server lost can be put back there. */
  Optional<String> registrationToken() {
    return get(TOKEN);
  }

  void registrationToken(Optional<String> token) throws SyncFault {
    set(TOKEN, token.orElse(null));
  }

  Optional<Instant> lastSync() {
    return get(LAST_SYNC).map(Long::parseLong).map(Instant::ofEpochMilli);
  }

  void lastSync(Instant at) throws SyncFault {
    set(LAST_SYNC, Long.toString(at.toEpochMilli()));
  }

  /** The last fault that stays until somebody does something, by its kind. */
  Optional<SyncFault> lastFault() {
    return get(LAST_FAULT).flatMap(FaultKind::lasting);
  }

  void lastFault(Optional<SyncFault> fault) throws SyncFault {
    Optional<String> kind = fault.map(FaultKind::of);
    if (kind.isEmpty() || kind.flatMap(FaultKind::lasting).isPresent()) {
      set(LAST_FAULT, kind.orElse(null));
    }
  }

  Optional<Instant> pausedUntil() {
    return get(PAUSED_UNTIL).map(Long::parseLong).map(Instant::ofEpochMilli);
  }

  void pausedUntil(Optional<Instant> until) throws SyncFault {
    set(PAUSED_UNTIL, until.map(at -> Long.toString(at.toEpochMilli())).orElse(null));
  }

  SyncControl.Preferences preferences() {
    return new SyncControl.Preferences(
        get(AUTO).map(Boolean::parseBoolean).orElse(true),
        get(EVERY_MINUTES).map(Integer::parseInt).orElse(USUAL_MINUTES));
  }

  void preferences(SyncControl.Preferences preferences) throws SyncFault {
    set(AUTO, Boolean.toString(preferences.auto()));
    set(EVERY_MINUTES, Integer.toString(Math.max(1, preferences.everyMinutes())));
  }

  private Optional<String> get(String name) {
    return log.read(log -> log.setting(name));
  }

  private void set(String name, @Nullable String value) throws SyncFault {
    log.write(log -> {
      log.set(name, value);
      return null;
    });
  }
}
