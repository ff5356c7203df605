package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final Path EXAMPLE = Path.of("packaging", "coffer-server.toml");

  /** In the example, these show how a value looks and not what holds without it. */
  private static final List<String> SHOWN =
      List.of(
          "data",
          "database",
          "public-url",
          "tls-certificate",
          "tls-key",
          "database-mib",
          "operator-token");

  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("c.toml"), text);
  }

  private ServerConfig read(String text, String... environment) throws IOException {
    return Configured.of(Settings.read(file(text), environment(environment)), folder);
  }

  private static Map<String, String> environment(String... assignments) {
    return Arrays.stream(assignments)
        .map(text -> text.split("=", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }

  @Test
  void exampleNamesEverySettingWithTheValueThatHolds() throws IOException {
    List<String> examples =
        Files.readAllLines(EXAMPLE).stream()
            .filter(line -> line.matches("#[a-z-]+ = .*"))
            .map(line -> line.substring(1))
            .toList();
    assertThat(examples.stream().map(line -> line.split(" = ")[0]).toList())
        .containsExactly(Arrays.stream(Setting.values()).map(Setting::key).toArray(String[]::new));
    String usual =
        examples.stream()
            .filter(line -> !SHOWN.contains(line.split(" = ")[0]))
            .collect(Collectors.joining("\n"));
    assertThat(read(usual)).usingRecursiveComparison().isEqualTo(ServerConfig.defaults(folder));
    assertThat(LogOutput.of(Settings.read(file(usual), Map.of()))).isEqualTo(LogOutput.USUAL);
    String all = String.join("\n", examples).replace("\"...\"", "\"" + "x".repeat(16) + "\"");
    assertThat(read(all).network().tls()).isPresent();
  }

  @Test
  void commandLineWinsOverTheEnvironmentAndThatOverTheFile() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "from-a-secret-file\n");
    Settings settings =
        Settings.read(
            file("quota-mib = 1\nvaults = 1\nretention-days = 1\nstop-seconds = 1\n"),
            environment(
                "COFFER_SERVER_VAULTS=2",
                "COFFER_SERVER_RETENTION_DAYS=2",
                "COFFER_SERVER_STOP_SECONDS=2",
                "COFFER_SERVER_TRUSTED_PROXIES=10.0.0.0/8, ::1",
                "COFFER_SERVER_OPERATOR_TOKEN_FILE=" + secret,
                "COFFER_SERVER_PORT=tcp://10.0.0.1:80"));
    settings.set("retention-days = 3");
    settings.set("stop-seconds=3");
    settings.set(Setting.STOP_SECONDS, 4, "--stop");
    ServerConfig config = Configured.of(settings, folder);
    assertThat(config.allowance().quota()).isEqualTo(1L << 20);
    assertThat(config.allowance().vaults()).isEqualTo(2);
    assertThat(config.retention().toDays()).isEqualTo(3);
    assertThat(config.operations().stopWait()).hasSeconds(4);
    assertThat(config.operations().token()).hasValue("from-a-secret-file");
    assertThat(config.network().proxies().toString()).contains("10.0.0.0/8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quota-mb = 5 | line 3: there is no setting \"quota-mb\"; did you mean \"quota-mib\"?",
        "[limits] | line 3: there is no setting \"limits\"",
        "[vaults] | line 3: vaults is no section",
        "vaults = 0 | line 3: vaults is a number from 1 to 1073741824, not \"0\".",
        "vaults = many | line 3: this is not TOML",
        "listen = \"nowhere\" | line 3: listen is an address and a port",
        "public-url = \"coffer.example.org\" | line 3: public-url is https://host",
        "public-url = \"https://example.org/path\" | line 3: public-url is https://host",
        "trusted-proxies = [\"proxy.lan\"] | line 3: trusted-proxies is a list of addresses",
        "trusted-proxies = [\"10.0.0.0/33\"] | line 3: trusted-proxies is a list of addresses",
        "tls-key = \"k.pem\" | tls-certificate and tls-key go together",
        "registration = \"sometimes\" | line 3: registration is one of open, token, closed",
        "operator-access = \"token\" | line 3: operator-access asks for an operator-token",
        "log-requests = 1 | line 3: log-requests is one of false, true, not \"1\".",
        "log-format = \"xml\" | line 3: log-format is one of text, json, not \"xml\"."
      })
  void whatIsWrongIsSaidWithItsLine(String line, String said) throws IOException {
    String text = "# a comment\nquota-mib = 7\n" + line + "\n";
    assertThatThrownBy(
            () -> {
              read(text);
              LogOutput.of(Settings.read(file(text), Map.of()));
            })
        .isInstanceOf(Unusable.class)
        .hasMessageContaining(said.strip());
  }

  @Test
  void whatIsWrongElsewhereIsSaidWithItsPlace() {
    assertThatThrownBy(() -> read("", "COFFER_SERVER_VAULTS=x"))
        .hasMessage("COFFER_SERVER_VAULTS: vaults is a number from 1 to 1073741824, not \"x\".");
    assertThatThrownBy(() -> new Settings().set("vault=3"))
        .hasMessageContaining("did you mean \"vaults\"?");
    assertThatThrownBy(() -> read("", "COFFER_SERVER_DATABASE_FILE=/nowhere"))
        .hasMessageContaining("COFFER_SERVER_DATABASE_FILE");
  }

  @Test
  void secretsAreNotRepeated() {
    for (String line :
        List.of(
            "database = \"postgres://u:s3cret@h/x\"",
            "operator-token = \"s3cret\"",
            "operator-token = \"s3cret",
            "operator-access = \"s3cret\"x")) {
      assertThatThrownBy(() -> read(line)).hasMessageNotContaining("s3cret");
    }
  }

  @Test
  void fileIsNamedByTheOptionOrTheEnvironment() throws IOException {
    Path bad = file("vaults = 0\n");
    var err = new ByteArrayOutputStream();
    var out = new PrintStream(new ByteArrayOutputStream(), true);
    assertThat(Main.run(out, new PrintStream(err, true), "status", "--config", bad.toString()))
        .isEqualTo(2);
    assertThat(err.toString()).contains("c.toml, line 1");
    assertThat(
            Main.run(
                out,
                new PrintStream(err, true),
                "status",
                "--set",
                "data=" + folder,
                "--set",
                "x=1"))
        .isEqualTo(2);
  }
}
