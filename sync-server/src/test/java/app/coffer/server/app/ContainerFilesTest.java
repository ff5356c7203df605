package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files for containers, as far as they can be checked where there is none: what they name
 * exists, and they ask for as little as they may.
 */
class ContainerFilesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path DOCKER = Path.of("packaging", "docker");
  private static final Set<String> KNOWN =
      Arrays.stream(Setting.values())
          .flatMap(setting -> Stream.of(setting.variable(), setting.variable() + "_FILE"))
          .collect(Collectors.toSet());

  private static String read(String file) throws IOException {
    return Files.readString(DOCKER.resolve(file));
  }

  private static List<String> all(String pattern, String text) {
    var found = new ArrayList<String>();
    Matcher matcher = Pattern.compile(pattern, Pattern.MULTILINE).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  /** The last part, which is what runs. */
  private static String image() throws IOException {
    String whole = read("Dockerfile");
    return whole.substring(whole.lastIndexOf("\nFROM "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dockerfile", "compose.yaml", "compose.postgres.yaml"})
  void everySettingThatIsNamedExists(String file) throws IOException {
    List<String> named = all("\\b(COFFER_SERVER_[A-Z_]+)\\b", read(file));
    assertThat(named).isNotEmpty();
    assertThat(KNOWN).containsAll(named);
  }

  @Test
  void everyFileThatIsNamedExists() throws IOException {
    String build = read("Dockerfile");
    for (String path : all("(?:^|[ &])((?:\\./|sync-server/)[\\w./-]+)", build)) {
      assertThat(ROOT.resolve(path)).as(path).exists();
    }
    assertThat(ROOT.resolve("sync-server/packaging/runtime.sh")).isExecutable();
    assertThat(ROOT.resolve("mvnw")).isExecutable();
    String compose = read("compose.yaml");
    Path context = DOCKER.resolve(all("context: (\\S+)", compose).getFirst());
    assertThat(context.toRealPath()).isEqualTo(ROOT.toRealPath());
    assertThat(context.resolve(all("dockerfile: (\\S+)", compose).getFirst())).exists();
    // what the context leaves out is made inside
    assertThat(read("Dockerfile.dockerignore")).contains("**/target", ".git");
  }

  @Test
  void theProgramIsWhereThePathSaysAndItsPortIsTheOneThatIsAsked() throws IOException {
    String image = image();
    String folder = all("COPY --from=build /out/coffer-server (\\S+)", image).getFirst();
    assertThat(image).contains("PATH=" + folder + "/bin:", "ENTRYPOINT [\"coffer-server\"]");
    String port = all("COFFER_SERVER_LISTEN=0\\.0\\.0\\.0:(\\d+)", image).getFirst();
    assertThat(all("EXPOSE (\\d+)", image)).containsExactly(port);
    assertThat(image).contains("http://127.0.0.1:" + port + "/health/ready");
    assertThat(read("compose.yaml")).contains("\"127.0.0.1:" + port + ":" + port + "\"");
    assertThat(all("COFFER_SERVER_DATA=(\\S+)", image)).isEqualTo(all("^VOLUME (\\S+)", image));
    assertThat(read("compose.yaml")).contains("volumes: [\"data:" + "/data\"]");
  }

  @Test
  void theImageHasNoRightsAndEndsInTime() throws IOException {
    String image = image();
    assertThat(all("^USER (\\d+):\\d+$", image)).containsExactly(all("--uid (\\d+)", image).get(0));
    assertThat(image.indexOf("\nUSER ")).isGreaterThan(image.indexOf("\nCOPY "));
    assertThat(image).contains("STOPSIGNAL SIGTERM", "HEALTHCHECK ", "--no-install-recommends");
    assertThat(image).doesNotContain("ADD ", ":latest", "sudo", "chmod 777", "curl -k");
    String compose = read("compose.yaml");
    assertThat(compose)
        .contains(
            "read_only: true",
            "cap_drop: [ALL]",
            "no-new-privileges:true",
            "mem_limit:",
            "pids_limit:",
            "restart: unless-stopped");
    assertThat(compose)
        .doesNotContain("privileged: true", "docker.sock", "network_mode", ":latest");
    int grace = Integer.parseInt(all("stop_grace_period: (\\d+)s", compose).getFirst());
    assertThat(Operations.USUAL.stopWait()).isLessThan(Duration.ofSeconds(grace));
  }

  @Test
  void passwordsAreInFiles() throws IOException {
    String compose = read("compose.postgres.yaml");
    String services = compose.substring(compose.indexOf("services:"));
    assertThat(all("(PASSWORD): ", services)).isEmpty();
    assertThat(services).doesNotContain("password=");
    for (String secret : all("/run/secrets/([\\w-]+)", services)) {
      assertThat(services).contains("secrets: [" + secret + "]", "  " + secret + ": { file: ");
    }
  }
}
