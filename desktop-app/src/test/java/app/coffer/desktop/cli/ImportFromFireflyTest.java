package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImportFromFireflyTest {
  private static final String TRANSACTIONS =
      """
      user_id,group_id,journal_id,group_title,type,currency_code,amount,foreign_currency_code,foreign_amount,description,date,source_name,source_type,destination_name,destination_type,reconciled,category,budget,bill,tags,notes
      1,9,9,,Transfer,EUR,-50.00,EUR,50.00,"same currency",2026-01-08T00:00:00+01:00,Giro,"Asset account",Savings,"Asset account",,,,,,
      1,1,1,,"Opening balance",EUR,100.50,,,"Initial balance",2026-01-01T00:00:00+01:00,"Initial balance for Giro","Initial balance account",Giro,"Asset account",,,,,,
      1,2,2,,Deposit,EUR,2500.00,,,Salary,2026-01-02T00:00:00+01:00,Employer,"Revenue account",Giro,"Asset account",1,Pay,,,,
      1,3,3,,Withdrawal,EUR,-10.50,,,Bread,2026-01-03T00:00:00+01:00,Giro,"Asset account",Baker,"Expense account",,Food,Daily,,"home,week end",rye
      1,4,4,Big shop,Withdrawal,EUR,-20.00,,,Food,2026-01-04T00:00:00+01:00,Giro,"Asset account",Market,"Expense account",,Food,,,,
      1,4,5,Big shop,Withdrawal,EUR,-5.00,,,Soap,2026-01-04T00:00:00+01:00,Giro,"Asset account",Market,"Expense account",,Home,,,,
      1,5,6,,Transfer,EUR,93.00,CHF,90.00,Change,2026-01-05T00:00:00+01:00,Giro,"Asset account",Franken,"Asset account",,,,,,
      1,6,7,,Withdrawal,EUR,-200.00,,,Rate,2026-01-06T00:00:00+01:00,Giro,"Asset account",House,Loan,,,,,,
      1,7,8,,"Opening balance",EUR,-9000.00,,,"Initial balance",2026-01-01T00:00:00+01:00,House,Loan,"Initial balance for House","Initial balance account",,,,,,
      1,8,10,,Reconciliation,EUR,1.00,,,Found,2026-01-07T00:00:00+01:00,"Giro reconciliation","Reconciliation account",Giro,"Asset account",,,,,,
      1,10,11,,Withdrawal,EUR,-3.00,,,Cash,2026-01-09T00:00:00+01:00,Giro,"Asset account",(cash),"Cash account",,,,,,
      """;

  private static final String ACCOUNTS =
      """
      user_id,account_id,created_at,updated_at,type,name,virtual_balance,iban,number,active,currency_code,role,cc_type
      1,1,x,x,"Asset account",Giro,,,,1,EUR,defaultAsset,
      1,2,x,x,"Asset account",Savings,,,,,EUR,savingAsset,
      1,3,x,x,"Expense account",Market,,,,1,,,
      1,4,x,x,"Asset account",Unused,,,,1,USD,cashWalletAsset,
      """;

  private static final String RECURRING =
      """
      user_id,recurrence_id,row_contains,created_at,updated_at,type,title
      1,1,recurrence,x,x,Withdrawal,Rent
      1,1,repetition,x,x,,
      1,1,transaction,x,x,,
      """;

  @TempDir Path folder;

  @Test
  void transactionsComeOverWithOpeningsSplitsAndTransfers() throws IOException {
    Path file = Files.writeString(folder.resolve("2026_transaction_export.csv"), TRANSACTIONS);
    var coffer = Bringing.vault(folder.resolve("vault"));
    JsonNode said = coffer.done("import-from", "firefly", file.toString());
    assertThat(said.get("agrees").asBoolean()).isTrue();
    assertThat(Bringing.balances(coffer))
        .containsExactlyInAnyOrder(
            "Giro 2220.00 EUR", "Savings 50.00 EUR", "Franken 90.00 CHF", "House -8800.00 EUR");
    assertThat(Bringing.rows(coffer))
        .containsExactlyInAnyOrder(
            "2026-01-02 2500.00 Employer Income/Pay",
            "2026-01-03 -10.50 Baker Spending/Food",
            "2026-01-04 -25.00 Market [Spending/Food -20.00|Spending/Home -5.00]",
            "2026-01-05 -93.00  > Franken",
            "2026-01-06 -200.00  > House",
            "2026-01-07 1.00 ",
            "2026-01-08 -50.00  > Savings",
            "2026-01-09 -3.00 ");
    assertThat(Bringing.notes(said)).containsExactly("budgets 1");
    assertThat(coffer.done("tx", "list", "--tag", "week end").get(0).get("notes").asString())
        .isEqualTo("Bread\nrye");
    assertThat(coffer.run("", "verify").exit()).isZero();
  }

  @Test
  void anArchiveOfAllFilesSaysMoreOfTheAccounts() throws IOException {
    Path file = folder.resolve("firefly.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      put(zip, "2026_11_21_transactions.csv", TRANSACTIONS);
      put(zip, "2026_11_21_accounts.csv", ACCOUNTS);
      put(zip, "2026_11_21_recurrences.csv", RECURRING);
    }
    var coffer = Bringing.vault(folder.resolve("vault"));
    JsonNode said = coffer.done("import-from", "firefly", file.toString());
    assertThat(said.get("agrees").asBoolean()).isTrue();
    assertThat(Bringing.balances(coffer))
        .containsExactlyInAnyOrder(
            "Giro 2220.00 EUR",
            "Savings 50.00 EUR",
            "Franken 90.00 CHF",
            "House -8800.00 EUR",
            "Unused 0.00 USD");
    assertThat(Bringing.notes(said)).containsExactlyInAnyOrder("schedules 1", "budgets 1");
    for (JsonNode each : coffer.done("account", "list")) {
      assertThat(each.get("closed").asBoolean())
          .isEqualTo(each.get("name").asString().equals("Savings"));
    }
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
