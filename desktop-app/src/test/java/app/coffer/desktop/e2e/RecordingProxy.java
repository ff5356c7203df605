package app.coffer.desktop.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between clients and a server, on a port of its own: keeps every byte that passes, and cuts
 * the line where a test says so. A line that was cut stays dead until it is mended.
 */
final class RecordingProxy implements AutoCloseable {
  private static final int CHUNK = 8 << 10;

  /** What the line does to the next bytes. */
  private enum Line {
    WHOLE,
    /** Breaks after a number of bytes towards the server. */
    BREAKS,
    /** What the server answers after a number of bytes towards it does not arrive. */
    SWALLOWS,
    /** Holds everything back after a number of bytes towards the server. */
    STALLS,
    DEAD
  }

  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<ByteArrayOutputStream> recordings = new ArrayList<>();
  private volatile InetSocketAddress server;
  private Line line = Line.WHOLE;
  private long left;

  RecordingProxy(URI server) throws IOException {
    this.server = place(server);
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("proxy").start(this::accept);
  }

  /** Where clients find the server. */
  URI address() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  /** From now on another server is behind the same address. */
  void leadTo(URI another) {
    server = place(another);
    hangUp();
  }

  /** Breaks in the middle of a request, after so many more bytes towards the server. */
  synchronized void cutAfter(long bytes) {
    line = Line.BREAKS;
    left = bytes;
  }

  /**
   * Lets requests through until so many more bytes went towards the server; the answer to the
   * request that is then under way never arrives, though the server has given it.
   */
  synchronized void loseAnswerAfter(long bytes) {
    line = Line.SWALLOWS;
    left = bytes;
  }

  /** Holds everything back after so many more bytes towards the server, until it is mended. */
  synchronized void stallAfter(long bytes) {
    line = Line.STALLS;
    left = bytes;
  }

  /** Waits until the line holds everything back. */
  synchronized void awaitStall() throws InterruptedException {
    while (line == Line.STALLS && left > 0) {
      wait();
    }
  }

  /** What was held back is lost. */
  synchronized void mend() {
    if (line == Line.STALLS) {
      hangUp();
    }
    line = Line.WHOLE;
    notifyAll();
  }

  /** Whether the line was cut. */
  synchronized boolean isDead() {
    return line == Line.DEAD;
  }

  /** Everything that passed, each direction of each connection in one piece. */
  List<byte[]> recorded() {
    synchronized (recordings) {
      return recordings.stream()
          .map(recording -> {
            synchronized (recording) {
              return recording.toByteArray();
            }
          })
          .toList();
    }
  }

  private static InetSocketAddress place(URI uri) {
    return new InetSocketAddress(uri.getHost(), uri.getPort());
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        if (isDead()) {
          client.close();
        } else {
          connect(client);
        }
      } catch (IOException closing) {
        hangUp();
      }
    }
  }

  private void connect(Socket client) throws IOException {
    var behind = new Socket();
    open.add(client);
    open.add(behind);
    try {
      behind.connect(server);
    } catch (IOException nobody) {
      hangUp(client, behind);
      return;
    }
    Thread.ofVirtual().start(() -> carry(client, behind, true));
    Thread.ofVirtual().start(() -> carry(behind, client, false));
  }

  private void carry(Socket from, Socket to, boolean towardsServer) {
    var recording = new ByteArrayOutputStream();
    synchronized (recordings) {
      recordings.add(recording);
    }
    byte[] chunk = new byte[CHUNK];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        synchronized (recording) {
          recording.write(chunk, 0, read);
        }
        int passing = passing(read, towardsServer);
        out.write(chunk, 0, passing);
        out.flush();
        if (passing < read || isDead()) {
          hangUp();
          return;
        }
      }
    } catch (IOException | InterruptedException broken) {
      hangUp(from, to);
    }
  }

  /** How many of these bytes still pass. */
  private synchronized int passing(int bytes, boolean towardsServer) throws InterruptedException {
    switch (line) {
      case WHOLE -> {
        return bytes;
      }
      case DEAD -> {
        return 0;
      }
      case BREAKS -> {
        if (!towardsServer) {
          return bytes;
        }
        int passing = (int) Math.min(bytes, left);
        left -= passing;
        line = left == 0 ? Line.DEAD : line;
        return passing;
      }
      case STALLS -> {
        left -= towardsServer ? bytes : 0;
        notifyAll();
        while (line == Line.STALLS && left <= 0) {
          wait();
        }
        return bytes;
      }
      case SWALLOWS -> {
        if (towardsServer) {
          left -= bytes;
          return bytes;
        }
        line = left <= 0 ? Line.DEAD : line;
        return left <= 0 ? 0 : bytes;
      }
    }
    throw new IllegalStateException("no such line");
  }

  private void hangUp() {
    open.forEach(RecordingProxy::hangUp);
    open.clear();
  }

  private static void hangUp(Socket... sockets) {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    hangUp();
  }
}
