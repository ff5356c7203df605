package app.coffer.desktop.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.secret.Secret;
import app.coffer.wire.crypto.Crypto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
  private static final byte[] SHEET = RecoveryWords.owning(new byte[32]).boxKeys().publicKey();

  @TempDir Path folder;
  private Path path;
  private KeyFile file;

  @BeforeEach
  void place() {
    path = folder.resolve("vault.key");
    file = new KeyFile(path, Keys.repeatable(3), KeyFileFormat.Cost.LEAST);
  }

  private static Optional<Passphrase> typed(String text) {
    return Optional.of(Passphrase.owning(text.toCharArray()));
  }

  private void change(Optional<Passphrase> from, Optional<Passphrase> to) throws Exception {
    try (Secret key = file.open(from)) {
      file.keep(key, to, SHEET);
    }
  }

  private static byte[] bytes(Secret secret) {
    return secret.use(byte[]::clone);
  }

  @Test
  void givesTheKeyForTheRightPassphraseOnly() throws Exception {
    byte[] key = bytes(file.create(typed("correct horse"), SHEET));

    assertThat(file.needsPassphrase()).isTrue();
    assertThat(bytes(file.open(typed("correct horse")))).isEqualTo(key).hasSize(32);
    assertRefused(KeyFileRefused.Reason.WRONG_PASSPHRASE, typed("correct horsf"));
    assertRefused(KeyFileRefused.Reason.PASSPHRASE_NEEDED, Optional.empty());
    assertThat(HexSearch.contains(Files.readAllBytes(path), key)).isFalse();
  }

  @Test
  void changingThePassphraseKeepsTheKey() throws Exception {
    byte[] key = bytes(file.create(typed("old"), SHEET));

    change(typed("old"), typed("new"));
    assertThat(bytes(file.open(typed("new")))).isEqualTo(key);
    assertRefused(KeyFileRefused.Reason.WRONG_PASSPHRASE, typed("old"));

    change(typed("new"), Optional.empty());
    assertThat(file.needsPassphrase()).isFalse();
    assertThat(bytes(file.open(Optional.empty()))).isEqualTo(key);
    assertThat(folder).isDirectoryContaining("glob:**vault.key");
    try (var files = Files.list(folder)) {
      assertThat(files).as("nothing is left aside").hasSize(1);
    }
  }

  @Test
  void aRefusedChangeLeavesTheFileAsItWas() throws Exception {
    file.create(Optional.empty(), SHEET).close();
    byte[] before = Files.readAllBytes(path);

    assertThatThrownBy(() -> change(typed("guess"), Optional.empty()))
        .isInstanceOf(KeyFileRefused.class);

    assertThat(Files.readAllBytes(path)).isEqualTo(before);
  }

  @Test
  void onlyTheOwnerMayReadIt() throws IOException {
    file.create(Optional.empty(), SHEET).close();
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void neverOverwritesAKey() throws IOException {
    file.create(Optional.empty(), SHEET).close();
    assertThatThrownBy(() -> file.create(Optional.empty(), SHEET))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void aDamagedFileIsToldFromAWrongPassphrase() throws Exception {
    file.create(typed("x"), SHEET).close();
    byte[] right = Files.readAllBytes(path);
    for (int i = 8; i < right.length; i++) {
      byte[] wrong = right.clone();
      wrong[i] ^= 4;
      Files.write(path, wrong);
      assertRefused(KeyFileRefused.Reason.DAMAGED, typed("x"));
    }
    Files.write(path, Arrays.copyOf(right, right.length - 1));
    assertRefused(KeyFileRefused.Reason.DAMAGED, typed("x"));
    Files.write(path, Arrays.copyOf(right, right.length + 1));
    assertRefused(KeyFileRefused.Reason.DAMAGED, typed("x"));
  }

  @Test
  void anotherFileIsNotTakenForAKeyFile() throws Exception {
    for (byte[] other : new byte[][] {{}, {1, 2, 3}, new byte[400]}) {
      Files.write(path, other);
      assertRefused(KeyFileRefused.Reason.NOT_A_KEY_FILE, Optional.empty());
    }
  }

  @Test
  void parametersOutsideTheirRangeAreRefusedBeforeAnyWork() throws Exception {
    file.create(typed("x"), SHEET).close();
    byte[] right = Files.readAllBytes(path);
    int[][] costs = {{2, 65_536}, {11, 65_536}, {3, 65_535}, {3, 1_048_577}, {-1, -1}, {0, 0}};
    for (int[] cost : costs) {
      Files.write(path, withCost(right, cost[0], cost[1]));
      assertRefused(KeyFileRefused.Reason.PARAMETERS_OUT_OF_RANGE, typed("x"));
    }
    Files.write(path, withCost(right, 4, 65_536));
    assertRefused(KeyFileRefused.Reason.WRONG_PASSPHRASE, typed("x"));
  }

  /** Other parameters with a check that fits: what a forger would write. */
  private static byte[] withCost(byte[] file, int passes, int kibibytes) {
    byte[] content =
        ByteBuffer.wrap(Arrays.copyOf(file, file.length - 16))
            .putInt(9, passes)
            .putInt(13, kibibytes)
            .array();
    return Crypto.concat(content, Arrays.copyOf(Crypto.hash("key-file-check", content), 16));
  }

  private void assertRefused(KeyFileRefused.Reason reason, Optional<Passphrase> passphrase) {
    assertThatExceptionOfType(KeyFileRefused.class)
        .isThrownBy(() -> file.open(passphrase))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }
}
