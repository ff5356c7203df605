package app.coffer.desktop.seal;

import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.secret.Secret;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.KeyPair;
import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * {@code vault.key}: the 32 random bytes that encrypt the local database, wrapped by a passphrase,
 * or plain in a file that only its owner may read; and a second time sealed to the recovery sheet.
 * Changing the passphrase wraps the same key anew; the database is not touched. The file is written
 * aside, flushed, and renamed, so that a crash leaves the old one or the new one.
 */
public final class KeyFile {
  private final Path file;
  private final Randomness randomness;
  private final KeyFileFormat.Cost cost;

  public KeyFile(Path file, Randomness randomness) {
    this(file, randomness, KeyFileFormat.Cost.USUAL);
  }

  KeyFile(Path file, Randomness randomness, KeyFileFormat.Cost cost) {
    this.file = file;
    this.randomness = randomness;
    this.cost = cost;
  }

  /**
   * Makes a new key and the file that keeps it.
   *
   * @param passphrase empty for none; stays the caller's to close
   * @param recoveryKey the recovery sheet's X25519 public key
   * @return the key, 32 bytes
   * @throws FileAlreadyExistsException where there is a file: a key is never overwritten
   */
  public Secret create(Optional<Passphrase> passphrase, byte[] recoveryKey) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.getFileName().toString());
    }
    Secret key = Secret.owning(randomness.bytes(Crypto.KEY));
    try {
      write(key, passphrase, recoveryKey);
    } catch (IOException e) {
      key.close();
      throw e;
    }
    return key;
  }

  /** Whether the key is under a passphrase. */
  public boolean needsPassphrase() throws IOException, KeyFileRefused {
    return KeyFileFormat.needsPassphrase(read());
  }

  /**
   * The key.
   *
   * @param passphrase empty for none; stays the caller's to close
   */
  public Secret open(Optional<Passphrase> passphrase) throws IOException, KeyFileRefused {
    byte[] bytes = read();
    try {
      return passphrase.isPresent()
          ? KeyFileFormat.openWrapped(bytes, passphrase.get())
          : KeyFileFormat.openPlain(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Whether the key is sealed to this recovery sheet; an old file has it sealed to none. */
  public boolean recoverableWith(byte[] recoveryKey) throws IOException, KeyFileRefused {
    return KeyFileFormat.recoveryKey(read())
        .filter(there -> Arrays.equals(there, recoveryKey))
        .isPresent();
  }

  /**
   * The key, by the recovery sheet. Nothing says who sealed it: try it on the database before
   * {@link #keep} makes it the only one.
   */
  public Secret open(RecoveryWords words) throws IOException, KeyFileRefused {
    KeyPair recovery = words.boxKeys();
    try {
      return KeyFileFormat.openRecovery(read(), recovery);
    } finally {
      recovery.wipe();
    }
  }

  /**
   * Writes the file anew around the same key.
   *
   * @param key as this file gave it
   * @param passphrase empty for none; stays the caller's to close
   * @param recoveryKey the recovery sheet's X25519 public key, as the vault's genesis names it
   */
  public void keep(Secret key, Optional<Passphrase> passphrase, byte[] recoveryKey)
      throws IOException {
    write(key, passphrase, recoveryKey);
  }

  private byte[] read() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      // one more than the longest there is: a longer file is refused without reading all of it
      return in.readNBytes(KeyFileFormat.MOST_BYTES + 1);
    }
  }

  private void write(Secret key, Optional<Passphrase> passphrase, byte[] recoveryKey)
      throws IOException {
    byte[] bytes =
        passphrase.isPresent()
            ? KeyFileFormat.wrapped(key, passphrase.get(), recoveryKey, cost, randomness)
            : KeyFileFormat.plain(key, recoveryKey, randomness);
    Path folder = file.toAbsolutePath().getParent();
    Path aside = Files.createTempFile(folder, "vault", ".key.new", ownerOnly());
    try {
      try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
      flush(folder);
    } finally {
      Files.deleteIfExists(aside);
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** The rename itself reaches the disk only with the folder; Windows neither needs nor has it. */
  private static void flush(Path folder) throws IOException {
    if (posix()) {
      try (FileChannel channel = FileChannel.open(folder, Set.of(StandardOpenOption.READ))) {
        channel.force(true);
      }
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return posix()
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean posix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
