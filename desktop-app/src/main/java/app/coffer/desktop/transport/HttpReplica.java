package app.coffer.desktop.transport;

import app.coffer.desktop.sync.ChunkReplica;
import app.coffer.desktop.sync.Replica;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Limits;
import app.coffer.wire.Problem;
import app.coffer.wire.Signed;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.Push;
import app.coffer.wire.api.PushReceipt;
import app.coffer.wire.api.Resolve;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.api.VaultStatus;
import app.coffer.wire.codec.WireFormats;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.RevisionId;
import app.coffer.wire.id.VaultId;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** A vault's copy on a server. */
final class HttpReplica implements Replica {
  private static final int PAGE_PARCELS = 500;

  /** A page ends with the parcel that passes its limit; then come the root log and framing. */
  private static final long PAGE =
      Limits.PULL_PAGE_BYTES + 2L * Limits.PARCEL_BYTES + Limits.REQUEST_BYTES;

  private final OkHttpClient client;
  private final URI server;
  private final String vault;
  private final RequestSigner signer;
  private final InstantSource clock;
  private @Nullable HttpLine opened;

  HttpReplica(
      OkHttpClient client, URI server, VaultId vault, RequestSigner signer, InstantSource clock) {
    this.client = client;
    this.server = server;
    this.vault = "vaults/" + vault.hex();
    this.signer = signer;
    this.clock = clock;
  }

  @Override
  public String name() {
    try {
      return ServerAddress.of(server).toString();
    } catch (SyncFault e) {
      // an address that no call accepts still has a name
      return server.toString();
    }
  }

  private synchronized HttpLine line() throws SyncFault {
    if (opened == null) {
      opened = new HttpLine(client, ServerAddress.of(server), Optional.of(signer), clock);
    }
    return opened;
  }

  @Override
  public PullPage pull(Cursor since, long rootFrom) throws SyncFault {
    String query = "?since=" + since.position() + "&root=" + rootFrom + "&limit=" + PAGE_PARCELS;
    return line()
        .read(
            HttpLine.Call.get(vault + "/sync/pull" + query, WireFormats.CBOR_TYPE, PAGE),
            PullPage.class);
  }

  @Override
  public PushReceipt push(Push push) throws SyncFault {
    return line()
        .read(
            HttpLine.Call.post(vault + "/sync/push", push, 4 * HttpServers.SMALL),
            PushReceipt.class);
  }

  @Override
  public VaultStatus status() throws SyncFault {
    return line()
        .read(
            HttpLine.Call.get(vault + "/sync/status", WireFormats.CBOR_TYPE, 4 * HttpServers.SMALL),
            VaultStatus.class);
  }

  @Override
  public void checkHeads(Resolve resolve) throws SyncFault {
    line().run(HttpLine.Call.post(vault + "/sync/resolve", resolve, HttpServers.SMALL));
  }

  @Override
  public Optional<byte[]> body(RevisionId revision) throws SyncFault {
    try {
      return Optional.of(
          line()
              .bytes(
                  HttpLine.Call.get(
                      vault + "/revisions/" + revision.hex(), HttpLine.OCTETS, Limits.BODY_BYTES)));
    } catch (SyncFault.Refused refused) {
      if (refused.code().equals(Optional.of(Problem.Code.NO_SUCH_REVISION))) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  @Override
  public RootLog rootLog(long from) throws SyncFault {
    return line()
        .read(
            HttpLine.Call.get(vault + "/root-log?from=" + from, WireFormats.CBOR_TYPE, PAGE),
            RootLog.class);
  }

  @Override
  public void append(RootLog statements) throws SyncFault {
    line().run(HttpLine.Call.post(vault + "/root-log", statements, HttpServers.SMALL));
  }

  @Override
  public void delete(Signed order) throws SyncFault {
    line().run(HttpLine.Call.delete(vault, order));
  }

  @Override
  public Optional<ChunkReplica> chunks() {
    return Optional.of(new HttpChunks(this::line, vault));
  }

  @Override
  public synchronized Traffic traffic() {
    return opened == null ? Traffic.NONE : opened.traffic();
  }

  @Override
  public String toString() {
    return "HttpReplica[" + server.getHost() + "]";
  }
}
