package app.coffer.server.operate;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/** What Prometheus collects. */
@Path("metrics")
public final class MetricsResource {
  private final Metrics metrics;
  private final OperatorAccess access;

  @Inject
  public MetricsResource(Metrics metrics, OperatorAccess access) {
    this.metrics = metrics;
    this.access = access;
  }

  @GET
  public Response metrics(@Context Request request) {
    Optional<Response> refusal = access.refusal(request);
    StreamingOutput all = metrics::write;
    return refusal.orElseGet(() -> Response.ok(all).type(Metrics.CONTENT_TYPE).build());
  }
}
