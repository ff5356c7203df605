package app.coffer.desktop.transport;

import app.coffer.desktop.sync.Hints;
import app.coffer.desktop.sync.Replica;
import app.coffer.desktop.sync.Servers;
import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.api.CreateVault;
import app.coffer.wire.api.Health;
import app.coffer.wire.api.RecoverableVault;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.api.VaultCreated;
import app.coffer.wire.codec.WireFormats;
import app.coffer.wire.id.VaultId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.OkHttpClient;

/** The way to servers over HTTP, for one vault and this device. */
public final class HttpServers implements Servers {
  /** Enough for any answer but a page. */
  static final long SMALL = 1 << 20;

  private final TrustedClients clients;
  private final VaultId vault;
  private final RequestSigner signer;
  private final InstantSource clock;

  public HttpServers(
      TrustedClients clients, VaultId vault, RequestSigner signer, InstantSource clock) {
    this.clients = clients;
    this.vault = vault;
    this.signer = signer;
    this.clock = clock;
  }

  /**
   * A client with this product's limits on time: 10 s to connect, 30 s without progress, 5 minutes
   * in all. One for the whole program.
   */
  public static OkHttpClient client() {
    return TrustedClients.with(new OkHttpClient.Builder(), new PinnedTrust(Optional.empty()))
        .connectTimeout(Duration.ofSeconds(10))
        .readTimeout(Duration.ofSeconds(30))
        .writeTimeout(Duration.ofSeconds(30))
        .callTimeout(Duration.ofMinutes(5))
        .followRedirects(false)
        .followSslRedirects(false)
        // a repeated request needs a signature of its own
        .retryOnConnectionFailure(false)
        .build();
  }

  @Override
  public SyncControl.ServerCheck check(URI server) throws SyncFault {
    return check(clients.to(server), server, clock);
  }

  /** {@link #check(URI)} for a device that has no vault yet. */
  public static SyncControl.ServerCheck check(OkHttpClient client, URI server, InstantSource clock)
      throws SyncFault {
    ServerAddress address = ServerAddress.of(server);
    var line = new HttpLine(client, address, Optional.empty(), clock);
    Instant asked = clock.instant();
    Health health =
        line.read(HttpLine.Call.get("health", WireFormats.CBOR_TYPE, SMALL), Health.class);
    if (!health.product().equals(Health.PRODUCT)) {
      throw new SyncFault.NotACofferServer("another product");
    }
    if (health.api() > Health.API) {
      throw new SyncFault.TooOld();
    }
    if (health.api() < Health.API) {
      throw new SyncFault.TooNew();
    }
    Instant middle = asked.plus(Duration.between(asked, clock.instant()).dividedBy(2));
    return new SyncControl.ServerCheck(
        health.version(),
        Duration.between(health.time(), middle).toSeconds(),
        health.registration(),
        address.encrypted());
  }

  /**
   * The vault whose recovery key signs the request; {@link SyncFault.Refused} with {@code
   * no-such-vault} where the server has none.
   */
  public static VaultId recoverable(
      OkHttpClient client, URI server, RequestSigner signer, InstantSource clock) throws SyncFault {
    var line = new HttpLine(client, ServerAddress.of(server), Optional.of(signer), clock);
    return line.read(
            HttpLine.Call.get("recovery", WireFormats.CBOR_TYPE, SMALL), RecoverableVault.class)
        .vault();
  }

  @Override
  public VaultCreated create(URI server, CreateVault request, Optional<String> registrationToken)
      throws SyncFault {
    return created(server, HttpLine.Call.post("vaults", request, SMALL), registrationToken);
  }

  @Override
  public VaultCreated bring(URI server, RootLog log, Optional<String> registrationToken)
      throws SyncFault {
    String path = "vaults/" + vault.hex() + "/root-log";
    return created(server, HttpLine.Call.put(path, log, SMALL), registrationToken);
  }

  private VaultCreated created(URI server, HttpLine.Call call, Optional<String> registrationToken)
      throws SyncFault {
    var line =
        new HttpLine(clients.to(server), ServerAddress.of(server), Optional.of(signer), clock);
    VaultCreated created =
        line.read(
            registrationToken
                .filter(token -> token.matches("[\\x21-\\x7e]{1,200}"))
                .map(token -> call.with(Headers.of("Coffer-Registration", token)))
                .orElse(call),
            VaultCreated.class);
    if (!created.vault().equals(vault)) {
      throw new SyncFault.NotACofferServer("an answer about another vault");
    }
    return created;
  }

  @Override
  public Replica replica(URI server) {
    return new HttpReplica(clients.to(server), server, vault, signer, clock);
  }

  @Override
  public Hints hints(URI server) {
    return new HttpHints(clients.to(server), server, vault, signer, clock, HttpHints.SILENCE);
  }
}
