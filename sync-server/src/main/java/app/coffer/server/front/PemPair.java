package app.coffer.server.front;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A certificate chain and its key, as two PEM files hold them. */
record PemPair(List<X509Certificate> chain, PrivateKey key) {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("EC", "RSA", "Ed25519");

  /** Reads both; {@link BadCertificate} where they cannot be read or do not belong together. */
  static PemPair read(TlsFiles files) {
    List<X509Certificate> chain = chain(files.certificate());
    PrivateKey key = key(files.key());
    if (!belongTogether(chain.getFirst(), key)) {
      throw new BadCertificate(
          files.key() + " is not the key of the first certificate in " + files.certificate() + ".");
    }
    return new PemPair(chain, key);
  }

  private static List<X509Certificate> chain(Path file) {
    try (var in = new ByteArrayInputStream(bytes(file))) {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!chain.isEmpty()) {
        return chain;
      }
    } catch (CertificateException | IOException e) {
      throw new BadCertificate(file + " holds no certificates in PEM.");
    }
    throw new BadCertificate(file + " holds no certificates in PEM.");
  }

  private static PrivateKey key(Path file) {
    Matcher found = KEY.matcher(new String(bytes(file), StandardCharsets.US_ASCII));
    if (!found.find()) {
      throw new BadCertificate(
          file
              + " holds no PRIVATE KEY in PEM; \"openssl pkcs8 -topk8 -nodes -in OLD -out NEW\""
              + " makes one of other forms.");
    }
    var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(1)));
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException e) {
        continue; // of another kind
      } catch (GeneralSecurityException e) {
        throw new AssertionError("every Java platform has " + algorithm, e);
      }
    }
    throw new BadCertificate(file + " holds a key that is neither EC nor RSA nor Ed25519.");
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new BadCertificate(file + " cannot be read.");
    }
  }

  private static boolean belongTogether(X509Certificate certificate, PrivateKey key) {
    byte[] text = "do they belong together".getBytes(StandardCharsets.US_ASCII);
    try {
      Signature signature = Signature.getInstance(signatureBy(key));
      signature.initSign(key);
      signature.update(text);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(text);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String signatureBy(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> "EdDSA";
    };
  }

  /** The SHA-256 of the server's own certificate, as openssl and the app show it. */
  String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(chain.getFirst().getEncoded());
      return HexFormat.ofDelimiter(":").formatHex(hash).toUpperCase(Locale.ROOT);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("a certificate that was read has its bytes", e);
    }
  }

  /** For the TLS of this platform; in memory only. */
  KeyStore keyStore(String alias, char[] password) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(alias, key, password, chain.toArray(X509Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new BadCertificate("The certificate cannot be used: " + e.getMessage());
    }
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "PemPair[" + chain.getFirst().getSubjectX500Principal() + "]";
  }
}
