package app.coffer.server.vault;

import app.coffer.server.vault.MailboxStore.Mailbox;
import app.coffer.wire.Limits;
import app.coffer.wire.Problem;
import app.coffer.wire.api.PairingMail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Mailboxes through which two devices pair: opaque messages in order, for ten minutes, whichever
 * copy of the server each of them asks. A closed mailbox keeps its place until its time is over,
 * empty, so that whoever comes late is told what happened.
 */
public final class Mailboxes {
  /** With the bytes of each, bounds the room that strangers can take: 36 MiB. */
  private static final int MAILBOXES = 128;

  private static final int OF_ONE_ADDRESS = 32;

  /** How long a reader waits before it looks by itself: news of other copies may be lost. */
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final BlobStore store;
  private final InstantSource clock;
  private final Runnable changedHere;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /**
   * @param changedHere tells other copies that something changed in a mailbox
   */
  public Mailboxes(BlobStore store, InstantSource clock, Runnable changedHere) {
    this.store = store;
    this.clock = clock;
    this.changedHere = changedHere;
  }

  /**
   * Opens a mailbox; one that is open stays as it is.
   *
   * @param code by which it is found, if by any; refused where another mailbox has it
   * @param address who opens it
   */
  public void open(String name, Optional<String> code, String address) {
    Instant now = clock.instant();
    store.write(rows -> {
      var mail = rows.mail();
      mail.lockOpening();
      mail.dropEnded(now);
      Optional<Mailbox> there = mail.mailbox(name);
      if (there.filter(mailbox -> mailbox.code().equals(code)).isPresent()) {
        return false;
      }
      if (there.isPresent() || code.flatMap(mail::withCode).isPresent()) {
        throw new Refusal(Problem.Code.CODE_TAKEN, "Another pairing has this code.");
      }
      if (mail.count() >= MAILBOXES || mail.countOf(address) >= OF_ONE_ADDRESS) {
        throw new Refusal(
            Problem.Code.MAILBOX_FULL, "Too many pairings are under way; try again in a minute.");
      }
      Instant until = now.plusSeconds(Limits.PAIRING_SECONDS);
      mail.open(new Mailbox(name, code, until, false, 0, 0), address);
      return true;
    });
  }

  /** The mailbox of a code, closed or not. */
  public Optional<String> find(String code) {
    return store.read(rows -> rows.mail().withCode(code)).filter(this::lives).map(Mailbox::name);
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
    long place = store.write(rows -> append(rows.mail(), name, after, message));
    ring();
    changedHere.run();
    return place;
  }

  private long append(MailboxStore.Writer mail, String name, OptionalLong after, byte[] message) {
    Mailbox mailbox = open(mail.mailbox(name));
    long place = after.orElse(mailbox.messages());
    if (place < 0 || place > mailbox.messages()) {
      throw new Refusal(Problem.Code.NOT_NEXT, "A message before this one is missing.");
    }
    if (place < mailbox.messages()) {
      if (!Arrays.equals(mail.messages(name, (int) place).getFirst(), message)) {
        throw new Refusal(Problem.Code.NOT_NEXT, "Another message is at this place already.");
      }
      return place;
    }
    if (mailbox.messages() >= Limits.PAIRING_MESSAGES
        || mailbox.bytes() + message.length > Limits.PAIRING_MAILBOX_BYTES) {
      throw new Refusal(Problem.Code.MAILBOX_FULL, "This mailbox takes no more messages.");
    }
    mail.append(mailbox, message);
    return place;
  }

  /**
   * Messages from a number on.
   *
   * @param wait how long to wait for one where there is none
   */
  public PairingMail read(String name, long from, Duration wait) throws InterruptedException {
    long nanos = wait.toNanos();
    lock.lock();
    try {
      while (true) {
        PairingMail mail = read(name, from);
        if (!mail.messages().isEmpty() || nanos <= 0) {
          return mail;
        }
        long slice = Math.min(nanos, LOOK_NANOS);
        nanos -= slice - Math.max(0, changed.awaitNanos(slice));
      }
    } finally {
      lock.unlock();
    }
  }

  private PairingMail read(String name, long from) {
    return store.read(rows -> {
      Mailbox mailbox = open(rows.mail().mailbox(name));
      int start = Math.clamp(from, 0, mailbox.messages());
      List<byte[]> messages =
          start == mailbox.messages() ? List.of() : rows.mail().messages(name, start);
      return new PairingMail(start, messages);
    });
  }

  /** Closes a mailbox and drops what is in it; whoever waits at it, or comes to it, is told. */
  public void close(String name) {
    store.write(rows -> {
      rows.mail().close(name);
      return true;
    });
    ring();
    changedHere.run();
  }

  /** Something changed in a mailbox, here or at another copy: whoever waits looks again. */
  public void ring() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private Mailbox open(Optional<Mailbox> found) {
    Mailbox mailbox =
        found
            .filter(this::lives)
            .orElseThrow(() ->
                new Refusal(
                    Problem.Code.NO_SUCH_MAILBOX,
                    "There is no such mailbox, or its time is over."));
    if (mailbox.closed()) {
      throw new Refusal(Problem.Code.MAILBOX_CLOSED, "This mailbox was used and is closed.");
    }
    return mailbox;
  }

  private boolean lives(Mailbox mailbox) {
    return clock.instant().isBefore(mailbox.until());
  }
}
