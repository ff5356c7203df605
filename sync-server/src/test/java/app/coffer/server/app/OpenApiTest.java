package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.wire.Problem;
import app.coffer.wire.Signed;
import app.coffer.wire.api.Push;
import app.coffer.wire.api.Resolve;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.id.RecordId;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The description is what the server does: every path, every answer, every member of it. */
class OpenApiTest extends ServerTest {
  private Description description;

  @BeforeEach
  void readDescription() {
    api = api.asJson();
    description =
        new Description(
            api.send(HttpRequest.newBuilder(server.address().resolve("/openapi")).build()).body());
  }

  private Api.Answer judged(String method, String path, Object body, Map<String, String> headers) {
    HttpRequest.Builder request = api.prepare(method, path, body, Instant.now());
    headers.forEach(request::setHeader);
    return judged(method, path, api.send(request.build()));
  }

  private Api.Answer judged(String method, String path, Api.Answer answer) {
    String type = answer.response().headers().firstValue("Content-Type").orElse("");
    description.judge(method, path.replaceFirst("\\?.*", ""), answer.status(), type, answer.body());
    return answer;
  }

  private Api.Answer get(String path) {
    return judged("GET", path, null, Map.of());
  }

  private Api.Answer post(String path, Object body) {
    return judged("POST", path, body, Map.of());
  }

  @Test
  void everyPathOfTheProgramIsDescribedAndNoOther() {
    Set<String> inCode =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("app.coffer.server")
                .stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .map(type -> type.reflect())
                .flatMap(OpenApiTest::operations)
                .collect(Collectors.toCollection(TreeSet::new));
    assertThat(description.operations()).isEqualTo(inCode);
    assertThat(description.at("/openapi").asString()).isEqualTo("3.1.0");
    assertThat(
            Arrays.stream(Problem.Code.values())
                .map(Problem.Code::text)
                .collect(Collectors.toSet()))
        .isEqualTo(
            description
                .at("/components/schemas/Problem/properties/code/enum")
                .valueStream()
                .map(code -> code.asString())
                .collect(Collectors.toSet()));
  }

  private static Stream<String> operations(Class<?> resource) {
    return Arrays.stream(resource.getDeclaredMethods())
        .flatMap(method ->
            verbs(method).flatMap(verb -> paths(resource, method).map(path -> verb + " " + path)));
  }

  private static Stream<String> verbs(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> type.getAnnotation(HttpMethod.class).value());
  }

  private static Stream<String> paths(Class<?> resource, Method method) {
    Path own = method.getAnnotation(Path.class);
    String path = "/" + resource.getAnnotation(Path.class).value().replaceFirst("^/", "");
    String whole = own == null ? path : path + "/" + own.value();
    return whole.startsWith("/{api: (api/v1/)?}")
        ? Stream.of("/", "/api/v1/").map(prefix -> prefix + whole.replaceFirst("^[^}]*}", ""))
        : Stream.of(whole.replaceAll(": [^/{}]*(\\{\\d+(,\\d+)?}[^/{}]*)*}", "}"));
  }

  @Test
  void everyAnswerIsAsDescribed() throws Exception {
    vaults();
    attachments();
    pairing();
    operating();
    events();
    deleted();
    Set<String> succeeded =
        description.seen.stream()
            .filter(seen -> seen.matches(".* 20\\d"))
            .map(seen -> seen.split(" ")[0])
            .collect(Collectors.toSet());
    Set<String> all =
        description.operations().stream()
            .map(operation -> operation.split(" "))
            .map(parts ->
                description
                    .at(
                        "/paths/%s/%s/operationId"
                            .formatted(parts[1].replace("/", "~1"), parts[0].toLowerCase()))
                    .asString())
            .collect(Collectors.toSet());
    assertThat(succeeded).isEqualTo(all);
    assertThat(description.seen)
        .contains(
            "push 400",
            "push 401",
            "push 404",
            "push 409",
            "push 413",
            "createVault 403",
            "checkHeads 409",
            "getChunk 404",
            "putChunk 409",
            "findMailbox 404",
            "metrics 401",
            "appendMessage 409",
            "readMessages 410",
            "statusPage 401");
  }

  private void vaults() throws Exception {
    judged("POST", "/api/v1/vaults", home.creation(), Map.of());
    judged("PUT", api.inVault("/root-log"), new RootLog(0, home.rootLog), Map.of());
    RecordId record = home.newRecord();
    var first = home.edit(record);
    var second = home.edit(record);
    String push = api.inVault("/sync/push");
    post(push, new Push(List.of(), List.of(home.first.parcel(first, second))));
    get(api.inVault("/sync/pull?since=0&root=0&limit=10"));
    get(api.inVault("/sync/status"));
    get(api.inVault("/root-log?from=0"));
    get(api.inVault("/revisions/" + home.first.revision(first).hex()));
    var heads = List.of(home.first.revision(first), home.first.revision(second));
    post(api.inVault("/sync/resolve"), new Resolve(record, heads));
    post(api.inVault("/sync/resolve"), new Resolve(record, heads.subList(0, 1)));
    var another = home.new Device();
    post(api.inVault("/root-log"), new RootLog(2, List.of(home.authorize(another))));
    post(push, "no push");
    post(push, new byte[9 << 20]);
    post(
        push,
        new Push(
            List.of(), List.of(home.first.draft(7, home.first.tail, Map.of(), home.rootTail()))));
    judged("POST", push, new Push(List.of(), List.of()), Map.of("Signature", "coffer=:AA==:"));
    var strangers = new Household(5);
    api = new Api(server.address(), home, strangers.first).asJson();
    post(push, new Push(List.of(), List.of()));
    api = new Api(server.address(), home, home.first).asJson();
    sheet();
    restart(config().registering(app.coffer.server.vault.Registration.Mode.CLOSED));
    var late = new Household(6);
    api = new Api(server.address(), late, late.first).asJson();
    judged("POST", "/api/v1/vaults", late.creation(), Map.of());
    restart(
        config()
            .operated(
                Operations.USUAL.showing(
                    Operations.Access.TOKEN, java.util.Optional.of("a-token-of-sixteen"))));
    api = api.asJson();
  }

  private void sheet() {
    var sheet = home.new Device(home.recovery);
    var asSheet = new Api(server.address(), home, sheet).asJson();
    judged("GET", "/api/v1/recovery", asSheet.get("/api/v1/recovery"));
  }

  private void attachments() {
    String attachment = api.inVault("/attachments/" + home.newRecord().hex());
    judged("PUT", attachment + "/0", api.put(attachment + "/0", new byte[100]));
    judged("PUT", attachment + "/0", api.put(attachment + "/0", new byte[101]));
    get(attachment);
    get(attachment + "/0");
    get(attachment + "/1");
    judged("DELETE", attachment, null, Map.of());
    judged("POST", attachment + "/keep", null, Map.of());
  }

  private void pairing() {
    String mailbox = "/api/v1/pairing/" + "ab".repeat(16);
    judged("POST", mailbox + "?code=ABCD", null, Map.of());
    get("/api/v1/pairing/codes/ABCD");
    get("/api/v1/pairing/codes/WXYZ");
    HttpRequest.Builder message =
        HttpRequest.newBuilder(server.address().resolve(mailbox + "/messages"))
            .POST(HttpRequest.BodyPublishers.ofString("hello"));
    judged("POST", mailbox + "/messages", api.send(message.build()));
    message.uri(server.address().resolve(mailbox + "/messages?after=7"));
    judged("POST", mailbox + "/messages", api.send(message.build()));
    get(mailbox + "/messages?from=0&wait=0");
    judged("DELETE", mailbox, null, Map.of());
    get(mailbox + "/messages?from=0&wait=0");
  }

  private void operating() {
    for (String path :
        List.of(
            "/health",
            "/api/v1/health",
            "/health/live",
            "/health/ready",
            "/api/v1/health/live",
            "/api/v1/health/ready",
            "/openapi")) {
      get(path);
    }
    for (String path : List.of("/metrics", "/status", "/status/style.css")) {
      get(path);
      HttpRequest.Builder known = HttpRequest.newBuilder(server.address().resolve(path));
      known.header("Authorization", "Bearer a-token-of-sixteen");
      judged("GET", path, api.send(known.build()));
    }
  }

  private void events() throws Exception {
    String path = api.inVault("/sync/events");
    HttpRequest.Builder request = api.prepare("GET", path, null, Instant.now());
    request.setHeader("Accept", "text/event-stream");
    try (HttpClient client = HttpClient.newHttpClient()) {
      var stream = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      String type = stream.headers().firstValue("Content-Type").orElse("");
      description.judge("GET", path, stream.statusCode(), type, new byte[0]);
      stream.body().close();
      client.shutdownNow();
    }
  }

  private void deleted() {
    Signed order = home.sign(Signed.DELETE_VAULT, home.vault.bytes(), home.root);
    judged("DELETE", api.inVault(""), order, Map.of());
  }
}
