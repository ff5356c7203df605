package app.coffer.desktop.backup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What is in a backup, for a list of backups; sealed in the file, because names and counts are
 * nobody else's business.
 *
 * @param changes all changes the vault ever saw, so that a later number minus this one is how much
 *     came after
 */
public record BackupContent(
    String vaultName,
    String deviceName,
    int accounts,
    int transactions,
    int categories,
    long changes) {
  private static final int VERSION = 1;

  public byte[] encode() {
    var bytes = new ByteArrayOutputStream();
    try (var data = new DataOutputStream(bytes)) {
      data.writeByte(VERSION);
      data.writeUTF(vaultName);
      data.writeUTF(deviceName);
      data.writeInt(accounts);
      data.writeInt(transactions);
      data.writeInt(categories);
      data.writeLong(changes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Reads what {@link #encode} wrote; what a later version adds at the end is passed over. */
  public static BackupContent decode(byte[] bytes) throws IOException {
    try (var data = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (data.readByte() < VERSION) {
        throw new NotABackup("a description without a version");
      }
      return new BackupContent(
          data.readUTF(),
          data.readUTF(),
          data.readInt(),
          data.readInt(),
          data.readInt(),
          data.readLong());
    }
  }

  @Override
  public String toString() {
    return "BackupContent[redacted]";
  }
}
