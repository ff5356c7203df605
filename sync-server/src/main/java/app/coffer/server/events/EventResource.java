package app.coffer.server.events;

import app.coffer.server.auth.MemberFilter;
import app.coffer.server.auth.MemberOnly;
import app.coffer.server.limit.TooManyRequests;
import app.coffer.wire.id.VaultId;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.jetty.server.Request;

/** The stream of hints of one vault. */
@Path("/api/v1/vaults/{vault}/sync/events")
@MemberOnly
public final class EventResource {
  private final EventHub hub;

  @Inject
  public EventResource(EventHub hub) {
    this.hub = hub;
  }

  /** Listens until either end goes away. */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void listen(
      @PathParam("vault") String vault,
      @Context SecurityContext caller,
      @Context SseEventSink sink,
      @Context Sse sse,
      @Context Request request) {
    var listener =
        new Listener(
            VaultId.ofHex(vault), MemberFilter.device(caller), sink, sse, () -> HangUp.on(request));
    if (!hub.join(listener)) {
      throw new TooManyRequests(60);
    }
    Thread.ofVirtual().name("coffer-events").start(() -> listener.send(hub));
  }
}
