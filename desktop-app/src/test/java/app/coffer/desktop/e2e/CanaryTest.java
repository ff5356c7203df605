package app.coffer.desktop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.seal.KeyFile;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.secret.Secret;
import app.coffer.desktop.vault.CreatedVault;
import app.coffer.desktop.vault.NewVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.VaultRefused;
import app.coffer.desktop.vault.Vaults;
import app.coffer.wire.crypto.Randomness;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets are planted, a vault is made, locked, opened, guessed at, backed up and put back with all
 * logging on; then whatever was logged, thrown or written is searched for them.
 */
class CanaryTest {
  private static final String FIRST = "canary marmalade zeppelin";
  private static final String SECOND = "canary obsidian trombone";
  private static final String GUESS = "canary wrongly guessed";
  private static final String NOTES = "canary dentist receipt";
  @TempDir private Path folder;
  private final Vaults vaults = Vaults.ofThisComputer(Syncing.WHEN_ASKED);
  private final StringBuffer said = new StringBuffer();
  private final Planted planted = new Planted();
  private final Logger root = Logger.getLogger("");
  private final Level before = root.getLevel();
  private final Handler ears =
      new Handler() {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
          said.append(formatter.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    ears.setLevel(Level.ALL);
    root.addHandler(ears);
    root.setLevel(Level.ALL);
    for (String text : List.of(FIRST, SECOND, GUESS)) {
      planted.text("a passphrase", text);
    }
  }

  @AfterEach
  void stopListening() {
    root.setLevel(before);
    root.removeHandler(ears);
  }

  private static Optional<Passphrase> phrase(String text) {
    return Optional.of(Passphrase.owning(text.toCharArray()));
  }

  /** What an exception says, its causes and its trace included. */
  private void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    VaultRefused thrown =
        org.assertj.core.api.Assertions.catchThrowableOfType(VaultRefused.class, call);
    assertThat(thrown).isNotNull();
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    said.append(text);
  }

  private void plantKey(Path home) throws Exception {
    try (Secret key =
        new KeyFile(home.resolve("vault.key"), Randomness.secure()).open(phrase(SECOND))) {
      key.use(bytes -> {
        planted.bytes("the key of the database", bytes);
        planted.text("the key of the database", HexFormat.of().formatHex(bytes));
        return bytes.length;
      });
    }
  }

  @Test
  void noSecretIsLoggedThrownOrWritten() throws Exception {
    Path home = folder.resolve("home");
    CreatedVault created =
        vaults.create(
            new NewVault(
                home,
                "Home",
                Currency.getInstance("EUR"),
                StarterCategories.SIMPLE,
                "Desk",
                phrase(FIRST)));
    List<String> words = created.recoveryWords();
    for (int i = 0; i + 2 < words.size(); i++) {
      planted.text("recovery words", String.join(" ", words.subList(i, i + 3)));
      planted.text("recovery words", String.join(", ", words.subList(i, i + 3)));
    }
    Path backup = folder.resolve("one.coffer-backup");
    try (OpenVault vault = created.vault()) {
      said.append(created).append(phrase(FIRST)).append(vault.identity());
      var account = vault.ledger().addAccount("Checking", AccountType.CHECKING, Money.of(1, "EUR"));
      assertThat(account).isNotNull();
      var id = vault.ledger().read().accounts().getFirst().account().id();
      vault
          .ledger()
          .addTransaction(
              TransactionDraft.of(id, LocalDate.of(2026, 11, 21), NOTES, Money.of(-5, "EUR"), ""));
      refused(() -> vault.safekeeping().changePassphrase(phrase(GUESS), phrase(SECOND)));
      vault.safekeeping().changePassphrase(phrase(FIRST), phrase(SECOND));
      vault.safekeeping().backUp(backup);
      refused(() -> vaults.open(home, () -> phrase(SECOND)));
    }
    refused(() -> vaults.open(home, () -> phrase(GUESS)));
    refused(() -> vaults.restore(backup, folder.resolve("wrong"), () -> phrase(GUESS)));
    try (OpenVault back = vaults.restore(backup, folder.resolve("back"), () -> phrase(SECOND))) {
      assertThat(back.verify()).isEmpty();
      Files.writeString(
          folder.resolve("sealed"),
          HexFormat.of()
              .formatHex(back.safekeeping().seal(NOTES.getBytes(StandardCharsets.UTF_8))));
    }
    plantKey(home);

    byte[] heard = said.toString().getBytes(StandardCharsets.UTF_8);
    // the ears hear: logging at every level is on
    assertThat(said.toString()).contains("backed up 1 transactions");
    assertThat(planted.in(heard)).isEmpty();
    planted.text("a payee", NOTES);
    assertThat(planted.in(folder)).isEmpty();
    // and the search finds what is there
    assertThat(planted.in(("x" + SECOND + "x").getBytes(StandardCharsets.UTF_8))).hasSize(1);
  }
}
