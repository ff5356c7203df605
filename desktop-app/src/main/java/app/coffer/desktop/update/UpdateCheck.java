package app.coffer.desktop.update;

import app.coffer.wire.crypto.Crypto;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Asks a publisher once. It sends two requests for files that are the same for everybody: no
 * version, no cookie, nothing of the person or the vault.
 */
public final class UpdateCheck {
  private static final int MOST_BYTES = 16 * 1024;
  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What became of it. */
  public sealed interface Answer {
    record Newer(Announcement announcement) implements Answer {}

    record Newest() implements Answer {}

    record Failed(Reason reason) implements Answer {}
  }

  /** Why nothing can be said. */
  public enum Reason {
    NOT_REACHED,
    /** The server has no such file. */
    NO_FILE,
    /** What came was not signed with the publisher's key. */
    NOT_SIGNED,
    UNREADABLE
  }

  private UpdateCheck() {}

  /**
   * Blocks until there is an answer.
   *
   * @param here the version that runs
   */
  public static Answer ask(Publisher publisher, String here) {
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build()) {
      Optional<byte[]> file = get(client, publisher.address());
      Optional<byte[]> signature = get(client, publisher.signature());
      if (file.isEmpty() || signature.isEmpty()) {
        return new Answer.Failed(Reason.NO_FILE);
      }
      return judge(file.get(), signature.get(), publisher, here);
    } catch (IOException unreachable) {
      return new Answer.Failed(Reason.NOT_REACHED);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return new Answer.Failed(Reason.NOT_REACHED);
    }
  }

  /** Nothing of the file is looked at before its signature. */
  private static Answer judge(byte[] file, byte[] signature, Publisher publisher, String here) {
    if (!Crypto.verifyRaw(file, decoded(signature), publisher.keyBytes())) {
      return new Answer.Failed(Reason.NOT_SIGNED);
    }
    return Announcement.read(file)
        .<Answer>map(said -> said.isNewerThan(here) ? new Answer.Newer(said) : new Answer.Newest())
        .orElseGet(() -> new Answer.Failed(Reason.UNREADABLE));
  }

  private static byte[] decoded(byte[] signature) {
    try {
      return Base64.getDecoder().decode(new String(signature, StandardCharsets.US_ASCII).strip());
    } catch (IllegalArgumentException none) {
      return new byte[0];
    }
  }

  private static Optional<byte[]> get(HttpClient client, URI address)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address).timeout(PATIENCE).header("User-Agent", "Coffer").build();
    HttpResponse<InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      byte[] read = body.readNBytes(MOST_BYTES + 1);
      boolean fits = response.statusCode() == OK && read.length <= MOST_BYTES;
      return fits ? Optional.of(read) : Optional.empty();
    }
  }
}
