package app.coffer.server.resource;

import app.coffer.server.limit.RateLimit;
import app.coffer.server.vault.Mailboxes;
import app.coffer.wire.Limits;
import app.coffer.wire.api.PairingMail;
import app.coffer.wire.codec.WireFormats;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.OptionalLong;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Mailboxes for pairing; the one part of the API that strangers may use, so counted by address. */
@Path("/api/v1/pairing/{mailbox: [0-9a-f]{32}}")
public final class PairingResource {
  private static final long LONGEST_WAIT_SECONDS = 25;

  private final Mailboxes mailboxes;
  private final RateLimit rate;

  @Inject
  public PairingResource(Mailboxes mailboxes, RateLimit rate) {
    this.mailboxes = mailboxes;
    this.rate = rate;
  }

  @POST
  public void open(@PathParam("mailbox") String mailbox, @Context Request from) {
    count(from);
    mailboxes.open(mailbox);
  }

  /** Appends the body as one message. */
  @POST
  @Path("messages")
  public void append(
      @PathParam("mailbox") String mailbox,
      @QueryParam("after") @Nullable Long after,
      @Context Request from,
      InputStream body)
      throws IOException {
    count(from);
    mailboxes.append(
        mailbox,
        after == null ? OptionalLong.empty() : OptionalLong.of(after),
        body.readNBytes(Limits.PAIRING_MESSAGE_BYTES + 1));
  }

  @GET
  @Path("messages")
  @Produces({WireFormats.JSON_TYPE, WireFormats.CBOR_TYPE})
  public PairingMail read(
      @PathParam("mailbox") String mailbox,
      @QueryParam("from") @DefaultValue("0") long start,
      @QueryParam("wait") @DefaultValue("0") long wait,
      @Context Request from)
      throws InterruptedException {
    count(from);
    return mailboxes.read(
        mailbox, start, Duration.ofSeconds(Math.clamp(wait, 0, LONGEST_WAIT_SECONDS)));
  }

  @DELETE
  public void close(@PathParam("mailbox") String mailbox, @Context Request from) {
    count(from);
    mailboxes.close(mailbox);
  }

  private void count(Request from) {
    rate.take("pairing " + Request.getRemoteAddr(from));
  }
}
