package app.coffer.desktop.seal;

import app.coffer.desktop.change.PlainName;
import app.coffer.wire.Limits;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A device's name as the root log carries it: {@code nonce(24) || box} under an epoch key, of
 * {@code H("name", vault, device) || length(1) || UTF-8 || zeros}, always the same number of bytes,
 * so that the server learns not even how long it is.
 */
public final class DeviceNames {
  private static final int TEXT = 4 * Limits.NAME_CHARACTERS;

  private DeviceNames() {}

  static byte[] seal(
      EpochKey epoch, VaultId vault, DeviceId device, String name, Randomness randomness) {
    byte[] text = cleaned(name).getBytes(StandardCharsets.UTF_8);
    byte[] plain =
        Crypto.concat(
            binding(vault, device), new byte[] {(byte) text.length}, Arrays.copyOf(text, TEXT));
    byte[] nonce = randomness.bytes(Crypto.NONCE);
    return Crypto.concat(nonce, epoch.shared().use(key -> Crypto.box(plain, nonce, key)));
  }

  static Optional<String> open(EpochKey epoch, VaultId vault, DeviceId device, byte[] sealed) {
    if (sealed.length != Crypto.NONCE + Crypto.MAC + Crypto.KEY + 1 + TEXT) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOf(sealed, Crypto.NONCE);
    byte[] box = Arrays.copyOfRange(sealed, Crypto.NONCE, sealed.length);
    return epoch
        .shared()
        .use(key -> Crypto.openBox(box, nonce, key))
        .filter(plain -> Crypto.equal(Arrays.copyOf(plain, Crypto.KEY), binding(vault, device)))
        .filter(plain -> Byte.toUnsignedInt(plain[Crypto.KEY]) <= TEXT)
        .map(plain ->
            new String(
                plain,
                Crypto.KEY + 1,
                Byte.toUnsignedInt(plain[Crypto.KEY]),
                StandardCharsets.UTF_8))
        .map(DeviceNames::cleaned);
  }

  private static byte[] binding(VaultId vault, DeviceId device) {
    return Crypto.hash("name", vault.bytes(), device.bytes());
  }

  /**
   * What may be shown: control, format and direction characters become spaces, at most {@link
   * Limits#NAME_CHARACTERS} characters, never empty.
   */
  public static String cleaned(String name) {
    String plain = PlainName.of(name);
    return plain.isEmpty() ? "?" : plain;
  }
}
