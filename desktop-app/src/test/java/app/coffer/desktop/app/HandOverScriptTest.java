package app.coffer.desktop.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The command {@code coffer-app} of the Linux packages, beside a program that says what it got. */
@EnabledOnOs(OS.LINUX)
class HandOverScriptTest {
  private static final int STARTED = 42;
  private Path folder = Path.of("");

  /** A short path: the address of a socket has little room. */
  @BeforeEach
  void installed() throws IOException {
    folder = Files.createTempDirectory("coffer");
    Path script = Path.of("..", "jpackage", "linux", "coffer-app").toAbsolutePath();
    Files.copy(script, folder.resolve("coffer-app"), StandardCopyOption.COPY_ATTRIBUTES);
    Path program = folder.resolve("Coffer");
    Files.writeString(program, "#!/bin/sh\nexit " + STARTED + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  @AfterEach
  void clean() throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private int start(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(folder.resolve("coffer-app").toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
    builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private SingleInstance claim() throws IOException {
    return SingleInstance.claim(folder.resolve("coffer/run"), "window", List.of()).orElseThrow();
  }

  @Test
  void a_window_that_is_open_gets_files_by_their_whole_names_and_nothing_is_started()
      throws Exception {
    BlockingQueue<List<String>> arrived = new LinkedBlockingQueue<>();
    try (SingleInstance first = claim()) {
      first.deliverTo(arrived::add);

      assertThat(start("umsatz märz.ofx", "/tmp/a.qif", "coffer://join#v1.a", "--lock")).isZero();

      assertThat(arrived.poll(30, TimeUnit.SECONDS))
          .containsExactly(
              folder.toRealPath().resolve("umsatz märz.ofx").toString(),
              "/tmp/a.qif",
              "coffer://join#v1.a",
              "--lock");
    }
  }

  @Test
  void a_start_that_brings_nothing_still_shows_the_window() throws Exception {
    BlockingQueue<List<String>> arrived = new LinkedBlockingQueue<>();
    try (SingleInstance first = claim()) {
      first.deliverTo(arrived::add);

      assertThat(start()).isZero();

      assertThat(arrived.poll(30, TimeUnit.SECONDS)).isEmpty();
    }
  }

  @Test
  void where_no_window_is_open_the_program_is_started() throws Exception {
    assertThat(start("a.ofx")).isEqualTo(STARTED);
  }

  @Test
  void the_socket_of_a_window_that_died_is_no_window() throws Exception {
    Path socket = folder.resolve("coffer/run/window.sock");
    Files.createDirectories(socket.getParent());
    try (var server =
        java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX)) {
      server.bind(java.net.UnixDomainSocketAddress.of(socket));
    }
    assertThat(socket).exists();

    assertThat(start("a.ofx")).isEqualTo(STARTED);
  }

  @Test
  void options_for_another_window_are_left_to_the_program() throws Exception {
    try (SingleInstance first = claim()) {
      assertThat(first).isNotNull();
      assertThat(start("--vaults=/tmp/other")).isEqualTo(STARTED);
    }
  }
}
