package app.coffer.server.resource;

import app.coffer.server.auth.MemberFilter;
import app.coffer.server.auth.MemberOnly;
import app.coffer.server.vault.VaultLog;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.Push;
import app.coffer.wire.api.PushReceipt;
import app.coffer.wire.api.Resolve;
import app.coffer.wire.api.VaultStatus;
import app.coffer.wire.codec.WireFormats;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.VaultId;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;

/** The log of a vault: push, pull, and what stands between. */
@Path("/api/v1/vaults/{vault}/sync")
@Consumes({WireFormats.JSON_TYPE, WireFormats.CBOR_TYPE})
@Produces({WireFormats.JSON_TYPE, WireFormats.CBOR_TYPE})
@MemberOnly
public final class SyncResource {
  private final VaultLog log;

  @Inject
  public SyncResource(VaultLog log) {
    this.log = log;
  }

  @POST
  @Path("push")
  public PushReceipt push(
      @PathParam("vault") String vault, @Context SecurityContext caller, Push push) {
    return log.push(VaultId.ofHex(vault), MemberFilter.device(caller), push);
  }

  @GET
  @Path("pull")
  public PullPage pull(
      @PathParam("vault") String vault,
      @QueryParam("since") @DefaultValue("0") long since,
      @QueryParam("root") @DefaultValue("0") long root,
      @QueryParam("limit") @DefaultValue("500") int limit) {
    return log.pull(VaultId.ofHex(vault), new Cursor(Math.max(0, since)), root, limit);
  }

  @GET
  @Path("status")
  public VaultStatus status(@PathParam("vault") String vault) {
    return log.status(VaultId.ofHex(vault));
  }

  @POST
  @Path("resolve")
  public void resolve(@PathParam("vault") String vault, Resolve resolve) {
    log.checkHeads(VaultId.ofHex(vault), resolve);
  }
}
