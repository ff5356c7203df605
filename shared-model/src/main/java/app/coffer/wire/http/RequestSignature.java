package app.coffer.wire.http;

import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.DeviceId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.IntegerItem;
import org.greenbytes.http.sfv.ListElement;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;

/**
 * A request's signature: RFC 9421 with Ed25519, in one form only. Covered are {@code @method},
 * {@code @authority}, {@code @path}, {@code @query} and, where there is a body, {@code
 * content-digest} (SHA-256, RFC 9530) and {@code content-type}; the parameters are {@code created},
 * {@code nonce}, {@code keyid} (the device id in hex), {@code alg} and {@code tag}. There is
 * nothing to negotiate: another set, order or tag is refused.
 *
 * @param device whose signature it claims to be
 * @param created when the signer says it was made; the caller judges the skew
 * @param nonce unique per device within the skew; the caller remembers it
 */
public record RequestSignature(
    DeviceId device, Instant created, String nonce, byte[] base, byte[] signature) {
  public static final String TAG = "coffer-v1";
  private static final String ALG = "ed25519";
  private static final String LABEL = "coffer";
  private static final int NONCE_BYTES = 16;
  private static final List<String> PARAMETERS = List.of("created", "nonce", "keyid", "alg", "tag");

  /** Signs a request with a device's Ed25519 secret key (64 bytes). */
  public static SignatureHeaders sign(
      RequestParts request,
      DeviceId device,
      byte[] secretKey,
      Instant created,
      Randomness randomness) {
    Optional<String> digest =
        request.hasBody() ? Optional.of(contentDigest(request.body())) : Optional.empty();
    SequencedMap<String, String> components = components(request, digest.orElse(""));
    String nonce =
        Base64.getUrlEncoder().withoutPadding().encodeToString(randomness.bytes(NONCE_BYTES));
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("created", created.getEpochSecond());
    parameters.put("nonce", nonce);
    parameters.put("keyid", device.hex());
    parameters.put("alg", ALG);
    parameters.put("tag", TAG);
    InnerList params = SignatureBase.params(components.keySet(), parameters);
    byte[] signature = Crypto.signRaw(SignatureBase.bytes(components, params), secretKey);
    return new SignatureHeaders(
        Dictionary.valueOf(Map.of(LABEL, params)).serialize(),
        Dictionary.valueOf(Map.of(LABEL, ByteSequenceItem.valueOf(signature))).serialize(),
        digest);
  }

  /**
   * Reads the headers of a request that was received, and checks the digest of its body; {@link
   * BadRequestSignature} where anything is not as {@link #sign} writes it. Whose it is, is only
   * claimed until {@link #verifies}.
   */
  public static RequestSignature read(RequestParts request, SignatureHeaders headers) {
    InnerList params = params(headers.input());
    if (request.hasBody() != headers.contentDigest().isPresent()) {
      throw new BadRequestSignature("a digest goes with a body");
    }
    if (request.hasBody() && !digestMatches(headers.contentDigest().get(), request.body())) {
      throw new BadRequestSignature("the body is not the one that was signed");
    }
    SequencedMap<String, String> components =
        components(request, headers.contentDigest().orElse(""));
    List<String> covered = params.get().stream().map(item -> plainText(item)).toList();
    if (!covered.equals(List.copyOf(components.keySet()))) {
      throw new BadRequestSignature("other components are covered than this API asks for");
    }
    if (!List.copyOf(params.getParams().keySet()).equals(PARAMETERS)) {
      throw new BadRequestSignature("other parameters than this API asks for");
    }
    if (!text(params, "alg").equals(ALG) || !text(params, "tag").equals(TAG)) {
      throw new BadRequestSignature("another algorithm or tag");
    }
    String keyId = text(params, "keyid");
    String nonce = text(params, "nonce");
    if (!keyId.matches("[0-9a-f]{32}") || !nonce.matches("[A-Za-z0-9_-]{22}")) {
      throw new BadRequestSignature("a key id or nonce in another form");
    }
    return new RequestSignature(
        DeviceId.ofHex(keyId),
        created(params),
        nonce,
        SignatureBase.bytes(components, params),
        signature(headers.signature()));
  }

  /** Whether the holder of this Ed25519 key made it. */
  public boolean verifies(byte[] publicKey) {
    return Crypto.verifyRaw(base, signature, publicKey);
  }

  /** The value of a {@code Content-Digest} header for these bytes. */
  public static String contentDigest(byte[] body) {
    return Dictionary.valueOf(Map.of("sha-256", ByteSequenceItem.valueOf(sha256(body))))
        .serialize();
  }

  private static SequencedMap<String, String> components(RequestParts request, String digest) {
    var components = new LinkedHashMap<String, String>();
    components.put("@method", request.method());
    components.put("@authority", request.authority());
    components.put("@path", request.path());
    components.put("@query", request.query());
    if (request.hasBody()) {
      components.put("content-digest", digest);
      components.put("content-type", request.contentType().strip());
    }
    return components;
  }

  private static boolean digestMatches(String header, byte[] body) {
    Map<String, ListElement<? extends Object>> digests = dictionary(header);
    return digests.size() == 1
        && digests.get("sha-256") instanceof ByteSequenceItem digest
        && MessageDigest.isEqual(bytes(digest), sha256(body));
  }

  private static InnerList params(String input) {
    return only(input) instanceof InnerList list ? list : wrong("Signature-Input");
  }

  private static byte[] signature(String header) {
    byte[] bytes = only(header) instanceof ByteSequenceItem item ? bytes(item) : wrong("Signature");
    return bytes.length == Crypto.SIGNATURE ? bytes : wrong("Signature");
  }

  private static Object only(String header) {
    Map<String, ListElement<? extends Object>> members = dictionary(header);
    ListElement<? extends Object> member = members.get(LABEL);
    if (members.size() != 1 || member == null) {
      throw new BadRequestSignature("exactly one signature, labelled " + LABEL);
    }
    return member;
  }

  private static Map<String, ListElement<? extends Object>> dictionary(String header) {
    try {
      return Parser.parseDictionary(header).get();
    } catch (ParseException e) {
      throw new BadRequestSignature("a header that is no structured field");
    }
  }

  private static String plainText(Object item) {
    return item instanceof StringItem text && text.getParams().isEmpty()
        ? text.get()
        : wrong("component");
  }

  private static String text(InnerList params, String name) {
    return params.getParams().get(name) instanceof StringItem text ? text.get() : wrong(name);
  }

  private static Instant created(InnerList params) {
    return params.getParams().get("created") instanceof IntegerItem seconds
        ? Instant.ofEpochSecond(seconds.get())
        : wrong("created");
  }

  private static <T> T wrong(String what) {
    throw new BadRequestSignature(what + " in another form");
  }

  private static byte[] bytes(ByteSequenceItem item) {
    ByteBuffer buffer = item.get();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "RequestSignature[" + device + "]";
  }
}
