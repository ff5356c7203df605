package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ForgottenPassphraseTest {
  @TempDir Path folder;
  private Command coffer;
  private List<String> words;
  private Path old;
  private Path next;

  @BeforeEach
  void makeAVault() throws IOException {
    old = Files.writeString(folder.resolve("old"), "forgotten long ago\n");
    next = Files.writeString(folder.resolve("next"), "a new one\n");
    coffer = new Command(folder.resolve("vault"));
    JsonNode made = coffer.done("vault", "create", "--name", "Home", "--passphrase-file", "" + old);
    words =
        StreamSupport.stream(made.get("recoveryWords").spliterator(), false)
            .map(JsonNode::asString)
            .toList();
    coffer.done("account", "add", "--name", "Checking", "--passphrase-file", "" + old);
  }

  private Path sheet(List<String> of) throws IOException {
    return Files.writeString(folder.resolve("sheet.txt"), String.join("\n", of));
  }

  private String[] recover(Path sheet) {
    return new String[] {
      "vault", "recover", "--sheet", sheet.toString(), "--new-passphrase-file", next.toString()
    };
  }

  @Test
  void theSheetOpensTheVaultAndSetsAnotherPassphrase() throws IOException {
    assertThat(coffer.done(recover(sheet(words))).get("passphrase").asBoolean()).isTrue();

    assertThat(coffer.done("account", "list", "--passphrase-file", "" + next)).hasSize(1);
    assertThat(coffer.json("account", "list", "--passphrase-file", "" + old).exit()).isEqualTo(7);
  }

  @Test
  void theWordsMayComeOnStandardInput() {
    var said =
        coffer.run(String.join(" ", words), "vault", "recover", "--sheet", "-", "--no-passphrase");

    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(coffer.done("account", "list")).hasSize(1);
  }

  @Test
  void wrongWordsAreNamedBeforeAnythingIsTried() throws IOException {
    byte[] before = Files.readAllBytes(folder.resolve("vault/vault.key"));
    var typo = new ArrayList<>(words);
    typo.set(4, "coffer");
    assertRefused(typo, "bad-sheet", 2, "Word 5 ");
    assertRefused(words.subList(0, 20), "bad-sheet", 2, "here are 20");
    var swapped = new ArrayList<>(words);
    java.util.Collections.rotate(swapped, 1);
    assertRefused(swapped, "bad-sheet", 2, "do not belong together");
    var others =
        new Command(folder.resolve("other"))
            .done("vault", "create", "--name", "Other", "--no-passphrase");
    assertRefused(
        StreamSupport.stream(others.get("recoveryWords").spliterator(), false)
            .map(JsonNode::asString)
            .toList(),
        "wrong-sheet",
        7,
        "not this vault's");

    assertThat(Files.readAllBytes(folder.resolve("vault/vault.key"))).isEqualTo(before);
    assertThat(coffer.done("account", "list", "--passphrase-file", "" + old)).hasSize(1);
  }

  private void assertRefused(List<String> sheet, String code, int exit, String says)
      throws IOException {
    Command.Said said = coffer.json(recover(sheet(sheet)));
    assertThat(said.exit()).isEqualTo(exit);
    assertThat(said.error().get("code").asString()).isEqualTo(code);
    assertThat(said.error().get("message").asString()).contains(says);
    // what is wrong is said by its place: no word of a sheet is printed
    assertThat(said.err() + said.out()).doesNotContain(sheet.getFirst() + " " + sheet.get(1));
  }

  @Test
  void aVaultOfAnOlderVersionOpensToTheSheetAfterItWasOpenedOnce() throws IOException {
    var plain = new Command(folder.resolve("plain"));
    JsonNode made = plain.done("vault", "create", "--name", "Old", "--no-passphrase");
    Path key = folder.resolve("plain/vault.key");
    Files.write(key, firstVersion(Files.readAllBytes(key)));
    List<String> sheet =
        StreamSupport.stream(made.get("recoveryWords").spliterator(), false)
            .map(JsonNode::asString)
            .toList();
    assertThat(plain.json(recover(sheet(sheet))).error().get("code").asString())
        .isEqualTo("no-recovery");

    plain.done("account", "list");

    plain.done(recover(sheet(sheet)));
    assertThat(plain.done("account", "list", "--passphrase-file", "" + next)).isEmpty();
  }

  /** The same key in a file as version 0.1 wrote it. */
  private static byte[] firstVersion(byte[] file) {
    byte[] content =
        app.coffer.wire.crypto.Crypto.concat(
            "COFFERK1".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
            new byte[] {0},
            java.util.Arrays.copyOfRange(file, file.length - 48, file.length - 16));
    return app.coffer.wire.crypto.Crypto.concat(
        content,
        java.util.Arrays.copyOf(app.coffer.wire.crypto.Crypto.hash("key-file-check", content), 16));
  }
}
