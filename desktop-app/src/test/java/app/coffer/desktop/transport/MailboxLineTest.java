package app.coffer.desktop.transport;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.sync.SyncFault;
import app.coffer.server.app.CofferServer;
import app.coffer.server.app.ServerConfig;
import app.coffer.wire.Limits;
import app.coffer.wire.crypto.Randomness;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Joining over a line that breaks: it goes by mailboxes, of which every call may be made again. */
@Timeout(120)
class MailboxLineTest {
  private static final OkHttpClient CLIENT = HttpServers.client();
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir private Path folder;
  private final Randomness keys = Randomness.secure();
  private CofferServer server;
  private BadLine line;

  @FunctionalInterface
  private interface Call {
    void made() throws SyncFault;
  }

  @BeforeEach
  void start() throws Exception {
    server =
        CofferServer.start(
            ServerConfig.defaults(folder).listening("127.0.0.1", 0), CLOCK, Randomness.secure());
    line = new BadLine(server.address());
  }

  @AfterEach
  void stop() throws Exception {
    line.close();
    server.close();
  }

  @Test
  void callsThatAreCutAnywhere() throws Exception {
    var mailboxes = new HttpMailboxes(CLIENT, line.address(), CLOCK);
    for (boolean answers : new boolean[] {false, true}) {
      String name = HexFormat.of().formatHex(keys.bytes(16));
      String code = code();
      twice(cut(150, answers), () -> mailboxes.open(name, code));
      twice(cut(90, answers), () -> mailboxes.find(code));
      for (int place = 0; place < Limits.PAIRING_MESSAGES; place++) {
        int number = place;
        int at = 1 + 47 * place;
        twice(cut(at, answers), () -> mailboxes.put(name, number, bytes("hello " + number)));
        twice(cut(at, answers), () -> mailboxes.get(name, 0, 0));
        assertThat(mailboxes.get(name, 0, 0)).as("cut at %d", at).hasSize(number + 1);
      }
      twice(cut(60, answers), () -> mailboxes.close(name));
    }
  }

  private static BadLine.Fate cut(int at, boolean answers) {
    return exchange -> {
      if (answers) {
        exchange.cutAnswer(at);
      } else {
        exchange.cutRequest(at);
      }
    };
  }

  /** A kept connection that died meanwhile is no fault: the call goes by another. */
  @Test
  void keptConnectionsThatDied() throws Exception {
    var mailboxes = new HttpMailboxes(CLIENT, line.address(), CLOCK);
    String name = HexFormat.of().formatHex(keys.bytes(16));
    mailboxes.open(name, code());
    for (int place = 0; place < 3; place++) {
      // this line closes after each answer without saying so
      mailboxes.put(name, place, bytes("hello"));
      assertThat(mailboxes.get(name, 0, 0)).hasSize(place + 1);
    }
  }

  private String code() {
    String digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    var code = new StringBuilder();
    for (byte each : keys.bytes(4)) {
      code.append(digits.charAt(each & 31));
    }
    return code.toString();
  }

  /** Once on a line that breaks, once on a good one. */
  private void twice(BadLine.Fate fate, Call call) throws SyncFault {
    line.breaks("/pairing/", fate);
    try {
      call.made();
    } catch (SyncFault.Offline offline) {
      assertThat(line.mend()).isPositive();
    }
    line.mend();
    call.made();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
