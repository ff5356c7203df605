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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Mailboxes through which two devices pair: opaque messages in order, in memory, for ten minutes.
 * They do not outlive the process; a pairing that was under way is begun anew. A closed mailbox
 * keeps its place until its time is over, empty, so that whoever comes late is told what happened.
 */
public final class Mailboxes {
  /** With the bytes of each, bounds the memory that strangers can take: 36 MiB. */
  private static final int MAILBOXES = 128;

  private static final int OF_ONE_ADDRESS = 32;

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<String, Mailbox> open = new LinkedHashMap<>();

  public Mailboxes(InstantSource clock) {
    this.clock = clock;
  }

  private static final class Mailbox {
    final Instant until;
    final Optional<String> code;
    final String address;
    final List<byte[]> messages = new ArrayList<>();
    long bytes;
    boolean closed;

    Mailbox(Instant until, Optional<String> code, String address) {
      this.until = until;
      this.code = code;
      this.address = address;
    }
  }

  /**
   * Opens a mailbox; one that is open stays as it is.
   *
   * @param code by which it is found, if by any; refused where another mailbox has it
   * @param address who opens it
   */
  public void open(String name, Optional<String> code, String address) {
    lock.lock();
    try {
      expire();
      Mailbox there = open.get(name);
      if (there != null && there.code.equals(code)) {
        return;
      }
      if (there != null || code.isPresent() && holder(code.get()).isPresent()) {
        throw new Refusal(Problem.Code.CODE_TAKEN, "Another pairing has this code.");
      }
      long own = open.values().stream().filter(box -> box.address.equals(address)).count();
      if (open.size() >= MAILBOXES || own >= OF_ONE_ADDRESS) {
        throw new Refusal(
            Problem.Code.MAILBOX_FULL, "Too many pairings are under way; try again in a minute.");
      }
      Instant until = clock.instant().plusSeconds(Limits.PAIRING_SECONDS);
      open.put(name, new Mailbox(until, code, address));
    } finally {
      lock.unlock();
    }
  }

  /** The mailbox of a code, closed or not. */
  public Optional<String> find(String code) {
    lock.lock();
    try {
      expire();
      return holder(code);
    } finally {
      lock.unlock();
    }
  }

  private Optional<String> holder(String code) {
    return open.entrySet().stream()
        .filter(each -> each.getValue().code.equals(Optional.of(code)))
        .map(Map.Entry::getKey)
        .findFirst();
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
      throw new Refusal(Problem.Code.TOO_LARGE, "A pairing message is larger than 256 KiB.");
    }
    lock.lock();
    try {
      Mailbox mailbox = mailbox(name);
      List<byte[]> messages = mailbox.messages;
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
      if (messages.size() >= Limits.PAIRING_MESSAGES
          || mailbox.bytes + message.length > Limits.PAIRING_MAILBOX_BYTES) {
        throw new Refusal(Problem.Code.MAILBOX_FULL, "This mailbox takes no more messages.");
      }
      messages.add(message.clone());
      mailbox.bytes += message.length;
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

  /** Closes a mailbox and drops what is in it; whoever waits at it, or comes to it, is told. */
  public void close(String name) {
    lock.lock();
    try {
      Mailbox mailbox = open.get(name);
      if (mailbox != null) {
        mailbox.closed = true;
        mailbox.messages.clear();
        mailbox.bytes = 0;
      }
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
    if (mailbox.closed) {
      throw new Refusal(Problem.Code.MAILBOX_CLOSED, "This mailbox was used and is closed.");
    }
    return mailbox;
  }

  private void expire() {
    Instant now = clock.instant();
    open.values().removeIf(mailbox -> !now.isBefore(mailbox.until));
  }
}
