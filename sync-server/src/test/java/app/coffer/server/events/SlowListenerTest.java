package app.coffer.server.events;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.media.sse.OutboundEvent;
import org.junit.jupiter.api.Test;

class SlowListenerTest {
  private final VaultId vault = new VaultId(new byte[VaultId.LENGTH]);
  private final DeviceId device = new DeviceId(new byte[DeviceId.LENGTH]);
  private final EventHub hub = new EventHub(EventHub.Neighbours.NONE);

  private record Events() implements Sse {
    @Override
    public OutboundSseEvent.Builder newEventBuilder() {
      return new OutboundEvent.Builder();
    }

    @Override
    public SseBroadcaster newBroadcaster() {
      throw new UnsupportedOperationException();
    }
  }

  /** The way to a device that takes nothing: a write waits until it is given up. */
  private static final class FullLine implements SseEventSink {
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public boolean isClosed() {
      return closed.getCount() == 0;
    }

    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
      writing.countDown();
      try {
        closed.await();
        return CompletableFuture.completedStage(null);
      } catch (InterruptedException e) {
        throw new CompletionException(e);
      }
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  @Test
  void whoDoesNotReadIsCutOffAndNothingIsKeptForIt() throws InterruptedException {
    var line = new FullLine();
    var listener = new Listener(vault, device, line, new Events(), line::close);
    assertThat(hub.join(listener)).isTrue();
    Thread sender = Thread.ofVirtual().start(() -> listener.send(hub));
    assertThat(line.writing.await(30, TimeUnit.SECONDS)).isTrue();
    for (int cursor = 1; cursor <= 1_000; cursor++) {
      hub.advanced(vault, new Cursor(cursor));
    }
    assertThat(sender.join(Duration.ofSeconds(30))).isTrue();
    assertThat(line.isClosed()).isTrue();
    assertThat(hub.subscribers()).isZero();
    assertThat(hub.online(vault)).isEmpty();
  }

  @Test
  void aFewNotesAtOnceAreNoReasonToCutAnybodyOff() throws InterruptedException {
    var line = new FullLine();
    var listener = new Listener(vault, device, line, new Events(), line::close);
    assertThat(hub.join(listener)).isTrue();
    Thread sender = Thread.ofVirtual().start(() -> listener.send(hub));
    assertThat(line.writing.await(30, TimeUnit.SECONDS)).isTrue();
    for (int cursor = 1; cursor <= 60; cursor++) {
      hub.advanced(vault, new Cursor(cursor));
    }
    assertThat(line.isClosed()).isFalse();
    assertThat(hub.subscribers()).isEqualTo(1);
    hub.close();
    assertThat(sender.join(Duration.ofSeconds(30))).isTrue();
  }
}
