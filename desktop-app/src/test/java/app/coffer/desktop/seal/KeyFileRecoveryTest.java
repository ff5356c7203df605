package app.coffer.desktop.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.secret.Secret;
import app.coffer.wire.crypto.Crypto;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileRecoveryTest {
  private static final byte[] KEY = Keys.repeatable(9).bytes(32);

  @TempDir Path folder;
  private Path path;
  private KeyFile file;

  @BeforeEach
  void place() {
    path = folder.resolve("vault.key");
    file = new KeyFile(path, Keys.repeatable(9), KeyFileFormat.Cost.LEAST);
  }

  private static RecoveryWords sheet(int of) {
    return RecoveryWords.owning(Keys.repeatable(of).bytes(32));
  }

  private static byte[] publicKey(int of) {
    return sheet(of).boxKeys().publicKey();
  }

  private static Optional<Passphrase> golden() {
    return Optional.of(Passphrase.owning("golden".toCharArray()));
  }

  private static byte[] bytes(Secret secret) {
    return secret.use(byte[]::clone);
  }

  @Test
  void theSheetGivesTheSameKeyAsThePassphrase() throws Exception {
    assertThat(bytes(file.create(golden(), publicKey(1)))).isEqualTo(KEY);

    assertThat(bytes(file.open(sheet(1)))).isEqualTo(KEY);
    assertThat(file.recoverableWith(publicKey(1))).isTrue();
    assertThat(file.recoverableWith(publicKey(2))).isFalse();
    assertThat(HexSearch.contains(Files.readAllBytes(path), KEY)).isFalse();
  }

  @Test
  void anotherVaultsSheetIsToldFromADamagedFile() throws Exception {
    file.create(golden(), publicKey(1)).close();

    assertRefused(KeyFileRefused.Reason.WRONG_SHEET, sheet(2));
  }

  @Test
  void aKeySealedToAnotherSheetIsNotTakenUnderThisSheetsName() throws Exception {
    file.create(Optional.empty(), publicKey(1)).close();
    byte[] forged = Files.readAllBytes(path);
    byte[] sealed = Crypto.sealTo(publicKey(2), KEY, Keys.repeatable(4));
    System.arraycopy(sealed, 0, forged, 9 + 32, sealed.length);
    Files.write(path, withCheck(forged));

    assertRefused(KeyFileRefused.Reason.DAMAGED, sheet(1));
  }

  @Test
  void thePassphraseVouchesForTheSheetThatIsNamed() throws Exception {
    file.create(golden(), publicKey(1)).close();
    byte[] forged = Files.readAllBytes(path);
    // another sheet's public key: the next change of the passphrase would seal the key to it
    System.arraycopy(publicKey(2), 0, forged, 57, 32);
    Files.write(path, withCheck(forged));

    assertThatExceptionOfType(KeyFileRefused.class)
        .isThrownBy(() -> file.open(golden()))
        .satisfies(refused ->
            assertThat(refused.reason()).isEqualTo(KeyFileRefused.Reason.WRONG_PASSPHRASE));
  }

  @Test
  void filesOfTheFirstVersionOpenAndLearnTheSheet() throws Exception {
    Files.write(path, bytesOf("key-file-wrapped-v1.hex"));
    assertThat(bytes(file.open(golden()))).isEqualTo(KEY);
    assertThat(file.recoverableWith(publicKey(1))).isFalse();
    assertRefused(KeyFileRefused.Reason.NO_RECOVERY, sheet(1));

    try (Secret key = file.open(golden())) {
      file.keep(key, golden(), publicKey(1));
    }
    assertThat(bytes(file.open(sheet(1)))).isEqualTo(KEY);
    assertThat(bytes(file.open(golden()))).isEqualTo(KEY);

    Files.write(path, bytesOf("key-file-plain-v1.hex"));
    assertThat(bytes(file.open(Optional.empty()))).isEqualTo(KEY);
    assertRefused(KeyFileRefused.Reason.NO_RECOVERY, sheet(1));
  }

  @Test
  void bytesAreTheSameForEver() throws Exception {
    Files.write(path, bytesOf("key-file-wrapped-v2.hex"));
    assertThat(bytes(file.open(golden()))).isEqualTo(KEY);
    assertThat(bytes(file.open(sheet(1)))).isEqualTo(KEY);

    Files.delete(path);
    file.create(golden(), publicKey(1)).close();
    assertThat(Files.readAllBytes(path)).isEqualTo(bytesOf("key-file-wrapped-v2.hex"));

    Files.write(path, bytesOf("key-file-plain-v2.hex"));
    assertThat(bytes(file.open(Optional.empty()))).isEqualTo(KEY);
    assertThat(bytes(file.open(sheet(1)))).isEqualTo(KEY);
  }

  private void assertRefused(KeyFileRefused.Reason reason, RecoveryWords sheet) {
    assertThatExceptionOfType(KeyFileRefused.class)
        .isThrownBy(() -> file.open(sheet))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private static byte[] withCheck(byte[] file) {
    byte[] content = Arrays.copyOf(file, file.length - 16);
    return Crypto.concat(content, Arrays.copyOf(Crypto.hash("key-file-check", content), 16));
  }

  private static byte[] bytesOf(String resource) throws IOException {
    try (InputStream in = KeyFileRecoveryTest.class.getResourceAsStream(resource)) {
      String hex = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }
  }
}
