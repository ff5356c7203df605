package app.coffer.server.auth;

import app.coffer.server.vault.BlobStore;
import app.coffer.server.vault.BlobStore.Member;
import app.coffer.server.vault.Refusal;
import app.coffer.server.vault.VaultLog;
import app.coffer.wire.http.RequestSignature;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets members of the vault in the path through. A vault that is not here, a vault of others and
 * one that the caller was removed from get the same answer, byte for byte.
 */
@MemberOnly
@Priority(Priorities.AUTHENTICATION)
public final class MemberFilter implements ContainerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(MemberFilter.class);

  private final BlobStore store;
  private final Signatures signatures;
  private final InstantSource clock;
  private final Consumer<String> rate;
  private final LastSeen lastSeen;

  /**
   * @param rate told the caller's id once it is known; throws where that caller asks too often
   */
  public MemberFilter(
      BlobStore store, Signatures signatures, InstantSource clock, Consumer<String> rate) {
    this.store = store;
    this.signatures = signatures;
    this.clock = clock;
    this.rate = rate;
    this.lastSeen = new LastSeen(store);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    RequestSignature claimed = signatures.claimed(request);
    String named = request.getUriInfo().getPathParameters().getFirst("vault");
    if (named == null || !named.matches("[0-9a-f]{64}")) {
      throw VaultLog.noSuchVault();
    }
    VaultId vault = VaultId.ofHex(named);
    Optional<Member> member =
        store
            .read(rows -> rows.member(vault, claimed.device()))
            .filter(known -> known.active() || readsRootLog(request));
    byte[] key =
        member
            .map(Member::signKey)
            .or(() -> sheet(vault, claimed, request))
            .orElseThrow(() -> stranger());
    signatures.accept(claimed, key);
    rate.accept(claimed.device().hex());
    if (member.filter(Member::active).isPresent()) {
      lastSeen.touch(vault, claimed.device(), clock.instant());
    }
    request.setSecurityContext(new Caller(claimed.device(), request.getSecurityContext()));
  }

  /** Who has the vault's recovery sheet may read it, and append what only the sheet can sign. */
  private Optional<byte[]> sheet(
      VaultId vault, RequestSignature claimed, ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    boolean reads = request.getMethod().equals("GET");
    boolean allowed =
        path.endsWith("/root-log")
            || reads && (path.endsWith("/sync/pull") || path.contains("/revisions/"));
    if (!allowed) {
      return Optional.empty();
    }
    // first whether it is a sheet at all: a stranger would otherwise wait longer where a vault is
    return store.read(rows ->
        rows.recoverable(claimed.device())
            .flatMap(some -> SheetFilter.recoveryKey(rows, vault, claimed.device())));
  }

  /** The one thing that a device is still answered after it was removed: that it was. */
  private static boolean readsRootLog(ContainerRequestContext request) {
    return request.getMethod().equals("GET")
        && request.getUriInfo().getPath().endsWith("/root-log");
  }

  private static Refusal stranger() {
    LOG.debug("a request for a vault by no member of it");
    return VaultLog.noSuchVault();
  }

  /** The device that a member-only request comes from. */
  public static DeviceId device(SecurityContext context) {
    return DeviceId.ofHex(context.getUserPrincipal().getName());
  }

  private record Caller(DeviceId device, SecurityContext outer) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return device::hex;
    }

    @Override
    public boolean isUserInRole(String role) {
      return false;
    }

    @Override
    public boolean isSecure() {
      return outer.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
      return "RFC 9421";
    }
  }
}
