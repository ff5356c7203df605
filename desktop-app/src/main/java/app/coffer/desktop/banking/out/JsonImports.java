package app.coffer.desktop.banking.out;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.CsvProfile;
import app.coffer.desktop.banking.CsvProfileFile;
import app.coffer.desktop.banking.ImportBatch;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a vault can keep the imports and profiles of an export. */
record JsonImports(
    List<ImportBatch> batches, List<ImportBatch.Rows> rows, List<CsvProfile> profiles) {

  void check() throws UnreadableFile {
    for (ImportBatch each : batches) {
      check(each);
    }
    Set<RecordId> ids = batches.stream().map(ImportBatch::id).collect(Collectors.toSet());
    for (ImportBatch.Rows each : rows) {
      if (!ids.contains(each.batch()) || each.rows().size() > ImportBatch.ROWS) {
        throw JsonIntake.broken();
      }
    }
    for (CsvProfile each : profiles) {
      if (!CsvProfileFile.read(each.id(), CsvProfileFile.text(each)).equals(each)) {
        throw JsonIntake.broken();
      }
    }
  }

  private static void check(ImportBatch batch) throws UnreadableFile {
    Money opening = batch.opening();
    Money closing = batch.closing();
    if (opening != null) {
      JsonIntake.fits(opening);
    }
    if (closing != null) {
      JsonIntake.fits(closing);
    }
    boolean currencies =
        opening == null || closing == null || opening.currency().equals(closing.currency());
    if (!currencies
        || batch.at().isBefore(Instant.EPOCH)
        || batch.at().isAfter(Instant.ofEpochSecond(1L << 40))
        || !batch.hash().matches("[0-9a-f]{64}")) {
      throw JsonIntake.broken();
    }
  }
}
