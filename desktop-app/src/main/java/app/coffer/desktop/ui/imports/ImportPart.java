package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.BankImport.CsvColumns;
import app.coffer.desktop.banking.BankImport.Format;
import app.coffer.desktop.banking.BankImport.Found;
import app.coffer.desktop.banking.BankImport.Opened;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.ledger.Account;
import org.jspecify.annotations.Nullable;

/**
 * One account of one file, and how far it is. A value: each step gives another one.
 *
 * @param number from 0; stays the same
 * @param account where it goes; null where it is left out
 * @param columns how a CSV is read; null for another format
 * @param review what becomes of it; null while it was not read
 * @param remember under which name the columns are remembered; empty for not at all
 */
record ImportPart(
    int number,
    ImportFile file,
    Opened opened,
    Found found,
    @Nullable Account account,
    @Nullable CsvColumns columns,
    @Nullable ReviewModel review,
    String remember) {

  boolean isCsv() {
    return opened.format() == Format.CSV;
  }

  /** What it is called: the file, and the account in it where that says more. */
  String name() {
    return opened.accounts().size() > 1 && !found.name().isEmpty()
        ? file.name() + ", " + found.name()
        : file.name();
  }

  Options options() {
    return new Options(
        opened.format(), columns, opened.accounts().size() > 1 ? found.name() : null);
  }

  ImportPart into(@Nullable Account other) {
    return new ImportPart(number, file, opened, found, other, columns, null, remember);
  }

  ImportPart read(@Nullable CsvColumns other) {
    return new ImportPart(number, file, opened, found, account, other, null, remember);
  }

  ImportPart reviewed(@Nullable ReviewModel other) {
    return new ImportPart(number, file, opened, found, account, columns, other, remember);
  }

  ImportPart remembered(String name) {
    return new ImportPart(number, file, opened, found, account, columns, review, name);
  }
}
