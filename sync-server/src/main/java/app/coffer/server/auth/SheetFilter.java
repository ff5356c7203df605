package app.coffer.server.auth;

import app.coffer.server.vault.BlobStore;
import app.coffer.server.vault.BlobStore.Reader;
import app.coffer.server.vault.VaultLog;
import app.coffer.wire.RootStatement;
import app.coffer.wire.http.RequestSignature;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds the vault whose genesis names the recovery key that signed the request. Without such a
 * vault the answer is the one that strangers get.
 */
@SheetSigned
@Priority(Priorities.AUTHENTICATION)
public final class SheetFilter implements ContainerRequestFilter {
  private static final String FOUND = SheetFilter.class.getName();

  private final BlobStore store;
  private final Signatures signatures;
  private final Consumer<String> rate;

  /**
   * @param rate told the caller's id once it is known; throws where that caller asks too often
   */
  public SheetFilter(BlobStore store, Signatures signatures, Consumer<String> rate) {
    this.store = store;
    this.signatures = signatures;
    this.rate = rate;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    RequestSignature claimed = signatures.claimed(request);
    VaultId vault =
        store.read(rows -> rows.recoverable(claimed.device())).orElseThrow(VaultLog::noSuchVault);
    byte[] key =
        store
            .read(rows -> recoveryKey(rows, vault, claimed.device()))
            .orElseThrow(VaultLog::noSuchVault);
    signatures.accept(claimed, key);
    rate.accept(claimed.device().hex());
    request.setProperty(FOUND, vault);
  }

  /** The vault that the request's sheet is of. */
  public static VaultId vault(ContainerRequestContext request) {
    return request.getProperty(FOUND) instanceof VaultId vault ? vault : unfiltered();
  }

  private static VaultId unfiltered() {
    throw new IllegalStateException("a request that did not pass this filter");
  }

  /** The recovery key of a vault, where the caller names itself by it. */
  static Optional<byte[]> recoveryKey(Reader rows, VaultId vault, DeviceId caller) {
    return rows.vault(vault)
        .flatMap(row -> rows.rootStatement(row.number(), 0))
        .map(first -> RootStatement.decode(first.bytes()))
        .filter(RootStatement.Genesis.class::isInstance)
        .map(genesis -> ((RootStatement.Genesis) genesis).recoverySignKey())
        .filter(key -> RootStatement.deviceId(key).equals(caller));
  }
}
