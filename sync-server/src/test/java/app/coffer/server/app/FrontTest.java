package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.server.front.TrustedProxies;
import app.coffer.server.limit.Rates;
import app.coffer.server.vault.Allowance;
import app.coffer.wire.api.VaultCreated;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every answer carries, and whose word counts about who asks. */
class FrontTest extends ServerTest {
  private static final Rates FEW = new Rates(100_000, 4, 100, 200);

  private Api.Answer ask(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path));
    return api.send((headers.length == 0 ? request : request.headers(headers)).build());
  }

  private void behind(List<String> proxies, Optional<URI> publicUrl) throws IOException {
    restart(
        config()
            .reached(
                new Network(
                    new InetSocketAddress("127.0.0.1", 0),
                    publicUrl,
                    TrustedProxies.of(proxies),
                    Optional.empty()))
            .limited(Allowance.USUAL, FEW));
  }

  /** How often of {@code times} it is answered; each time another address claims to ask. */
  private int answered(int times, String before, String after) {
    int answered = 0;
    for (int i = 0; i < times; i++) {
      String chain = before + "198.51.100." + i + after;
      answered += ask("/health", "X-Forwarded-For", chain).status() == 200 ? 1 : 0;
    }
    return answered;
  }

  @Test
  void everyAnswerHasANameOfItsOwnAndStrictHeaders() {
    Set<String> names = new HashSet<>();
    List<String> paths =
        List.of("/health", "/", "/api/v1/nothing", "/%00", api.inVault("/sync/pull"));
    for (String path : paths) {
      Map<String, List<String>> headers = ask(path).response().headers().map();
      assertThat(headers.get("x-content-type-options")).as(path).containsExactly("nosniff");
      assertThat(headers.get("content-security-policy").getFirst())
          .contains("default-src 'none'", "frame-ancestors 'none'");
      assertThat(headers.get("cache-control")).containsExactly("no-store");
      assertThat(headers.get("referrer-policy")).containsExactly("no-referrer");
      assertThat(headers).doesNotContainKeys("server", "strict-transport-security");
      assertThat(headers.get("request-id").getFirst()).matches("[0-9a-f]{16}");
      names.add(headers.get("request-id").getFirst());
    }
    assertThat(names).hasSameSizeAs(paths);
  }

  @Test
  void nobodyIsBelievedWhomHeAsksForUnlessNamed() throws IOException {
    behind(List.of("10.0.0.0/8"), Optional.empty());
    assertThat(answered(10, "", "")).isEqualTo(4);
  }

  @Test
  void trustedProxyIsBelievedForItsOwnEntryOnly() throws IOException {
    behind(List.of("127.0.0.0/8", "10.0.0.0/8"), Optional.empty());
    assertThat(answered(10, "", "")).isEqualTo(10);
    assertThat(answered(10, "", ", 10.1.1.1")).isEqualTo(10);
    assertThat(answered(10, "", ", 203.0.113.9")).isEqualTo(4);
    assertThat(answered(10, "2001:db8::1, ", ", not-an-address")).isEqualTo(4);
  }

  @Test
  void requestsAreSignedForThePublicAddress() throws IOException {
    behind(List.of(), Optional.of(URI.create("https://coffer.example.org")));
    var late = new Household(5);
    assertThat(new Api(server.address(), late, late.first).create(Map.of()).code())
        .isEqualTo("bad-signature");
    assertThat(ask("/health").response().headers().firstValue("Strict-Transport-Security"))
        .isPresent();
    behind(List.of(), Optional.empty());
    new Api(server.address(), late, late.first).create(Map.of()).as(VaultCreated.class);
  }
}
