package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.server.vault.Mailboxes;
import app.coffer.server.vault.Refusal;
import app.coffer.wire.Limits;
import app.coffer.wire.Problem;
import app.coffer.wire.api.MailboxOfCode;
import app.coffer.wire.api.PairingMail;
import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The mailboxes of pairing and what a stranger may do at them. */
class PairingMailboxTest extends ServerTest {
  private static final String BOX = box(0xab);
  private static final String OTHER = box(0xcd);
  private final TurnedClock clock = new TurnedClock();

  /** The computer's clock, and what a test adds to it. */
  private static final class TurnedClock implements InstantSource {
    private final Instant start = Instant.now();
    private volatile Duration added = Duration.ZERO;

    @Override
    public Instant instant() {
      return start.plus(added);
    }

    void advance(Duration by) {
      added = added.plus(by);
    }
  }

  @BeforeEach
  void turnTheClock() throws IOException {
    server.close();
    server = CofferServer.start(config(), clock, Randomness.secure());
  }

  private static String box(int number) {
    return "/api/v1/pairing/" + "%032x".formatted(number);
  }

  @Test
  void messagesComeOutAsTheyWentIn() {
    assertThat(plain("POST", BOX, null).status()).isEqualTo(204);
    assertThat(plain("POST", BOX, null).status()).isEqualTo(204);
    assertThat(say("hello").status()).isEqualTo(204);
    assertThat(say("there").status()).isEqualTo(204);
    PairingMail mail = plain("GET", BOX + "/messages?from=1", null).asJson(PairingMail.class);
    assertThat(mail.from()).isEqualTo(1);
    assertThat(mail.messages()).singleElement().isEqualTo("there".getBytes());
    // sent again because the answer was lost: stored once
    assertThat(plain("POST", BOX + "/messages?after=1", "there".getBytes()).status())
        .isEqualTo(204);
    assertThat(plain("POST", BOX + "/messages?after=1", "other".getBytes()).code())
        .isEqualTo("not-next");
    assertThat(plain("DELETE", BOX, null).status()).isEqualTo(204);
    assertThat(plain("GET", BOX + "/messages", null).code()).isEqualTo("mailbox-closed");
  }

  @Test
  void mailboxHasLimits() {
    assertThat(say("nobody home").code()).isEqualTo("no-such-mailbox");
    plain("POST", BOX, null);
    assertThat(plain("POST", BOX + "/messages", new byte[Limits.PAIRING_MESSAGE_BYTES + 1]).code())
        .isEqualTo("too-large");
    for (int i = 0; i < Limits.PAIRING_MESSAGES; i++) {
      assertThat(plain("POST", BOX + "/messages", new byte[1000]).status()).isEqualTo(204);
    }
    assertThat(say("one more").code()).isEqualTo("mailbox-full");
  }

  @Test
  void allMessagesOfAMailboxTogetherHaveALimit() {
    plain("POST", BOX, null);
    byte[] longest = new byte[Limits.PAIRING_MESSAGE_BYTES];
    assertThat(plain("POST", BOX + "/messages", longest).status()).isEqualTo(204);
    assertThat(plain("POST", BOX + "/messages", longest).code()).isEqualTo("mailbox-full");
    assertThat(say("a short one still fits").status()).isEqualTo(204);
  }

  @Test
  void readerWaitsForTheNextMessage() throws Exception {
    plain("POST", BOX, null);
    var waiting =
        CompletableFuture.supplyAsync(
            () -> plain("GET", BOX + "/messages?from=0&wait=20", null).asJson(PairingMail.class));
    Thread.sleep(200);
    assertThat(waiting).isNotDone();
    say("now");
    assertThat(waiting.get(5, TimeUnit.SECONDS).messages()).hasSize(1);
  }

  @Test
  void strangersAreCountedByAddress() throws IOException {
    restart(config().limited(1L << 30, 4));
    var answers = new ArrayList<Integer>();
    for (int i = 0; i < 6; i++) {
      answers.add(plain("GET", BOX + "/messages", null).status());
    }
    assertThat(answers).startsWith(404, 404, 404, 404).endsWith(429);
  }

  @Test
  void aMailboxIsFoundByTheFirstCharactersOfItsCode() {
    assertThat(plain("POST", BOX + "?code=7QK4", null).status()).isEqualTo(204);
    assertThat(plain("POST", BOX + "?code=7QK4", null).status()).isEqualTo(204);
    assertThat(plain("POST", OTHER + "?code=7QK4", null).code()).isEqualTo("code-taken");
    assertThat(plain("POST", BOX + "?code=7QK5", null).code()).isEqualTo("code-taken");
    assertThat(plain("POST", OTHER + "?code=UUUU", null).code()).isEqualTo("malformed");
    MailboxOfCode found =
        plain("GET", "/api/v1/pairing/codes/7QK4", null).asJson(MailboxOfCode.class);
    assertThat(BOX).endsWith(found.mailbox());
    assertThat(plain("GET", "/api/v1/pairing/codes/7qk4", null).code()).isEqualTo("not-found");
    plain("DELETE", BOX, null);
    assertThat(plain("GET", "/api/v1/pairing/codes/7QK4", null).status()).isEqualTo(200);
    assertThat(say("too late").code()).isEqualTo("mailbox-closed");
  }

  @Test
  void anAddressOpensFiveMailboxesAMinute() {
    for (int i = 0; i < Limits.PAIRING_OPENED_A_MINUTE; i++) {
      assertThat(plain("POST", box(i), null).status()).isEqualTo(204);
    }
    Api.Answer sixth = plain("POST", box(6), null);
    assertThat(sixth.status()).isEqualTo(429);
    assertThat(sixth.response().headers().firstValueAsLong("Retry-After")).hasValue(12);
    // another counter: whoever opened five may still look one up, and the clock goes on
    assertThat(plain("GET", "/api/v1/pairing/codes/0000", null).status()).isEqualTo(404);
    clock.advance(Duration.ofSeconds(12));
    assertThat(plain("POST", box(6), null).status()).isEqualTo(204);
  }

  @Test
  void anAddressLooksTenCodesUpAMinute() {
    plain("POST", BOX + "?code=7QK4", null);
    for (int i = 0; i < Limits.PAIRING_LOOK_UPS_A_MINUTE; i++) {
      assertThat(plain("GET", "/api/v1/pairing/codes/7QK4", null).status()).isEqualTo(200);
    }
    Api.Answer refused = plain("GET", "/api/v1/pairing/codes/7QK4", null);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.response().headers().firstValueAsLong("Retry-After")).hasValue(6);
    assertThat(plain("POST", OTHER, null).status()).isEqualTo(204);
  }

  @Test
  void whoMissesThreeTimesWaitsLongerEachTime() {
    plain("POST", BOX + "?code=7QK4", null);
    for (int i = 0; i < Limits.PAIRING_MISSES; i++) {
      assertThat(plain("GET", "/api/v1/pairing/codes/0000", null).status()).isEqualTo(404);
    }
    long[] waits = {30, 60, 120};
    for (long wait : waits) {
      Api.Answer refused = plain("GET", "/api/v1/pairing/codes/7QK4", null);
      assertThat(refused.status()).isEqualTo(429);
      assertThat(refused.response().headers().firstValueAsLong("Retry-After")).hasValue(wait);
      clock.advance(Duration.ofSeconds(wait));
      assertThat(plain("GET", "/api/v1/pairing/codes/0000", null).status()).isEqualTo(404);
    }
    clock.advance(Duration.ofMinutes(61));
    assertThat(plain("GET", "/api/v1/pairing/codes/0000", null).status()).isEqualTo(404);
    assertThat(plain("GET", "/api/v1/pairing/codes/0000", null).status()).isEqualTo(404);
  }

  @Test
  void aMailboxAndItsCodeLiveTenMinutes() {
    plain("POST", BOX + "?code=7QK4", null);
    say("hello");
    clock.advance(Duration.ofSeconds(Limits.PAIRING_SECONDS - 1));
    assertThat(plain("GET", BOX + "/messages", null).status()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(1));
    assertThat(plain("GET", BOX + "/messages", null).code()).isEqualTo("no-such-mailbox");
    assertThat(plain("GET", "/api/v1/pairing/codes/7QK4", null).code())
        .isEqualTo("no-such-mailbox");
    assertThat(plain("POST", OTHER + "?code=7QK4", null).status()).isEqualTo(204);
  }

  @Test
  void oneAddressDoesNotTakeAllMailboxesAndAllOfThemAreBounded() throws IOException {
    server.close();
    try (var store = Stores.open(config(), Randomness.secure())) {
      bounded(new Mailboxes(store, clock, () -> {}));
    }
  }

  private void bounded(Mailboxes boxes) {
    int opened = 0;
    for (int address = 0; address < 10; address++) {
      int own = 0;
      try {
        while (own < 1000) {
          boxes.open("%d-%d".formatted(address, own), Optional.empty(), "192.0.2." + address);
          own++;
        }
      } catch (Refusal full) {
        assertThat(full.code()).isEqualTo(Problem.Code.MAILBOX_FULL);
      }
      assertThat(own).isLessThanOrEqualTo(32);
      opened += own;
    }
    assertThat(opened).isEqualTo(128);
    clock.advance(Duration.ofSeconds(Limits.PAIRING_SECONDS));
    boxes.open("anew", Optional.empty(), "192.0.2.1");
  }

  private Api.Answer say(String message) {
    return plain("POST", BOX + "/messages", message.getBytes(StandardCharsets.UTF_8));
  }

  private Api.Answer plain(String method, String path, byte[] body) {
    return api.send(
        HttpRequest.newBuilder(server.address().resolve(path))
            .header("Content-Type", "application/octet-stream")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }
}
