package app.coffer.desktop.seal;

import app.coffer.desktop.secret.Secret;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.KeyPair;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.VaultId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A vault as it begins: all its keys, and the first two statements of its root log. Closing wipes
 * the ring and the words; whoever keeps the ring takes it before with {@link #takeRing()}.
 */
public final class VaultGenesis implements AutoCloseable {
  private final KeyRing ring;
  private final Signed genesis;
  private final Signed authorize;
  private final RecoveryWords words;
  private boolean ringTaken;

  private VaultGenesis(KeyRing ring, Signed genesis, Signed authorize, RecoveryWords words) {
    this.ring = ring;
    this.genesis = genesis;
    this.authorize = authorize;
    this.words = words;
  }

  /** Makes the keys of a new vault whose first device has this name. */
  public static VaultGenesis create(String deviceName, Randomness randomness) {
    RecoveryWords words = RecoveryWords.owning(randomness.bytes(Crypto.KEY));
    byte[] rootSeed = randomness.bytes(Crypto.KEY);
    byte[] epochSecret = randomness.bytes(Crypto.KEY);
    EpochKey epoch = EpochKey.of(epochSecret);
    Arrays.fill(epochSecret, (byte) 0);
    DeviceKeys device = DeviceKeys.generate(randomness);

    KeyPair recoverySign = words.signKeys();
    KeyPair recoveryBox = words.boxKeys();
    recoverySign.wipe();
    recoveryBox.wipe();
    var statement =
        new RootStatement.Genesis(
            RootKey.publicKey(rootSeed),
            recoverySign.publicKey(),
            recoveryBox.publicKey(),
            randomness.bytes(Crypto.SALT));
    byte[] bytes = statement.encode();
    VaultId vault = RootStatement.Genesis.vaultId(bytes);
    var ring =
        new KeyRing(
            vault,
            device,
            KeyRing.VaultPublicKeys.of(statement),
            List.of(epoch),
            Secret.owning(randomness.bytes(Crypto.KEY)),
            Secret.owning(rootSeed));
    var wraps = new ArrayList<>(ring.wrapsFor(device.id(), device.boxKey(), randomness));
    wraps.addAll(ring.wrapsFor(RootStatement.Wrap.RECOVERY, recoveryBox.publicKey(), randomness));
    var authorize =
        new RootStatement.Authorize(
            1,
            RootStatement.hashOf(bytes),
            device.id(),
            device.signKey(),
            device.boxKey(),
            ring.sealName(device.id(), deviceName, randomness),
            wraps);
    return new VaultGenesis(ring, ring.signRoot(statement), ring.signRoot(authorize), words);
  }

  public VaultId vault() {
    return ring.vault();
  }

  public KeyRing ring() {
    return ring;
  }

  /** Hands the ring over: from now on the caller closes it. */
  public KeyRing takeRing() {
    ringTaken = true;
    return ring;
  }

  /** Statement 0 of the root log. */
  public Signed genesis() {
    return genesis;
  }

  /** Statement 1 of the root log: this device is a member. */
  public Signed authorize() {
    return authorize;
  }

  /** What goes on paper; closed with this. */
  public RecoveryWords recoveryWords() {
    return words;
  }

  @Override
  public void close() {
    words.close();
    if (!ringTaken) {
      ring.close();
    }
  }

  @Override
  public String toString() {
    return "VaultGenesis[" + vault() + "]";
  }
}
