package app.coffer.desktop.pairing;

import app.coffer.desktop.seal.DeviceKeys;
import app.coffer.desktop.seal.DeviceNames;
import app.coffer.wire.Limits;
import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.crypto.Crypto;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What a joiner says of itself: {@code {sign, box, name, platform, at}}.
 *
 * @param name and {@code platform} as they may be shown
 * @param at what the joiner's clock says, to the second
 */
record Introduction(byte[] signKey, byte[] boxKey, String name, String platform, Instant at) {

  /** Far enough, and no arithmetic overflows. */
  private static final long LATEST = 1L << 40;

  static byte[] of(DeviceKeys device, String name, String platform, Instant now) {
    return Cbor.encode(
        CborValue.of(
            Map.of(
                "sign", CborValue.of(device.signKey()),
                "box", CborValue.of(device.boxKey()),
                "name", CborValue.of(DeviceNames.cleaned(name)),
                "platform", CborValue.of(DeviceNames.cleaned(platform)),
                "at", CborValue.of(now.getEpochSecond()))));
  }

  /** Reads what {@link #of} writes; {@link MalformedCbor} for everything else. */
  static Introduction read(byte[] bytes) {
    Fields fields = Fields.of(Cbor.decode(bytes));
    var read =
        new Introduction(
            fields.bytes("sign"),
            fields.bytes("box"),
            DeviceNames.cleaned(fields.text("name")),
            DeviceNames.cleaned(fields.text("platform")),
            Instant.ofEpochSecond(Math.min(Fields.count(fields.value("at")), LATEST)));
    if (read.signKey.length != Crypto.KEY || read.boxKey.length != Crypto.KEY) {
      throw new MalformedCbor("a public key has " + Crypto.KEY + " bytes");
    }
    return read;
  }

  /** Whether its clock and this one are too far apart to sync with one server. */
  boolean clockIsOff(Instant now) {
    return Duration.between(at, now).abs().toSeconds() > Limits.SKEW_SECONDS;
  }

  @Override
  public String toString() {
    return "Introduction[]";
  }
}
