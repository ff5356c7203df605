package app.coffer.wire.crypto;

import com.goterl.lazysodium.interfaces.SecretStream.State;
import java.util.Arrays;
import java.util.Optional;

/**
 * One pass through a crypto_secretstream_xchacha20poly1305: messages are sealed, or opened, one
 * after the other, and none can be left out, moved, or taken from another stream. For one thread.
 *
 * <p>Whoever writes gives the header himself, so that a simulation can replay it: libsodium's
 * init_push is its init_pull after drawing a random header.
 */
public final class SecretStream implements AutoCloseable {
  public static final int HEADER = 24;

  /** How much longer a message gets. */
  public static final int OVERHEAD = 17;

  private static final byte MESSAGE = 0;
  private static final byte FINAL = 3;

  private final State state = new State();

  /**
   * @param key 32 bytes, which seal this one stream only
   * @param header 24 random bytes; who opens needs them too
   */
  public SecretStream(byte[] key, byte[] header) {
    if (key.length != Crypto.KEY || header.length != HEADER) {
      throw new SodiumFault("a stream has a key of 32 bytes and a header of 24");
    }
    if (Crypto.sodium().crypto_secretstream_xchacha20poly1305_init_pull(state, header, key) != 0) {
      throw new SodiumFault("beginning a stream failed");
    }
  }

  /**
   * The next message, 17 bytes longer.
   *
   * @param context what must be the same on opening; not part of the result
   * @param last whether the stream ends with it
   */
  public byte[] seal(byte[] message, byte[] context, boolean last) {
    byte[] out = new byte[message.length + OVERHEAD];
    int done =
        Crypto.sodium()
            .crypto_secretstream_xchacha20poly1305_push(
                state,
                out,
                null,
                message,
                message.length,
                context,
                context.length,
                last ? FINAL : MESSAGE);
    if (done != 0) {
      throw new SodiumFault("sealing failed");
    }
    return out;
  }

  /**
   * Opens the next message; empty where it is not the next one of this stream in this context, or
   * where the stream does not end, or not go on, as {@code last} says. After that nothing more
   * opens.
   */
  public Optional<byte[]> open(byte[] sealed, byte[] context, boolean last) {
    if (sealed.length < OVERHEAD) {
      return Optional.empty();
    }
    byte[] out = new byte[sealed.length - OVERHEAD];
    byte[] tag = new byte[1];
    int done =
        Crypto.sodium()
            .crypto_secretstream_xchacha20poly1305_pull(
                state, out, null, tag, sealed, sealed.length, context, context.length);
    if (done == 0 && tag[0] == (last ? FINAL : MESSAGE)) {
      return Optional.of(out);
    }
    Arrays.fill(out, (byte) 0);
    return Optional.empty();
  }

  /** Forgets the key. */
  @Override
  public void close() {
    state.clear();
    Arrays.fill(state.k, (byte) 0);
  }
}
