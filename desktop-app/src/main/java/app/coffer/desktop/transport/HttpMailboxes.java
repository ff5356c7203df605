package app.coffer.desktop.transport;

import app.coffer.desktop.sync.Mailboxes;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Limits;
import app.coffer.wire.Problem;
import app.coffer.wire.api.MailboxOfCode;
import app.coffer.wire.api.PairingMail;
import app.coffer.wire.codec.WireFormats;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.OkHttpClient;

/**
 * The mailboxes of a server through which devices pair. Unsigned: a device that joins is nobody
 * yet. A clock that is off is noticed at the first answer: later it would cost a guess.
 */
public final class HttpMailboxes implements Mailboxes {
  private static final long ALL_MESSAGES = 2L * Limits.PAIRING_MAILBOX_BYTES;
  private static final Pattern MAILBOX = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern CODE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{4}");
  private static final Headers NONE = Headers.of();
  private final HttpLine line;

  public HttpMailboxes(OkHttpClient client, URI server, InstantSource clock) throws SyncFault {
    this.line = HttpLine.unsigned(client, ServerAddress.of(server), clock);
  }

  @Override
  public void open(String mailbox, String code) throws SyncFault {
    line.run(call("POST", path(mailbox) + "?code=" + checked(code), "", new byte[0]));
  }

  @Override
  public Optional<String> find(String code) throws SyncFault {
    try {
      String mailbox =
          line.read(
                  HttpLine.Call.get(
                      "pairing/codes/" + checked(code), WireFormats.CBOR_TYPE, HttpServers.SMALL),
                  MailboxOfCode.class)
              .mailbox();
      if (!MAILBOX.matcher(mailbox).matches()) {
        throw new SyncFault.NotACofferServer("a mailbox of another form");
      }
      return Optional.of(mailbox);
    } catch (SyncFault.Refused refused) {
      if (refused.code().equals(Optional.of(Problem.Code.NO_SUCH_MAILBOX))) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  @Override
  public void put(String mailbox, int place, byte[] message) throws SyncFault {
    line.run(call("POST", path(mailbox) + "/messages?after=" + place, HttpLine.OCTETS, message));
  }

  @Override
  public List<byte[]> get(String mailbox, int from, int waitSeconds) throws SyncFault {
    PairingMail mail =
        line.read(
            HttpLine.Call.get(
                path(mailbox) + "/messages?from=" + from + "&wait=" + waitSeconds,
                WireFormats.CBOR_TYPE,
                ALL_MESSAGES),
            PairingMail.class);
    if (mail.from() != from) {
      throw new SyncFault.NotACofferServer("messages from another place");
    }
    return mail.messages();
  }

  @Override
  public void close(String mailbox) throws SyncFault {
    line.run(call("DELETE", path(mailbox), "", new byte[0]));
  }

  private static HttpLine.Call call(String method, String path, String type, byte[] body) {
    return new HttpLine.Call(
        method, path, type, body, WireFormats.CBOR_TYPE, HttpServers.SMALL, NONE);
  }

  private static String path(String mailbox) {
    if (!MAILBOX.matcher(mailbox).matches()) {
      throw new IllegalArgumentException("a mailbox is named by 32 hex digits");
    }
    return "pairing/" + mailbox;
  }

  private static String checked(String code) {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("a code begins with four characters of base32");
    }
    return code;
  }
}
