package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.server.front.TlsFiles;
import app.coffer.server.front.TrustedProxies;
import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server tells Prometheus, and the alerts and the dashboard that read it. */
class WatchTest {
  private static final Path WATCH = Path.of("packaging", "watch");
  private static final Pattern METRIC = Pattern.compile("\\b(?:coffer|jvm|process)_[a-z0-9_]+\\b");
  private static final Pattern SAMPLE =
      Pattern.compile("([a-z][a-z0-9_]*)(?:\\{(.*)})? [-+0-9.eEInfNa]+");
  private static final Pattern ROUTE = Pattern.compile("route=\\\\?\"([^\"\\\\]+)\\\\?\"");

  @TempDir static Path folder;
  private static String text;
  private static String description;
  private static String page;

  /** A family of series, as its two lines of comment name it. */
  private record Family(String name, String type, String help, List<String> samples) {}

  @BeforeAll
  static void whatAServerSays() throws Exception {
    var certificate =
        TestCertificate.make(folder, "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "5");
    var files = new TlsFiles(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
    certificate.writeCertificate(files.certificate());
    certificate.writeKey(files.key());
    var network =
        new Network(
            new InetSocketAddress("127.0.0.1", 0),
            Optional.empty(),
            TrustedProxies.NONE,
            Optional.of(files));
    ServerConfig config = ServerConfig.defaults(folder.resolve("data")).reached(network);
    try (var server = CofferServer.start(config, InstantSource.system(), Randomness.secure());
        HttpClient client = HttpClient.newBuilder().sslContext(certificate.trusted()).build()) {
      description = get(client, server, "/openapi");
      text = get(client, server, "/metrics");
      page = get(client, server, "/status");
    }
  }

  private static String get(HttpClient client, CofferServer server, String path)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(server.address().resolve(path)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static Map<String, Family> families() {
    var families = new HashMap<String, Family>();
    String help = "";
    Family now = new Family("", "", "", new ArrayList<>());
    for (String line : text.lines().toList()) {
      String[] words = line.split(" ", 4);
      if (line.startsWith("# HELP ")) {
        help = words[3];
      } else if (line.startsWith("# TYPE ")) {
        now = new Family(words[2], words[3], help, new ArrayList<>());
        assertThat(families.put(now.name, now)).as("told twice: " + now.name).isNull();
      } else {
        now.samples.add(line);
      }
    }
    return families;
  }

  /** The names of all series there are. */
  private static Set<String> series() {
    return families().values().stream()
        .flatMap(family -> family.samples.stream())
        .map(WatchTest::name)
        .collect(Collectors.toSet());
  }

  private static String name(String sample) {
    Matcher parts = SAMPLE.matcher(sample);
    assertThat(parts.matches()).as(sample).isTrue();
    return parts.group(1);
  }

  @Test
  void everyMetricIsNamedAsPrometheusAsksFor() {
    assertThat(families().keySet()).anyMatch(name -> name.startsWith("coffer_"));
    families()
        .values()
        .forEach(family -> {
          String name = family.name;
          assertThat(name).matches("(coffer|jvm|process)(_[a-z0-9]+)+");
          assertThat(family.help).as(name).isNotBlank();
          assertThat(family.type).as(name).isIn("counter", "gauge", "histogram", "summary");
          assertThat(name.endsWith("_total")).as(name).isEqualTo(family.type.equals("counter"));
          assertThat(List.of(name.split("_")))
              .as("base units, written out")
              .doesNotContain(
                  "ms", "millis", "milliseconds", "minutes", "kb", "kib", "mb", "percent");
          assertThat(name.replaceFirst("_total$", ""))
              .as("the unit stands at the end")
              .doesNotContainPattern("_(bytes|seconds)_(?!committed)");
          assertThat(family.samples)
              .as(name)
              .allSatisfy(sample -> assertThat(name(sample)).matches(name + suffixes(family.type)));
          assertThat(Set.copyOf(family.samples)).as(name).hasSameSizeAs(family.samples);
        });
  }

  private static String suffixes(String type) {
    return switch (type) {
      case "histogram" -> "_(bucket|sum|count)";
      case "summary" -> "(_(sum|count))?";
      default -> "";
    };
  }

  @Test
  void aCertificateThatEndsSoonIsSaidOnTheStatusPageAndInTheMetrics() {
    assertThat(page).contains("class=\"ill\">The certificate ends in 4 d 23 h.");
    assertThat(text).contains("coffer_certificate_end_timestamp_seconds ");
  }

  @Test
  void labelsNameNothingThatGrows() {
    Set<String> labels = new TreeSet<>();
    families().values().stream()
        .filter(family -> family.name.startsWith("coffer_"))
        .flatMap(family -> family.samples.stream())
        .forEach(sample -> {
          Matcher label = Pattern.compile("[{,]([a-z]+)=\"").matcher(sample);
          while (label.find()) {
            labels.add(label.group(1));
          }
        });
    assertThat(labels).containsExactly("le", "method", "outcome", "route", "status", "version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alerts.yaml", "dashboard.json"})
  void everythingThatIsReadExists(String file) throws IOException {
    String read = Files.readString(WATCH.resolve(file));
    var named = new HashSet<String>();
    Matcher metric = METRIC.matcher(read);
    while (metric.find()) {
      named.add(metric.group());
    }
    assertThat(named).hasSizeGreaterThan(5);
    assertThat(series()).containsAll(named);
    Matcher route = ROUTE.matcher(read);
    while (route.find()) {
      assertThat(description).contains("\"" + route.group(1) + "\"");
    }
  }

  @Test
  void everyOwnMetricIsShownOrWatched() throws IOException {
    String read =
        Files.readString(WATCH.resolve("alerts.yaml"))
            + Files.readString(WATCH.resolve("dashboard.json"));
    assertThat(families().keySet())
        .filteredOn(name -> name.startsWith("coffer_"))
        .allSatisfy(name -> assertThat(read).contains(name));
  }

  @Test
  void everyAlertSaysWhatIsWrongAndHowBadItIs() throws IOException {
    String[] alerts = Files.readString(WATCH.resolve("alerts.yaml")).split("- alert: ");
    assertThat(alerts).hasSizeGreaterThan(5);
    for (String alert : List.of(alerts).subList(1, alerts.length)) {
      assertThat(alert).contains("expr: ", "severity: ", "summary: \"", "description: \"");
    }
  }

  @Test
  void dashboardIsWholeAndNothingOverlaps() throws IOException {
    JsonNode dashboard =
        JsonMapper.shared().readTree(Files.readString(WATCH.resolve("dashboard.json")));
    var taken = new HashSet<String>();
    var ids = new HashSet<Integer>();
    for (JsonNode panel : dashboard.path("panels")) {
      assertThat(ids.add(panel.path("id").asInt())).isTrue();
      assertThat(panel.path("title").asString()).isNotBlank();
      assertThat(panel.path("targets")).isNotEmpty();
      panel.path("targets").forEach(target -> balanced(target.path("expr").asString()));
      JsonNode at = panel.path("gridPos");
      for (int x = 0; x < at.path("w").asInt(); x++) {
        for (int y = 0; y < at.path("h").asInt(); y++) {
          int column = at.path("x").asInt() + x;
          assertThat(column).isLessThan(24);
          assertThat(taken.add(column + " " + (at.path("y").asInt() + y))).isTrue();
        }
      }
    }
    assertThat(ids).hasSizeGreaterThan(10);
  }

  private static void balanced(String expression) {
    assertThat(expression).isNotBlank();
    String outside = expression.replaceAll("\"[^\"]*\"", "");
    for (String pair : new String[] {"()", "{}", "[]"}) {
      assertThat(outside.chars().filter(c -> c == pair.charAt(0)).count())
          .as(expression)
          .isEqualTo(outside.chars().filter(c -> c == pair.charAt(1)).count());
    }
  }
}
