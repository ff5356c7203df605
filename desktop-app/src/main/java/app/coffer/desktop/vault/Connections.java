package app.coffer.desktop.vault;

import app.coffer.desktop.seal.KeyRing;
import app.coffer.desktop.seal.SheetKeys;
import app.coffer.desktop.sync.Hints;
import app.coffer.desktop.sync.Mailboxes;
import app.coffer.desktop.sync.Replica;
import app.coffer.desktop.sync.Servers;
import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.transport.HttpMailboxes;
import app.coffer.desktop.transport.HttpServers;
import app.coffer.desktop.transport.RequestSigner;
import app.coffer.desktop.transport.TrustedClients;
import app.coffer.wire.api.CreateVault;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.api.VaultCreated;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.http.RequestSignature;
import app.coffer.wire.id.VaultId;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/**
 * The ways out of this computer. The HTTP client is made when the first of them is used: most of
 * what a person does needs no network, and should not wait for one.
 */
final class Connections {
  private final InstantSource clock;
  private final Randomness randomness;
  private final Once<OkHttpClient> client = new Once<>(HttpServers::client);

  Connections(InstantSource clock, Randomness randomness) {
    this.clock = clock;
    this.randomness = randomness;
  }

  /** To mailboxes, as nobody in particular. */
  Mailboxes.Relays relays() {
    return server -> new HttpMailboxes(client.get(), server, clock);
  }

  /** Which vault a sheet is of, as a server knows it. */
  VaultId recoverable(URI server, SheetKeys sheet) throws SyncFault {
    return HttpServers.recoverable(client.get(), server, signer(sheet), clock);
  }

  /** To a vault's copy on a server, as the bearer of its sheet. */
  Replica replica(URI server, VaultId vault, SheetKeys sheet) {
    return new HttpServers(TrustedClients.usual(client.get()), vault, signer(sheet), clock)
        .replica(server);
  }

  private RequestSigner signer(SheetKeys sheet) {
    return (request, created) ->
        sheet.withSigningKey(
            key -> RequestSignature.sign(request, sheet.id(), key, created, randomness));
  }

  /** To mailboxes of servers whose certificate a person compared. */
  Mailboxes.Relays relays(Function<URI, Optional<String>> pins) {
    return server ->
        new HttpMailboxes(new TrustedClients(client.get(), pins).to(server), server, clock);
  }

  /** To servers, as this device of this vault. */
  Servers servers(KeyRing ring, Function<URI, Optional<String>> pins) {
    RequestSigner signer =
        (request, created) ->
            ring.withSigningKey(
                key -> RequestSignature.sign(request, ring.device(), key, created, randomness));
    return new LaterServers(
        new Once<>(() ->
            new HttpServers(new TrustedClients(client.get(), pins), ring.vault(), signer, clock)));
  }

  /** Makes a value when it is first asked for. */
  private static final class Once<T> implements Supplier<T> {
    private final Supplier<T> making;
    private Optional<T> made = Optional.empty();

    Once(Supplier<T> making) {
      this.making = making;
    }

    @Override
    public synchronized T get() {
      if (made.isEmpty()) {
        made = Optional.of(making.get());
      }
      return made.get();
    }
  }

  private record LaterServers(Supplier<? extends Servers> servers) implements Servers {
    @Override
    public SyncControl.ServerCheck check(URI server) throws SyncFault {
      return servers.get().check(server);
    }

    @Override
    public VaultCreated create(URI server, CreateVault vault, Optional<String> registrationToken)
        throws SyncFault {
      return servers.get().create(server, vault, registrationToken);
    }

    @Override
    public VaultCreated bring(URI server, RootLog log, Optional<String> registrationToken)
        throws SyncFault {
      return servers.get().bring(server, log, registrationToken);
    }

    @Override
    public Replica replica(URI server) {
      return servers.get().replica(server);
    }

    @Override
    public Hints hints(URI server) {
      return servers.get().hints(server);
    }
  }
}
