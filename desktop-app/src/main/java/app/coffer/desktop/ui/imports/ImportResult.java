package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.BankImport.Applied;
import app.coffer.desktop.banking.OwnTransfers;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Optional;

/**
 * What was imported.
 *
 * @param transfers what may be transfers between own accounts
 */
record ImportResult(List<Part> parts, List<Transfer> transfers) {
  ImportResult {
    parts = List.copyOf(parts);
    transfers = List.copyOf(transfers);
  }

  /**
   * One account of one file.
   *
   * @param ledger what the account holds now
   * @param bank what the bank says it holds
   */
  record Part(String name, Account account, Applied applied, Money ledger, Optional<Money> bank) {}

  /** Two lines that may be one, with the names of the accounts. */
  record Transfer(OwnTransfers.Pair pair, String from, String to) {}

  List<RecordId> batches() {
    return parts.stream().flatMap(part -> part.applied().batch().stream()).toList();
  }

  int imported() {
    return parts.stream().mapToInt(part -> part.applied().added() + part.applied().matched()).sum();
  }

  int changed() {
    return parts.stream().mapToInt(part -> part.applied().changed()).sum();
  }

  ImportResult without(List<Transfer> joined) {
    return new ImportResult(
        parts, transfers.stream().filter(each -> !joined.contains(each)).toList());
  }
}
