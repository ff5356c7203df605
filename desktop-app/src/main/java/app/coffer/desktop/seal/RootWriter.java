package app.coffer.desktop.seal;

import app.coffer.desktop.sync.RootSigner;
import app.coffer.wire.MovePrimary;
import app.coffer.wire.NewEpoch;
import app.coffer.wire.NewRoot;
import app.coffer.wire.Position;
import app.coffer.wire.Revoke;
import app.coffer.wire.RootState;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Rotate;
import app.coffer.wire.Signed;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.DeviceId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Signs removals, new epochs and new root keys. New secrets are in the statement only: this device
 * takes them like all others when the statement has found its place, so a crash loses nothing.
 */
public final class RootWriter implements RootSigner {
  private final KeyRing ring;
  private final Randomness randomness;

  public RootWriter(KeyRing ring, Randomness randomness) {
    this.ring = ring;
    this.randomness = randomness;
  }

  @Override
  public boolean signs(RootState state) {
    return ring.signsAs(state.rootKey());
  }

  @Override
  public Signed revoke(RootState state, DeviceId device, Optional<Position> cut, Instant at) {
    List<RootState.Member> staying =
        state.activeMembers().stream().filter(m -> !m.device().equals(device)).toList();
    // where one device manages the vault, the one that goes never had the root key
    NewRoot root = state.primary().isPresent() ? null : RootSeeds.make(staying, randomness);
    return ring.signRoot(
        new Revoke(
            state.tail().n() + 1,
            state.prev(),
            device,
            cut.orElse(null),
            at.getEpochSecond(),
            epoch(state, staying),
            root));
  }

  @Override
  public Signed rotate(RootState state) {
    return ring.signRoot(
        new Rotate(state.tail().n() + 1, state.prev(), epoch(state, state.activeMembers())));
  }

  @Override
  public Signed movePrimary(RootState state, Optional<DeviceId> primary) {
    List<RootState.Member> holders =
        state.activeMembers().stream()
            .filter(member -> primary.isEmpty() || member.device().equals(primary.get()))
            .toList();
    return ring.signRoot(
        new MovePrimary(
            state.tail().n() + 1,
            state.prev(),
            primary.orElse(null),
            RootSeeds.make(holders, randomness)));
  }

  @Override
  public Signed deletion() {
    return ring.signDeletion();
  }

  private NewEpoch epoch(RootState state, List<RootState.Member> members) {
    EpochKey previous = ring.epoch(state.epoch().orElseThrow()).orElseThrow();
    byte[] secret = randomness.bytes(Crypto.KEY);
    try (EpochKey made = EpochKey.of(secret)) {
      var wraps = new ArrayList<RootStatement.Wrap>();
      for (RootState.Member member : members) {
        wraps.add(
            EpochWraps.wrap(made, ring.idKey(), member.device(), member.boxKey(), randomness));
      }
      wraps.add(
          EpochWraps.wrap(
              made,
              ring.idKey(),
              RootStatement.Wrap.RECOVERY,
              state.genesis().orElseThrow().recoveryBoxKey(),
              randomness));
      return new NewEpoch(
          made.id(), previous.id(), EpochWraps.sealPrevious(previous, made, randomness), wraps);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
