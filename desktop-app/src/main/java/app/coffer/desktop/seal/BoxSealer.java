package app.coffer.desktop.seal;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.ChangeCodec;
import app.coffer.desktop.sync.Sealer;
import app.coffer.wire.Header;
import app.coffer.wire.Parcel;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.KeyId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import app.coffer.wire.id.VaultId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Seals changes with the vault's epoch keys. A body is {@code nonce(24) || box}; the box holds
 *
 * <pre>
 *   H("bind", vault, device, record, parents, epoch)   32 bytes
 *   length of the change                                u32, big-endian
 *   the change                                          deterministic CBOR
 *   zeros                                               up to {@link Padme}
 * </pre>
 *
 * <p>NaCl's crypto_box has no associated data, so the binding takes its place: what was sealed for
 * one record, author, parent or epoch opens for no other. Safe for threads.
 */
public final class BoxSealer implements Sealer {
  private static final int BINDING = Crypto.KEY;
  private static final int FRAME = BINDING + Integer.BYTES;

  private final KeyRing ring;
  private final Randomness randomness;
  private final Runnable ringChanged;
  private final boolean checksBinding;

  /**
   * @param ring stays the caller's to close
   * @param ringChanged called when a statement brought new keys, so that the ring is stored again
   */
  public BoxSealer(KeyRing ring, Randomness randomness, Runnable ringChanged) {
    this(ring, randomness, ringChanged, true);
  }

  /** Only tests leave the binding unchecked, to show that something gets through without it. */
  BoxSealer(KeyRing ring, Randomness randomness, Runnable ringChanged, boolean checksBinding) {
    this.checksBinding = checksBinding;
    this.ring = ring;
    this.randomness = randomness;
    this.ringChanged = ringChanged;
  }

  @Override
  public VaultId vault() {
    return ring.vault();
  }

  @Override
  public DeviceId self() {
    return ring.device();
  }

  @Override
  public boolean holds(KeyId epoch) {
    return ring.epoch(epoch).isPresent();
  }

  /** The newest epoch that the ring holds. */
  public KeyId epoch() {
    return ring.epoch();
  }

  /** Seals under the newest epoch that the ring holds. */
  public SealedRevision seal(Change change, List<RevisionId> parents) {
    return seal(change, parents, ring.epoch());
  }

  @Override
  public SealedRevision seal(Change change, List<RevisionId> parents, KeyId under) {
    EpochKey epoch = ring.epoch(under).orElseThrow();
    // a header brings parents into the order that is hashed; body hash and length come below
    Header draft = new Header(change.record(), parents, new Hash(new byte[Hash.LENGTH]), 0);
    byte[] content = ChangeCodec.encode(change);
    byte[] plain =
        ByteBuffer.allocate(Padme.padded(FRAME + content.length))
            .put(binding(self(), change.record(), draft.parents(), epoch.id()))
            .putInt(content.length)
            .put(content)
            .array();
    byte[] nonce = randomness.bytes(Crypto.NONCE);
    byte[] body = Crypto.concat(nonce, epoch.shared().use(key -> Crypto.box(plain, nonce, key)));
    Arrays.fill(plain, (byte) 0);
    return new SealedRevision(
        new Header(change.record(), draft.parents(), Header.hashOf(body), body.length), body);
  }

  @Override
  public Change open(DeviceId author, KeyId epoch, Header header, byte[] body) throws Unreadable {
    EpochKey key = ring.epoch(epoch).orElseThrow(Unreadable::new);
    if (!header.names(body) || body.length < Crypto.NONCE + Crypto.MAC + Padme.FLOOR) {
      throw new Unreadable();
    }
    byte[] nonce = Arrays.copyOf(body, Crypto.NONCE);
    byte[] box = Arrays.copyOfRange(body, Crypto.NONCE, body.length);
    Optional<byte[]> plain = key.shared().use(shared -> Crypto.openBox(box, nonce, shared));
    return read(
        plain.orElseThrow(Unreadable::new),
        binding(author, header.record(), header.parents(), epoch),
        header.record());
  }

  private Change read(byte[] plain, byte[] binding, RecordId record) throws Unreadable {
    // the binding first: nothing else is looked at before it is known whose this is
    if (checksBinding && !Crypto.equal(Arrays.copyOf(plain, BINDING), binding)) {
      throw new Unreadable();
    }
    int length = ByteBuffer.wrap(plain).getInt(BINDING);
    if (length < 0
        || length > plain.length - FRAME
        || Padme.padded(FRAME + length) != plain.length) {
      throw new Unreadable();
    }
    for (int i = FRAME + length; i < plain.length; i++) {
      if (plain[i] != 0) {
        throw new Unreadable();
      }
    }
    try {
      Change change = ChangeCodec.decode(Arrays.copyOfRange(plain, FRAME, FRAME + length));
      if (!change.record().equals(record)) {
        throw new Unreadable();
      }
      return change;
    } catch (MalformedCbor e) {
      // the reason would tell a forger how far he came
      throw new Unreadable();
    }
  }

  private byte[] binding(DeviceId author, RecordId record, List<RevisionId> parents, KeyId epoch) {
    int length =
        VaultId.LENGTH
            + DeviceId.LENGTH
            + RecordId.LENGTH
            + RevisionId.LENGTH * parents.size()
            + KeyId.LENGTH;
    ByteBuffer bound = ByteBuffer.allocate(length);
    vault().putInto(bound);
    author.putInto(bound);
    record.putInto(bound);
    parents.forEach(parent -> parent.putInto(bound));
    epoch.putInto(bound);
    return Crypto.hash("bind", bound.array());
  }

  @Override
  public Signed sign(Parcel parcel) {
    return ring.sign(Signed.PARCEL, parcel.encode());
  }

  @Override
  public void learn(RootStatement statement) {
    if (ring.learn(statement)) {
      ringChanged.run();
    }
  }

  @Override
  public void learnHistory(List<RootStatement> log) {
    if (ring.learnHistory(log)) {
      ringChanged.run();
    }
  }

  /**
   * Makes up for a crash between a statement and the ring's being stored: the log says everything
   * again, and its last word on the root key counts.
   */
  public void learnAgain(List<RootStatement> log) {
    log.stream().filter(statement -> RootSeeds.in(statement).isEmpty()).forEach(this::learn);
    log.stream()
        .filter(statement -> RootSeeds.in(statement).isPresent())
        .reduce((earlier, later) -> later)
        .ifPresent(this::learn);
    learnHistory(log);
  }

  /** The name, or the device's short id where no key of this device opens it. */
  @Override
  public String nameOf(RootStatement.Authorize statement) {
    return ring.openName(statement).orElseGet(() -> statement.device().toString());
  }

  @Override
  public String toString() {
    return "BoxSealer[" + ring + "]";
  }
}
