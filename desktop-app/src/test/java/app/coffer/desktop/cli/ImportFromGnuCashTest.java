package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImportFromGnuCashTest {
  @TempDir Path folder;

  @Test
  void aBookComesOverWithItsSplitsTransfersAndBalances() throws IOException {
    Path file = folder.resolve("book.gnucash");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(book().getBytes(StandardCharsets.UTF_8));
    }
    var coffer = Bringing.vault(folder.resolve("vault"));
    JsonNode foreseen = coffer.done("import-from", "gnucash", file.toString(), "--dry-run");
    assertThat(coffer.done("account", "list")).isEmpty();
    JsonNode said = coffer.done("import-from", "gnucash", file.toString());
    assertThat(said.get("accounts")).isEqualTo(foreseen.get("accounts"));
    assertThat(said.get("agrees").asBoolean()).isTrue();
    assertThat(said.get("transfers").asInt()).isEqualTo(1);
    assertThat(said.get("splits").asInt()).isEqualTo(2);
    assertThat(Bringing.balances(coffer))
        .containsExactlyInAnyOrder("Giro 869.50 EUR", "Visa -20.00 EUR", "Dollars 110.00 USD");
    assertThat(Bringing.rows(coffer))
        .containsExactlyInAnyOrder(
            "2026-01-02 -30.50 Market [Auto/Fuel -10.50|Expenses/Food -20.00]",
            "2026-01-03 -20.00 Cafe Expenses/Food",
            "2026-01-04 -90.00 Exchange > Dollars",
            "2026-01-05 -15.00 Mixed [> Dollars -10.00|Expenses/Food -5.00]",
            "2026-01-06 5.00 Back Expenses/Food");
    assertThat(Bringing.notes(said))
        .containsExactlyInAnyOrder("schedules 1", "not-counted 1", "budgets 2");
    assertThat(said.get("budgeted").asInt()).isEqualTo(2);
    assertThat(Bringing.schedules(coffer))
        .containsExactly("Flat -700.00 2026-02-27 FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=23");
    assertThat(coffer.done("budget", "show", "--month", "2026-03").toString()).contains("250.50");
    assertThat(
            coffer.json("import-from", "gnucash", file.toString()).error().get("code").asString())
        .isEqualTo("not-empty");
  }

  @Test
  void theSqliteFileSaysTheSame() throws IOException {
    Path file = folder.resolve("sqlite.gnucash");
    Bringing.database(
        file,
        List.of(
            "CREATE TABLE books (guid TEXT, root_account_guid TEXT, root_template_guid TEXT)",
            "CREATE TABLE commodities (guid TEXT, namespace TEXT, mnemonic TEXT, fraction INT)",
            "CREATE TABLE accounts (guid TEXT, name TEXT, account_type TEXT, commodity_guid TEXT,"
                + " parent_guid TEXT, hidden INTEGER, placeholder INTEGER)",
            "CREATE TABLE transactions (guid TEXT, currency_guid TEXT, num TEXT, post_date TEXT,"
                + " enter_date TEXT, description TEXT)",
            "CREATE TABLE splits (guid TEXT, tx_guid TEXT, account_guid TEXT, memo TEXT,"
                + " reconcile_state TEXT, value_num BIGINT, value_denom BIGINT,"
                + " quantity_num BIGINT, quantity_denom BIGINT)",
            "INSERT INTO books VALUES ('b', 'root', 'troot')",
            "INSERT INTO commodities VALUES ('eur', 'CURRENCY', 'EUR', 100)",
            "INSERT INTO accounts VALUES ('root','Root','ROOT',NULL,NULL,0,0),"
                + " ('troot','Template','ROOT',NULL,NULL,0,0),"
                + " ('tacc','x','BANK','eur','troot',0,0),"
                + " ('giro','Giro','BANK','eur','root',0,0),"
                + " ('old','Old','BANK','eur','root',1,0),"
                + " ('pay','Salary','INCOME','eur','root',0,0)",
            "INSERT INTO transactions VALUES ('t1','eur','7','2026-01-02 10:59:00','','Work'),"
                + " ('t2','eur','','2026-01-03 10:59:00','','Move'),"
                + " ('t3','eur','','2026-01-03 10:59:00','','Template')",
            "INSERT INTO splits VALUES ('1','t1','giro','','y',123456,100,123456,100),"
                + " ('2','t1','pay','','n',-123456,100,-123456,100),"
                + " ('3','t2','giro','','c',-456,100,-456,100),"
                + " ('4','t2','old','','c',456,100,456,100),"
                + " ('5','t3','tacc','','n',0,1,0,1)",
            "INSERT INTO accounts VALUES ('food','Food','EXPENSE','eur','root',0,0)",
            "CREATE TABLE budgets (guid TEXT, name TEXT, description TEXT, num_periods INTEGER)",
            "CREATE TABLE budget_amounts (id INTEGER PRIMARY KEY, budget_guid TEXT, account_guid"
                + " TEXT, period_num INTEGER, amount_num BIGINT, amount_denom BIGINT)",
            "CREATE TABLE recurrences (id INTEGER PRIMARY KEY, obj_guid TEXT, recurrence_mult"
                + " INTEGER, recurrence_period_type TEXT, recurrence_period_start TEXT)",
            "INSERT INTO budgets VALUES ('b1','Now','',12), ('b0','Before','',12),"
                + " ('b2','Weeks','',52)",
            "INSERT INTO recurrences VALUES (1,'b1',1,'month','20260101'),"
                + " (2,'b0',1,'month','20250101'), (3,'b2',1,'week','20260101'),"
                + " (4,'sx',2,'week','20260105'), (5,'off',1,'month','20260105'),"
                + " (6,'var',1,'month','20260105')",
            "CREATE TABLE schedxactions (guid TEXT, name TEXT, enabled INTEGER, start_date TEXT,"
                + " end_date TEXT, last_occur TEXT, num_occur INTEGER, rem_occur INTEGER,"
                + " template_act_guid TEXT)",
            "INSERT INTO accounts VALUES ('ta','ta','BANK','eur','troot',0,0),"
                + " ('tv','tv','BANK','eur','troot',0,0)",
            "INSERT INTO splits VALUES ('s1','tt','ta','','n',0,1,0,1),"
                + " ('s2','tt','ta','aside','n',0,1,0,1), ('s3','tv','tv','','n',0,1,0,1),"
                + " ('s4','tv','tv','','n',0,1,0,1)",
            "CREATE TABLE slots (obj_guid TEXT, name TEXT, string_val TEXT, guid_val TEXT,"
                + " numeric_val_num INTEGER, numeric_val_denom INTEGER)",
            "INSERT INTO slots VALUES ('s1','sched-xaction',NULL,'f1',NULL,NULL),"
                + " ('f1','sched-xaction/account',NULL,'giro',0,1),"
                + " ('f1','sched-xaction/credit-numeric',NULL,NULL,5000,100),"
                + " ('s2','sched-xaction',NULL,'f2',NULL,NULL),"
                + " ('f2','sched-xaction/account',NULL,'food',0,1),"
                + " ('f2','sched-xaction/debit-formula','50.00',NULL,NULL,NULL),"
                + " ('s3','sched-xaction',NULL,'f3',NULL,NULL),"
                + " ('f3','sched-xaction/account',NULL,'giro',0,1),"
                + " ('f3','sched-xaction/credit-formula','rate * 2',NULL,NULL,NULL),"
                + " ('s4','sched-xaction',NULL,'f3',NULL,NULL)",
            "INSERT INTO schedxactions VALUES"
                + " ('sx','Save',1,'20260105','20261231','20260119',0,0,'ta'),"
                + " ('off','Off',0,'20260105',NULL,NULL,0,0,'ta'),"
                + " ('var','Varies',1,'20260105',NULL,NULL,0,0,'tv')",
            "INSERT INTO budget_amounts VALUES (1,'b1','food',1,30000,100),"
                + " (2,'b1','pay',1,-90000,100), (3,'b0','food',0,1,1), (4,'b2','food',0,1,1)"));
    var coffer = Bringing.vault(folder.resolve("vault"));
    JsonNode said = coffer.done("import-from", "gnucash", file.toString());
    assertThat(said.get("agrees").asBoolean()).isTrue();
    assertThat(Bringing.balances(coffer))
        .containsExactlyInAnyOrder("Giro 1230.00 EUR", "Old 4.56 EUR");
    assertThat(Bringing.rows(coffer))
        .containsExactlyInAnyOrder(
            "2026-01-02 1234.56 Work Salary/Salary", "2026-01-03 -4.56 Move > Old");
    assertThat(Bringing.notes(said)).containsExactlyInAnyOrder("budgets 3", "schedules 2");
    assertThat(Bringing.schedules(coffer))
        .containsExactly("Save -50.00 2026-02-02 FREQ=WEEKLY;INTERVAL=2;UNTIL=20261231");
    assertThat(coffer.done("budget", "show", "--month", "2026-02").toString()).contains("300.00");
  }

  @Test
  void whatIsNoBookIsRefusedAndNothingIsWritten() throws IOException {
    var coffer = Bringing.vault(folder.resolve("vault"));
    for (String bad :
        List.of(
            "",
            "<gnc-v2>",
            "<html/>",
            "<!DOCTYPE a [<!ENTITY b \"c\">]><gnc-v2>&b;</gnc-v2>",
            book().replace("3050/100", "x/100"),
            book().replace("3050/100", "1/0"),
            book().replace("2026-01-02", "2026-13-02"))) {
      Path file = Files.writeString(folder.resolve("bad.gnucash"), bad);
      assertThat(coffer.json("import-from", "gnucash", file.toString()).exit())
          .as(bad.substring(0, Math.min(20, bad.length())))
          .isEqualTo(4);
      assertThat(coffer.done("account", "list")).isEmpty();
    }
  }

  private static String book() {
    return "<?xml version=\"1.0\" encoding=\"utf-8\" ?><gnc-v2 xmlns:gnc=\"g\" xmlns:act=\"a\""
        + " xmlns:trn=\"t\" xmlns:split=\"s\" xmlns:ts=\"d\" xmlns:cmdty=\"c\" xmlns:slot=\"l\""
        + " xmlns:sx=\"x\"><gnc:book>"
        + account("root", "Root Account", "ROOT", "EUR", "")
        + account("assets", "Assets", "ASSET", "EUR", "root")
        + account("giro", "Giro", "BANK", "EUR", "assets")
        + account("usd", "Dollars", "CASH", "USD", "assets")
        + account("visa", "Visa", "CREDIT", "EUR", "root")
        + account("exp", "Expenses", "EXPENSE", "EUR", "root")
        + account("food", "Food", "EXPENSE", "EUR", "exp")
        + account("auto", "Auto", "EXPENSE", "EUR", "exp")
        + account("fuel", "Fuel", "EXPENSE", "EUR", "auto")
        + account("open", "Opening Balances", "EQUITY", "EUR", "root")
        + transaction("2026-01-01", "Begin", split("giro", 100_000), split("open", -100_000))
        + transaction(
            "2026-01-02", "Market", split("giro", -3050), split("food", 2000), split("fuel", 1050))
        + transaction("2026-01-03", "Cafe", split("visa", -2000), split("food", 2000))
        + transaction("2026-01-04", "Exchange", split("giro", -9000), split("usd", 9000, 10_000))
        + transaction(
            "2026-01-05",
            "Mixed",
            split("giro", -1500),
            split("usd", 1000, 1000),
            split("food", 500))
        + transaction("2026-01-06", "Back", split("giro", 500), split("food", -500))
        + transaction("2026-01-07", "Void", split("giro", 0), split("food", 0))
            .replaceFirst("state>n<", "state>v<")
        + "<gnc:template-transactions>"
        + account("template", "Template", "BANK", "EUR", "")
        + transaction("2026-01-08", "Template", split("template", 0))
        + transaction(
            "2026-01-08",
            "Rent",
            template("t-rent", "giro", "credit", "70000/100"),
            template("t-rent", "food", "debit", "70000/100"))
        + "</gnc:template-transactions>"
        + "<gnc:schedxaction><sx:name>Rent</sx:name></gnc:schedxaction>"
        + "<gnc:schedxaction><sx:name>Flat</sx:name><sx:enabled>y</sx:enabled><sx:start><gdate>"
        + "2025-01-31</gdate></sx:start><sx:last><gdate>2026-01-31</gdate></sx:last><sx:num-occur>"
        + "36</sx:num-occur><sx:rem-occur>23</sx:rem-occur><sx:templ-acct>t-rent</sx:templ-acct>"
        + "<sx:schedule><gnc:recurrence xmlns:recurrence=\"r\"><recurrence:mult>1"
        + "</recurrence:mult><recurrence:period_type>end of month</recurrence:period_type>"
        + "<recurrence:start><gdate>2025-01-31</gdate></recurrence:start>"
        + "<recurrence:weekend_adj>back</recurrence:weekend_adj></gnc:recurrence></sx:schedule>"
        + "</gnc:schedxaction>"
        + budget(
            "Year",
            1,
            slot("food", "0", "100/1")
                + slot("food", "2", "25050/100")
                + slot("giro", "0", "5/1")
                + slot("notes", "food", "remember"))
        + budget("Quarters", 3, slot("food", "0", "1/1"))
        + "</gnc:book></gnc-v2>";
  }

  private static String template(String of, String account, String side, String amount) {
    return split(of, 0)
        .replace(
            "</trn:split>",
            "<split:slots><slot><slot:key>sched-xaction</slot:key><slot:value type=\"frame\">"
                + "<slot><slot:key>account</slot:key><slot:value type=\"guid\">"
                + account
                + "</slot:value></slot><slot><slot:key>"
                + side
                + "-numeric</slot:key><slot:value type=\"numeric\">"
                + amount
                + "</slot:value></slot></slot:value></slot></split:slots></trn:split>");
  }

  private static String budget(String name, int months, String slots) {
    return "<gnc:budget version=\"2.0.0\" xmlns:bgt=\"b\" xmlns:recurrence=\"r\"><bgt:name>"
        + name
        + "</bgt:name><bgt:num-periods>12</bgt:num-periods><bgt:recurrence version=\"1.0.0\">"
        + "<recurrence:mult>"
        + months
        + "</recurrence:mult><recurrence:period_type>month</recurrence:period_type>"
        + "<recurrence:start><gdate>2026-01-01</gdate></recurrence:start></bgt:recurrence>"
        + "<bgt:slots>"
        + slots
        + "</bgt:slots></gnc:budget>";
  }

  private static String slot(String account, String period, String amount) {
    return "<slot><slot:key>"
        + account
        + "</slot:key><slot:value type=\"frame\"><slot><slot:key>"
        + period
        + "</slot:key><slot:value type=\"numeric\">"
        + amount
        + "</slot:value></slot></slot:value></slot>";
  }

  private static String account(String id, String name, String type, String unit, String parent) {
    return "<gnc:account version=\"2.0.0\"><act:name>"
        + name
        + "</act:name><act:id type=\"guid\">"
        + id
        + "</act:id><act:type>"
        + type
        + "</act:type><act:commodity><cmdty:space>CURRENCY</cmdty:space><cmdty:id>"
        + unit
        + "</cmdty:id></act:commodity>"
        + (parent.isEmpty() ? "" : "<act:parent type=\"guid\">" + parent + "</act:parent>")
        + "</gnc:account>";
  }

  private static String transaction(String day, String text, String... splits) {
    return "<gnc:transaction version=\"2.0.0\"><trn:currency><cmdty:space>CURRENCY</cmdty:space>"
        + "<cmdty:id>EUR</cmdty:id></trn:currency><trn:date-posted><ts:date>"
        + day
        + " 10:59:00 +0000</ts:date></trn:date-posted><trn:description>"
        + text
        + "</trn:description><trn:splits>"
        + String.join("", splits)
        + "</trn:splits></gnc:transaction>";
  }

  private static String split(String account, long cents) {
    return split(account, cents, cents);
  }

  private static String split(String account, long value, long quantity) {
    return "<trn:split><split:reconciled-state>n</split:reconciled-state><split:value>"
        + value
        + "/100</split:value><split:quantity>"
        + quantity
        + "/100</split:quantity><split:account type=\"guid\">"
        + account
        + "</split:account></trn:split>";
  }
}
