package app.coffer.desktop.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coffer.desktop.attachment.AttachmentRefused;
import app.coffer.desktop.attachment.AttachmentRefused.Reason;
import app.coffer.desktop.attachment.Attachments.Entry;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.Vaults;
import app.coffer.server.app.CofferServer;
import app.coffer.server.app.ServerConfig;
import app.coffer.server.vault.Registration;
import app.coffer.wire.Limits;
import app.coffer.wire.Problem;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** Files at transactions, on two computers and a real server. */
@Timeout(120)
class AttachmentsTest {
  private static final int THREE_CHUNKS = 2_600_000;

  @TempDir Path folder;
  private CofferServer server;
  private long quota;
  private RecordingProxy proxy;
  private OpenVault first;
  private RecordId lunch;

  private void begin(long quota) throws Exception {
    this.quota = quota;
    startServer();
    proxy = new RecordingProxy(server.address());
    first = new Household(folder).first();
    lunch = transaction(first);
    first.sync().enable(proxy.address(), Optional.empty());
    first.sync().syncNow();
  }

  private void startServer() throws IOException {
    server =
        CofferServer.start(
            ServerConfig.defaults(folder.resolve("server"))
                .listening("127.0.0.1", 0)
                .registering(Registration.Mode.OPEN)
                .limited(quota, 100_000),
            InstantSource.system(),
            Randomness.secure());
  }

  @AfterEach
  void end() throws Exception {
    if (first != null) {
      first.close();
    }
    if (proxy != null) {
      proxy.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private static RecordId transaction(OpenVault vault) {
    AccountBalance account = vault.ledger().read().accounts().getFirst();
    Outcome<Transaction> added =
        vault
            .ledger()
            .addTransaction(
                TransactionDraft.of(
                    account.account().id(),
                    LocalDate.of(2026, 11, 14),
                    "Bistro",
                    Money.of(-1_200, "EUR"),
                    "Food/Lunch"));
    return ((Outcome.Done<Transaction>) added).value().id();
  }

  private Path file(String name, int length) throws IOException {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return Files.write(folder.resolve(name), bytes);
  }

  private static void refusedWith(
      Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatExceptionOfType(AttachmentRefused.class)
        .isThrownBy(call)
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private long stored() throws Exception {
    return count("select coalesce(sum(length(bytes)), 0) from chunk");
  }

  private long count(String sql) throws Exception {
    try (var db = DriverManager.getConnection("jdbc:sqlite:" + serverFile());
        var rows = db.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Stopped meanwhile: the server's writer holds its file. */
  private void atServer(String sql) throws Exception {
    server.close();
    try (var db = DriverManager.getConnection("jdbc:sqlite:" + serverFile());
        var statement = db.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
    startServer();
    proxy.leadTo(server.address());
  }

  private Path serverFile() {
    return folder.resolve("server").resolve("coffer-server.db");
  }

  @Test
  void whatIsAddedOnOneComputerIsListedAndOpenedOnTheOther() throws Exception {
    begin(1L << 30);
    Path receipt = file("Receipt.pdf", THREE_CHUNKS);
    Entry added = first.attachments().add(lunch, receipt);
    assertThat(added.name()).isEqualTo("Receipt.pdf");
    assertThat(added.mediaType()).isEqualTo("application/pdf");
    assertThat(added.here()).isTrue();
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> first.sync().state().files() == 1);
    first.sync().syncNow();
    assertThat(first.sync().state().files()).isZero();
    OpenVault second = new Household(folder).joined(first);
    try {
      Entry listed = second.attachments().of(lunch).getFirst();
      assertThat(listed.name()).isEqualTo("Receipt.pdf");
      assertThat(listed.here()).isFalse();
      assertThat(row(second).attachments()).isOne();

      var progress = new java.util.ArrayList<Double>();
      Path copy = second.attachments().copyToOpen(listed.id(), progress::add);
      assertThat(copy).hasSameBinaryContentAs(receipt).hasFileName("Receipt.pdf");
      assertThat(progress).hasSize(3).isSorted().endsWith(1.0);
      assertThat(second.attachments().of(lunch).getFirst().here()).isTrue();

      // from now on it is here: no server is needed
      proxy.close();
      Path saved = folder.resolve("saved.pdf");
      second.attachments().save(listed.id(), saved, false, done -> {});
      assertThat(saved).hasSameBinaryContentAs(receipt);
      refusedWith(
          Reason.TARGET_EXISTS,
          () -> second.attachments().save(listed.id(), saved, false, done -> {}));
      assertThat(second.verify()).isEmpty();
      second.close();
      assertThat(copy).doesNotExist();
      assertThat(copy.getParent()).doesNotExist();
    } finally {
      second.close();
    }
  }

  private static app.coffer.desktop.ledger.RegisterRow row(OpenVault vault) {
    return vault.ledger().read().rows(RegisterFilter.all(), 0, 1).getFirst();
  }

  @Test
  void withoutAServerFilesAreAddedSavedAndRemovedAllTheSame() throws Exception {
    first = new Household(folder).first();
    lunch = transaction(first);
    Path receipt = file("Receipt.pdf", 5_000);
    Entry added = first.attachments().add(lunch, receipt);
    first.attachments().save(added.id(), folder.resolve("saved.pdf"), false, done -> {});
    assertThat(folder.resolve("saved.pdf")).hasSameBinaryContentAs(receipt);
    assertThat(first.sync().state().files()).isZero();
    first.attachments().remove(added.id());
    assertThat(first.attachments().of(lunch)).isEmpty();
    first.attachments().bringBack(added.id());
    assertThat(first.attachments().rename(added.id(), "Lunch/with Ana.pdf").name())
        .isEqualTo("Lunch_with Ana.pdf");
    first.ledger().removeTransaction(lunch);
    assertThat(first.attachments().all()).isEmpty();
    assertThat(first.verify()).isEmpty();
  }

  @Test
  void aFileThatIsElsewhereNeedsTheServerAndSaysSo() throws Exception {
    begin(1L << 30);
    Entry added = first.attachments().add(lunch, file("Receipt.pdf", 5_000));
    first.sync().syncNow();
    try (OpenVault second = new Household(folder).joined(first)) {
      Path target = folder.resolve("saved.pdf");
      server.close();
      assertThatExceptionOfType(SyncFault.Offline.class)
          .isThrownBy(() -> second.attachments().save(added.id(), target, false, done -> {}));
      second.sync().disable();
      refusedWith(
          Reason.NOT_HERE, () -> second.attachments().save(added.id(), target, false, done -> {}));
      assertThat(target).doesNotExist();
    }
  }

  @Test
  void aSendingThatIsCutOffGoesOnWhereItWas() throws Exception {
    begin(1L << 30);
    first.attachments().add(lunch, file("Receipt.pdf", THREE_CHUNKS));
    proxy.cutAfter(1_500_000);
    assertThatExceptionOfType(SyncFault.Offline.class).isThrownBy(first.sync()::syncNow);
    assertThat(first.sync().state().files()).isOne();
    assertThat(first.sync().state().pending()).as("the record went before its file").isZero();
    proxy.mend();
    assertThat(first.sync().syncNow().bytesSent()).isBetween(1_500_000L, 1_900_000L);
    assertThat(first.sync().state().files()).isZero();
    assertThat(first.sync().syncNow().bytesSent()).isLessThan(5_000);
  }

  @Test
  void aProgramKilledWhileItSendsGoesOnAfterItsNextStart() throws Exception {
    begin(1L << 30);
    Entry added = first.attachments().add(lunch, file("Receipt.pdf", THREE_CHUNKS));
    first.close();
    proxy.stallAfter(1_500_000);
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "app.coffer.desktop.cli.Main",
                    "sync",
                    "now",
                    "--vault",
                    folder.resolve("first").toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("killed.log").toFile())
            .start();
    proxy.awaitStall();
    assertThat(process.isAlive()).isTrue();
    process.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
    proxy.mend();
    first =
        Vaults.ofThisComputer(Syncing.WHEN_ASKED).open(folder.resolve("first"), Optional::empty);
    assertThat(first.sync().syncNow().bytesSent()).isBetween(1_500_000L, 1_900_000L);
    try (OpenVault second = new Household(folder).joined(first)) {
      second.attachments().save(added.id(), folder.resolve("saved.pdf"), false, done -> {});
      assertThat(folder.resolve("saved.pdf")).hasSameBinaryContentAs(folder.resolve("Receipt.pdf"));
    }
  }

  @Test
  void whatAServerDoesToChunksIsNoticedAndNoFileIsWritten() throws Exception {
    begin(1L << 30);
    Entry added = first.attachments().add(lunch, file("Receipt.pdf", THREE_CHUNKS));
    Entry other = first.attachments().add(lunch, file("Other.pdf", THREE_CHUNKS + 1));
    first.sync().syncNow();
    String one = "x'" + added.id().hex() + "'";
    String two = "x'" + other.id().hex() + "'";
    try (OpenVault second = new Household(folder).joined(first)) {
      Path target = folder.resolve("saved.pdf");
      List<String> tamperings =
          List.of(
              // of another attachment
              "update chunk set bytes = (select bytes from chunk c where c.attachment = "
                  + two
                  + " and c.place = 1) where place = 1 and attachment = "
                  + one,
              // of another place
              "update chunk set bytes = (select bytes from chunk c where c.attachment = "
                  + two
                  + " and c.place = 0) where place = 0 and attachment = "
                  + one,
              "update chunk set bytes = substr(bytes, 1, length(bytes) - 1) || x'77' where place = 2"
                  + " and attachment = "
                  + one,
              "update chunk set bytes = substr(bytes, 1, 1000) where place = 0 and attachment = "
                  + one);
      for (String tampering : tamperings) {
        atServer(tampering);
        refusedWith(
            Reason.NOT_AUTHENTIC,
            () -> second.attachments().save(added.id(), target, false, done -> {}));
        assertThat(target).doesNotExist();
        assertThat(second.attachments().of(lunch)).noneMatch(Entry::here);
        nothingBesideTheTarget();
      }
      atServer("delete from chunk where place = 1 and attachment = " + two);
      refusedWith(
          Reason.NOT_THERE_YET,
          () -> second.attachments().save(other.id(), target, false, done -> {}));
      assertThat(target).doesNotExist();
      assertThat(second.sync().state().fault()).isEmpty();
    }
  }

  private void nothingBesideTheTarget() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith(".coffer"));
    }
    try (Stream<Path> files = Files.list(folder.resolve("second"))) {
      assertThat(files.filter(file -> file.endsWith("attachments")).findFirst())
          .hasValueSatisfying(sealed -> assertThat(sealed).isEmptyDirectory());
    }
  }

  @Test
  void aServerWithoutRoomRefusesTheFileAndKeepsTheRecord() throws Exception {
    begin(1_500_000);
    first.attachments().add(lunch, file("Receipt.pdf", THREE_CHUNKS));
    assertThatExceptionOfType(SyncFault.Refused.class)
        .isThrownBy(first.sync()::syncNow)
        .satisfies(refused -> assertThat(refused.code()).contains(Problem.Code.QUOTA_EXCEEDED));
    assertThat(first.sync().state().pending()).isZero();
    assertThat(first.sync().state().files()).isOne();
    assertThat(first.attachments().of(lunch)).singleElement().matches(Entry::here);
  }

  @Test
  void aFileIsAtMost25MebibytesAndAFile() throws Exception {
    begin(1L << 30);
    Path large = folder.resolve("large.pdf");
    try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(Limits.ATTACHMENT_BYTES + 1L);
      refusedWith(Reason.TOO_LARGE, () -> first.attachments().add(lunch, large));
      file.setLength(Limits.ATTACHMENT_BYTES);
    }
    refusedWith(Reason.NOT_A_FILE, () -> first.attachments().add(lunch, folder));
    refusedWith(
        Reason.NOT_A_FILE, () -> first.attachments().add(lunch, folder.resolve("nothing.pdf")));
    refusedWith(
        Reason.NO_SUCH_TRANSACTION,
        () -> first.attachments().add(new RecordId(new byte[16]), large));
    assertThat(first.attachments().all()).isEmpty();
    first.attachments().add(lunch, large);
    first.sync().syncNow();
    assertThat(stored()).isGreaterThan(Limits.ATTACHMENT_BYTES);
  }

  @Test
  void aRemovedFileIsReleasedAndComesBackWithItsRecord() throws Exception {
    begin(1L << 30);
    Entry added = first.attachments().add(lunch, file("Receipt.pdf", 5_000));
    first.sync().syncNow();
    try (OpenVault second = new Household(folder).joined(first)) {
      first.attachments().remove(added.id());
      first.sync().syncNow();
      assertThat(released()).isOne();
      second.sync().syncNow();
      assertThat(second.attachments().of(lunch)).isEmpty();

      first.attachments().bringBack(added.id());
      first.sync().syncNow();
      assertThat(released()).isZero();
      second.sync().syncNow();
      second.attachments().save(added.id(), folder.resolve("saved.pdf"), false, done -> {});
      assertThat(folder.resolve("saved.pdf")).hasSameBinaryContentAs(folder.resolve("Receipt.pdf"));
    }
  }

  private long released() throws Exception {
    return count("select count(*) from attachment where released_at is not null");
  }

  @Test
  void aRenamingWhileItIsRemovedElsewhereIsAQuestionAndTheFileStays() throws Exception {
    begin(1L << 30);
    Entry added = first.attachments().add(lunch, file("Receipt.pdf", 5_000));
    first.sync().syncNow();
    try (OpenVault second = new Household(folder).joined(first)) {
      first.attachments().remove(added.id());
      second.attachments().rename(added.id(), "Lunch with Ana.pdf");
      second.sync().syncNow();
      first.sync().syncNow();
      second.sync().syncNow();
      for (OpenVault vault : List.of(first, second)) {
        assertThat(vault.conflicts().count()).isOne();
        assertThat(vault.attachments().of(lunch))
            .singleElement()
            .matches(entry -> entry.name().equals("Lunch with Ana.pdf"));
      }
      assertThat(released()).isZero();
    }
  }

  @Test
  void aServerThatForgotAFileIsSentItAgain() throws Exception {
    begin(1L << 30);
    first.attachments().add(lunch, file("Receipt.pdf", 5_000));
    first.sync().syncNow();
    long before = stored();
    atServer("delete from chunk");
    first.sync().syncNow();
    assertThat(stored()).isZero();
    first.sync().sendAgain();
    assertThat(stored()).isEqualTo(before);
  }

  @Test
  void onlyWhenThePersonSaysSoAllFilesAreFetched() throws Exception {
    begin(1L << 30);
    Entry added = first.attachments().add(lunch, file("Receipt.pdf", THREE_CHUNKS));
    first.sync().syncNow();
    try (OpenVault second = new Household(folder).joined(first)) {
      second.sync().syncNow();
      assertThat(second.attachments().find(added.id()).orElseThrow().here()).isFalse();
      second.attachments().fetchAll(true);
      second.sync().syncNow();
      assertThat(second.attachments().find(added.id()).orElseThrow().here()).isTrue();
      assertThat(second.sync().state().files()).isZero();
    }
  }

  @Test
  void aNameThatHidesAProgramIsNeverOpened() throws Exception {
    begin(1L << 30);
    Entry added = first.attachments().add(lunch, file("invoice\u202Efdp.exe", 500));
    assertThat(added.name()).isEqualTo("invoicefdp.exe");
    refusedWith(Reason.NOT_VIEWABLE, () -> first.attachments().copyToOpen(added.id(), done -> {}));
  }

  @Test
  void neitherTheFileNorItsNameIsInAnyByteThatLeavesOrStays() throws Exception {
    begin(1L << 30);
    var planted = new Planted();
    planted.text("the file's words", "forty-two croissants");
    planted.text("the file's name", "Patisserie");
    Path receipt =
        Files.write(
            folder.resolve("Patisserie.txt"),
            "forty-two croissants\n".repeat(70_000).getBytes(StandardCharsets.UTF_8));
    Entry added = first.attachments().add(lunch, receipt);
    first.sync().syncNow();
    try (OpenVault second = new Household(folder).joined(first)) {
      Path copy = second.attachments().copyToOpen(added.id(), done -> {});
      assertThat(planted.in(Files.readAllBytes(copy))).as("the search finds").isNotEmpty();
      assertThat(planted.in(folder.resolve("second"))).isEmpty();
    }
    first.close();
    assertThat(planted.in(folder.resolve("first"))).isEmpty();
    assertThat(planted.in(folder.resolve("server"))).isEmpty();
    for (byte[] passed : proxy.recorded()) {
      assertThat(planted.in(passed)).isEmpty();
    }
  }

  @Test
  void whatACrashLeavesIsTidiedAtTheNextOpening() throws Exception {
    first = new Household(folder).first();
    lunch = transaction(first);
    Entry kept = first.attachments().add(lunch, file("Receipt.pdf", 5_000));
    Entry gone = first.attachments().add(lunch, file("Other.pdf", 6_000));
    Path copy = first.attachments().copyToOpen(kept.id(), done -> {});
    first.attachments().remove(gone.id());
    Path sealed = folder.resolve("first").resolve("attachments");
    // as a crash would leave them: never finished, never recorded, never deleted
    Files.write(sealed.resolve("0".repeat(32)), new byte[5]);
    Files.write(sealed.resolve("1".repeat(32) + ".new"), new byte[5]);
    byte[] shown = Files.readAllBytes(copy);
    first.close();
    Files.createDirectories(copy.getParent());
    Files.write(copy, shown);

    first =
        Vaults.ofThisComputer(Syncing.WHEN_ASKED).open(folder.resolve("first"), Optional::empty);
    try (Stream<Path> files = Files.list(sealed)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(kept.id().hex(), gone.id().hex());
    }
    first.close();

    Clock later = Clock.fixed(Instant.now().plusSeconds(40L * 86_400), ZoneOffset.UTC);
    first =
        new Vaults(later, Randomness.secure(), Syncing.WHEN_ASKED)
            .open(folder.resolve("first"), Optional::empty);
    try (Stream<Path> files = Files.list(sealed)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactly(kept.id().hex());
    }
    Files.deleteIfExists(copy);
    Files.deleteIfExists(copy.getParent());
  }

  @Test
  void aFileDamagedOnThisDiskIsNamedAndNeverSent() throws Exception {
    begin(1L << 30);
    Entry added = first.attachments().add(lunch, file("Receipt.pdf", 5_000));
    Path sealed = folder.resolve("first").resolve("attachments").resolve(added.id().hex());
    byte[] bytes = Files.readAllBytes(sealed);
    bytes[2_000] ^= 1;
    Files.write(sealed, bytes);
    assertThat(first.verify()).containsExactly("1 attached files are damaged on this computer.");
    first.sync().syncNow();
    assertThat(stored()).isZero();
    refusedWith(
        Reason.NOT_THERE_YET,
        () -> first.attachments().save(added.id(), folder.resolve("saved.pdf"), false, d -> {}));
  }
}
