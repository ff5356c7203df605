package app.coffer.desktop.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A line to a server that passes bytes on unchanged and counts them as a network would see them.
 * HTTP/1.1 without pipelining: what is sent between two answers is one request.
 */
final class CountingLine implements AutoCloseable {
  private final ServerSocket entrance;
  private final URI server;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong largest = new AtomicLong();

  private CountingLine(ServerSocket entrance, URI server) {
    this.entrance = entrance;
    this.server = server;
  }

  static CountingLine to(URI server) throws IOException {
    var line =
        new CountingLine(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), server);
    Thread.ofVirtual().start(line::accept);
    return line;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
  }

  long sent() {
    return sent.get();
  }

  long received() {
    return received.get();
  }

  long largestRequest() {
    return largest.get();
  }

  void reset() {
    sent.set(0);
    received.set(0);
    largest.set(0);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entrance.accept();
        var onward = new Socket(server.getHost(), server.getPort());
        var request = new AtomicLong();
        Thread.ofVirtual()
            .start(() ->
                pass(
                    client,
                    onward,
                    bytes -> {
                      sent.addAndGet(bytes);
                      largest.accumulateAndGet(request.addAndGet(bytes), Math::max);
                    }));
        Thread.ofVirtual()
            .start(() ->
                pass(
                    onward,
                    client,
                    bytes -> {
                      received.addAndGet(bytes);
                      request.set(0);
                    }));
      }
    } catch (IOException closed) {
      // that is how close() ends it
    }
  }

  /** Told before the bytes go on, so that no answer is counted before its request. */
  @FunctionalInterface
  private interface Count {
    void of(int bytes);
  }

  private static void pass(Socket from, Socket to, Count count) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] some = new byte[64 << 10];
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        count.of(n);
        out.write(some, 0, n);
      }
    } catch (IOException hungUp) {
      // either side may end the line at any time
    }
  }

  @Override
  public void close() throws IOException {
    entrance.close();
  }
}
