package app.coffer.server.auth;

import app.coffer.server.vault.Nonces;
import app.coffer.wire.Limits;
import app.coffer.wire.Problem;
import app.coffer.wire.http.BadRequestSignature;
import app.coffer.wire.http.RequestParts;
import app.coffer.wire.http.RequestSignature;
import app.coffer.wire.http.SignatureHeaders;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Reads the signature of a request and judges its form, its time and whether it is a replay. */
public final class Signatures {
  private final InstantSource clock;
  private final Optional<String> publicAuthority;
  private final Nonces nonces;

  /**
   * @param publicUrl where clients reach this server, if it stands behind a proxy; otherwise the
   *     Host header is believed, because the client signed the same
   * @param nonces remembers what was accepted
   */
  public Signatures(InstantSource clock, Optional<URI> publicUrl, Nonces nonces) {
    this.clock = clock;
    this.publicAuthority =
        publicUrl.map(url -> RequestParts.authority(url.getScheme(), url.getRawAuthority()));
    this.nonces = nonces;
  }

  /** The claim of a request that is well-formed and timely; its body stays readable. */
  RequestSignature claimed(ContainerRequestContext request) {
    byte[] body = body(request);
    URI uri = request.getUriInfo().getRequestUri();
    String query = uri.getRawQuery();
    var parts =
        new RequestParts(
            request.getMethod(),
            publicAuthority.orElseGet(() -> authority(request, uri)),
            uri.getRawPath(),
            query == null ? "?" : "?" + query,
            header(request, HttpHeaders.CONTENT_TYPE).orElse(""),
            body);
    RequestSignature claimed;
    try {
      claimed =
          RequestSignature.read(
              parts,
              new SignatureHeaders(
                  header(request, SignatureHeaders.INPUT).orElse(""),
                  header(request, SignatureHeaders.SIGNATURE).orElse(""),
                  header(request, SignatureHeaders.CONTENT_DIGEST)));
    } catch (BadRequestSignature e) {
      throw new Unauthenticated(
          Problem.Code.BAD_SIGNATURE, "The request is not signed as this API asks for.");
    }
    Duration skew = Duration.between(claimed.created(), clock.instant()).abs();
    if (skew.toSeconds() > Limits.SKEW_SECONDS) {
      throw new Unauthenticated(
          Problem.Code.CLOCK_SKEW, "The clocks differ too much; here it is " + clock.instant());
    }
    return claimed;
  }

  /** Completes it: the signature holds under this key and is seen for the first time. */
  void accept(RequestSignature claimed, byte[] publicKey) {
    if (!claimed.verifies(publicKey)) {
      throw new Unauthenticated(Problem.Code.BAD_SIGNATURE, "The request's signature is wrong.");
    }
    if (!nonces.first(claimed.device(), claimed.nonce())) {
      throw new Unauthenticated(Problem.Code.REPLAYED, "This request was made before.");
    }
  }

  private static String authority(ContainerRequestContext request, URI uri) {
    return RequestParts.authority(
        uri.getScheme(), header(request, HttpHeaders.HOST).orElse(uri.getRawAuthority()));
  }

  /** A header sent twice is none: what is signed must be unambiguous. */
  private static Optional<String> header(ContainerRequestContext request, String name) {
    List<String> values = request.getHeaders().getOrDefault(name, List.of());
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  private static byte[] body(ContainerRequestContext request) {
    try {
      InputStream in = request.getEntityStream();
      byte[] body = in.readNBytes(Limits.REQUEST_BYTES + 1);
      if (body.length > Limits.REQUEST_BYTES) {
        // read to its end, which the container bounds: a client that still sends hears no answer
        in.transferTo(OutputStream.nullOutputStream());
        throw new Unauthenticated(Problem.Code.TOO_LARGE, "The request is larger than 8 MiB.");
      }
      request.setEntityStream(new ByteArrayInputStream(body));
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException("the request broke off", e);
    }
  }
}
