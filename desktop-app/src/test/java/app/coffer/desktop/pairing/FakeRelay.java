package app.coffer.desktop.pairing;

import app.coffer.desktop.sync.Mailboxes;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Limits;
import app.coffer.wire.Problem;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Mailboxes in memory, with a clock that a test turns, and a relay that may be anything but honest.
 */
final class FakeRelay implements Mailboxes, InstantSource {
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private final Map<String, List<byte[]>> boxes = new HashMap<>();
  private final Map<String, Instant> ends = new HashMap<>();
  private final ByteArrayOutputStream everything = new ByteArrayOutputStream();

  /** What becomes of a message on its way; null swallows it. */
  interface Meddling {
    byte[] of(int place, byte[] message);
  }

  private Meddling meddling = (place, message) -> message;

  synchronized void meddle(Meddling with) {
    meddling = with;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  synchronized void advance(long seconds) {
    now = now.plusSeconds(seconds);
    notifyAll();
  }

  synchronized byte[] everything() {
    return everything.toByteArray();
  }

  synchronized List<byte[]> messages() {
    return boxes.values().stream().flatMap(List::stream).toList();
  }

  synchronized int boxes() {
    return boxes.size();
  }

  @Override
  public synchronized void open(String mailbox) {
    boxes.putIfAbsent(mailbox, new ArrayList<>());
    ends.putIfAbsent(mailbox, now.plusSeconds(Limits.PAIRING_SECONDS));
  }

  @Override
  public synchronized void put(String mailbox, int place, byte[] message) throws SyncFault {
    everything.writeBytes(message);
    List<byte[]> box = box(mailbox);
    byte[] passed = meddling.of(place, message);
    if (passed == null) {
      advance(Limits.PAIRING_SECONDS);
      return;
    }
    if (place > box.size() || place < box.size() && !Arrays.equals(box.get(place), passed)) {
      throw refused(Problem.Code.NOT_NEXT);
    }
    if (place == box.size()) {
      box.add(passed);
      notifyAll();
    }
  }

  @Override
  public synchronized List<byte[]> get(String mailbox, int from, int waitSeconds) throws SyncFault {
    Instant until = now.plusSeconds(waitSeconds);
    while (box(mailbox).size() <= from && now.isBefore(until)) {
      try {
        wait();
      } catch (InterruptedException e) {
        throw new SyncFault.Offline("interrupted", e);
      }
    }
    List<byte[]> box = box(mailbox);
    return List.copyOf(box.subList(Math.min(from, box.size()), box.size()));
  }

  @Override
  public synchronized void close(String mailbox) {
    boxes.remove(mailbox);
    notifyAll();
  }

  private List<byte[]> box(String mailbox) throws SyncFault {
    List<byte[]> box = boxes.get(mailbox);
    if (box == null || !now.isBefore(ends.get(mailbox))) {
      throw refused(Problem.Code.NO_SUCH_MAILBOX);
    }
    return box;
  }

  private static SyncFault refused(Problem.Code code) {
    return new SyncFault.Refused(code.text(), "by the test's relay");
  }
}
