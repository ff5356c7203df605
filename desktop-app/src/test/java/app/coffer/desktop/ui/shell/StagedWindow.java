package app.coffer.desktop.ui.shell;

import app.coffer.desktop.attachment.Attachments;
import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.change.ChangeFeed;
import app.coffer.desktop.conflict.ConflictInbox;
import app.coffer.desktop.conflict.ConflictLog;
import app.coffer.desktop.conflict.History;
import app.coffer.desktop.conflict.RecordQuestions;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.ui.conflict.ConflictController;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.Pictures;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.Books;
import app.coffer.desktop.vault.DeviceControl;
import app.coffer.desktop.vault.NewVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.OpenVault.Identity;
import app.coffer.desktop.vault.Roster;
import app.coffer.desktop.vault.Safekeeping;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.VaultRefused;
import app.coffer.desktop.vault.Vaults;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The shell of a real vault in a stage, with sync and pairing as a test stages them. */
final class StagedWindow implements AutoCloseable {
  static final Words WORDS = Words.in(Locale.ENGLISH);

  /** Pictures take longer than the tests themselves: only where they are asked for. */
  private static final boolean PICTURES = Boolean.getBoolean("coffer.pictures");

  final StagedSync sync = new StagedSync();
  final StagedPairing pairing = new StagedPairing();
  final StagedRoster roster = new StagedRoster();
  final StagedDevices devices;
  final OpenVault vault;
  final UiContext context =
      new UiContext(
          Background.threads(),
          WORDS,
          new Formats(Locale.UK, ZoneOffset.UTC),
          Clock.fixed(StagedSync.NOW, ZoneOffset.UTC));
  final Shell shell;
  final RecordId checking;
  private final Stage stage;

  StagedWindow(Stage stage, Path folder) throws VaultRefused {
    this.stage = stage;
    vault =
        Vaults.ofThisComputer(Syncing.WHEN_ASKED)
            .create(
                new NewVault(
                    folder,
                    "Home",
                    Currency.getInstance("EUR"),
                    StarterCategories.SIMPLE,
                    "Desktop",
                    Optional.empty()))
            .vault();
    devices = new StagedDevices(vault.devices());
    checking = account("Checking", AccountType.CHECKING, 120_410);
    account("Joint household account at the savings bank", AccountType.CHECKING, 220_467);
    account("Savings", AccountType.SAVINGS, 900_000);
    for (int i = 0; i < 6; i++) {
      vault
          .ledger()
          .addTransaction(
              TransactionDraft.of(
                  checking,
                  LocalDate.of(2026, 11, 18).minusDays(i),
                  i % 2 == 0 ? "Lidl" : "Shell",
                  Money.of(-1_200L - 37L * i, "EUR"),
                  i % 2 == 0 ? "Living/Groceries" : "Living/Transport"));
    }
    shell =
        new Shell(
            new Staged(vault, sync, pairing, devices, roster),
            context,
            Appearance.in(folder.resolve("window.properties")),
            (open, with, overlay) -> new ConflictController(open, with, overlay),
            (pictures, say) -> say.accept("A step of the tour, into " + pictures.getFileName()));
    stage.setScene(new Scene(shell.root(), 1280, 800));
    Theme.LIGHT.apply(stage.getScene(), 100);
    stage.show();
  }

  private RecordId account(String name, AccountType type, long opening) {
    Outcome<Account> outcome = vault.ledger().addAccount(name, type, Money.of(opening, "EUR"));
    return ((Outcome.Done<Account>) outcome).value().id();
  }

  List<RegisterRow> rows() {
    return vault.ledger().read().rows(RegisterFilter.of(checking), 0, 20);
  }

  /** Waits, at most some seconds, until something is so. */
  static void until(BooleanSupplier so) {
    try {
      WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, so::getAsBoolean);
    } catch (java.util.concurrent.TimeoutException never) {
      throw new AssertionError("it did not come to be", never);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  static void settle() {
    WaitForAsyncUtils.sleep(350, TimeUnit.MILLISECONDS);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Pictures of what is shown now: light and large, dark and small. */
  void pictures(FxRobot robot, String name) {
    if (!PICTURES) {
      return;
    }
    settle();
    picture(robot, name, Theme.LIGHT, 1280, 800);
    picture(robot, name, Theme.DARK, 1024, 640);
    robot.interact(() -> {
      stage.setWidth(1280);
      stage.setHeight(800);
      Theme.LIGHT.apply(stage.getScene(), 100);
    });
  }

  /** One picture, light and large, with text of another size. */
  void picture(FxRobot robot, String name, int textPercent) {
    robot.interact(() -> Theme.LIGHT.apply(stage.getScene(), textPercent));
    if (!PICTURES) {
      return;
    }
    robot.interact(() -> write(stage.getScene(), name, Theme.LIGHT, 1280));
  }

  private void picture(FxRobot robot, String name, Theme theme, int width, int height) {
    robot.interact(() -> {
      stage.setWidth(width);
      stage.setHeight(height);
      theme.apply(stage.getScene(), 100);
    });
    robot.interact(() -> write(stage.getScene(), name, theme, width));
  }

  private static void write(Scene scene, String name, Theme theme, int width) {
    String file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png";
    try {
      Pictures.write(scene, Path.of("target/screens", file));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    shell.close();
    vault.close();
  }

  private record Staged(
      OpenVault real, SyncControl sync, StagedPairing pairing, DeviceControl devices, Roster roster)
      implements OpenVault {
    @Override
    public Identity identity() {
      return real.identity();
    }

    @Override
    public Ledger ledger() {
      return real.ledger();
    }

    @Override
    public Attachments attachments() {
      return real.attachments();
    }

    @Override
    public Books books() {
      return real.books();
    }

    @Override
    public BankImport bankImport() {
      return real.bankImport();
    }

    @Override
    public ConflictInbox conflicts() {
      return real.conflicts();
    }

    @Override
    public app.coffer.desktop.outlook.Outlook outlook() {
      return real.outlook();
    }

    @Override
    public RecordQuestions recordQuestions() {
      return real.recordQuestions();
    }

    @Override
    public ConflictLog conflictLog() {
      return real.conflictLog();
    }

    @Override
    public History history() {
      return real.history();
    }

    @Override
    public app.coffer.desktop.vault.CopiedDevice copiedDevice() {
      return real.copiedDevice();
    }

    @Override
    public ChangeFeed changes() {
      return real.changes();
    }

    @Override
    public void confirmPassphrase(Passphrase passphrase) throws VaultRefused {
      real.confirmPassphrase(passphrase);
    }

    @Override
    public Safekeeping safekeeping() {
      return real.safekeeping();
    }

    @Override
    public void fillWithDemo(
        int transactions, long seed, LocalDate until, java.util.Locale language)
        throws VaultRefused {
      real.fillWithDemo(transactions, seed, until, language);
    }

    @Override
    public List<String> verify() {
      return real.verify();
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
