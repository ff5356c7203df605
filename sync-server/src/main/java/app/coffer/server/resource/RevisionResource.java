package app.coffer.server.resource;

import app.coffer.server.auth.MemberOnly;
import app.coffer.server.vault.VaultLog;
import app.coffer.wire.id.RevisionId;
import app.coffer.wire.id.VaultId;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** One body, for history and for a head whose body a device lacks. */
@Path("/api/v1/vaults/{vault}/revisions/{revision: [0-9a-f]{64}}")
@MemberOnly
public final class RevisionResource {
  private final VaultLog log;

  @Inject
  public RevisionResource(VaultLog log) {
    this.log = log;
  }

  /** The bytes {@code nonce(24) || box} as they were sent. */
  @GET
  public Response body(@PathParam("vault") String vault, @PathParam("revision") String revision) {
    return Response.ok(
            log.body(VaultId.ofHex(vault), RevisionId.ofHex(revision)),
            MediaType.APPLICATION_OCTET_STREAM)
        .build();
  }
}
