package app.coffer.desktop.pairing;

import app.coffer.desktop.pairing.PairingRefused.Reason;
import app.coffer.desktop.sync.Mailboxes;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Problem;
import app.coffer.wire.crypto.Crypto;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pairing's messages in its mailbox. Each has its place, and begins with a byte: the version of
 * the exchange, or {@code 0xff} for an end, with the reason's name. An end says nothing that may be
 * trusted but that it is over.
 *
 * <pre>
 *   0 inviter  share for the link (32) || share for the code (32) || tag of the server's address (32)
 *   1 joiner   1 by link, 2 by code (1) || share (32) || confirmation (64)
 *   2 inviter  confirmation (64)
 *   3 joiner   sealed introduction: keys, name, platform, clock
 *   4 joiner   sealed: the person there saw the digits and agreed
 *   5 inviter  sealed inheritance
 *   6 joiner   sealed: all of it was verified, and the vault is fetched
 * </pre>
 */
final class Mail {
  static final byte VERSION = 1;
  static final int OPENING = 0;
  static final int ANSWER = 1;
  static final int INVITER_CONFIRMATION = 2;
  static final int INTRODUCTION = 3;
  static final int AGREED = 4;
  static final int INHERITANCE = 5;
  static final int FINISHED = 6;

  private static final Logger LOG = LoggerFactory.getLogger(Mail.class);
  private static final byte END = (byte) 0xff;
  private static final int WAIT_SECONDS = 20;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Mailboxes relay;
  private final String mailbox;
  private final Instant deadline;
  private final InstantSource clock;
  private volatile int next;
  private volatile boolean ended;
  private volatile boolean cancelled;
  private volatile boolean patient;

  Mail(Mailboxes relay, String mailbox, Instant deadline, InstantSource clock) {
    this.relay = relay;
    this.mailbox = mailbox;
    this.deadline = deadline;
    this.clock = clock;
  }

  /**
   * From now on a line that breaks is waited for until the time is over: there is a new member, and
   * it should get its keys.
   */
  void bePatient() {
    patient = true;
  }

  /** Puts a message at its place. */
  void put(int place, byte[] message) throws SyncFault, PairingRefused {
    byte[] whole = Crypto.concat(new byte[] {VERSION}, message);
    try {
      call(() -> {
        relay.put(mailbox, place, whole);
        return List.of();
      });
    } catch (SyncFault.Refused refused) {
      if (refused.code().equals(Optional.of(Problem.Code.NOT_NEXT))) {
        // something else is at this place: an end of the other side's, or a second joiner's message
        next = place;
        await(place);
        throw new PairingRefused(Reason.ALREADY_USED);
      }
      throw translated(refused);
    }
    next = place + 1;
  }

  /** Waits for the message at a place. */
  byte[] await(int place) throws SyncFault, PairingRefused {
    while (true) {
      List<byte[]> messages;
      try {
        messages = call(() -> relay.get(mailbox, place, WAIT_SECONDS));
      } catch (SyncFault.Refused refused) {
        throw translated(refused);
      }
      if (!messages.isEmpty()) {
        next = place + 1;
        return content(messages.getFirst());
      }
    }
  }

  /**
   * Asks a person, and meanwhile looks for an end from the other side: whoever looks at digits
   * should not have to answer first to hear that nobody is there any more.
   *
   * @param place of the next message
   * @param question asked on a thread of its own; its answer is not waited for after an end
   */
  boolean ask(int place, BooleanSupplier question) throws PairingRefused {
    var answer = new CompletableFuture<Boolean>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            answer.complete(question.getAsBoolean());
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    Thread.ofVirtual().start(() -> watch(place, answer));
    try {
      return answer.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case PairingRefused refused -> throw new PairingRefused(refused.reason());
        case RuntimeException fault -> throw fault;
        case null, default -> throw e;
      }
    }
  }

  private void watch(int from, CompletableFuture<Boolean> answer) {
    int place = from;
    while (!answer.isDone()) {
      try {
        requireTime();
        for (byte[] message : relay.get(mailbox, place, WAIT_SECONDS)) {
          content(message);
          place++;
        }
      } catch (PairingRefused refused) {
        answer.completeExceptionally(refused);
      } catch (SyncFault.Refused refused) {
        try {
          LOG.debug("watching ended", translated(refused));
        } catch (PairingRefused over) {
          answer.completeExceptionally(over);
        }
        return;
      } catch (SyncFault fault) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  @FunctionalInterface
  private interface Call {
    List<byte[]> run() throws SyncFault;
  }

  private List<byte[]> call(Call call) throws SyncFault, PairingRefused {
    while (true) {
      requireTime();
      try {
        List<byte[]> answer = call.run();
        requireTime();
        return answer;
      } catch (SyncFault.Offline offline) {
        if (!patient) {
          throw offline;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private byte[] content(byte[] message) throws PairingRefused {
    if (message.length == 0) {
      throw new PairingRefused(Reason.NOT_AUTHENTIC);
    }
    byte[] content = Arrays.copyOfRange(message, 1, message.length);
    if (message[0] == END) {
      ended = true;
      throw new PairingRefused(reason(new String(content, StandardCharsets.US_ASCII)));
    }
    if (message[0] != VERSION) {
      throw new PairingRefused(Reason.VERSIONS_TOO_DIFFERENT);
    }
    return content;
  }

  private static Reason reason(String name) {
    return Arrays.stream(Reason.values())
        .filter(reason -> reason.name().equals(name))
        .findFirst()
        .orElse(Reason.CANCELLED);
  }

  private void requireTime() throws PairingRefused {
    if (cancelled) {
      throw new PairingRefused(Reason.CANCELLED);
    }
    if (!clock.instant().isBefore(deadline)) {
      throw new PairingRefused(Reason.EXPIRED);
    }
  }

  private SyncFault translated(SyncFault.Refused refused) throws PairingRefused {
    if (refused.code().equals(Optional.of(Problem.Code.NO_SUCH_MAILBOX))) {
      throw new PairingRefused(cancelled ? Reason.CANCELLED : Reason.EXPIRED);
    }
    if (refused.code().equals(Optional.of(Problem.Code.MAILBOX_CLOSED))) {
      ended = true;
      throw new PairingRefused(next == 0 ? Reason.ALREADY_USED : Reason.CANCELLED);
    }
    return refused;
  }

  /** Breaks it off from another thread; whoever waits in {@link #await} is woken by the end. */
  void cancel() {
    cancelled = true;
    end(Reason.CANCELLED);
  }

  /**
   * Tells the other side that it is over, at the first place that is free. That it cannot be told
   * is no reason to fail again: it will find out by time.
   */
  synchronized void end(Reason reason) {
    byte[] message =
        Crypto.concat(new byte[] {END}, reason.name().getBytes(StandardCharsets.US_ASCII));
    for (int place = next; !ended && place <= FINISHED + 1; place++) {
      try {
        relay.put(mailbox, place, message);
        ended = true;
      } catch (SyncFault.Refused refused) {
        ended = !refused.code().equals(Optional.of(Problem.Code.NOT_NEXT));
      } catch (SyncFault fault) {
        ended = true;
      }
    }
  }
}
