package app.coffer.desktop.pairing;

import app.coffer.desktop.seal.DeviceKeys;
import app.coffer.desktop.seal.KeyHandover;
import app.coffer.desktop.seal.KeyRing;
import app.coffer.wire.Limits;
import app.coffer.wire.Position;
import app.coffer.wire.RootState;
import app.coffer.wire.Signed;
import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A vault as a joiner received and verified it. Closing wipes the keys, unless they were taken.
 *
 * <p>On the way it is {@code {rootLog: [[bytes, signature] ...], keys, positions: {device: [n,
 * hash]}, heads, server, name, currency}}, sealed for the joiner.
 */
public final class Inheritance implements AutoCloseable {
  private final KeyRing ring;
  private final List<Signed> rootLog;
  private final Map<DeviceId, Position> positions;
  private final Hash headsDigest;
  private final URI server;
  private final String name;
  private final Currency currency;
  private boolean ringTaken;

  private Inheritance(
      KeyRing ring,
      List<Signed> rootLog,
      Map<DeviceId, Position> positions,
      Hash headsDigest,
      URI server,
      String name,
      Currency currency) {
    this.ring = ring;
    this.rootLog = List.copyOf(rootLog);
    this.positions = Map.copyOf(positions);
    this.headsDigest = headsDigest;
    this.server = server;
    this.name = name;
    this.currency = currency;
  }

  static byte[] give(KeyRing ring, VaultHandover vault, URI server) {
    var positions = new TreeMap<String, CborValue>();
    vault
        .positions()
        .forEach((device, at) ->
            positions.put(
                device.hex(),
                CborValue.of(List.of(CborValue.of(at.n()), CborValue.of(at.hash().bytes())))));
    List<CborValue> log =
        vault.rootLog().stream()
            .map(signed ->
                CborValue.of(
                    List.of(CborValue.of(signed.bytes()), CborValue.of(signed.signature()))))
            .toList();
    return Cbor.encode(
        CborValue.of(
            Map.of(
                "rootLog", CborValue.of(log),
                "keys", KeyHandover.give(ring, RootState.read(ring.vault(), vault.rootLog())),
                "positions", CborValue.of(positions),
                "heads", CborValue.of(vault.headsDigest().bytes()),
                "server", CborValue.of(server.toString()),
                "name", CborValue.of(vault.vaultName()),
                "currency", CborValue.of(vault.currency().getCurrencyCode()))));
  }

  /**
   * Reads and verifies what {@link #give} writes; {@link MalformedCbor} for everything else.
   *
   * @param device taken over; on failure it stays the caller's to close
   */
  static Inheritance receive(byte[] bytes, DeviceKeys device) {
    Fields fields = Fields.of(Cbor.decode(bytes));
    List<Signed> log = fields.array("rootLog").stream().map(Inheritance::signed).toList();
    var positions = new HashMap<DeviceId, Position>();
    fields.struct("positions").forEach((id, at) -> positions.put(device(id), position(at)));
    if (positions.size() > Limits.DEVICES) {
      throw new MalformedCbor("more than " + Limits.DEVICES + " devices");
    }
    Hash heads = hash(fields.value("heads"));
    URI server = server(fields.text("server"));
    Currency currency = currency(fields.text("currency"));
    String name = fields.text("name");
    // the keys last: nothing that can be refused comes after they are held
    KeyRing ring = KeyHandover.receive(fields.value("keys"), log, device);
    return new Inheritance(ring, log, positions, heads, server, name, currency);
  }

  private static Signed signed(CborValue value) {
    List<CborValue> parts = Fields.tuple(value, 2);
    byte[] signature = Fields.bytesOf(parts.get(1));
    if (signature.length != Crypto.SIGNATURE) {
      throw new MalformedCbor("a signature has " + Crypto.SIGNATURE + " bytes");
    }
    return new Signed(Fields.bytesOf(parts.get(0)), signature);
  }

  private static DeviceId device(String hex) {
    if (!hex.matches("[0-9a-f]{32}")) {
      throw new MalformedCbor("a device id in lower-case hex was expected");
    }
    return DeviceId.ofHex(hex);
  }

  private static Position position(CborValue value) {
    List<CborValue> parts = Fields.tuple(value, 2);
    return new Position(Fields.count(parts.get(0)), hash(parts.get(1)));
  }

  private static Hash hash(CborValue value) {
    byte[] bytes = Fields.bytesOf(value);
    if (bytes.length != Hash.LENGTH) {
      throw new MalformedCbor("a hash has " + Hash.LENGTH + " bytes");
    }
    return new Hash(bytes);
  }

  private static URI server(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new MalformedCbor("a server's address was expected");
    }
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new MalformedCbor("a currency that this version does not know");
    }
  }

  /** Hands the keys over: from now on the caller closes them. */
  public KeyRing takeRing() {
    ringTaken = true;
    return ring;
  }

  public KeyRing ring() {
    return ring;
  }

  /** Verified, from the genesis to at least this device's own membership. */
  public List<Signed> rootLog() {
    return rootLog;
  }

  /** How far the inviter had verified every feed: a server that shows less hides something. */
  public Map<DeviceId, Position> positions() {
    return positions;
  }

  /** The inviter's digest of all live heads. */
  public Hash headsDigest() {
    return headsDigest;
  }

  public URI server() {
    return server;
  }

  public String vaultName() {
    return name;
  }

  public Currency currency() {
    return currency;
  }

  @Override
  public void close() {
    if (!ringTaken) {
      ring.close();
    }
  }

  @Override
  public String toString() {
    return "Inheritance[" + ring + "]";
  }
}
