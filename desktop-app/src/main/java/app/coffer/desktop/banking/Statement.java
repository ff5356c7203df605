package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.BankLine;
import app.coffer.desktop.banking.BankImport.RowProblem;
import app.coffer.desktop.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * What a file says about one account.
 *
 * @param name what tells it from others in the same file: the last digits of its number, or empty
 * @param currency ISO 4217; empty where the file does not say, so that it is the account's
 * @param opening the first balance in the file
 * @param closing the last balance in the file
 */
record Statement(
    String name,
    Optional<String> currency,
    List<BankLine> lines,
    List<RowProblem> problems,
    Optional<Money> opening,
    Optional<Money> closing,
    List<Finding> notes) {
  Statement {
    lines = List.copyOf(lines);
    problems = List.copyOf(problems);
    notes = List.copyOf(notes);
  }

  /** The notes in English. */
  List<String> warnings() {
    return notes.stream().map(Finding::english).toList();
  }
}
