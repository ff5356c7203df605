package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.PAYEE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultDatabaseTest {
  private static final byte[] KEY = filled(7);

  @TempDir Path folder;

  @Test
  void whatWasWrittenIsThereAfterReopening() {
    Path file = folder.resolve("vault.db");
    try (var database = VaultDatabase.create(file, KEY)) {
      database.write(sql -> insert(sql, 1, "Lidl"));
      assertThat(database.read(VaultDatabaseTest::payees)).isEqualTo(1);
    }
    try (var database = VaultDatabase.open(file, KEY)) {
      assertThat(database.read(VaultDatabaseTest::payees)).isEqualTo(1);
    }
  }

  @Test
  void aThrowRollsBackAndTheBellStaysSilent() {
    try (var database = VaultDatabase.create(folder.resolve("vault.db"), KEY)) {
      var rung = new AtomicInteger();
      var listening = database.changes().listen(rung::incrementAndGet);
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() ->
              database.write(sql -> {
                insert(sql, 1, "Lidl");
                throw new IllegalArgumentException("no");
              }));
      assertThat(rung).hasValue(0);
      assertThat(database.<Integer>write(VaultDatabaseTest::payees)).isZero();
      assertThat(rung).as("nothing changed").hasValue(0);
      database.write(sql -> insert(sql, 1, "Lidl"));
      assertThat(rung).hasValue(1);
      listening.close();
      database.write(sql -> insert(sql, 2, "Aldi"));
      assertThat(rung).as("no longer listening").hasValue(1);
    }
  }

  @Test
  void aReaderCannotWrite() {
    try (var database = VaultDatabase.create(folder.resolve("vault.db"), KEY)) {
      assertFault(StoreFault.Kind.NOT_WRITABLE, () -> database.read(sql -> insert(sql, 1, "Lidl")));
    }
  }

  @Test
  void anotherKeyIsRefusedAndTheFileStaysAsItWas() throws IOException {
    Path file = folder.resolve("vault.db");
    VaultDatabase.create(file, KEY).close();
    byte[] before = Files.readAllBytes(file);
    assertFault(StoreFault.Kind.WRONG_KEY, () -> VaultDatabase.open(file, filled(8)));
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aFileOfAnotherProgramIsRefusedAndStaysAsItWas() throws Exception {
    Path text = folder.resolve("letter.txt");
    Files.writeString(text, "Dear diary, ".repeat(1000));
    Path plain = folder.resolve("other.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + plain);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (x)");
    }
    for (Path file : new Path[] {text, plain}) {
      byte[] before = Files.readAllBytes(file);
      assertFault(StoreFault.Kind.NOT_A_VAULT, () -> VaultDatabase.open(file, KEY));
      assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
  }

  @Test
  void aCutOffFileIsDamagedWhereverItWasCut() throws IOException {
    Path file = folder.resolve("vault.db");
    VaultDatabase.create(file, KEY).close();
    long size = Files.size(file);
    for (long length : new long[] {0, 10, 24, 1000, 4096, size / 2, size - 1}) {
      Path cut = folder.resolve("cut-" + length + ".db");
      Files.copy(file, cut);
      try (var bytes = new RandomAccessFile(cut.toFile(), "rw")) {
        bytes.setLength(length);
      }
      byte[] before = Files.readAllBytes(cut);
      assertFault(StoreFault.Kind.DAMAGED, () -> VaultDatabase.open(cut, KEY));
      assertThat(Files.readAllBytes(cut)).isEqualTo(before);
    }
  }

  @Test
  void aMissingFileIsNotMadeAndAPresentOneNotOverwritten() {
    Path file = folder.resolve("vault.db");
    assertFault(StoreFault.Kind.MISSING, () -> VaultDatabase.open(file, KEY));
    assertThat(file).doesNotExist();
    VaultDatabase.create(file, KEY).close();
    assertFault(StoreFault.Kind.ALREADY_THERE, () -> VaultDatabase.create(file, KEY));
  }

  @Test
  void anotherProcessHoldingTheWriteLockIsWaitedForAndThenReported() throws Exception {
    Path file = folder.resolve("vault.db");
    try (var database = VaultDatabase.create(file, KEY);
        var other = VaultFile.connections(file, KEY, VaultFile.Use.WRITE).getConnection()) {
      other.setAutoCommit(false);
      try (var statement = other.createStatement()) {
        statement.execute("UPDATE payee SET name = name");
      }
      assertFault(StoreFault.Kind.BUSY, () -> database.write(sql -> insert(sql, 1, "Lidl")));
      other.rollback();
      database.write(sql -> insert(sql, 1, "Lidl"));
    }
  }

  @Test
  void aFileOfANewerVersionIsRefusedAndStaysAsItWas() throws IOException {
    Path file = folder.resolve("vault.db");
    try (var database = VaultDatabase.create(file, KEY)) {
      database.write(sql ->
          sql.execute(
              "INSERT INTO flyway_schema_history SELECT 1000, '999', 'later', type,"
                  + " 'V999__later.sql', checksum, installed_by, installed_on, 1, success"
                  + " FROM flyway_schema_history WHERE version = '1'"));
    }
    byte[] before = Files.readAllBytes(file);
    assertFault(StoreFault.Kind.TOO_NEW, () -> VaultDatabase.open(file, KEY));
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aListenerThatFailsDoesNotMakeADoneWriteLookUndone() {
    try (var database = VaultDatabase.create(folder.resolve("vault.db"), KEY)) {
      var rung = new AtomicInteger();
      database
          .changes()
          .listen(() -> {
            throw new IllegalStateException("a listener's own fault");
          });
      database.changes().listen(rung::incrementAndGet);
      assertThat(database.<Integer>write(sql -> insert(sql, 1, "Lidl"))).isOne();
      assertThat(rung).hasValue(1);
    }
  }

  @Test
  void aFullDiskUndoesTheWriteAndTheNextOneThatFitsSucceeds() {
    try (var database = VaultDatabase.create(folder.resolve("vault.db"), KEY)) {
      int pages = database.write(sql -> sql.fetchSingle("PRAGMA page_count").get(0, Integer.class));
      limitPages(database, pages + 4);
      assertFault(
          StoreFault.Kind.DISK_FULL,
          () ->
              database.write(
                  sql -> insert(sql, 1, "Lidl") + insert(sql, 2, "x".repeat(1_000_000))));
      assertThat(database.read(VaultDatabaseTest::payees)).isZero();
      database.write(sql -> insert(sql, 1, "Lidl"));
      limitPages(database, 1_000_000);
      database.write(sql -> insert(sql, 2, "x".repeat(1_000_000)));
      assertThat(database.read(VaultDatabaseTest::payees)).isEqualTo(2);
    }
  }

  @Test
  void afterClosingEverythingIsRefused() {
    var database = VaultDatabase.create(folder.resolve("vault.db"), KEY);
    database.close();
    database.close();
    assertFault(StoreFault.Kind.CLOSED, () -> database.read(VaultDatabaseTest::payees));
    assertFault(StoreFault.Kind.CLOSED, () -> database.write(VaultDatabaseTest::payees));
  }

  @Test
  void nothingReadableIsOnTheDisk() throws IOException {
    String canary = "Kanarienvogel Feinkost";
    Path file = folder.resolve("vault.db");
    try (var database = VaultDatabase.create(file, KEY)) {
      database.write(sql -> insert(sql, 1, canary));
      // while it is open: the -wal and -shm files are there
      try (var files = Files.list(folder)) {
        var all = files.toList();
        assertThat(all).hasSizeGreaterThanOrEqualTo(2);
        for (Path each : all) {
          assertThat(new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1))
              .doesNotContain("Kanarien", "CREATE TABLE", "category_group");
        }
      }
    }
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .doesNotContain("Kanarien", "CREATE TABLE");
  }

  static void assertFault(StoreFault.Kind kind, Runnable work) {
    assertThatExceptionOfType(StoreFault.class)
        .isThrownBy(work::run)
        .satisfies(fault -> assertThat(fault.kind()).isEqualTo(kind));
  }

  private static int insert(DSLContext sql, int id, String name) {
    return sql.insertInto(PAYEE)
        .set(PAYEE.RECORD_ID, new RecordId(Arrays.copyOf(new byte[] {(byte) id}, 16)))
        .set(PAYEE.NAME, name)
        .set(PAYEE.FOLDED, name)
        .set(PAYEE.SYNC_STATUS, "pending")
        .set(PAYEE.REMOVED, false)
        .execute();
  }

  private static void limitPages(VaultDatabase database, int pages) {
    database.write(sql -> sql.fetchSingle("PRAGMA max_page_count = " + pages));
  }

  private static int payees(DSLContext sql) {
    return sql.fetchCount(PAYEE);
  }

  private static byte[] filled(int value) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) value);
    return key;
  }
}
