package app.coffer.desktop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.conflict.History;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.tour.ServerProcess;
import app.coffer.desktop.ui.CofferWindow;
import app.coffer.desktop.ui.conflict.ConflictController;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import com.sun.glass.ui.headless.HdApplication;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/**
 * The whole product as two people with two computers meet it: real windows, a real server process,
 * a bank statement, a conflict, its decision. What passes between them is recorded and searched for
 * anything a person typed.
 */
@ExtendWith(ApplicationExtension.class)
@Timeout(300)
class TwoWindowsTest {
  private static final String PASSPHRASE = "marmalade zeppelin 90125";
  private static final String SECOND_PASSPHRASE = "velvet lighthouse 5150";
  private static final String VAULT = "Birkenweg";
  private static final String ACCOUNT = "Chequing Birkenweg";
  private static final String NOTES = "asked the hairdresser about it";
  private static final String CATEGORY = "Grooming/Barbershop";
  private static final long OPENING_CENTS = 727_61;
  private static final List<String> AMOUNTS =
      List.of("727.61", "316.67", "312.67", "316.76", "382.34", "386.34", "-31667", "-31267");

  @TempDir Path folder;
  private final ConcurrentLinkedQueue<Throwable> thrown = new ConcurrentLinkedQueue<>();
  private final UiContext context =
      new UiContext(
          Background.threads(),
          Words.in(Locale.ENGLISH),
          new Formats(Locale.UK, ZoneOffset.UTC),
          Clock.systemUTC());
  private Doorway here;
  private Doorway there;
  private Computer desktop;
  private Computer laptop;

  @Start
  void start(Stage stage) {
    Thread.currentThread().setUncaughtExceptionHandler((thread, fault) -> thrown.add(fault));
    var robot = new FxRobot();
    var second = new Stage();
    Appearance first = Appearance.in(folder.resolve("desktop.properties"));
    Appearance other = Appearance.in(folder.resolve("laptop.properties"));
    here = new Doorway("Desktop", folder.resolve("desktop"), first);
    there = new Doorway("Laptop", folder.resolve("laptop"), other);
    window(stage, first, here);
    window(second, other, there);
    desktop = new Computer("desktop", stage, robot);
    laptop = new Computer("laptop", second, robot);
  }

  private void window(Stage stage, Appearance appearance, Doorway door) {
    new CofferWindow(
            stage,
            context,
            appearance,
            door,
            (vault, within, overlay) -> new ConflictController(vault, within, overlay),
            null)
        .open(null);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> {
      desktop.stage().hide();
      laptop.stage().hide();
    });
  }

  @Test
  void oneLedgerOnTwoComputersWithOneConflictAndOneDecision() throws Exception {
    Path data = Files.createDirectories(folder.resolve("server"));
    String code;
    List<byte[]> traffic;
    try (ServerProcess server = ServerProcess.start(data, "127.0.0.1:0");
        var proxy = new RecordingProxy(server.address())) {
      makeVault();
      importStatement();
      turnSyncOn(proxy, server.registrationToken());
      code = join();
      changeTheSameAmount();
      syncBoth();
      bothAskTheSame();
      decide();
      bothShowTheDecision();
      traffic = proxy.recorded();
    }
    nothingReadable(data, traffic, code);
    assertThat(thrown).isEmpty();
  }

  private void makeVault() {
    desktop.before(laptop);
    desktop.picture("01-start");
    desktop.click("startNew");
    desktop.type("vaultName", VAULT);
    desktop.click("next");
    desktop.paste("passphrase", PASSPHRASE);
    desktop.paste("again", PASSPHRASE);
    desktop.picture("02-protect");
    desktop.click("next");
    List<String> sheet = sheet();
    desktop.picture("03-recovery");
    desktop.click("next");
    answer("firstWord", sheet);
    answer("secondWord", sheet);
    desktop.click("next");
    choose(desktop, "currency", Currency.getInstance("CAD"));
    desktop.picture("03-money");
    desktop.click("create");
    desktop.click("add-account");
    desktop.type("account-name", ACCOUNT);
    desktop.type("account-opening", "727.61");
    desktop.picture("04-account");
    desktop.click("dialog-confirm");
    desktop.untilText("register-balance", "727.61");
  }

  /** The words of the recovery sheet, as the desktop shows them. */
  private List<String> sheet() {
    Node words = desktop.find("recoveryWords");
    return desktop.onWindow(() ->
        words.lookupAll(".recovery-word").stream().map(word -> ((Label) word).getText()).toList());
  }

  /** Types the word that is asked for in a field, which names its place. */
  private void answer(String field, List<String> sheet) {
    Node asked = desktop.find(field);
    String label =
        desktop.onWindow(() -> ((Label) asked.getParent().lookup(".field-label")).getText());
    desktop.type(field, sheet.get(Integer.parseInt(digits(label)) - 1));
  }

  private void importStatement() throws IOException {
    Path file = folder.resolve("bank_medium.ofx");
    try (InputStream statement = ServerProcess.class.getResourceAsStream("statement.ofx")) {
      Files.copy(statement, file);
    }
    HdApplication.CHOOSER_ANSWERS.add(List.of(file.toFile()));
    desktop.click("register-import");
    desktop.click("chooseFiles");
    desktop.find("account0");
    desktop.picture("05-import-account");
    desktop.click("importNext");
    desktop.untilText("importBalance", "382.34");
    desktop.picture("06-import-review");
    desktop.click("importNext");
    desktop.untilText("imported", "3");
    desktop.picture("06-import-done");
    desktop.click("importNext");
    desktop.untilText("register-balance", "382.34");
    assertThat(amounts(here.vault())).containsExactly("-22.00", "-316.67", "-6.60");
    desktop.picture("07-imported");
  }

  private void turnSyncOn(RecordingProxy proxy, String token) {
    desktop.click("go-settings");
    desktop.paste("sync-server", proxy.address().toString());
    desktop.paste("sync-token", token);
    desktop.picture("08-sync-off");
    desktop.click("sync-enable");
    desktop.untilText("sync-message", "sent");
    desktop.click("sync-now");
    desktop.untilText("sync-message", "Done: 0 sent");
    desktop.picture("09-sync-on");
    assertThat(here.vault().sync().state().pending()).isZero();
  }

  /** By the code that the desktop shows, typed as people type; returns it. */
  private String join() {
    desktop.click("sync-add-device");
    String code = desktop.text("invite-code");
    String server = desktop.text("invite-server");
    assertThat(desktop.text("invite-left")).containsPattern("(10:00|9:[0-9]{2})");
    desktop.picture("10-invite");
    laptop.before(desktop);
    laptop.click("startJoin");
    mistype(code);
    laptop.type("link", code.toLowerCase(Locale.ROOT).replace("-", ""));
    laptop.paste("joinServer", server);
    laptop.paste("passphrase", SECOND_PASSPHRASE);
    laptop.paste("again", SECOND_PASSPHRASE);
    laptop.picture("11-join");
    laptop.click("join");
    String shownThere = laptop.text("digits");
    laptop.picture("12-digits");
    String shownHere = desktop.text("invite-digits");
    desktop.picture("12-digits");
    assertThat(digits(shownThere)).matches("[0-9]{6}").isEqualTo(digits(shownHere));
    laptop.click("match");
    desktop.before(laptop);
    assertThat(desktop.onWindow(() -> desktop.stage().getScene().lookup("#invite-code"))).isNull();
    desktop.paste("invite-passphrase", "not the passphrase");
    desktop.click("dialog-confirm");
    desktop.untilSeen("This is not the passphrase of this vault");
    desktop.picture("12-passphrase");
    desktop.paste("invite-passphrase", PASSPHRASE);
    desktop.click("dialog-confirm");
    desktop.untilSeen("Laptop has joined");
    desktop.picture("13-joined");
    OpenVault joined = there.vault();
    laptop.before(desktop);
    openAccount(laptop, joined);
    laptop.untilText("register-balance", "382.34");
    laptop.picture("14-joined");
    assertThat(amounts(joined)).containsExactly("-22.00", "-316.67", "-6.60");
    assertThat(balance(joined)).isEqualTo(balance(here.vault())).isEqualTo("382.34");
    assertThat(joined.identity().name()).isEqualTo(VAULT);
    // the two are to change the same before either hears of the other
    var asked = new SyncControl.Preferences(false, 60);
    here.vault().sync().set(asked);
    joined.sync().set(asked);
    return code;
  }

  /** A slip of the finger is named while typing, and is no guess. */
  private void mistype(String code) {
    char last = code.charAt(code.length() - 1);
    laptop.type("link", code.substring(0, code.length() - 1) + (last == '7' ? '8' : '7'));
    laptop.untilSeen("One character is not right");
    laptop.picture("11-mistyped");
  }

  private void changeTheSameAmount() {
    openEntry(laptop, there.vault());
    laptop.type("entry-category", CATEGORY);
    laptop.press(KeyCode.TAB);
    laptop.type("entry-out", "316.76");
    laptop.picture("15-edit");
    laptop.press(KeyCode.ENTER);
    laptop.untilText("register-balance", "382.25");

    desktop.before(laptop);
    openAccount(desktop, here.vault());
    openEntry(desktop, here.vault());
    desktop.type("entry-out", "312.67");
    desktop.type("entry-notes", NOTES);
    desktop.picture("15-edit");
    desktop.press(KeyCode.ENTER);
    desktop.untilText("register-balance", "386.34");
    desktop.picture("16-edited");
    assertThat(here.vault().conflicts().count() + there.vault().conflicts().count()).isZero();
  }

  private void syncBoth() {
    sync(desktop, laptop, here.vault());
    sync(laptop, desktop, there.vault());
    sync(desktop, laptop, here.vault());
  }

  private void bothAskTheSame() {
    desktop.untilText("sync-pill", "1 to decide");
    laptop.untilText("sync-pill", "1 to decide");
    desktop.picture("17-conflict");
    laptop.picture("17-conflict");
    RegisterRow shownHere = disputed(here.vault());
    RegisterRow shownThere = disputed(there.vault());
    assertThat(shownHere.amount()).isEqualTo(shownThere.amount());
    for (RegisterRow row : List.of(shownHere, shownThere)) {
      assertThat(row.transaction().notes()).isEqualTo(NOTES);
      assertThat(row.category()).isEqualTo(CATEGORY);
    }
    assertThat(balance(here.vault())).isEqualTo(balance(there.vault()));
    assertThat(here.vault().conflicts().count()).isEqualTo(1);
    assertThat(there.vault().conflicts().count()).isEqualTo(1);
  }

  /** On the laptop, by keys alone: the desktop's amount, which stands in the second column. */
  private void decide() {
    laptop.before(desktop);
    laptop.click("go-conflicts");
    laptop.find("apply");
    laptop.picture("18-question");
    laptop.press(KeyCode.DIGIT2);
    laptop.picture("19-chosen");
    laptop.hold(KeyCode.CONTROL, KeyCode.ENTER);
    laptop.until("nothing is left to decide", () -> there.vault().conflicts().count() == 0);
    laptop.picture("20-decided");
    sync(laptop, desktop, there.vault());
  }

  private void bothShowTheDecision() {
    sync(desktop, laptop, here.vault());
    desktop.untilText("register-balance", "386.34");
    desktop.untilText("sync-pill", "Up to date");
    desktop.picture("21-everywhere");
    desktop.click("go-conflicts");
    desktop.untilSeen("2 devices");
    desktop.picture("22-nothing-left");
    for (Doorway door : List.of(here, there)) {
      assertThat(disputed(door.vault()).amount().decimal()).isEqualTo("-312.67");
      assertThat(disputed(door.vault()).transaction().notes()).isEqualTo(NOTES);
      assertThat(disputed(door.vault()).category()).isEqualTo(CATEGORY);
      assertThat(balance(door.vault())).isEqualTo("386.34");
      assertThat(door.vault().conflicts().count()).isZero();
      assertThat(door.vault().sync().state().pending()).isZero();
      assertThat(door.vault().verify()).isEmpty();
    }
    List<History.Version> past =
        here.vault().history().of(disputed(here.vault()).transaction().id());
    assertThat(past)
        .isEqualTo(there.vault().history().of(disputed(there.vault()).transaction().id()))
        .extracting(History.Version::deviceName)
        .contains("Desktop", "Laptop");
  }

  private void nothingReadable(Path data, List<byte[]> traffic, String code) throws IOException {
    String secret = code.replace("-", "").substring(4, 15);
    var planted = new Planted();
    List.of("McDonald", "Bald Hairstyles", "CONNIE'S HAIR")
        .forEach(payee -> planted.text("payee", payee));
    planted.text("notes", NOTES);
    planted.text("category", "Barbershop");
    planted.text("account", "Chequing");
    planted.text("vault", VAULT);
    List.of("Desktop", "Laptop").forEach(device -> planted.text("device", device));
    AMOUNTS.forEach(amount -> planted.text("amount", amount));
    planted.bytes(
        "the opening balance in CBOR",
        ByteBuffer.allocate(5).put((byte) 0x1A).putInt((int) OPENING_CENTS).array());
    planted.text("passphrase", PASSPHRASE);
    planted.text("passphrase", SECOND_PASSPHRASE);
    planted.text("the code's secret", secret);
    planted.text("the code", code.substring(5));

    var recorded = new Planted();
    recorded.text("a path of the protocol", "/api/v1/");
    assertThat(traffic).anyMatch(each -> !recorded.in(each).isEmpty());
    var stored = new Planted();
    stored.text("the beginning of a database", "SQLite format 3");
    assertThat(stored.in(data)).isNotEmpty();
    assertThat(planted.in(("x" + NOTES + "y").getBytes(StandardCharsets.UTF_8))).hasSize(1);

    assertThat(planted.in(data)).isEmpty();
    assertThat(traffic).allSatisfy(each -> assertThat(planted.in(each)).isEmpty());
  }

  /** Syncs by the menu's key and waits until the pill has nothing to send. */
  private static void sync(Computer computer, Computer other, OpenVault vault) {
    var before = vault.sync().state().lastSync();
    computer.before(other);
    computer.hold(KeyCode.CONTROL, KeyCode.S);
    computer.until(
        "a sync is done",
        () ->
            !vault.sync().state().lastSync().equals(before) && vault.sync().state().pending() == 0);
  }

  private static void openAccount(Computer computer, OpenVault vault) {
    computer.click("go-" + vault.ledger().read().accounts().getFirst().account().id());
  }

  /** Clicks the row that both change and opens it with Enter. */
  private static void openEntry(Computer computer, OpenVault vault) {
    int index = rows(vault).indexOf(disputed(vault));
    computer.find("register");
    computer.until("the register shows its rows", () -> cell(computer, index) != null);
    computer.click(computer.onWindow(() -> cell(computer, index)));
    computer.press(KeyCode.ENTER);
    computer.untilText("entry-payee", "Joe");
  }

  private static IndexedCell<?> cell(Computer computer, int index) {
    var table = (TableView<?>) computer.stage().getScene().lookup("#register");
    return table.lookupAll(".table-row-cell").stream()
        .map(node -> (IndexedCell<?>) node)
        .filter(row -> row.getIndex() == index && !row.isEmpty())
        .findFirst()
        .orElse(null);
  }

  @SuppressWarnings("unchecked")
  private static <T> void choose(Computer computer, String id, T value) {
    var box = (ComboBox<T>) computer.find(id);
    computer.onWindow(() -> {
      box.setValue(value);
      return true;
    });
  }

  private static List<RegisterRow> rows(OpenVault vault) {
    return vault.ledger().read().rows(RegisterFilter.all(), 0, 10);
  }

  private static RegisterRow disputed(OpenVault vault) {
    return rows(vault).stream()
        .filter(row -> row.payee().startsWith("Joe"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> amounts(OpenVault vault) {
    return rows(vault).stream().map(row -> row.amount().decimal()).toList();
  }

  private static String balance(OpenVault vault) {
    List<AccountBalance> accounts = vault.ledger().read().accounts();
    assertThat(accounts).hasSize(1);
    return accounts.getFirst().balance().decimal();
  }

  private static String digits(String shown) {
    return shown.replaceAll("\\D", "");
  }
}
