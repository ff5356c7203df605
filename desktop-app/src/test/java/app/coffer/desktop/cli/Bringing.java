package app.coffer.desktop.cli;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What tests of {@code import-from} share. */
final class Bringing {
  private Bringing() {}

  static Command vault(Path folder) {
    var coffer = new Command(folder);
    coffer.done("vault", "create", "--name", "Home", "--currency", "EUR", "--no-passphrase");
    return coffer;
  }

  /** Makes a database of another program. */
  static void database(Path file, List<String> statements) {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
        var statement = connection.createStatement()) {
      for (String each : statements) {
        statement.executeUpdate(each);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> balances(Command coffer) {
    List<String> all = new ArrayList<>();
    for (JsonNode each : coffer.done("account", "list")) {
      all.add(
          each.get("name").asString()
              + " "
              + each.get("balance").asString()
              + " "
              + each.get("currency").asString());
    }
    return all;
  }

  /** Day, amount, payee, and where it went. */
  static List<String> rows(Command coffer) {
    List<String> all = new ArrayList<>();
    for (JsonNode each : coffer.done("tx", "list", "--limit", "500")) {
      StringBuilder row =
          new StringBuilder()
              .append(each.get("date").asString())
              .append(' ')
              .append(each.get("amount").asString())
              .append(' ')
              .append(each.get("payee").asString(""));
      all.add(row.append(where(each)).toString());
    }
    return all;
  }

  private static String where(JsonNode row) {
    String to = row.get("transferTo").asString();
    if (!to.isEmpty()) {
      return " > " + to;
    }
    List<String> lines = new ArrayList<>();
    row.get("lines")
        .forEach(line ->
            lines.add(
                (line.get("transferTo").asString().isEmpty()
                        ? line.get("category").asString()
                        : "> " + line.get("transferTo").asString())
                    + " "
                    + line.get("amount").asString()));
    String category = row.get("category").asString();
    return lines.isEmpty()
        ? (category.isEmpty() ? "" : " " + category)
        : " [" + String.join("|", lines.stream().sorted().toList()) + "]";
  }

  /** Name, amount, next day, and how it repeats. */
  static List<String> schedules(Command coffer) {
    List<String> all = new ArrayList<>();
    for (JsonNode each : coffer.done("schedule", "list")) {
      all.add(
          String.join(
              " ",
              each.get("name").asString(),
              each.get("amount").asString(),
              each.get("next").asString(),
              each.get("repeat").asString()));
    }
    return all;
  }

  /** Name, what they look for, and what they set. */
  static List<String> rules(Command coffer, Path folder) {
    Path file = folder.resolve("rules.json");
    coffer.done("export", "--format", "json", "--out", file.toString());
    List<JsonNode> rules = new ArrayList<>();
    new JsonMapper().readTree(file).get("records").get("rule").forEach(rules::add);
    rules.sort(Comparator.comparingInt(rule -> rule.get("order").asInt()));
    return rules.stream()
        .map(rule ->
            rule.get("name").asString()
                + ": "
                + (rule.get("any").asBoolean() ? "any " : "")
                + rule.get("conditions")
                    .valueStream()
                    .map(each ->
                        each.get("part").asString()
                            + " "
                            + each.get("how").asString()
                            + " "
                            + each.get("text").asString())
                    .collect(Collectors.joining(", "))
                + " > "
                + rule.get("actions")
                    .valueStream()
                    .map(each -> each.has("payee") ? "payee" : "category")
                    .collect(Collectors.joining(", ")))
        .toList();
  }

  static List<String> notes(JsonNode said) {
    List<String> all = new ArrayList<>();
    said.get("notes")
        .forEach(note -> all.add(note.get("what").asString() + " " + note.get("count").asInt()));
    return all;
  }
}
