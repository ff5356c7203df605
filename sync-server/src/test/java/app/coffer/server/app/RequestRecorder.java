package app.coffer.server.app;

import app.coffer.wire.Signed;
import app.coffer.wire.api.Push;
import app.coffer.wire.api.PushedParcel;
import app.coffer.wire.api.Resolve;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.codec.WireFormats;
import app.coffer.wire.http.RequestParts;
import app.coffer.wire.http.RequestSignature;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records what a client of today asks and hears, for all servers to come. What was recorded is
 * never changed; a new kind of request gets a new file.
 */
final class RequestRecorder {
  private static final String OCTETS = "application/octet-stream";

  private final Household home = new Household(20261121);
  private final Random nonces = new Random(7);
  private final List<Exchange> exchanges = new ArrayList<>();
  private final URI server;
  private Household.Device device = home.first;
  private boolean json;

  private RequestRecorder(URI server) {
    this.server = server;
  }

  /** The file to write. */
  public static void main(String[] arguments) throws Exception {
    Path data = Files.createTempDirectory("record");
    try (var server = Exchange.server(data)) {
      var recorder = new RequestRecorder(server.address());
      recorder.record();
      Files.write(
          Path.of(arguments[0]),
          JsonMapper.shared()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsBytes(recorder.exchanges));
    }
  }

  private void record() throws IOException, InterruptedException {
    unsigned("GET", "/health", new byte[0]);
    send("POST", "/api/v1/vaults", home.creation());
    send("POST", "/api/v1/vaults", home.creation());
    RecordId contested = home.newRecord();
    var one = home.edit(contested);
    var two = home.edit(contested);
    var other = home.edit(home.newRecord());
    PushedParcel first = home.first.parcel(one, two);
    var revision = home.first.revision(one);
    send("POST", vault("/sync/push"), new Push(List.of(), List.of(first)));
    json = true;
    send(
        "POST",
        vault("/sync/push"),
        withUnknown(new Push(List.of(), List.of(home.first.parcel(other)))));
    send("POST", vault("/sync/push"), new Push(List.of(), List.of(first)));
    for (boolean format : new boolean[] {true, false}) {
      json = format;
      send("GET", vault("/sync/pull?since=0&root=0&limit=10"), null);
      send("GET", vault("/sync/pull?since=1&root=2"), null);
      send("GET", vault("/sync/status"), null);
      send("GET", vault("/root-log?from=1"), null);
    }
    send("GET", vault("/revisions/" + revision.hex()), null);
    var heads = List.of(revision, home.first.revision(two));
    send("POST", vault("/sync/resolve"), new Resolve(contested, heads));
    send("POST", vault("/sync/resolve"), new Resolve(contested, List.of(revision)));
    members();
    refusals();
    attachments();
    pairing();
    device = home.new Device(home.recovery);
    send("GET", "/api/v1/recovery", null);
    send("GET", vault("/sync/pull?since=0"), null);
    device = home.first;
    send("DELETE", vault(""), home.sign(Signed.DELETE_VAULT, home.vault.bytes(), home.root));
    send("GET", vault("/sync/pull"), null);
    send("PUT", vault("/root-log"), new RootLog(0, home.rootLog));
  }

  private void members() throws IOException, InterruptedException {
    Household.Device second = home.new Device();
    send("POST", vault("/root-log"), new RootLog(2, List.of(home.authorize(second))));
    device = second;
    send(
        "POST",
        vault("/sync/push"),
        new Push(
            List.of(),
            List.of(
                second.parcel(
                    Map.of(home.first.id, home.first.position()), home.edit(home.newRecord())))));
    device = home.first;
    Signed removal = home.revoke(second, second.position(), null);
    send("POST", vault("/sync/push"), new Push(List.of(removal), List.of()));
    device = second;
    send("GET", vault("/sync/pull"), null);
    send("GET", vault("/root-log"), null);
    device = home.first;
  }

  private void refusals() throws IOException, InterruptedException {
    String push = vault("/sync/push");
    send(
        "POST",
        push,
        new Push(
            List.of(), List.of(home.first.draft(9, home.first.tail, Map.of(), home.rootTail()))));
    send("POST", push, "no push");
    send("GET", vault("/revisions/" + "0".repeat(64)), null);
    send("GET", "/api/v1/vaults/" + "0".repeat(64) + "/sync/pull", null);
    send("GET", "/api/v2/vaults", null);
    unsigned("GET", vault("/sync/pull"), new byte[0]);
    Exchange replayed = exchanges.getFirst();
    for (Exchange exchange : exchanges) {
      replayed = exchange.path().endsWith("/sync/status") ? exchange : replayed;
    }
    exchanges.add(replayed.again(server));
  }

  private void attachments() throws IOException, InterruptedException {
    String attachment = vault("/attachments/" + home.newRecord().hex());
    octets("PUT", attachment + "/0", home.bytes(300));
    send("GET", attachment, null);
    send("GET", attachment + "/0", null);
    send("GET", attachment + "/1", null);
    octets("PUT", attachment + "/0", home.bytes(300));
    send("DELETE", attachment, null);
    send("POST", attachment + "/keep", null);
  }

  private void pairing() throws IOException, InterruptedException {
    String mailbox = "/api/v1/pairing/" + "ab".repeat(16);
    unsigned("POST", mailbox + "?code=ABCD", new byte[0]);
    unsigned("GET", "/api/v1/pairing/codes/ABCD", new byte[0]);
    unsigned("POST", mailbox + "/messages?after=0", "hello".getBytes(StandardCharsets.UTF_8));
    unsigned("POST", mailbox + "/messages?after=0", "late".getBytes(StandardCharsets.UTF_8));
    unsigned("GET", mailbox + "/messages?from=0&wait=0", new byte[0]);
    unsigned("DELETE", mailbox, new byte[0]);
    unsigned("GET", mailbox + "/messages?from=0&wait=0", new byte[0]);
    unsigned("GET", "/api/v1/pairing/codes/WXYZ", new byte[0]);
  }

  private String vault(String path) {
    return "/api/v1/vaults/" + home.vault.hex() + path;
  }

  /** As a later client might write it. */
  private static JsonNode withUnknown(Object request) {
    ObjectNode node =
        (ObjectNode) WireFormats.json().readTree(WireFormats.json().writeValueAsBytes(request));
    node.put("somethingNew", "from a later version");
    ((ObjectNode) node.at("/parcels/0")).putArray("more").add(1);
    return node;
  }

  private void send(String method, String path, @Nullable Object body)
      throws IOException, InterruptedException {
    ObjectMapper mapper = json ? WireFormats.json() : WireFormats.cbor();
    String type = json ? WireFormats.JSON_TYPE : WireFormats.CBOR_TYPE;
    signed(method, path, type, type, body == null ? new byte[0] : mapper.writeValueAsBytes(body));
  }

  private void octets(String method, String path, byte[] body)
      throws IOException, InterruptedException {
    signed(method, path, WireFormats.CBOR_TYPE, OCTETS, body);
  }

  private void signed(String method, String path, String accept, String type, byte[] body)
      throws IOException, InterruptedException {
    URI uri = URI.create(Exchange.PUBLIC + path);
    var parts =
        body.length == 0 ? RequestParts.of(method, uri) : RequestParts.of(method, uri, type, body);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", accept);
    if (body.length > 0) {
      headers.put("Content-Type", type);
    }
    headers.putAll(
        RequestSignature.sign(
                parts,
                device.id,
                device.keys.secretKey(),
                Exchange.DAY,
                length -> {
                  byte[] bytes = new byte[length];
                  nonces.nextBytes(bytes);
                  return bytes;
                })
            .asMap());
    exchanges.add(new Exchange(method, path, headers, body, 0, "", new byte[0]).again(server));
  }

  private void unsigned(String method, String path, byte[] body)
      throws IOException, InterruptedException {
    Map<String, String> headers = new LinkedHashMap<>(Map.of("Accept", WireFormats.JSON_TYPE));
    exchanges.add(new Exchange(method, path, headers, body, 0, "", new byte[0]).again(server));
  }
}
