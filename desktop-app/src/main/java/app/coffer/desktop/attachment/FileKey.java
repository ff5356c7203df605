package app.coffer.desktop.attachment;

import app.coffer.wire.crypto.Crypto;
import java.util.Arrays;

/** The key that seals one file. A part of its record, so it lives as long as that is in memory. */
public final class FileKey {
  private final byte[] bytes;

  public FileKey(byte[] bytes) {
    if (bytes.length != Crypto.KEY) {
      throw new IllegalArgumentException("a file's key has " + Crypto.KEY + " bytes");
    }
    this.bytes = bytes.clone();
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FileKey that && Crypto.equal(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "FileKey[redacted]";
  }
}
