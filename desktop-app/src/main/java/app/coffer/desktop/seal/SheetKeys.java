package app.coffer.desktop.seal;

import app.coffer.desktop.secret.Secret;
import app.coffer.wire.NewEpoch;
import app.coffer.wire.Position;
import app.coffer.wire.RecoveryReplace;
import app.coffer.wire.RootState;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.KeyId;
import app.coffer.wire.id.VaultId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the words of a recovery sheet can do: sign requests and one kind of statement, and open what
 * is sealed to them. They are no device, but have the same two keys as one. Closing wipes them.
 */
public final class SheetKeys implements AutoCloseable {
  private final DeviceKeys keys;

  private SheetKeys(DeviceKeys keys) {
    this.keys = keys;
  }

  public static SheetKeys of(RecoveryWords words) {
    return new SheetKeys(words.asKeys());
  }

  /** What names the sheet to a server. */
  public DeviceId id() {
    return keys.id();
  }

  /** Lends the Ed25519 secret key (64 bytes), to sign requests with. */
  public <R> R withSigningKey(Function<byte[], R> work) {
    return keys.withSigningKey(work);
  }

  /**
   * The vault's keys, for a device that is to become its member. {@link MalformedCbor} where the
   * root log is not one signed chain under this sheet, or holds no key that it opens.
   *
   * @param device taken over by the ring; on failure the caller closes it
   */
  public KeyRing ring(List<Signed> rootLog, DeviceKeys device) {
    RootStatement.Genesis genesis = genesis(rootLog);
    VaultId vault = RootStatement.Genesis.vaultId(rootLog.getFirst().bytes());
    RootState state;
    try {
      state = RootState.read(vault, rootLog);
    } catch (RootState.Broken broken) {
      throw new MalformedCbor("a root log that is not one signed chain");
    }
    List<RootStatement> statements =
        rootLog.stream().map(signed -> RootStatement.decode(signed.bytes())).toList();
    Secret idKey = idKey(statements);
    List<EpochKey> epochs = epochs(state, statements, idKey);
    return new KeyRing(vault, device, KeyRing.VaultPublicKeys.of(genesis), epochs, idKey, null);
  }

  private RootStatement.Genesis genesis(List<Signed> rootLog) {
    if (rootLog.isEmpty()
        || !(RootStatement.decode(rootLog.getFirst().bytes())
            instanceof RootStatement.Genesis genesis)
        || !Crypto.equal(genesis.recoverySignKey(), keys.signKey())
        || !Crypto.equal(genesis.recoveryBoxKey(), keys.boxKey())) {
      throw new MalformedCbor("a root log of another sheet");
    }
    return genesis;
  }

  /** It is the same for the life of the vault, and comes with the first key. */
  private Secret idKey(List<RootStatement> statements) {
    byte[] first =
        statements.stream()
            .flatMap(statement -> EpochWraps.in(statement).stream())
            .filter(wrap -> wrap.recipient().equals(RootStatement.Wrap.RECOVERY))
            .flatMap(wrap -> keys.openSealed(wrap.sealed()).stream())
            .filter(content -> content.length == 2 * Crypto.KEY)
            .findFirst()
            .orElseThrow(() -> new MalformedCbor("no key that this sheet opens"));
    byte[] idKey = Arrays.copyOfRange(first, Crypto.KEY, first.length);
    Arrays.fill(first, (byte) 0);
    return Secret.owning(idKey);
  }

  /** Oldest first, as far as they are sealed to the sheet or open with newer ones. */
  private List<EpochKey> epochs(RootState state, List<RootStatement> statements, Secret idKey) {
    Map<KeyId, EpochKey> opened = new LinkedHashMap<>();
    for (RootStatement statement : statements) {
      for (RootStatement.Wrap wrap : EpochWraps.in(statement)) {
        if (wrap.recipient().equals(RootStatement.Wrap.RECOVERY)) {
          EpochWraps.open(wrap, keys, idKey).ifPresent(key -> opened.put(key.id(), key));
        }
      }
    }
    for (RootStatement statement : statements.reversed()) {
      Optional<NewEpoch> epoch = EpochWraps.epochIn(statement);
      if (epoch.isPresent()
          && opened.containsKey(epoch.get().id())
          && !opened.containsKey(epoch.get().previous())) {
        EpochWraps.openPrevious(epoch.get(), opened.get(epoch.get().id()))
            .ifPresent(key -> opened.put(key.id(), key));
      }
    }
    List<EpochKey> oldestFirst =
        state.epochs().stream()
            .flatMap(id -> Optional.ofNullable(opened.get(id)).stream())
            .toList();
    if (oldestFirst.isEmpty() || !state.epoch().equals(Optional.of(oldestFirst.getLast().id()))) {
      opened.values().forEach(EpochKey::close);
      throw new MalformedCbor("a vault whose newest key this sheet does not open");
    }
    return oldestFirst;
  }

  /**
   * The signed statement that makes a device the only member, and everybody else a former one.
   *
   * @param ring of the new device; learns the new keys when it takes the statement
   * @param state what the root log says now
   * @param feeds how far every feed was verified: what comes later counts no more
   */
  public Signed replace(
      KeyRing ring,
      RootState state,
      Map<DeviceId, Position> feeds,
      String name,
      Instant now,
      Randomness randomness) {
    DeviceKeys device = ring.deviceKeys();
    byte[] secret = randomness.bytes(Crypto.KEY);
    try (EpochKey next = EpochKey.of(secret)) {
      Secret idKey = ring.idKey();
      var epoch =
          new NewEpoch(
              next.id(),
              ring.epoch(),
              EpochWraps.sealPrevious(ring.newestEpoch(), next, randomness),
              List.of(
                  EpochWraps.wrap(next, idKey, device.id(), device.boxKey(), randomness),
                  EpochWraps.wrap(
                      next, idKey, RootStatement.Wrap.RECOVERY, keys.boxKey(), randomness)));
      var member = new RootState.Member(device.id(), device.signKey(), device.boxKey(), null);
      var statement =
          new RecoveryReplace(
              state.tail().n() + 1,
              state.prev(),
              device.id(),
              device.signKey(),
              device.boxKey(),
              DeviceNames.seal(next, ring.vault(), device.id(), name, randomness),
              cuts(state, feeds),
              now.getEpochSecond(),
              epoch,
              RootSeeds.make(List.of(member), randomness));
      byte[] bytes = statement.encode();
      return new Signed(
          bytes,
          keys.withSigningKey(key -> Crypto.sign(Signed.ROOT, ring.vault().bytes(), bytes, key)));
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static List<RecoveryReplace.Cut> cuts(RootState state, Map<DeviceId, Position> feeds) {
    return state.activeMembers().stream()
        .map(member -> new RecoveryReplace.Cut(member.device(), feeds.get(member.device())))
        .sorted(Comparator.comparing(RecoveryReplace.Cut::device))
        .toList();
  }

  @Override
  public void close() {
    keys.close();
  }

  @Override
  public String toString() {
    return "SheetKeys[redacted]";
  }
}
