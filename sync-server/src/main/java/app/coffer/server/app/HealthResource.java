package app.coffer.server.app;

import app.coffer.server.vault.Registration;
import app.coffer.wire.api.Health;
import app.coffer.wire.codec.WireFormats;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.InstantSource;

/**
 * Says that a server is here, what it is, and what time it has; the one thing a stranger may ask.
 */
@Path("{api: (api/v1/)?}health")
public final class HealthResource {
  private final InstantSource clock;
  private final Registration registration;

  @Inject
  public HealthResource(InstantSource clock, Registration registration) {
    this.clock = clock;
    this.registration = registration;
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
}
