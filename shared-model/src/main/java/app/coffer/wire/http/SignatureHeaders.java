package app.coffer.wire.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The header values that carry a request's signature.
 *
 * @param input of {@code Signature-Input}
 * @param signature of {@code Signature}
 * @param contentDigest of {@code Content-Digest} (RFC 9530); empty where there is no body
 */
public record SignatureHeaders(String input, String signature, Optional<String> contentDigest) {
  public static final String INPUT = "Signature-Input";
  public static final String SIGNATURE = "Signature";
  public static final String CONTENT_DIGEST = "Content-Digest";

  /** Header names and values, ready to be set on a request. */
  public Map<String, String> asMap() {
    var headers = new LinkedHashMap<String, String>();
    headers.put(INPUT, input);
    headers.put(SIGNATURE, signature);
    contentDigest.ifPresent(digest -> headers.put(CONTENT_DIGEST, digest));
    return headers;
  }
}
