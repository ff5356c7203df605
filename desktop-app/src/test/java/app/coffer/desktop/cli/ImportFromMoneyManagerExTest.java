package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImportFromMoneyManagerExTest {
  private static final String TX =
      "INSERT INTO CHECKINGACCOUNT_V1 (TRANSID, ACCOUNTID, TOACCOUNTID, PAYEEID, TRANSCODE,"
          + " TRANSAMOUNT, STATUS, TRANSACTIONNUMBER, NOTES, CATEGID, TRANSDATE, DELETEDTIME,"
          + " TOTRANSAMOUNT) VALUES ";

  private static final List<String> BOTH =
      List.of(
          "CREATE TABLE ACCOUNTLIST_V1(ACCOUNTID integer primary key, ACCOUNTNAME TEXT COLLATE"
              + " NOCASE NOT NULL UNIQUE, ACCOUNTTYPE TEXT NOT NULL, ACCOUNTNUM TEXT, STATUS TEXT"
              + " NOT NULL, NOTES TEXT, INITIALBAL numeric, INITIALDATE TEXT, FAVORITEACCT TEXT NOT"
              + " NULL, CURRENCYID integer NOT NULL)",
          "CREATE TABLE CURRENCYFORMATS_V1(CURRENCYID integer primary key, CURRENCYNAME TEXT,"
              + " CURRENCY_SYMBOL TEXT NOT NULL, CURRENCY_TYPE TEXT NOT NULL)",
          "CREATE TABLE PAYEE_V1(PAYEEID integer primary key, PAYEENAME TEXT NOT NULL UNIQUE,"
              + " CATEGID integer)",
          "CREATE TABLE INFOTABLE_V1(INFOID integer not null primary key, INFONAME TEXT COLLATE"
              + " NOCASE NOT NULL UNIQUE, INFOVALUE TEXT NOT NULL)",
          "INSERT INTO INFOTABLE_V1 VALUES (1,'BASECURRENCYID','2')",
          "INSERT INTO CURRENCYFORMATS_V1 VALUES (1,'US dollar','USD','Fiat'),"
              + " (2,'Euro','EUR','Fiat')",
          "INSERT INTO ACCOUNTLIST_V1 VALUES"
              + " (1,'Bank','Checking','','Open','',1000.1,'','FALSE',2), (2,'Card','Credit"
              + " Card','','Open','',-20,'','FALSE',2),"
              + " (3,'Dollars','Term','','Closed','',0,'','FALSE',1)",
          "INSERT INTO PAYEE_V1 VALUES (1,'Shop',1), (2,'Work',-1)");

  @TempDir Path folder;

  @Test
  void aDatabaseComesOverWithSplitsTransfersTagsAndItsBudget() throws IOException {
    List<String> statements = new ArrayList<>(BOTH);
    statements.addAll(
        List.of(
            "CREATE TABLE CATEGORY_V1 (CATEGID INTEGER PRIMARY KEY, CATEGNAME TEXT NOT NULL,"
                + " ACTIVE INTEGER, PARENTID INTEGER)",
            "CREATE TABLE CHECKINGACCOUNT_V1(TRANSID integer primary key, ACCOUNTID integer NOT"
                + " NULL, TOACCOUNTID integer, PAYEEID integer NOT NULL, TRANSCODE TEXT NOT NULL,"
                + " TRANSAMOUNT numeric NOT NULL, STATUS TEXT, TRANSACTIONNUMBER TEXT, NOTES TEXT,"
                + " CATEGID integer, TRANSDATE TEXT, LASTUPDATEDTIME TEXT, DELETEDTIME TEXT,"
                + " FOLLOWUPID integer, TOTRANSAMOUNT numeric, COLOR integer DEFAULT -1)",
            "CREATE TABLE SPLITTRANSACTIONS_V1(SPLITTRANSID integer primary key, TRANSID integer"
                + " NOT NULL, CATEGID integer, SPLITTRANSAMOUNT numeric, NOTES TEXT)",
            "CREATE TABLE TAG_V1(TAGID INTEGER PRIMARY KEY, TAGNAME TEXT NOT NULL, ACTIVE INTEGER)",
            "CREATE TABLE TAGLINK_V1(TAGLINKID INTEGER PRIMARY KEY, REFTYPE TEXT NOT NULL, REFID"
                + " INTEGER NOT NULL, TAGID INTEGER NOT NULL)",
            "CREATE TABLE BUDGETYEAR_V1(BUDGETYEARID integer primary key, BUDGETYEARNAME TEXT)",
            "CREATE TABLE BUDGETTABLE_V1(BUDGETENTRYID integer primary key, BUDGETYEARID integer,"
                + " CATEGID integer, PERIOD TEXT NOT NULL, AMOUNT numeric NOT NULL)",
            "CREATE TABLE BILLSDEPOSITS_V1(BDID integer primary key, ACCOUNTID integer NOT NULL,"
                + " TOACCOUNTID integer, PAYEEID integer NOT NULL, TRANSCODE TEXT NOT NULL,"
                + " TRANSAMOUNT numeric NOT NULL, STATUS TEXT, TRANSACTIONNUMBER TEXT, NOTES TEXT,"
                + " CATEGID integer, TRANSDATE TEXT, FOLLOWUPID integer, TOTRANSAMOUNT numeric,"
                + " REPEATS integer, NEXTOCCURRENCEDATE TEXT, NUMOCCURRENCES integer)",
            "INSERT INTO CATEGORY_V1 VALUES (1,'Food',1,-1), (2,'Out',1,1), (3,'Lunch',0,2),"
                + " (4,'Salary',1,-1)",
            TX + "(1,1,-1,2,'Deposit',2000,'R','','',4,'2026-01-01','',0)",
            TX + "(2,1,-1,1,'Withdrawal',10.5,'','42','rolls',3,'2026-01-02T10:11:12','',10.5)",
            TX + "(3,1,-1,1,'Withdrawal',30,'F','','',-1,'2026-01-03','',30)",
            TX + "(4,1,2,-1,'Transfer',20,'','','',1,'2026-01-04','',20)",
            TX + "(5,1,3,-1,'Transfer',10,'','','',1,'2026-01-05','',11.6)",
            TX + "(6,1,-1,1,'Withdrawal',500,'V','','',1,'2026-01-06','',500)",
            TX + "(7,1,-1,1,'Withdrawal',600,'','','',1,'2026-01-06','2026-02-01T00:00:00',600)",
            "INSERT INTO SPLITTRANSACTIONS_V1 VALUES (1,3,1,10,'a'), (2,3,2,25,''), (3,3,3,-5,'')",
            "CREATE TABLE CURRENCYHISTORY_V1(CURRHISTID INTEGER PRIMARY KEY, CURRENCYID INTEGER NOT"
                + " NULL, CURRDATE TEXT NOT NULL, CURRVALUE NUMERIC NOT NULL, CURRUPDTYPE INTEGER)",
            "INSERT INTO CURRENCYHISTORY_V1 VALUES (1,1,'2026-01-05',0.86,1),"
                + " (2,2,'2026-01-05',1,1)",
            "INSERT INTO TAG_V1 VALUES (1,'work',1)",
            "INSERT INTO TAGLINK_V1 VALUES (1,'Transaction',2,1), (2,'RecurringTransaction',3,1)",
            "INSERT INTO BUDGETYEAR_V1 VALUES (1,'2026'), (2,'2026-03')",
            "INSERT INTO BUDGETTABLE_V1 VALUES (1,1,1,'Weekly',-50), (2,2,3,'Monthly',-80),"
                + " (3,2,1,'None',0)",
            "INSERT INTO BILLSDEPOSITS_V1 VALUES"
                + " (1,1,-1,1,'Withdrawal',700,'','','rent',1,'2026-03-01',-1,700,203,'2026-03-01',-1),"
                + " (2,1,2,-1,'Transfer',20,'','','card',1,'2026-03-02',-1,20,14,'2026-03-02',3),"
                + " (3,1,-1,2,'Deposit',9,'','','',4,'2026-03-31',-1,9,16,'2026-03-31',5),"
                + " (4,1,-1,2,'Deposit',9,'V','','void',4,'2026-03-31',-1,9,3,'2026-03-31',-1)"));
    Path file = folder.resolve("money.mmb");
    Bringing.database(file, statements);
    var coffer = Bringing.vault(folder.resolve("vault"));
    JsonNode said = coffer.done("import-from", "mmex", file.toString());
    assertThat(said.get("agrees").asBoolean()).isTrue();
    assertThat(Bringing.balances(coffer))
        .containsExactlyInAnyOrder("Bank 2929.60 EUR", "Card 0.00 EUR", "Dollars 11.60 USD");
    assertThat(Bringing.rows(coffer))
        .containsExactlyInAnyOrder(
            "2026-01-01 2000.00 Work Salary/Salary",
            "2026-01-02 -10.50 Shop Food/Out: Lunch",
            "2026-01-03 -30.00 Shop [Food/Food -10.00|Food/Out -25.00|Food/Out: Lunch 5.00]",
            "2026-01-04 -20.00  > Card",
            "2026-01-05 -10.00  > Dollars");
    assertThat(Bringing.notes(said))
        .containsExactlyInAnyOrder("not-counted 2", "schedules 1", "budgets 1");
    assertThat(Bringing.schedules(coffer))
        .containsExactlyInAnyOrder(
            "rent -700.00 2026-03-01 FREQ=MONTHLY",
            "card -20.00 2026-03-02 FREQ=MONTHLY;INTERVAL=3",
            "Work 9.00 2026-03-31 FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=5");
    assertThat(said.get("rates").asInt()).isEqualTo(1);
    assertThat(Bringing.rules(coffer, folder))
        .containsExactly("Shop: PAYEE EQUALS Shop > category");
    Path out = folder.resolve("all.json");
    coffer.done("export", "--format", "json", "--out", out.toString());
    assertThat(Files.readString(out))
        .contains("\"date\":\"2026-01-05\",\"from\":\"USD\",\"to\":\"EUR\",\"value\":\"0.86\"");
    assertThat(coffer.done("tx", "list", "--tag", "work")).hasSize(1);
    assertThat(coffer.done("budget", "show", "--month", "2026-03").toString()).contains("80.00");
    assertThat(coffer.run("", "verify").exit()).isZero();
  }

  @Test
  void before2023CategoriesAreInTwoTables() {
    List<String> statements = new ArrayList<>(BOTH);
    statements.addAll(
        List.of(
            "CREATE TABLE CATEGORY_V1(CATEGID integer primary key, CATEGNAME TEXT NOT NULL)",
            "CREATE TABLE SUBCATEGORY_V1(SUBCATEGID integer primary key, SUBCATEGNAME TEXT NOT"
                + " NULL, CATEGID integer NOT NULL)",
            "CREATE TABLE CHECKINGACCOUNT_V1(TRANSID integer primary key, ACCOUNTID integer NOT"
                + " NULL, TOACCOUNTID integer, PAYEEID integer NOT NULL, TRANSCODE TEXT NOT NULL,"
                + " TRANSAMOUNT numeric NOT NULL, STATUS TEXT, TRANSACTIONNUMBER TEXT, NOTES TEXT,"
                + " CATEGID integer, SUBCATEGID integer, TRANSDATE TEXT, FOLLOWUPID integer,"
                + " TOTRANSAMOUNT numeric)",
            "INSERT INTO CATEGORY_V1 VALUES (1,'Food'), (2,'Car')",
            "INSERT INTO SUBCATEGORY_V1 VALUES (1,'Out',1), (2,'Fuel',2)",
            "INSERT INTO CHECKINGACCOUNT_V1 VALUES"
                + " (1,1,-1,1,'Withdrawal',5,'','','',2,2,'2020-01-01',-1,5),"
                + " (2,1,-1,1,'Withdrawal',6,'','','',1,-1,'2020-01-02',-1,6)"));
    Path file = folder.resolve("money.mmb");
    Bringing.database(file, statements);
    var coffer = Bringing.vault(folder.resolve("vault"));
    JsonNode said = coffer.done("import-from", "mmex", file.toString());
    assertThat(said.get("agrees").asBoolean()).isTrue();
    assertThat(Bringing.rows(coffer))
        .containsExactlyInAnyOrder(
            "2020-01-01 -5.00 Shop Car/Fuel", "2020-01-02 -6.00 Shop Food/Food");
  }
}
