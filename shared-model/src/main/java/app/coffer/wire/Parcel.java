package app.coffer.wire;

import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.codec.NewerFormat;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.KeyId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a device sends: a numbered, hash-chained list of revision headers. One without revisions is
 * a receipt.
 *
 * @param n the parcel's number in the device's feed, from 0 without gaps
 * @param prev {@link #hashOf} of parcel n-1; zeros for parcel 0
 * @param epoch the epoch key that sealed the bodies
 * @param seen what the writer had verified of every other feed
 * @param root what the writer had verified of the root log
 * @param app the writer's version, for "uses a newer Coffer"
 */
public record Parcel(
    DeviceId device,
    long n,
    Hash prev,
    KeyId epoch,
    List<Header> revisions,
    Map<DeviceId, Position> seen,
    Position root,
    String app) {

  public static final int VERSION = 1;
  public static final Hash NO_PREVIOUS = new Hash(new byte[Hash.LENGTH]);

  public Parcel {
    revisions = List.copyOf(revisions);
    seen = java.util.Collections.unmodifiableMap(new TreeMap<>(seen));
    if (revisions.size() > Limits.PARCEL_REVISIONS) {
      throw new MalformedCbor("more than " + Limits.PARCEL_REVISIONS + " revisions");
    }
    if (seen.size() > Limits.DEVICES) {
      throw new MalformedCbor("more than " + Limits.DEVICES + " devices");
    }
    if (app.length() > Limits.NAME_CHARACTERS) {
      throw new MalformedCbor("a version longer than a name may be");
    }
  }

  /** The bytes that are signed. */
  public byte[] encode() {
    var seenEntries = new HashMap<String, CborValue>();
    seen.forEach((device, position) -> seenEntries.put(device.hex(), position.value()));
    return Cbor.encode(
        CborValue.of(
            Map.of(
                "v", CborValue.of(VERSION),
                "device", CborValue.of(device.bytes()),
                "n", CborValue.of(n),
                "prev", CborValue.of(prev.bytes()),
                "kid", CborValue.of(epoch.bytes()),
                "revisions", CborValue.of(revisions.stream().map(Header::value).toList()),
                "seen", CborValue.of(seenEntries),
                "root", root.value(),
                "app", CborValue.of(app))));
  }

  /**
   * Reads what {@link #encode} writes; {@link MalformedCbor} for everything else. The signature is
   * the caller's business.
   */
  public static Parcel decode(byte[] bytes) {
    Fields fields = Fields.of(Cbor.decode(bytes));
    long version = fields.integer("v");
    if (version > VERSION) {
      throw new NewerFormat();
    }
    if (version < VERSION) {
      throw new MalformedCbor("a version that never was");
    }
    if (fields.entries().size() != 9) {
      throw new MalformedCbor("entries that this version does not have");
    }
    var seen = new HashMap<DeviceId, Position>();
    fields
        .struct("seen")
        .forEach((device, position) -> seen.put(deviceOf(device), Position.of(position)));
    return new Parcel(
        new DeviceId(length(fields.bytes("device"), DeviceId.LENGTH)),
        fields.count("n"),
        new Hash(length(fields.bytes("prev"), Hash.LENGTH)),
        new KeyId(length(fields.bytes("kid"), KeyId.LENGTH)),
        fields.array("revisions").stream().map(Header::of).toList(),
        seen,
        Position.of(fields.value("root")),
        fields.text("app"));
  }

  /** {@code H("parcel", bytes)} of the signed bytes. */
  public static Hash hashOf(byte[] bytes) {
    return new Hash(Crypto.hash("parcel", bytes));
  }

  private static DeviceId deviceOf(String hex) {
    if (!hex.matches("[0-9a-f]{32}")) {
      throw new MalformedCbor("a device id in lower-case hex was expected");
    }
    return DeviceId.ofHex(hex);
  }

  static byte[] length(byte[] bytes, int length) {
    return Header.exactly(CborValue.of(bytes), length);
  }
}
