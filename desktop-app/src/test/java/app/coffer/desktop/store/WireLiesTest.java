package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.transport.BadLine;
import app.coffer.wire.Signed;
import app.coffer.wire.api.Body;
import app.coffer.wire.api.FeedPosition;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.codec.WireFormats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lies of a server over real HTTP: each is called by its name, and costs nothing. */
@Timeout(120)
class WireLiesTest extends RealLine {
  private static final String PULL = "GET .*/sync/pull";
  private int number;

  @Test
  void pagesThatAreNotWhatTheServerHas() throws Exception {
    lies("NOT_AUTHENTIC", page -> swapped(page));
    lies("NOT_AUTHENTIC", page -> flipped(page));
    lies(
        "NOT_AUTHENTIC", page -> Pages.bodies(page, 0, List.of(new Body(0, new byte[] {1, 2, 3}))));
    lies("WITHHELD", page -> Pages.without(page, List.of(0), page.have()));
    lies("WITHHELD", page -> Pages.inOrder(page, page.parcels().reversed()));
    lies("WITHHELD", page -> Pages.parcels(page, List.of()));
    lies("ROLLBACK", page -> Pages.have(Pages.parcels(page, List.of()), less(page)));
  }

  /** Each feed one shorter than it was seen. */
  private List<FeedPosition> less(PullPage page) {
    return page.have().stream().filter(feed -> !feed.device().equals(laptop.id())).toList();
  }

  @Test
  void anOldPageAgain() throws Exception {
    var old = new byte[1][];
    line.breaks(
        PULL,
        exchange -> {
          old[0] = exchange.ask();
          exchange.answer(old[0]);
        });
    write();
    desktop.engine.syncOnce(bad);
    line.mend();
    said("ROLLBACK", exchange -> exchange.answer(old[0]));
  }

  @Test
  void redirectsCookiesAndLengthsThatLead() throws Exception {
    said(
        "NotACofferServer",
        exchange ->
            exchange.answer(
                "HTTP/1.1 307 Over there\r\nLocation: http://evil.invalid/\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII)));
    var heads = new ArrayList<String>();
    write();
    line.breaks(
        PULL,
        exchange -> {
          heads.add(exchange.head());
          exchange.answer(with(exchange.ask(), "Set-Cookie: track=me; Path=/"));
        });
    desktop.engine.syncOnce(bad);
    write();
    desktop.engine.syncOnce(bad);
    line.mend();
    assertThat(heads)
        .hasSizeGreaterThan(1)
        .noneMatch(head -> head.toLowerCase(Locale.ROOT).contains("cookie"));
    assertThat(shown(desktop)).containsExactlyInAnyOrderElementsOf(written);
  }

  private void lies(String alarm, UnaryOperator<PullPage> lie) throws Exception {
    said(alarm, exchange -> exchange.answer(lied(exchange.ask(), lie)));
  }

  /** Said so, nothing shown is gone, and an honest answer afterwards makes all good. */
  private void said(String expected, BadLine.Fate fate) throws Exception {
    write();
    write();
    List<String> before = shown(desktop);
    line.breaks(PULL, fate);
    String heard = Attack.said(() -> desktop.engine.syncOnce(bad));
    assertThat(line.mend()).isPositive();
    assertThat(heard).isEqualTo(expected);
    assertThat(shown(desktop)).containsAll(before);
    SyncFault later = Attack.fault(() -> desktop.engine.syncOnce(bad));
    if (later != null) {
      desktop.engine.syncOnce(bad);
    }
    assertThat(shown(desktop)).containsExactlyInAnyOrderElementsOf(written);
  }

  private void write() throws SyncFault {
    name(laptop, "lap " + number++);
    laptop.engine.syncOnce(good);
  }

  private static PullPage swapped(PullPage page) {
    List<Body> first = page.parcels().get(0).bodies();
    List<Body> second = page.parcels().get(1).bodies();
    return Pages.bodies(Pages.bodies(page, 0, second), 1, first);
  }

  private static PullPage flipped(PullPage page) {
    Signed signed = page.parcels().getFirst().parcel();
    return Pages.signed(page, 0, new Signed(signed.bytes(), Pages.flipped(signed.signature(), 5)));
  }

  /** The same answer with another page in it. */
  private static byte[] lied(byte[] answer, UnaryOperator<PullPage> lie) throws IOException {
    PullPage page = WireFormats.cbor().readValue(BadLine.body(answer), PullPage.class);
    byte[] body = WireFormats.cbor().writeValueAsBytes(lie.apply(page));
    var lied = new ByteArrayOutputStream();
    lied.write(
        ("HTTP/1.1 200 OK\r\nContent-Type: application/cbor\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    lied.write(body);
    return lied.toByteArray();
  }

  private static byte[] with(byte[] answer, String header) throws IOException {
    int head = BadLine.endOfHead(answer) - 2;
    var more = new ByteArrayOutputStream();
    more.write(answer, 0, head);
    more.write((header + "\r\n").getBytes(StandardCharsets.US_ASCII));
    more.write(Arrays.copyOfRange(answer, head, answer.length));
    return more.toByteArray();
  }
}
