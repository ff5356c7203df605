package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.server.auth.MemberOnly;
import app.coffer.server.events.EventHub;
import app.coffer.server.events.EventResource;
import app.coffer.server.limit.Rates;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.VaultId;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.jetty.JettyHttpContainer;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Event streams over real connections, some of which nobody reads. */
class SlowEventReadersTest {
  private static final int SLOW = 8;

  /** What a socket holds here; the kernel takes twice of it and more. */
  private static final int SOCKET_BYTES = 4_096;

  private static final int MOST_EVENTS = 20_000;

  private final VaultId vault = new VaultId(new byte[VaultId.LENGTH]);
  private final EventHub hub = new EventHub(EventHub.Neighbours.NONE);
  private final CountDownLatch slowEnded = new CountDownLatch(SLOW);
  private final List<Socket> sockets = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private Server http;
  private ServerConnector connector;

  /** Who the caller is, as the request says: who may listen is tested elsewhere. */
  @MemberOnly
  private static final class Named implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      String device = request.getHeaderString("Device");
      SecurityContext outer = request.getSecurityContext();
      request.setSecurityContext(
          new SecurityContext() {
            @Override
            public Principal getUserPrincipal() {
              return () -> device;
            }

            @Override
            public boolean isUserInRole(String role) {
              return false;
            }

            @Override
            public boolean isSecure() {
              return outer.isSecure();
            }

            @Override
            public String getAuthenticationScheme() {
              return "";
            }
          });
    }
  }

  @BeforeEach
  void start() throws Exception {
    var threads = new QueuedThreadPool();
    threads.setVirtualThreadsExecutor(
        java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
    http = new Server(threads);
    connector =
        Entrance.of(
            http,
            Network.USUAL.listening("127.0.0.1", 0),
            Rates.USUAL,
            Optional.empty(),
            SlowSenders.USUAL);
    connector.setAcceptedSendBufferSize(SOCKET_BYTES);
    http.addConnector(connector);
    var resources =
        new ResourceConfig(EventResource.class)
            .register(new Named())
            .register(
                new AbstractBinder() {
                  @Override
                  protected void configure() {
                    bind(hub).to(EventHub.class);
                  }
                });
    var jersey = ContainerFactory.createContainer(JettyHttpContainer.class, resources);
    http.setHandler(
        new Handler.Wrapper(new CompleteOnWriteFailure(jersey)) {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            Request.addCompletionListener(request, failure -> slowEnded.countDown());
            return super.handle(request, response, callback);
          }
        });
    http.start();
  }

  @AfterEach
  void stop() throws Exception {
    hub.close();
    client.shutdownNow();
    for (Socket socket : sockets) {
      socket.close();
    }
    http.stop();
  }

  private String path() {
    return "/api/v1/vaults/" + vault.hex() + "/sync/events";
  }

  private BufferedReader listen() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + path()))
            .header("Device", "f".repeat(32))
            .build();
    InputStream body = client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
    return new BufferedReader(new InputStreamReader(body, StandardCharsets.US_ASCII));
  }

  /** A stream of which the beginning is read, and no more. */
  private Socket beginToListen(int device) throws IOException {
    var socket = new Socket();
    sockets.add(socket);
    socket.setReceiveBufferSize(SOCKET_BYTES);
    socket.setSoTimeout(30_000);
    socket.connect(new InetSocketAddress("127.0.0.1", connector.getLocalPort()));
    String request =
        "GET %s HTTP/1.1\r\nHost: x\r\nDevice: %032x\r\n\r\n".formatted(path(), device);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
        .isEqualTo("HTTP/1.1 200");
    return socket;
  }

  /** Reads until this cursor was told. */
  private static void await(BufferedReader lines, int cursor) throws IOException {
    String wanted = "{\"cursor\":" + cursor + "}";
    String line = lines.readLine();
    while (line != null && !line.endsWith(wanted)) {
      line = lines.readLine();
    }
    assertThat(line).as("the stream goes on").isNotNull();
  }

  @Test
  @Timeout(90)
  void whoStopsReadingIsCutOffAndNobodyElseNotices() throws Exception {
    BufferedReader reading = listen();
    for (int device = 0; device < SLOW; device++) {
      beginToListen(device);
    }
    int cursor = 0;
    while (hub.subscribers() > 1 && cursor < MOST_EVENTS) {
      for (int i = 0; i < 32; i++) {
        hub.advanced(vault, new Cursor(++cursor));
      }
      await(reading, cursor);
    }
    // what was kept for them is what the sockets took and the few notes of a listener
    assertThat(cursor).isLessThan(10_000);
    assertThat(slowEnded.await(30, TimeUnit.SECONDS)).as("their requests ended").isTrue();
    assertThat(hub.subscribers()).isEqualTo(1);
    for (Socket socket : sockets) {
      readToItsEnd(socket);
    }
    hub.advanced(vault, new Cursor(++cursor));
    await(reading, cursor);
  }

  private static void readToItsEnd(Socket socket) throws IOException {
    var reading =
        Thread.ofVirtual()
            .start(() -> {
              try {
                socket.getInputStream().skip(Long.MAX_VALUE);
              } catch (SocketException e) {
                assertThat(e).hasMessageContaining("reset");
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    try {
      assertThat(reading.join(Duration.ofSeconds(30))).as("the connection ended").isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
