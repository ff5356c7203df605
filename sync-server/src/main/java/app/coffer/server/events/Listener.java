package app.coffer.server.events;

import app.coffer.wire.codec.WireFormats;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One open stream of one device. */
final class Listener {
  /** Below the time after which connections without traffic are closed by what lies between. */
  static final Duration HEARTBEAT = Duration.ofSeconds(12);

  private static final int NOTES = 64;

  private final VaultId vault;
  private final DeviceId device;
  private final SseEventSink sink;
  private final Sse sse;
  private final Runnable hangUp;
  private final BlockingQueue<Note> notes = new ArrayBlockingQueue<>(NOTES);
  private volatile boolean ended;
  private volatile @Nullable Thread sender;

  /**
   * @param hangUp ends the connection, whatever its other end still has to read
   */
  Listener(VaultId vault, DeviceId device, SseEventSink sink, Sse sse, Runnable hangUp) {
    this.vault = vault;
    this.device = device;
    this.sink = sink;
    this.sse = sse;
    this.hangUp = hangUp;
  }

  VaultId vault() {
    return vault;
  }

  DeviceId device() {
    return device;
  }

  /** Leaves a note. Who does not take them is cut off, comes again, and pulls what it missed. */
  void note(Note note) {
    if (!notes.offer(note) && !ended) {
      end();
      // the sender may wait for a line that is full, and nothing it could still say would be read
      Thread.ofVirtual().name("coffer-hang-up").start(hangUp);
    }
  }

  /** Sends notes and heartbeats until the stream ends; on a thread of its own. */
  void send(EventHub hub) {
    sender = Thread.currentThread();
    try (sink) {
      deliver(sse.newEventBuilder().comment("welcome").build());
      while (!ended && !sink.isClosed()) {
        Note note = notes.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
        deliver(note == null ? sse.newEventBuilder().comment("ping").build() : event(note));
      }
    } catch (InterruptedException | IOException | CompletionException | IllegalStateException e) {
      ended = true; // the other end is gone, or this server stops
    } finally {
      hub.leave(this);
    }
  }

  private void deliver(OutboundSseEvent event) {
    sink.send(event).toCompletableFuture().join();
  }

  private OutboundSseEvent event(Note note) {
    return sse.newEventBuilder()
        .name(note.name())
        .data(WireFormats.json().writeValueAsString(note))
        .build();
  }

  void end() {
    ended = true;
    Thread sending = sender;
    if (sending != null) {
      sending.interrupt();
    }
  }
}
