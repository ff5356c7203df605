package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ExportCommandTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** Their ids follow from what they are and from a secret of the vault. */
  private static final Set<String> OTHER_IDS =
      Set.of("profile", "tag", "budget", "budget-month", "goal", "rate");

  @TempDir Path folder;

  @Test
  void aWholeVaultGoesIntoAnEmptyOneWithoutLoss() throws IOException {
    for (int seed : new int[] {1}) {
      var here = vault("here" + seed);
      here.done("demo", "--transactions", "150", "--seed", "" + seed, "--until", "2026-11-20");
      typed(here, "My ");
      Path file = folder.resolve("all" + seed + ".json");
      here.done("export", "--format", "json", "--out", file.toString());

      var there = vault("there" + seed);
      JsonNode taken = there.done("import-from", "coffer", file.toString());
      assertThat(taken.get("transactions").asInt()).isGreaterThanOrEqualTo(150);
      assertThat(there.run("", "verify").exit()).isZero();
      assertThat(there.done("account", "list").toString()).isEqualTo(accounts(here, there));
      assertThat(there.done("budget", "show", "--month", "2026-11"))
          .isEqualTo(here.done("budget", "show", "--month", "2026-11"));
      assertThat(there.done("schedule", "list")).isEqualTo(here.done("schedule", "list"));

      Path again = folder.resolve("again" + seed + ".json");
      there.done("export", "--format", "json", "--out", again.toString());
      assertThat(comparable(again)).isEqualTo(comparable(file));
      assertThat(comparable(file).get("entered")).as("by a schedule").isNotEmpty();
    }
  }

  @Test
  void everyFieldOfAnExportIsDescribed() throws IOException {
    var here = vault("here");
    here.done("demo", "--transactions", "100", "--until", "2026-11-20");
    typed(here, "My ");
    Path file = folder.resolve("all.json");
    here.done("export", "--format", "json", "--out", file.toString());
    JsonNode schema = JSON.readTree(Path.of("..", "docs", "export.schema.json").toFile());
    JsonNode kinds = schema.get("properties").get("records").get("properties");
    JsonNode all = JSON.readTree(file.toFile());
    assertThat(all.propertyNames())
        .containsExactlyElementsOf(schema.get("properties").propertyNames());
    assertThat(all.get("records").propertyNames()).hasSameElementsAs(kinds.propertyNames());
    for (Map.Entry<String, JsonNode> kind : all.get("records").properties()) {
      String name = kinds.get(kind.getKey()).get("items").get("$ref").asString();
      JsonNode described = schema.get("$defs").get(name.substring("#/$defs/".length()));
      for (JsonNode each : kind.getValue()) {
        assertThat(each.propertyNames())
            .as(kind.getKey())
            .hasSameElementsAs(described.get("properties").propertyNames());
      }
    }
  }

  @Test
  void onlyAWholeExportGoesOnlyIntoAnEmptyVault() throws IOException {
    var here = vault("here");
    typed(here, "");
    Path file = folder.resolve("all.json");
    here.done("export", "--format", "json", "--out", file.toString());
    assertThat(here.json("import-from", "coffer", file.toString()).error().get("code").asString())
        .isEqualTo("not-empty");

    Path part = folder.resolve("part.json");
    here.done("export", "--format", "json", "--account", "Checking", "--out", part.toString());
    String text = Files.readString(file);
    List<Path> bad = new ArrayList<>(List.of(part));
    for (String broken :
        List.of(
            text.substring(0, text.length() / 2),
            text.replace("\"version\":2", "\"version\":3"),
            text.replace("\"payee\":[", "\"gadget\":[{}],\"payee\":["),
            text.replace("-30.00 EUR", "-31.00 EUR"),
            text.replace("-30.00 EUR", "-30.00 USD"),
            text.replace("-30.00 EUR", "-30.001 EUR"),
            text.replace("-30.00 EUR", "99999999999999999.00 EUR"),
            text.replace("\"notes\":", "\"noten\":"),
            "{}",
            "[]",
            "null",
            "nothing",
            "[".repeat(100_000))) {
      bad.add(Files.writeString(folder.resolve("bad" + bad.size()), broken));
    }
    var there = vault("there");
    for (Path each : bad) {
      Command.Said said = there.json("import-from", "coffer", each.toString());
      assertThat(said.exit()).as(each.getFileName() + said.err()).isEqualTo(4);
      assertThat(there.done("account", "list")).isEmpty();
    }
    assertThat(there.json("import-from", "coffer", "nowhere.json").exit()).isEqualTo(3);
    there.done("import-from", "coffer", file.toString());
  }

  @Test
  void qifAndOfxAreReadAgainByTheImport() throws IOException {
    var here = vault("here");
    typed(here, "");
    for (String format : List.of("qif", "ofx")) {
      Path file = folder.resolve("all." + format);
      here.done("export", "--format", format, "--account", "Checking", "--out", file.toString());
      var there = vault("there-" + format);
      there.done("account", "add", "--name", "Checking");
      JsonNode read = there.done("import", file.toString(), "--account", "Checking");
      assertThat(read.get("problems")).isEmpty();
      List<String> rows = new ArrayList<>(rows(here));
      if (format.equals("qif")) {
        rows.add("2026-11-01 100.00 Opening Balance");
      }
      assertThat(rows(there)).containsExactlyInAnyOrderElementsOf(rows);
      if (format.equals("ofx")) {
        assertThat(read.get("balance").get("file").asString()).isEqualTo("-5.50");
      }
    }
  }

  @Test
  void aSpreadsheetDoesNotRunWhatAPayeeIsCalled() throws IOException {
    var here = vault("here");
    typed(here, "");
    Path file = folder.resolve("all.csv");
    here.done("export", "--format", "csv", "--out", file.toString());
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.getFirst()).startsWith("Date,Account,Payee,Category,Transfer,Amount,Currency");
    assertThat(lines)
        .anyMatch(line -> line.startsWith("2026-11-01,Checking,\"'=HYPERLINK(\"\"x\"\")\","));
    assertThat(lines).as("both parts").anyMatch(line -> line.contains(",Food/Bread,,-10.00,EUR"));
    assertThat(lines).anyMatch(line -> line.contains(",Food/Milk,,-20.00,EUR"));
    assertThat(lines).anyMatch(line -> line.startsWith("2026-11-03,Savings,,,Checking,70.00,EUR"));
  }

  @Test
  void beancountBalances() throws IOException {
    var here = vault("here");
    typed(here, "");
    Path file = folder.resolve("all.beancount");
    here.done("export", "--format", "beancount", "--out", file.toString());
    String text = Files.readString(file);
    assertThat(text)
        .contains("2026-11-01 open Assets:Checking\n")
        .contains("2026-11-01 * \"Opening balance\"\n  Assets:Checking  100.00 EUR\n")
        .contains("\"=HYPERLINK(\\\"x\\\")\"")
        .contains("  Assets:Checking  -70.00 EUR\n  Assets:Savings  70.00 EUR\n")
        .contains("  Expenses:Food:Bread  10.00 EUR\n  Expenses:Food:Milk  20.00 EUR\n")
        .contains(" #some-day");
    long sum =
        text.lines()
            .filter(line -> line.endsWith(" EUR"))
            .map(line -> line.strip().split(" +"))
            .mapToLong(
                parts -> new java.math.BigDecimal(parts[1]).movePointRight(2).longValueExact())
            .sum();
    assertThat(sum).isZero();
  }

  @Test
  void aFilterLeavesOutTheRest() throws IOException {
    var here = vault("here");
    typed(here, "");
    Path file = folder.resolve("some.csv");
    JsonNode said =
        here.done(
            "export",
            "--format",
            "csv",
            "--account",
            "Checking",
            "--from",
            "2026-11-02",
            "--to",
            "2026-11-02",
            "--out",
            file.toString());
    assertThat(said.get("rows").asInt()).isEqualTo(1);
    assertThat(here.json("export", "--format", "csv", "--out", folder + "/no/where.csv").exit())
        .isNotZero();
    try (var left = Files.list(folder)) {
      assertThat(left.map(each -> each.getFileName().toString()))
          .as("nothing half written")
          .noneMatch(name -> name.endsWith(".part"));
    }
  }

  private Command vault(String name) {
    var coffer = new Command(folder.resolve(name));
    coffer.done("vault", "create", "--name", "Home", "--currency", "EUR", "--no-passphrase");
    return coffer;
  }

  /** What a person may type, with signs that formats use for themselves. */
  private static void typed(Command coffer, String prefix) {
    coffer.done("account", "add", "--name", prefix + "Checking", "--opening", "100.00");
    coffer.done("account", "add", "--name", prefix + "Savings", "--type", "savings");
    coffer.done(
        "tx",
        "add",
        "--account",
        prefix + "Checking",
        "--date",
        "2026-11-01",
        "--payee",
        "=HYPERLINK(\"x\")",
        "--amount",
        "-5.50",
        "--notes",
        "A & B <c> ^ \"d\"",
        "--tags",
        "some day");
    coffer.done(
        "tx",
        "add",
        "--account",
        prefix + "Checking",
        "--date",
        "2026-11-02",
        "--payee",
        "A shop with a name that is longer than 32 letters",
        "--amount",
        "-30.00",
        "--split",
        "Food/Bread=-10.00",
        "--split",
        "Food/Milk=-20.00");
    coffer.done(
        "tx",
        "add",
        "--account",
        prefix + "Checking",
        "--date",
        "2026-11-03",
        "--amount",
        "-70.00",
        "--transfer-to",
        prefix + "Savings");
    coffer.done(
        "schedule",
        "add",
        "Club",
        "--account",
        prefix + "Savings",
        "--amount",
        "-7.00",
        "--start",
        "2026-11-05");
    coffer.done("schedule", "enter", "Club");
  }

  private static List<String> rows(Command coffer) {
    List<String> rows = new ArrayList<>();
    for (JsonNode each : coffer.done("tx", "list", "--account", "Checking")) {
      rows.add(
          String.join(
              " ",
              each.get("date").asString(),
              each.get("amount").asString(),
              each.path("payee").asString("")));
    }
    return rows;
  }

  private static String accounts(Command here, Command there) {
    // what waits for a first sync is the device's own matter
    String status = there.done("account", "list").get(0).get("syncStatus").toString();
    return here.done("account", "list")
        .toString()
        .replaceAll("\"syncStatus\":\"[^\"]*\"", "\"syncStatus\":" + status);
  }

  /** All records without ids that belong to one vault only, in an order of their own. */
  private static Map<String, List<String>> comparable(Path file) throws IOException {
    String text = Files.readString(file);
    for (Map.Entry<String, JsonNode> each :
        JSON.readTree(text).get("enteredBySchedules").properties()) {
      text = text.replace(each.getKey(), each.getValue().asString());
    }
    JsonNode all = JSON.readTree(text);
    var comparable = new TreeMap<String, List<String>>();
    for (Map.Entry<String, JsonNode> kind : all.get("records").properties()) {
      List<String> records = new ArrayList<>();
      for (JsonNode each : kind.getValue()) {
        if (OTHER_IDS.contains(kind.getKey())) {
          ((ObjectNode) each).remove("id");
        }
        char[] letters = each.toString().toCharArray();
        if (kind.getKey().equals("statement")) {
          Arrays.sort(letters); // its transactions stand in the order of their ids
        }
        records.add(new String(letters));
      }
      records.sort(null);
      comparable.put(kind.getKey(), records);
    }
    List<String> entered = new ArrayList<>(all.get("enteredBySchedules").propertyNames());
    entered.sort(null);
    comparable.put("entered", entered);
    return comparable;
  }
}
