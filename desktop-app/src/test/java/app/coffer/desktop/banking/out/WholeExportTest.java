package app.coffer.desktop.banking.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coffer.desktop.attachment.Attachments;
import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.banking.ImportBatch;
import app.coffer.desktop.banking.ImportHistory;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.LineDraft;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.Transaction;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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
      attachedFilesAreThere(there);
      importsAreKnown(there);
    }
    JsonNode all = new JsonMapper().readTree(first);
    for (Map.Entry<String, JsonNode> kind : all.get("records").properties()) {
      assertThat(kind.getValue()).as("records of kind " + kind.getKey()).isNotEmpty();
    }
    assertThat(all.get("enteredBySchedules")).isNotEmpty();
    assertThat(all.get("attachments")).hasSize(3);
    assertThat(schema().validate(new String(first), InputFormat.JSON)).isEmpty();
  }

  private static void attachedFilesAreThere(OpenVault there) throws Exception {
    List<Attachments.Entry> all = there.attachments().all();
    assertThat(all).hasSize(3);
    for (Attachments.Entry each : all) {
      Path saved = folder.resolve("saved");
      there.attachments().save(each.id(), saved, true, part -> {});
      assertThat(saved).hasSameBinaryContentAs(folder.resolve(each.name()));
    }
  }

  /** The same file adds nothing, its columns are known, and the import can be taken back. */
  private static void importsAreKnown(OpenVault there) throws Exception {
    ImportBatch batch = there.books().imports().all().getFirst();
    Path file = folder.resolve("bank.csv");
    assertThat(there.books().profiles().own()).hasSize(1);
    assertThat(there.bankImport().open(file).before()).containsExactly(batch);
    var review = there.bankImport().review(file, batch.account(), BankImport.Options.auto());
    assertThat(review.count(BankImport.Verdict.ALREADY)).isEqualTo(2);
    assertThat(there.books().imports().preview(batch.id()))
        .isEqualTo(new ImportHistory.TakenBack(2, 0, 0, 0));
    assertThat(there.books().imports().undo(batch.id(), false).removed()).isEqualTo(2);
  }

  @Test
  void aFileOfTheFirstVersionIsTaken() throws Exception {
    var mapper = new JsonMapper();
    var root = (ObjectNode) mapper.readTree(first);
    root.put("version", 1).remove("attachments");
    ((ObjectNode) root.get("records")).remove(List.of("import", "import-rows", "csv-profile"));
    assertThat(schema().validate(mapper.writeValueAsString(root), InputFormat.JSON)).isEmpty();
    try (OpenVault there = Desktop.vault(folder.resolve("older"))) {
      Path file = Files.write(folder.resolve("older.json"), mapper.writeValueAsBytes(root));
      assertThat(there.books().exports().takeIn(file).rows()).isGreaterThan(200);
    }
  }

  @Test
  void theMembersMayComeInAnyOrderAndContentsMayBeLeftOut() throws Exception {
    var mapper =
        JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    Object sorted = mapper.readValue(first, Map.class);
    Path file = Files.write(folder.resolve("sorted.json"), mapper.writeValueAsBytes(sorted));
    Path without = folder.resolve("without.json");
    try (OpenVault there = Desktop.vault(folder.resolve("sorted"))) {
      assertThat(there.books().exports().takeIn(file).files()).isEqualTo(3);
      Written written =
          there.books().exports().write(ExportFormat.JSON, RegisterFilter.all(), false, without);
      assertThat(written.missing()).isEqualTo(3);
    }
    assertThat(schema().validate(Files.readString(without), InputFormat.JSON)).isEmpty();
    try (OpenVault there = Desktop.vault(folder.resolve("less"))) {
      Written taken = there.books().exports().takeIn(without);
      assertThat(taken.files()).isZero();
      assertThat(taken.missing()).isEqualTo(3);
    }
  }

  @Test
  void attachedFilesThatContradictThemselvesAreRefusedBeforeAnythingIsWritten() throws Exception {
    String whole = new String(first);
    List<String> bad =
        List.of(
            whole.replaceFirst("\"size\":70000", "\"size\":70001"),
            whole.replaceFirst("(\"content\":\")....", "$1!!!!"),
            whole.replaceFirst(
                "(\"attachments\":\\[\\s*\\{\"id\":\"[0-9a-f]{32}\",\"transaction\":\")[0-9a-f]{32}",
                "$1" + "f".repeat(32)),
            whole.replaceFirst("\"attachments\":\\[", "\"attachments\":[7,"));
    try (OpenVault there = Desktop.vault(folder.resolve("bad"))) {
      for (String each : bad) {
        assertThat(each).isNotEqualTo(whole);
        Path file = Files.writeString(folder.resolve("bad.json"), each);
        assertThatExceptionOfType(BankImport.UnreadableFile.class)
            .isThrownBy(() -> there.books().exports().takeIn(file));
        assertThat(there.books().exports().mayTakeIn()).isTrue();
      }
    }
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
      assertThat(there.books().exports().takeIn(file).rows()).isGreaterThan(200);
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
    List<Transaction> entered = new ArrayList<>();
    schedules.upcoming(TODAY.minusDays(60), TODAY.plusDays(60)).stream()
        .limit(5)
        .forEach(each ->
            entered.add(
                Desktop.done(
                    schedules.enter(
                        each.schedule().id(),
                        each.occurrence().named(),
                        each.occurrence().due(),
                        each.expected()))));
    var reconciling = vault.books().reconciling();
    var standing = Desktop.done(reconciling.look(account.id(), TODAY, Money.of(0, "EUR")));
    var id = vault.ledger().read().rows(RegisterFilter.of(account.id()), 0, 1).getFirst();
    assertThat(id.transaction().account()).isEqualTo(account.id());
    Desktop.done(reconciling.finish(account.id(), TODAY, standing.cleared()));
    imported(vault, account.id());
    attached(vault, account.id(), entered.getFirst().id());
    return vault;
  }

  private static void imported(OpenVault vault, RecordId account) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("bank.csv"),
            "Booked;Whom;What;Sum\n14.11.2026;Lidl;Food;-4,50\n13.11.2026;Work;Pay;1.200,00\n");
    BankImport bank = vault.bankImport();
    var columns = bank.columns(file);
    var review = bank.review(file, account, new BankImport.Options(BankImport.Format.CSV, columns));
    assertThat(bank.apply(review).added()).isEqualTo(2);
    vault.books().profiles().remember("My bank", columns);
  }

  /** An empty one, one of several chunks, and one at what a schedule entered. */
  private static void attached(OpenVault vault, RecordId account, RecordId entered)
      throws Exception {
    var rows = vault.ledger().read().rows(RegisterFilter.of(account), 0, 2);
    byte[] scan = new byte[70_000];
    new Random(5).nextBytes(scan);
    Path large = Files.write(folder.resolve("scan.pdf"), scan);
    Path empty = Files.write(folder.resolve("empty.txt"), new byte[0]);
    Path note = Files.writeString(folder.resolve("note & more.txt"), "paid");
    vault.attachments().add(rows.get(0).transaction().id(), large);
    vault.attachments().add(rows.get(1).transaction().id(), empty);
    vault.attachments().add(entered, note);
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
