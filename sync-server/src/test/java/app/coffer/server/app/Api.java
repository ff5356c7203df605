package app.coffer.server.app;

import app.coffer.wire.Problem;
import app.coffer.wire.Signed;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.Push;
import app.coffer.wire.api.PushReceipt;
import app.coffer.wire.api.PushedParcel;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.codec.WireFormats;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.http.RequestParts;
import app.coffer.wire.http.RequestSignature;
import app.coffer.wire.http.SignatureHeaders;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;

/** One device's requests to a server, really signed and really sent. */
final class Api {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  final URI server;
  final Household home;
  final Household.Device device;
  private final boolean json;

  Api(URI server, Household home, Household.Device device) {
    this(server, home, device, false);
  }

  private Api(URI server, Household home, Household.Device device, boolean json) {
    this.server = server;
    this.home = home;
    this.device = device;
    this.json = json;
  }

  /** The same requests as JSON. */
  Api asJson() {
    return new Api(server, home, device, true);
  }

  Api as(Household.Device other) {
    return new Api(server, home, other, json);
  }

  ObjectMapper mapper() {
    return json ? WireFormats.json() : WireFormats.cbor();
  }

  /** An answer and how to read it. */
  record Answer(int status, byte[] body, HttpResponse<byte[]> response, ObjectMapper mapper) {
    <T> T as(Class<T> type) {
      if (status >= 300) {
        throw new AssertionError(status + " " + new String(body));
      }
      return mapper.readValue(body, type);
    }

    <T> T asJson(Class<T> type) {
      return WireFormats.json().readValue(body, type);
    }

    /** The code of a refusal. */
    String code() {
      return status < 400
          ? "status " + status
          : WireFormats.json().readValue(body, Problem.class).code();
    }
  }

  String inVault(String path) {
    return "/api/v1/vaults/" + home.vault.hex() + path;
  }

  Answer get(String path) {
    return send(prepare("GET", path, null, Instant.now()).build());
  }

  Answer post(String path, Object body) {
    return send(prepare("POST", path, body, Instant.now()).build());
  }

  Answer delete(String path, Object body) {
    return send(prepare("DELETE", path, body, Instant.now()).build());
  }

  /** Sends bytes as they are. */
  Answer put(String path, byte[] bytes) {
    URI uri = server.resolve(path);
    String type = "application/octet-stream";
    SignatureHeaders signature =
        RequestSignature.sign(
            RequestParts.of("PUT", uri, type, bytes),
            device.id,
            device.keys.secretKey(),
            Instant.now(),
            Randomness.secure());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Accept", WireFormats.CBOR_TYPE)
            .header("Content-Type", type)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes));
    signature.asMap().forEach(request::header);
    return send(request.build());
  }

  Answer create(Map<String, String> headers) {
    HttpRequest.Builder request = prepare("POST", "/api/v1/vaults", home.creation(), Instant.now());
    headers.forEach(request::header);
    return send(request.build());
  }

  /** Brings the vault with a root log of this device's. */
  Answer bring(List<Signed> log, Map<String, String> headers) {
    HttpRequest.Builder request =
        prepare("PUT", inVault("/root-log"), new RootLog(0, log), Instant.now());
    headers.forEach(request::header);
    return send(request.build());
  }

  Answer bring(List<Signed> log) {
    return bring(log, Map.of());
  }

  Answer tryPush(PushedParcel... parcels) {
    return post(inVault("/sync/push"), new Push(List.of(), Arrays.asList(parcels)));
  }

  PushReceipt push(PushedParcel... parcels) {
    return tryPush(parcels).as(PushReceipt.class);
  }

  Answer tryPush(List<Signed> root, PushedParcel... parcels) {
    return post(inVault("/sync/push"), new Push(root, Arrays.asList(parcels)));
  }

  PullPage pull(long since) {
    return get(inVault("/sync/pull?since=" + since)).as(PullPage.class);
  }

  /** A signed request, not sent yet. */
  HttpRequest.Builder prepare(String method, String path, Object body, Instant created) {
    URI uri = server.resolve(path);
    String type = json ? WireFormats.JSON_TYPE : WireFormats.CBOR_TYPE;
    byte[] bytes = body == null ? new byte[0] : mapper().writeValueAsBytes(body);
    RequestParts parts =
        body == null ? RequestParts.of(method, uri) : RequestParts.of(method, uri, type, bytes);
    SignatureHeaders signature =
        RequestSignature.sign(
            parts, device.id, device.keys.secretKey(), created, Randomness.secure());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("Accept", type)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(bytes));
    if (body != null) {
      request.header("Content-Type", type);
    }
    signature.asMap().forEach(request::header);
    return request;
  }

  Answer send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.body(), response, mapper());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
