package app.coffer.wire;

import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import app.coffer.wire.id.VaultId;
import java.util.List;

/**
 * What a parcel says of one revision: {@code [recordId, [parent revId ...], bodyHash, bodyLength]}.
 *
 * @param parents the revisions this one follows, in bytewise order; at most {@link Limits#PARENTS}
 * @param bodyHash {@code H("body", body)}
 * @param bodyLength bytes of {@code nonce || box}, at most {@link Limits#BODY_BYTES}
 */
public record Header(RecordId record, List<RevisionId> parents, Hash bodyHash, int bodyLength) {

  public Header {
    parents =
        parents.size() < 2 ? List.copyOf(parents) : parents.stream().sorted().distinct().toList();
    if (parents.size() > Limits.PARENTS) {
      throw new MalformedCbor("more than " + Limits.PARENTS + " parents");
    }
    if (bodyLength < 0 || bodyLength > Limits.BODY_BYTES) {
      throw new MalformedCbor("a body length outside its limit");
    }
  }

  CborValue value() {
    return CborValue.of(
        List.of(
            CborValue.of(record.bytes()),
            CborValue.of(parents.stream().map(p -> CborValue.of(p.bytes())).toList()),
            CborValue.of(bodyHash.bytes()),
            CborValue.of(bodyLength)));
  }

  static Header of(CborValue value) {
    List<CborValue> parts = Fields.tuple(value, 4);
    if (!(parts.get(1) instanceof CborValue.Array(List<CborValue> parents))) {
      throw new MalformedCbor("parents are an array");
    }
    long length = Fields.count(parts.get(3));
    if (length > Limits.BODY_BYTES) {
      throw new MalformedCbor("a body length outside its limit");
    }
    var header =
        new Header(
            new RecordId(exactly(parts.get(0), RecordId.LENGTH)),
            parents.stream().map(p -> new RevisionId(exactly(p, RevisionId.LENGTH))).toList(),
            new Hash(exactly(parts.get(2), Hash.LENGTH)),
            (int) length);
    if (header.parents.size() != parents.size() || !header.value().equals(value)) {
      throw new MalformedCbor("parents twice or out of order");
    }
    return header;
  }

  /** {@code H("rev-id", vaultId, deviceId, header)}. */
  public RevisionId revisionId(VaultId vault, DeviceId author) {
    return new RevisionId(
        Crypto.hash("rev-id", vault.bytes(), author.bytes(), Cbor.encode(value())));
  }

  /** Whether {@code body} is the one this header names. */
  public boolean names(byte[] body) {
    return body.length == bodyLength && bodyHash.equals(hashOf(body));
  }

  /** {@code H("body", body)}. */
  public static Hash hashOf(byte[] body) {
    return new Hash(Crypto.hash("body", body));
  }

  static byte[] exactly(CborValue value, int length) {
    byte[] bytes = Fields.bytesOf(value);
    if (bytes.length != length) {
      throw new MalformedCbor("a byte string of " + length + " was expected");
    }
    return bytes;
  }
}
