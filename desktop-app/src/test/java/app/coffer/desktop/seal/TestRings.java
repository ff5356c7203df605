package app.coffer.desktop.seal;

import app.coffer.desktop.secret.Secret;
import app.coffer.wire.Position;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.DeviceId;
import java.util.List;

/** Key rings for tests of other packages: a founder's, and joined devices'. */
public final class TestRings {
  private TestRings() {}

  /** A vault's first device, and its recovery sheet. */
  public record Founded(KeyRing ring, Signed genesis, Signed authorize, SheetKeys sheet) {}

  /** A device that was let in, with the statement that says so. */
  public record Joined(KeyRing ring, Signed authorize) {}

  public static Founded found(String name, Randomness randomness) {
    try (var genesis = VaultGenesis.create(name, randomness)) {
      return new Founded(
          genesis.takeRing(),
          genesis.genesis(),
          genesis.authorize(),
          SheetKeys.of(genesis.recoveryWords()));
    }
  }

  /**
   * @param tail where the root log ends now
   */
  public static Joined join(KeyRing owner, Position tail, String name, Randomness randomness) {
    DeviceKeys device = DeviceKeys.generate(randomness);
    DeviceId id = device.id();
    var statement =
        new RootStatement.Authorize(
            tail.n() + 1,
            tail.hash(),
            id,
            device.signKey(),
            device.boxKey(),
            owner.sealName(id, name, randomness),
            owner.wrapsFor(id, device.boxKey(), randomness));
    var ring =
        new KeyRing(
            owner.vault(),
            device,
            owner.published(),
            List.copyOf(owner.epochs()),
            owner.idKey(),
            owner.rootSeed().map(seed -> seed.use(Secret::copyOf)).orElse(null));
    return new Joined(ring, owner.signRoot(statement));
  }

  /** A sealer that does not look at what a body is bound to. */
  public static BoxSealer unbound(KeyRing ring, Randomness randomness) {
    return new BoxSealer(ring, randomness, () -> {}, false);
  }

  /** A ring of its own with the same keys, as on a copied disk. */
  public static KeyRing copy(KeyRing ring) {
    return KeyRing.decode(ring.encode());
  }

  /** Bytes that follow from a seed alone. */
  public static Randomness repeatable(long seed) {
    return Keys.repeatable(seed);
  }
}
