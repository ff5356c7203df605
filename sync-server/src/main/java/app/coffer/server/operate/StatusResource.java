package app.coffer.server.operate;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.jetty.server.Request;

/** A page for the operator: whether all is well, and how much there is. It names nobody. */
@Path("status")
public final class StatusResource {
  private final StatusPage page;
  private final OperatorAccess access;

  @Inject
  public StatusResource(StatusPage page, OperatorAccess access) {
    this.page = page;
    this.access = access;
  }

  @GET
  public Response page(@Context Request request) {
    return access
        .refusal(request)
        .orElseGet(() -> Response.ok(page.html(), "text/html;charset=UTF-8").build());
  }

  @GET
  @Path("style.css")
  public Response style(@Context Request request) {
    return access
        .refusal(request)
        .orElseGet(() -> Response.ok(StatusPage.STYLE, "text/css;charset=UTF-8").build());
  }
}
