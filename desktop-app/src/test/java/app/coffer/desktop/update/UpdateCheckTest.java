package app.coffer.desktop.update;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.update.UpdateCheck.Answer;
import app.coffer.desktop.update.UpdateCheck.Reason;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.KeyPair;
import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UpdateCheckTest {
  private static final String FILE =
      "{\"version\":\"0.10.0\",\"page\":\"https://coffer.app/0.10.0\",\"notes\":\"Rules.\"}";
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static KeyPair keys() {
    return Crypto.signKeys(Randomness.secure().bytes(32));
  }

  private Publisher publisher(KeyPair keys) {
    return Publisher.of(
            "http://127.0.0.1:" + server.getPort() + "/release.json",
            Base64.getEncoder().encodeToString(keys.publicKey()))
        .orElseThrow();
  }

  private void serve(String file, byte[] signature) {
    server.enqueue(new MockResponse.Builder().body(file).build());
    server.enqueue(
        new MockResponse.Builder().body(Base64.getEncoder().encodeToString(signature)).build());
  }

  private static byte[] signed(String file, KeyPair keys) {
    return Crypto.signRaw(file.getBytes(StandardCharsets.UTF_8), keys.secretKey());
  }

  private Answer ask(String file, String here) {
    KeyPair keys = keys();
    serve(file, signed(file, keys));
    return UpdateCheck.ask(publisher(keys), here);
  }

  @Test
  void a_newer_version_is_told_with_its_page_and_notes() {
    assertThat(ask(FILE, "0.9.1"))
        .isEqualTo(
            new Answer.Newer(
                new Announcement("0.10.0", URI.create("https://coffer.app/0.10.0"), "Rules.")));
  }

  @Test
  void whoever_has_the_newest_or_builds_one_of_their_own_is_left_alone() {
    assertThat(ask(FILE, "0.10.0")).isEqualTo(new Answer.Newest());
    assertThat(ask(FILE, "1.0")).isEqualTo(new Answer.Newest());
    assertThat(ask(FILE, "dev")).isEqualTo(new Answer.Newest());
  }

  @Test
  void the_server_gets_two_plain_requests_and_nothing_about_who_asks() throws Exception {
    ask(FILE, "0.9.1");

    for (String path : List.of("/release.json", "/release.json.sig")) {
      RecordedRequest request = server.takeRequest();
      assertThat(request.getMethod() + " " + request.getTarget()).isEqualTo("GET " + path);
      assertThat(request.getHeaders().get("User-Agent")).isEqualTo("Coffer");
      assertThat(request.getHeaders().names())
          .map(name -> name.toLowerCase(java.util.Locale.ROOT))
          .isSubsetOf(
              "host", "user-agent", "connection", "upgrade", "http2-settings", "content-length");
    }
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void what_another_key_signed_or_nobody_is_not_believed() {
    KeyPair keys = keys();
    KeyPair stranger = keys();
    serve(FILE, signed(FILE, stranger));
    assertThat(UpdateCheck.ask(publisher(keys), "0.9.1"))
        .isEqualTo(new Answer.Failed(Reason.NOT_SIGNED));
    serve(FILE.replace("0.10.0", "0.11.0"), signed(FILE, keys));
    assertThat(UpdateCheck.ask(publisher(keys), "0.9.1"))
        .isEqualTo(new Answer.Failed(Reason.NOT_SIGNED));
    serve(FILE, new byte[0]);
    assertThat(UpdateCheck.ask(publisher(keys), "0.9.1"))
        .isEqualTo(new Answer.Failed(Reason.NOT_SIGNED));
  }

  @Test
  void signed_nonsense_is_called_unreadable() {
    var failed = new Answer.Failed(Reason.UNREADABLE);
    assertThat(ask("{", "0.9.1")).isEqualTo(failed);
    assertThat(ask("{\"version\":\"two\",\"page\":\"https://a.b/\"}", "0.9.1")).isEqualTo(failed);
    assertThat(ask(FILE.replace("https", "http"), "0.9.1")).isEqualTo(failed);
  }

  @Test
  void no_file_is_told_from_no_server() {
    KeyPair keys = keys();
    server.enqueue(new MockResponse.Builder().code(404).build());
    server.enqueue(new MockResponse.Builder().code(404).build());
    assertThat(UpdateCheck.ask(publisher(keys), "0.9.1"))
        .isEqualTo(new Answer.Failed(Reason.NO_FILE));
    Publisher gone = publisher(keys);
    server.close();
    assertThat(UpdateCheck.ask(gone, "0.9.1")).isEqualTo(new Answer.Failed(Reason.NOT_REACHED));
  }

  @Test
  void only_safe_addresses_and_whole_keys_are_taken() {
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    assertThat(Publisher.of("https://coffer.app/release.json", key)).isPresent();
    assertThat(Publisher.of("http://coffer.app/release.json", key)).isEmpty();
    assertThat(Publisher.of("https://ana:secret@coffer.app/release.json", key)).isEmpty();
    assertThat(Publisher.of("file:///etc/passwd", key)).isEmpty();
    assertThat(Publisher.of("https://coffer.app/release.json", key.substring(4))).isEmpty();
    assertThat(Publisher.of("", "")).isEmpty();
  }
}
