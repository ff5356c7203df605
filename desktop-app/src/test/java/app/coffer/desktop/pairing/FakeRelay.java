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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Mailboxes in memory, with a clock that a test turns, and a relay that may be anything but honest.
 */
final class FakeRelay implements Mailboxes, InstantSource {
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private final Map<String, List<byte[]>> boxes = new HashMap<>();
  private final Map<String, Instant> ends = new HashMap<>();
  private final Map<String, String> codes = new HashMap<>();
  private final Set<String> closed = new HashSet<>();
  private int taken;
  private int lookedUp;
  private int broken;
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

  /** Mailboxes in which somebody could still say something. */
  synchronized long living() {
    return boxes.entrySet().stream()
        .filter(each -> !closed.contains(each.getKey()))
        .filter(each -> now.isBefore(ends.get(each.getKey())))
        .filter(each -> each.getValue().stream().noneMatch(m -> m.length > 0 && m[0] == -1))
        .count();
  }

  @Override
  public synchronized void open(String mailbox, String code) throws SyncFault {
    if (codes.containsKey(code) && !codes.get(code).equals(mailbox) || taken > 0) {
      taken--;
      throw refused(Problem.Code.CODE_TAKEN);
    }
    codes.put(code, mailbox);
    boxes.putIfAbsent(mailbox, new ArrayList<>());
    ends.putIfAbsent(mailbox, now.plusSeconds(Limits.PAIRING_SECONDS));
  }

  /** So many codes are another pairing's. */
  synchronized void takeCodes(int number) {
    taken = number;
  }

  /** So many requests from now on break off. */
  synchronized void breakLine(int number) {
    broken = number;
  }

  @Override
  public synchronized Optional<String> find(String code) {
    lookedUp++;
    return Optional.ofNullable(codes.get(code)).filter(mailbox -> now.isBefore(ends.get(mailbox)));
  }

  synchronized int lookedUp() {
    return lookedUp;
  }

  @Override
  public synchronized void put(String mailbox, int place, byte[] message) throws SyncFault {
    everything.writeBytes(message);
    interrupt();
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
    interrupt();
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
    boxes.get(mailbox).clear();
    closed.add(mailbox);
    notifyAll();
  }

  private void interrupt() throws SyncFault {
    if (broken > 0) {
      broken--;
      throw new SyncFault.Offline("the test's line broke", new java.io.IOException());
    }
  }

  private List<byte[]> box(String mailbox) throws SyncFault {
    List<byte[]> box = boxes.get(mailbox);
    if (box == null || !now.isBefore(ends.get(mailbox))) {
      throw refused(Problem.Code.NO_SUCH_MAILBOX);
    }
    if (closed.contains(mailbox)) {
      throw refused(Problem.Code.MAILBOX_CLOSED);
    }
    return box;
  }

  private static SyncFault refused(Problem.Code code) {
    return new SyncFault.Refused(code.text(), "by the test's relay");
  }
}
