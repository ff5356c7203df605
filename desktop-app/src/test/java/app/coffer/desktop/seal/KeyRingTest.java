package app.coffer.desktop.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.KeyPair;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.KeyId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {
  private final Randomness random = Keys.repeatable(9);
  private final VaultGenesis made = VaultGenesis.create("Ana's laptop", random);
  private final KeyRing ring = made.ring();

  @Test
  void aNewVaultBeginsWithTwoStatementsThatItsRootSigned() {
    byte[] root = ring.published().root();
    assertThat(made.genesis().verifies(Signed.ROOT, made.vault(), root)).isTrue();
    assertThat(made.authorize().verifies(Signed.ROOT, made.vault(), root)).isTrue();
    assertThat(RootStatement.Genesis.vaultId(made.genesis().bytes())).isEqualTo(made.vault());

    var authorize = (RootStatement.Authorize) RootStatement.decode(made.authorize().bytes());
    assertThat(authorize.seq()).isEqualTo(1);
    assertThat(authorize.prev()).isEqualTo(RootStatement.hashOf(made.genesis().bytes()));
    assertThat(authorize.device()).isEqualTo(ring.device());
    assertThat(ring.openName(authorize)).contains("Ana's laptop");
    assertThat(new String(made.authorize().bytes(), StandardCharsets.ISO_8859_1))
        .doesNotContain("laptop");
  }

  @Test
  void theWordsOnPaperOpenTheVaultsKey() {
    var authorize = (RootStatement.Authorize) RootStatement.decode(made.authorize().bytes());
    RootStatement.Wrap wrap =
        authorize.wraps().stream()
            .filter(w -> w.recipient().equals(RootStatement.Wrap.RECOVERY))
            .findFirst()
            .orElseThrow();
    String paper = String.join(" ", made.recoveryWords().words());

    KeyPair box = RecoveryWords.parse(paper).orElseThrow().boxKeys();
    byte[] content =
        Crypto.openSealed(wrap.sealed(), box.publicKey(), box.secretKey()).orElseThrow();

    assertThat(EpochKey.of(Arrays.copyOf(content, 32)).id()).isEqualTo(ring.epoch());
    assertThat(box.publicKey()).isEqualTo(ring.published().recoveryBox());
  }

  @Test
  void isTheSameAfterItWasStored() {
    KeyRing read = KeyRing.decode(ring.encode());

    assertThat(read.encode()).isEqualTo(ring.encode());
    assertThat(read.vault()).isEqualTo(ring.vault());
    assertThat(read.device()).isEqualTo(ring.device());
    assertThat(read.epoch()).isEqualTo(ring.epoch());
    assertThat(read.canAuthorize()).isTrue();
    assertThat(new DerivedRecordIds(read).derive("x", "y"))
        .isEqualTo(new DerivedRecordIds(ring).derive("x", "y"));
    assertThatThrownBy(() -> KeyRing.decode(new byte[] {(byte) 0xa0}))
        .isInstanceOf(MalformedCbor.class);
  }

  @Test
  void learnsAnEpochKeyThatWasSealedToItAndNothingElse() {
    EpochKey next = EpochKey.of(random.bytes(32));
    var forMe =
        EpochWraps.wrap(next, ring.idKey(), ring.device(), ring.deviceKeys().boxKey(), random);
    var forOther =
        new RootStatement.Wrap(RootStatement.Wrap.RECOVERY, forMe.epoch(), forMe.sealed());
    var misnamed = new RootStatement.Wrap(ring.device(), new KeyId(new byte[16]), forMe.sealed());

    assertThat(ring.learn(carrying(forOther, misnamed))).isFalse();
    assertThat(ring.learn(carrying(forMe))).isTrue();
    assertThat(ring.learn(carrying(forMe))).as("a second time").isFalse();

    assertThat(ring.epoch()).isEqualTo(next.id());
    assertThat(ring.wrapsFor(ring.device(), ring.deviceKeys().boxKey(), random))
        .as("older ones open with the newest")
        .extracting(RootStatement.Wrap::epoch)
        .containsExactly(next.id());
    assertThat(KeyRing.decode(ring.encode()).epoch()).isEqualTo(next.id());
  }

  private RootStatement.Authorize carrying(RootStatement.Wrap... wraps) {
    return new RootStatement.Authorize(
        2,
        RootStatement.hashOf(made.authorize().bytes()),
        ring.device(),
        ring.signKey(),
        ring.deviceKeys().boxKey(),
        new byte[0],
        List.of(wraps));
  }

  @Test
  void namesAreShownWithoutWhatCouldDeceive() {
    assertThat(DeviceNames.cleaned("  Phone\u202eenohp\r\nx ")).isEqualTo("Phone enohp  x");
    assertThat(DeviceNames.cleaned("")).isEqualTo("?");
    assertThat(DeviceNames.cleaned("\u0000")).isEqualTo("?");
    assertThat(DeviceNames.cleaned("a".repeat(99))).hasSize(40);
    String emoji = "\ud83d\udcbb".repeat(40);
    byte[] sealed = ring.sealName(ring.device(), emoji, random);
    assertThat(sealed).hasSameSizeAs(ring.sealName(ring.device(), "x", random));
    assertThat(DeviceNames.open(ring.newestEpoch(), ring.vault(), ring.device(), sealed))
        .contains(emoji);
  }

  @Test
  void derivedIdsMeetWithinAVaultAndDifferBetweenVaults() {
    var ids = new DerivedRecordIds(ring);

    assertThat(ids.derive("bank-line", "a")).isEqualTo(ids.derive("bank-line", "a"));
    assertThat(ids.derive("bank-line", "a")).isNotEqualTo(ids.derive("budget", "a"));
    assertThat(ids.derive("bank-line", "a")).isNotEqualTo(ids.derive("bank-line", "b"));
    KeyRing other = VaultGenesis.create("x", Keys.repeatable(10)).takeRing();
    assertThat(ids.derive("bank-line", "a"))
        .isNotEqualTo(new DerivedRecordIds(other).derive("bank-line", "a"));
  }

  @Test
  void nothingWorksAfterCloseAndNothingIsPrinted() {
    byte[] encoded = ring.encode();
    assertThat(ring.toString() + made + ring.deviceKeys() + ring.newestEpoch() + ring.published())
        .matches("[A-Za-z0-9\\[\\] ]{0,200}");

    made.close();

    assertThatThrownBy(ring::encode).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ring.sign(Signed.PARCEL, new byte[0]))
        .isInstanceOf(IllegalStateException.class);
    assertThat(KeyRing.decode(encoded).canAuthorize()).isTrue();
  }
}
