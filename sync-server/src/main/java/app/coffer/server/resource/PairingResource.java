package app.coffer.server.resource;

import app.coffer.server.limit.PairingLimits;
import app.coffer.server.vault.Mailboxes;
import app.coffer.server.vault.Refusal;
import app.coffer.wire.Limits;
import app.coffer.wire.Problem;
import app.coffer.wire.api.MailboxOfCode;
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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Mailboxes for pairing; the one part of the API that strangers may use, so counted by address. */
@Path("/api/v1/pairing")
public final class PairingResource {
  private static final long LONGEST_WAIT_SECONDS = 25;
  private static final String MAILBOX = "{mailbox: [0-9a-f]{32}}";

  /** Four characters of Crockford's base32. */
  private static final String CODE = "[0-9A-HJKMNP-TV-Z]{4}";

  private static final Pattern CODES = Pattern.compile(CODE);

  private final Mailboxes mailboxes;
  private final PairingLimits limits;

  @Inject
  public PairingResource(Mailboxes mailboxes, PairingLimits limits) {
    this.mailboxes = mailboxes;
    this.limits = limits;
  }

  /** Opens a mailbox, and lets it be found by the first characters of a code. */
  @POST
  @Path(MAILBOX)
  public void open(
      @PathParam("mailbox") String mailbox,
      @QueryParam("code") @Nullable String code,
      @Context Request from) {
    String address = count(from);
    if (code != null && !CODES.matcher(code).matches()) {
      throw new Refusal(Problem.Code.MALFORMED, "A code begins with four characters of base32.");
    }
    limits.opening(address);
    mailboxes.open(mailbox, Optional.ofNullable(code), address);
  }

  /** The mailbox of a code. */
  @GET
  @Path("codes/{code: " + CODE + "}")
  @Produces({WireFormats.JSON_TYPE, WireFormats.CBOR_TYPE})
  public MailboxOfCode find(@PathParam("code") String code, @Context Request from) {
    String address = count(from);
    limits.lookUp(address);
    Optional<String> mailbox = mailboxes.find(code);
    if (mailbox.isEmpty()) {
      limits.missed(address);
      throw new Refusal(
          Problem.Code.NO_SUCH_MAILBOX, "There is no such mailbox, or its time is over.");
    }
    return new MailboxOfCode(mailbox.get());
  }

  /** Appends the body as one message. */
  @POST
  @Path(MAILBOX + "/messages")
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
  @Path(MAILBOX + "/messages")
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
  @Path(MAILBOX)
  public void close(@PathParam("mailbox") String mailbox, @Context Request from) {
    count(from);
    mailboxes.close(mailbox);
  }

  private String count(Request from) {
    String address = CallerAddress.of(from);
    limits.request(address);
    return address;
  }
}
