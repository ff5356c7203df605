package app.coffer.desktop.ui.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.ledger.Statement;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.NewVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.Vaults;
import app.coffer.wire.id.RecordId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a question says of the import that its transaction came with, and of both ends. */
class RelatedTest {
  private final UiContext context =
      new UiContext(
          Background.direct(),
          Words.in(Locale.ENGLISH),
          new Formats(Locale.UK, ZoneOffset.UTC),
          Clock.systemUTC());
  private final Desk desk = new Desk(context);

  @TempDir Path folder;

  @Test
  void aQuestionNamesItsImportAndLeadsToTheNextAboutIt() throws Exception {
    try (OpenVault vault = vault()) {
      List<RecordId> imported = imported(vault);
      List<RecordId> open = List.of(imported.get(0), MemoryLedger.id(99), imported.get(2));

      Related related = related(vault, imported.get(2), open);

      assertThat(related.text())
          .startsWith("Part of the import “bank.csv” of ")
          .endsWith("1 more question is about this import.");
      assertThat(related.others()).containsExactly(imported.get(0));
      assertThat(related.next(open, imported.get(2))).isEqualTo(imported.get(0));
      assertThat(related(vault, imported.get(1), List.of(imported.get(1))).others()).isEmpty();
    }
  }

  @Test
  void whatCameFromNoFileSaysNothing() throws Exception {
    try (OpenVault vault = vault()) {
      assertThat(related(vault, MemoryLedger.id(99), List.of()).text()).isEmpty();
    }
  }

  @Test
  void aTransferIsOneQuestionForBothEnds() throws Exception {
    try (OpenVault vault = vault()) {
      Conflict transfer = desk.transfer();
      Names names = Names.read(desk.source().ledger());
      Related related =
          Related.of(transfer, List.of(), vault.ledger().read(), record -> 0, names, context);
      assertThat(related.text())
          .isEqualTo(
              "Both ends of the transfer between Checking and Savings are decided here together.");
    }
  }

  @Test
  void whatIsReconciledNamesItsStatementAndADeletionTheFilesThatGoAlong() {
    var statement =
        new Statement(
            MemoryLedger.id(99),
            MemoryLedger.CHECKING,
            LocalDate.of(2026, 10, 31),
            MemoryLedger.euro(118_010),
            new TreeSet<>(List.of(desk.rent().record())));
    desk.ledger.statements.add(statement);
    assertThat(about(desk.rent())).isEqualTo("Part of the statement of 31 Oct 2026, 1,180.10.");
    assertThat(about(desk.lidl())).isEmpty();
    assertThat(about(desk.netflix()))
        .isEqualTo("Deleting it takes 2 attachments along. Undoing brings them back.");
  }

  private String about(Conflict asked) {
    return Related.of(asked, List.of(), desk.ledger, record -> 2, Names.NONE, context).text();
  }

  private Related related(OpenVault vault, RecordId record, List<RecordId> open) {
    Conflict like = desk.lidl();
    var question =
        new Conflict(
            record,
            like.entity(),
            like.before(),
            like.provisional(),
            like.sides(),
            like.contested(),
            like.merged(),
            like.foundAt());
    return Related.of(question, open, vault.ledger().read(), each -> 0, Names.NONE, context);
  }

  private OpenVault vault() throws Exception {
    return Vaults.ofThisComputer(Syncing.WHEN_ASKED)
        .create(
            new NewVault(
                folder.resolve("vault"),
                "Home",
                Currency.getInstance("EUR"),
                StarterCategories.NONE,
                "Desk",
                Optional.empty()))
        .vault();
  }

  private List<RecordId> imported(OpenVault vault) throws Exception {
    vault.ledger().addAccount("Cash", AccountType.CASH, Money.of(0, "EUR"));
    RecordId account = vault.ledger().read().accounts().getFirst().account().id();
    Path file =
        Files.writeString(
            folder.resolve("bank.csv"),
            "Date,Payee,Amount\n2026-11-01,Baker,-1.00\n2026-11-02,Grocer,-2.00\n"
                + "2026-11-03,Florist,-3.00\n");
    vault.bankImport().apply(vault.bankImport().review(file, account, BankImport.Options.auto()));
    return vault.ledger().read().rows(RegisterFilter.all(), 0, 9).stream()
        .map(row -> row.transaction().id())
        .toList();
  }
}
