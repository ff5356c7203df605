package app.coffer.desktop.banking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Jazzer against every reader, each in a process of its own, for as long as {@code
 * coffer.fuzz.seconds} says. The profile {@code soak} brings the fuzzer and says an hour. What it
 * learns stays in target/fuzz, and the next run goes on from there.
 */
class FuzzSoak {
  private static final Path FOLDER = Path.of("target", "fuzz").toAbsolutePath();
  private static final String FUZZER = "com.code_intelligence.jazzer.Jazzer";

  /** More bytes find little else and take longer. */
  private static final int LONGEST = 20_000;

  @TestFactory
  Stream<DynamicTest> nothingBreaksAReader() {
    List<String> only = Arrays.asList(System.getProperty("coffer.fuzz", "").split(","));
    return Stream.of(FuzzTarget.values())
        .filter(target -> only.contains("") || only.contains(target.name()))
        .map(target -> DynamicTest.dynamicTest(target.name(), () -> fuzz(target)));
  }

  private static void fuzz(FuzzTarget target) throws IOException, InterruptedException {
    int seconds = Integer.getInteger("coffer.fuzz.seconds", 60);
    Path corpus = Files.createDirectories(folder(target).resolve("corpus"));
    List<byte[]> known = new ArrayList<>(target.kept());
    known.addAll(target.seeds());
    for (int i = 0; i < known.size(); i++) {
      Files.write(corpus.resolve("seed-" + i), known.get(i));
    }
    Process run =
        start(
            target,
            "-max_total_time=" + seconds,
            "-timeout=60",
            "-max_len=" + LONGEST,
            corpus.toString());
    boolean ended = run.waitFor(seconds + 600L, TimeUnit.SECONDS);
    run.destroyForcibly();
    assertThat(ended).as("the fuzzer ends by itself").isTrue();
    assertThat(broken(target))
        .as("breaks %s; add the lines to %s", target, target.resource())
        .isEmpty();
    assertThat(run.exitValue()).as("see %s", log(target)).isZero();
  }

  /** Another process: a fuzzer rewrites the classes that it watches. */
  static Process start(FuzzTarget target, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                "-cp",
                System.getProperty("java.class.path"),
                FUZZER,
                "--target_class=" + target.type().getName(),
                "--instrumentation_includes=app.coffer.desktop.banking.**",
                "--reproducer_path=" + folder(target),
                "-artifact_prefix=" + folder(target) + "/",
                "-rss_limit_mb=3000"));
    command.addAll(List.of(options));
    Files.createDirectories(folder(target));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log(target).toFile())
        .start();
  }

  static Path folder(FuzzTarget target) {
    return FOLDER.resolve(target.name());
  }

  static Path log(FuzzTarget target) {
    return folder(target).resolve("log.txt");
  }

  /** As lines of what is kept. */
  private static List<String> broken(FuzzTarget target) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder(target))) {
      for (Path each : files.toList()) {
        if (each.getFileName().toString().matches("(crash|timeout|oom)-.*")) {
          lines.add(Base64.getEncoder().encodeToString(Files.readAllBytes(each)));
        }
      }
    }
    return lines;
  }
}
