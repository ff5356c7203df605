package app.coffer.desktop.banking.out;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.LineDraft;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Desktop;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WholeExportTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final String SIGNS = "aZ9 \"\\/{}[],:'<>&=+-@|%#\t\u00e4\u20ac\u4e2d\u0301\u202e";

  @TempDir static Path folder;

  private static byte[] first = {};
  private static String part = "";

  @BeforeAll
  static void export() throws Exception {
    try (OpenVault here = filled(20_261_121)) {
      first = exported(here, RegisterFilter.all());
      part = new String(exported(here, RegisterFilter.all().between(TODAY.minusDays(30), TODAY)));
    }
  }

  @Test
  void putIntoAnotherVaultAndWrittenAgainItIsTheSameToTheByte() throws Exception {
    try (OpenVault there = Desktop.vault(folder.resolve("there"))) {
      there.books().exports().takeIn(Files.write(folder.resolve("first.json"), first));
      byte[] second = exported(there, RegisterFilter.all());
      assertThat(new String(second)).isEqualTo(new String(first));
      assertThat(there.verify()).isEmpty();
    }
    JsonNode all = new JsonMapper().readTree(first);
    for (Map.Entry<String, JsonNode> kind : all.get("records").properties()) {
      assertThat(kind.getValue()).as("records of kind " + kind.getKey()).isNotEmpty();
    }
    assertThat(all.get("enteredBySchedules")).isNotEmpty();
    assertThat(schema().validate(new String(first), InputFormat.JSON)).isEmpty();
  }

  @Test
  void aPartIsAsDescribedAndSaysThatItIsOne() throws Exception {
    JsonNode json = new JsonMapper().readTree(part);
    assertThat(json.get("whole").asBoolean()).isFalse();
    assertThat(json.get("records").get("tx"))
        .isNotEmpty()
        .allMatch(each -> each.get("date").asString().compareTo("2026-10-21") >= 0);
    assertThat(schema().validate(part, InputFormat.JSON)).isEmpty();
  }

  @Test
  void aFileFromBeforeCategoriesHadPlacesIsTaken() throws Exception {
    String before = new String(first).replaceAll(",\"place\":\\d+", "");
    try (OpenVault there = Desktop.vault(folder.resolve("later"))) {
      Path file = Files.writeString(folder.resolve("before.json"), before);
      assertThat(there.books().exports().takeIn(file)).isGreaterThan(200);
    }
  }

  @Test
  void whatIsNotDescribedIsNoExport() throws IOException {
    String empty = "{\"format\":\"coffer-export\",\"version\":1,\"whole\":true,\"records\":{";
    assertThat(schema().validate("{}", InputFormat.JSON)).isNotEmpty();
    assertThat(
            schema().validate(empty + "\"tx\":[{}]},\"enteredBySchedules\":{}}", InputFormat.JSON))
        .isNotEmpty();
    assertThat(
            schema()
                .validate(empty + "\"gadget\":[]},\"enteredBySchedules\":{}}", InputFormat.JSON))
        .isNotEmpty();
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(Path.of("..", "docs", "export.schema.json")));
  }

  private static byte[] exported(OpenVault vault, RegisterFilter filter) throws IOException {
    Path file = folder.resolve("out.json");
    vault.books().exports().write(ExportFormat.JSON, filter, file);
    return Files.readAllBytes(file);
  }

  /** The demo, and what somebody may type. */
  private static OpenVault filled(long seed) throws Exception {
    OpenVault vault = Desktop.vault(folder.resolve("here"));
    vault.fillWithDemo(200, seed, TODAY);
    var random = new Random(seed);
    var account =
        Desktop.done(
            vault
                .ledger()
                .addAccount("Odd " + text(random), AccountType.CASH, Money.of(-5, "EUR")));
    for (int i = 0; i < 30; i++) {
      var draft =
          TransactionDraft.of(
              account.id(),
              TODAY.minusDays(random.nextInt(4_000)),
              "p" + text(random),
              Money.of(random.nextLong(-9_999_999_999L, 9_999_999_999L), "EUR"),
              "");
      Desktop.done(vault.ledger().addTransaction(draft));
    }
    Desktop.done(vault.ledger().addTransaction(purchaseWithCashBack(vault, account.id())));
    var schedules = vault.books().schedules();
    schedules.upcoming(TODAY.minusDays(60), TODAY.plusDays(60)).stream()
        .limit(5)
        .forEach(each ->
            Desktop.done(
                schedules.enter(
                    each.schedule().id(),
                    each.occurrence().named(),
                    each.occurrence().due(),
                    each.expected())));
    var reconciling = vault.books().reconciling();
    var standing = Desktop.done(reconciling.look(account.id(), TODAY, Money.of(0, "EUR")));
    var id = vault.ledger().read().rows(RegisterFilter.of(account.id()), 0, 1).getFirst();
    assertThat(id.transaction().account()).isEqualTo(account.id());
    Desktop.done(reconciling.finish(account.id(), TODAY, standing.cleared()));
    return vault;
  }

  /** A part of it goes to another account, in another currency. */
  private static TransactionDraft purchaseWithCashBack(OpenVault vault, RecordId from) {
    var purse =
        Desktop.done(vault.ledger().addAccount("Purse", AccountType.CASH, Money.of(0, "CHF")));
    return new TransactionDraft(
        from,
        TODAY,
        "Market",
        Money.of(-5_000, "EUR"),
        "",
        null,
        null,
        List.of(
            new LineDraft(null, "", Money.of(-3_000, "EUR"), "food"),
            new LineDraft(
                null, "", Money.of(-2_000, "EUR"), "cash", purse.id(), Money.of(1_860, "CHF"))),
        "",
        "",
        new TreeSet<>(),
        Clearing.UNCLEARED);
  }

  private static String text(Random random) {
    var text = new StringBuilder("x");
    for (int i = random.nextInt(30); i > 0; i--) {
      text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return text.append('x').toString();
  }
}
