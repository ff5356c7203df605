package app.coffer.desktop.transport;

import app.coffer.desktop.sync.Hints;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.codec.WireFormats;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.sse.EventSource;
import okhttp3.sse.EventSourceListener;
import okhttp3.sse.EventSources;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A server's stream of events, read on the thread that listens. A line that died without a word is
 * noticed by its silence: the server sends something every 12 seconds.
 */
final class HttpHints implements Hints {
  /** Three heartbeats and a little. */
  static final Duration SILENCE = Duration.ofSeconds(40);

  private static final String EVENTS = "text/event-stream";

  /** Between two events, heartbeats included: a stream without end must not fill the memory. */
  private static final long QUIET_BYTES = 64 << 10;

  private final OkHttpClient client;
  private final URI server;
  private final VaultId vault;
  private final RequestSigner signer;
  private final InstantSource clock;
  private @Nullable Call call;
  private boolean closed;

  /**
   * @param silence after which the line is taken to be dead
   */
  HttpHints(
      OkHttpClient client,
      URI server,
      VaultId vault,
      RequestSigner signer,
      InstantSource clock,
      Duration silence) {
    this.client = client.newBuilder().readTimeout(silence).callTimeout(Duration.ZERO).build();
    this.server = server;
    this.vault = vault;
    this.signer = signer;
    this.clock = clock;
  }

  @Override
  public void listen(Listener listener) throws SyncFault {
    var line = new HttpLine(client, ServerAddress.of(server), Optional.of(signer), clock);
    String path = "vaults/" + vault.hex() + "/sync/events";
    Call asking = client.newCall(line.request(HttpLine.Call.get(path, EVENTS, 0)));
    if (!take(asking)) {
      return;
    }
    try (Response response = asking.execute()) {
      if (!response.isSuccessful()) {
        byte[] said = response.body().byteStream().readNBytes(Answers.PROBLEM_BYTES + 1);
        throw Answers.refusal(response, said, clock.instant());
      }
      if (!Answers.type(response).equals(EVENTS)) {
        throw new SyncFault.NotACofferServer("hints of another type");
      }
      read(response, listener);
    } catch (IOException e) {
      throw HttpLine.fault(e);
    }
  }

  private static void read(Response response, Listener listener) throws SyncFault {
    var bounded = new Bounded(response.body().source());
    var body =
        ResponseBody.create(Okio.buffer((okio.Source) bounded), response.body().contentType(), -1);
    var ear = new Ear(listener, bounded);
    EventSources.processResponse(response.newBuilder().body(body).build(), ear);
    if (ear.failure != null) {
      throw new SyncFault.Offline("the stream of hints broke off", ear.failure);
    }
  }

  private synchronized boolean take(Call asking) {
    call = asking;
    return !closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (call != null) {
      call.cancel();
    }
  }

  private static final class Bounded extends ForwardingSource {
    private long left = QUIET_BYTES;

    Bounded(BufferedSource source) {
      super(source);
    }

    void heard() {
      left = QUIET_BYTES;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      if (left <= 0) {
        throw new IOException("too much without an event");
      }
      long read = super.read(sink, Math.min(byteCount, left));
      left -= Math.max(0, read);
      return read;
    }
  }

  private static final class Ear extends EventSourceListener {
    private final Listener listener;
    private final Bounded stream;
    private @Nullable Throwable failure;

    Ear(Listener listener, Bounded stream) {
      this.listener = listener;
      this.stream = stream;
    }

    @Override
    public void onOpen(EventSource source, Response response) {
      listener.opened();
    }

    @Override
    public void onEvent(
        EventSource source, @Nullable String id, @Nullable String type, String data) {
      stream.heard();
      try {
        tell(type == null ? "" : type, WireFormats.json().readTree(data));
      } catch (JacksonException | IllegalArgumentException made) {
        // a hint that makes no sense is no hint
      }
    }

    /** What a newer server tells besides is passed over. */
    private void tell(String type, JsonNode note) {
      if (type.equals("advanced") && note.path("cursor").isIntegralNumber()) {
        listener.advanced(new Cursor(note.path("cursor").asLong()));
      } else if (type.equals("presence") && note.path("device").isString()) {
        listener.presence(
            DeviceId.ofHex(note.path("device").asString()), note.path("online").asBoolean(false));
      }
    }

    @Override
    public void onFailure(EventSource source, @Nullable Throwable thrown, @Nullable Response got) {
      failure = thrown == null ? new IOException("no stream") : thrown;
    }
  }
}
