package app.coffer.server.resource;

import app.coffer.server.auth.SheetFilter;
import app.coffer.server.auth.SheetSigned;
import app.coffer.wire.api.RecoverableVault;
import app.coffer.wire.codec.WireFormats;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;

/** The way back to a vault for somebody who has nothing left but its recovery sheet. */
@Path("/api/v1/recovery")
@Produces({WireFormats.JSON_TYPE, WireFormats.CBOR_TYPE})
public final class RecoveryResource {

  /** Which vault the sheet that signed the request is of. */
  @GET
  @SheetSigned
  public RecoverableVault vault(@Context ContainerRequestContext request) {
    return new RecoverableVault(SheetFilter.vault(request));
  }
}
