package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.store.ForeignDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a fuzzer throws databases of other programs at, and small ones to begin with. */
public final class DatabaseFuzz {
  private DatabaseFuzz() {}

  /** GnuCash's SQLite file. */
  public static final class OfGnuCash {
    private OfGnuCash() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
      BringFuzz.reads(() -> gnuCash(bytes));
    }
  }

  /** Actual's database. */
  public static final class OfActual {
    private OfActual() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
      BringFuzz.reads(() -> actual(bytes));
    }
  }

  /** Money Manager EX's database. */
  public static final class OfMoneyManagerEx {
    private OfMoneyManagerEx() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
      BringFuzz.reads(() -> mmex(bytes));
    }
  }

  static Brought gnuCash(byte[] bytes) throws UnreadableFile {
    return GnuCash.brought(
        GnuCashTables.read(ForeignDatabase.read(bytes)), BringFuzz.CHOICES.currency());
  }

  static Brought actual(byte[] bytes) throws UnreadableFile {
    return Actual.brought(bytes, ForeignDatabase::read, BringFuzz.CHOICES);
  }

  static Brought mmex(byte[] bytes) throws UnreadableFile {
    return MoneyManagerEx.brought(bytes, ForeignDatabase::read, BringFuzz.CHOICES.currency());
  }

  /** A database of small pages, so that many of its bytes say something. */
  static byte[] database(List<String> statements, String... more) {
    try {
      Path file = Files.createTempFile("hostile", ".db");
      try {
        List<String> all = new ArrayList<>(List.of("PRAGMA page_size = 512"));
        all.addAll(statements);
        all.addAll(List.of(more));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
            var statement = connection.createStatement()) {
          for (String each : all) {
            statement.execute(each);
          }
        }
        return Files.readAllBytes(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static final List<String> GNUCASH =
      List.of(
          "CREATE TABLE books (guid TEXT, root_account_guid TEXT, root_template_guid TEXT)",
          "CREATE TABLE commodities (guid TEXT, namespace TEXT, mnemonic TEXT)",
          "CREATE TABLE accounts (guid TEXT, name TEXT, account_type TEXT, commodity_guid TEXT,"
              + " parent_guid TEXT, hidden INT)",
          "CREATE TABLE transactions (guid TEXT, currency_guid TEXT, num TEXT, post_date TEXT,"
              + " description TEXT)",
          "CREATE TABLE splits (tx_guid TEXT, account_guid TEXT, memo TEXT, reconcile_state TEXT,"
              + " value_num INT, value_denom INT, quantity_num INT, quantity_denom INT)",
          "INSERT INTO books VALUES ('b', 'root', 'troot')",
          "INSERT INTO commodities VALUES ('eur', 'CURRENCY', 'EUR')",
          "INSERT INTO accounts VALUES ('root','Root','ROOT',NULL,NULL,0),"
              + " ('giro','Giro','BANK','eur','root',0), ('food','Food','EXPENSE','eur','root',0)",
          "INSERT INTO transactions VALUES ('t','eur','7','2026-01-02 10:59:00','Market')",
          "INSERT INTO splits VALUES ('t','giro','','y',-1234,100,-1234,100),"
              + " ('t','food','','n',1234,100,1234,100)");

  static final List<String> ACTUAL =
      List.of(
          "CREATE TABLE accounts (id TEXT, name TEXT, type TEXT, offbudget INTEGER, closed INTEGER,"
              + " tombstone INTEGER)",
          "CREATE TABLE category_groups (id TEXT, name TEXT, is_income INTEGER, hidden INTEGER,"
              + " tombstone INTEGER)",
          "CREATE TABLE categories (id TEXT, name TEXT, is_income INTEGER, cat_group TEXT, hidden"
              + " INTEGER, tombstone INTEGER)",
          "CREATE TABLE transactions (id TEXT, isParent INTEGER, isChild INTEGER, acct TEXT,"
              + " category TEXT, amount INTEGER, description TEXT, notes TEXT, date INTEGER,"
              + " transferred_id TEXT, tombstone INTEGER, cleared INTEGER, parent_id TEXT,"
              + " reconciled INTEGER)",
          "INSERT INTO accounts VALUES ('a','Bank','checking',0,0,0), ('b','House',NULL,1,0,0)",
          "INSERT INTO category_groups VALUES ('g','Daily',0,0,0)",
          "INSERT INTO categories VALUES ('food','Food',0,'g',0,0)",
          "INSERT INTO transactions VALUES"
              + " ('1',1,0,'a',NULL,-6000,'','bread',20260103,NULL,0,0,NULL,0),"
              + " ('1a',0,1,'a','food',-1000,'','',20260103,NULL,0,0,'1',0),"
              + " ('1b',0,1,'a',NULL,-5000,'','',20260103,'2',0,0,'1',0),"
              + " ('2',0,0,'b',NULL,5000,'','',20260103,'1b',0,0,NULL,0)");

  static final List<String> MMEX =
      List.of(
          "CREATE TABLE ACCOUNTLIST_V1 (ACCOUNTID integer primary key, ACCOUNTNAME TEXT,"
              + " ACCOUNTTYPE TEXT, STATUS TEXT, NOTES TEXT, INITIALBAL numeric, CURRENCYID"
              + " integer)",
          "CREATE TABLE CURRENCYFORMATS_V1 (CURRENCYID integer primary key, CURRENCY_SYMBOL TEXT)",
          "CREATE TABLE CHECKINGACCOUNT_V1 (TRANSID integer primary key, ACCOUNTID integer,"
              + " TOACCOUNTID integer, PAYEEID integer, TRANSCODE TEXT, TRANSAMOUNT numeric, STATUS"
              + " TEXT, TRANSACTIONNUMBER TEXT, NOTES TEXT, CATEGID integer, TRANSDATE TEXT,"
              + " TOTRANSAMOUNT numeric)",
          "CREATE TABLE SPLITTRANSACTIONS_V1 (SPLITTRANSID integer primary key, TRANSID integer,"
              + " CATEGID integer, SPLITTRANSAMOUNT numeric, NOTES TEXT)",
          "INSERT INTO CURRENCYFORMATS_V1 VALUES (1,'EUR')",
          "INSERT INTO ACCOUNTLIST_V1 VALUES (1,'Bank','Checking','Open','',100.1,1),"
              + " (2,'Card','Credit Card','Open','',-20,1)",
          "INSERT INTO CHECKINGACCOUNT_V1 VALUES"
              + " (1,1,-1,1,'Withdrawal',30,'F','','',-1,'2026-01-03',30),"
              + " (2,1,2,-1,'Transfer',20,'','','',1,'2026-01-04',20)",
          "INSERT INTO SPLITTRANSACTIONS_V1 VALUES (1,1,1,10,'a'), (2,1,2,20,'')");

  public static List<byte[]> seeds() {
    return List.of(database(GNUCASH), database(ACTUAL), database(MMEX));
  }
}
