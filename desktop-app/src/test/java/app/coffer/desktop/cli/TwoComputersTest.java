package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.tour.ServerProcess;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.Vaults;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two vaults, two command lines and a real server in a process of its own. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TwoComputersTest {
  @TempDir static Path folder;
  private static ServerProcess server;
  private static Command desktop;
  private static Command laptop;

  @BeforeAll
  static void pairTwoComputers() throws InterruptedException {
    server = ServerProcess.start(folder.resolve("server"), "127.0.0.1:0");
    desktop = new Command(folder.resolve("desktop"));
    laptop = new Command(folder.resolve("laptop"));
    desktop.done("vault", "create", "--name", "Home", "--no-passphrase", "--device", "Desktop");
    desktop.done("account", "add", "--name", "Before pairing", "--opening", "100.00");
    desktop.done(
        "sync",
        "enable",
        "--server",
        server.address().toString(),
        "--token",
        server.registrationToken());
    Pairing.pair(desktop, laptop, "Laptop");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  /** A lunch of 12.00 in an account of its own, on both computers. */
  private static String lunch(String account) {
    desktop.done("account", "add", "--name", account, "--opening", "100.00");
    String id =
        desktop
            .done(
                "tx",
                "add",
                "--account",
                account,
                "--date",
                "2026-11-14",
                "--payee",
                "Bistro",
                "--amount",
                "-12.00",
                "--category",
                "Food/Lunch")
            .get("id")
            .asString();
    desktop.done("sync", "now");
    laptop.done("sync", "now");
    return id;
  }

  @Test
  void theNewComputerHasEverythingAndBothSeeEachOther() {
    assertThat(balance(laptop, "Before pairing")).isEqualTo("100.00");
    assertThat(laptop.done("vault", "info").get("name").asString()).isEqualTo("Home");
    assertThat(laptop.done("verify").get("ok").asBoolean()).isTrue();
    assertThat(desktop.done("devices", "list"))
        .extracting(device -> device.get("name").asString())
        .containsExactly("Desktop", "Laptop");
    JsonNode status = laptop.done("sync", "status");
    assertThat(status.get("state").asString()).isEqualTo("idle");
    assertThat(status.get("pending").asInt()).isZero();
  }

  @Test
  void changesOfDifferentFieldsMeetWithoutAQuestion() {
    String lunch = lunch("Fields");
    desktop.done("tx", "edit", lunch, "--amount", "-13.00");
    laptop.done("tx", "edit", lunch, "--notes", "with Ana");

    desktop.done("sync", "now");
    laptop.done("sync", "now");
    desktop.done("sync", "now");
    laptop.done("sync", "now");

    for (Command computer : new Command[] {desktop, laptop}) {
      JsonNode transaction = computer.done("tx", "list", "--account", "Fields").get(0);
      assertThat(transaction.get("amount").asString()).isEqualTo("-13.00");
      assertThat(transaction.get("notes").asString()).isEqualTo("with Ana");
      assertThat(computer.done("conflicts", "list")).isEmpty();
    }
  }

  @Test
  void aConflictIsAskedOnBothDecidedOnOneAndSettledOnBoth() {
    String lunch = lunch("Conflict");
    desktop.done("tx", "edit", lunch, "--amount", "-15.00");
    laptop.done("tx", "edit", lunch, "--amount", "-18.00");

    assertThat(desktop.json("sync", "now").exit()).isZero();
    Command.Said asked = laptop.json("sync", "now");
    assertThat(asked.exit()).isEqualTo(6);
    assertThat(asked.json().get("conflicts").asInt()).isEqualTo(1);
    assertThat(desktop.json("sync", "now").exit()).isEqualTo(6);
    assertThat(balance(desktop, "Conflict")).isEqualTo(balance(laptop, "Conflict"));

    JsonNode question = laptop.done("conflicts", "list").get(0);
    JsonNode field = question.get("fields").get(0);
    assertThat(field.get("name").asString()).isEqualTo("amount");
    assertThat(field.get("base").asString()).isEqualTo("-12.00");
    assertThat(field.get("sides"))
        .extracting(side -> side.get("device").asString() + side.get("value").asString())
        .containsExactly("Laptop-18.00", "Desktop-15.00");
    assertThat(question.get("effects").get(0).get("then"))
        .extracting(JsonNode::asString)
        .containsExactly("82.00", "85.00");
    assertThat(laptop.run("", "conflicts", "show", lunch).out()).contains("Bistro", "BEFORE");
    assertThat(laptop.json("conflicts", "resolve", lunch).exit()).isEqualTo(2);

    laptop.done("conflicts", "resolve", lunch, "--take", "Desktop");
    laptop.done("sync", "now");
    desktop.done("sync", "now");

    assertThat(balance(desktop, "Conflict")).isEqualTo("85.00");
    assertThat(balance(laptop, "Conflict")).isEqualTo("85.00");
    assertThat(desktop.done("conflicts", "list")).isEmpty();
    assertThat(laptop.done("conflicts", "list")).isEmpty();
    assertThat(desktop.done("verify").get("ok").asBoolean()).isTrue();
  }

  @Test
  void twoDecisionsOfOneQuestionComeBackWithBothOnBothComputers() {
    String lunch = lunch("Twice decided");
    desktop.done("tx", "edit", lunch, "--amount", "-15.00");
    laptop.done("tx", "edit", lunch, "--amount", "-18.00");
    desktop.done("sync", "now");
    laptop.json("sync", "now");
    desktop.json("sync", "now");
    desktop.done("conflicts", "resolve", lunch, "--take", "Desktop");
    laptop.done("conflicts", "resolve", lunch, "--set", "amount=-16.50");
    desktop.done("sync", "now");
    laptop.json("sync", "now");
    desktop.json("sync", "now");

    for (Command computer : new Command[] {desktop, laptop}) {
      JsonNode again = computer.done("conflicts", "show", lunch);
      assertThat(again.get("origin").asString()).isEqualTo("decided_twice");
      assertThat(again.get("fields").get(0).get("sides"))
          .extracting(side -> side.get("device").asString() + side.get("value").asString())
          .containsExactlyInAnyOrder("Desktop-15.00", "Laptop-16.50");
      assertThat(computer.done("sync", "status").get("conflicts").asInt()).isEqualTo(1);
    }
    desktop.done("conflicts", "resolve", lunch, "--take", "Laptop");
    desktop.done("sync", "now");
    laptop.done("sync", "now");
    assertThat(balance(laptop, "Twice decided")).isEqualTo("83.50");
    assertThat(laptop.done("conflicts", "list")).isEmpty();
  }

  @Test
  void whatASideDoesToTheBudgetIsToldBeforeItIsTaken() {
    String lunch = lunch("Budgeted");
    desktop.done("budget", "set", "--month", "2026-11", "Food/Lunch", "200.00");
    desktop.done("sync", "now");
    laptop.done("sync", "now");
    desktop.done("budget", "set", "--month", "2026-11", "Food/Lunch", "250.00");
    laptop.done("budget", "set", "--month", "2026-11", "Food/Lunch", "300.00");
    desktop.done("sync", "now");
    laptop.json("sync", "now");

    JsonNode question = laptop.done("conflicts", "list").get(0);
    assertThat(question.get("entity").asString()).isEqualTo("budget");
    JsonNode left = null;
    for (JsonNode each : question.get("foreseen")) {
      if (each.get("kind").asString().equals("left")
          && each.get("when").asString().equals("2026-11")) {
        left = each;
      }
    }
    assertThat(left).isNotNull();
    assertThat(left.get("name").asString()).isEqualTo("Food/Lunch");
    var mine = new java.math.BigDecimal(left.get("then").get(0).asString());
    var theirs = new java.math.BigDecimal(left.get("then").get(1).asString());
    assertThat(mine.subtract(theirs)).isEqualByComparingTo("50");
    assertThat(laptop.run("", "conflicts", "list").out()).contains("left Food/Lunch 2026-11 is");
    String id = question.get("id").asString();
    laptop.done("conflicts", "resolve", id, "--take", "1");
    laptop.done("sync", "now");
    desktop.done("sync", "now");
    assertThat(lunch).isNotEmpty();
    assertThat(desktop.done("conflicts", "list")).isEmpty();
  }

  @Test
  void aCategoryAddedTwiceIsAnsweredListedAndUndoneByItsId() {
    lunch("Added twice");
    desktop.done("category", "add", "Food/Pets");
    laptop.done("category", "add", "Food/Pets");
    desktop.done("sync", "now");
    laptop.json("sync", "now");

    JsonNode question = laptop.done("conflicts", "list").get(0);
    assertThat(question.get("title").asString()).isEqualTo("Pets");
    String id = question.get("id").asString();
    laptop.done("conflicts", "resolve", id, "--join");
    JsonNode line = laptop.done("conflicts", "decided", "--limit", "1").get(0);
    assertThat(line.get("record").asString()).isEqualTo(id);
    assertThat(line.get("removed").asBoolean()).isTrue();
    assertThat(line.get("state").asString()).isEqualTo("holds");
    laptop.done("conflicts", "undo", line.get("id").asString());
    laptop.done("conflicts", "resolve", id, "--keep-both");

    laptop.done("sync", "now");
    desktop.done("sync", "now");
    assertThat(desktop.done("conflicts", "list")).isEmpty();
    assertThat(desktop.done("category", "list"))
        .extracting(each -> each.get("name").asString())
        .contains("Pets", "Pets (2)");
  }

  @Test
  void anAccountOfTwoCurrenciesBecomesTwoAccounts() throws Exception {
    desktop.done("account", "add", "--name", "Journey", "--opening", "0");
    desktop.done("sync", "now");
    laptop.done("sync", "now");
    pay(desktop, "USD", "-12.00");
    pay(laptop, "CHF", "-45.00");
    desktop.done("sync", "now");
    laptop.json("sync", "now");

    String id = laptop.done("conflicts", "list").get(0).get("id").asString();
    assertThat(laptop.json("conflicts", "resolve", id, "--second-account").exit()).isEqualTo(2);
    laptop.done("conflicts", "resolve", id, "--take", "Desktop", "--second-account");
    laptop.done("sync", "now");
    desktop.done("sync", "now");
    for (Command computer : new Command[] {desktop, laptop}) {
      assertThat(balance(computer, "Journey")).isEqualTo("-12.00");
      assertThat(balance(computer, "Journey (CHF)")).isEqualTo("-45.00");
      assertThat(computer.done("conflicts", "list")).isEmpty();
      assertThat(computer.done("verify").get("ok").asBoolean()).isTrue();
    }
  }

  /** Gives the empty account a currency, as the window does, and buys something. */
  private static void pay(Command computer, String currency, String amount) throws Exception {
    try (OpenVault vault =
        Vaults.ofThisComputer(Syncing.WHEN_ASKED).open(computer.vault(), Optional::empty)) {
      Account now =
          vault.ledger().read().accounts().stream()
              .map(each -> each.account())
              .filter(each -> each.name().equals("Journey"))
              .findFirst()
              .orElseThrow();
      var then = new Account(now.id(), now.name(), now.type(), Money.of(0, currency), now.closed());
      assertThat(vault.ledger().editAccount(then)).isInstanceOf(Outcome.Done.class);
    }
    computer.done(
        "tx",
        "add",
        "--account",
        "Journey",
        "--date",
        "2026-11-14",
        "--payee",
        "Bistro",
        "--amount",
        amount);
  }

  @Test
  void removedHereAndEditedThereIsKeptUntilSomebodyDecides() {
    String lunch = lunch("Removal");
    desktop.done("tx", "remove", lunch);
    laptop.done("tx", "edit", lunch, "--amount", "-20.00");
    desktop.done("sync", "now");
    assertThat(laptop.json("sync", "now").exit()).isEqualTo(6);
    assertThat(desktop.json("sync", "now").exit()).isEqualTo(6);
    assertThat(desktop.done("tx", "list", "--account", "Removal")).hasSize(1);

    desktop.done("conflicts", "resolve", lunch, "--set", "amount=-19.50", "--keep");
    desktop.done("sync", "now");
    laptop.done("sync", "now");

    assertThat(balance(desktop, "Removal")).isEqualTo("80.50");
    assertThat(balance(laptop, "Removal")).isEqualTo("80.50");
  }

  @Test
  void aNewNameReachesTheOtherComputerAndTheServerLearnsNothing() {
    desktop.done("sync", "now");
    laptop.done("sync", "now");
    JsonNode added = laptop.done("devices", "list").get(0);
    assertThat(added.get("addedBy").asString()).isEqualTo("Desktop");
    assertThat(added.get("platform").asString()).isNotEmpty();
    assertThat(desktop.json("devices", "rename", "Laptop", "a\u202eb").exit()).isNotZero();
    assertThat(desktop.json("devices", "rename", "Nobody", "X").exit()).isEqualTo(3);

    desktop.done("devices", "rename", "Laptop", "Ana’s laptop");
    desktop.done("sync", "now");
    laptop.done("sync", "now");
    assertThat(laptop.done("devices", "list"))
        .extracting(device -> device.get("name").asString())
        .containsExactly("Ana’s laptop", "Desktop");
    assertThat(laptop.done("vault", "info").get("deviceName").asString()).isEqualTo("Ana’s laptop");
    laptop.done("devices", "rename", "Ana’s laptop", "Laptop");
    laptop.done("sync", "now");
    desktop.done("sync", "now");
    assertThat(desktop.done("devices", "list").get(1).get("name").asString()).isEqualTo("Laptop");
  }

  @Test
  void manyAreDecidedByOneRuleListedAndUndoneOnOneComputer() {
    String first = lunch("Rule one");
    String second = lunch("Rule two");
    desktop.done("tx", "edit", first, "--amount", "-15.00");
    laptop.done("tx", "edit", first, "--amount", "-18.00");
    desktop.done("tx", "edit", second, "--amount", "-15.00", "--status", "reconciled");
    laptop.done("tx", "edit", second, "--amount", "-18.00");
    desktop.done("sync", "now");
    laptop.json("sync", "now");
    desktop.json("sync", "now");

    assertThat(laptop.json("conflicts", "resolve", "--all").exit()).isEqualTo(2);
    JsonNode plan = laptop.done("conflicts", "resolve", "--all", "--take", "Desktop", "--dry-run");
    assertThat(plan.get("decided")).extracting(JsonNode::asString).containsExactly(first);
    assertThat(plan.get("left").get(0).get("reason").asString()).isEqualTo("reconciled");
    assertThat(laptop.done("conflicts", "list")).hasSize(2);
    laptop.done("conflicts", "resolve", "--all", "--take", "Desktop");
    laptop.json("sync", "now");
    desktop.json("sync", "now");
    assertThat(balance(desktop, "Rule one")).isEqualTo("85.00");

    JsonNode line = desktop.done("conflicts", "decided", "--limit", "1").get(0);
    assertThat(line.get("device").asString()).isEqualTo("Laptop");
    assertThat(line.get("fields").get(0).get("value").asString()).isEqualTo("-15.00");
    JsonNode undone = laptop.done("conflicts", "undo", "--last");
    assertThat(undone.get("undone")).extracting(JsonNode::asString).containsExactly(first);
    assertThat(laptop.json("conflicts", "undo", "--last").exit()).isEqualTo(4);
    assertThat(laptop.done("conflicts", "list")).hasSize(2);
    laptop.done("conflicts", "resolve", first, "--set", "amount=-16.00");
    laptop.done("conflicts", "resolve", second, "--take", "Desktop");
    laptop.done("sync", "now");
    desktop.done("sync", "now");
    assertThat(balance(desktop, "Rule one")).isEqualTo("84.00");
  }

  @Test
  void whatAnotherComputerPutTogetherIsListedAndAVersionIsRestored() {
    String lunch = lunch("History");
    desktop.done("tx", "edit", lunch, "--amount", "-13.00");
    laptop.done("tx", "edit", lunch, "--notes", "with Ana");
    desktop.done("sync", "now");
    laptop.done("sync", "now");
    desktop.done("sync", "now");
    laptop.done("sync", "now");

    // the one that put it together had both versions; the other may have got only the result
    assertThat(laptop.done("conflicts", "decided", "--merged"))
        .extracting(line -> line.get("record").asString())
        .contains(lunch);
    JsonNode versions = laptop.done("history", lunch);
    JsonNode first = versions.get(versions.size() - 1);
    assertThat(versions.get(0).get("fields").get("amount").asString()).isEqualTo("-13.00");
    laptop.done("restore", lunch, "--revision", first.get("version").asString());
    laptop.done("sync", "now");
    desktop.done("sync", "now");
    JsonNode transaction = desktop.done("tx", "list", "--account", "History").get(0);
    assertThat(transaction.get("amount").asString()).isEqualTo("-12.00");
    assertThat(transaction.get("notes").asString()).isEmpty();
    assertThat(
            desktop.done("conflicts", "settings", "--both-changed", "ask").get("keepDays").asInt())
        .isEqualTo(90);
  }

  private static String balance(Command computer, String account) {
    return StreamSupport.stream(computer.done("account", "list").spliterator(), false)
        .filter(each -> each.get("name").asString().equals(account))
        .map(each -> each.get("balance").asString())
        .findFirst()
        .orElseThrow();
  }
}
