package app.coffer.server.front;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS 1.3 by a certificate in files that are looked at every few seconds. A new one counts for new
 * connections at once; one that cannot be used, or of which only half is written yet, leaves the
 * old one in place.
 */
public final class ReloadingTls implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReloadingTls.class);
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final TlsFiles files;
  private final CurrentKey key;
  private final SslContextFactory.Server context = new SslContextFactory.Server();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("coffer-certificate").daemon().factory());
  private List<Version> seen;
  private volatile PemPair pair;

  /** What a file looked like. */
  private record Version(FileTime changed, long size) {
    static Version of(Path file) {
      try {
        return new Version(Files.getLastModifiedTime(file), Files.size(file));
      } catch (IOException e) {
        return new Version(FileTime.fromMillis(0), -1);
      }
    }
  }

  /** {@link BadCertificate} where the first one cannot be used. */
  public ReloadingTls(TlsFiles files) {
    this.files = files;
    this.seen = versions();
    pair = PemPair.read(files);
    key = new CurrentKey(pair);
    context.setSslContext(key.context());
    context.setIncludeProtocols("TLSv1.3");
    context.setSniRequired(false);
  }

  /** Looks at the files from now on. */
  public void watch() {
    watch.scheduleWithFixedDelay(
        this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  public SslContextFactory.Server context() {
    return context;
  }

  /** The SHA-256 of the certificate in use. */
  public String fingerprint() {
    return pair.fingerprint();
  }

  /** When the certificate in use ends. */
  public Instant until() {
    return pair.chain().getFirst().getNotAfter().toInstant();
  }

  private List<Version> versions() {
    return Stream.of(files.certificate(), files.key()).map(Version::of).toList();
  }

  private void look() {
    List<Version> now = versions();
    if (now.equals(seen)) {
      return;
    }
    seen = now;
    try {
      PemPair next = PemPair.read(files);
      key.replace(next);
      pair = next;
      LOG.info("certificate read again, valid until {}", until());
    } catch (BadCertificate e) {
      LOG.warn("the certificate stays as it was: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
