package app.coffer.desktop.transport;

import app.coffer.desktop.sync.ChunkReplica;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Limits;
import app.coffer.wire.Problem;
import app.coffer.wire.api.HeldChunks;
import app.coffer.wire.codec.WireFormats;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;

/** The chunks of attachments on a server. */
final class HttpChunks implements ChunkReplica {
  private static final byte[] NOTHING = new byte[0];

  private final Line line;
  private final String vault;

  /** The line to the server, made when it is first used. */
  @FunctionalInterface
  interface Line {
    HttpLine open() throws SyncFault;
  }

  /**
   * @param vault the path of the vault
   */
  HttpChunks(Line line, String vault) {
    this.line = line;
    this.vault = vault;
  }

  @Override
  public List<Integer> held(RecordId attachment) throws SyncFault {
    return line.open()
        .read(
            HttpLine.Call.get(path(attachment), WireFormats.CBOR_TYPE, HttpServers.SMALL),
            HeldChunks.class)
        .chunks();
  }

  @Override
  public void put(RecordId attachment, int place, byte[] sealed) throws SyncFault {
    line.open().run(call("PUT", path(attachment) + "/" + place, HttpLine.OCTETS, sealed));
  }

  @Override
  public Optional<byte[]> get(RecordId attachment, int place) throws SyncFault {
    try {
      return Optional.of(
          line.open()
              .bytes(
                  HttpLine.Call.get(
                      path(attachment) + "/" + place, HttpLine.OCTETS, Limits.CHUNK_BYTES)));
    } catch (SyncFault.Refused refused) {
      if (isNotThere(refused)) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  @Override
  public void release(RecordId attachment) throws SyncFault {
    line.open().run(call("DELETE", path(attachment), "", NOTHING));
  }

  @Override
  public boolean keep(RecordId attachment) throws SyncFault {
    try {
      line.open().run(call("POST", path(attachment) + "/keep", "", NOTHING));
      return true;
    } catch (SyncFault.Refused refused) {
      if (isNotThere(refused)) {
        return false;
      }
      throw refused;
    }
  }

  private static boolean isNotThere(SyncFault.Refused refused) {
    return refused.code().equals(Optional.of(Problem.Code.NO_SUCH_CHUNK));
  }

  private static HttpLine.Call call(String method, String path, String type, byte[] body) {
    return new HttpLine.Call(
        method, path, type, body, WireFormats.CBOR_TYPE, HttpServers.SMALL, Headers.of());
  }

  private String path(RecordId attachment) {
    return vault + "/attachments/" + attachment.hex();
  }
}
