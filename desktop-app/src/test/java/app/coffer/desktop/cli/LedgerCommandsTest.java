package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LedgerCommandsTest {
  @TempDir Path folder;
  private Command coffer;

  @BeforeEach
  void makeVault() {
    coffer = new Command(folder.resolve("vault"));
    JsonNode made =
        coffer.done(
            "vault",
            "create",
            "--name",
            "Home",
            "--currency",
            "EUR",
            "--no-passphrase",
            "--starter",
            "simple",
            "--device",
            "Desktop");
    assertThat(made.get("vault").asString()).hasSize(64);
    assertThat(made.get("device").asString()).hasSize(32);
    assertThat(made.get("recoveryWords")).hasSize(24);
  }

  @Test
  void whatWasMadeIsWhatInfoSays() {
    JsonNode info = coffer.done("vault", "info");

    assertThat(info.get("name").asString()).isEqualTo("Home");
    assertThat(info.get("currency").asString()).isEqualTo("EUR");
    assertThat(info.get("deviceName").asString()).isEqualTo("Desktop");
    assertThat(info.get("passphrase").asBoolean()).isFalse();
  }

  @Test
  void transactionsAreAddedListedChangedAndRemoved() {
    String checking = add("account", "add", "--name", "Checking", "--opening", "100.00");
    add("account", "add", "--name", "Savings", "--type", "savings");
    String lidl =
        add(
            "tx",
            "add",
            "--account",
            "Checking",
            "--date",
            "2026-11-14",
            "--payee",
            "Lidl",
            "--amount",
            "-45.50",
            "--category",
            "Groceries",
            "--notes",
            "milk",
            "--tags",
            "b,a");
    add(
        "tx",
        "add",
        "--account",
        checking.substring(0, 8),
        "--date",
        "2026-11-15",
        "--amount",
        "-20.00",
        "--transfer-to",
        "Savings");
    add(
        "tx",
        "add",
        "--account",
        "Checking",
        "--date",
        "2026-11-16",
        "--payee",
        "Amazon",
        "--amount",
        "-30.00",
        "--split",
        "Leisure/Travel=-10.00",
        "--split",
        "Books/Novels=-20.00");

    JsonNode register = coffer.done("tx", "list", "--account", "Checking");

    assertThat(register).hasSize(3);
    JsonNode split = register.get(0);
    assertThat(split.get("lines")).hasSize(2);
    assertThat(split.get("lines").get(1).get("category").asString()).isEqualTo("Books/Novels");
    JsonNode transfer = register.get(1);
    assertThat(transfer.get("transferTo").asString()).isEqualTo("Savings");
    JsonNode groceries = register.get(2);
    assertThat(groceries.get("id").asString()).isEqualTo(lidl);
    assertThat(groceries.get("category").asString()).isEqualTo("Living/Groceries");
    assertThat(groceries.get("amount").asString()).isEqualTo("-45.50");
    assertThat(groceries.get("tags").get(0).asString()).isEqualTo("a");
    assertThat(groceries.get("syncStatus").asString()).isEqualTo("pending");
    assertThat(balance("Checking")).isEqualTo("4.50");
    assertThat(balance("Savings")).isEqualTo("20.00");

    coffer.done("tx", "edit", lidl.substring(0, 10), "--amount", "-48.00", "--status", "cleared");
    assertThat(balance("Checking")).isEqualTo("2.00");
    JsonNode found = coffer.done("tx", "list", "--search", "lidl milk");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).get("status").asString()).isEqualTo("cleared");
    assertThat(found.get(0).get("payee").asString()).isEqualTo("Lidl");
    assertThat(found.get(0).get("notes").asString()).isEqualTo("milk");

    JsonNode history = coffer.done("history", lidl);
    assertThat(history).hasSize(2);
    assertThat(history.get(0).get("fields").get("amount").asString()).isEqualTo("-48.00");
    assertThat(history.get(1).get("fields").get("amount").asString()).isEqualTo("-45.50");

    coffer.done("tx", "remove", lidl);
    assertThat(coffer.done("tx", "list", "--account", "Checking")).hasSize(2);
    assertThat(coffer.done("verify").get("ok").asBoolean()).isTrue();
  }

  @Test
  void peopleGetTablesAndScriptsGetJson() {
    add("account", "add", "--name", "Checking", "--opening", "1.00");

    Command.Said table = coffer.run("", "account", "list");

    assertThat(table.out()).contains("ACCOUNT").contains("Checking").contains("1.00");
    assertThat(table.err()).isEmpty();
    assertThat(coffer.run("", "--json", "account", "list").json().isArray()).isTrue();
  }

  @Test
  void categoriesAreListedByTheirPath() {
    coffer.done("category", "add", "Food/Bakery");

    JsonNode categories = coffer.done("category", "list");

    assertThat(StreamSupport.stream(categories.spliterator(), false))
        .anySatisfy(category -> {
          assertThat(category.get("path").asString()).isEqualTo("Food/Bakery");
          assertThat(category.get("group").asString()).isEqualTo("Food");
        });
  }

  @Test
  void aSplitThatDoesNotAddUpIsRefusedAndNothingIsWritten() {
    add("account", "add", "--name", "Checking");

    Command.Said said =
        coffer.json(
            "tx",
            "add",
            "--account",
            "Checking",
            "--amount",
            "-10.00",
            "--split",
            "A/B=-3.00",
            "--split",
            "A/C=-4.00");

    assertThat(said.exit()).isEqualTo(4);
    assertThat(said.out()).isEmpty();
    assertThat(said.error().get("code").asString()).isEqualTo("lines-do-not-add-up");
    assertThat(coffer.done("tx", "list")).isEmpty();
  }

  @Test
  void theSameDemoIsMadeFromTheSameSeed() {
    coffer.done("demo", "--transactions", "300", "--seed", "7", "--until", "2026-11-20");
    var other = new Command(folder.resolve("other"));
    other.done("vault", "create", "--name", "Other", "--no-passphrase");
    other.done("demo", "--transactions", "300", "--seed", "7", "--until", "2026-11-20");

    assertThat(other.done("tx", "list")).isEqualTo(coffer.done("tx", "list"));
    assertThat(coffer.done("tx", "list")).hasSize(300);
    assertThat(coffer.done("verify").get("ok").asBoolean()).isTrue();
    assertThat(coffer.json("demo").exit()).isEqualTo(4);
  }

  private String add(String... arguments) {
    return coffer.done(arguments).get("id").asString();
  }

  @Test
  void aPartOfASplitGoesToAnotherAccount() {
    coffer.done("account", "add", "--name", "Giro", "--type", "checking", "--currency", "EUR");
    coffer.done("account", "add", "--name", "Purse", "--type", "cash", "--currency", "EUR");
    coffer.done("account", "add", "--name", "Dollars", "--type", "cash", "--currency", "USD");
    coffer.done(
        "tx",
        "add",
        "--account",
        "Giro",
        "--amount",
        "-90",
        "--split",
        "Food/Groceries=-30",
        "--split-transfer",
        "Purse=-50",
        "--split-transfer",
        "Dollars=-10:11.50");

    JsonNode lines = coffer.done("tx", "list", "--account", "Giro").get(0).get("lines");
    assertThat(lines.get(1).get("transferTo").asString()).isEqualTo("Purse");
    assertThat(balance("Giro")).isEqualTo("-90.00");
    assertThat(balance("Purse")).isEqualTo("50.00");
    assertThat(balance("Dollars")).isEqualTo("11.50");
    JsonNode there = coffer.done("tx", "list", "--account", "Purse").get(0);
    assertThat(there.get("amount").asString()).isEqualTo("50.00");
    assertThat(there.get("transferTo").asString()).isEqualTo("Giro");
  }

  private String balance(String account) {
    return StreamSupport.stream(coffer.done("account", "list").spliterator(), false)
        .filter(each -> each.get("name").asString().equals(account))
        .findFirst()
        .orElseThrow()
        .get("balance")
        .asString();
  }
}
