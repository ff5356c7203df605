package app.coffer.server.app;

import app.coffer.server.auth.FounderCheck;
import app.coffer.server.auth.MemberFilter;
import app.coffer.server.auth.NonceWindow;
import app.coffer.server.auth.SheetFilter;
import app.coffer.server.auth.Signatures;
import app.coffer.server.events.EventHub;
import app.coffer.server.events.EventResource;
import app.coffer.server.events.Fleet;
import app.coffer.server.front.Named;
import app.coffer.server.front.ReloadingTls;
import app.coffer.server.limit.PairingLimits;
import app.coffer.server.limit.RateLimit;
import app.coffer.server.operate.Measured;
import app.coffer.server.operate.Metrics;
import app.coffer.server.operate.MetricsResource;
import app.coffer.server.operate.OpenApiResource;
import app.coffer.server.operate.OperatorAccess;
import app.coffer.server.operate.StatusPage;
import app.coffer.server.operate.StatusResource;
import app.coffer.server.operate.StoreFigures;
import app.coffer.server.problem.ContainerProblems;
import app.coffer.server.problem.ProblemMapper;
import app.coffer.server.resource.AttachmentResource;
import app.coffer.server.resource.PairingResource;
import app.coffer.server.resource.RecoveryResource;
import app.coffer.server.resource.RevisionResource;
import app.coffer.server.resource.SyncResource;
import app.coffer.server.resource.VaultResource;
import app.coffer.server.resource.WireBody;
import app.coffer.server.vault.AttachmentChunks;
import app.coffer.server.vault.BlobStore;
import app.coffer.server.vault.Founding;
import app.coffer.server.vault.Mailboxes;
import app.coffer.server.vault.Nonces;
import app.coffer.server.vault.Registration;
import app.coffer.server.vault.Room;
import app.coffer.server.vault.StoredNonces;
import app.coffer.server.vault.Upkeep;
import app.coffer.server.vault.VaultLog;
import app.coffer.wire.Limits;
import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.jetty.JettyHttpContainer;
import org.glassfish.jersey.server.ContainerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** A running server; alone in its process or inside another program. Closing it is graceful. */
public final class CofferServer implements AutoCloseable {
  private static final int COPY_BYTES = 16;

  /** Kept, because a logger that nobody holds forgets its level. */
  private static final Logger DISCONNECTS =
      Logger.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder");

  private final FileChannel lock;
  private final BlobStore store;
  private final Optional<Fleet> fleet;
  private final EventHub hub;
  private final Mailboxes mailboxes;
  private final ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
  private final UpkeepThread upkeep;
  private final Server http;
  private final ServerConnector connector;
  private final Optional<ReloadingTls> tls;
  private final String host;
  private final AtomicBoolean closed = new AtomicBoolean();

  private CofferServer(ServerConfig config, InstantSource clock, Randomness randomness) {
    tls = config.network().tls().map(ReloadingTls::new);
    var folder = new DataFolder(config.data(), randomness);
    folder.create();
    folder.token();
    lock = folder.lock();
    store = Stores.open(config, randomness);
    var registration = new Registration(config.registration(), folder::token);
    var rate = new RateLimit(clock, config.rates().perDevice());
    byte[] copy = randomness.bytes(COPY_BYTES);
    fleet =
        store.shared()
            ? Optional.of(
                new Fleet(store, store.herald(HexFormat.of().formatHex(copy)), clock, copy))
            : Optional.empty();
    hub = new EventHub(fleet.<EventHub.Neighbours>map(it -> it).orElse(EventHub.Neighbours.NONE));
    mailboxes = new Mailboxes(store, clock, () -> fleet.ifPresent(Fleet::mailChanged));
    Nonces nonces =
        store.shared()
            ? new StoredNonces(store, clock)
            : new NonceWindow(clock, nonces(Runtime.getRuntime().maxMemory()));
    var signatures = new Signatures(clock, config.network().publicUrl(), nonces);
    var founder = new FounderCheck(signatures);
    var room = new Room(store, clock, config.allowance());
    var log = new VaultLog(store, hub, clock, config.allowance(), room);
    var attachments = new AttachmentChunks(store, clock, config.allowance().quota(), room);
    var founding = new Founding(store, clock, registration, config.allowance(), room, log);
    upkeep = new UpkeepThread(new Upkeep(store, clock, config.retention(), copy));
    var figures = new StoreFigures(store, clock);
    Supplier<Optional<Instant>> certificateUntil = () -> tls.map(ReloadingTls::until);
    var metrics = new Metrics(version(), figures, hub::subscribers, certificateUntil);
    var facts =
        new StatusPage.Facts(
            version(),
            clock.instant(),
            config.registration().text(),
            config.postgres().isPresent() ? "PostgreSQL" : "SQLite",
            room::isLeft,
            certificateUntil);
    var page = new StatusPage(facts, figures, metrics, hub::subscribers, clock);
    DISCONNECTS.setLevel(Level.OFF); // it reports every client that goes away, with a stack trace
    ResourceConfig resources =
        new ResourceConfig()
            .registerClasses(
                VaultResource.class,
                SyncResource.class,
                RevisionResource.class,
                AttachmentResource.class,
                PairingResource.class,
                RecoveryResource.class,
                EventResource.class,
                HealthResource.class,
                MetricsResource.class,
                StatusResource.class,
                OpenApiResource.class)
            .registerInstances(
                new MemberFilter(store, signatures, clock, rate::take),
                new SheetFilter(store, signatures, rate::take),
                founder,
                new WireBody(),
                new ProblemMapper(),
                new AbstractBinder() {
                  @Override
                  protected void configure() {
                    bind(log).to(VaultLog.class);
                    bind(attachments).to(AttachmentChunks.class);
                    bind(founder).to(FounderCheck.class);
                    bind(founding).to(Founding.class);
                    bind(mailboxes).to(Mailboxes.class);
                    bind(new PairingLimits(clock, rate)).to(PairingLimits.class);
                    bind(hub).to(EventHub.class);
                    bind(clock).to(InstantSource.class);
                    bind(registration).to(Registration.class);
                    bind(figures).to(StoreFigures.class);
                    bind(metrics).to(Metrics.class);
                    bind(page).to(StatusPage.class);
                    bind(access(config.operations())).to(OperatorAccess.class);
                  }
                })
            .property(ServerProperties.WADL_FEATURE_DISABLE, true);
    var threads = new QueuedThreadPool(64, 4);
    threads.setName("coffer-http");
    threads.setVirtualThreadsExecutor(virtual);
    http = new Server(threads);
    host = config.network().listen().getHostString();
    connector = Entrance.of(http, config.network(), config.rates(), tls, SlowSenders.USUAL);
    http.addConnector(connector);
    JettyHttpContainer jersey =
        ContainerFactory.createContainer(JettyHttpContainer.class, resources);
    var size = new SizeLimitHandler(2L * Limits.REQUEST_BYTES, -1);
    size.setHandler(
        new HeapGate(
            new CompleteOnWriteFailure(jersey),
            Runtime.getRuntime().maxMemory(),
            HeapGate.PATIENCE));
    var named =
        new Named(
            new Measured(
                new GracefulHandler(
                    new PlainPaths(new BodyOnlyWhereRead(gate(size, clock, config)))),
                metrics,
                config.operations().logRequests(),
                Named.HEADER,
                Named.LOGGED_AS),
            randomness,
            config.network().encrypted());
    http.setHandler(named);
    var problems = new ContainerProblems();
    http.setErrorHandler((request, response, callback) -> {
      if (!response.getHeaders().contains(Named.HEADER)) {
        named.name(response.getHeaders());
      }
      return problems.handle(request, response, callback);
    });
    http.setStopTimeout(config.operations().stopWait().toMillis());
  }

  /** A sixteenth of the memory, at a quarter of a kibibyte each. */
  private static int nonces(long heap) {
    return Math.clamp(heap / 16 / 256, 10_000, 1_000_000);
  }

  private static OperatorAccess access(Operations operations) {
    return new OperatorAccess(
        operations.access() == Operations.Access.LOOPBACK,
        operations.access() == Operations.Access.OFF ? Optional.empty() : operations.token());
  }

  private static AddressGate gate(Handler inner, InstantSource clock, ServerConfig config) {
    return new AddressGate(
        inner, new RateLimit(clock, config.rates().perAddress()), config.rates());
  }

  /** Starts a server; it answers when this returns. */
  public static CofferServer start(ServerConfig config, InstantSource clock, Randomness randomness)
      throws IOException {
    var server = new CofferServer(config, clock, randomness);
    try {
      server.fleet.ifPresent(fleet -> fleet.join(server.hub, server.mailboxes::ring));
      LifeCycle.start(server.http);
      server.tls.ifPresent(ReloadingTls::watch);
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw new IOException("the server could not start", e.getCause() == null ? e : e.getCause());
    }
  }

  /** Where it listens, with the real port. */
  public URI address() {
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return URI.create(
        (tls.isPresent() ? "https://" : "http://") + shown + ":" + connector.getLocalPort());
  }

  /** What to compare where nobody vouches for the certificate: its SHA-256. */
  Optional<String> fingerprint() {
    return tls.map(ReloadingTls::fingerprint);
  }

  /** This program's version. */
  static String version() {
    return Optional.ofNullable(CofferServer.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** Takes no more requests, lets those under way finish, and closes the store. */
  @Override
  public void close() throws IOException {
    if (closed.getAndSet(true)) {
      return;
    }
    hub.close();
    upkeep.close();
    try {
      LifeCycle.stop(http);
    } catch (RuntimeException e) {
      // a request that did not end in time; what remains is closed all the same
      DISCONNECTS.log(Level.FINE, "stopping", e);
    } finally {
      tls.ifPresent(ReloadingTls::close);
      virtual.shutdown();
      fleet.ifPresent(Fleet::close);
      store.close();
      lock.close();
    }
  }
}
