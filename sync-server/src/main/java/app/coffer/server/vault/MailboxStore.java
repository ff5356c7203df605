package app.coffer.server.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where mailboxes of pairing are; a part of {@link BlobStore}'s transactions. */
public final class MailboxStore {
  private MailboxStore() {}

  /**
   * A mailbox.
   *
   * @param until when its time is over
   * @param messages how many it holds
   * @param bytes of all its messages
   */
  public record Mailbox(
      String name,
      Optional<String> code,
      Instant until,
      boolean closed,
      int messages,
      long bytes) {}

  /** Mailboxes whose time is over may still be here. */
  public interface Reader {

    Optional<Mailbox> mailbox(String name);

    Optional<Mailbox> withCode(String code);

    /** Messages from a number on, in order. */
    List<byte[]> messages(String name, int from);
  }

  /** As {@link Reader}, and changes. Reading a mailbox keeps other writers from it. */
  public interface Writer extends Reader {

    /** Keeps others from opening mailboxes until the end of the transaction. */
    void lockOpening();

    /** How many there are, whoever opened them. */
    int count();

    /** How many this address opened. */
    int countOf(String address);

    void open(Mailbox mailbox, String address);

    void append(Mailbox to, byte[] message);

    /** Drops what is in it, and keeps its place until its time is over. */
    void close(String name);

    /** Drops the mailboxes whose time was over at this moment. */
    void dropEnded(Instant now);
  }
}
