package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PlanCommandsTest {
  @TempDir Path folder;

  @Test
  void budgetSchedulesReportsAndFiltersWorkFromTheCommandLine() {
    var coffer = new Command(folder.resolve("vault"));
    coffer.done("vault", "create", "--name", "Home", "--currency", "EUR", "--no-passphrase");
    coffer.done("account", "add", "--name", "Checking", "--opening", "1000.00");
    coffer.done("category", "add", "Food/Groceries");
    coffer.done("category", "add", "Home/Rent");

    JsonNode set = coffer.done("budget", "set", "--month", "2026-11", "Groceries", "400");
    assertThat(set.get("toBudget").asString()).isEqualTo("600.00");
    JsonNode moved = coffer.done("budget", "move", "--month", "2026-11", "Groceries", "Rent", "50");
    assertThat(moved.get("categories").get(0).get("budgeted").asString()).isEqualTo("350.00");
    assertThat(
            coffer
                .done("budget", "show", "--month", "2026-12")
                .get("categories")
                .get(1)
                .get("available")
                .asString())
        .isEqualTo("50.00");

    coffer.done(
        "schedule",
        "add",
        "Landlord",
        "--account",
        "Checking",
        "--amount",
        "-950",
        "--start",
        "2026-11-01",
        "--category",
        "Rent");
    coffer.done("schedule", "skip", "Landlord");
    coffer.done("schedule", "enter", "landlord");
    JsonNode schedules = coffer.done("schedule", "list");
    assertThat(schedules.get(0).get("next").asString()).isEqualTo("2027-01-01");

    JsonNode rows = coffer.done("tx", "list", "--category", "Home/Rent", "--payee", "Landlord");
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).get("date").asString()).isEqualTo("2026-12-01");
    assertThat(coffer.done("tx", "list", "--uncategorised")).isEmpty();
    assertThat(coffer.done("tx", "list", "--tag", "none")).isEmpty();

    String[] days = {"--from", "2026-11-01", "--to", "2026-12-31"};
    JsonNode spending =
        coffer.done("report", "spending", "--by", "payee", days[0], days[1], days[2], days[3]);
    assertThat(spending.get("total").asString()).isEqualTo("-950.00");
    assertThat(spending.get("rows").get(0).get("name").asString()).isEqualTo("Landlord");
    JsonNode worth = coffer.done("report", "net-worth", days[0], days[1], days[2], days[3]);
    assertThat(worth.get("total").asString()).isEqualTo("50.00");
    JsonNode flow = coffer.done("report", "cash-flow", days[0], days[1], days[2], days[3]);
    assertThat(flow.get("rows").get(1).get("out").asString()).isEqualTo("-950.00");
    assertThat(coffer.json("budget", "show", "--month", "soon").exit()).isEqualTo(2);
    assertThat(coffer.json("schedule", "enter", "Nobody").exit()).isEqualTo(3);
  }
}
