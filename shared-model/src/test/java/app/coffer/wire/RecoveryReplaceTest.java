package app.coffer.wire;

import static app.coffer.wire.Specimens.hash;
import static app.coffer.wire.Vectors.filled;
import static app.coffer.wire.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.wire.RootStatement.Wrap;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.KeyPair;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.KeyId;
import app.coffer.wire.id.VaultId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Beginning anew from the recovery sheet. Golden bytes by an independent encoder. */
class RecoveryReplaceTest {
  private static final KeyId FIRST = new KeyId(filled(16, 0x07));
  private static final KeyId SECOND = new KeyId(filled(16, 0x51));
  private static final KeyPair ROOT = Crypto.signKeys(filled(32, 1));
  private static final KeyPair SHEET = Crypto.signKeys(filled(32, 2));
  private static final byte[] SIGN = filled(32, 0x21);
  private static final DeviceId NEW = RootStatement.deviceId(SIGN);

  private static RecoveryReplace replace(long seq, Hash prev, List<RecoveryReplace.Cut> cuts) {
    return new RecoveryReplace(
        seq,
        prev,
        NEW,
        SIGN,
        filled(32, 0x22),
        filled(50, 0x23),
        cuts,
        1_700_000_000L,
        new NewEpoch(
            SECOND,
            FIRST,
            filled(72, 0x52),
            List.of(
                new Wrap(NEW, SECOND, filled(112, 0x62)),
                new Wrap(Wrap.RECOVERY, SECOND, filled(112, 0x63)))),
        new NewRoot(filled(32, 0x71), List.of(new NewRoot.SealedSeed(NEW, filled(80, 0x72)))));
  }

  @Test
  void isWrittenAndReadAsVersion1() {
    RecoveryReplace statement =
        replace(
            300,
            hash(0x31),
            List.of(
                new RecoveryReplace.Cut(
                    new DeviceId(filled(16, 0x41)), new Position(70_000, hash(0x32))),
                new RecoveryReplace.Cut(new DeviceId(filled(16, 0x61)), null)));
    byte[] golden = Vectors.bytes("golden/v1/recovery-replace.hex");

    assertThat(hex(statement.encode())).isEqualTo(hex(golden));
    assertThat(RootStatement.decode(golden)).usingRecursiveComparison().isEqualTo(statement);
    Tampering.ofEveryEntry(golden)
        .forEach((what, bytes) ->
            assertThatThrownBy(() -> RootStatement.decode(bytes))
                .as(what)
                .isInstanceOf(MalformedCbor.class));
  }

  /** A vault with one device, signed by its root key. */
  private record Vault(VaultId id, RootState state, DeviceId device) {
    static Vault found() {
      var genesis =
          new RootStatement.Genesis(
              ROOT.publicKey(), SHEET.publicKey(), filled(32, 3), filled(16, 4));
      VaultId id = RootStatement.Genesis.vaultId(genesis.encode());
      byte[] sign = filled(32, 5);
      DeviceId device = RootStatement.deviceId(sign);
      var authorize =
          new RootStatement.Authorize(
              1,
              RootStatement.hashOf(genesis.encode()),
              device,
              sign,
              filled(32, 6),
              filled(50, 7),
              List.of(new Wrap(device, FIRST, filled(112, 8))));
      RootState state =
          RootState.NONE.next(id, signed(id, genesis, ROOT)).next(id, signed(id, authorize, ROOT));
      return new Vault(id, state, device);
    }

    RecoveryReplace replacing(List<RecoveryReplace.Cut> cuts) {
      return replace(2, state.prev(), cuts);
    }
  }

  private static Signed signed(VaultId vault, RootStatement statement, KeyPair by) {
    byte[] bytes = statement.encode();
    return new Signed(bytes, Crypto.sign(Signed.ROOT, vault.bytes(), bytes, by.secretKey()));
  }

  @Test
  void leavesOneMemberAndAnotherRootKey() {
    Vault vault = Vault.found();
    var cut = new RecoveryReplace.Cut(vault.device, new Position(4, hash(9)));

    RootState after =
        vault.state.next(vault.id, signed(vault.id, vault.replacing(List.of(cut)), SHEET));

    assertThat(after.activeMembers()).extracting(RootState.Member::device).containsExactly(NEW);
    assertThat(after.members().get(vault.device).counts(4)).isTrue();
    assertThat(after.members().get(vault.device).counts(5)).isFalse();
    assertThat(after.rootKey()).isEqualTo(filled(32, 0x71));
    assertThat(after.epoch()).isEqualTo(Optional.of(SECOND));
    assertThat(after.primary()).isEmpty();
  }

  @Test
  void whoeverStoleTheRootKeyCannotWriteIt() {
    Vault vault = Vault.found();
    var statement = vault.replacing(List.of(new RecoveryReplace.Cut(vault.device, null)));

    assertThatThrownBy(() -> vault.state.next(vault.id, signed(vault.id, statement, ROOT)))
        .isInstanceOf(RootState.Broken.class);
  }

  @Test
  void afterItTheOldRootKeySignsNothing() {
    Vault vault = Vault.found();
    var statement = vault.replacing(List.of(new RecoveryReplace.Cut(vault.device, null)));
    RootState after = vault.state.next(vault.id, signed(vault.id, statement, SHEET));
    var rotate =
        new Rotate(
            3,
            after.prev(),
            new NewEpoch(new KeyId(filled(16, 0x55)), SECOND, filled(72, 1), List.of()));

    assertThatThrownBy(() -> after.next(vault.id, signed(vault.id, rotate, ROOT)))
        .isInstanceOf(RootState.Broken.class);
  }

  @Test
  void nobodyIsForgottenAndNobodyElseIsNamed() {
    Vault vault = Vault.found();
    var stranger = new RecoveryReplace.Cut(new DeviceId(filled(16, 0x41)), null);
    for (List<RecoveryReplace.Cut> cuts :
        List.<List<RecoveryReplace.Cut>>of(List.of(), List.of(stranger))) {
      Signed signed = signed(vault.id, vault.replacing(cuts), SHEET);
      assertThatThrownBy(() -> vault.state.next(vault.id, signed))
          .isInstanceOf(RootState.Broken.class);
    }
  }
}
