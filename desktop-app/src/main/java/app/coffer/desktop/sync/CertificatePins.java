package app.coffer.desktop.sync;

import java.net.URI;
import java.util.Optional;

/** Certificates that a person compared, one for each address, kept with the vault. */
public final class CertificatePins {
  private static final String PIN = "certificate/";
  private static final int HTTPS = 443;

  private final LocalLog log;

  public CertificatePins(LocalLog log) {
    this.log = log;
  }

  /** SHA-256 in hex. */
  public Optional<String> at(URI server) {
    return log.read(log -> log.setting(name(server)));
  }

  void put(URI server, String fingerprint) throws SyncFault {
    if (!fingerprint.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("a fingerprint has 64 digits of hex");
    }
    log.write(log -> {
      log.set(name(server), fingerprint);
      return null;
    });
  }

  private static String name(URI server) {
    return PIN + server.getHost() + ":" + (server.getPort() < 0 ? HTTPS : server.getPort());
  }
}
