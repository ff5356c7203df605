package app.coffer.desktop.pairing;

import app.coffer.desktop.pairing.PairingRefused.Reason;
import app.coffer.desktop.sync.Mailboxes;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Problem;
import app.coffer.wire.crypto.Crypto;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One pairing's messages in its mailbox. Each has its place, and begins with a byte: the version of
 * the exchange, or {@code 0xff} for an end, with the reason's name. An end says nothing that may be
 * trusted but that it is over.
 *
 * <pre>
 *   0 inviter  share (32)
 *   1 joiner   share (32) || confirmation (64)
 *   2 inviter  confirmation (64)
 *   3 joiner   sealed introduction: keys, name, platform
 *   4 joiner   sealed: the person there saw the digits and agreed
 *   5 inviter  sealed inheritance
 *   6 joiner   sealed: all of it was verified
 * </pre>
 */
final class Mail {
  static final byte VERSION = 1;
  static final int INVITER_SHARE = 0;
  static final int JOINER_SHARE = 1;
  static final int INVITER_CONFIRMATION = 2;
  static final int INTRODUCTION = 3;
  static final int AGREED = 4;
  static final int INHERITANCE = 5;
  static final int VERIFIED = 6;

  private static final byte END = (byte) 0xff;
  private static final int WAIT_SECONDS = 20;

  private final Mailboxes relay;
  private final String mailbox;
  private final Instant deadline;
  private final InstantSource clock;
  private int next;
  private boolean ended;

  Mail(Mailboxes relay, String mailbox, Instant deadline, InstantSource clock) {
    this.relay = relay;
    this.mailbox = mailbox;
    this.deadline = deadline;
    this.clock = clock;
  }

  /** Puts a message at its place. */
  void put(int place, byte[] message) throws SyncFault, PairingRefused {
    requireTime();
    try {
      relay.put(mailbox, place, Crypto.concat(new byte[] {VERSION}, message));
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
      requireTime();
      List<byte[]> messages;
      try {
        messages = relay.get(mailbox, place, WAIT_SECONDS);
      } catch (SyncFault.Refused refused) {
        throw translated(refused);
      }
      if (!messages.isEmpty()) {
        next = place + 1;
        return content(messages.getFirst());
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
    if (!clock.instant().isBefore(deadline)) {
      throw new PairingRefused(Reason.EXPIRED);
    }
  }

  /** A mailbox that was never there for us, or whose time is over, expired; else it was closed. */
  private SyncFault translated(SyncFault.Refused refused) throws PairingRefused {
    if (refused.code().equals(Optional.of(Problem.Code.NO_SUCH_MAILBOX))) {
      requireTime();
      throw new PairingRefused(next == 0 ? Reason.EXPIRED : Reason.CANCELLED);
    }
    return refused;
  }

  /**
   * Tells the other side that it is over, at the first place that is free. That it cannot be told
   * is no reason to fail again: it will find out by time.
   */
  void end(Reason reason) {
    byte[] message =
        Crypto.concat(new byte[] {END}, reason.name().getBytes(StandardCharsets.US_ASCII));
    for (int place = next; !ended && place <= VERIFIED + 1; place++) {
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

  /**
   * Whether an end is, or was found, in the mailbox: then it is left for the other side to read.
   */
  boolean ended() {
    return ended;
  }
}
