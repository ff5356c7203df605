package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.VaultRefused;
import app.coffer.desktop.vault.Vaults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExitCodesTest {
  @TempDir Path folder;
  private Path vault;
  private Command coffer;

  @BeforeEach
  void chooseFolder() {
    vault = folder.resolve("vault");
    coffer = new Command(vault);
  }

  private void makeOpenVault() {
    coffer.done("vault", "create", "--name", "Home", "--no-passphrase");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private void expect(int exit, String code, String... arguments) {
    Command.Said said = coffer.json(arguments);
    assertThat(said.exit()).as(said.err()).isEqualTo(exit);
    assertThat(said.out()).isEmpty();
    assertThat(said.error().get("code").asString()).isEqualTo(code);
    assertThat(said.error().get("message").asString()).isNotBlank();
    assertThat(said.error().get("hint").isString()).isTrue();
  }

  @Test
  void wrongUsageIsTwo() {
    expect(2, "usage", "tx", "add", "--amount", "1");
    expect(2, "usage", "no-such-command");
    makeOpenVault();
    coffer.done("account", "add", "--name", "Checking");
    expect(2, "usage", "tx", "add", "--account", "Checking", "--amount", "1.234");
    expect(2, "usage", "tx", "add", "--account", "Checking", "--amount", "1", "--date", "14.11.");
  }

  @Test
  void notFoundIsThree() {
    expect(3, "no-vault", "account", "list");
    makeOpenVault();
    expect(3, "not-found", "tx", "remove", "abcdef");
    expect(3, "not-found", "tx", "add", "--account", "Nowhere", "--amount", "1");
  }

  @Test
  void refusedByARuleIsFourAndChangesNothing() {
    makeOpenVault();
    coffer.done("account", "add", "--name", "Checking");
    expect(4, "name-taken", "account", "add", "--name", "checking");
    expect(4, "folder-not-empty", "vault", "create", "--name", "Again", "--no-passphrase");
    expect(4, "sync-off", "sync", "now");
    assertThat(coffer.done("account", "list")).hasSize(1);
  }

  @Test
  void aServerThatDoesNotAnswerIsFive() {
    makeOpenVault();
    expect(5, "offline", "sync", "enable", "--server", "http://127.0.0.1:9");
    assertThat(coffer.done("sync", "status").get("state").asString()).isEqualTo("off");
  }

  @Test
  void lockedIsSeven() throws IOException {
    Path right = file("right", "correct horse\n");
    Path wrong = file("wrong", "battery staple\n");
    coffer.done("vault", "create", "--name", "Home", "--passphrase-file", right.toString());

    expect(7, "passphrase-needed", "account", "list");
    expect(7, "wrong-passphrase", "account", "list", "--passphrase-file", wrong.toString());
    assertThat(coffer.done("account", "list", "--passphrase-file", right.toString())).isEmpty();

    coffer.done(
        "vault",
        "passphrase",
        "--passphrase-file",
        right.toString(),
        "--new-passphrase-file",
        wrong.toString());
    expect(7, "wrong-passphrase", "account", "list", "--passphrase-file", right.toString());
    coffer.done("vault", "passphrase", "--passphrase-file", wrong.toString(), "--no-passphrase");
    assertThat(coffer.done("account", "list")).isEmpty();
  }

  @Test
  void aVaultThatIsOpenElsewhereIsSeven() throws VaultRefused {
    makeOpenVault();
    try (OpenVault open = Vaults.ofThisComputer(Syncing.WHEN_ASKED).open(vault, Optional::empty)) {
      assertThat(open.identity().name()).isEqualTo("Home");
      expect(7, "in-use", "account", "list");
    }
    assertThat(coffer.done("account", "list")).isEmpty();
  }

  @Test
  void damageAndNewerFormatsAreSaidAndTouchNothing() throws IOException {
    makeOpenVault();
    Path database = vault.resolve("vault.db");
    byte[] whole = Files.readAllBytes(database);
    Files.write(database, java.util.Arrays.copyOf(whole, 1000));
    expect(1, "damaged", "account", "list");
    byte[] foreign = new byte[4096];
    System.arraycopy("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII), 0, foreign, 0, 16);
    Files.write(database, foreign);
    expect(4, "foreign", "account", "list");
    assertThat(Files.readAllBytes(database)).isEqualTo(foreign);
    Files.write(database, whole);
    String header = Files.readString(vault.resolve("vault.json"));
    Files.writeString(vault.resolve("vault.json"), header.replace("\"format\":1", "\"format\":2"));
    expect(4, "too-new", "account", "list");
    Files.writeString(vault.resolve("vault.json"), header);
    assertThat(coffer.done("account", "list")).isEmpty();
  }

  @Test
  void peopleAreToldWithoutAStackTrace() {
    Command.Said said = coffer.run("", "account", "list");

    assertThat(said.exit()).isEqualTo(3);
    assertThat(said.err())
        .startsWith("coffer: There is no vault in this folder.")
        .doesNotContain("at app.");
  }

  @Test
  void helpListsEveryCommand() {
    Command.Said said = coffer.run("", "--help");

    assertThat(said.exit()).isZero();
    assertThat(said.out())
        .contains(
            "vault",
            "account",
            "category",
            "tx",
            "import",
            "sync",
            "pair",
            "devices",
            "conflicts",
            "history",
            "demo",
            "verify");
    assertThat(coffer.run("", "tx", "add", "--help").out()).contains("--transfer-to");
  }
}
