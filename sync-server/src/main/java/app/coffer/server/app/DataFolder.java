package app.coffer.server.app;

import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/**
 * The server's folder: database, registration token, and a lock held by the running server. Only
 * its owner can read it where the file system knows owners.
 */
final class DataFolder {
  private static final int TOKEN_BYTES = 16;

  private final Path folder;
  private final Randomness randomness;

  DataFolder(Path folder, Randomness randomness) {
    this.folder = folder;
    this.randomness = randomness;
  }

  /** Where a program of this user keeps its data on this system. */
  static Path usual(Map<String, String> environment, String os, String home) {
    String system = os.toLowerCase(Locale.ROOT);
    if (system.contains("win")) {
      String local = environment.get("LOCALAPPDATA");
      Path base = local != null ? Path.of(local) : Path.of(home, "AppData", "Local");
      return base.resolve("Coffer Server");
    }
    if (system.contains("mac")) {
      return Path.of(home, "Library", "Application Support", "Coffer Server");
    }
    String xdg = environment.get("XDG_DATA_HOME");
    return (xdg != null && !xdg.isBlank() ? Path.of(xdg) : Path.of(home, ".local", "share"))
        .resolve("coffer-server");
  }

  void create() {
    try {
      Files.createDirectories(folder, onlyOwner("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder cannot be made", e);
    }
  }

  /** Whether a server ran here before. */
  boolean hasToken() {
    return Files.exists(tokenFile());
  }

  /** The registration token, made where there is none yet. */
  String token() {
    Path file = tokenFile();
    try {
      return Files.exists(file) ? Files.readString(file).strip() : newToken();
    } catch (IOException e) {
      throw new UncheckedIOException("the registration token cannot be read", e);
    }
  }

  /** Replaces the registration token: the former one is worth nothing from now on. */
  String newToken() {
    String token = HexFormat.of().formatHex(randomness.bytes(TOKEN_BYTES));
    Path fresh = folder.resolve("registration-token.new");
    try {
      Files.deleteIfExists(fresh);
      Files.createFile(fresh, onlyOwner("rw-------"));
      Files.writeString(fresh, token + "\n");
      Files.move(fresh, tokenFile(), StandardCopyOption.ATOMIC_MOVE);
      return token;
    } catch (IOException e) {
      throw new UncheckedIOException("the registration token cannot be written", e);
    }
  }

  private Path tokenFile() {
    return folder.resolve("registration-token");
  }

  /** Holds the folder for one running server; a second one is told so. */
  FileChannel lock() {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve("coffer-server.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      FileLock lock = held(channel);
      if (lock == null) {
        channel.close();
        throw new Unusable("Another coffer-server runs on " + folder + ".");
      }
      return channel;
    } catch (IOException e) {
      throw new UncheckedIOException("the data folder cannot be locked", e);
    }
  }

  private static @org.jspecify.annotations.Nullable FileLock held(FileChannel channel)
      throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static FileAttribute<?>[] onlyOwner(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
