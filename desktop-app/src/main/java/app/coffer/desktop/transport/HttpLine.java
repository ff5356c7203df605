package app.coffer.desktop.transport;

import app.coffer.desktop.sync.Replica;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Limits;
import app.coffer.wire.codec.WireFormats;
import app.coffer.wire.http.RequestParts;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * Requests to one server: signed, counted, bounded in size and time; every failure comes out as one
 * {@link SyncFault}. Redirects are not followed: the signature names the address it was made for.
 */
final class HttpLine {
  static final String OCTETS = "application/octet-stream";
  private static final String ERRORS = "application/problem+json";

  private final OkHttpClient client;
  private final ServerAddress server;
  private final Optional<RequestSigner> signer;
  private final InstantSource clock;
  private final boolean holdsClocks;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong received = new AtomicLong();

  HttpLine(
      OkHttpClient client,
      ServerAddress server,
      Optional<RequestSigner> signer,
      InstantSource clock) {
    this(client, server, signer, clock, false);
  }

  private HttpLine(
      OkHttpClient client,
      ServerAddress server,
      Optional<RequestSigner> signer,
      InstantSource clock,
      boolean holdsClocks) {
    this.client = client;
    this.server = server;
    this.signer = signer;
    this.clock = clock;
    this.holdsClocks = holdsClocks;
  }

  /**
   * A line for requests that nobody signs. No server refuses those for their time, so a clock that
   * differs from the server's too much is noticed here.
   */
  static HttpLine unsigned(OkHttpClient client, ServerAddress server, InstantSource clock) {
    return new HttpLine(client, server, Optional.empty(), clock, true);
  }

  /**
   * A request.
   *
   * @param path after {@code /api/v1/}, with its query
   * @param type of the body; empty where there is none
   * @param accept the type of the answer
   * @param limit bytes of the answer, at most
   * @param headers further headers
   */
  record Call(
      String method,
      String path,
      String type,
      byte[] body,
      String accept,
      long limit,
      Headers headers) {
    private static final Headers NONE = Headers.of();

    static Call get(String path, String accept, long limit) {
      return new Call("GET", path, "", new byte[0], accept, limit, NONE);
    }

    static Call post(String path, Object body, long limit) {
      return sending("POST", path, body, limit);
    }

    static Call put(String path, Object body, long limit) {
      return sending("PUT", path, body, limit);
    }

    private static Call sending(String method, String path, Object body, long limit) {
      byte[] bytes = WireFormats.cbor().writeValueAsBytes(body);
      return new Call(
          method, path, WireFormats.CBOR_TYPE, bytes, WireFormats.CBOR_TYPE, limit, NONE);
    }

    static Call delete(String path, Object body) {
      byte[] bytes = WireFormats.cbor().writeValueAsBytes(body);
      return new Call("DELETE", path, WireFormats.CBOR_TYPE, bytes, WireFormats.CBOR_TYPE, 0, NONE);
    }

    Call with(Headers more) {
      return new Call(method, path, type, body, accept, limit, more);
    }
  }

  /** The answer as a record of {@code app.coffer.wire.api}. */
  <T> T read(Call call, Class<T> answer) throws SyncFault {
    try {
      return WireFormats.cbor().readValue(bytes(call), answer);
    } catch (UnexpectedEndOfInputException e) {
      // an answer that ends with its connection does not say how long it is
      throw new SyncFault.Offline("the answer broke off", null);
    } catch (JacksonException e) {
      // neither the cause nor its text: it may quote what was read
      throw new SyncFault.NotACofferServer("an answer in another form");
    }
  }

  /** A call whose answer says nothing but that it was done. */
  void run(Call call) throws SyncFault {
    bytes(call);
  }

  /** The bytes of an answer of the type that was asked for. */
  byte[] bytes(Call call) throws SyncFault {
    try {
      return exchange(call);
    } catch (IOException e) {
      if (brokeBeforeAnswering(e)) {
        return secondTry(call);
      }
      throw fault(e);
    }
  }

  /**
   * A kept connection may have been closed by the server in the meantime, and then all that are
   * kept have. Every call may be repeated: a signed one with a signature of its own, one to a
   * mailbox because it says which place it is for.
   */
  private byte[] secondTry(Call call) throws SyncFault {
    client.connectionPool().evictAll();
    try {
      return exchange(call);
    } catch (IOException e) {
      throw fault(e);
    }
  }

  private static boolean brokeBeforeAnswering(IOException e) {
    return !(e instanceof AnswerBroke
        || e instanceof ConnectException
        || e instanceof SocketTimeoutException
        || e instanceof UnknownHostException
        || e instanceof SSLException);
  }

  /** The answer began and did not end: trying again at once would fetch all of it again. */
  private static final class AnswerBroke extends IOException {
    AnswerBroke(IOException cause) {
      super("the answer broke off", cause);
    }
  }

  static SyncFault fault(IOException e) {
    return e instanceof SSLException tls
        ? Answers.tls(tls)
        : new SyncFault.Offline("the server did not answer", e);
  }

  private byte[] exchange(Call call) throws IOException, SyncFault {
    Request request = request(call);
    requests.incrementAndGet();
    sent.addAndGet(
        request.method().length()
            + request.url().encodedPath().length()
            + request.headers().byteCount()
            + call.body.length);
    try (Response response = client.newCall(request).execute()) {
      received.addAndGet(response.headers().byteCount());
      return answer(call, response);
    }
  }

  private byte[] answer(Call call, Response response) throws IOException, SyncFault {
    String type = Answers.type(response);
    boolean expected = response.isSuccessful() && type.equals(call.accept);
    byte[] body = read(response, expected ? call.limit : Answers.PROBLEM_BYTES);
    if (!response.isSuccessful()) {
      throw Answers.refusal(response, body, clock.instant());
    }
    boolean nothing = response.code() == 204 && body.length == 0;
    if (!expected && !nothing) {
      throw new SyncFault.NotACofferServer("an answer of another type");
    }
    if (body.length > call.limit) {
      throw new SyncFault.NotACofferServer("an answer beyond its limit");
    }
    long skew = holdsClocks ? Answers.skew(response, clock.instant()) : 0;
    if (Math.abs(skew) > Limits.SKEW_SECONDS) {
      throw new SyncFault.ClockSkew(skew);
    }
    return body;
  }

  /** At most one byte more than {@code limit}. */
  private byte[] read(Response response, long limit) throws IOException {
    try (InputStream in = response.body().byteStream()) {
      byte[] body = in.readNBytes(Math.toIntExact(limit) + 1);
      received.addAndGet(body.length);
      return body;
    } catch (SSLException e) {
      throw e;
    } catch (IOException e) {
      throw new AnswerBroke(e);
    }
  }

  /** Signed, and to be sent at once. */
  Request request(Call call) {
    var url = server.call(call.path);
    RequestBody body =
        call.method.equals("GET") || call.method.equals("DELETE") && call.body.length == 0
            ? null
            : RequestBody.create(call.body, call.type.isEmpty() ? null : MediaType.get(call.type));
    var request =
        new Request.Builder()
            .url(url)
            .method(call.method, body)
            .headers(call.headers)
            .header("Accept", call.accept + ", " + ERRORS)
            // sealed bytes do not shrink, and nothing unpacks to more than it weighs
            .header("Accept-Encoding", "identity");
    signer
        .map(sign ->
            sign.sign(
                RequestParts.of(call.method, url.uri(), call.type, call.body), clock.instant()))
        .ifPresent(headers -> headers.asMap().forEach(request::header));
    return request.build();
  }

  Replica.Traffic traffic() {
    return new Replica.Traffic(requests.get(), sent.get(), received.get());
  }

  @Override
  public String toString() {
    return "HttpLine[" + server + "]";
  }
}
