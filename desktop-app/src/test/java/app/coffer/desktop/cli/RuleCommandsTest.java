package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class RuleCommandsTest {
  @TempDir Path folder;
  private Command coffer;

  @BeforeEach
  void fill() {
    coffer = new Command(folder.resolve("vault"));
    coffer.done("vault", "create", "--name", "Home", "--currency", "EUR", "--no-passphrase");
    coffer.done("account", "add", "--name", "Checking");
    coffer.done("category", "add", "Food/Groceries");
    add("2026-11-02", "LIDL SAGT DANKE", "-48.00");
    add("2026-11-09", "Lidl 1234", "-12.00");
    add("2026-11-10", "Shell", "-61.00");
  }

  private void add(String date, String payee, String amount) {
    coffer.done(
        "tx", "add", "--account", "Checking", "--date", date, "--payee", payee, "--amount", amount);
  }

  @Test
  void aRuleIsAddedPreviewedAndAppliedAsShown() {
    coffer.done(
        "rule",
        "add",
        "Lidl",
        "--if-payee",
        "lidl",
        "--if-amount",
        "-50..-20",
        "--set-payee",
        "Lidl",
        "--set-category",
        "Groceries",
        "--add-tags",
        "food,week");

    JsonNode rules = coffer.done("rule", "list");
    assertThat(rules).hasSize(1);
    assertThat(rules.get(0).get("conditions").get(0).asString())
        .isEqualTo("payee contains \"lidl\"");
    assertThat(rules.get(0).get("conditions").get(1).asString())
        .isEqualTo("amount -50.00..-20.00 EUR");
    assertThat(rules.get(0).get("actions").get(1).asString()).isEqualTo("category Food/Groceries");

    JsonNode preview = coffer.done("rule", "preview", "Lidl");
    assertThat(preview.get("count").asInt()).isEqualTo(1);
    assertThat(preview.get("applied").asInt()).isZero();
    JsonNode effect = preview.get("effects").get(0);
    assertThat(effect.get("before").get("payee").asString()).isEqualTo("LIDL SAGT DANKE");
    assertThat(effect.get("after").get("payee").asString()).isEqualTo("Lidl");
    assertThat(coffer.done("tx", "list", "--category", "Food/Groceries")).isEmpty();

    assertThat(coffer.done("rule", "preview", "--apply").get("applied").asInt()).isEqualTo(1);
    assertThat(coffer.done("tx", "list", "--category", "Food/Groceries")).hasSize(1);
    assertThat(coffer.done("rule", "preview").get("count").asInt()).isZero();
  }

  @Test
  void rulesAreEditedMovedSwitchedOffAndRemoved() {
    for (String name : new String[] {"One", "Two", "Three"}) {
      coffer.done("rule", "add", name, "--if-payee", name, "--set-notes", name);
    }
    coffer.done("rule", "edit", "Three", "--position", "1", "--off", "--name", "First");
    JsonNode rules = coffer.done("rule", "list");
    assertThat(rules.get(0).get("name").asString()).isEqualTo("First");
    assertThat(rules.get(0).get("enabled").asBoolean()).isFalse();
    assertThat(rules.get(2).get("name").asString()).isEqualTo("Two");
    coffer.done("rule", "edit", "First", "--on", "--if-payee", "shell", "--match", "equals");
    assertThat(coffer.done("rule", "preview", "First").get("count").asInt()).isEqualTo(1);
    coffer.done("rule", "remove", "First");
    assertThat(coffer.done("rule", "list")).hasSize(2);
  }

  @Test
  void whatIsMissingOrWrongIsSaid() {
    assertThat(coffer.json("rule", "add", "Empty", "--set-notes", "x").exit()).isEqualTo(2);
    assertThat(
            coffer
                .json(
                    "rule", "add", "Bad", "--if-payee", "(", "--match", "regex", "--set-notes", "x")
                .exit())
        .isEqualTo(4);
    assertThat(coffer.json("rule", "add", "Bad", "--if-amount", "ten", "--set-notes", "x").exit())
        .isEqualTo(2);
    assertThat(coffer.json("rule", "remove", "Nobody").exit()).isEqualTo(3);
    assertThat(coffer.done("rule", "list")).isEmpty();
  }
}
