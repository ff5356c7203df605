package app.coffer.server.app;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What 10,000 devices that listen and hear nothing take of the memory. */
final class StreamFigures {
  private static final int STREAMS = 10_000;
  private static final int DEVICES = 16;
  private final ServerBench bench;

  StreamFigures(ServerBench bench) {
    this.bench = bench;
  }

  void run(Path folder) throws IOException, InterruptedException {
    try (var server =
        ServerChild.start(
            List.of("-XX:+UseSerialGC"),
            folder.resolve("streams"),
            "",
            "--set=requests-per-minute-of-address=1000000",
            "--set=requests-at-once-of-address=1000",
            "--set=streams-of-address=20000")) {
      var vaults = new ArrayList<Pushes>();
      for (int i = 0; i * DEVICES < STREAMS; i++) {
        vaults.add(new Pushes(server.address(), 1_000 + i, DEVICES));
      }
      var open = new ArrayList<SocketChannel>();
      try {
        // the first thousand warm the JVM; its classes and code are not the listeners'
        listen(server.address(), vaults, 0, STREAMS / 10, open);
        Thread.sleep(2_000);
        long before = ServerBench.kibibytes(server.process(), "VmRSS");
        listen(server.address(), vaults, STREAMS / 10, STREAMS, open);
        Thread.sleep(15_000); // each of them got a heartbeat
        long after = ServerBench.kibibytes(server.process(), "VmRSS");
        bench.add(
            "resident memory of each of " + STREAMS + " idle event streams",
            "below 40 KiB",
            "%.1f KiB (%d MB in all)",
            (after - before) / (STREAMS * 0.9),
            after / 1024);
      } finally {
        for (SocketChannel one : open) {
          one.close();
        }
      }
    }
  }

  private static void listen(
      URI server, List<Pushes> vaults, int from, int to, List<SocketChannel> open)
      throws IOException {
    for (int i = from; i < to; i++) {
      Pushes vault = vaults.get(i / DEVICES);
      Api api = vault.at(vault.devices.get(i % DEVICES));
      HttpRequest request = EventStream.request(api);
      var text =
          new StringBuilder("GET ")
              .append(request.uri().getRawPath())
              .append(" HTTP/1.1\r\nHost: ")
              .append(request.uri().getRawAuthority())
              .append("\r\n");
      request
          .headers()
          .map()
          .forEach((name, values) ->
              text.append(name).append(": ").append(values.getFirst()).append("\r\n"));
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
      open.add(channel);
      channel.write(
          ByteBuffer.wrap(text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII)));
      ByteBuffer answer = ByteBuffer.allocate(1_000);
      channel.read(answer);
      String head = new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII);
      if (!head.startsWith("HTTP/1.1 200")) {
        throw new IllegalStateException(head);
      }
    }
  }
}
