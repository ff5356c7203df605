package app.coffer.wire.codec;

import java.util.Arrays;

/** The bytes of an encoding while it is written. For one thread. */
final class CborOutput {
  private byte[] buffer = new byte[256];
  private int length;

  byte[] bytes() {
    return Arrays.copyOf(buffer, length);
  }

  /** One byte that is a value of its own. */
  void single(int value) {
    room(1);
    buffer[length++] = (byte) value;
  }

  /** The head of a string, and the string. */
  void string(int major, byte[] bytes) {
    head(major, bytes.length);
    room(bytes.length);
    System.arraycopy(bytes, 0, buffer, length, bytes.length);
    length += bytes.length;
  }

  /** A type and its argument, in the shortest form. */
  void head(int major, long argument) {
    room(1 + Long.BYTES);
    int type = major << 5;
    if (argument < 24) {
      buffer[length++] = (byte) (type | (int) argument);
    } else if (argument <= 0xff) {
      buffer[length++] = (byte) (type | 24);
      bigEndian(argument, 1);
    } else if (argument <= 0xffff) {
      buffer[length++] = (byte) (type | 25);
      bigEndian(argument, 2);
    } else if (argument <= 0xffff_ffffL) {
      buffer[length++] = (byte) (type | 26);
      bigEndian(argument, 4);
    } else {
      buffer[length++] = (byte) (type | 27);
      bigEndian(argument, 8);
    }
  }

  private void bigEndian(long value, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      buffer[length++] = (byte) (value >>> shift);
    }
  }

  private void room(int bytes) {
    if (bytes > buffer.length - length) {
      buffer = Arrays.copyOf(buffer, Math.max(Math.addExact(length, bytes), 2 * buffer.length));
    }
  }
}
