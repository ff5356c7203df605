package app.coffer.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SingleInstanceTest {
  private Path folder = Path.of("");

  /** A short path: the address of a socket has little room. */
  @BeforeEach
  void folder() throws IOException {
    folder = Files.createTempDirectory("coffer");
  }

  @AfterEach
  void clean() throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path each : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Test
  void aFirstStartStays() throws IOException {
    try (SingleInstance first = claim("a").orElseThrow()) {
      assertThat(first).isNotNull();
    }
  }

  @Test
  void whatALaterStartBringsArrivesEvenWhereItCameTooEarly() throws Exception {
    BlockingQueue<List<String>> arrived = new LinkedBlockingQueue<>();
    Path message = Files.createFile(folder.resolve("stale.sock"));
    try (SingleInstance first = claim("stale").orElseThrow()) {
      assertThat(message).exists();
      // this process holds the lock already, so a second claim has to be made from outside
      assertThat(later("stale", "/home/ana/umsatz märz.ofx", "--new-transaction")).isZero();
      first.deliverTo(arrived::add);
      assertThat(arrived.poll(30, TimeUnit.SECONDS))
          .containsExactly("/home/ana/umsatz märz.ofx", "--new-transaction");
      assertThat(later("stale")).isZero();
      assertThat(arrived.poll(30, TimeUnit.SECONDS)).isEmpty();
    }
  }

  @Test
  void nobodyElseMayEnter() throws IOException {
    try (SingleInstance first = claim("private").orElseThrow()) {
      assertThat(first).isNotNull();
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
            .isEqualTo("rwx------");
        assertThat(
                PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(folder.resolve("private.sock"))))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void theNextStartIsTheFirstWhenTheFirstIsGone() throws IOException {
    claim("again").orElseThrow().close();
    try (SingleInstance next = claim("again").orElseThrow()) {
      assertThat(next).isNotNull();
    }
  }

  private Optional<SingleInstance> claim(String name) throws IOException {
    return SingleInstance.claim(folder, name, List.of());
  }

  /** Another process that claims the same place; 0 where it handed its arguments over. */
  private int later(String name, String... arguments) throws Exception {
    var command =
        new java.util.ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LaterStart.class.getName(),
                folder.toString(),
                name));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** The main class of that process. */
  static final class LaterStart {
    private LaterStart() {}

    public static void main(String[] arguments) throws IOException {
      List<String> all = List.of(arguments);
      boolean handedOver =
          SingleInstance.claim(Path.of(all.get(0)), all.get(1), all.subList(2, all.size()))
              .isEmpty();
      System.exit(handedOver ? 0 : 1);
    }
  }
}
