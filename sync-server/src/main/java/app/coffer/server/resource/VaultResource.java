package app.coffer.server.resource;

import app.coffer.server.auth.DeviceSigned;
import app.coffer.server.auth.FounderCheck;
import app.coffer.server.auth.MemberFilter;
import app.coffer.server.auth.MemberOnly;
import app.coffer.server.vault.Founding;
import app.coffer.server.vault.VaultLog;
import app.coffer.wire.Signed;
import app.coffer.wire.api.CreateVault;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.api.VaultCreated;
import app.coffer.wire.codec.WireFormats;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Vaults and their root logs. */
@Path("/api/v1/vaults")
@Consumes({WireFormats.JSON_TYPE, WireFormats.CBOR_TYPE})
@Produces({WireFormats.JSON_TYPE, WireFormats.CBOR_TYPE})
public final class VaultResource {
  /** The header that carries the registration token. */
  public static final String REGISTRATION = "Coffer-Registration";

  private final Founding founding;
  private final FounderCheck founder;
  private final VaultLog log;

  @Inject
  public VaultResource(Founding founding, FounderCheck founder, VaultLog log) {
    this.founding = founding;
    this.founder = founder;
    this.log = log;
  }

  /** Creates a vault, or finds it as it was created by the same request. */
  @POST
  @DeviceSigned
  public VaultCreated create(
      @Context ContainerRequestContext request,
      @HeaderParam(REGISTRATION) @Nullable String token,
      CreateVault body) {
    founder.check(request, body);
    return founding.create(body, Optional.ofNullable(token));
  }

  /**
   * Brings a vault here that is older than this server's memory of it, or continues it: its root
   * log from the genesis on, by a device that is a member at its end.
   */
  @PUT
  @Path("{vault}/root-log")
  @DeviceSigned
  public VaultCreated bring(
      @Context ContainerRequestContext request,
      @PathParam("vault") String vault,
      @HeaderParam(REGISTRATION) @Nullable String token,
      RootLog body) {
    if (!vault.matches("[0-9a-f]{64}")) {
      throw VaultLog.noSuchVault();
    }
    DeviceId bringer = founder.bringer(request, body);
    return founding.bring(VaultId.ofHex(vault), body, bringer, Optional.ofNullable(token));
  }

  /** Deletes this server's copy; the body is the vault's id, signed by the root key. */
  @DELETE
  @Path("{vault}")
  @MemberOnly
  public void delete(@PathParam("vault") String vault, Signed order) {
    log.delete(VaultId.ofHex(vault), order);
  }

  /** For former members, too: it is how they learn that they were removed. */
  @GET
  @Path("{vault}/root-log")
  @MemberOnly
  public RootLog rootLog(
      @PathParam("vault") String vault,
      @Context SecurityContext caller,
      @QueryParam("from") @DefaultValue("0") long from) {
    return log.rootLog(VaultId.ofHex(vault), MemberFilter.device(caller), from);
  }

  @POST
  @Path("{vault}/root-log")
  @MemberOnly
  public void append(@PathParam("vault") String vault, RootLog statements) {
    log.append(VaultId.ofHex(vault), statements);
  }
}
