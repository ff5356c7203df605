package app.coffer.desktop.banking.bring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases that were made to do harm, or were damaged: an error, never other numbers. */
class HostileDatabasesTest {
  private static final int PAGE = 512;

  enum Program {
    GNUCASH(DatabaseFuzz.GNUCASH),
    ACTUAL(DatabaseFuzz.ACTUAL),
    MMEX(DatabaseFuzz.MMEX);

    private final List<String> made;

    Program(List<String> made) {
      this.made = made;
    }

    byte[] database(String... more) {
      return DatabaseFuzz.database(made, more);
    }

    Brought read(byte[] bytes) throws UnreadableFile {
      return switch (this) {
        case GNUCASH -> DatabaseFuzz.gnuCash(bytes);
        case ACTUAL -> DatabaseFuzz.actual(bytes);
        case MMEX -> DatabaseFuzz.mmex(bytes);
      };
    }

    /** What is read of any table. */
    private String table() {
      return this == MMEX ? "CHECKINGACCOUNT_V1" : "transactions";
    }
  }

  @ParameterizedTest
  @EnumSource(Program.class)
  void triggersViewsLargeBytesAndAnotherEncodingChangeNothing(Program program) throws Exception {
    Brought plain = program.read(program.database());
    assertThat(plain.entries()).isNotEmpty();
    String table = program.table();
    List<byte[]> same =
        List.of(
            program.database(
                "CREATE TRIGGER t AFTER INSERT ON "
                    + table
                    + " BEGIN DELETE FROM "
                    + table
                    + "; END"),
            program.database(
                "CREATE TRIGGER t AFTER UPDATE ON "
                    + table
                    + " BEGIN SELECT RAISE(ABORT,'no'); END"),
            program.database("CREATE VIEW v AS SELECT * FROM nowhere"),
            program.database(
                "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
                    + " FROM n) SELECT i FROM n"),
            program.database(
                "CREATE TABLE blob (b)", "INSERT INTO blob VALUES (zeroblob(3000000))"),
            program.database("CREATE TABLE \"odd name; DROP\" (b)"),
            DatabaseFuzz.database(
                Stream.concat(Stream.of("PRAGMA encoding = 'UTF-16le'"), program.made.stream())
                    .toList()),
            DatabaseFuzz.database(withoutRowIds(program.made)));
    for (byte[] each : same) {
      assertThat(program.read(each)).isEqualTo(plain);
    }
  }

  /** The tables with a first column that tells rows apart. */
  private static List<String> withoutRowIds(List<String> made) {
    return made.stream()
        .map(each ->
            each.startsWith("CREATE TABLE") && !each.contains("splits")
                ? each.replace(" primary key", "").replaceFirst("\\((\\w+ \\w+)", "($1 PRIMARY KEY")
                    + " WITHOUT ROWID"
                : each)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Program.class)
  void whatIsNoTableIsNotReadAsOne(Program program) {
    String table = program.table();
    for (String[] each :
        List.of(
            new String[] {
              "ALTER TABLE " + table + " RENAME TO other",
              "CREATE VIEW " + table + " AS SELECT * FROM other"
            },
            new String[] {"DROP TABLE " + table},
            new String[] {
              "DROP TABLE " + table, "CREATE VIRTUAL TABLE " + table + " USING fts5 (id, amount)"
            },
            new String[] {
              "DROP TABLE " + table, "CREATE TABLE " + table + " (id, guid, transid)"
            })) {
      refused(program, program.database(each), Arrays.toString(each));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GNUCASH, UPDATE splits SET value_num = 'ten'",
    "GNUCASH, UPDATE splits SET value_num = x'0102'",
    "GNUCASH, UPDATE splits SET value_denom = 0",
    "GNUCASH, UPDATE splits SET quantity_num = NULL",
    "GNUCASH, UPDATE splits SET quantity_num = 9e999",
    "GNUCASH, UPDATE splits SET account_guid = 'nowhere'",
    "GNUCASH, UPDATE splits SET account_guid = x'00'",
    "GNUCASH, UPDATE transactions SET post_date = 'some day'",
    "GNUCASH, UPDATE transactions SET post_date = x'00'",
    "GNUCASH, INSERT INTO transactions SELECT * FROM transactions",
    "ACTUAL, UPDATE transactions SET amount = 'ten'",
    "ACTUAL, UPDATE transactions SET amount = x'30'",
    "ACTUAL, UPDATE transactions SET amount = 9e999",
    "ACTUAL, UPDATE transactions SET amount = 1e30",
    "ACTUAL, UPDATE transactions SET date = 20261399",
    "ACTUAL, UPDATE transactions SET id = 'same'",
    "ACTUAL, UPDATE transactions SET id = NULL",
    "MMEX, UPDATE CHECKINGACCOUNT_V1 SET TRANSAMOUNT = '1o'",
    "MMEX, UPDATE CHECKINGACCOUNT_V1 SET TOTRANSAMOUNT = x'3130'",
    "MMEX, UPDATE ACCOUNTLIST_V1 SET INITIALBAL = 9e999",
    "MMEX, UPDATE SPLITTRANSACTIONS_V1 SET SPLITTRANSAMOUNT = 'a'",
    "MMEX, UPDATE CHECKINGACCOUNT_V1 SET TRANSDATE = '2026-02-30'"
  })
  void wrongTypesAreRefused(Program program, String statement) {
    refused(program, program.database(statement), statement);
  }

  @Test
  void rowsOfNoAccountAndOfNoKindAreCountedAsNotBrought() throws Exception {
    for (String[] each :
        List.of(
            new String[] {"ACTUAL", "UPDATE transactions SET acct = 'nowhere'"},
            new String[] {"MMEX", "UPDATE CHECKINGACCOUNT_V1 SET ACCOUNTID = 9"},
            new String[] {"MMEX", "UPDATE CHECKINGACCOUNT_V1 SET TRANSCODE = 'Gift'"})) {
      Program program = Program.valueOf(each[0]);
      Brought read = program.read(program.database(each[1]));
      assertThat(read.entries()).as(each[1]).isEmpty();
      assertThat(read.notes())
          .as(each[1])
          .anyMatch(note -> note.what() == Note.What.UNUSABLE && note.count() > 1);
    }
  }

  @Test
  void columnsThatMakeUpMoreThanTheFileHoldsAreRefused() {
    for (String made :
        List.of(
            "hex(zeroblob(400000000))",
            "replace(hex(zeroblob(40000)), '0', hex(zeroblob(5000)))")) {
      refused(
          Program.GNUCASH,
          Program.GNUCASH.database(
              "CREATE TABLE more (a, b GENERATED ALWAYS AS (" + made + "))",
              "INSERT INTO more (a) VALUES (1), (2)"),
          made);
    }
  }

  @ParameterizedTest
  @EnumSource(Program.class)
  void damagedPagesAreRefusedOrReadAsTheyPromise(Program program) {
    byte[] whole = program.database();
    List<byte[]> damaged = new ArrayList<>();
    for (int page = 0; page < whole.length / PAGE; page++) {
      for (int with : new int[] {0, 0xff, 0x05}) {
        byte[] copy = whole.clone();
        Arrays.fill(copy, Math.max(16, page * PAGE), (page + 1) * PAGE, (byte) with);
        damaged.add(copy);
      }
      byte[] copy = whole.clone();
      int other = (page * 7 + 3) % (whole.length / PAGE);
      System.arraycopy(whole, other * PAGE + 100, copy, page * PAGE + 100, PAGE - 100);
      damaged.add(copy);
      damaged.add(Arrays.copyOf(whole, Math.max(100, page * PAGE)));
    }
    var random = new Random(23);
    for (int i = 0; i < 150; i++) {
      byte[] copy = whole.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        copy[16 + random.nextInt(copy.length - 16)] = (byte) random.nextInt(256);
      }
      damaged.add(copy);
    }
    for (byte[] each : damaged) {
      BringFuzz.reads(() -> program.read(each));
    }
  }

  private static void refused(Program program, byte[] bytes, String why) {
    assertThatExceptionOfType(UnreadableFile.class).as(why).isThrownBy(() -> program.read(bytes));
  }
}
