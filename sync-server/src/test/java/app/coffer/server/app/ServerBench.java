package app.coffer.server.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the server does in a second and what it needs, in one run: a real process, asked over HTTP
 * by devices with real signatures, which are made before the clock runs. Arguments name the parts
 * to run; without any, all.
 */
public final class ServerBench {
  private final List<String> rows = new ArrayList<>();

  private ServerBench() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("coffer-server-bench");
    try {
      var bench = new ServerBench();
      var parts = args.length == 0 ? List.of("start", "push", "pull", "streams") : List.of(args);
      for (String part : parts) {
        switch (part) {
          case "start" -> new StartFigures(bench).run(folder);
          case "push" -> new PushFigures(bench).run(folder);
          case "pull" -> new PullFigures(bench).run(folder);
          case "streams" -> new StreamFigures(bench).run(folder);
          default -> throw new IllegalArgumentException("no such part: " + part);
        }
      }
      System.out.println("| What | Figure | Wanted |\n|---|---|---|");
      bench.rows.forEach(System.out::println);
    } finally {
      delete(folder);
    }
  }

  /** A row of the table. */
  void add(String what, String wanted, String figure, Object... arguments) {
    String row =
        "| " + what + " | " + String.format(Locale.ROOT, figure, arguments) + " | " + wanted + " |";
    rows.add(row);
    System.err.println(row);
  }

  /** What the kernel says of a process: a line of {@code /proc/PID/status}, in KiB. */
  static long kibibytes(Process process, String key) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith(key + ":"))
        .map(line -> line.replaceAll("[^0-9]", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }

  /** Processor time that a process has used, in seconds. */
  static double processorSeconds(Process process) {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
