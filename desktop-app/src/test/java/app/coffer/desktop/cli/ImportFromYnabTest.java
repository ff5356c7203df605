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

class ImportFromYnabTest {
  private static final String REGISTER =
      """
      "Account","Flag","Date","Payee","Category Group/Category","Category Group","Category","Memo","Outflow","Inflow","Cleared"
      "Checking","","01/31/2026","Work","Inflow: Ready to Assign","Inflow","Ready to Assign","",€0.00,"€2,500.00","Reconciled"
      "Checking","Red","02/03/2026","Market","Daily: Food","Daily","Food","Split (1/3) bread",€10.00,€0.00,"Cleared"
      "Checking","Red","02/03/2026","Market","Daily: Fun","Daily","Fun","Split (2/3)",€5.50,€0.00,"Cleared"
      "Checking","Red","02/03/2026","Transfer : Cash","","","","Split (3/3)",€20.00,€0.00,"Cleared"
      "Cash","","02/03/2026","Transfer : Checking","","","","",€0.00,€20.00,"Cleared"
      "Checking","","02/04/2026","Transfer : Cash","","","","more",€1.00,€0.00,"Uncleared"
      "Cash","","02/04/2026","Transfer : Checking","","","","more",€0.00,€1.00,"Uncleared"
      "Cash","","02/05/2026","Transfer : Closed","","","","",€2.00,€0.00,"Uncleared"
      """;

  private static final String PLAN =
      """
      "Month","Category Group/Category","Category Group","Category","Assigned","Activity","Available"
      "Feb 2026","Daily: Food","Daily","Food",€300.00,-€10.00,€290.00
      "Feb 2026","Daily: Fun","Daily","Fun",€0.00,-€5.50,-€5.50
      """;

  @TempDir Path folder;

  @Test
  void registerAndPlanComeOver() throws IOException {
    Path file = folder.resolve("export.zip");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("My Plan - Register.csv"));
      zip.write(("\uFEFF" + REGISTER).getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("My Plan - Plan.csv"));
      zip.write(PLAN.getBytes(StandardCharsets.UTF_8));
    }
    var coffer = Bringing.vault(folder.resolve("vault"));
    JsonNode said = coffer.done("import-from", "ynab", file.toString());
    assertThat(said.get("agrees").asBoolean()).isTrue();
    assertThat(Bringing.balances(coffer))
        .containsExactlyInAnyOrder("Checking 2463.50 EUR", "Cash 19.00 EUR");
    assertThat(Bringing.rows(coffer))
        .containsExactlyInAnyOrder(
            "2026-01-31 2500.00 Work Inflow/Ready to Assign",
            "2026-02-03 -35.50 Market [> Cash -20.00|Daily/Food -10.00|Daily/Fun -5.50]",
            "2026-02-04 -1.00  > Cash",
            "2026-02-05 -2.00 Transfer : Closed");
    assertThat(Bringing.notes(said)).containsExactlyInAnyOrder("half-transfer 1");
    assertThat(coffer.done("tx", "list", "--tag", "Red")).hasSize(1);
    assertThat(coffer.done("budget", "show", "--month", "2026-02").toString()).contains("300.00");
  }

  @Test
  void datesThatCanBeReadEitherWayAreAskedFor() throws IOException {
    String either = REGISTER.replace("01/31/2026", "01/02/2026");
    Path file = Files.writeString(folder.resolve("register.csv"), either);
    var coffer = Bringing.vault(folder.resolve("vault"));
    assertThat(coffer.json("import-from", "ynab", file.toString()).exit()).isEqualTo(4);
    coffer.done("import-from", "ynab", file.toString(), "--days", "day_first");
    assertThat(Bringing.rows(coffer))
        .contains("2026-03-02 -35.50 Market [> Cash -20.00|Daily/Food -10.00|Daily/Fun -5.50]");
  }
}
