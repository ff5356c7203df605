package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.bring.Habits.Part;
import app.coffer.desktop.banking.bring.Habits.Test;
import app.coffer.desktop.banking.bring.Note.What;
import app.coffer.desktop.banking.bring.Tables.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Actual's rules. One comes over whole or not at all: with a condition less it would do its work
 * where it never did.
 */
final class ActualRules {
  private static final JsonMapper JSON = new JsonMapper();

  private final Gathering into;
  private final Map<String, String> payees;
  private final UnaryOperator<String> category;

  /**
   * @param payees names; empty for other sides of transfers
   * @param category the one that a category became
   */
  ActualRules(Gathering into, Map<String, String> payees, UnaryOperator<String> category) {
    this.into = into;
    this.payees = payees;
    this.category = category;
  }

  /** Takes a rule, or tells it as not brought. */
  void take(Row row) {
    Optional<Brought.Rule> rule = rule(row);
    if (rule.isPresent()) {
      into.rule(rule.get());
    } else {
      into.notes.add(What.RULES, "");
    }
  }

  private Optional<Brought.Rule> rule(Row row) {
    boolean any = row.text("conditions_op").equals("or");
    List<Test> tests = new ArrayList<>();
    String account = "";
    List<JsonNode> conditions = parts(row.text("conditions"));
    for (JsonNode each : conditions) {
      String field = each.path("field").asString("");
      List<String> values = values(each);
      boolean alone = values.size() == 1 || conditions.size() == 1;
      if (values.isEmpty() || !alone) {
        return Optional.empty();
      }
      any |= values.size() > 1;
      if (List.of("account", "acct").contains(field)) {
        if (any || !account.isEmpty() || !op(each, "is") || !into.hasAccount(values.getFirst())) {
          return Optional.empty();
        }
        account = values.getFirst();
      } else {
        List<Test> of = tests(field, each, values);
        if (of.isEmpty()) {
          return Optional.empty();
        }
        tests.addAll(of);
      }
    }
    return any && !account.isEmpty() ? Optional.empty() : sets(row, any, tests, account);
  }

  private Optional<Brought.Rule> sets(Row row, boolean any, List<Test> tests, String account) {
    String payee = "";
    String set = "";
    for (JsonNode each : parts(row.text("actions"))) {
      String value = each.path("value").asString("");
      String known =
          switch (op(each, "set") ? each.path("field").asString("") : "") {
            case "payee", "description" -> payee = payees.getOrDefault(value, "");
            case "category" -> set = category.apply(value);
            default -> "";
          };
      if (known.isBlank()) {
        return Optional.empty();
      }
    }
    String name = !tests.isEmpty() ? tests.getFirst().text() : payee.isBlank() ? "*" : payee;
    return Optional.of(new Brought.Rule(name, any, tests, account, payee, set));
  }

  /** None where they cannot be said. */
  private List<Test> tests(String field, JsonNode condition, List<String> values) {
    boolean whole = op(condition, "is") || op(condition, "oneOf");
    if (!whole && !op(condition, "contains")) {
      return List.of();
    }
    List<Test> tests = new ArrayList<>();
    for (String value : values) {
      switch (field) {
        // the bank's words stand beside others
        case "imported_payee", "imported_description" ->
            tests.add(new Test(Part.BANK, false, value));
        case "notes" -> tests.add(new Test(Part.NOTES, whole, value));
        case "payee", "description" ->
            tests.add(new Test(Part.PAYEE, whole, whole ? payees.getOrDefault(value, "") : value));
        default -> {
          return List.of();
        }
      }
    }
    return tests.stream().anyMatch(test -> test.text().isBlank()) ? List.of() : tests;
  }

  private static boolean op(JsonNode part, String op) {
    return part.path("op").asString("").equals(op);
  }

  private static List<String> values(JsonNode condition) {
    JsonNode value = condition.path("value");
    if (!value.isArray()) {
      return value.isString() ? List.of(value.asString("")) : List.of();
    }
    List<String> all = new ArrayList<>();
    value.forEach(each -> all.add(each.asString("")));
    return all;
  }

  private static List<JsonNode> parts(String json) {
    List<JsonNode> parts = new ArrayList<>();
    try {
      JSON.readTree(json.isBlank() ? "[]" : json).forEach(parts::add);
    } catch (JacksonException e) {
      // without actions it is told as not brought
      return List.of();
    }
    return parts;
  }
}
