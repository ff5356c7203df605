package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.sync.Replica;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.transport.BadLine;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.settings.SyncFaultWords;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A real client, a real server and a line between them that breaks: nothing that was said done is
 * lost, nothing is there twice, one plain sentence says what is wrong, and the next sync works.
 */
@Timeout(600)
class LineFaultsTest extends RealLine {
  /** Every byte of the first two KiB with 1. */
  private static final int STEP = Integer.getInteger("coffer.line.step", 211);

  private static final int FIRST = 2048;
  private static final String PUSH = "POST .*/sync/push";
  private static final String PULL = "GET .*/sync/pull";
  private static final Words WORDS = Words.in(Locale.ENGLISH);

  /** Has less patience. */
  private static final OkHttpClient HASTY =
      CLIENT
          .newBuilder()
          .readTimeout(Duration.ofMillis(700))
          .callTimeout(Duration.ofSeconds(2))
          .build();

  private Replica trying;
  private int cases;

  @BeforeEach
  void patience() {
    trying = bad;
  }

  @Test
  void aPushThatIsCutAnywhere() throws Exception {
    cutAnywhere(PUSH);
  }

  @Test
  void aPullThatIsCutAnywhere() throws Exception {
    cutAnywhere(PULL);
  }

  private void cutAnywhere(String call) throws Exception {
    int[] lengths = new int[3];
    measure(call, lengths);
    for (int at : cuts(lengths[0], lengths[1])) {
      suffers(call, exchange -> exchange.cutRequest(at), "offline");
    }
    for (int at : cuts(lengths[2], lengths[2])) {
      suffers(call, exchange -> exchange.cutAnswer(at), "offline");
    }
    everybodyHasAll();
  }

  /** Head and whole of the request, and of the answer. */
  private void measure(String call, int[] lengths) throws Exception {
    write();
    line.breaks(
        call,
        exchange -> {
          byte[] answer = exchange.ask();
          lengths[0] = exchange.headLength();
          lengths[1] = exchange.length();
          lengths[2] = answer.length;
          exchange.answer(answer);
        });
    desktop.engine.syncOnce(bad);
    assertThat(line.mend()).isPositive();
  }

  /** The first and last bytes of head and body, and every so many-th between them. */
  private static TreeSet<Integer> cuts(int head, int whole) {
    var cuts = new TreeSet<Integer>();
    for (int at = 0; at < Math.min(whole, FIRST); at += STEP) {
      cuts.add(at);
    }
    for (int edge : new int[] {1, head - 1, head, head + 1, whole - 1}) {
      cuts.add(Math.clamp(edge, 0, whole - 1));
    }
    return cuts;
  }

  @Test
  void whatStandsInBetweenAndAnswersInTheServersPlace() throws Exception {
    byte[] bomb = bomb();
    for (String call : List.of(PUSH, PULL)) {
      suffers(call, answering("200 OK", "text/html", "<html>Welcome! Log in</html>"), "foreign");
      suffers(
          call,
          answering("302 Found\r\nLocation: http://login.invalid/", "text/html", "<a>Moved</a>"),
          "foreign");
      suffers(call, answering("307 T\r\nLocation: /elsewhere", "text/html", ""), "foreign");
      suffers(call, answering("502 Bad Gateway", "text/html", "<h1>nginx</h1>"), "offline");
      suffers(call, answering("500 Oops", "text/plain", "java.lang"), "offline");
      suffers(call, answering("503 Busy\r\nRetry-After: 7", "text/html", ""), "offline");
      suffers(call, answering("429 Slow\r\nRetry-After: 9", "text/html", ""), "refused");
      suffers(call, answering("413 Large", "text/html", ""), "refused");
      suffers(call, answering("200 OK", "application/cbor", "\u00ff\u00ff\u00ff"), "foreign");
      suffers(call, answering("200 OK", "application/json", "{}"), "foreign");
      suffers(call, exchange -> exchange.answer(bytes("\u0016\u0003\u0001 TLS?")), "offline");
      suffers(call, exchange -> exchange.answer(new byte[3_000]), "offline");
      suffers(
          call,
          exchange ->
              exchange.answer(
                  bytes(
                      "HTTP/1.1 200 OK\r\nContent-Type: application/cbor\r\n"
                          + "Content-Length: 99999999999\r\n\r\nx")),
          "offline");
      suffers(call, exchange -> exchange.answer(bomb), "foreign");
    }
    everybodyHasAll();
  }

  @Test
  void whatIsSlowLateDoubledOrNeverComes() throws Exception {
    trying = servers(desktop, HASTY).replica(line.address());
    for (String call : List.of(PUSH, PULL)) {
      suffers(call, exchange -> exchange.drip(exchange.ask(), 300), "offline");
      suffers(call, exchange -> exchange.drip(exchange.ask(), 900), "offline");
      suffers(
          call,
          exchange -> {
            byte[] late = exchange.ask();
            pause(1_000);
            exchange.answer(late);
          },
          "offline");
      suffers(
          call,
          exchange -> {
            byte[] first = exchange.ask();
            exchange.ask();
            exchange.answer(first);
          },
          "done");
      answeredTwice(call);
    }
    everybodyHasAll();
  }

  /** The second answer comes before the next question: that one is answered with something old. */
  private void answeredTwice(String call) throws Exception {
    write();
    line.breaks(
        call,
        exchange -> {
          byte[] answer = exchange.ask();
          exchange.answer(answer);
          exchange.answer(answer);
        });
    SyncFault fault = Attack.fault(() -> desktop.engine.syncOnce(bad));
    line.mend();
    assertThat(ending(fault)).isIn("done", "foreign");
    suffers(PULL, exchange -> exchange.cutRequest(0), "foreign", "offline");
  }

  /**
   * The desktop has something to send and something to fetch, and its line is bad; then it is good
   * again.
   *
   * @param expected how the sync on the bad line ends, or better
   */
  private void suffers(String call, BadLine.Fate fate, String... expected) throws Exception {
    write();
    int before = shown(desktop).size();
    line.breaks(call, fate);
    SyncFault fault = Attack.fault(() -> desktop.engine.syncOnce(trying));
    line.mend();
    assertThat(ending(fault))
        .as("case %d: %s", cases, fault)
        .satisfiesAnyOf(
            end -> assertThat(end).isIn((Object[]) expected),
            end -> assertThat(end).isEqualTo("done"));
    assertThat(shown(desktop)).hasSizeGreaterThanOrEqualTo(before);
    desktop.engine.syncOnce(bad);
    assertThat(shown(desktop)).containsExactlyInAnyOrderElementsOf(written);
  }

  private void write() throws SyncFault {
    cases++;
    name(desktop, "desk " + cases);
    name(laptop, "lap " + cases);
    laptop.engine.syncOnce(good);
  }

  private void everybodyHasAll() throws SyncFault {
    laptop.engine.syncOnce(good);
    for (SimDevice device : List.of(desktop, laptop)) {
      assertThat(shown(device)).containsExactlyInAnyOrderElementsOf(written);
      assertThat(device.inbox.count()).isZero();
      assertThat(LedgerCheck.findings(device.database)).isEmpty();
      int unsent = device.read(log -> log.unsent(device.id()));
      assertThat(unsent).isZero();
      for (Payee payee : device.ledger.payees()) {
        int revisions = device.read(log -> log.revisions(payee.id())).size();
        assertThat(revisions).as("nothing is there twice").isOne();
      }
    }
  }

  private static String ending(@org.jspecify.annotations.Nullable SyncFault fault) {
    if (fault == null) {
      return "done";
    }
    SyncFaultWords.Advice advice = SyncFaultWords.of(fault, WORDS);
    assertThat(advice.sentence()).isNotBlank().doesNotContain("{", "null", "Exception");
    return switch (fault) {
      case SyncFault.Offline offline -> "offline";
      case SyncFault.NotACofferServer foreign -> "foreign";
      case SyncFault.Refused refused -> "refused";
      default -> fault.toString();
    };
  }

  private static BadLine.Fate answering(String status, String type, String body) {
    return exchange ->
        exchange.answer(
            bytes(
                "HTTP/1.1 %s\r\nContent-Type: %s\r\nSet-Cookie: a=b\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(status, type, body.length(), body)));
  }

  /** A gibibyte in a megabyte. */
  private static byte[] bomb() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      byte[] nothing = new byte[1 << 20];
      for (int i = 0; i < 256; i++) {
        gzip.write(nothing);
      }
    }
    byte[] head =
        bytes(
            "HTTP/1.1 200 OK\r\nContent-Type: application/cbor\r\nContent-Encoding: gzip\r\n"
                + "Content-Length: "
                + packed.size()
                + "\r\n\r\n");
    byte[] all = Arrays.copyOf(head, head.length + packed.size());
    System.arraycopy(packed.toByteArray(), 0, all, head.length, packed.size());
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
