package app.coffer.desktop.seal;

import app.coffer.desktop.secret.Secret;
import app.coffer.wire.RootStatement;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.KeyPair;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.DeviceId;
import java.util.Optional;
import java.util.function.Function;

/**
 * A device's own keys: Ed25519 to sign, X25519 to be sent keys. They are made on the device and
 * never leave it. Kept as two seeds of 32 bytes.
 */
public final class DeviceKeys implements AutoCloseable {
  private final Secret signSeed;
  private final Secret boxSeed;
  private final Secret signingKey;
  private final Secret boxSecret;
  private final byte[] signKey;
  private final byte[] boxKey;
  private final DeviceId id;

  private DeviceKeys(byte[] signSeed, byte[] boxSeed) {
    KeyPair sign = Crypto.signKeys(signSeed);
    KeyPair box = Crypto.boxKeys(boxSeed);
    this.signSeed = Secret.owning(signSeed);
    this.boxSeed = Secret.owning(boxSeed);
    this.signingKey = Secret.owning(sign.secretKey());
    this.boxSecret = Secret.owning(box.secretKey());
    this.signKey = sign.publicKey();
    this.boxKey = box.publicKey();
    this.id = RootStatement.deviceId(signKey);
  }

  /** New keys. */
  public static DeviceKeys generate(Randomness randomness) {
    return new DeviceKeys(randomness.bytes(Crypto.KEY), randomness.bytes(Crypto.KEY));
  }

  /** Takes over both seeds. */
  static DeviceKeys ofSeeds(byte[] signSeed, byte[] boxSeed) {
    return new DeviceKeys(signSeed, boxSeed);
  }

  public DeviceId id() {
    return id;
  }

  /** Ed25519 public key. */
  public byte[] signKey() {
    return signKey.clone();
  }

  /** X25519 public key. */
  public byte[] boxKey() {
    return boxKey.clone();
  }

  /** Lends the Ed25519 secret key, 64 bytes. */
  public <R> R withSigningKey(Function<byte[], R> work) {
    return signingKey.use(work);
  }

  /** What crypto_box_seal wrote for this device; empty where it does not open. */
  Optional<byte[]> openSealed(byte[] sealed) {
    return boxSecret.use(secret -> Crypto.openSealed(sealed, boxKey, secret));
  }

  Secret signSeed() {
    return signSeed;
  }

  Secret boxSeed() {
    return boxSeed;
  }

  @Override
  public void close() {
    signSeed.close();
    boxSeed.close();
    signingKey.close();
    boxSecret.close();
  }

  @Override
  public String toString() {
    return "DeviceKeys[" + id() + "]";
  }
}
