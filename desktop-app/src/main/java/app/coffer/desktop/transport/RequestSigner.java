package app.coffer.desktop.transport;

import app.coffer.wire.http.RequestParts;
import app.coffer.wire.http.SignatureHeaders;
import java.time.Instant;

/** Signs requests as this device, without the transport ever seeing a key. */
@FunctionalInterface
public interface RequestSigner {

  /**
   * The headers that carry the signature.
   *
   * @param created this computer's clock
   */
  SignatureHeaders sign(RequestParts request, Instant created);
}
