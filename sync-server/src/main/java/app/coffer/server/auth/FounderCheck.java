package app.coffer.server.auth;

import app.coffer.server.vault.Founding;
import app.coffer.server.vault.VaultLog;
import app.coffer.wire.Problem;
import app.coffer.wire.api.CreateVault;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.http.RequestSignature;
import app.coffer.wire.id.DeviceId;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/**
 * For the requests that come before membership is known here: their signer is a device that the
 * body authorizes.
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
    RequestSignature claimed = claimed(request);
    if (!claimed.device().equals(founder.device())) {
      throw byAnother();
    }
    signatures.accept(claimed, founder.signKey());
  }

  /**
   * The device that signed a request to bring a vault here. Whether it is a member the log decides,
   * which costs more to check than this signature; a device that the log does not name at all is
   * answered as a stranger.
   */
  public DeviceId bringer(ContainerRequestContext request, RootLog body) {
    RequestSignature claimed = claimed(request);
    Founding.Founder bringer =
        Founding.named(body, claimed.device()).orElseThrow(VaultLog::noSuchVault);
    signatures.accept(claimed, bringer.signKey());
    return bringer.device();
  }

  private static RequestSignature claimed(ContainerRequestContext request) {
    if (request.getProperty(CLAIMED) instanceof RequestSignature claimed) {
      return claimed;
    }
    throw byAnother();
  }

  private static Unauthenticated byAnother() {
    return new Unauthenticated(
        Problem.Code.BAD_SIGNATURE, "The request is signed by another device than it names.");
  }
}
