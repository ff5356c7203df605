package app.coffer.desktop.app;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One window for one person: a second start hands its arguments to the first and is gone. A lock on
 * a file says who is first, because the system takes it back from a program that died; what comes
 * goes through a socket in a folder that only this person can enter.
 */
final class SingleInstance implements AutoCloseable {
  private static final int MOST_BYTES = 64 * 1024;
  private static final int TRIES = 40;
  private static final long PAUSE_MILLIS = 50;
  private static final byte UNDERSTOOD = 1;

  private final FileLock lock;
  private final Path address;
  private final ServerSocketChannel server;
  private final List<List<String>> early = new ArrayList<>();
  private @Nullable Consumer<List<String>> receiver;

  private SingleInstance(FileLock lock, Path address, ServerSocketChannel server) {
    this.lock = lock;
    this.address = address;
    this.server = server;
    Thread.ofPlatform().daemon().name("second-starts").start(this::accept);
  }

  /**
   * Becomes the first, or hands the arguments to who is.
   *
   * @param folder made if need be, for this person only
   * @param name of the pair of files in it
   * @return empty where another one took the arguments
   * @throws IOException where neither works, for example because the folder cannot be written
   */
  static Optional<SingleInstance> claim(Path folder, String name, List<String> arguments)
      throws IOException {
    makePrivate(folder);
    Path address = folder.resolve(name + ".sock");
    FileChannel file =
        FileChannel.open(
            folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    for (int tried = 0; tried < TRIES; tried++) {
      FileLock lock = file.tryLock();
      if (lock != null) {
        return Optional.of(listen(lock, address));
      }
      if (handOver(address, arguments)) {
        file.close();
        return Optional.empty();
      }
      // the first is just starting, or just ending
      pause();
    }
    file.close();
    throw new IOException("another start holds the lock and does not answer");
  }

  private static SingleInstance listen(FileLock lock, Path address) throws IOException {
    // whoever left it is gone: its lock is ours
    Files.deleteIfExists(address);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(address));
    if (Files.getFileAttributeView(address, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(address, PosixFilePermissions.fromString("rw-------"));
    }
    return new SingleInstance(lock, address, server);
  }

  private static boolean handOver(Path address, List<String> arguments) {
    try (SocketChannel line = SocketChannel.open(UnixDomainSocketAddress.of(address))) {
      byte[] text = String.join("\0", arguments).getBytes(StandardCharsets.UTF_8);
      var out = new DataOutputStream(Channels.newOutputStream(line));
      out.writeInt(text.length);
      out.write(text);
      out.flush();
      return Channels.newInputStream(line).read() == UNDERSTOOD;
    } catch (IOException nobodyThere) {
      return false;
    }
  }

  /** Says who gets what later starts bring; what came before is given at once. */
  void deliverTo(Consumer<List<String>> next) {
    List<List<String>> waiting;
    synchronized (early) {
      receiver = next;
      waiting = List.copyOf(early);
      early.clear();
    }
    waiting.forEach(next);
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        SocketChannel line = server.accept();
        Thread.ofVirtual().start(() -> receive(line));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void receive(SocketChannel line) {
    try (line) {
      var in = new DataInputStream(Channels.newInputStream(line));
      int length = in.readInt();
      if (length < 0 || length > MOST_BYTES) {
        return;
      }
      byte[] text = in.readNBytes(length);
      if (text.length < length) {
        return;
      }
      String all = new String(text, StandardCharsets.UTF_8);
      deliver(all.isEmpty() ? List.of() : List.of(all.split("\0", -1)));
      Channels.newOutputStream(line).write(UNDERSTOOD);
    } catch (IOException gone) {
      // whoever began to say something left; there is nobody to tell
    }
  }

  private void deliver(List<String> arguments) {
    Consumer<List<String>> now;
    synchronized (early) {
      now = receiver;
      if (now == null) {
        early.add(arguments);
      }
    }
    if (now != null) {
      now.accept(arguments);
    }
  }

  private static void makePrivate(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stop);
    }
  }

  /** The next start is the first. */
  @Override
  public void close() {
    try {
      server.close();
      Files.deleteIfExists(address);
      lock.release();
      lock.acquiredBy().close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
