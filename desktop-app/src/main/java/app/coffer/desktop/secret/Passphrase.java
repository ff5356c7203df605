package app.coffer.desktop.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * What a person typed to unlock a vault: kept as characters, never as a String of our making, and
 * wiped by {@link #close}.
 */
public final class Passphrase implements AutoCloseable {
  private final char[] characters;
  private boolean closed;

  private Passphrase(char[] characters) {
    this.characters = characters;
  }

  /** Takes over {@code characters} without copying: they are wiped when this is closed. */
  public static Passphrase owning(char[] characters) {
    return new Passphrase(characters);
  }

  public synchronized boolean isEmpty() {
    requireOpen();
    return characters.length == 0;
  }

  /**
   * The bytes keys are derived from: UTF-8 in normalization form C, so that two keyboards that
   * write an accent differently open the same vault. Only outside ASCII does the normalizer leave a
   * copy that cannot be wiped.
   */
  public synchronized Secret utf8() {
    requireOpen();
    CharBuffer typed = CharBuffer.wrap(characters);
    CharBuffer normal =
        Normalizer.isNormalized(typed, Normalizer.Form.NFC)
            ? typed
            : CharBuffer.wrap(Normalizer.normalize(typed, Normalizer.Form.NFC));
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(normal);
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    Arrays.fill(encoded.array(), (byte) 0);
    return Secret.owning(bytes);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("a passphrase was used after it was closed");
    }
  }

  /** Wipes the characters; again does nothing. */
  @Override
  public synchronized void close() {
    closed = true;
    Arrays.fill(characters, '\0');
  }

  @Override
  public String toString() {
    return "Passphrase[redacted]";
  }
}
