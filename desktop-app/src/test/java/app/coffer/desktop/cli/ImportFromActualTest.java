package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImportFromActualTest {
  private static final String TX =
      "INSERT INTO transactions (id, isParent, isChild, acct, category, amount, description, notes,"
          + " date, transferred_id, tombstone, cleared, parent_id, reconciled) VALUES ";

  private static final String CONDITIONS =
      "[{\"op\":\"is\",\"field\":\"description\",\"value\":\"%s\"},"
          + "{\"op\":\"is\",\"field\":\"acct\",\"value\":\"a\"},"
          + "{\"op\":\"%s\",\"field\":\"amount\",\"value\":%d},"
          + "{\"op\":\"isapprox\",\"field\":\"date\",\"value\":%s}]";

  /** The first of February 2026 is a Sunday. */
  private static final String DAYS =
      "{\"start\":\"2025-01-01\",\"interval\":1,\"frequency\":\"monthly\",\"patterns\":[],"
          + "\"skipWeekend\":true,\"weekendSolveMode\":\"after\",\"endMode\":\"never\"}";

  private static final String LAST =
      "{\"start\":\"2025-01-31\",\"interval\":1,\"frequency\":\"monthly\",\"patterns\":"
          + "[{\"value\":-1,\"type\":\"day\"}],\"endMode\":\"on_date\",\"endDate\":\"2027-01-01\"}";

  @TempDir Path folder;

  private static String rule(
      String id, String field, String op, String value, String set, String to) {
    return "('%s',NULL,'[{\"op\":\"%s\",\"field\":\"%s\",\"value\":%s}]','[{\"op\":\"set\",\"field\":\"%s\",\"value\":\"%s\"}]',0)"
        .formatted(id, op, field, value, set, to);
  }

  @Test
  void anExportComesOverWithSplitsTransfersAndItsBudget() throws IOException {
    Path database = folder.resolve("db.sqlite");
    Bringing.database(
        database,
        List.of(
            "CREATE TABLE accounts (id TEXT PRIMARY KEY, name TEXT, type TEXT, offbudget INTEGER,"
                + " closed INTEGER, tombstone INTEGER)",
            "CREATE TABLE category_groups (id TEXT, name TEXT, is_income INTEGER, hidden INTEGER,"
                + " tombstone INTEGER)",
            "CREATE TABLE categories (id TEXT, name TEXT, is_income INTEGER, cat_group TEXT,"
                + " hidden INTEGER, tombstone INTEGER)",
            "CREATE TABLE category_mapping (id TEXT, transferId TEXT)",
            "CREATE TABLE payees (id TEXT, name TEXT, transfer_acct TEXT, tombstone INTEGER)",
            "CREATE TABLE payee_mapping (id TEXT, targetId TEXT)",
            "CREATE TABLE transactions (id TEXT, isParent INTEGER, isChild INTEGER, acct TEXT,"
                + " category TEXT, amount INTEGER, description TEXT, notes TEXT, date INTEGER,"
                + " transferred_id TEXT, tombstone INTEGER, cleared INTEGER, parent_id TEXT,"
                + " reconciled INTEGER)",
            "CREATE TABLE zero_budgets (id TEXT, month INTEGER, category TEXT, amount INTEGER,"
                + " carryover INTEGER)",
            "CREATE TABLE schedules (id TEXT, rule TEXT, completed INTEGER, tombstone INTEGER,"
                + " name TEXT)",
            "CREATE TABLE rules (id TEXT, stage TEXT, conditions TEXT, actions TEXT, tombstone"
                + " INTEGER)",
            "CREATE TABLE schedules_next_date (id TEXT, schedule_id TEXT, local_next_date INTEGER,"
                + " tombstone INTEGER)",
            "INSERT INTO accounts VALUES ('a','Bank','checking',0,0,0), ('b','House',NULL,1,0,0),"
                + " ('c','Old','savings',0,1,0), ('x','Gone',NULL,0,0,1)",
            "INSERT INTO category_groups VALUES ('g','Daily',0,0,0), ('i','Income',1,0,0)",
            "INSERT INTO categories VALUES ('food','Food',0,'g',0,0), ('fun','Fun',0,'g',1,0),"
                + " ('pay','Salary',1,'i',0,0)",
            "INSERT INTO category_mapping VALUES ('food','food'), ('dead','food')",
            "INSERT INTO payees VALUES ('p','Shop',NULL,0), ('tb','','b',0), ('ta','','a',0)",
            "INSERT INTO payee_mapping VALUES ('p','p'), ('p2','p'), ('tb','tb')",
            TX + "('1',0,0,'a','pay',200000,'p','',20260101,NULL,0,1,NULL,1)",
            TX + "('2',0,0,'a','dead',-1050,'p2','lunch #work',20260102,NULL,0,1,NULL,0)",
            TX + "('3',1,0,'a',NULL,-6000,'p','',20260103,NULL,0,0,NULL,0)",
            TX + "('3a',0,1,'a','food',-1000,'p','bread',20260103,NULL,0,0,'3',0)",
            TX + "('3b',0,1,'a','fun',-2000,'p','',20260103,NULL,0,0,'3',0)",
            TX + "('3c',0,1,'a',NULL,-3000,'tb','',20260103,'4',0,0,'3',0)",
            TX + "('4',0,0,'b',NULL,3000,'ta','',20260103,'3c',0,0,NULL,0)",
            TX + "('5',0,0,'c',NULL,500,'ta','',20260104,'6',0,0,NULL,0)",
            TX + "('6',0,0,'a',NULL,-500,NULL,'',20260104,'5',0,0,NULL,0)",
            TX + "('7',0,0,'a',NULL,-700,NULL,'',20260105,'nowhere',0,0,NULL,0)",
            TX + "('8',0,0,'a',NULL,-9999,NULL,'',20260105,NULL,1,0,NULL,0)",
            TX + "('9',0,0,'a',NULL,-8888,NULL,'',NULL,NULL,0,0,NULL,0)",
            "INSERT INTO zero_budgets VALUES ('202601-food',202601,'food',30000,0)",
            "INSERT INTO schedules VALUES ('s','r1',0,0,'Rent'), ('t','r3',0,0,''),"
                + " ('u','r4',0,0,'Three times'), ('v','r5',0,0,'Loan')",
            "INSERT INTO schedules_next_date VALUES ('n1','s',20260202,0), ('n2','t',20260131,0),"
                + " ('n3','u',20260131,0), ('n4','v',20260202,0)",
            "INSERT INTO rules VALUES ('r1',NULL,'"
                + CONDITIONS.formatted("p", "is", -70_000, DAYS)
                + "','[{\"op\":\"link-schedule\",\"value\":\"s\"},{\"op\":\"set\","
                + "\"field\":\"category\",\"value\":\"food\"}]',0), ('r2',NULL,'[]','[]',0)",
            "INSERT INTO rules VALUES ('r3',NULL,'"
                + CONDITIONS.formatted("tb", "isapprox", -5_000, LAST)
                + "','[]',0), ('r4',NULL,'"
                + CONDITIONS.formatted("p", "is", -1, DAYS.replace("never", "after_n_occurrences"))
                + "','[]',0), ('r5',NULL,'"
                + CONDITIONS.formatted(
                    "p",
                    "is",
                    -500,
                    DAYS.replace("\"never\"", "\"after_n_occurrences\",\"endOccurrences\":20"))
                + "','[]',0)",
            "INSERT INTO rules VALUES "
                + rule("r6", "imported_payee", "contains", "\"MARKET\"", "category", "dead")
                + ", "
                + rule("r7", "description", "oneOf", "[\"p\",\"p2\"]", "description", "p")
                + ", "
                + rule("r8", "notes", "doesNotContain", "\"x\"", "category", "food")
                + ", "
                + rule("r9", "acct", "is", "\"a\"", "notes", "y")));
    Path file = folder.resolve("export.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("db.sqlite"));
      Files.copy(database, zip);
      zip.putNextEntry(new ZipEntry("metadata.json"));
      zip.write('{');
    }
    var coffer = Bringing.vault(folder.resolve("vault"));
    JsonNode said = coffer.done("import-from", "actual", file.toString());
    assertThat(said.get("agrees").asBoolean()).isTrue();
    assertThat(Bringing.balances(coffer))
        .containsExactlyInAnyOrder("Bank 1917.50 EUR", "House 30.00 EUR", "Old 5.00 EUR");
    assertThat(Bringing.rows(coffer))
        .containsExactlyInAnyOrder(
            "2026-01-01 2000.00 Shop Income/Salary",
            "2026-01-02 -10.50 Shop Daily/Food",
            "2026-01-03 -60.00 Shop [> House -30.00|Daily/Food -10.00|Daily/Fun -20.00]",
            "2026-01-04 -5.00  > Old",
            "2026-01-05 -7.00 ");
    assertThat(Bringing.notes(said))
        .containsExactlyInAnyOrder("half-transfer 1", "schedules 1", "rules 3");
    assertThat(said.get("rules").asInt()).isEqualTo(2);
    assertThat(Bringing.rules(coffer, folder))
        .containsExactly(
            "MARKET: IMPORT_TEXT CONTAINS MARKET > category",
            "Shop: any PAYEE EQUALS Shop, PAYEE EQUALS Shop > payee");
    assertThat(coffer.done("tx", "list", "--tag", "work")).hasSize(1);
    assertThat(coffer.done("budget", "show", "--month", "2026-01").toString()).contains("300.00");
    assertThat(said.get("schedules").asInt()).isEqualTo(3);
    assertThat(Bringing.schedules(coffer))
        .containsExactlyInAnyOrder(
            "Rent -700.00 2026-02-02 FREQ=MONTHLY;BYMONTHDAY=1",
            "Loan -5.00 2026-02-02 FREQ=MONTHLY;BYMONTHDAY=1;COUNT=7",
            "House -50.00 2026-01-31 FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20270101");
    assertThat(coffer.run("", "verify").exit()).isZero();
  }
}
