package app.coffer.desktop.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Holds a vault's folder for this process. The operating system lets go of it when the process ends
 * in any way, so a crash leaves no stale lock behind.
 */
final class VaultLock implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final FileChannel channel;

  private VaultLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits up to {@code patience} for whoever holds it now. */
  static VaultLock take(Path file, Duration patience) throws VaultRefused {
    FileChannel channel = open(file);
    boolean held = false;
    try {
      long deadline = System.nanoTime() + patience.toNanos();
      held = attempt(channel);
      while (!held && System.nanoTime() < deadline) {
        Thread.sleep(PAUSE);
        held = attempt(channel);
      }
      if (!held) {
        throw new VaultRefused(VaultRefused.Reason.IN_USE);
      }
      return new VaultLock(channel);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VaultRefused(VaultRefused.Reason.IN_USE, e);
    } finally {
      if (!held) {
        close(channel);
      }
    }
  }

  @Override
  public void close() {
    close(channel);
  }

  private static FileChannel open(Path file) throws VaultRefused {
    try {
      return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new VaultRefused(VaultRefused.Reason.NOT_WRITABLE, e);
    }
  }

  private static boolean attempt(FileChannel channel) throws VaultRefused {
    try {
      return Optional.<FileLock>ofNullable(channel.tryLock()).isPresent();
    } catch (OverlappingFileLockException thisProcess) {
      return false;
    } catch (IOException e) {
      throw new VaultRefused(VaultRefused.Reason.NOT_WRITABLE, e);
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // the process's end releases it; there is nothing a person could do now
      return;
    }
  }
}
