package app.coffer.server.vault;

import app.coffer.wire.Limits;
import app.coffer.wire.Problem;
import app.coffer.wire.api.PairingMail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Mailboxes through which two devices pair: opaque messages in order, in memory, for ten minutes.
 * They do not outlive the process; a pairing that was under way is begun anew.
 */
public final class Mailboxes {
  /** Bounds the memory that strangers can take: 64 MiB. */
  private static final int MAILBOXES = 128;

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Mailbox> open = new LinkedHashMap<>();

  public Mailboxes(InstantSource clock) {
    this.clock = clock;
  }

  private record Mailbox(Instant until, List<byte[]> messages) {}

  /** Opens a mailbox; one that is open stays as it is. */
  public void open(String name) {
    lock.lock();
    try {
      expire();
      if (open.containsKey(name)) {
        return;
      }
      if (open.size() == MAILBOXES) {
        throw new Refusal(
            Problem.Code.MAILBOX_FULL, "Too many pairings are under way; try again in a minute.");
      }
      open.put(
          name,
          new Mailbox(clock.instant().plusSeconds(Limits.PAIRING_SECONDS), new ArrayList<>()));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Appends a message.
   *
   * @param after how many messages the sender counts before it, if it says so: the same message
   *     sent again is then stored once, and another message in its place is refused
   * @return its number, from 0
   */
  public long append(String name, OptionalLong after, byte[] message) {
    if (message.length > Limits.PAIRING_MESSAGE_BYTES) {
      throw new Refusal(Problem.Code.TOO_LARGE, "A pairing message is larger than 64 KiB.");
    }
    lock.lock();
    try {
      List<byte[]> messages = mailbox(name).messages;
      long place = after.orElse(messages.size());
      if (place < 0 || place > messages.size()) {
        throw new Refusal(Problem.Code.NOT_NEXT, "A message before this one is missing.");
      }
      if (place < messages.size()) {
        if (!Arrays.equals(messages.get((int) place), message)) {
          throw new Refusal(Problem.Code.NOT_NEXT, "Another message is at this place already.");
        }
        return place;
      }
      if (messages.size() == Limits.PAIRING_MESSAGES) {
        throw new Refusal(Problem.Code.MAILBOX_FULL, "This mailbox takes no more messages.");
      }
      messages.add(message.clone());
      changed.signalAll();
      return place;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Messages from a number on.
   *
   * @param wait how long to wait for one where there is none
   */
  public PairingMail read(String name, long from, Duration wait) throws InterruptedException {
    lock.lock();
    try {
      long nanos = wait.toNanos();
      while (true) {
        List<byte[]> messages = mailbox(name).messages;
        if (from < messages.size() || nanos <= 0) {
          int start = Math.clamp(from, 0, messages.size());
          return new PairingMail(start, messages.subList(start, messages.size()));
        }
        // wakes once a second, so that the end of the mailbox's time is noticed
        long slice = Math.min(nanos, TimeUnit.SECONDS.toNanos(1));
        nanos -= slice - Math.max(0, changed.awaitNanos(slice));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Closes a mailbox; whoever waits at it is told that there is none. */
  public void close(String name) {
    lock.lock();
    try {
      open.remove(name);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Mailbox mailbox(String name) {
    expire();
    Mailbox mailbox = open.get(name);
    if (mailbox == null) {
      throw new Refusal(
          Problem.Code.NO_SUCH_MAILBOX, "There is no such mailbox, or its time is over.");
    }
    return mailbox;
  }

  private void expire() {
    Instant now = clock.instant();
    open.values().removeIf(mailbox -> !now.isBefore(mailbox.until));
  }
}
