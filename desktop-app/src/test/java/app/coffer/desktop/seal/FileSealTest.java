package app.coffer.desktop.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.coffer.desktop.sync.Sealer.Unreadable;
import app.coffer.wire.Limits;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.VaultId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FileSealTest {
  private static final VaultId VAULT = new VaultId(filled(32, 1));
  private static final RecordId ID = new RecordId(filled(16, 2));
  private static final byte[] KEY = filled(32, 3);

  private record Sealed(List<byte[]> chunks, Hash hash) {}

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] file(int length) {
    byte[] file = new byte[length];
    new Random(length).nextBytes(file);
    return file;
  }

  private static FileSeal seal(long size) {
    return new FileSeal(VAULT, ID, KEY, size);
  }

  private static Sealed sealed(byte[] file) throws IOException {
    var chunks = new ArrayList<byte[]>();
    Hash hash =
        seal(file.length)
            .seal(
                new ByteArrayInputStream(file),
                Keys.repeatable(9),
                (place, chunk) -> chunks.add(chunk));
    return new Sealed(chunks, hash);
  }

  private static byte[] opened(FileSeal seal, Sealed sealed) throws IOException, Unreadable {
    var out = new ByteArrayOutputStream();
    seal.open(sealed.chunks::get, sealed.hash, out);
    return out.toByteArray();
  }

  @Test
  void opensWhatItSealedWhateverItsLength() throws Exception {
    for (int length : new int[] {0, 1, 4091, 4092, 4093, (1 << 20) - 5, 1 << 20, 2_600_000}) {
      byte[] file = file(length);
      Sealed sealed = sealed(file);
      assertThat(opened(seal(length), sealed)).as("%s bytes", length).isEqualTo(file);
      assertThat(sealed.chunks).hasSize(FileSeal.chunks(length));
      for (int place = 0; place < sealed.chunks.size(); place++) {
        assertThat(sealed.chunks.get(place)).hasSize(FileSeal.chunkLength(length, place));
      }
    }
  }

  @Test
  void theGreatestFileStaysWithinTheLimitsOfTheWire() {
    assertThat(FileSeal.chunks(Limits.ATTACHMENT_BYTES)).isEqualTo(Limits.ATTACHMENT_CHUNKS);
    assertThat(FileSeal.chunkLength(Limits.ATTACHMENT_BYTES, 0)).isEqualTo(Limits.CHUNK_BYTES);
    assertThatIllegalArgumentException().isThrownBy(() -> seal(Limits.ATTACHMENT_BYTES + 1L));
  }

  @Test
  void filesOfOneSizeClassCannotBeToldApart() throws Exception {
    assertThat(lengths(sealed(file(1)))).isEqualTo(lengths(sealed(file(4000))));
    assertThat(lengths(sealed(file(1_100_000)))).isEqualTo(lengths(sealed(file(1_110_000))));
  }

  private static List<Integer> lengths(Sealed sealed) {
    return sealed.chunks.stream().map(chunk -> chunk.length).toList();
  }

  @Test
  void everyTamperingIsOneAndTheSameFailure() throws Exception {
    byte[] file = file(2_600_000);
    Consumer<List<byte[]>> flip = chunks -> chunks.get(1)[77] ^= 1;
    Consumer<List<byte[]>> header = chunks -> chunks.get(0)[3] ^= 1;
    Consumer<List<byte[]>> swap = chunks -> Collections.swap(chunks, 0, 1);
    Consumer<List<byte[]>> repeat = chunks -> chunks.set(1, chunks.get(0));
    Consumer<List<byte[]>> shorten =
        chunks -> chunks.set(2, Arrays.copyOf(chunks.get(2), chunks.get(2).length - 1));
    Consumer<List<byte[]>> empty = chunks -> chunks.set(0, new byte[0]);
    for (Consumer<List<byte[]>> tampering : List.of(flip, header, swap, repeat, shorten, empty)) {
      Sealed good = sealed(file);
      tampering.accept(good.chunks);
      // under the hash of the record, and under a hash that fits what was done to the chunks
      assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> opened(seal(2_600_000), good));
      var fitting = new Sealed(good.chunks, FileSeal.hash(2_600_000, good.chunks::get));
      assertThatExceptionOfType(Unreadable.class)
          .isThrownBy(() -> opened(seal(2_600_000), fitting));
    }
  }

  @Test
  void aFileOfAnotherAttachmentVaultOrKeyDoesNotOpen() throws Exception {
    Sealed sealed = sealed(file(100));
    for (FileSeal other :
        List.of(
            new FileSeal(new VaultId(filled(32, 8)), ID, KEY, 100),
            new FileSeal(VAULT, new RecordId(filled(16, 8)), KEY, 100),
            new FileSeal(VAULT, ID, filled(32, 8), 100),
            seal(99),
            seal(101))) {
      assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> opened(other, sealed));
    }
  }

  @Test
  void aFileThatChangesWhileItIsReadIsRefused() {
    for (int said : new int[] {99, 101}) {
      assertThatExceptionOfType(FileSeal.ChangedMeanwhile.class)
          .isThrownBy(() ->
              seal(said)
                  .seal(
                      new ByteArrayInputStream(file(100)),
                      Keys.repeatable(9),
                      (place, chunk) -> {}));
    }
  }

  /** Never mended by changing the resource: files that were sealed so are on servers. */
  @Test
  void theSealedFormatIsTheOneThatServersHold() throws Exception {
    byte[] text = "A receipt of the baker.".getBytes(StandardCharsets.UTF_8);
    byte[] golden = golden();
    var sealed = new Sealed(List.of(golden), FileSeal.hash(text.length, place -> golden));
    assertThat(opened(seal(text.length), sealed)).isEqualTo(text);
    assertThat(sealed(text).chunks.getFirst()).isEqualTo(golden);
    assertThat(sealed(text).hash.hex())
        .isEqualTo("82031b206be35fbf98e018ed089f69f155393cd4c92829ffe1159c6e98014201");
    assertThat(sealed(file(1_500_000)).hash.hex())
        .isEqualTo("3ce85e27b7436cf755a9ebc7226c0e05543674baf98c94a5d631f8bda2822320");
    assertThat(Crypto.hash("attachment-hash", Crypto.hash("attachment-chunk", golden)))
        .isEqualTo(sealed.hash.bytes());
  }

  private static byte[] golden() throws IOException {
    try (InputStream in = FileSealTest.class.getResourceAsStream("/golden/v1/attachment.hex")) {
      String hex = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }
  }

  @Test
  void itIsSilentAboutItsKey() {
    assertThat(seal(5).toString()).doesNotContain("030303").doesNotContain("key");
  }
}
