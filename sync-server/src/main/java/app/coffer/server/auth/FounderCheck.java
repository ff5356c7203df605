package app.coffer.server.auth;

import app.coffer.server.vault.Founding;
import app.coffer.wire.Problem;
import app.coffer.wire.api.CreateVault;
import app.coffer.wire.http.RequestSignature;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/**
 * For the one request that comes before membership: its signer is the device that the body
 * authorizes.
 */
@DeviceSigned
@Priority(Priorities.AUTHENTICATION)
public final class FounderCheck implements ContainerRequestFilter {
  private static final String CLAIMED = FounderCheck.class.getName();

  private final Signatures signatures;

  public FounderCheck(Signatures signatures) {
    this.signatures = signatures;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(CLAIMED, signatures.claimed(request));
  }

  /** Refuses where another device signed the request than the one it authorizes. */
  public void check(ContainerRequestContext request, CreateVault body) {
    Founding.Founder founder = Founding.founder(body);
    if (!(request.getProperty(CLAIMED) instanceof RequestSignature claimed)
        || !claimed.device().equals(founder.device())) {
      throw new Unauthenticated(
          Problem.Code.BAD_SIGNATURE, "The request is signed by another device than it names.");
    }
    signatures.accept(claimed, founder.signKey());
  }
}
