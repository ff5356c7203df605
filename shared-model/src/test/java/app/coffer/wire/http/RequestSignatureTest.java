package app.coffer.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.wire.RootStatement;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.KeyPair;
import app.coffer.wire.id.DeviceId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.InnerList;
import org.junit.jupiter.api.Test;

class RequestSignatureTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  private static final KeyPair KEYS = Crypto.signKeys(new byte[32]);
  private static final DeviceId DEVICE = RootStatement.deviceId(KEYS.publicKey());
  private static final URI URL = URI.create("https://Box.example:443/api/v1/x%20y?since=1&a=%2F");
  private static final byte[] BODY = "{\"hello\": \"world\"}".getBytes(StandardCharsets.UTF_8);

  @Test
  void vectorB26OfRfc9421IsReproducedByteForByte() {
    byte[] seed = lastBytes("MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF");
    byte[] publicKey = lastBytes("MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=");
    var components = new LinkedHashMap<String, String>();
    components.put("date", "Tue, 20 Apr 2021 02:07:55 GMT");
    components.put("@method", "POST");
    components.put("@path", "/foo");
    components.put("@authority", "example.com");
    components.put("content-type", "application/json");
    components.put("content-length", "18");
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("created", 1618884473L);
    parameters.put("keyid", "test-key-ed25519");
    InnerList params = SignatureBase.params(components.keySet(), parameters);
    byte[] base = SignatureBase.bytes(components, params);

    assertThat(new String(base, StandardCharsets.UTF_8))
        .isEqualTo(
            """
            "date": Tue, 20 Apr 2021 02:07:55 GMT
            "@method": POST
            "@path": /foo
            "@authority": example.com
            "content-type": application/json
            "content-length": 18
            "@signature-params": ("date" "@method" "@path" "@authority" "content-type" \
            "content-length");created=1618884473;keyid="test-key-ed25519\"\
            """);
    assertThat(Dictionary.valueOf(java.util.Map.of("sig-b26", params)).serialize())
        .isEqualTo(
            "sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\""
                + " \"content-length\");created=1618884473;keyid=\"test-key-ed25519\"");
    KeyPair keys = Crypto.signKeys(seed);
    assertThat(keys.publicKey()).isEqualTo(publicKey);
    assertThat(Base64.getEncoder().encodeToString(Crypto.signRaw(base, keys.secretKey())))
        .isEqualTo(
            "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==");
  }

  @Test
  void digestIsTheOneOfRfc9530() {
    assertThat(RequestSignature.contentDigest(BODY))
        .isEqualTo("sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:");
  }

  @Test
  void whatIsSignedIsReadAndVerifies() {
    RequestSignature read = RequestSignature.read(post(), headers());
    assertThat(read.device()).isEqualTo(DEVICE);
    assertThat(read.created()).isEqualTo(NOW);
    assertThat(read.verifies(KEYS.publicKey())).isTrue();
    assertThat(read.verifies(Crypto.signKeys(bytes(32, 1)).publicKey())).isFalse();
  }

  @Test
  void baseHasTheComponentsOfTheApi() {
    assertThat(new String(RequestSignature.read(post(), headers()).base(), StandardCharsets.UTF_8))
        .startsWith(
            """
            "@method": POST
            "@authority": box.example
            "@path": /api/v1/x%20y
            "@query": ?since=1&a=%2F
            "content-digest": sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:
            "content-type": application/json
            "@signature-params": ("@method" "@authority" "@path" "@query" "content-digest" \
            "content-type");created=1800000000;nonce="AAAAAAAAAAAAAAAAAAAAAA";keyid=\"\
            """);
  }

  @Test
  void requestWithoutBodyCoversNoDigest() {
    RequestParts get = RequestParts.of("GET", URI.create("http://h:8470"));
    SignatureHeaders headers = sign(get);
    assertThat(headers.contentDigest()).isEmpty();
    assertThat(get.path()).isEqualTo("/");
    assertThat(get.query()).isEqualTo("?");
    assertThat(RequestSignature.read(get, headers).verifies(KEYS.publicKey())).isTrue();
  }

  @Test
  void anyPartChangedDoesNotVerify() {
    RequestParts p = post();
    var other = p.body().clone();
    other[0] ^= 1;
    for (RequestParts changed :
        new RequestParts[] {
          new RequestParts("PUT", p.authority(), p.path(), p.query(), p.contentType(), p.body()),
          new RequestParts("POST", "evil", p.path(), p.query(), p.contentType(), p.body()),
          new RequestParts("POST", p.authority(), "/", p.query(), p.contentType(), p.body()),
          new RequestParts("POST", p.authority(), p.path(), "?", p.contentType(), p.body()),
          new RequestParts("POST", p.authority(), p.path(), p.query(), "text/plain", p.body()),
        }) {
      assertThat(RequestSignature.read(changed, headers()).verifies(KEYS.publicKey())).isFalse();
    }
    assertThatThrownBy(() ->
            RequestSignature.read(
                new RequestParts(
                    "POST", p.authority(), p.path(), p.query(), p.contentType(), other),
                headers()))
        .isInstanceOf(BadRequestSignature.class);
  }

  @Test
  void anotherFormIsRefused() {
    SignatureHeaders good = headers();
    String input = good.input();
    for (String bad :
        new String[] {
          "",
          "coffer",
          "coffer=1",
          input.replace("\"@query\" ", ""),
          input.replace("\"@query\"", "\"@query\";req"),
          input.replace("\"@method\" \"@authority\"", "\"@authority\" \"@method\""),
          input.replace("coffer-v1", "coffer-v2"),
          input.replace("alg=\"ed25519\"", "alg=\"hmac-sha256\""),
          input.replace("alg=\"ed25519\";", ""),
          input.replace("created=", "expires="),
          input.replace("created=1800000000", "created=\"1800000000\""),
          input.replace("nonce=\"AAAA", "nonce=\"AA"),
          input.replace(DEVICE.hex(), DEVICE.hex().toUpperCase(java.util.Locale.ROOT)),
          input.replace("coffer=", "sig1="),
          input + ", sig2=()",
        }) {
      assertThatThrownBy(() ->
              RequestSignature.read(
                  post(), new SignatureHeaders(bad, good.signature(), good.contentDigest())))
          .as(bad)
          .isInstanceOf(BadRequestSignature.class);
    }
    for (String bad : new String[] {"", "coffer=:AAAA:", "coffer=1", "x" + good.signature()}) {
      assertThatThrownBy(() ->
              RequestSignature.read(post(), new SignatureHeaders(input, bad, good.contentDigest())))
          .as(bad)
          .isInstanceOf(BadRequestSignature.class);
    }
    for (Optional<String> bad :
        java.util.List.of(Optional.<String>empty(), Optional.of("md5=:AAAA:"), Optional.of("?"))) {
      assertThatThrownBy(() ->
              RequestSignature.read(post(), new SignatureHeaders(input, good.signature(), bad)))
          .isInstanceOf(BadRequestSignature.class);
    }
  }

  private static RequestParts post() {
    return RequestParts.of("POST", URL, "application/json", BODY);
  }

  private static SignatureHeaders headers() {
    return sign(post());
  }

  private static SignatureHeaders sign(RequestParts parts) {
    return RequestSignature.sign(parts, DEVICE, KEYS.secretKey(), NOW, length -> new byte[length]);
  }

  private static byte[] bytes(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] lastBytes(String der) {
    byte[] bytes = Base64.getDecoder().decode(der);
    return Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length);
  }
}
