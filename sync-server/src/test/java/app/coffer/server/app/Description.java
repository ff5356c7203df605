package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API's description, as a judge of answers. */
final class Description {
  private static final ObjectMapper JSON = JsonMapper.shared();

  private final JsonNode document;
  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  /** {@code operation status} of every answer that was judged. */
  final Set<String> seen = new HashSet<>();

  Description(byte[] document) {
    this.document = JSON.readTree(document);
  }

  JsonNode at(String pointer) {
    return document.at(pointer);
  }

  /** {@code GET /path} of everything described. */
  Set<String> operations() {
    var operations = new TreeSet<String>();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue().propertyNames().stream()
                .filter(name -> !name.equals("parameters"))
                .forEach(method -> operations.add(method.toUpperCase() + " " + path.getKey())));
    return operations;
  }

  /** Holds an answer to what is described: path, status, type and content. */
  void judge(String method, String path, int status, String type, byte[] body) {
    String template =
        document.get("paths").propertyNames().stream()
            .filter(known -> path.matches(known.replaceAll("\\{[a-z]+}", "[^/]+")))
            .findFirst()
            .orElseThrow(() -> new AssertionError(path + " is not described"));
    JsonNode operation = document.get("paths").get(template).get(method.toLowerCase());
    assertThat(operation).as(method + " " + template).isNotNull();
    JsonNode answer = resolved(operation.at("/responses/" + status));
    assertThat(answer.isMissingNode()).as(method + " " + template + " " + status).isFalse();
    seen.add(operation.get("operationId").asString() + " " + status);
    if (body.length == 0 && !answer.has("content")) {
      return;
    }
    String bare = type.replaceAll("\\s*;.*", "");
    JsonNode content = answer.path("content").path(bare);
    assertThat(content.isMissingNode()).as(template + " " + status + " " + bare).isFalse();
    if (bare.endsWith("json") && !bare.contains("oai")) {
      assertThat(faults(content.get("schema"), body)).as(template + " " + status).isEmpty();
    }
  }

  private java.util.List<String> faults(JsonNode schema, byte[] body) {
    ObjectNode whole = JSON.createObjectNode();
    whole.set("$defs", document.at("/components/schemas").deepCopy());
    // later versions may add members; this one must not have any that are not described
    whole
        .get("$defs")
        .valueStream()
        .filter(defined -> defined.has("properties"))
        .forEach(defined -> ((ObjectNode) defined).put("additionalProperties", false));
    whole.putArray("allOf").add(schema);
    String text = JSON.writeValueAsString(whole).replace("#/components/schemas/", "#/$defs/");
    return schemas
        .getSchema(text, InputFormat.JSON)
        .validate(new String(body, StandardCharsets.UTF_8), InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
  }
}
