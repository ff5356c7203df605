package app.coffer.desktop.vault;

import app.coffer.desktop.banking.BankImport;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;

/** Refuses every file, and says so, until the readers of bank files are joined to the vault. */
final class NoBankFiles implements BankImport {
  private static final String WHY = "This build reads no bank files";

  @Override
  public Review review(Path file, RecordId account, Options options) throws UnreadableFile {
    throw new UnreadableFile(WHY);
  }

  @Override
  public CsvColumns columns(Path file) throws UnreadableFile {
    throw new UnreadableFile(WHY);
  }

  @Override
  public Applied apply(Review review) {
    throw new IllegalArgumentException("a review that this did not make");
  }
}
