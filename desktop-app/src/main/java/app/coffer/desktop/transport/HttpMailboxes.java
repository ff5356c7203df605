package app.coffer.desktop.transport;

import app.coffer.desktop.sync.Mailboxes;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Limits;
import app.coffer.wire.api.PairingMail;
import app.coffer.wire.codec.WireFormats;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.OkHttpClient;

/**
 * The mailboxes of a server through which devices pair. Unsigned: a device that joins is nobody
 * yet. A mailbox is named by 32 hex digits.
 */
public final class HttpMailboxes implements Mailboxes {
  private static final long ALL_MESSAGES =
      2L * Limits.PAIRING_MESSAGES * Limits.PAIRING_MESSAGE_BYTES;
  private static final Headers NONE = Headers.of();
  private final HttpLine line;

  public HttpMailboxes(OkHttpClient client, URI server, InstantSource clock) throws SyncFault {
    this.line = new HttpLine(client, ServerAddress.of(server), Optional.empty(), clock);
  }

  @Override
  public void open(String mailbox) throws SyncFault {
    line.run(call("POST", path(mailbox), "", new byte[0]));
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
    if (!mailbox.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("a mailbox is named by 32 hex digits");
    }
    return "pairing/" + mailbox;
  }
}
