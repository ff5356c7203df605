package app.coffer.desktop.seal;

import app.coffer.desktop.secret.Secret;
import app.coffer.wire.NewRoot;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.KeyId;
import app.coffer.wire.id.VaultId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything this device holds of a vault's keys: its own, the epoch keys, the key of derived ids,
 * and (at security level Standard, on every device of the owner) the root seed. Closing wipes it.
 *
 * <p>It is kept only inside the encrypted database, as {@link #encode()} writes it.
 */
public final class KeyRing implements AutoCloseable {
  private final VaultId vault;
  private final DeviceKeys device;
  private final VaultPublicKeys published;
  private final Map<KeyId, EpochKey> epochs = new LinkedHashMap<>();
  private final Secret idKey;
  private @Nullable Secret rootSeed;
  private KeyId newest;

  KeyRing(
      VaultId vault,
      DeviceKeys device,
      VaultPublicKeys published,
      List<EpochKey> oldestFirst,
      Secret idKey,
      @Nullable Secret rootSeed) {
    if (oldestFirst.isEmpty()) {
      throw new MalformedCbor("a vault has at least one epoch key");
    }
    this.vault = vault;
    this.device = device;
    this.published = published;
    oldestFirst.forEach(epoch -> epochs.put(epoch.id(), epoch));
    this.newest = oldestFirst.getLast().id();
    this.idKey = idKey;
    this.rootSeed = rootSeed;
  }

  public VaultId vault() {
    return vault;
  }

  /** This device. */
  public DeviceId device() {
    return device.id();
  }

  /** This device's Ed25519 public key. */
  public byte[] signKey() {
    return device.signKey();
  }

  /** The vault's public keys, as its genesis names them. */
  public VaultPublicKeys published() {
    return published;
  }

  /** The epoch that seals now. */
  public synchronized KeyId epoch() {
    return newest;
  }

  /** Whether this device can sign statements of the root log. */
  public synchronized boolean canAuthorize() {
    return rootSeed != null;
  }

  /** Whether what this device signs as root counts: it holds the seed of this key. */
  public synchronized boolean signsAs(byte[] rootKey) {
    return rootSeed != null && rootSeed.use(seed -> Crypto.equal(RootKey.publicKey(seed), rootKey));
  }

  /** Lends this device's Ed25519 secret key (64 bytes), to sign requests with. */
  public <R> R withSigningKey(Function<byte[], R> work) {
    return device.withSigningKey(work);
  }

  /** Signs bytes of a kind as this device, for this vault. */
  Signed sign(String kind, byte[] bytes) {
    return new Signed(
        bytes, device.withSigningKey(key -> Crypto.sign(kind, vault.bytes(), bytes, key)));
  }

  /**
   * A statement signed with the root key.
   *
   * @throws IllegalStateException where this device does not hold the root seed
   */
  public synchronized Signed signRoot(RootStatement statement) {
    if (rootSeed == null) {
      throw new IllegalStateException("this device does not hold the root key");
    }
    byte[] bytes = statement.encode();
    return rootSeed.use(seed -> RootKey.sign(seed, vault, bytes));
  }

  /** The order to delete a server's copy of the vault. */
  synchronized Signed signDeletion() {
    if (rootSeed == null) {
      throw new IllegalStateException("this device does not hold the root key");
    }
    return rootSeed.use(seed -> RootKey.signDeletion(seed, vault));
  }

  synchronized Optional<EpochKey> epoch(KeyId id) {
    return Optional.ofNullable(epochs.get(id));
  }

  /** Oldest first. */
  synchronized List<EpochKey> epochs() {
    return List.copyOf(epochs.values());
  }

  synchronized EpochKey newestEpoch() {
    return Optional.ofNullable(epochs.get(newest)).orElseThrow();
  }

  DeviceKeys deviceKeys() {
    return device;
  }

  Secret idKey() {
    return idKey;
  }

  synchronized Optional<Secret> rootSeed() {
    return Optional.ofNullable(rootSeed);
  }

  /**
   * The newest epoch key sealed to one recipient, as statements carry it; older ones open with it.
   *
   * @param recipient the device, or {@link RootStatement.Wrap#RECOVERY}
   */
  List<RootStatement.Wrap> wrapsFor(DeviceId recipient, byte[] boxKey, Randomness randomness) {
    return List.of(EpochWraps.wrap(newestEpoch(), idKey, recipient, boxKey, randomness));
  }

  /**
   * Takes what the newest, verified statement brings this device, and lets go of a root seed that
   * it replaces. A key that is not the one its id commits to is left out.
   *
   * @return whether anything changed: then the ring must be stored again
   */
  public synchronized boolean learn(RootStatement statement) {
    boolean learned = false;
    for (RootStatement.Wrap wrap : EpochWraps.in(statement)) {
      if (wrap.recipient().equals(device.id()) && !epochs.containsKey(wrap.epoch())) {
        Optional<EpochKey> key = EpochWraps.open(wrap, device, idKey);
        if (key.isPresent()) {
          epochs.put(wrap.epoch(), key.get());
          newest = wrap.epoch();
          learned = true;
        }
      }
    }
    return RootSeeds.in(statement).map(this::follow).orElse(false) | learned;
  }

  /** Holds the seed of a new root key, or none. */
  private boolean follow(NewRoot root) {
    if (signsAs(root.key())) {
      return false;
    }
    Optional<Secret> mine = RootSeeds.open(root, device);
    boolean changed = rootSeed != null || mine.isPresent();
    if (rootSeed != null) {
      rootSeed.close();
    }
    rootSeed = mine.orElse(null);
    return changed;
  }

  /** Opens the epochs that newer ones bring along; whether any was new. */
  public synchronized boolean learnHistory(List<RootStatement> log) {
    boolean learned = false;
    for (RootStatement statement : log.reversed()) {
      Optional<EpochKey> older =
          EpochWraps.epochIn(statement)
              .filter(epoch -> !epochs.containsKey(epoch.previous()))
              .flatMap(
                  epoch -> epoch(epoch.id()).flatMap(key -> EpochWraps.openPrevious(epoch, key)));
      if (older.isPresent()) {
        // before all others: the order is that of age
        var newer = new LinkedHashMap<>(epochs);
        epochs.clear();
        epochs.put(older.get().id(), older.get());
        epochs.putAll(newer);
        learned = true;
      }
    }
    return learned;
  }

  /**
   * The signed statement that makes another device a member: its name sealed, every epoch key under
   * its box key.
   *
   * @param seq the statement's number: the length of the root log
   * @param prev the hash of the root log's last statement
   * @throws IllegalStateException where this device does not hold the root seed
   */
  public Signed authorize(
      long seq, Hash prev, byte[] signKey, byte[] boxKey, String name, Randomness randomness) {
    DeviceId joining = RootStatement.deviceId(signKey);
    return signRoot(
        new RootStatement.Authorize(
            seq,
            prev,
            joining,
            signKey,
            boxKey,
            sealName(joining, name, randomness),
            wrapsFor(joining, boxKey, randomness)));
  }

  /** A name for a device's {@code Authorize}: sealed, of one length whatever the name. */
  byte[] sealName(DeviceId named, String name, Randomness randomness) {
    return DeviceNames.seal(newestEpoch(), vault, named, name, randomness);
  }

  /** The name a statement carries; empty where no key of this ring opens it. */
  public Optional<String> openName(RootStatement.Authorize statement) {
    List<EpochKey> newestFirst = new ArrayList<>(epochs()).reversed();
    return newestFirst.stream()
        .flatMap(epoch ->
            DeviceNames.open(epoch, vault, statement.device(), statement.sealedName()).stream())
        .findFirst();
  }

  /**
   * The same keys of the vault, held by another device, whose keys are taken over; this ring stays
   * as it is.
   */
  public KeyRing heldBy(DeviceKeys other) {
    byte[] bytes = encode();
    try (other) {
      return KeyRingCodec.decode(bytes, other);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** The ring as bytes for the encrypted database; the caller wipes them when stored. */
  public byte[] encode() {
    return KeyRingCodec.encode(this);
  }

  /** Reads what {@link #encode()} writes; {@link MalformedCbor} for everything else. */
  public static KeyRing decode(byte[] bytes) {
    return KeyRingCodec.decode(bytes);
  }

  @Override
  public synchronized void close() {
    device.close();
    epochs.values().forEach(EpochKey::close);
    idKey.close();
    if (rootSeed != null) {
      rootSeed.close();
    }
  }

  @Override
  public String toString() {
    return "KeyRing[" + vault + " " + device.id() + "]";
  }

  /**
   * @param root Ed25519, signs the root log
   * @param recoverySign Ed25519, of the recovery sheet
   * @param recoveryBox X25519, of the recovery sheet
   */
  public record VaultPublicKeys(byte[] root, byte[] recoverySign, byte[] recoveryBox) {
    public VaultPublicKeys {
      if (root.length != Crypto.KEY
          || recoverySign.length != Crypto.KEY
          || recoveryBox.length != Crypto.KEY) {
        throw new MalformedCbor("a public key has " + Crypto.KEY + " bytes");
      }
    }

    public static VaultPublicKeys of(RootStatement.Genesis genesis) {
      return new VaultPublicKeys(
          genesis.rootKey(), genesis.recoverySignKey(), genesis.recoveryBoxKey());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof VaultPublicKeys that
          && Arrays.equals(root, that.root)
          && Arrays.equals(recoverySign, that.recoverySign)
          && Arrays.equals(recoveryBox, that.recoveryBox);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(root);
    }

    @Override
    public String toString() {
      return "VaultPublicKeys[]";
    }
  }
}
