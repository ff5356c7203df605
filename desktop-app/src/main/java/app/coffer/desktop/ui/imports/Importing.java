package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.banking.BankImport.Applied;
import app.coffer.desktop.banking.BankImport.Progress;
import app.coffer.desktop.banking.CsvProfiles;
import app.coffer.desktop.banking.ImportHistory;
import app.coffer.desktop.banking.OwnTransfers;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What of a vault an import works with. */
record Importing(
    BankImport files,
    LedgerReader ledger,
    CsvProfiles profiles,
    ImportHistory history,
    OwnTransfers transfers) {

  static Importing of(OpenVault vault) {
    return new Importing(
        vault.bankImport(),
        vault.ledger().read(),
        vault.books().profiles(),
        vault.books().imports(),
        vault.books().transfers());
  }

  /** Writes a part as it was decided, and remembers its columns where the person wants that. */
  Applied apply(ImportPart part, Progress progress) {
    if (part.review() == null) {
      throw new IllegalStateException("a part is reviewed before it is written");
    }
    Applied applied = files.apply(part.review().decided(), progress);
    if (part.columns() != null && !part.remember().isEmpty()) {
      profiles.remember(part.remember(), part.columns());
    }
    return applied;
  }

  ImportResult result(List<ImportPart> parts, Map<ImportPart, Applied> applied) {
    Map<RecordId, AccountBalance> balances = new HashMap<>();
    ledger.accounts().forEach(each -> balances.put(each.account().id(), each));
    List<ImportResult.Part> done =
        parts.stream()
            .filter(part -> part.account() != null && part.review() != null)
            .map(part ->
                new ImportResult.Part(
                    part.name(),
                    part.account(),
                    applied.get(part),
                    balances.get(part.account().id()).balance(),
                    part.review().statement()))
            .toList();
    var result = new ImportResult(done, List.of());
    return new ImportResult(
        done,
        transfers.among(result.batches()).stream()
            .map(pair ->
                new ImportResult.Transfer(
                    pair,
                    balances.get(pair.out().account()).account().name(),
                    balances.get(pair.in().account()).account().name()))
            .toList());
  }
}
