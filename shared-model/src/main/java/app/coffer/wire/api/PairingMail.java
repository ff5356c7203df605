package app.coffer.wire.api;

import java.util.List;

/**
 * Messages of a pairing mailbox, opaque to the relay, in the order they came.
 *
 * @param from the number of the first message here, from 0
 */
public record PairingMail(long from, List<byte[]> messages) {
  public PairingMail {
    messages = List.copyOf(messages);
  }
}
