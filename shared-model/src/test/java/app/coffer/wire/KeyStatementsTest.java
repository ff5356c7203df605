package app.coffer.wire;

import static app.coffer.wire.Specimens.hash;
import static app.coffer.wire.Vectors.filled;
import static app.coffer.wire.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.wire.NewRoot.SealedSeed;
import app.coffer.wire.RootStatement.Wrap;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.KeyId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Removals, new epochs and new root keys on the wire. Golden bytes by an independent encoder. */
class KeyStatementsTest {
  private static final DeviceId DEVICE = new DeviceId(filled(16, 0x41));
  private static final DeviceId STAYS = new DeviceId(filled(16, 0x61));
  private static final KeyId EPOCH = new KeyId(filled(16, 0x51));
  private static final NewEpoch NEW_EPOCH =
      new NewEpoch(
          EPOCH,
          new KeyId(filled(16, 0x07)),
          filled(72, 0x52),
          List.of(
              new Wrap(STAYS, EPOCH, filled(112, 0x62)),
              new Wrap(Wrap.RECOVERY, EPOCH, filled(112, 0x63))));
  private static final SealedSeed SEED = new SealedSeed(STAYS, filled(80, 0x72));
  private static final NewRoot NEW_ROOT =
      new NewRoot(
          filled(32, 0x71),
          List.of(SEED, new SealedSeed(new DeviceId(filled(16, 0x64)), filled(80, 0x73))));

  private static final Map<String, RootStatement> SPECIMENS =
      new LinkedHashMap<>(
          Map.of(
              "revoke",
              new Revoke(
                  300,
                  hash(0x31),
                  DEVICE,
                  new Position(70_000, hash(0x32)),
                  1_700_000_000L,
                  NEW_EPOCH,
                  NEW_ROOT),
              "revoke-unheard",
              new Revoke(2, hash(0x31), DEVICE, null, 0, NEW_EPOCH, null),
              "rotate",
              new Rotate(301, hash(0x33), NEW_EPOCH),
              "move-primary",
              new MovePrimary(302, hash(0x34), STAYS, new NewRoot(filled(32, 0x71), List.of(SEED))),
              "move-primary-all",
              new MovePrimary(303, hash(0x35), null, NEW_ROOT)));

  @Test
  void everyStatementIsWrittenAndReadAsVersion1() {
    SPECIMENS.forEach((name, statement) -> {
      byte[] golden = Vectors.bytes("golden/v1/" + name + ".hex");
      assertThat(hex(statement.encode())).as(name).isEqualTo(hex(golden));
      assertThat(RootStatement.decode(golden))
          .as(name)
          .usingRecursiveComparison()
          .isEqualTo(statement);
    });
  }

  @Test
  void everySingleEntryTamperedWithIsRefused() {
    SPECIMENS.forEach((name, statement) ->
        Tampering.ofEveryEntry(statement.encode())
            .forEach((what, bytes) -> {
              boolean mayBeNull =
                  what.matches("(cut|primary) of type Null.*")
                      || what.startsWith("root of type Null") && statement instanceof Revoke;
              if (!mayBeNull) {
                refused(name + ": " + what, bytes);
              }
            }));
  }

  @Test
  void everyPartOfAnEpochTamperedWithIsRefused() {
    CborValue epoch = NEW_EPOCH.value();
    Tampering.ofEveryPart(epoch).forEach((what, value) -> refused(what, rotated(value)));
    for (CborValue other : Tampering.otherLengths(16)) {
      refused("id", rotated(Tampering.with(epoch, 0, other)));
      refused("previous", rotated(Tampering.with(epoch, 1, other)));
    }
    for (CborValue other : Tampering.otherLengths(NewEpoch.SEALED)) {
      refused("sealed", rotated(Tampering.with(epoch, 2, other)));
    }
  }

  @Test
  void epochWithAWrapOfAnotherOrTwoForOneDeviceIsRefused() {
    CborValue own = NEW_EPOCH.wraps().getFirst().value();
    CborValue other = new Wrap(STAYS, new KeyId(filled(16, 1)), filled(112, 1)).value();
    CborValue epoch = NEW_EPOCH.value();
    refused("another epoch", rotated(Tampering.with(epoch, 3, CborValue.of(List.of(other)))));
    refused("twice", rotated(Tampering.with(epoch, 3, CborValue.of(List.of(own, own)))));
    refused("itself", rotated(Tampering.with(epoch, 1, CborValue.of(EPOCH.bytes()))));
  }

  @Test
  void everyPartOfARootTamperedWithIsRefused() {
    byte[] bytes = SPECIMENS.get("move-primary-all").encode();
    CborValue root = NEW_ROOT.value();
    Tampering.ofEveryPart(root)
        .forEach((what, value) -> refused(what, Tampering.changed(bytes, "root", value)));
    CborValue twice = CborValue.of(List.of(SEED.value(), SEED.value()));
    refused("twice", Tampering.changed(bytes, "root", Tampering.with(root, 1, twice)));
  }

  @Test
  void removalWithTheMostDevicesThereCanBeFitsIntoAStatement() {
    List<DeviceId> staying =
        IntStream.range(0, Limits.DEVICES).mapToObj(i -> new DeviceId(filled(16, i + 1))).toList();
    var wraps = new ArrayList<Wrap>();
    staying.forEach(device -> wraps.add(new Wrap(device, EPOCH, filled(112, 1))));
    wraps.add(new Wrap(Wrap.RECOVERY, EPOCH, filled(112, 1)));
    var revoke =
        new Revoke(
            Long.MAX_VALUE,
            hash(1),
            DEVICE,
            new Position(Long.MAX_VALUE, hash(2)),
            Long.MAX_VALUE,
            new NewEpoch(EPOCH, new KeyId(filled(16, 7)), filled(72, 1), wraps),
            new NewRoot(
                filled(32, 1),
                staying.stream().map(d -> new SealedSeed(d, filled(80, 1))).toList()));
    assertThat(revoke.encode()).hasSizeLessThan(Limits.ROOT_STATEMENT_BYTES / 2 + 1024);
    assertThat(RootStatement.decode(revoke.encode())).isInstanceOf(Revoke.class);
  }

  private static byte[] rotated(CborValue epoch) {
    return Tampering.changed(SPECIMENS.get("rotate").encode(), "epoch", epoch);
  }

  private static void refused(String what, byte[] bytes) {
    assertThatThrownBy(() -> RootStatement.decode(bytes))
        .as(what)
        .isInstanceOf(MalformedCbor.class);
  }
}
