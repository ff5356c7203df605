package app.coffer.desktop.tour;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A sync server as a process of its own on a free port of this computer, started from the class
 * path that this program runs on. Closing it stops the process.
 */
public final class ServerProcess implements AutoCloseable {
  private static final String LISTENING = "Listening on ";
  private static final String TOKEN = "Registration token: ";
  private static final long PATIENCE_SECONDS = 30;

  private final Process process;
  private final URI address;
  private final String token;

  private ServerProcess(Process process, URI address, String token) {
    this.process = process;
    this.address = address;
    this.token = token;
  }

  /**
   * Starts a server and waits until it listens.
   *
   * @param data the folder of its database
   * @param listen host and port; port 0 takes a free one
   */
  public static ServerProcess start(Path data, String listen) {
    try {
      Process process =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "--enable-native-access=ALL-UNNAMED",
                      "-XX:+UseSerialGC",
                      "-cp",
                      System.getProperty("java.class.path"),
                      "app.coffer.server.app.Main",
                      "--data",
                      data.toString(),
                      "--listen",
                      listen))
              .redirectError(data.resolveSibling(data.getFileName() + ".log").toFile())
              .start();
      process.getOutputStream().close();
      return listening(process);
    } catch (IOException e) {
      throw new UncheckedIOException("the server could not be started", e);
    }
  }

  private static ServerProcess listening(Process process) throws IOException {
    // not closed: closing the reader would break the server's standard output
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String address = "";
    String token = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(LISTENING)) {
        address = line.substring(LISTENING.length()).strip();
      } else if (line.startsWith(TOKEN)) {
        token = line.substring(TOKEN.length()).strip();
      }
      if (!address.isEmpty() && !token.isEmpty()) {
        return new ServerProcess(process, URI.create(address), token);
      }
    }
    process.destroyForcibly();
    throw new IOException("the server ended before it listened");
  }

  public URI address() {
    return address;
  }

  /** What a vault needs to be created there. */
  public String registrationToken() {
    return token;
  }

  /** Ends it as a power cut would. */
  public void kill() {
    await(process.destroyForcibly());
  }

  @Override
  public void close() {
    process.destroy();
    await(process);
  }

  private static void await(Process process) {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
