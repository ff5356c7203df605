package app.coffer.desktop.banking;

import app.coffer.desktop.banking.BankImport.Format;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import java.util.Currency;
import java.util.List;

/**
 * Reads one format. What cannot be read for certain becomes a problem of its row; an amount or a
 * date is never guessed.
 */
sealed interface StatementReader
    permits CamtReader, CsvStatementReader, Mt940Reader, OfxReader, QifReader {

  Format format();

  /** Whether the opening of a file (some thousand characters) is of this format. */
  boolean recognises(String opening);

  /**
   * @param currency the account's, for what the file leaves unsaid
   * @return the accounts in the file; those of one account are one statement
   * @throws UnreadableFile where it holds no statement at all
   */
  List<Statement> read(BankFile file, Currency currency, Options options) throws UnreadableFile;
}
