package app.coffer.server.app;

import app.coffer.server.operate.StoreFigures;
import app.coffer.server.vault.Registration;
import app.coffer.wire.api.Health;
import app.coffer.wire.codec.WireFormats;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;

/**
 * Says that a server is here, what it is, and what time it has; the one thing a stranger may ask.
 */
@Path("{api: (api/v1/)?}health")
public final class HealthResource {
  private final InstantSource clock;
  private final Registration registration;
  private final StoreFigures store;

  /** Whether it lives, or is ready for work. */
  record Condition(String status) {}

  @Inject
  public HealthResource(InstantSource clock, Registration registration, StoreFigures store) {
    this.clock = clock;
    this.registration = registration;
    this.store = store;
  }

  @GET
  @Produces({WireFormats.JSON_TYPE, WireFormats.CBOR_TYPE})
  public Health health() {
    return new Health(
        Health.PRODUCT,
        CofferServer.version(),
        Health.API,
        clock.instant(),
        registration.mode().text());
  }

  /** Whether the program runs at all; if not, it is to be started anew. */
  @GET
  @Path("live")
  @Produces(WireFormats.JSON_TYPE)
  public Condition live() {
    return new Condition("live");
  }

  /** Whether requests may be sent here: not while the database is away, nor while it stops. */
  @GET
  @Path("ready")
  @Produces(WireFormats.JSON_TYPE)
  public Response ready() {
    return store.now().answers()
        ? Response.ok(new Condition("ready")).build()
        : Response.status(Response.Status.SERVICE_UNAVAILABLE)
            .entity(new Condition("database-away"))
            .build();
  }
}
