package app.coffer.desktop.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line between a client and a server that goes wrong where a test says so: one connection a
 * request, so that every request can meet a fate of its own.
 */
public final class BadLine implements AutoCloseable {
  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

  /** What becomes of one request. */
  @FunctionalInterface
  public interface Fate {
    void of(Exchange exchange) throws IOException;
  }

  /** A request that has arrived, and the ways on. */
  public final class Exchange {
    private final byte[] request;
    private final Socket client;

    private Exchange(byte[] request, Socket client) {
      this.request = request;
      this.client = client;
    }

    /** Its first bytes reach the server, and no more. */
    public void cutRequest(int bytes) throws IOException {
      try (Socket server = new Socket()) {
        server.connect(behind);
        server.getOutputStream().write(request, 0, Math.min(bytes, request.length));
        server.getOutputStream().flush();
        server.shutdownOutput();
        // what the server does with it, it does before the client goes on
        server.getInputStream().readAllBytes();
      }
    }

    /** It reaches the server, and the first bytes of the answer come back. */
    public void cutAnswer(int bytes) throws IOException {
      byte[] answer = ask();
      answer(Arrays.copyOf(answer, Math.min(bytes, answer.length)));
    }

    /** It reaches the server; gives back the whole answer. */
    public byte[] ask() throws IOException {
      try (Socket server = new Socket()) {
        server.connect(behind);
        server.getOutputStream().write(request);
        server.getOutputStream().flush();
        return wholeAnswer(server.getInputStream());
      }
    }

    public void answer(byte[] bytes) throws IOException {
      client.getOutputStream().write(bytes);
      client.getOutputStream().flush();
    }

    /** Byte by byte, with a rest in between, until the client has enough of it. */
    public void drip(byte[] bytes, long millis) throws IOException {
      for (byte each : bytes) {
        answer(new byte[] {each});
        rest(millis);
      }
    }

    /** The length of the request as the client sent it. */
    public int length() {
      return request.length;
    }

    public String head() {
      return new String(request, 0, endOfHead(request), StandardCharsets.ISO_8859_1);
    }

    public int headLength() {
      return endOfHead(request);
    }
  }

  private final InetSocketAddress behind;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger met = new AtomicInteger();
  private volatile Pattern which = Pattern.compile("");
  private volatile @Nullable Fate fate;

  public BadLine(URI server) throws IOException {
    behind = new InetSocketAddress(server.getHost(), server.getPort());
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("bad-line").start(this::accept);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  /** From now on what is asked for so, as {@code POST /api/v1/...}, meets this fate. */
  public void breaks(String regex, Fate next) {
    which = Pattern.compile(regex);
    met.set(0);
    fate = next;
  }

  /** Everything arrives again; says how many met their fate. */
  public int mend() {
    fate = null;
    return met.get();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closing) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      byte[] request = read(client.getInputStream());
      if (request.length == 0) {
        return;
      }
      var exchange = new Exchange(request, client);
      Fate now = fate;
      String line = new String(request, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
      if (now != null && which.matcher(line).find()) {
        met.incrementAndGet();
        now.of(exchange);
      } else {
        exchange.answer(exchange.ask());
      }
    } catch (IOException gone) {
      // the client has gone, or the server: both see it at their ends
      return;
    } finally {
      open.remove(client);
    }
  }

  /** One request: head, and as much body as it says. */
  private static byte[] read(InputStream in) throws IOException {
    var request = new ByteArrayOutputStream();
    while (endOfHead(request.toByteArray()) < 0) {
      int next = in.read();
      if (next < 0) {
        return new byte[0];
      }
      request.write(next);
    }
    int length = Math.max(0, length(request.toByteArray()));
    request.write(in.readNBytes(length));
    return request.toByteArray();
  }

  /** One answer: its head, and a body that says how long it is, or is in chunks. */
  private static byte[] wholeAnswer(InputStream in) throws IOException {
    var answer = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0) {
      answer.write(next);
      if (next == '\n' && isWhole(answer.toByteArray())) {
        byte[] head = answer.toByteArray();
        int length = length(head);
        if (length >= 0) {
          answer.write(in.readNBytes(length));
        }
        return answer.toByteArray();
      }
      next = in.read();
    }
    return answer.toByteArray();
  }

  private static boolean isWhole(byte[] answer) {
    int head = endOfHead(answer);
    String text = new String(answer, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    return text.contains("transfer-encoding: chunked")
        ? head > 0 && text.endsWith("\r\n0\r\n\r\n")
        : head == answer.length;
  }

  /** What a head says of its body; -1 where it is in chunks, which have been read. */
  private static int length(byte[] bytes) {
    String head = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    if (head.contains("transfer-encoding: chunked")) {
      return -1;
    }
    return head.lines()
        .filter(line -> line.startsWith("content-length:"))
        .map(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }

  /** The body of an answer, out of its chunks where it is in such. */
  public static byte[] body(byte[] answer) throws IOException {
    int head = endOfHead(answer);
    String text = new String(answer, 0, head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    if (!text.contains("transfer-encoding: chunked")) {
      return Arrays.copyOfRange(answer, head, answer.length);
    }
    var body = new ByteArrayOutputStream();
    int at = head;
    while (true) {
      int end = at;
      while (answer[end] != '\r') {
        end++;
      }
      int size = Integer.parseInt(new String(answer, at, end - at, StandardCharsets.US_ASCII), 16);
      if (size == 0) {
        return body.toByteArray();
      }
      body.write(answer, end + 2, size);
      at = end + 2 + size + 2;
    }
  }

  /** Where the body begins; -1 where the head has not ended. */
  public static int endOfHead(byte[] bytes) {
    for (int i = 0; i + END_OF_HEAD.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + END_OF_HEAD.length, END_OF_HEAD, 0, END_OF_HEAD.length)) {
        return i + END_OF_HEAD.length;
      }
    }
    return -1;
  }

  private static void rest(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket each : open) {
      each.close();
    }
  }
}
