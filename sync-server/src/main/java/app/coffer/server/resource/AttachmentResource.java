package app.coffer.server.resource;

import app.coffer.server.auth.MemberOnly;
import app.coffer.server.vault.AttachmentChunks;
import app.coffer.wire.Limits;
import app.coffer.wire.api.HeldChunks;
import app.coffer.wire.codec.WireFormats;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.VaultId;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** The sealed chunks of one attachment; one at a time, so that memory stays bounded. */
@Path("/api/v1/vaults/{vault}/attachments/{attachment: [0-9a-f]{32}}")
@MemberOnly
public final class AttachmentResource {
  private final AttachmentChunks chunks;

  @Inject
  public AttachmentResource(AttachmentChunks chunks) {
    this.chunks = chunks;
  }

  /** Which chunks are here, so that a sending that broke off goes on. */
  @GET
  @Produces({WireFormats.JSON_TYPE, WireFormats.CBOR_TYPE})
  public HeldChunks held(
      @PathParam("vault") String vault, @PathParam("attachment") String attachment) {
    return new HeldChunks(chunks.held(VaultId.ofHex(vault), RecordId.ofHex(attachment)));
  }

  @PUT
  @Path("{chunk: [0-9]{1,2}}")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  public void put(
      @PathParam("vault") String vault,
      @PathParam("attachment") String attachment,
      @PathParam("chunk") int chunk,
      InputStream body)
      throws IOException {
    chunks.put(
        VaultId.ofHex(vault),
        RecordId.ofHex(attachment),
        chunk,
        body.readNBytes(Limits.CHUNK_BYTES + 1));
  }

  /** The chunk's bytes as they were sent. */
  @GET
  @Path("{chunk: [0-9]{1,2}}")
  public Response get(
      @PathParam("vault") String vault,
      @PathParam("attachment") String attachment,
      @PathParam("chunk") int chunk) {
    return Response.ok(
            chunks.get(VaultId.ofHex(vault), RecordId.ofHex(attachment), chunk),
            MediaType.APPLICATION_OCTET_STREAM)
        .build();
  }

  /** Takes a release back. */
  @POST
  @Path("keep")
  public void keep(@PathParam("vault") String vault, @PathParam("attachment") String attachment) {
    chunks.keep(VaultId.ofHex(vault), RecordId.ofHex(attachment));
  }

  /** Releases it: the chunks are dropped after the time of retention. */
  @DELETE
  public void release(
      @PathParam("vault") String vault, @PathParam("attachment") String attachment) {
    chunks.release(VaultId.ofHex(vault), RecordId.ofHex(attachment));
  }
}
