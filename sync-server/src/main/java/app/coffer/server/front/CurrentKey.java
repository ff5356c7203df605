package app.coffer.server.front;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The server's key, which may be exchanged while it serves. The one before is kept for handshakes
 * that began with it: they name it by an alias of its own.
 */
final class CurrentKey extends X509ExtendedKeyManager {
  private record Generation(String alias, X509ExtendedKeyManager keys) {}

  private int generations;
  private volatile Generation now;
  private volatile Generation before;

  CurrentKey(PemPair first) {
    now = generation(first);
    before = now;
  }

  synchronized void replace(PemPair by) {
    Generation next = generation(by);
    before = now;
    now = next;
  }

  private Generation generation(PemPair pair) {
    String alias = "server-" + generations++;
    char[] unimportant = alias.toCharArray(); // the store never leaves memory
    try {
      KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
      factory.init(pair.keyStore(alias, unimportant), unimportant);
      for (KeyManager manager : factory.getKeyManagers()) {
        if (manager instanceof X509ExtendedKeyManager keys) {
          return new Generation(alias, keys);
        }
      }
    } catch (GeneralSecurityException e) {
      throw new BadCertificate("The certificate cannot be used: " + e.getMessage());
    }
    throw new AssertionError("every Java platform has X.509");
  }

  /** A context that always shows the current one. */
  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(new KeyManager[] {this}, null, null);
      return context;
    } catch (KeyManagementException e) {
      throw new BadCertificate("The certificate cannot be used: " + e.getMessage());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has TLS 1.3", e);
    }
  }

  private X509ExtendedKeyManager of(String alias) {
    return before.alias.equals(alias) ? before.keys : now.keys;
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    return now.keys.chooseEngineServerAlias(keyType, issuers, engine);
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, Socket socket) {
    return now.keys.chooseServerAlias(keyType, issuers, socket);
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return now.keys.getServerAliases(keyType, issuers);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    return of(alias).getCertificateChain(alias);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    return of(alias).getPrivateKey(alias);
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null; // a server only
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyType, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }
}
