package app.coffer.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.MalformedCbor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Whatever bytes come, a reader refuses them with {@link MalformedCbor} or reads something whose
 * one encoding they are. Nothing else gets out: callers turn that one exception into an answer.
 */
class HostileBytesTest {
  private static final int RUNS = 10_000;

  private static final List<byte[]> GOOD =
      List.of(
          Specimens.PARCEL.encode(),
          Specimens.RECEIPT.encode(),
          Specimens.GENESIS.encode(),
          Specimens.AUTHORIZE.encode(),
          Cbor.encode(Specimens.LATER.value()));

  @Test
  void randomBytesAreRefused() {
    var random = new Random(7);
    for (int i = 0; i < RUNS; i++) {
      byte[] bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      everyReader(bytes);
    }
  }

  @Test
  void damagedBytesAreRefusedOrReadAsWhatTheySay() {
    var random = new Random(8);
    for (int i = 0; i < RUNS; i++) {
      byte[] bytes = GOOD.get(random.nextInt(GOOD.size())).clone();
      for (int times = random.nextInt(1, 4); times > 0 && bytes.length > 0; times--) {
        bytes = damaged(bytes, random);
      }
      everyReader(bytes);
    }
  }

  @Test
  void wellFormedCborOfAnotherShapeIsRefused() {
    var random = new Random(9);
    for (int i = 0; i < RUNS; i++) {
      byte[] bytes = GOOD.get(random.nextInt(GOOD.size()));
      everyReader(Cbor.encode(replaced(Cbor.decode(bytes), random)));
    }
  }

  private static void everyReader(byte[] bytes) {
    readOrRefused(bytes, b -> Parcel.decode(b).encode());
    readOrRefused(bytes, b -> RootStatement.decode(b).encode());
    readOrRefused(bytes, b -> Cbor.encode(Header.of(Cbor.decode(b)).value()));
    readOrRefused(bytes, b -> Cbor.encode(Position.of(Cbor.decode(b)).value()));
    readOrRefused(bytes, b -> Cbor.encode(RootStatement.Wrap.of(Cbor.decode(b)).value()));
  }

  private static void readOrRefused(byte[] bytes, Function<byte[], byte[]> readAndWrite) {
    byte[] written;
    try {
      written = readAndWrite.apply(bytes);
    } catch (MalformedCbor refused) {
      return;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError escaped) {
      fail("let out by " + HexFormat.of().formatHex(bytes), escaped);
      return;
    }
    assertThat(written).isEqualTo(bytes);
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    int place = random.nextInt(bytes.length);
    return switch (random.nextInt(6)) {
      case 0 -> { // a bit
        bytes[place] ^= (byte) (1 << random.nextInt(8));
        yield bytes;
      }
      case 1 -> { // a byte
        bytes[place] = (byte) random.nextInt();
        yield bytes;
      }
      case 2 -> Arrays.copyOf(bytes, place); // cut off
      case 3 -> { // a byte more
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        System.arraycopy(bytes, place, longer, place + 1, bytes.length - place);
        longer[place] = (byte) random.nextInt();
        yield longer;
      }
      case 4 -> { // a byte less
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
        System.arraycopy(bytes, place + 1, shorter, place, shorter.length - place);
        yield shorter;
      }
      default -> { // a length that lies
        bytes[place] = (byte) (random.nextInt(8) << 5 | random.nextInt(24, 28));
        yield bytes;
      }
    };
  }

  /** The value with some of its parts replaced by others. */
  private static CborValue replaced(CborValue value, Random random) {
    if (random.nextInt(12) == 0) {
      return other(random);
    }
    return switch (value) {
      case CborValue.Array(List<CborValue> items) -> {
        var out = new ArrayList<CborValue>();
        items.forEach(item -> out.add(replaced(item, random)));
        if (random.nextInt(12) == 0) {
          out.add(other(random));
        }
        yield CborValue.of(out);
      }
      case CborValue.Struct(var entries) -> {
        var out = new LinkedHashMap<String, CborValue>();
        entries.forEach((name, entry) -> out.put(name, replaced(entry, random)));
        if (random.nextInt(12) == 0) {
          out.put("\ud83d\udcb0", other(random));
        }
        yield CborValue.of(out);
      }
      default -> value;
    };
  }

  private static CborValue other(Random random) {
    byte[] bytes = new byte[random.nextInt(3) * 16];
    random.nextBytes(bytes);
    return switch (random.nextInt(8)) {
      case 0 -> CborValue.of(random.nextLong());
      case 1 -> CborValue.of(random.nextInt(3) - 1);
      case 2 -> CborValue.of(bytes);
      case 3 -> CborValue.of(HexFormat.of().formatHex(bytes));
      case 4 -> CborValue.of(random.nextBoolean());
      case 5 -> CborValue.NULL;
      case 6 -> CborValue.of(List.of(CborValue.of(bytes), CborValue.of(List.of())));
      default ->
          CborValue.of(java.util.Map.of(HexFormat.of().formatHex(bytes), CborValue.of(bytes)));
    };
  }
}
