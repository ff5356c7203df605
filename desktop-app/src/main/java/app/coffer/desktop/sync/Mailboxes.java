package app.coffer.desktop.sync;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A relay's mailboxes for pairing: numbered messages, opaque to it, for ten minutes. A mailbox is
 * named by 32 hex digits.
 */
public interface Mailboxes {

  /**
   * Opens a mailbox; one that is open stays as it is. {@link SyncFault.Refused} with {@code
   * code-taken} where another one has the code.
   *
   * @param code four characters by which it can be found
   */
  void open(String mailbox, String code) throws SyncFault;

  /** The mailbox of a code; empty where there is none, or its time is over. */
  Optional<String> find(String code) throws SyncFault;

  /**
   * Puts a message at a place, counted from 0. The same again changes nothing; {@link
   * SyncFault.Refused} with {@code not-next} where another is there already or one before it is
   * missing, with {@code no-such-mailbox} where its time is over, with {@code mailbox-closed} where
   * it was closed.
   */
  void put(String mailbox, int place, byte[] message) throws SyncFault;

  /** The messages from a place on; waits up to {@code waitSeconds} for one where there is none. */
  List<byte[]> get(String mailbox, int from, int waitSeconds) throws SyncFault;

  /** Closes a mailbox for both sides. */
  void close(String mailbox) throws SyncFault;

  /** The way to the relay of an address. */
  @FunctionalInterface
  interface Relays {
    Mailboxes at(URI server) throws SyncFault;
  }
}
