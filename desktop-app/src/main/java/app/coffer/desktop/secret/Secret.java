package app.coffer.desktop.secret;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Bytes that must not outlive their use. They are seen only inside {@link #use}, never printed, and
 * wiped by {@link #close}; using a closed secret throws. Safe for threads: closing waits for a use
 * under way.
 */
public final class Secret implements AutoCloseable {
  private final byte[] bytes;
  private boolean closed;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes over {@code bytes} without copying: they are wiped when this is closed. */
  public static Secret owning(byte[] bytes) {
    return new Secret(bytes);
  }

  /** A copy of {@code bytes}; the caller wipes its own. */
  public static Secret copyOf(byte[] bytes) {
    return new Secret(bytes.clone());
  }

  /**
   * Lends the bytes to {@code work}, which neither changes nor keeps them.
   *
   * @throws IllegalStateException when this is closed
   */
  public synchronized <R> R use(Function<byte[], R> work) {
    requireOpen();
    return work.apply(bytes);
  }

  /** Another secret of the same bytes, with a life of its own. */
  public Secret copy() {
    return use(Secret::copyOf);
  }

  public synchronized int length() {
    requireOpen();
    return bytes.length;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("a secret was used after it was closed");
    }
  }

  /** Wipes the bytes; again does nothing. */
  @Override
  public synchronized void close() {
    closed = true;
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public String toString() {
    return "Secret[redacted]";
  }
}
