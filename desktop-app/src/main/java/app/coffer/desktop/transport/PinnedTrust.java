package app.coffer.desktop.transport;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts what this computer trusts; or, where a person compared a certificate, that one and no
 * other, whoever signed it.
 */
final class PinnedTrust implements X509TrustManager {
  private final X509TrustManager system;
  private final Optional<String> pin;

  PinnedTrust(Optional<String> pin) {
    this.system = system();
    this.pin = pin;
  }

  /** A certificate that is not trusted, told by its fingerprint so that a person can compare it. */
  static final class Untrusted extends CertificateException {
    private final String fingerprint;
    private final boolean changed;

    Untrusted(String fingerprint, boolean changed, @Nullable Throwable cause) {
      super("a certificate that is not trusted", cause);
      this.fingerprint = fingerprint;
      this.changed = changed;
    }

    String fingerprint() {
      return fingerprint;
    }

    /** Whether a person trusted another one at this address. */
    boolean changed() {
      return changed;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    String shown = fingerprint(chain[0]);
    if (pin.isPresent()) {
      if (!shown.equals(pin.get())) {
        throw new Untrusted(shown, true, null);
      }
      return;
    }
    try {
      system.checkServerTrusted(chain, authType);
    } catch (CertificateException e) {
      throw new Untrusted(shown, false, e);
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    system.checkClientTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return system.getAcceptedIssuers();
  }

  /** Whether a connection's certificate is the one that a person compared. */
  boolean isPinned(Certificate certificate) {
    return pin.isPresent()
        && certificate instanceof X509Certificate x509
        && fingerprint(x509).equals(pin.get());
  }

  /** SHA-256 of the whole certificate, in hex. */
  static String fingerprint(X509Certificate certificate) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
    } catch (NoSuchAlgorithmException | CertificateException e) {
      throw new IllegalStateException("a certificate without bytes", e);
    }
  }

  private static X509TrustManager system() {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return Stream.of(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (NoSuchAlgorithmException | KeyStoreException e) {
      throw new IllegalStateException("no trust manager", e);
    }
  }
}
