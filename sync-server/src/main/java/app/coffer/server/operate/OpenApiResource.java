package app.coffer.server.operate;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The API's description of itself. */
@Path("openapi")
public final class OpenApiResource {
  private static final String TYPE = "application/vnd.oai.openapi+json;version=3.1";

  @GET
  public Response description() {
    return Response.ok(document(), TYPE).build();
  }

  private static byte[] document() {
    try (InputStream in = OpenApiResource.class.getResourceAsStream("/openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("openapi.json is not in the program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("openapi.json", e);
    }
  }
}
